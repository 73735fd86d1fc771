import Execution
import Frames
import Plans
import Semantics
import Syntax
import Testing

@Suite struct `Benchmark` {
  @Test func `gives its columns and leaves the rows as they are`() throws {
    let table = try Fixture.table("get all in latest | benchmark against England")
    #expect(
      table.shownNames == [
        "indicator", "place", "period", "value", "benchmark", "benchmark_period",
        "benchmark_value", "difference", "margin", "rating", "significant",
      ]
    )
    #expect(table.judgementColumns == ["rating", "margin"])
    #expect(table.schema.field("benchmark_period")?.type == .period)
    #expect(table.schema.field("p_adjusted")?.isQuiet == true)
    #expect(table.pending.isEmpty)
  }

  @Test func `the words of the rating are those of what it is set against`() throws {
    let place = try Fixture.failure(
      #"get all | benchmark against England | where rating = "on target""#
    )
    #expect(place.code == "value-1")
    #expect(place.notes.first?.contains("better, similar, worse") == true)
    let target = try Fixture.failure(
      #"get all | benchmark against target | where rating = "better""#
    )
    #expect(target.notes == ["it is one of: on target, off target, no target, not available"])
    #expect(
      try Fixture.table(
        #"get all | benchmark against target, England | where rating in ("off target", "worse")"#
      ).closedWords["rating"]?.contains("no target") == true
    )
  }

  @Test(arguments: [
    ("get all | benchmark against Enland", "name-17"),
    ("get all | benchmark against England using magic", "value-6"),
    ("get all | benchmark against target, target", "name-9"),
    ("get all | benchmark against England, England", "name-9"),
    ("get all | pivot period | benchmark against England", "needs-1"),
    ("get all | benchmark against England | benchmark against region", "name-8"),
    ("get all | summarise n = count() by place | benchmark against England", "needs-1"),
  ])
  func `refuses what it cannot do`(script: String, code: String) throws {
    #expect(try Fixture.failure(script).code == code)
  }

  @Test func `a lost column is named with the step that lost it`() throws {
    let failure = try Fixture.failure("get all | drop value | benchmark against England")
    #expect(failure.message == "benchmark needs a column 'value'; drop took it away")
  }

  @Test func `the second verb that tests owns what shows the test`() throws {
    let table = try Fixture.table("get all in latest | compare | benchmark against England")
    #expect(table.fields.count { $0.name == "significant" } == 1)
    #expect(table.shownNames.contains("direction"))
  }

  @Test func `a group of one's own is one place in for, pooled from its members' counts`() throws {
    let script = """
      let core = places Derby, Leicester
      get "KS2 RWM expected" for core, Derby in 2024
      """
    let table = try Fixture.table(script)
    let result = try LocalBackend().run(table.plan)
    // Equal denominators of 4,800: the mean of 63.5 and 64.5.
    #expect(result.frame["place"]?.displayText(0) == "core")
    guard case .estimate(let values)? = result.frame["value"] else { throw Fixture.NoQuery() }
    #expect(values.point[0] == 64)
    #expect(values.denominator?[0] == 9_600)
    #expect(
      result.footnotes.map(\.text).contains("core pooled from the counts of 2 of 2 members")
    )
  }

  @Test func `a group without counts is refused, with its members as the way out`() throws {
    let failure = try Fixture.failure(
      "let core = places Derby, Leicester\nget \"Recorded crime\" for core"
    )
    #expect(failure.code == "name-24")
    #expect(failure.notes == ["its members:   for each core"])
  }

  @Test func `groups keep to groups of one's own name for their benchmark`() throws {
    let table = try Fixture.table(
      """
      let core = places Derby, Leicester
      get "KS2 RWM expected" for home, core in 2024 | benchmark against core
      """
    )
    let result = try LocalBackend().run(table.plan)
    #expect(result.frame["benchmark_value"]?.displayText(0).contains("64") == true)
  }
}
