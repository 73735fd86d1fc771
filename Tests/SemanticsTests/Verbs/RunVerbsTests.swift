import Frames
import Semantics
import Syntax
import Testing

/// Verbs that need a run of periods.
@Suite struct `Verbs along a series` {
  @Test func `spc keeps the rows and adds its limits`() throws {
    let table = try Fixture.table(#"get "Recorded crime" | spc using xmr"#)
    #expect(
      table.shownNames.suffix(4) == ["centre", "lower_limit", "upper_limit", "signal"]
    )
    let failure = try Fixture.failure(
      #"get "Recorded crime" | spc | where signal = "outlier""#
    )
    #expect(failure.notes == ["it is one of: outside limits, shift, none"])
  }

  @Test(arguments: [
    (#"get "Recorded crime" last 5 | spc"#, "needs-11"),
    (#"get "Recorded crime" in latest | forecast 1"#, "needs-11"),
    (#"get "Recorded crime" last 10 | forecast 6"#, "value-5"),
    (#"get "Recorded crime" | forecast 0"#, "value-5"),
    (#"get "Recorded crime" | forecast 2 using magic"#, "value-6"),
    (#"get "Recorded crime" | pool 1"#, "value-5"),
    (#"get "Recorded crime" last 2 | pool 3"#, "needs-11"),
    (#"get "Recorded crime" | drop period | keep value | summarise n = count() | spc"#, "needs-1"),
  ])
  func `refuses what it cannot do`(script: String, code: String) throws {
    #expect(try Fixture.failure(script).code == code)
  }

  @Test func `forecast says which figures are not figures yet`() throws {
    let table = try Fixture.table(
      #"get "Recorded crime" | forecast 3 | where basis = "forecast""#
    )
    #expect(table.shownNames == ["indicator", "place", "period", "value", "basis"])
  }

  @Test func `pool makes figures of its own`() throws {
    let table = try Fixture.table(#"get "Injury admissions" | pool 3"#)
    #expect(table.shownNames == ["indicator", "place", "period", "value"])
    #expect(table.lost["source"] == "pool")
    let failure = try Fixture.failure(#"get "Injury admissions" | pool 3 | keep source"#)
    #expect(failure.message.contains("pool left it out"))
  }

  @Test func `one verb that waits does not hide what is wrong after it`() throws {
    let failure = try Fixture.failure(
      #"get "Injury admissions" | pool 3 | trend | where trned = "improving""#
    )
    #expect(failure.code == "name-5" || failure.code == "name-3")
    #expect(try Fixture.table(#"get "Injury admissions" | pool 3 | trend"#).pending.count == 2)
  }
}
