/// Expressions (`language.md` §4, production `expr`), by precedence climbing.
///
/// Operators of one precedence give one flat chain. What really nests - brackets, calls, `not`,
/// `if`, unary minus, parts - is counted, so that no text can exhaust the stack.
extension Parser {
  mutating func expression() throws(Abandoned) -> ExpressionSyntax {
    expect(.word("if"))
    return isWord(current, "if") ? try conditional() : try chain(.disjunction)
  }

  private mutating func conditional() throws(Abandoned) -> ExpressionSyntax {
    let start = current
    try enter()
    advance()
    let condition = try expression()
    try require("then")
    let consequence = try expression()
    try require("else")
    let alternative = try expression()
    leave()
    return ExpressionSyntax(
      kind: .conditional(if: condition, then: consequence, else: alternative),
      range: range(from: start)
    )
  }

  // MARK: Chains

  /// From the loosest to the tightest; comparisons stand between `conjunction` and `sum`.
  private enum Level {
    case disjunction, conjunction, sum, term
  }

  private mutating func chain(_ level: Level) throws(Abandoned) -> ExpressionSyntax {
    let start = current
    let first = try operand(of: level)
    var links: [LinkSyntax] = []
    while let operation = chainOperator(level) {
      // The first operand is one of them.
      guard links.count < Self.chainLimit - 1 else {
        throw fail(.chainTooLong(operation, at: current.range))
      }
      advance()
      links.append(LinkSyntax(operation: operation, operand: try operand(of: level)))
    }
    guard !links.isEmpty else { return first }
    return ExpressionSyntax(kind: .chain(first, links), range: range(from: start))
  }

  private mutating func operand(of level: Level) throws(Abandoned) -> ExpressionSyntax {
    switch level {
    case .disjunction: try chain(.conjunction)
    case .conjunction: try negation()
    case .sum: try chain(.term)
    case .term: try unary()
    }
  }

  private mutating func chainOperator(_ level: Level) -> ChainOperator? {
    switch level {
    case .disjunction: return at("or") ? .or : nil
    case .conjunction: return at("and") ? .and : nil
    case .sum, .term: expect(.operation)
    }
    switch (level, current.kind) {
    case (.sum, .symbol(.plus)): return .plus
    case (.sum, .symbol(.minus)): return .minus
    case (.term, .symbol(.times)): return .times
    case (.term, .symbol(.divided)): return .divided
    default: return nil
    }
  }

  // MARK: Conditions

  private mutating func negation() throws(Abandoned) -> ExpressionSyntax {
    let start = current
    guard accept("not") else { return try test() }
    try enter()
    let operand = try negation()
    leave()
    return ExpressionSyntax(kind: .not(operand), range: range(from: start))
  }

  private mutating func test() throws(Abandoned) -> ExpressionSyntax {
    let start = current
    let left = try chain(.sum)
    if let comparison = comparisonOperator {
      advance()
      let right = try comparedValue(with: left)
      if comparisonOperator != nil {
        throw fail(.chainedComparison(at: range(from: start).union(current.range)))
      }
      return ExpressionSyntax(
        kind: .comparison(left, comparison, right),
        range: range(from: start)
      )
    }
    if accept("is") { return try stateTest(left, start) }
    let isNegated = accept("not")
    if accept("in") {
      let set = try set(comparedWith: left)
      return ExpressionSyntax(
        kind: .within(left, set, isNegated: isNegated),
        range: range(from: start)
      )
    }
    if accept("like") {
      let pattern = try comparedValue(with: left)
      return ExpressionSyntax(
        kind: .like(left, pattern, isNegated: isNegated),
        range: range(from: start)
      )
    }
    if accept("contains") {
      let part = try comparedValue(with: left)
      return ExpressionSyntax(
        kind: .contains(left, part, isNegated: isNegated),
        range: range(from: start)
      )
    }
    if isNegated { throw failure() }
    return left
  }

  private var comparisonOperator: ComparisonOperator? {
    guard case .symbol(let symbol) = current.kind else { return nil }
    return ComparisonOperator(rawValue: symbol.rawValue)
  }

  private mutating func comparedValue(
    with left: ExpressionSyntax
  ) throws(Abandoned) -> ExpressionSyntax {
    noteCompared(left)
    let value = try chain(.sum)
    if current.kind != .end { compared = nil }
    return value
  }

  private mutating func noteCompared(_ left: ExpressionSyntax) {
    if case .name(let name) = left.kind { compared = name }
  }

  private mutating func stateTest(
    _ left: ExpressionSyntax,
    _ start: Token
  ) throws(Abandoned) -> ExpressionSyntax {
    let isNegated = accept("not")
    expect(.state)
    guard current.kind == .word,
      let state = StateWord(rawValue: source.text(in: current.range).lowercased())
    else {
      switch current.kind {
      case .newline, .end, .symbol(.bar): throw failure()
      default:
        throw fail(
          .notState(
            spelling(of: current.range),
            at: current.range,
            operatorRange: last?.range,
            isNegated: isNegated
          )
        )
      }
    }
    advance()
    return ExpressionSyntax(
      kind: .state(left, state, isNegated: isNegated),
      range: range(from: start)
    )
  }

  // MARK: Sets

  private mutating func set(comparedWith left: ExpressionSyntax) throws(Abandoned) -> SetSyntax {
    noteCompared(left)
    if try openBracket() {
      let items = try list { parser throws(Abandoned) in try parser.setItem() }
      try closeBracket()
      compared = nil
      return .list(items)
    }
    let first = try bound()
    guard accept("to") else {
      if current.kind == .symbol(.comma), isValue(next) {
        throw fail(.listWithoutBrackets(at: current.range))
      }
      if current.kind != .end { compared = nil }
      return .bound(first)
    }
    let second = try bound()
    return .span(first, second)
  }

  private func isValue(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .period, .text: true
    default: false
    }
  }

  /// An item of a list; `latest` and `first` alone are periods here.
  private mutating func setItem() throws(Abandoned) -> ExpressionSyntax {
    let item = try expression()
    guard case .name(let name) = item.kind, name.style == .bare else { return item }
    switch name.text.lowercased() {
    case "latest":
      return ExpressionSyntax(kind: .endpointPeriod(isLatest: true), range: item.range)
    case "first":
      return ExpressionSyntax(kind: .endpointPeriod(isLatest: false), range: item.range)
    default: return item
    }
  }

  private mutating func bound() throws(Abandoned) -> BoundSyntax {
    let start = current
    expect(.number)
    if accept(.minus) {
      let number = try number()
      return .number(
        NumberSyntax(
          value: -number.value,
          isPercent: number.isPercent,
          text: "-" + number.text,
          range: range(from: start)
        )
      )
    }
    if current.kind == .number {
      // A year that is moved can only be a period; whether a plain one is, its column decides.
      if case .symbol(let symbol) = next.kind, symbol == .plus || symbol == .minus {
        return .period(try period(after: "in"))
      }
      return .number(try number())
    }
    if current.kind == .text || current.kind == .word, !isExpectingPeriodWord {
      let text = spelling(of: current.range)
      let value = current.kind == .text ? text : "\"\(text)\""
      throw fail(.notSet(value, at: current.range, isList: next.kind == .symbol(.comma)))
    }
    return .period(try period(after: "in"))
  }

  private var isExpectingPeriodWord: Bool {
    if current.kind == .text { return PeriodLiteral(content(ofText: current)) != nil }
    return isReserved(current) || isWord(current, "latest") || isWord(current, "first")
  }

  // MARK: Operands

  private mutating func unary() throws(Abandoned) -> ExpressionSyntax {
    let start = current
    guard current.kind == .symbol(.minus) else { return try parts() }
    try enter()
    advance()
    let operand = try unary()
    leave()
    return ExpressionSyntax(kind: .negated(operand), range: range(from: start))
  }

  private mutating func parts() throws(Abandoned) -> ExpressionSyntax {
    let start = current
    var whole = try primary()
    var depth = 0
    while accept(.dot) {
      try enter()
      depth += 1
      whole = ExpressionSyntax(kind: .part(whole, try partName()), range: range(from: start))
    }
    leave(depth)
    return whole
  }

  private mutating func primary() throws(Abandoned) -> ExpressionSyntax {
    let start = current
    expect(.value)
    let kind: ExpressionSyntax.Kind
    switch start.kind {
    case .number:
      kind = .number(try number())
    case .text:
      advance()
      kind = .text(content(ofText: start))
    case .period(let literal):
      advance()
      kind = .period(literal)
    case .reference:
      kind = .reference(name(from: advance()))
    case .symbol(.open):
      _ = try openBracket()
      let inside = try expression()
      try closeBracket()
      kind = .bracketed(inside)
    case .backtickName: kind = try nameOrCall()
    case .word: kind = try word()
    default: throw failure()
    }
    return ExpressionSyntax(kind: kind, range: range(from: start))
  }

  private mutating func word() throws(Abandoned) -> ExpressionSyntax.Kind {
    guard isReserved(current) else { return try nameOrCall() }
    switch source.text(in: current.range).lowercased() {
    case "true":
      advance()
      return .yesNo(true)
    case "false":
      advance()
      return .yesNo(false)
    case "missing":
      advance()
      return .missing
    case "suppressed":
      advance()
      return .suppressed
    case "last" where next.kind == .symbol(.open): return try nameOrCall()
    case "if": throw fail(.unbracketedIf(at: current.range))
    default: throw failure()
    }
  }

  private mutating func nameOrCall() throws(Abandoned) -> ExpressionSyntax.Kind {
    let name = name(from: advance())
    guard let arguments = try optionalArguments() else { return .name(name) }
    return .call(name, arguments)
  }

  /// `(a, b)`, `()`, or nil without brackets.
  mutating func optionalArguments() throws(Abandoned) -> [ExpressionSyntax]? {
    guard try openBracket() else { return nil }
    var arguments: [ExpressionSyntax] = []
    if current.kind != .symbol(.close) {
      arguments = try list { parser throws(Abandoned) in try parser.expression() }
    }
    try closeBracket()
    return arguments
  }
}
