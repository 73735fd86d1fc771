import Execution
import Frames
import Plans
import Semantics
import Syntax
import TestSupport
import Testing

/// What each query of the language page does today, on the fixture.
@Suite struct `The forty queries` {
  enum State: Equatable {
    /// Checks, and the back-end computes it.
    case runs
    /// Checks; the verbs wait for their computation.
    case pending(String)
  }

  static let states: [Int: State] = {
    var states = Dictionary(uniqueKeysWithValues: (1...40).map { ($0, State.runs) })
    states[40] = .pending("protect")
    return states
  }()

  @Test(arguments: 1...40)
  func `checks, and runs where its verbs are built`(number: Int) throws {
    let tables = try Fixture.check(fortyQueries[number - 1])
    #expect(!tables.isEmpty)
    let pending = tables.flatMap(\.pending)
    #expect(pending.allSatisfy { $0.code == "later-1" })
    let verbs = pending.map { $0.message.split(separator: "'").first.map(String.init) ?? "" }
    let state: State = verbs.isEmpty ? .runs : .pending(verbs.joined(separator: ", "))
    #expect(state == Self.states[number])
    for table in tables where table.pending.isEmpty {
      let frame = try LocalBackend().run(table.plan).frame
      for field in table.fields where field.isShown {
        #expect(frame.schema.field(field.name) != nil, "\(field.name)")
      }
      // The fixture has no figure off its parts, no place that differs more than chance, and
      // Coventry is nowhere better than England there.
      if ![10, 16, 23, 28, 30, 31, 37].contains(number) { #expect(frame.rowCount > 0) }
    }
  }

  /// Columns of the page's arrows, for the queries with verbs that wait.
  @Test(arguments: [
    (6, ["indicator", "period", "value", "base", "target", "margin"]),
    (
      10, ["indicator", "period", "value", "benchmark_period", "benchmark_value", "margin"]
    ),
    (11, ["period", "value", "benchmark_value", "difference", "narrowed"]),
    (12, ["place", "value", "rank", "of", "rank_lower", "rank_upper"]),
    (17, ["place", "period", "value", "reference", "gap"]),
    (23, ["indicator", "period", "value", "target", "margin"]),
    (31, ["indicator", "objective", "period", "value", "base", "benchmark_value"]),
    (33, ["period", "dimension", "sii", "rii", "paf"]),
    (39, ["band", "indicators"]),
  ])
  func `has the documented columns`(number: Int, columns: [String]) throws {
    #expect(try Fixture.table(fortyQueries[number - 1]).shownNames == columns)
  }

  @Test func `a query with a verb that waits does not compute anything else`() throws {
    let table = try Fixture.table(#"get "Covid cases" by ethnicity | protect below 8"#)
    let error = #expect(throws: (any Error).self) { try LocalBackend().run(table.plan) }
    #expect("\(String(describing: error))".contains("its computation is not built yet"))
  }
}
