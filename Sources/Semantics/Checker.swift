import Frames
public import Plans
public import Syntax

extension Scope {
  /// Checks a query step by step and gives the plan that computes it.
  public func check(_ query: PipelineSyntax) throws(Diagnostic) -> Table {
    let mentioned = names(mentionedIn: query)
    var table: Table?
    for step in query.steps { table = try check(step, after: table, mentioned) }
    guard let table else {
      throw Diagnostic(code: "form-1", message: "a query has at least one step", range: query.range)
    }
    return table
  }

  private func check(
    _ step: StepSyntax,
    after input: Table?,
    _ mentioned: Set<String>?
  ) throws(Diagnostic) -> Table? {
    if let destination = input?.destination {
      throw Diagnostic(
        code: "order-3",
        message: "\(destination.path == nil ? "to \(destination.format ?? "")" : "to") sends the "
          + "result off, so nothing can follow it",
        range: step.verb.range
      )
    }
    if case .call(let arguments) = step.body {
      guard let body = try expandedSteps(step.verb, arguments ?? [], at: step.range) else {
        throw Vocabulary.unknownVerb(
          step.verb.text,
          at: step.verb.range,
          startsQuery: input == nil,
          definitions: definitions.map(\.name)
        )
      }
      var table = input
      let pendingBefore = input?.pending.count ?? 0
      for inner in body.steps {
        // What the body mentions is not in the query's own text, so every column may be wanted.
        table = try atUse(step.range, of: step.verb.text) { () throws(Diagnostic) in
          try body.scope.check(inner, after: table, nil)
        }
      }
      table?.showPending(from: pendingBefore, at: step.range)
      return table
    }
    guard let verb = VerbRegistry.verb(named: step.verb.text) else {
      throw Vocabulary.unknownVerb(step.verb.text, at: step.verb.range, startsQuery: input == nil)
    }
    var table = input
    // A query may start with any verb: `get all` is meant when none says where rows come from.
    if table == nil, verb.name != "get", verb.name != "from" {
      let getAll = StepSyntax.getAll(at: step.range)
      table = try VerbRegistry.verb(named: "get")?.expand(
        Call(step: getAll, scope: self, input: nil, mentioned: mentioned)
      )
      table?.took(getAll, in: source, after: nil)
    }
    var result = try verb.expand(
      Call(step: step, scope: self, input: table, mentioned: mentioned)
    )
    result.took(step, in: source, after: table)
    return result
  }

  /// A value known before any row is read, for `let` and `param`.
  public func constant(_ syntax: ExpressionSyntax) throws(Diagnostic) -> Constant {
    let empty = Table(
      plan: .union([], Origin(verb: "let", lowerBound: 0, upperBound: 0)),
      fields: [],
      attachment: .detached("")
    )
    var checker = ExpressionChecker(empty, self, lifting: .aggregate)
    let checked = try checker.check(syntax)
    guard let constant = checked.constant, checker.lifted.aggregations.isEmpty else {
      throw Diagnostic(
        code: "type-12",
        message: "let keeps a value known beforehand here: a number, text in quotes or a period",
        range: syntax.range,
        notes: ["for a table:   let x = get …      for places:   let x = places …"]
      )
    }
    return constant
  }

  /// Folded names that a query speaks of before it says which columns it wants.
  ///
  /// Nil when all may be wanted. Lets a reader leave the other columns of a file alone.
  private func names(mentionedIn query: PipelineSyntax) -> Set<String>? {
    guard definitions.isEmpty, query.steps.contains(where: \.looksAtNames) else { return nil }
    var names: Set<String> = []
    for step in query.steps {
      let words = source.text(in: step.range)
      var word = ""
      var isQuoted = false
      // Words and whatever stands in quotes or backticks: more than needed does no harm.
      for character in words.unicodeScalars {
        if character == "\"" || character == "`" {
          if isQuoted { names.insert(foldedColumnName(word)) }
          isQuoted.toggle()
          word = ""
        } else if isQuoted || character == "_" || character.properties.isAlphabetic
          || character.properties.numericType != nil
        {
          word.unicodeScalars.append(character)
        } else {
          if !word.isEmpty { names.insert(foldedColumnName(word)) }
          word = ""
        }
      }
      if !word.isEmpty { names.insert(foldedColumnName(word)) }
      switch step.body {
      case .summarise, .keep: return names
      case .call: return nil
      default: continue
      }
    }
    return nil
  }
}

extension StepSyntax {
  /// Whether the step asks which names a query speaks of: to read less, or work out less.
  fileprivate var looksAtNames: Bool {
    switch body {
    case .from, .join, .append, .rank: true
    default: false
    }
  }

  /// The `get all` that a query without one means.
  fileprivate static func getAll(at range: SourceRange) -> StepSyntax {
    let start = SourceRange(range.lowerBound, range.lowerBound)
    return StepSyntax(
      verb: NameSyntax(text: "get", style: .bare, range: start),
      body: .get(GetSyntax(things: nil, places: nil, when: nil, breakdown: nil)),
      range: start
    )
  }
}

extension Diagnostic {
  /// A failure on the data, shown at the step it came from.
  public init(_ error: PlanError) {
    let range = error.origin.map { SourceRange($0.lowerBound, $0.upperBound) } ?? SourceRange(0, 0)
    self.init(code: error.code, message: error.message, range: range, notes: error.notes)
  }
}
