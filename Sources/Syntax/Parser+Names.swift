// Rounding of numbers lives in the C library's mathematics, which this import links.
#if canImport(Glibc)
  import Glibc
#endif

/// Names, lists, numbers and periods: the leaves of the grammar.
extension Parser {
  /// One or more, with commas between.
  mutating func list<Item>(
    _ item: (inout Parser) throws(Abandoned) -> Item
  ) throws(Abandoned) -> [Item] {
    var items = [try item(&self)]
    while accept(.comma) { items.append(try item(&self)) }
    return items
  }

  // MARK: Names

  /// The name a token spells; quotes and escapes are taken off.
  func name(from token: Token) -> NameSyntax {
    let range = token.range
    let (text, style): (String, NameSyntax.Style) =
      switch token.kind {
      case .backtickName:
        (source.text(in: SourceRange(range.lowerBound + 1, range.upperBound - 1)), .backtick)
      case .text: (content(ofText: token), .quoted)
      case .reference:
        (source.text(in: SourceRange(range.lowerBound + 1, range.upperBound)), .reference)
      default: (source.text(in: range), .bare)
      }
    return NameSyntax(text: text, style: style, range: range)
  }

  /// What a text says: without its marks, `""` being one mark.
  func content(ofText token: Token) -> String {
    let isCurly = source.byte(at: token.range.lowerBound) != UInt8(ascii: "\"")
    let mark = isCurly ? 3 : 1
    let inside = source.text(
      in: SourceRange(token.range.lowerBound + mark, token.range.upperBound - mark)
    )
    guard !isCurly, inside.utf8.contains(UInt8(ascii: "\"")) else { return inside }
    var content = ""
    var isSecondMark = false
    for scalar in inside.unicodeScalars {
      isSecondMark = scalar == "\"" && !isSecondMark
      if !isSecondMark { content.unicodeScalars.append(scalar) }
    }
    return content
  }

  private mutating func name(
    _ terminal: GrammarTerminal,
    acceptsText: Bool,
    acceptsReference: Bool
  ) throws(Abandoned) -> NameSyntax {
    expect(terminal)
    switch current.kind {
    case .word where !isReserved(current): return name(from: advance())
    case .backtickName: return name(from: advance())
    case .text where acceptsText: return name(from: advance())
    case .reference where acceptsReference: return name(from: advance())
    default: throw failure()
    }
  }

  /// A name the script makes up: `word` of the grammar.
  mutating func newName() throws(Abandoned) -> NameSyntax {
    if current.kind == .text {
      expect(.newName)
      throw fail(.quotedNewName(name(from: current)))
    }
    return try name(.newName, acceptsText: false, acceptsReference: false)
  }

  mutating func partName() throws(Abandoned) -> NameSyntax {
    try name(.part, acceptsText: false, acceptsReference: false)
  }

  mutating func column() throws(Abandoned) -> NameSyntax {
    try name(.column, acceptsText: true, acceptsReference: false)
  }

  mutating func columns() throws(Abandoned) -> [NameSyntax] {
    try list { parser throws(Abandoned) in try parser.column() }
  }

  mutating func table() throws(Abandoned) -> NameSyntax {
    try name(.table, acceptsText: true, acceptsReference: false)
  }

  /// `thing` of the grammar: an indicator, a place, a group or a standard.
  mutating func thing(_ terminal: GrammarTerminal) throws(Abandoned) -> NameSyntax {
    if terminal == .indicator, case .number = current.kind {
      expect(terminal)
      throw fail(.bareCode(spelling(of: current.range), at: current.range))
    }
    return try name(terminal, acceptsText: true, acceptsReference: true)
  }

  /// `using method`, when it is there.
  mutating func method() throws(Abandoned) -> NameSyntax? {
    guard accept("using") else { return nil }
    return try name(.method, acceptsText: false, acceptsReference: false)
  }

  mutating func textName() throws(Abandoned) -> NameSyntax {
    expect(.text)
    guard current.kind == .text else { throw failure() }
    return name(from: advance())
  }

  mutating func at(_ terminal: GrammarTerminal) -> Bool {
    expect(terminal)
    switch terminal {
    case .text: return current.kind == .text
    case .number: return current.kind == .number
    default: return false
    }
  }

  /// `by columns`, also as `group by columns`; empty when it is not there.
  mutating func grouping() throws(Abandoned) -> [NameSyntax] {
    guard acceptBy() else { return [] }
    return try columns()
  }

  mutating func acceptBy() -> Bool {
    if isWord(current, "group"), isWord(next, "by") { advance() }
    return accept("by")
  }

  mutating func withTotals() throws(Abandoned) -> Bool {
    guard accept("with") else { return false }
    try require("totals")
    return true
  }

  // MARK: Places

  mutating func places() throws(Abandoned) -> [PlaceSyntax] {
    try list { parser throws(Abandoned) in try parser.place() }
  }

  private mutating func place() throws(Abandoned) -> PlaceSyntax {
    let start = current
    if accept("all") { return PlaceSyntax(kind: .all, range: start.range) }
    if accept("each") {
      let group = try thing(.place)
      return PlaceSyntax(kind: .each(group), range: range(from: start))
    }
    return PlaceSyntax(kind: .named(try thing(.place)), range: start.range)
  }

  // MARK: Numbers

  mutating func number() throws(Abandoned) -> NumberSyntax {
    expect(.number)
    guard current.kind == .number, let number = numberValue(of: current) else { throw failure() }
    advance()
    return number
  }

  /// A whole number from 0, as `take`, `last` and `pool` need.
  mutating func wholeNumber() throws(Abandoned) -> NumberSyntax {
    expect(.number)
    guard current.kind == .number, let number = numberValue(of: current) else {
      let isNegative = current.kind == .symbol(.minus) && next.kind == .number
      guard isNegative || current.kind == .number else { throw failure() }
      throw fail(
        .notWhole(
          after: spellingOfLast,
          spelling(of: current.range.union(next.range)),
          at: current.range.union(next.range)
        )
      )
    }
    guard !number.isPercent, number.value.rounded() == number.value else {
      throw fail(.notWhole(after: spellingOfLast, number.text, at: number.range))
    }
    advance()
    return number
  }

  func numberValue(of token: Token) -> NumberSyntax? {
    let text = source.text(in: token.range)
    let isPercent = text.hasSuffix("%")
    guard let value = Double(isPercent ? String(text.dropLast()) : text) else { return nil }
    return NumberSyntax(value: value, isPercent: isPercent, text: text, range: token.range)
  }

  // MARK: Periods

  mutating func periods(after lead: String) throws(Abandoned) -> [PeriodExpressionSyntax] {
    try list { parser throws(Abandoned) in try parser.period(after: lead) }
  }

  /// A period where one is expected: `per` of the grammar.
  ///
  /// The lead is the words before it, for messages: `since`, `as at`.
  mutating func period(after lead: String) throws(Abandoned) -> PeriodExpressionSyntax {
    let start = current
    expect(.period)
    guard let base = periodBase else { throw misplacedPeriod(after: lead) }
    advance()
    let shift = try periodShift()
    return PeriodExpressionSyntax(base: base, shift: shift, range: range(from: start))
  }

  /// The period that the current token names where a period is expected.
  private var periodBase: PeriodExpressionSyntax.Base? {
    switch current.kind {
    case .period(let literal): return .literal(literal)
    case .reference: return .reference(name(from: current))
    case .number:
      let digits = source.text(in: current.range)
      guard digits.utf8.count == 4, let year = Int(digits) else { return nil }
      return .literal(.year(year))
    case .word where isWord(current, "latest"): return .latest
    case .word where isWord(current, "first"): return .first
    default: return nil
    }
  }

  mutating func periodShift() throws(Abandoned) -> Int {
    expect(.operation)
    guard current.kind == .symbol(.plus) || current.kind == .symbol(.minus) else { return 0 }
    let sign = current.kind == .symbol(.plus) ? 1 : -1
    advance()
    let number = try wholeNumber()
    // Fifteen digits at most, so the conversion is exact.
    return Int(exactly: number.value).map { sign * $0 } ?? 0
  }

  private mutating func misplacedPeriod(after lead: String) -> Abandoned {
    guard current.kind == .text else {
      switch current.kind {
      case .end, .newline: return failure()
      default: break
      }
      if isReserved(current) || unclosedBracket != nil || currentVerb == "compare" {
        return failure()
      }
      return fail(.notPeriod(after: lead, spelling(of: current.range), at: current.range))
    }
    let content = content(ofText: current).trimmed
    let isPeriod =
      PeriodLiteral(content) != nil || ["latest", "first"].contains(content.lowercased())
    return fail(
      isPeriod
        ? .quotedPeriod(after: lead, content, at: current.range)
        : .notPeriod(after: lead, spelling(of: current.range), at: current.range)
    )
  }
}

extension String {
  /// Without spaces at either end.
  var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
