import Foundation
import Testing

@Suite struct ImportTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    _ = try folder.write(
      """
      period,place,indicator,dimension,group,value,lower,upper,numerator,denominator,state,note,unit,Ward office
      2018/19,Coventry,"Visits, all",,,20.10,19,21.5,201,1000,provisional,counted by hand,%,east
      2019/20,Coventry,"Visits, all",,,[c],,,,,,,%,east
      2019/20,Coventry,"Visits, all",Reader,Young,<5,,,,,,,%,west
      2019/20,Coventry,"Visits, all",Reader,Old,0,,,,,,,%,west
      2020/21,Atlantis,"Visits, all",,,n/a,,,,,,"said ""no"" once",%,
      2021/22,Coventry,"Visits, all",,,z,,,,,,,%,
      2021/22,Coventry,Loans,,,[low],,,,,,,,
      2022/23,Coventry,Loans,,,5 r,,,,,,,,
      2022/23,Coventry,Loans,,,5 r,,,,,,,,

      """,
      to: "figures.csv"
    )
  }

  private func run(_ arguments: String...) throws -> Run {
    try Program.run(arguments, in: folder)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
  }

  @Test func `a package of a file gives the same answers`() throws {
    let made = try run("import", "figures.csv", "--to", "plan")
    #expect(made.exitCode == 0, "\(made.messages)")
    #expect(
      made.messages.contains("plan: observations.csv (8), indicators.csv (2), places.csv (2)")
    )
    #expect(made.messages.contains("to complete by hand: polarity of 2 in indicators.csv"))
    for query in [
      "get all for all", "get all for all by any", "from indicators", "from places | take 3",
      "get \"Visits, all\" | compare first",
    ] {
      let straight = try run("-c", "use \"figures.csv\"\n\(query)")
      let packed = try run("-c", "use \"plan\"\n\(query)")
      #expect(straight.exitCode == packed.exitCode)
      if !query.hasPrefix("from places") { #expect(straight.text == packed.text, "\(query)") }
    }
  }

  @Test func `markers, states, notes and plain columns go over`() throws {
    _ = try run("import", "figures.csv", "--to", "plan")
    let rows = try text("plan/observations.csv")
    #expect(rows.contains("2018/19,,,20.10,19,21.5,201,1000,provisional,counted by hand,east"))
    #expect(rows.contains("2019/20,,,,,,,,suppressed,,east"))
    #expect(rows.contains("2019/20,Reader,Young,,,,,,suppressed,<5,west"))
    #expect(rows.contains("rounds_to_zero"))
    #expect(rows.contains("\"said \"\"no\"\" once\""))
    let description = try text("plan/datapackage.json")
    #expect(description.contains("\"home\": \"E08000026\""))
    #expect(try JSONSerialization.jsonObject(with: Data(description.utf8)) is [String: Any])
  }

  @Test func `the place that a package is about can be chosen`() throws {
    let made = try run("import", "figures.csv", "--home", "Atlantis", "--to", "plan")
    #expect(made.messages.contains("; home Atlantis"), "\(made.messages)")
    #expect(try text("plan/datapackage.json").contains("\"home\": \"Atlantis\""))
    let answer = try run("-c", "use \"plan\"\nget all | keep place")
    #expect(answer.text == "place\nAtlantis\n", "\(answer.messages)")
    let wrong = try run("import", "figures.csv", "--home", "Atlantas", "--to", "other")
    #expect(wrong.exitCode == 3)
    #expect(wrong.messages == "no place is called 'Atlantas'; similar: 'Atlantis'\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "other").path))
  }

  @Test func `a folder with something in it is left alone`() throws {
    _ = try run("import", "figures.csv", "--to", "plan")
    let before = try text("plan/observations.csv")
    let again = try run("import", "figures.csv", "--to", "plan")
    #expect(again.exitCode == 1)
    #expect(again.messages == "the folder 'plan' is not empty; nothing was written\n")
    #expect(try text("plan/observations.csv") == before)
    let file = try run("import", "figures.csv", "--to", "figures.csv")
    #expect(file.exitCode == 1)
    #expect(file.messages == "'figures.csv' is a file, not a folder\n")
  }

  @Test func `a file that cannot be read makes no folder`() throws {
    _ = try folder.write("library,2018/19\nCentral,5\n", to: "visits.csv")
    let run = try run("import", "visits.csv", "--to", "plan")
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("visits.csv has no layout that is known here"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "plan").path))
  }

  @Test func `a completed catalogue is used`() throws {
    _ = try run("import", "figures.csv", "--to", "plan")
    var catalogue = try text("plan/indicators.csv").split(separator: "\n").map(String.init)
    let heading = catalogue[0].split(separator: ",", omittingEmptySubsequences: false)
    let at = try #require(heading.firstIndex(of: "polarity"))
    for row in 1..<catalogue.count where catalogue[row].hasPrefix("Loans") {
      var cells = catalogue[row].split(separator: ",", omittingEmptySubsequences: false)
      cells[at] = "higher"
      catalogue[row] = cells.joined(separator: ",")
    }
    _ = try folder.write(catalogue.joined(separator: "\n") + "\n", to: "plan/indicators.csv")
    let answer = try run(
      "-c",
      "use \"plan\"\nfrom indicators | where polarity = \"higher\" | keep indicator"
    )
    #expect(answer.text == "indicator\nLoans\n")
  }
}

@Suite struct LoadReportTests {
  private func messages(_ text: String, _ arguments: [String] = []) throws -> String {
    let folder = try Folder()
    _ = try folder.write(text, to: "own.csv")
    return try Program.run(arguments + ["-c", "use \"own.csv\"\nget all"], in: folder).messages
  }

  @Test func `a clean file takes one line`() throws {
    #expect(
      try messages("period,place,indicator,value\n2019,Coventry,Visits,5\n2020,Coventry,Visits,6\n")
        == "own.csv  own CSV: 2 rows → 2 figures, 1 indicator, 1 place, 2 periods; home Coventry\n"
    )
  }

  @Test func `home without figures comes first, with how to choose`() throws {
    let said = try messages("period,place,indicator,value\n2019,Leeds,Visits,5\n")
    #expect(
      said.hasPrefix(
        "home Coventry has no figures here; 1 place has: .set home \"Leeds\", --home \"Leeds\", or "
          + "let home = places \"Leeds\"\n"
      )
    )
  }

  @Test func `never more than eight lines, and all of it as objects`() throws {
    let rows = (0..<40).map { at in
      "20\(10 + at % 9),Nowhere \(at % 20),Visits \(at % 3),\(at % 4 == 0 ? "c" : "\(at)"),\(at),9\(at),x\n"
    }
    let text =
      "period,place,indicator,value,numerator,denominator,remark\n" + rows.joined()
      + "2010,Leeds,Visits 0,5,,,\n2010,Leeds,Visits 0,6,,,\n2011,Leeds,Visits 0,7,,,\n"
      + "2011,Leeds,Visits 0,7,,,\n"
    let said = try messages(text).split(separator: "\n")
    #expect(said.count { $0.hasPrefix("  ") } <= 7)
    #expect(said.contains { $0.contains("2 rows have another value for a key, refused") })
    #expect(said.contains { $0.contains("1 row repeats another") })
    #expect(said.contains { $0.contains("10 without a value: 10 suppressed") })
    let objects = try messages(text, ["--errors", "json"]).split(separator: "\n")
    #expect(objects.count > 5)
    for line in objects {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["code"] is String)
    }
    #expect(objects.contains { $0.contains("data-7") })
  }
}
