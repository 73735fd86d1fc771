import Frames
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
}
