import TestFiles
import Testing

@testable import Syntax

@Suite struct LexerTests {
  @Test(arguments: [
    ("2019/20", PeriodLiteral.splitYear(2019)),
    ("1999/00", .splitYear(1999)),
    ("2019/20 (academic year)", .yearOfKind(first: 2019, .academic)),
    ("2019/20  (Financial Year)", .yearOfKind(first: 2019, .financial)),
    ("2019 Q1", .quarter(year: 2019, quarter: 1)),
    ("2019   q4", .quarter(year: 2019, quarter: 4)),
    ("2019/20 Q1", .splitYearQuarter(year: 2019, quarter: 1)),
    ("Mar 2020", .month(year: 2020, month: 3)),
    ("MARCH 2020", .month(year: 2020, month: 3)),
    ("May 2020", .month(year: 2020, month: 5)),
    ("Sept 2020", .month(year: 2020, month: 9)),
    ("September 2020", .month(year: 2020, month: 9)),
    ("2020-03-31", .day(year: 2020, month: 3, day: 31)),
    ("2020-02-29", .day(year: 2020, month: 2, day: 29)),
    ("2017-19", .pooledYears(first: 2017, last: 2019)),
    ("2017–19", .pooledYears(first: 2017, last: 2019)),
    ("1998-00", .pooledYears(first: 1998, last: 2000)),
    ("2016/17-18/19", .pooledSplitYears(first: 2016, last: 2018)),
    ("2016/17–18/19", .pooledSplitYears(first: 2016, last: 2018)),
    ("Year to Jan 2020", .rollingYear(endYear: 2020, endMonth: 1)),
    ("year  to December 2019", .rollingYear(endYear: 2019, endMonth: 12)),
    ("2021 Census", .census(2021)),
    ("2021\u{A0}census", .census(2021)),
  ])
  func `a period is one token`(_ text: String, _ literal: PeriodLiteral) {
    let (tokens, diagnostics) = Lexer.tokens(of: SourceText(text))
    #expect(tokens.map(\.kind) == [.period(literal), .end])
    #expect(diagnostics == [])
    #expect(PeriodLiteral(text) == literal)
    #expect(PeriodLiteral(literal.description) == literal)
  }

  @Test(arguments: [
    ("2019", 1), ("2019 Q", 2), ("2019 / 20", 3), ("100/20", 3), ("2019/5", 3), ("march", 1),
    ("year to date", 3), ("Mar 20", 2), ("2020 - 03", 3), ("20190/20", 3), ("year to", 2),
    ("2021 census_day", 2), ("Mar 2020x", 2),
  ])
  func `what only resembles a period is cut into its parts`(_ text: String, _ count: Int) {
    let tokens = Lexer.tokens(of: SourceText(text)).tokens
    #expect(tokens.count == count + 1)
    let hasPeriod = tokens.contains { if case .period = $0.kind { true } else { false } }
    #expect(!hasPeriod)
  }

  @Test func `a bare year is the period only of its text`() {
    #expect(PeriodLiteral("2019") == .year(2019))
    #expect(PeriodLiteral("19") == nil)
    #expect(PeriodLiteral("2019/21") == nil)
    #expect(PeriodLiteral("2019/20 2020/21") == nil)
    #expect(PeriodLiteral("") == nil)
  }

  @Test func `every kind of token`() {
    let kinds = Lexer.tokens(
      of: SourceText(
        "\"\"\"n\"\"\"\nÉté_2 `a b` \"t\" “t” 0.5 70% $x | , ( ) = != < <= > >= + - * / ."
      )
    )
    .tokens.map(\.kind)
    let symbols: [Token.Kind] = [
      .bar, .comma, .open, .close, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .plus, .minus, .times, .divided, .dot,
    ].map { Token.Kind.symbol($0) }
    #expect(
      kinds == [.note, .newline, .word, .backtickName, .text, .text, .number, .number, .reference]
        + symbols + [.end]
    )
  }

  @Test(arguments: ["東京", "école", "e\u{301}cole", "हिन्दी", "_x9", "Ärzte"])
  func `words may be of any script`(_ word: String) {
    let (tokens, diagnostics) = Lexer.tokens(of: SourceText(word))
    #expect(tokens.map(\.kind) == [.word, .end])
    #expect(diagnostics == [])
  }

  @Test func `composed and decomposed letters name the same`() throws {
    func thing(_ text: String) throws -> String {
      let tree = parse(SourceText(text))
      guard case .query(let pipeline) = tree.statements.first?.kind,
        case .get(let get) = pipeline.steps.first?.body, case .named(let things) = get.things
      else { return "" }
      return things.map(\.text).joined()
    }
    #expect(try thing("get \u{E9}cole") == thing("get e\u{301}cole"))
    #expect(try !thing("get \u{E9}cole").isEmpty)
  }

  @Test(arguments: [
    ("\"a\"\"b\"", "a\"b"), ("\"\"", ""), ("\"\"\"\"", "\""), ("“a\"b”", "a\"b"),
    ("\"a # b | c\"", "a # b | c"), ("\"\"\"\"\"\"", "\"\""),
  ])
  func `text says what stands between its marks`(_ text: String, _ content: String) {
    let tree = parse(SourceText("where a = " + text))
    guard case .query(let pipeline) = tree.statements.first?.kind,
      case .where(let condition) = pipeline.steps.first?.body,
      case .comparison(_, _, let right) = condition.kind
    else { return #expect(Bool(false), "\(tree.diagnostics)") }
    #expect(right.kind == .text(content))
  }

  @Test func `spaces from web pages and word processors are spaces`() {
    let tree = parse(SourceText("get\u{A0}all\u{2009}|\u{3000}take 3"))
    #expect(tree.diagnostics == [])
    #expect(tree.statements.count == 1)
  }

  @Test func `a byte order mark is taken off and remembered`() {
    let source = SourceText(utf8: [0xEF, 0xBB, 0xBF] + Array("get all".utf8))
    #expect(source.hadByteOrderMark)
    #expect(print(parse(source)) == "get all")
    #expect(parse(source).diagnostics == [])
  }

  @Test func `bytes that are not UTF-8 give a message and stay in the source`() {
    let bytes: [UInt8] =
      Array("get \"a".utf8) + [0x96] + Array("b\" | take 3\n".utf8) + [0xFF, 0xC0]
    let tree = parse(SourceText(utf8: bytes))
    #expect(tree.diagnostics.map(\.code) == ["text-5", "text-5"])
    #expect(tilesExactly(tree))
  }

  @Test func `lines and columns count scalars from one`() {
    let source = SourceText("é x\r\n漢字 y\rz\n")
    #expect(source.lineCount == 4)
    let bytes = source.bytes
    let positions = [UInt8(ascii: "x"), UInt8(ascii: "y"), UInt8(ascii: "z")].compactMap {
      bytes.firstIndex(of: $0)
    }
    #expect(positions.map { source.line(at: $0) } == [1, 2, 3])
    #expect(positions.map { source.column(at: $0) } == [3, 4, 1])
    #expect(source.lineText(at: positions[1]) == "漢字 y")
    #expect(source.line(at: 999) == 4 && source.column(at: -5) == 1)
    #expect(source.text(in: SourceRange(-3, 999)) == "é x\r\n漢字 y\rz\n")
    #expect(SourceText("").lineText(at: 0) == "")
  }
}

@Suite struct LosslessTests {
  static let pieces =
    Vocabulary.verbs + Array(Vocabulary.reserved).sorted() + [
      "use", "let", "def", "param", "include", "cvq 1", "value", "`a b`", "\"t\"", "“t”", "$x",
      "2019/20", "2019", "2019/21", "2017-19", "Mar 2020", "70%", "1e6", "3rd", "|", "|", "|", ",",
      "(", ")", "=", "!=", "<", "+", "-", "*", "/", ".", "\n", "\r\n", "\r", "# c\n", "\"", "'",
      "`", "\"\"\"", "\u{200B}", "\u{202E}", "\u{A0}", "é", "漢", "🙂", "totals", "using", "of",
      "at", "places", "latest", "first", "group by", "\u{0}", "\t", "  ",
    ]

  @Test(arguments: 0..<400)
  func `any soup of tokens parses without a trap and prints back`(_ seed: Int) {
    var dice = SeededNumbers(UInt64(seed))
    let count = Int.random(in: 0...60, using: &dice)
    let text = (0..<count).map { _ in
      (Self.pieces.randomElement(using: &dice) ?? "") + (Bool.random(using: &dice) ? " " : "")
    }.joined()
    let tree = parse(SourceText(text))
    #expect(Array(print(tree).utf8) == Array(text.utf8))
    #expect(tilesExactly(tree))
    for diagnostic in tree.diagnostics {
      #expect(diagnostic.range.upperBound <= tree.source.count)
      #expect(!diagnostic.rendered(in: tree.source, width: 80).isEmpty)
      #expect(speaksPlainly(diagnostic.message))
    }
    // Nothing is passed over in silence: what is not a statement has a message.
    if tree.statements.isEmpty, tree.diagnostics.isEmpty {
      #expect(tree.tokens.allSatisfy { $0.kind == .newline || $0.kind == .end })
    }
    for offset in stride(from: 0, through: tree.source.count, by: 17) {
      #expect(completionPoint(in: tree.source, at: offset).replacing.upperBound == offset)
    }
    _ = completeness(of: tree.source)
  }

  @Test(arguments: 0..<200)
  func `any bytes parse without a trap`(_ seed: Int) {
    var dice = SeededNumbers(UInt64(seed) &+ 7_000)
    let bytes = (0..<Int.random(in: 0...200, using: &dice)).map { _ in
      UInt8.random(in: 0...255, using: &dice)
    }
    let tree = parse(SourceText(utf8: bytes))
    #expect(tilesExactly(tree))
    for diagnostic in tree.diagnostics {
      #expect(!diagnostic.rendered(in: tree.source, width: 40).isEmpty)
    }
  }
}

/// Whether trivia and tokens follow one another without gaps from the first byte to the last.
func tilesExactly(_ tree: ScriptSyntax) -> Bool {
  var position = 0
  for token in tree.tokens {
    guard token.leadingTrivia.lowerBound == position,
      token.leadingTrivia.upperBound == token.range.lowerBound
    else { return false }
    position = token.range.upperBound
  }
  return position == tree.source.count
}

/// Whether a message keeps to the tone: no parser words, no blame, no exclamation.
func speaksPlainly(_ message: String) -> Bool {
  let words = message.lowercased().split { !$0.isLetter }
  let banned: Set<Substring> = [
    "token", "unexpected", "eof", "you", "your", "syntax", "parse", "invalid",
  ]
  return banned.isDisjoint(with: words)
}
