import TestSupport
import Testing

@testable import Syntax

@Suite struct ParserTests {
  @Test(arguments: languageBlocks + fortyQueries)
  func `every program of the language description parses`(_ program: String) {
    let tree = parse(SourceText(program))
    #expect(tree.diagnostics.map { $0.rendered(in: tree.source, width: 120) } == [])
    #expect(!tree.statements.isEmpty)
    #expect(print(tree) == program)
    #expect(completeness(of: tree.source) == .complete)
  }

  @Test func `the forty queries have the statements they should`() {
    #expect(fortyQueries.count == 40)
    for (index, program) in fortyQueries.enumerated() {
      let count = parse(SourceText(program)).statements.count
      let expected = [21: 2, 38: 2, 40: 8][index + 1] ?? 1
      #expect(count == expected, "query \(index + 1)")
    }
  }

  @Test func `get takes its clauses in any order`() throws {
    let query = try step(
      #"get "Life*", $mine by sex, "age" for each home, all in 2019 to latest - 1"#
    )
    guard case .get(let get) = query.body else { return #expect(Bool(false)) }
    guard case .named(let things) = get.things else { return #expect(Bool(false)) }
    #expect(things.map(\.text) == ["Life*", "mine"])
    #expect(things.map(\.style) == [.quoted, .reference])
    #expect(get.places?.map(\.kind).count == 2)
    guard case .each(let home) = get.places?.first?.kind, get.places?.last?.kind == .all,
      case .dimensions(let dimensions) = get.breakdown,
      case .between(let from, let to) = get.when?.kind
    else { return #expect(Bool(false)) }
    #expect(home.text == "home")
    #expect(dimensions.map(\.text) == ["sex", "age"])
    #expect(from.base == .literal(.year(2019)) && from.shift == 0)
    #expect(to.base == .latest && to.shift == -1)
  }

  @Test func `get alone asks for nothing in particular`() throws {
    guard case .get(let get) = try step("get").body else { return #expect(Bool(false)) }
    #expect(get.things == nil && get.places == nil && get.when == nil && get.breakdown == nil)
  }

  @Test(arguments: [
    ("summarize count() group by theme", "summarise count() by theme"),
    ("standardize to \"ESP2013\"", "standardise to \"ESP2013\""),
    ("chart line color sex", "chart line colour sex"),
    ("where a == 1 and b <> 2", "where a = 1 and b != 2"),
    ("where a – 1 > 0", "where a - 1 > 0"),
    ("where place = “Derby”", "where place = \"Derby\""),
    ("WHERE Value IS NOT missing", "where Value is not missing"),
  ])
  func `foreign spellings mean the same`(_ foreign: String, _ own: String) throws {
    let first = try step("get | " + foreign, at: 1)
    let second = try step("get | " + own, at: 1)
    #expect(first.verb.text == second.verb.text)
    #expect(shape(first.body) == shape(second.body))
  }

  @Test(arguments: Vocabulary.verbs)
  func `every verb of the vocabulary has a grammar`(_ verb: String) {
    // Bare, most verbs lack something; none may trap, and each failure has exactly one message.
    let tree = parse(SourceText("get | \(verb)"))
    #expect(tree.diagnostics.count + tree.statements.count == 1)
  }

  @Test func `precedence is that of the description`() throws {
    let text = "not a = 1 or b + 2 * -c.part < 3 and d is not known"
    guard case .where(let condition) = try step("where " + text).body,
      case .chain(let first, let links) = condition.kind
    else { return #expect(Bool(false)) }
    #expect(links.map(\.operation) == [.or])
    guard case .not(let negated) = first.kind, case .comparison = negated.kind,
      case .chain(let comparison, let more) = links.first?.operand.kind,
      case .comparison(let sum, .less, _) = comparison.kind,
      case .chain(_, let terms) = sum.kind,
      case .chain(_, let factors) = terms.first?.operand.kind,
      case .negated(let part) = factors.first?.operand.kind, case .part = part.kind,
      case .state(_, .known, isNegated: true) = more.first?.operand.kind
    else { return #expect(Bool(false)) }
    #expect(factors.map(\.operation) == [.times])
  }

  @Test func `chains of one precedence stay flat and go left to right`() throws {
    guard case .where(let value) = try step("where 1 - 2 + 3 - 4").body,
      case .chain(_, let links) = value.kind
    else { return #expect(Bool(false)) }
    #expect(links.map(\.operation) == [.minus, .plus, .minus])
  }

  @Test func `what stands after in`() throws {
    func set(_ text: String) throws -> SetSyntax? {
      guard case .where(let value) = try step("where " + text).body,
        case .within(_, let set, _) = value.kind
      else { return nil }
      return set
    }
    guard case .bound(.number(let year)) = try set("year in 2019"),
      case .bound(.period(let latest)) = try set("period in latest"),
      case .span(.period(let from), .number(let to)) = try set("period in 2017/18 + 1 to 2020"),
      case .span(.number(let low), .number(let high)) = try set("value in -2 to 5"),
      case .list(let items) = try set("period in (latest, first, first(x), 2019/20)")
    else { return #expect(Bool(false)) }
    #expect(year.value == 2019)
    #expect(latest.base == .latest)
    #expect(from.base == .literal(.splitYear(2017)) && from.shift == 1)
    #expect(to.value == 2020 && low.value == -2 && high.value == 5)
    #expect(items.count == 4)
    #expect(items[0].kind == .endpointPeriod(isLatest: true))
    #expect(items[1].kind == .endpointPeriod(isLatest: false))
    #expect(items[3].kind == .period(.splitYear(2019)))
  }

  @Test func `a plain year in an expression stays a number and latest a name`() throws {
    guard case .where(let value) = try step("where year = 2019 and period = latest").body,
      case .chain(let first, let links) = value.kind,
      case .comparison(_, _, let year) = first.kind,
      case .comparison(_, _, let latest) = links.first?.operand.kind
    else { return #expect(Bool(false)) }
    guard case .number = year.kind, case .name = latest.kind else { return #expect(Bool(false)) }
  }

  @Test func `verbs and clause words are free as column names`() throws {
    let program = """
      get all | add rank = trend + gap, line = of, group = using
      | sort rank desc, line | keep rank, trend, gap, line, group, get | summarise last(value), n = last(value) by by_year
      """
    let tree = parse(SourceText(program))
    #expect(tree.diagnostics == [])
  }

  @Test func `a verb after let or def starts a query, anything else is a value`() throws {
    let tree = parse(
      SourceText(
        """
        let a = get all | headline
        let b = from "x.csv"
        let c = (rank + 1)
        let d = places Leeds, each region
        def rate_of(n, d) = rate(n, d, 1000)
        def worst(n) = sort behind desc | take 10
        get all | worst(3) | worst
        """
      )
    )
    #expect(tree.diagnostics == [])
    let kinds = tree.statements.map { statement in
      switch statement.kind {
      case .letQuery: "query"
      case .letPlaces: "places"
      case .letExpression: "value"
      case .defQuery: "def query"
      case .defExpression: "def value"
      case .query(let pipeline):
        pipeline.steps.dropFirst().allSatisfy {
          if case .call = $0.body { true } else { false }
        } ? "calls" : "other"
      default: "other"
      }
    }
    #expect(
      kinds == ["query", "query", "value", "places", "def value", "def query", "calls"]
    )
  }

  @Test func `a script's own def goes before a verb`() throws {
    let tree = parse(SourceText("def rank(n) = take 3\nget all | rank(1)"))
    #expect(tree.diagnostics == [])
    guard case .query(let pipeline) = tree.statements.last?.kind,
      case .call(let arguments) = pipeline.steps.last?.body
    else { return #expect(Bool(false)) }
    #expect(arguments?.count == 1)
  }

  @Test(arguments: [
    "get all\n| trend", "get all |\ntrend", "get all\n\n# why\n   | trend",
    "get all | where (\nvalue\n>\n3\n)", "get all | keep place,\n\n  value",
    "get all\r\n| trend\r\n", "get all | add x = round(\nvalue,\n1\n)",
  ])
  func `lines go on after a bar or a comma, before a bar and in brackets`(_ text: String) {
    let tree = parse(SourceText(text))
    #expect(tree.diagnostics == [])
    #expect(tree.statements.count == 1)
  }

  @Test func `a line end finishes a statement`() {
    #expect(parse(SourceText("get all\nget all\r\nget all\rget all")).statements.count == 4)
  }

  @Test func `a leading bar is a continuation`() throws {
    let tree = parse(SourceText("| sort value\n| take 3"))
    guard case .continuation(let pipeline) = tree.statements.first?.kind else {
      return #expect(Bool(false))
    }
    #expect(pipeline.steps.map(\.verb.text) == ["sort", "take"])
  }

  @Test func `every failed statement is reported and the good ones are kept`() {
    let tree = parse(
      SourceText(
        """
        get all | sort
        get all | headline
        get all | where (value > 3
        get all | take 2.5
        get "open
        get all | where 2019/21 = 3
        get all | trend
        """
      )
    )
    #expect(tree.statements.count == 2)
    #expect(
      tree.diagnostics.map(\.code)
        == ["form-1", "form-3", "number-3", "text-1", "period-1"]
    )
    #expect(
      tree.diagnostics.map { tree.source.line(at: $0.range.lowerBound) } == [1, 3, 4, 5, 6]
    )
  }

  @Test func `ranges of nodes spell what they came from`() throws {
    let program = "get all | where value > 70 # more\n| sort value"
    let tree = parse(SourceText(program))
    guard case .query(let pipeline) = tree.statements.first?.kind else {
      return #expect(Bool(false))
    }
    #expect(
      pipeline.steps.map { tree.source.text(in: $0.range) }
        == ["get all", "where value > 70", "sort value"]
    )
  }
}

@Suite struct NestingTests {
  /// A text far too deep or too long, told by its name.
  struct Bomb: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static let bombs: [Bomb] = {
    let n = 100_000
    func times(_ text: String) -> String { String(repeating: text, count: n) }
    return [
      Bomb("brackets", "where " + times("(")),
      Bomb("closed brackets", "where " + times("(") + "a" + times(")")),
      Bomb("not", "where " + times("not ") + "a"),
      Bomb("minus", "where " + times("-") + "a"),
      Bomb("if", "where " + times("if ")),
      Bomb("else if", "where " + times("if a then b else ") + "c"),
      Bomb("calls", "where " + times("f(")),
      Bomb("parts", "where a" + times(".b")),
      Bomb("lists", "where " + times("a in (")),
      Bomb("or", "where a" + times(" or a")),
      Bomb("and", "where a" + times(" and a")),
      Bomb("sum", "where 1" + times(" + 1")),
      Bomb("product", "where 1" + times(" * 1")),
      Bomb("steps", "get" + times(" | rank")),
      Bomb("mixed", "where " + times("not (-f(")),
    ]
  }()

  @Test(arguments: bombs)
  func `a hundred thousand levels give one message and no crash`(_ bomb: Bomb) {
    let tree = parse(SourceText(bomb.text))
    #expect(tree.statements.isEmpty)
    #expect(tree.diagnostics.count == 1)
    #expect(["form-3", "form-6", "form-7", "form-8"].contains(tree.diagnostics.first?.code))
  }

  @Test func `two hundred levels and a thousand parts are fine`() {
    let brackets = String(repeating: "(", count: 200) + "a" + String(repeating: ")", count: 200)
    let sum = "1" + String(repeating: " + 1", count: 999)
    let steps = "get" + String(repeating: " | rank", count: 999)
    for text in ["where " + brackets, "where " + sum, steps] {
      #expect(parse(SourceText(text)).diagnostics == [])
    }
  }

  @Test func `one more is too much`() {
    let brackets = String(repeating: "(", count: 201) + "a" + String(repeating: ")", count: 201)
    let sum = "1" + String(repeating: " + 1", count: 1_000)
    let steps = "get" + String(repeating: " | rank", count: 1_000)
    let codes = ["where " + brackets, "where " + sum, steps].map {
      parse(SourceText($0)).diagnostics.map(\.code)
    }
    #expect(codes == [["form-6"], ["form-7"], ["form-8"]])
  }

  @Test func `depth counts anew in every statement`() {
    let line =
      "where " + String(repeating: "(", count: 150) + "a" + String(repeating: ")", count: 150)
    #expect(parse(SourceText(line + "\n" + line)).diagnostics == [])
  }
}

/// The only step of a one-statement text, or the one at an index.
private func step(_ text: String, at index: Int = 0) throws -> StepSyntax {
  let tree = parse(SourceText(text))
  #expect(tree.diagnostics.map(\.message) == [])
  let statement = try #require(tree.statements.first)
  guard case .query(let pipeline) = statement.kind else { throw NoQuery() }
  return try #require(pipeline.steps.indices.contains(index) ? pipeline.steps[index] : nil)
}

private struct NoQuery: Error {}

/// A tree as text without its ranges, to compare what two spellings mean.
private func shape(_ value: Any) -> String {
  if value is SourceRange { return "" }
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty { return "\(value)" }
  let name = mirror.displayStyle == .enum ? "\(mirror.children.first?.label ?? "")" : ""
  return name + "(" + mirror.children.map { shape($0.value) }.joined(separator: ",") + ")"
}
