import Execution
import Frames
import Notebook
import Plans
import Semantics
import Syntax
import TestSupport
import TestFiles
import Testing

/// What holds for every table and every query, tried on seeded examples.
@Suite struct `Promises of the language` {
  static let tables = [
    "get all for all",
    "get all for all by any",
    "get all for home, region, England in latest | compare",
  ]

  // MARK: Conditions

  @Test(arguments: tables, 0..<16)
  func `a condition and its opposite split a table with nothing lost`(
    table: String,
    seed: Int
  ) throws {
    var conditions = Conditions(seed: UInt64(seed) &* 31 &+ UInt64(table.utf8.count))
    let whole = try answer(table).shown
    let all = lines(whole)
    let names = whole.schema.fields.map(\.name)
    for _ in 0..<4 {
      let condition = conditions.condition(depth: 3)
      let kept = try answer("\(table) | where \(condition)")
      let others = try answer("\(table) | where not (\(condition))")
      let keptRows = lines(kept.frame, names)
      let otherRows = lines(others.frame, names)
      #expect((keptRows + otherRows).sorted() == all.sorted(), "\(condition)")
      #expect(isWithin(keptRows, all), "the order of rows changed: \(condition)")
      #expect(isWithin(otherRows, all), "the order of rows changed: \(condition)")
      expectAccount(of: kept, keptRows.count, all.count, condition)
      expectAccount(of: others, otherRows.count, all.count, "not (\(condition))")
    }
  }

  /// The footer says how many rows are left of how many, whenever some went and some stayed.
  private func expectAccount(of answer: Answer, _ kept: Int, _ all: Int, _ condition: String) {
    let accounts = answer.footnotes.map(\.text).filter { $0.hasPrefix("where kept ") }
    if kept == all {
      #expect(accounts.isEmpty, "\(condition)")
    } else if kept == 0 {
      // Of conditions joined by and it names the one that left nothing.
      let isSaid = answer.footnotes.contains {
        $0.text.hasPrefix("0 rows: ") && $0.text.contains("removed the last ")
      }
      #expect(isSaid, "\(condition)")
    } else {
      #expect(accounts == ["where kept \(kept) of \(all) rows"], "\(condition)")
    }
  }

  @Test(arguments: tables)
  func `a second condition is the same as and`(table: String) throws {
    var conditions = Conditions(seed: 5)
    let names = try answer(table).shown.schema.fields.map(\.name)
    func rows(of script: String) throws -> [String] { lines(try answer(script).frame, names) }
    for _ in 0..<8 {
      let one = conditions.condition(depth: 1)
      let other = conditions.condition(depth: 1)
      let apart = try rows(of: "\(table) | where \(one) | where \(other)")
      let joined = try rows(of: "\(table) | where (\(one)) and (\(other))")
      #expect(apart == joined, "\(one) · \(other)")
      let neither = try rows(of: "\(table) | where not (\(one)) and not (\(other))")
      let notEither = try rows(of: "\(table) | where not ((\(one)) or (\(other)))")
      #expect(neither == notEither, "\(one) · \(other)")
    }
  }

  // MARK: Sorting

  @Test(arguments: ["indicator", "place", "period", "objective", "year", "kind"], ["", " desc"])
  func `a sort leaves equal rows in their order`(key: String, direction: String) throws {
    let columns = "indicator, place, period, value, objective, year, kind"
    let before = try answer("get all for all | keep \(columns)").frame
    let after = try answer("get all for all | keep \(columns) | sort \(key)\(direction)").frame
    let groupsBefore = try groups(before, by: key)
    let groupsAfter = try groups(after, by: key)
    #expect(groupsBefore.count > 1)
    #expect(groupsBefore.contains { $0.value.count > 1 })
    #expect(groupsBefore == groupsAfter)
    let again = try answer(
      "get all for all | keep \(columns) | sort \(key)\(direction) | sort \(key)\(direction)"
    )
    #expect(lines(again.frame) == lines(after))
  }

  @Test func `unknown values stand last either way`() throws {
    for direction in ["", " desc"] {
      let values = try Answers.column("value", of: "get all for all | sort value\(direction)")
      let firstUnknown = try #require(values.firstIndex(of: "–"))
      #expect(values[firstUnknown...].allSatisfy { $0 == "–" })
      #expect(firstUnknown > values.count / 2)
    }
  }

  // MARK: Writing

  @Test(arguments: documentedQueries)
  func `layout never changes an answer`(query: DocumentedQuery) throws {
    let script = parse(SourceText(query.text))
    let layout = try #require(formatted(script))
    #expect(try answers(layout) == answers(query.text))
    let respaced = query.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .joined(separator: "\n\n").split(separator: " | ").joined(separator: "\n   |  ")
    #expect(try answers(respaced) == answers(query.text))
  }

  @Test(arguments: documentedQueries)
  func `the same query gives the same bytes`(query: DocumentedQuery) throws {
    let first = try answers(query.text)
    #expect(!first.isEmpty)
    #expect(try answers(query.text) == first)
  }

  // MARK: Less work

  /// The plan as it was checked, and the plan with only the columns that the answer needs.
  @Test(arguments: documentedQueries)
  func `rewriting keeps the frame`(query: DocumentedQuery) throws {
    var session = try session.get()
    let backend = LocalBackend()
    for prepared in try session.prepare(query.text) {
      let wanted = prepared.table.fields.filter { !$0.isQuiet }.map(\.name)
      let whole = try backend.run(prepared.table.plan)
      let less = try backend.run(
        Rewriter.rewrite(prepared.table.plan, keeping: Set(wanted))
      )
      #expect(less.frame.rowCount == whole.frame.rowCount)
      // What nobody wants is not worked out, and nothing is to be said of it.
      let ranges = ["ranges of ranks", "no range of ranks"]
      #expect(
        less.footnotes.filter { note in !ranges.contains { note.text.contains($0) } }
          == whole.footnotes.filter { note in !ranges.contains { note.text.contains($0) } }
      )
      for name in wanted {
        let one = try #require(whole.frame[name])
        let other = try #require(less.frame[name])
        let isSame = (0..<min(one.count, other.count)).allSatisfy {
          one.displayText($0) == other.displayText($0)
        }
        #expect(one.count == other.count && isSame, "\(name)")
      }
    }
  }

  @Test func `there are many documented queries`() {
    #expect(documentedQueries.count >= 60)
  }
}

// MARK: Queries

struct DocumentedQuery: Sendable, CustomTestStringConvertible {
  let place: String
  let text: String

  var testDescription: String { place }
}

/// The forty queries of the language and the examples on the pages, those that run today.
private let documentedQueries: [DocumentedQuery] = {
  var found = fortyQueries.enumerated().map {
    DocumentedQuery(place: "query \($0.offset + 1)", text: $0.element)
  }
  for path in ["README.md"] + Repository.files(below: "docs", ending: ".md") {
    for block in FencedBlock.all(in: Repository.text(path) ?? "") where block.kind == "cvq" {
      found.append(
        DocumentedQuery(place: "\(path), line \(block.content.lowerBound)", text: block.text)
      )
    }
  }
  return found.filter { query in
    guard let texts = try? answers(query.text) else { return false }
    return !texts.isEmpty
  }
}()

/// The bundled workspace, opened once; each query gets a copy.
private let session = Result {
  try Session(SessionSettings(baseFolder: "\(Repository.root)/scripts/examples"))
}

/// The bytes of every answer of a script.
private func answers(_ script: String) throws -> [[UInt8]] {
  var session = try session.get()
  return try session.prepare(script).map { try session.run($0).csv }
}

private func answer(_ script: String) throws -> Answer {
  var session = try session.get()
  let queries = try session.prepare(script)
  return try session.run(try #require(queries.last))
}

/// Every row as one text, of the named columns; a condition brings the quiet ones it names along.
private func lines(_ frame: Frame, _ names: [String]? = nil) -> [String] {
  let columns = names.map { $0.compactMap { frame[$0] } } ?? frame.columns
  return (0..<frame.rowCount).map { row in
    columns.map { $0.displayText(row) }.joined(separator: "\t")
  }
}

/// Whether the first is the second with some rows left out.
private func isWithin(_ some: [String], _ all: [String]) -> Bool {
  var rest = all[...]
  for line in some {
    guard let found = rest.firstIndex(of: line) else { return false }
    rest = rest[(found + 1)...]
  }
  return true
}

private func groups(_ frame: Frame, by key: String) throws -> [String: [String]] {
  let column = try #require(frame[key])
  let texts = lines(frame)
  return Dictionary(grouping: 0..<frame.rowCount) { column.displayText($0) }
    .mapValues { $0.map { texts[$0] } }
}

// MARK: Conditions

/// Conditions over the columns of an indicator table, from a small grammar.
private struct Conditions {
  private var generator: SeededNumbers

  init(seed: UInt64) { generator = SeededNumbers(seed) }

  mutating func condition(depth: Int) -> String {
    guard depth > 0 else { return comparison() }
    switch below(6) {
    case 0: return "\(part(depth)) and \(part(depth))"
    case 1: return "\(part(depth)) or \(part(depth))"
    case 2: return "not \(part(depth))"
    case 3: return "\(part(depth)) or not \(part(depth)) and \(part(depth))"
    default: return comparison()
    }
  }

  private mutating func part(_ depth: Int) -> String { "(\(condition(depth: depth - 1)))" }

  private mutating func comparison() -> String {
    switch below(12) {
    case 0, 1: "value \(sign()) \(number())"
    case 2: "value is \(maybeNot())\(one(of: states))"
    case 3: "place \(one(of: ["=", "!="])) \"\(one(of: places))\""
    case 4: "\(one(of: texts)) \(one(of: ["contains", "like"])) \"*\(one(of: parts))*\""
    case 5: "objective \(maybeNot())in (\"Locally committed\", \"\(one(of: objectives))\")"
    case 6: "period \(sign()) \(one(of: periods))"
    case 7: "period \(maybeNot())in \(one(of: spans))"
    case 8: "year \(sign()) \(one(of: years))"
    case 9: "value.denominator \(sign()) \(number())"
    case 10: "value.numerator / value.denominator * \(below(200)) \(sign()) value"
    default: "if value is missing then \(one(of: ["period", "year"])) > 2019/20 else value < 50"
    }
  }

  private mutating func number() -> String { "\(below(100)).\(below(10))" }
  private mutating func sign() -> String { one(of: ["=", "!=", "<", "<=", ">", ">="]) }
  private mutating func maybeNot() -> String { one(of: ["", "not "]) }
  private mutating func one(of list: [String]) -> String { list[below(list.count)] }
  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private let states = [
    "missing", "known", "suppressed", "provisional", "revised", "estimated", "unreliable", "break",
  ]
  private let places = ["Coventry", "England", "West Midlands region", "Derby"]
  private let texts = ["indicator", "place", "objective", "priority", "unit", "note", "source"]
  private let parts = ["a", "rate", "Cov", "of", "%", "report", "%zz"]
  private let objectives = ["Globally connected", "Context"]
  private let periods = ["2019/20", "2019", "Mar 2020", "2020-03-31", "2017-19"]
  private let spans = ["2019/20", "2017/18 to 2020/21", "(2019, 2019/20)", "latest", "first"]
  private let years = ["2015/16", "2018/19", "2022/23"]
}
