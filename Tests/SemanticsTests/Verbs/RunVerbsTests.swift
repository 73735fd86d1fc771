import Execution
import Frames
import Plans
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

  @Test func `a verb after pool is still checked`() throws {
    let failure = try Fixture.failure(
      #"get "Injury admissions" | pool 3 | trend | where trned = "improving""#
    )
    #expect(failure.code == "name-5" || failure.code == "name-3")
  }

  @Test func `pool, forecast and spc run on the fixture`() throws {
    let pooled = try LocalBackend().run(
      Fixture.table(#"get "Injury admissions" | pool 3 | trend"#).plan
    ).frame
    // Eight windows of ten years are two without overlap.
    #expect(pooled["reason"]?.displayText(0) == "3 periods without overlap, 5 are needed")
    let ahead = try LocalBackend().run(
      Fixture.table(#"get "Employment rate" for home, England | forecast 2"#).plan
    ).frame
    #expect(ahead.rowCount == 24)
    #expect(ahead["period"]?.displayText(11) == "2026")
    #expect(ahead["year"]?.displayText(11) == "2026/27")
    let short = try Fixture.table(#"get "Employment rate" | spc"#)
    let error = #expect(throws: PlanError.self) { try LocalBackend().run(short.plan) }
    #expect(error?.code == "needs-21")
    #expect(error?.message.contains("this series has 10") == true)
  }

  @Test func `pool leaves the table detached and forecast too`() throws {
    for script in ["get all | pool 3", "get all | forecast 2", "get all | trend"] {
      guard case .detached = try Fixture.table(script).attachment else {
        Issue.record("\(script) is attached")
        continue
      }
    }
  }
}
