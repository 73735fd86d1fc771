import Indicators
import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Protect` {
  @Test func `takes its numbers from the policy, or from the step`() throws {
    let table = try Fixture.table(#"get "Covid cases" by ethnicity | protect"#)
    #expect(table.isProtected)
    #expect(table.shownNames == ["indicator", "place", "period", "ethnicity", "value"])
    #expect(
      try Fixture.failure(#"get "Covid cases" by ethnicity | protect below 1"#).code == "value-5"
    )
  }

  @Test(arguments: [
    "sort value", "take 3", "keep value", "drop place", "pivot ethnicity", "to csv",
  ])
  func `steps that change no figure may follow`(step: String) throws {
    #expect(
      try Fixture.table(#"get "Covid cases" by ethnicity | protect | "# + step).pending.count >= 1
    )
  }

  @Test(arguments: ["add x = value * 2", "compare", "summarise sum(value)", "where value > 5"])
  func `steps that could undo it may not`(step: String) throws {
    let failure = try Fixture.failure(#"get "Covid cases" by ethnicity | protect | "# + step)
    #expect(failure.code == "order-7")
  }

  // MARK: Policy

  private func refusal(_ script: String) throws -> Diagnostic? {
    let workspace = try Fixture.workspace(protected: true)
    let table = try Fixture.table(script, workspace)
    return table.needsProtection(workspace, at: SourceRange(0, 0))
  }

  @Test(arguments: [
    #"get "Covid cases" by ethnicity"#,
    #"get "Covid cases" by ethnicity | pivot ethnicity"#,
    #"get "Covid cases" by ethnicity | keep value"#,
    #"get "Covid cases" by ethnicity | summarise most = max(value)"#,
    #"get "Healthy life expectancy" by sex | gap"#,
    #"""
    let cases = get "Covid cases" by ethnicity
    from cases
    """#,
    #"""
    let cases = get "Covid cases" by ethnicity | rename value as cases | keep place, cases
    get "Recorded crime" | join cases on place
    """#,
  ])
  func `figures of groups may not leave without it`(script: String) throws {
    let refusal = try #require(try refusal(script))
    #expect(refusal.code == "policy-1")
    #expect(refusal.message == "Fixture lets figures of groups leave only through protect")
    #expect(refusal.notes.first == "totals may leave:   get … without by")
  }

  @Test(arguments: [
    "get all | to csv",
    "get all | benchmark against England",
    #"get "Covid cases" by ethnicity | protect | pivot ethnicity"#,
  ])
  func `totals and protected tables may`(script: String) throws {
    #expect(try refusal(script) == nil)
  }

  @Test func `to refuses while the script is checked`() throws {
    let workspace = try Fixture.workspace(protected: true)
    for destination in ["csv", "\"cases.csv\""] {
      let script = #"get "Covid cases" by ethnicity | to "# + destination
      #expect(try Fixture.failure(script, workspace).code == "policy-1")
    }
  }

  @Test func `without the policy everything may leave`() throws {
    let workspace = try Fixture.workspace()
    let table = try Fixture.table(#"get "Covid cases" by ethnicity"#, workspace)
    #expect(table.needsProtection(workspace, at: SourceRange(0, 0)) == nil)
  }
}
