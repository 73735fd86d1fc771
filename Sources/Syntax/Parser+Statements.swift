/// Statements (`language.md` §4, productions `script` to `def`, and §10).
extension Parser {
  mutating func statement() throws(Abandoned) -> StatementSyntax {
    let start = current
    let kind: StatementSyntax.Kind
    switch current.kind {
    case .symbol(.bar):
      advance()
      kind = .continuation(try pipeline())
    case .note:
      advance()
      kind = .note(
        source.text(in: SourceRange(start.range.lowerBound + 3, start.range.upperBound - 3))
      )
    case .word, .backtickName:
      kind = try wordStatement()
    case .symbol(.dot):
      throw fail(.dotCommand(at: dotCommandRange, spelling(of: dotCommandRange)))
    default:
      throw failure()
    }
    return StatementSyntax(kind: kind, range: range(from: start))
  }

  private mutating func wordStatement() throws(Abandoned) -> StatementSyntax.Kind {
    let start = current
    if isWord(start, "cvq"), next.kind == .number {
      guard statementStart == 0 else { throw fail(.editionNotFirst(at: start.range)) }
      advance()
      return .edition(try number())
    }
    switch source.text(in: start.range).lowercased() {
    case "use":
      advance()
      return .use(try list { parser throws(Abandoned) in try parser.dataSource() })
    case "let": return try letStatement()
    case "param":
      advance()
      let name = try newName()
      try require(.equal)
      let value = try expression()
      let label: NameSyntax? = at(.text) ? try textName() : nil
      return .param(name: name, value, label: label)
    case "include":
      advance()
      hasInclude = true
      return .include(try textName())
    case "def": return try defStatement()
    default:
      expect(.verb)
      return .query(try pipeline())
    }
  }

  private mutating func dataSource() throws(Abandoned) -> NameSyntax {
    expect(.text)
    switch current.kind {
    case .text, .reference: return name(from: advance())
    default: throw failure()
    }
  }

  private mutating func letStatement() throws(Abandoned) -> StatementSyntax.Kind {
    advance()
    let name = try newName()
    try require(.equal)
    if accept("places") {
      return .letPlaces(name: name, try places())
    }
    expect(.verb)
    if startsQuery { return .letQuery(name: name, try pipeline()) }
    return .letExpression(name: name, try expression())
  }

  private mutating func defStatement() throws(Abandoned) -> StatementSyntax.Kind {
    advance()
    let name = try newName()
    guard try openBracket() else { throw failure() }
    var parameters: [NameSyntax] = []
    if current.kind != .symbol(.close) {
      parameters = try list { parser throws(Abandoned) in try parser.newName() }
    }
    try closeBracket()
    try require(.equal)
    expect(.verb)
    if startsQuery {
      let steps = try pipeline()
      definitions[name.text.lowercased()] = true
      return .defQuery(name: name, parameters: parameters, steps)
    }
    let value = try expression()
    definitions[name.text.lowercased()] = false
    return .defExpression(name: name, parameters: parameters, value)
  }

  /// Whether the current word starts a query: the overlap of §4 is settled for the query.
  private var startsQuery: Bool {
    guard current.kind == .word else { return false }
    let word = source.text(in: current.range)
    return Vocabulary.verb(word) != nil || definitions[word.lowercased()] == true
      // `let x = filter …` is a query with a verb from elsewhere, unless it is a call or a column.
      || (Vocabulary.foreignVerbs[word.lowercased()] != nil && next.kind == .word)
  }

  // MARK: Pipelines

  mutating func pipeline() throws(Abandoned) -> PipelineSyntax {
    let start = current
    var steps = [try step(isFirst: true)]
    finishedSteps = steps
    while accept(.bar) {
      guard steps.count < Self.stepLimit else { throw fail(.tooManySteps(at: current.range)) }
      steps.append(try step(isFirst: false))
      finishedSteps = steps
    }
    return PipelineSyntax(steps: steps, range: range(from: start))
  }

  private mutating func step(isFirst: Bool) throws(Abandoned) -> StepSyntax {
    let start = current
    expect(.verb)
    guard start.kind == .word || start.kind == .backtickName else { throw failure() }
    let typed = name(from: start).text
    let word = typed.lowercased()
    currentVerb = nil
    compared = nil
    if definitions[word] == nil, start.kind == .word, let verb = Vocabulary.verb(word) {
      advance()
      currentVerb = verb
      let body = try body(of: verb)
      return StepSyntax(
        verb: NameSyntax(text: verb, style: .bare, range: start.range),
        body: body,
        range: range(from: start)
      )
    }
    guard definitions[word] != nil || (!isReserved(start) && mayBeCall(word, isFirst: isFirst))
    else {
      if isReserved(start), Vocabulary.foreignVerbs[word] == nil { throw failure() }
      if isFirst, let diagnostic = namesWithoutVerb(from: start) { throw fail(diagnostic) }
      // `group by` and `order by` are one slip each.
      let range = isWord(next, "by") ? start.range.union(next.range) : start.range
      throw fail(
        Vocabulary.unknownVerb(
          typed,
          at: range,
          startsQuery: isFirst,
          definitions: definitions.keys.sorted()
        )
      )
    }
    advance()
    let arguments = try optionalArguments()
    return StepSyntax(
      verb: name(from: start),
      body: .call(arguments: arguments),
      range: range(from: start)
    )
  }

  /// Whether a word that is no verb can be a `def` from elsewhere, to be found by the checker.
  private func mayBeCall(_ word: String, isFirst: Bool) -> Bool {
    if isFirst { return false }
    if Vocabulary.foreignVerbs[word] != nil, !hasInclude { return false }
    switch next.kind {
    case .symbol(.open), .symbol(.bar), .newline, .end: return true
    default: return false
    }
  }

  private var dotCommandRange: SourceRange {
    let rest = restOfLine.prefix(2)
    return rest.last.map { current.range.union($0.range) } ?? current.range
  }
}
