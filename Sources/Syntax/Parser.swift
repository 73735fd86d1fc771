/// Parses a script; never fails, whatever the text.
///
/// Statements with an error are left out and have a diagnostic; the ones after them are parsed all
/// the same. Diagnostics come in the order of their place. Time grows with the length of the text.
public func parse(_ source: SourceText) -> ScriptSyntax {
  let (tokens, lexerDiagnostics) = Lexer.tokens(of: source)
  var parser = Parser(source: source, tokens: tokens)
  parser.script()
  let diagnostics = lexerDiagnostics + parser.diagnostics
  return ScriptSyntax(
    source: source,
    tokens: tokens,
    statements: parser.statements,
    diagnostics: diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound }
  )
}

/// Thrown to leave a statement that has been reported.
struct Abandoned: Error {}

/// An LL(1) recursive descent over the grammar of `language.md` §4.
///
/// One token decides every choice. Every question asked of the current token is noted in
/// `expected`, which is emptied when a token is taken: at a failure it holds what would have been
/// right, for the message, and at the end of the text what completion may offer.
struct Parser {
  static let nestingLimit = 200
  static let chainLimit = 1_000
  static let stepLimit = 1_000

  let source: SourceText
  /// Without the line ends that end nothing: after `|` and `,`, before `|`, and repeated ones.
  let tokens: [Token]
  /// For each opening bracket the index of its closing one.
  private let closers: [Int: Int]
  private let isUnfinished: Bool
  private(set) var index = 0
  private(set) var last: Token?
  private(set) var statementStart = 0
  private var openBrackets: [Int] = []
  private var nesting = 0
  private var expected: [GrammarTerminal] = []

  private(set) var statements: [StatementSyntax] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Names given with `def` so far; `true` for those that are steps.
  var definitions: [String: Bool] = [:]
  /// Whether names may come from elsewhere.
  var hasInclude = false

  var currentVerb: String?
  var compared: NameSyntax?
  var finishedSteps: [StepSyntax] = []

  /// - Parameters:
  ///   - source: The text the tokens are from.
  ///   - tokens: All of them, or those before the cursor.
  ///   - isUnfinished: Whether more text may follow, so that open brackets may still close.
  init(source: SourceText, tokens: [Token], isUnfinished: Bool = false) {
    self.source = source
    self.isUnfinished = isUnfinished
    self.tokens = Self.withoutIdleLineEnds(tokens)
    var closers: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in self.tokens.enumerated() {
      if token.kind == .symbol(.open) { open.append(index) }
      if token.kind == .symbol(.close), let opener = open.popLast() { closers[opener] = index }
    }
    self.closers = closers
  }

  private static func withoutIdleLineEnds(_ tokens: [Token]) -> [Token] {
    var kept: [Token] = []
    kept.reserveCapacity(tokens.count)
    for token in tokens {
      switch (kept.last?.kind, token.kind) {
      case (nil, .newline), (.newline, .newline), (.symbol(.bar), .newline),
        (.symbol(.comma), .newline):
        continue
      case (.newline, .symbol(.bar)): kept.removeLast()
      default: break
      }
      kept.append(token)
    }
    if kept.last?.kind != .end {
      let end = kept.last?.range.upperBound ?? 0
      kept.append(
        Token(
          kind: .end,
          range: SourceRange(end, end),
          leadingTrivia: SourceRange(end, end)
        )
      )
    }
    return kept
  }

  // MARK: The script

  mutating func script() {
    while true {
      startStatement()
      if current.kind == .newline {
        advance()
        continue
      }
      if current.kind == .end { break }
      do {
        let statement = try statement()
        try endStatement(statement)
        statements.append(statement)
      } catch {
        recover()
      }
    }
  }

  private mutating func startStatement() {
    statementStart = index
    openBrackets.removeAll(keepingCapacity: true)
    nesting = 0
    // At the end of the text the record stays as the last statement left it, unless a line ended.
    guard current.kind != .end || index == 0 || last?.kind == .newline else { return }
    currentVerb = nil
    compared = nil
    finishedSteps = []
    expected = [.statement, .verb]
  }

  private mutating func endStatement(_ statement: StatementSyntax) throws(Abandoned) {
    expect(.lineEnd)
    switch current.kind {
    case .newline, .end: return
    default: throw failure()
    }
  }

  /// Goes to the line end that finishes the failed statement; brackets that close are passed as
  /// wholes.
  private mutating func recover() {
    if let outermost = openBrackets.first(where: { closers[$0] != nil }),
      let close = closers[outermost]
    {
      index = max(index, close)
    }
    while tokens[index].kind != .newline && tokens[index].kind != .end {
      if tokens[index].kind == .symbol(.open), let close = closers[index] { index = close }
      index += 1
    }
  }

  // MARK: Tokens

  var current: Token { tokens[index] }

  /// The token after the current one, line ends inside brackets left out.
  var next: Token {
    var next = min(index + 1, tokens.count - 1)
    if passesLineEnds, tokens[next].kind == .newline {
      next = min(next + 1, tokens.count - 1)
    }
    return tokens[next]
  }

  /// Whether the innermost bracket makes line ends mean nothing.
  ///
  /// A bracket that never closes does not: it would swallow all that follows. Its statement ends
  /// with its line, and the ones after it are parsed.
  private var passesLineEnds: Bool {
    guard let bracket = openBrackets.last else { return false }
    return isUnfinished || closers[bracket] != nil
  }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    guard token.kind != .end else { return token }
    last = token
    index += 1
    if passesLineEnds, tokens[index].kind == .newline { index += 1 }
    expected.removeAll(keepingCapacity: true)
    return token
  }

  mutating func expect(_ terminal: GrammarTerminal) {
    expected.append(terminal)
  }

  var acceptedTerminals: [GrammarTerminal] {
    var distinct: [GrammarTerminal] = []
    for terminal in expected where !distinct.contains(terminal) {
      distinct.append(terminal)
    }
    return distinct
  }

  func isWord(_ token: Token, _ word: String) -> Bool {
    guard token.kind == .word else { return false }
    let range = token.range
    guard range.upperBound - range.lowerBound == word.utf8.count else { return false }
    // Words of the language are ASCII, where one bit is the case.
    var at = range.lowerBound
    for letter in word.utf8 {
      guard source.bytes[at] | 0x20 == letter | 0x20 else { return false }
      at += 1
    }
    return true
  }

  /// Whether the current token is a word of the language.
  mutating func at(_ word: String) -> Bool {
    expect(.word(word))
    return isWord(current, word)
  }

  mutating func accept(_ word: String) -> Bool {
    guard at(word) else { return false }
    advance()
    return true
  }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    expect(.symbol(symbol))
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func require(_ word: String) throws(Abandoned) {
    guard accept(word) else { throw failure() }
  }

  mutating func require(_ symbol: Token.Symbol) throws(Abandoned) {
    guard accept(symbol) else { throw failure() }
  }

  func isReserved(_ token: Token) -> Bool {
    token.kind == .word
      && token.range.upperBound - token.range.lowerBound <= 10
      && Vocabulary.reserved.contains(source.text(in: token.range).lowercased())
  }

  /// From the start of a token to the end of the last one taken.
  func range(from start: Token) -> SourceRange {
    last.map { start.range.union($0.range) } ?? start.range
  }

  // MARK: Brackets and depth

  mutating func openBracket() throws(Abandoned) -> Bool {
    expect(.symbol(.open))
    guard current.kind == .symbol(.open) else { return false }
    try enter()
    openBrackets.append(index)
    advance()
    return true
  }

  mutating func closeBracket() throws(Abandoned) {
    expect(.symbol(.close))
    guard current.kind == .symbol(.close) else { throw failure() }
    openBrackets.removeLast()
    leave()
    advance()
  }

  mutating func enter() throws(Abandoned) {
    nesting += 1
    guard nesting <= Self.nestingLimit else { throw fail(.nestedTooDeep(at: current.range)) }
  }

  mutating func leave(_ levels: Int = 1) {
    nesting -= levels
  }

  // MARK: Failure

  /// Reports a message and gives back what is thrown.
  mutating func fail(_ diagnostic: Diagnostic) -> Abandoned {
    // What the lexer could not read it has reported.
    if current.kind != .invalid { diagnostics.append(diagnostic) }
    return Abandoned()
  }

  /// Reports that the current token does not fit.
  mutating func failure() -> Abandoned {
    fail(misfit())
  }

  var isExpectingName: Bool { expected.contains(where: \.isName) }

  func isExpecting(_ terminal: GrammarTerminal) -> Bool { expected.contains(terminal) }

  var expectedWords: [String] {
    expected.compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  /// The innermost bracket that is open here and never closed, if the text goes wrong because of it.
  var unclosedBracket: Token? {
    guard isExpecting(.symbol(.close)), let opener = openBrackets.last, closers[opener] == nil
    else { return nil }
    return tokens[opener]
  }

  var isInsideBrackets: Bool { !openBrackets.isEmpty }

  /// Tokens of the current line from the current one on.
  var restOfLine: ArraySlice<Token> {
    tokens[index...].prefix(40).prefix { $0.kind != .newline && $0.kind != .end }
  }
}
