import Foundation
import TestFiles
import Testing

/// Figures that go from one format to another and come back.
@Suite struct RoundTripTests {
  /// Every state and marker, breakdowns, limits, counts, notes of any text, periods of every kind,
  /// columns of every type.
  private static let figures: String = {
    let heading =
      "period,place,indicator,dimension,group,value,lower,upper,numerator,denominator,state,note,"
      + "unit,Ward office,weight,open\n"
    let rows = [
      "2018/19,Coventry,Visits,,,20.10,19.0,21.55,201,1000,provisional,by hand,%,east,2,yes",
      "2019/20,Coventry,Visits,,,12.0,11,13,120,1000,revised;estimated,"
        + "\"said \"\"no\"\", twice\",%,,2.5,no",
      "2020/21,Coventry,Visits,,,[c],,,,,,\"two\nlines\",%,east,3,yes",
      "2021/22,Coventry,Visits,,,z,,,,,,=1+1,%,007,4,no",
      "2022/23,Coventry,Visits,,,[low],,,,,,-,%,west,5.25,yes",
      "2018/19,Derby,Visits,,,7,,,,,break,,%,west,,no",
      "2018/19,Coventry,Visits,Sex,Female,<5,,,,,,,%,west,1,no",
      "2018/19,Coventry,Visits,Sex,Male,0,,,,,unreliable,Łódź – 日本,%,west,1e3,no",
      "2019/20,Derby,Visits,,,n/a,,,,,,,%,,,",
    ]
    let kinds = [
      "2019", "2016-18", "2013/14-15/16", "2022/23 Q4", "2019/20 Q1-Q3", "Apr 2021", "30/06/2021",
      "Year to Jan 2020", "16/11/2021 - 15/11/2022", "FYE 2023", "2015-11-16/P1Y", "Census 2021",
      "Mid-2022", "202021", "201820", "2019/20 (prov)",
    ]
    let others = kinds.enumerated().map {
      "\($1),Coventry,Kind \($0),,,\($0).50,,,,,,,,,\($0),"
    }
    return heading + (rows + others).joined(separator: "\n") + "\n"
  }()

  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(Self.figures, to: "figures.csv")
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> Run {
    let run = try Program.run(arguments, in: folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    return run
  }

  @Test func `a package of figures gives their CSV, and itself again`() throws {
    let query = "get all for all by any"
    try run("import", "figures.csv", "--to", "plan")
    let straight = try run("-c", "use \"figures.csv\"\n\(query)").text
    #expect(try run("-c", "use \"plan\"\n\(query)").text == straight)
    let rows = try folder.text("plan/observations.csv")
    for part in [
      "20.10,19,21.55,201,1000,provisional,by hand",
      "12.0,11,13,120,1000,revised;estimated",
      "suppressed,\"two\nlines\"", "not_applicable,=1+1", "rounds_to_zero,-",
      "7,,,,,break", "suppressed,<5", "Male,0,,,,,unreliable,Łódź – 日本",
      "Apr 2021,,,5.50", "2019/20,,,15.50,,,,,provisional",
    ] {
      #expect(rows.contains(part), "\(part) is not in \(rows)")
    }
    try run("import", "plan", "--to", "again")
    for name in ["observations.csv", "indicators.csv", "places.csv"] {
      #expect(try folder.text("again/\(name)") == folder.text("plan/\(name)"), "\(name)")
    }
  }

  @Test(
    .enabled(if: `Files of other formats`.hasSheets, "libzip, expat or libxlsxwriter is missing")
  )
  func `a workbook gives the CSV of the same answer, decimals and states included`() throws {
    for (name, query) in [
      ("figures", "use \"figures.csv\"\nget all for all by any"),
      ("plain", "from \"figures.csv\""), ("shared", "use \"figures.csv\"\nget all for all"),
    ] {
      try run("-c", "\(query) | to \"\(name)-a.csv\"")
      try run("-c", "\(query) | to \"\(name).xlsx\"")
      let csv = try run("-c", "from \"\(name)-a.csv\"").text
      #expect(csv.split(separator: "\n").count > 2)
      #expect(try run("-c", "from \"\(name).xlsx\"").text == csv)
      try run("-c", "from \"\(name).xlsx\" | to \"\(name)-b.csv\"")
      #expect(try run("-c", "from \"\(name)-b.csv\"").text == csv)
    }
    // Opened as figures, the workbook has their decimals, limits and states.
    try run("import", "shared.xlsx", "--to", "back")
    let rows = try folder.text("back/observations.csv")
    for part in [
      "2018/19,,,20.10,19,21.55,201,1000,provisional",
      "2019/20,,,12.0,11,13,120,1000,revised;estimated",
      "2020/21,,,,,,,,suppressed", "2021/22,,,,,,,,not_applicable", "2022/23,,,,,,,,rounds_to_zero",
      "7,,,,,break", "5.50",
    ] {
      #expect(rows.contains(part), "\(part) is not in \(rows)")
    }
  }
}
