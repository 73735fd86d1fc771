import Execution
import Frames
import Plans
import Testing

@Suite struct `Stopping a query` {
  /// Rows that are no longer wanted once they have been read.
  private struct Withdrawn: FrameSource {
    let name = "withdrawn"
    let schema = Schema([Field(name: "n", type: .number)])
    let wish: Cancellation?

    func read(columns: [String]) throws(FrameError) -> SourceReading {
      wish?.request()
      let column = Column.number(NumberColumn([1, 2, nil]))
      return SourceReading(frame: try Frame(schema: schema, columns: [column], rowCount: 3))
    }
  }

  private func plan(_ wish: Cancellation?) -> Plan {
    let origin = Origin(verb: "take", lowerBound: 0, upperBound: 4)
    return .limit(.scan(Withdrawn(wish: wish), columns: ["n"], origin), count: 2, by: [], origin)
  }

  @Test func `ends with its own error between two steps`() throws {
    let wish = Cancellation()
    let error = #expect(throws: PlanError.self) {
      try Cancellation.$current.withValue(wish) { try LocalBackend().run(plan(wish)) }
    }
    #expect(error?.code == "stop-1")
  }

  @Test func `does not happen when nobody asked, or somebody else did`() throws {
    let other = Cancellation()
    other.request()
    let rows = try Cancellation.$current.withValue(Cancellation()) {
      try LocalBackend().run(plan(nil)).frame.rowCount
    }
    #expect(rows == 2)
    #expect(try LocalBackend().run(plan(other)).frame.rowCount == 2)
  }
}
