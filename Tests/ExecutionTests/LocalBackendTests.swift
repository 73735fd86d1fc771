import Execution
import Frames
import Plans
import Testing

@Suite struct `Running a plan here` {
  private static let numbers = Frame(
    unchecked: Schema([Field(name: "n", type: .number)]),
    columns: [.number(NumberColumn((1...10).map { Double($0) }))],
    rowCount: 10
  )

  private static func origin(_ verb: String, _ at: Int) -> Origin {
    Origin(verb: verb, lowerBound: at, upperBound: at + 1)
  }

  private static let scan = Plan.scan(
    MemorySource(name: "numbers", frame: numbers),
    columns: ["n"],
    origin("from", 0)
  )

  @Test func `traces the rows of each operator, inputs first`() throws {
    let saying = Procedure(name: "saying") { (frame) throws(PlanError) -> SourceReading in
      SourceReading(frame: frame.gathered([0, 1, 2]), footnotes: [Footnote(.method, "three kept")])
    }
    let plan = Plan.limit(
      .apply(Self.scan, saying, Self.origin("saying", 10)),
      count: 2,
      by: [],
      Self.origin("take", 20)
    )
    let result = try LocalBackend().run(plan)
    #expect(result.trace.map(\.origin.verb) == ["from", "saying", "take"])
    #expect(result.trace.map(\.rowCount) == [10, 3, 2])
    #expect(result.trace[1].footnotes == [Footnote(.method, "three kept")])
    #expect(result.trace[0].footnotes.isEmpty)
    #expect(result.footnotes == result.trace.flatMap(\.footnotes))
  }

  @Test func `both inputs of a union are traced`() throws {
    let result = try LocalBackend().run(.union([Self.scan, Self.scan], Self.origin("append", 5)))
    #expect(result.frame.rowCount == 20)
    #expect(result.trace.map(\.rowCount) == [10, 10, 20])
  }

  @Test func `a failure names the operator that failed`() {
    let failing = Procedure(name: "failing") { (_) throws(PlanError) -> SourceReading in
      throw PlanError(code: "data-1", message: "no")
    }
    let plan = Plan.limit(
      .apply(Self.scan, failing, Self.origin("failing", 10)),
      count: 2,
      by: [],
      Self.origin("take", 20)
    )
    #expect(throws: PlanError(code: "data-1", message: "no", origin: Self.origin("failing", 10))) {
      try LocalBackend().run(plan)
    }
  }
}
