import Foundation
import Frames
import Notebook
import TestSupport
import Testing

/// Queries of an analyst's own file: which year is meant, what columns are at hand.
@Suite struct OwnFigureTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "cvq-\(UUID().uuidString)"
  )

  /// The shown cells of the last answer to a script that opens the files as `a.csv`, `b.csv` ….
  private func rows(_ files: String..., query: String) throws -> [[String]] {
    let shown = try answer(files, query).shown
    return (0..<shown.rowCount).map { row in shown.columns.map { $0.displayText(row) } }
  }

  private func answer(_ files: [String], _ query: String) throws -> Answer {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in zip(["a", "b", "c"], files) {
      try Data(text.utf8).write(to: folder.appending(path: "\(name).csv"))
    }
    var session = try Session(SessionSettings(baseFolder: folder.path + "/"))
    var last: Answer?
    for query in try session.prepare("use \"a.csv\"\n" + query) { last = try session.run(query) }
    return try #require(last)
  }

  // MARK: Years

  private let years = """
    indicator,place,period,value,year_type
    Absence,Coventry,202122,7.6,Academic
    Absence,Coventry,202223,7.2,Academic
    Absence,Coventry,202324,7.0,Academic
    Referrals,Coventry,2022/23,551,Financial
    Referrals,Coventry,2023/24,540,Financial

    """

  @Test(arguments: [
    ("in 2023/24", ["7", "540"]), ("in 2022/23 to 2023/24", ["7.2", "7", "551", "540"]),
    ("since 2022/23", ["7.2", "7", "551", "540"]), ("in 2023/24 (academic year)", ["7"]),
    ("in 2023/24 (financial year)", ["540"]), ("| where period = 2023/24", ["7", "540"]),
    ("| where year = 2023/24", ["7", "540"]), ("| where period > 2022/23", ["7", "540"]),
    ("| where period in 2022/23 to 2023/24", ["7.2", "7", "551", "540"]),
    ("as at 2023/24", ["7.2", "540"]), ("as at 2023/24 (academic year)", ["7", "540"]),
  ])
  func `a year is each indicator's own`(clause: String, values: [String]) throws {
    #expect(try rows(years, query: "get all \(clause) | keep value").map { $0[0] } == values)
  }

  @Test func `years of one name stand in one row and one column`() throws {
    let columns = try answer([years], "get all since 2022/23 | pivot period").shown.schema.fields
    #expect(columns.count == 4)
    #expect(
      try rows(years, query: "get all | summarise n = count() by year")
        == [["2021/22", "1"], ["2022/23", "2"], ["2023/24", "2"]]
    )
    let pupils = "period,pupils\n2022/23,10\n2023/24,11\n"
    #expect(
      try rows(
        years,
        pupils,
        query: "get Absence since 2022/23 | join \"b.csv\" on period | keep value, pupils"
      ) == [["7.2", "10"], ["7", "11"]]
    )
    #expect(
      try rows(years, query: "get Absence | add i = index_to(value, 2021/22) | keep i").first
        == ["100"]
    )
  }

  @Test func `several kinds of year of one indicator stay apart and can be named`() throws {
    let both = """
      time_period,time_identifier,geographic_level,new_la_code,la_name,indicator,value
      202324,Academic year,Local authority,E08000026,Coventry,Starts,2
      202324,Financial year,Local authority,E08000026,Coventry,Starts,4

      """
    func values(_ clause: String) throws -> [String] {
      try rows(both, query: "get all \(clause) | keep value").map { $0[0] }
    }
    #expect(try values("in 2023/24") == ["4", "2"])
    #expect(try values("in 2023/24 (academic year)") == ["2"])
    #expect(try values("in 2023/24 (financial year)") == ["4"])
    #expect(try answer([both], "get all | pivot period").shown.columns.count == 4)
  }

  @Test func `names of years are offered as a query writes them`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(years.utf8).write(to: folder.appending(path: "a.csv"))
    let settings = SessionSettings(baseFolder: folder.path + "/", use: "a.csv", isPrompt: true)
    let session = try Session(settings)
    let offered = session.completions(before: "get all in ").candidates.map(\.text)
    #expect(offered.filter { $0.hasPrefix("20") } == ["2023/24", "2022/23", "2021/22"])
    let failure = try Answers.failure("get Absence in 2019/20", settings: settings)
    #expect(failure.text.contains("periods with figures: 2021/22, 2022/23, 2023/24"))
  }

  // MARK: Columns

  private let figures = """
    indicator,place,period,value,RAG,Rank,Population
    Bins,"Bristol, City of",2022/23,14,Red,3,100
    Bins,St Helens,2022/23,13,Green,2,200

    """

  @Test func `columns that mean nothing are at hand when named, and in nobody's way`() throws {
    #expect(
      try rows(figures, query: "get all for all | where RAG = \"Red\" | keep place, RAG")
        == [["Bristol, City of", "Red"]]
    )
    #expect(
      try rows(figures, query: "get all for all | keep `Rank (as published)`, Population")
        == [["3", "100"], ["2", "200"]]
    )
    // Neither a verb, nor a new name, nor another table meets them.
    for query in [
      "get all for all | rank | keep place, rank",
      "get all for all | rename value as population | keep place, population",
      "get all for all | join \"b.csv\" on place | keep place, population",
      "get all for all | append \"b.csv\" | keep place, population",
    ] {
      let more = "place,population\nSt. Helens,5\n\"Bristol, City of\",6\n"
      #expect(try !rows(figures, more, query: query).isEmpty, "\(query)")
    }
  }

  @Test func `places that are spelt in two ways meet by their codes, and names say which do not`()
    throws
  {
    let people = "place,place_code,people\nBristol,E06000023,472\nSaint Helens,E08000013,183\n"
    #expect(
      try rows(
        figures,
        people,
        query: """
          let people = from "b.csv" | keep place_code, people
          get all for all | join people on place_code | keep place, people
          """
      ) == [["Bristol, City of", "472"], ["St. Helens", "183"]]
    )
    let answer = try answer(
      [figures, people],
      "get all for all | join \"b.csv\" on place | keep place, people"
    )
    #expect(
      answer.footnotes.contains {
        $0.text == "join: 0 matched, 2 unmatched (Bristol, City of; St. Helens)"
      }
    )
  }

  @Test func `a sign behind every number is the unit`() throws {
    let signs = """
      indicator,place,period,value
      Recycled,Coventry,2021/22,45%
      Recycled,Coventry,2022/23,47%
      Spend,Coventry,2021/22,£1.2m
      Spend,Coventry,2022/23,"£900,000"
      Days,Coventry,2021/22,4
      Days,Coventry,2022/23,5

      """
    #expect(
      try rows(signs, query: "get all in 2021/22 | keep indicator, value, unit").map {
        $0.dropFirst(1)
      }
        == [["45", "%"], ["1200000", "£"], ["4", ""]]
    )
  }
}
