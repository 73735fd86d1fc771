import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Inequality` {
  private let injuries = #"get "Injury admissions" for England by deprivation in latest | inequality"#

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

  @Test func `few ordered groups are warned of`() throws {
    let warnings = try Fixture.table(injuries).warnings
    #expect(warnings.isEmpty)
  }
}
