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
    let tables = try Fixture.check(fortyQueries[number - 1], Fixture.forty.get())
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
      #expect(frame.rowCount > 0)
    }
  }

  // MARK: Figures worked out elsewhere

  private static let figures = "Tests/SemanticsTests/fixtures/forty_observations.csv"

  @Test func `the file of the fixture's figures is the fixture's`() {
    if Repository.isRecording { #expect(Repository.write(Fixture.fortyFile, to: Self.figures)) }
    #expect(Repository.text(Self.figures) == Fixture.fortyFile)
  }

  /// One cell of an answer, as `scripts/reference/forty_answers.py` has it.
  private struct Cell {
    let query: Int
    let row: Int
    let column: String
    let value: String
  }

  private static let cells: [Cell] =
    (Repository.text("Tests/SemanticsTests/fixtures/forty_answers.csv") ?? "")
    .split(separator: "\n").dropFirst().compactMap { line in
      // Only the last cell may hold a comma, in quotes then.
      let parts = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, let query = Int(parts[0]), let row = Int(parts[1]) else { return nil }
      let value = parts[3].filter { $0 != "\"" }
      return Cell(query: query, row: row, column: String(parts[2]), value: value)
    }

  @Test(arguments: [10, 16, 23, 28, 30, 31, 37])
  func `the rows are those of an independent program`(number: Int) throws {
    let expected = Self.cells.filter { $0.query == number }
    #expect(!expected.isEmpty)
    let table = try #require(
      try Fixture.check(fortyQueries[number - 1], Fixture.forty.get()).last
    )
    let frame = try LocalBackend().run(table.plan).frame
    #expect(frame.rowCount == Set(expected.map(\.row)).count)
    for cell in expected where cell.row < frame.rowCount {
      let found = try #require(frame[cell.column], "\(cell.column)")
      let name = "query \(number), row \(cell.row), \(cell.column)"
      switch found {
      case .text(let texts): #expect(texts[cell.row] == cell.value, "\(name)")
      case .period(let periods): #expect(periods[cell.row]?.label == cell.value, "\(name)")
      case .yesNo(let bits): #expect(bits[cell.row] == (cell.value == "yes"), "\(name)")
      case .number(let numbers): try agree(numbers[cell.row], cell.value, name)
      case .estimate(let estimates): try agree(estimates.point[cell.row], cell.value, name)
      }
    }
  }

  private func agree(_ found: Double?, _ expected: String, _ name: String) throws {
    let (found, expected) = (try #require(found, "\(name)"), try #require(Double(expected)))
    #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(name): \(found)")
  }

  // MARK: Columns

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
