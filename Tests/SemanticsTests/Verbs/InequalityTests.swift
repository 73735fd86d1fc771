import Frames
import Indicators
import Semantics
import Syntax
import Testing

@Suite struct `Inequality` {
  private let injuries =
    #"get "Injury admissions" for England by deprivation in latest | inequality"#

  @Test func `one row a series and dimension, with the first measures`() throws {
    let table = try Fixture.table(injuries)
    #expect(
      table.shownNames == [
        "indicator", "place", "period", "dimension", "groups", "ordered", "difference", "ratio",
        "sii", "rii", "par", "paf", "reason",
      ]
    )
    #expect(table.valueField == nil)
    #expect(table.lost["value"] == "inequality")
    #expect(table.lost["deprivation"] == "inequality")
  }

  @Test func `all adds the rest of the set before the reason`() throws {
    let names = try Fixture.table(injuries + " all").shownNames
    #expect(names.count == 28)
    #expect(names.suffix(3) == ["mld", "ti", "reason"])
  }

  @Test func `later steps are told where a column went`() throws {
    let failure = try Fixture.failure(injuries + " | keep deprivation")
    #expect(failure.message.contains("inequality left it out"))
  }

  @Test(arguments: [
    (#"get "Injury admissions" | inequality"#, "needs-3"),
    (#"get "Injury admissions" by deprivation | inequality using cubic"#, "value-6"),
    (#"get "Injury admissions" by deprivation | inequality against "Decile 11""#, "name-22"),
  ])
  func `refuses what it cannot do`(script: String, code: String) throws {
    #expect(try Fixture.failure(script).code == code)
  }

  /// The fixture with a second scheme of ordered groups for the injuries.
  private func workspace(_ family: String, groups: Int) throws -> Workspace {
    let names = (1...groups).map { "Band \($0)" }
    return try Fixture.workspace(
      moreGroups: names.enumerated().map {
        ["Second scheme", family, $1, "\($0 + 1)", $0 == 0 ? "yes" : ""]
      },
      moreRows: names.map { ["injury", "England", "2023/24", "Second scheme", $0, "80"] }
    )
  }

  @Test func `few ordered groups are warned of`() throws {
    #expect(try Fixture.table(injuries).warnings.isEmpty)
    let warnings = try Fixture.table(
      #"get "Injury admissions" for England by "Second scheme" in latest | inequality"#,
      workspace("income", groups: 3)
    ).warnings
    #expect(warnings.map(\.code) == ["needs-15"])
    #expect(warnings.first?.message.hasPrefix("'Second scheme' has 3 ordered groups") == true)
  }

  @Test func `one known group is too few`() throws {
    let failure = try Fixture.failure(
      #"get "Injury admissions" for England by "Second scheme" in latest | inequality"#,
      workspace("income", groups: 1)
    )
    #expect(failure.code == "needs-9")
  }

  @Test func `two schemes of one kind are an error that names both`() throws {
    let failure = try Fixture.failure(
      #"get "Injury admissions" for England by any in latest | inequality"#,
      workspace("deprivation", groups: 5)
    )
    #expect(failure.code == "needs-10")
    #expect(failure.message.contains("'Deprivation deciles (IMD2019)' and 'Second scheme'"))
  }
}
