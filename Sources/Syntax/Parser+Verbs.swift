/// What each verb takes (`language.md` §4, production `verb`).
extension Parser {
  mutating func body(of verb: String) throws(Abandoned) -> StepBodySyntax {
    switch verb {
    case "get": return .get(try get())
    case "from":
      let table = try table()
      return .from(table: table, arguments: try optionalArguments())
    case "where": return .where(try expression())
    case "add":
      let assignments = try list { parser throws(Abandoned) in try parser.assignment() }
      return .add(assignments, by: try grouping())
    case "keep": return .keep(try columns())
    case "drop": return .drop(try columns())
    case "rename": return .rename(try list { parser throws(Abandoned) in try parser.renaming() })
    case "summarise": return try summarise()
    case "sort": return .sort(try list { parser throws(Abandoned) in try parser.sortKey() })
    case "take":
      let count = try wholeNumber()
      return .take(count, by: try grouping())
    case "pivot":
      let column = try column()
      return .pivot(column, of: accept("of") ? try columns() : [])
    case "unpivot":
      let columns = try columns()
      try require("as")
      return .unpivot(columns, as: try newName())
    case "join":
      let table = try table()
      return .join(table: table, on: accept("on") ? try columns() : [])
    case "append": return .append(table: try table())
    case "to": return try to()
    case "chart": return .chart(try chart())
    case "describe": return .describe
    case "check": return .check
    case "explain": return .explain
    default: return try domainBody(of: verb)
    }
  }

  private mutating func domainBody(of verb: String) throws(Abandoned) -> StepBodySyntax {
    switch verb {
    case "compare":
      let base: PeriodExpressionSyntax? = accept("to") ? try period(after: "to") : nil
      return .compare(to: base, using: try method())
    case "headline":
      let column: NameSyntax? = accept("of") ? try column() : nil
      let groups = try grouping()
      return .headline(of: column, by: groups, withTotals: try withTotals())
    case "trend": return .trend(using: try method())
    case "spc": return .spc(using: try method())
    case "rank": return .rank
    case "benchmark":
      try require("against")
      let places = try places()
      return .benchmark(against: places, using: try method())
    case "funnel":
      try require("against")
      let place = try thing(.place)
      return .funnel(against: place, using: try method())
    case "gap": return .gap(against: try against())
    case "inequality":
      let isAll = accept("all")
      let reference = try against()
      return .inequality(all: isAll, against: reference, using: try method())
    case "standardise":
      try require("to")
      return .standardise(to: try thing(.reference))
    case "pool": return .pool(try wholeNumber())
    case "forecast":
      let count = try wholeNumber()
      return .forecast(count, using: try method())
    case "protect": return .protect(try protectClauses())
    default: preconditionFailure("the verb '\(verb)' is in the vocabulary and has no grammar")
    }
  }

  private mutating func against() throws(Abandoned) -> NameSyntax? {
    accept("against") ? try thing(.reference) : nil
  }

  // MARK: get

  private mutating func get() throws(Abandoned) -> GetSyntax {
    let things = try things()
    var places: [PlaceSyntax]?
    var when: WhenSyntax?
    var breakdown: GetSyntax.Breakdown?
    var clauses: [(clause: Clause, range: SourceRange)] = []
    while let clause = clauseStart() {
      if let first = clauses.first(where: { $0.clause == clause }) {
        throw fail(.clauseTwice(clause.repetition, at: current.range, first: first.range))
      }
      let start = current
      switch clause {
      case .places:
        advance()
        places = try self.places()
      case .when: when = try self.when()
      case .breakdown:
        _ = acceptBy()
        breakdown = try self.breakdown()
      }
      clauses.append((clause, start.range))
    }
    return GetSyntax(things: things, places: places, when: when, breakdown: breakdown)
  }

  private enum Clause {
    case places, when, breakdown

    var repetition: String {
      switch self {
      case .places: "the places stand twice in this get; several have commas:  for home, England"
      case .when: "the periods stand twice in this get; a span is written  in 2018/19 to 2020/21"
      case .breakdown: "'by' stands twice in this get; two groups crossed are written  by sex, age"
      }
    }
  }

  private mutating func clauseStart() -> Clause? {
    if at("for") { return .places }
    if at("in") || at("since") || at("last") || at("as") { return .when }
    if isWord(current, "group"), isWord(next, "by") { return .breakdown }
    return at("by") ? .breakdown : nil
  }

  private mutating func things() throws(Abandoned) -> GetSyntax.Things? {
    let start = current
    expect(.indicator)
    if accept("all") { return .all(start.range) }
    switch current.kind {
    case .word where !isReserved(current), .backtickName, .text, .reference, .number:
      return .named(try list { parser throws(Abandoned) in try parser.thing(.indicator) })
    default:
      return nil
    }
  }

  private mutating func when() throws(Abandoned) -> WhenSyntax {
    let start = advance()
    let kind: WhenSyntax.Kind
    if isWord(start, "since") {
      kind = .since(try period(after: "since"))
    } else if isWord(start, "last") {
      kind = .last(try wholeNumber())
    } else if isWord(start, "as") {
      try require("at")
      kind = .asAt(try periods(after: "as at"))
    } else {
      let first = try period(after: "in")
      if accept("to") {
        kind = .between(first, try period(after: "to"))
      } else if accept(.comma) {
        kind = .within([first] + (try periods(after: "in")))
      } else {
        kind = .within([first])
      }
    }
    return WhenSyntax(kind: kind, range: range(from: start))
  }

  private mutating func breakdown() throws(Abandoned) -> GetSyntax.Breakdown {
    let start = current
    if accept("any") { return .any(start.range) }
    expect(.dimension)
    return .dimensions(try columns())
  }

  // MARK: Table verbs

  private mutating func assignment() throws(Abandoned) -> AssignmentSyntax {
    let start = current
    let name = try newName()
    try require(.equal)
    let value = try expression()
    return AssignmentSyntax(name: name, expression: value, range: range(from: start))
  }

  private mutating func renaming() throws(Abandoned) -> RenameSyntax {
    let from = try column()
    try require("as")
    return RenameSyntax(from: from, to: try newName())
  }

  private mutating func sortKey() throws(Abandoned) -> SortKeySyntax {
    let key = try expression()
    return SortKeySyntax(expression: key, isDescending: accept("desc"))
  }

  private mutating func summarise() throws(Abandoned) -> StepBodySyntax {
    var items: [AssignmentSyntax] = []
    let startsGrouping = isWord(current, "group") && isWord(next, "by")
    expect(.newName)
    switch current.kind {
    case .word where (!isReserved(current) || isWord(current, "last")) && !startsGrouping,
      .backtickName, .text:
      items = try list { parser throws(Abandoned) in try parser.item() }
    default: break
    }
    let groups = try grouping()
    return .summarise(items, by: groups, withTotals: try withTotals())
  }

  /// `name = expression`, or a bare aggregate such as `count()`.
  private mutating func item() throws(Abandoned) -> AssignmentSyntax {
    let start = current
    if next.kind == .symbol(.open), current.kind == .word || current.kind == .backtickName {
      let aggregate = try expression()
      return AssignmentSyntax(name: nil, expression: aggregate, range: range(from: start))
    }
    let name = try newName()
    expect(.symbol(.open))
    try require(.equal)
    let value = try expression()
    return AssignmentSyntax(name: name, expression: value, range: range(from: start))
  }

  private mutating func protectClauses() throws(Abandoned) -> [ProtectClauseSyntax] {
    var clauses: [ProtectClauseSyntax] = []
    var first: [String: SourceRange] = [:]
    while at("below") || at("round") {
      let token = current
      let word = source.text(in: token.range).lowercased()
      if let range = first[word] {
        throw fail(
          .clauseTwice("'\(word)' stands twice in this step", at: token.range, first: range)
        )
      }
      first[word] = token.range
      advance()
      let number = try wholeNumber()
      clauses.append(word == "below" ? .below(number) : .round(number))
    }
    return clauses
  }

  // MARK: Finishing verbs

  private mutating func chart() throws(Abandoned) -> ChartSyntax {
    var kind: NameSyntax?
    expect(.chartKind)
    if current.kind == .word,
      Vocabulary.chartKinds.contains(source.text(in: current.range).lowercased())
    {
      kind = name(from: advance())
    }
    var clauses: [String: NameSyntax] = [:]
    var first: [String: SourceRange] = [:]
    while let word = chartClause() {
      if let range = first[word] {
        throw fail(
          .clauseTwice("'\(word)' stands twice in this chart", at: current.range, first: range)
        )
      }
      first[word] = current.range
      advance()
      clauses[word] = word == "title" ? try textName() : try column()
    }
    return ChartSyntax(
      kind: kind,
      of: clauses["of"],
      across: clauses["across"],
      colour: clauses["colour"],
      split: clauses["split"],
      title: clauses["title"]
    )
  }

  private mutating func chartClause() -> String? {
    for word in ["of", "across", "colour", "split", "title"] where at(word) { return word }
    return isWord(current, "color") ? "colour" : nil
  }

  private mutating func to() throws(Abandoned) -> StepBodySyntax {
    if at(.text) { return .to(format: nil, path: try textName()) }
    expect(.format)
    guard current.kind == .word,
      Vocabulary.formats.contains(source.text(in: current.range).lowercased())
    else { throw failure() }
    let format = name(from: advance())
    return .to(format: format, path: at(.text) ? try textName() : nil)
  }
}
