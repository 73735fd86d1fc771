import Frames
import Plans
import Testing

struct PlanTests {
  private let here = Origin(verb: "sort", lowerBound: 1, upperBound: 5)
  private let there = Origin(verb: "join", lowerBound: 8, upperBound: 12)

  private var source: Plan {
    .scan(MemorySource(name: "t", frame: .empty(Schema([]))), columns: [], here)
  }

  @Test func `every operator knows its step and what it reads`() {
    let procedure = Procedure(name: "p") { frame throws(PlanError) in SourceReading(frame: frame) }
    let single: [Plan] = [
      .filter(source, where: [], there), .project(source, [], there),
      .aggregate(source, by: [], [], rollup: false, there), .window(source, [], there),
      .sort(source, [], there), .limit(source, count: 1, by: [], there),
      .pivot(source, names: "a", values: [], keys: [], there),
      .unpivot(source, columns: [], into: "a", there), .apply(source, procedure, there),
    ]
    for plan in single {
      #expect(plan.origin == there)
      #expect(plan.inputs.map(\.origin) == [here])
    }
    #expect(source.inputs.isEmpty && source.origin == here)
    let join = Plan.join(source, .union([source, source, source], there), on: [], there)
    #expect(join.inputs.map(\.origin) == [here, there])
    #expect(join.inputs.last?.inputs.count == 3)
  }

  @Test func `an error keeps the first step it was met in`() {
    let error = PlanError(code: "x-1", message: "m").at(here)
    #expect(error.origin == here)
    #expect(error.at(there).origin == here)
  }
}
