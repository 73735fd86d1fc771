import Frames
import Indicators
import Syntax

/// What is known at the cursor: the table that flows in, what is being picked, what names mean.
struct CompletionPlace {
  let point: CompletionPoint
  /// With the definitions left of the cursor.
  let scope: Scope
  /// What the steps before the one being typed give; nil when they are wrong or there are none.
  let table: Table?
  /// Whether the step being typed is the first of its query.
  let isFirstStep: Bool
  /// Positions of the indicators that the query is about so far.
  let indicators: [Int]
  /// Positions of the places that the query is about so far; nil before they are named.
  let places: [Int]?
  /// The word or sign before the cursor and the one before that, in lower case.
  let wordBefore: String
  let secondWordBefore: String
  /// The step being typed, where it is whole already and could go on.
  let current: StepSyntax?
  /// Whether nothing stands left of the cursor.
  let isAtStart: Bool
  /// Whether only `cvq` stands there, which the number of an edition follows.
  let isAfterEditionWord: Bool
  /// Whether the statement before the cursor is a query that could go on.
  let followsQuery: Bool
  /// Columns that the step being typed has made so far: later ones may use them.
  let ownColumns: [String]

  init(_ point: CompletionPoint, in source: SourceText, _ outer: Scope) {
    self.point = point
    let prefix = SourceText(utf8: source.bytes[..<min(point.replacing.lowerBound, source.count)])
    let script = parse(prefix)
    scope = outer.with(definitionsOf: script)
    let tokens = script.tokens.filter { $0.kind != .newline && $0.kind != .end }
    wordBefore = tokens.last.map { prefix.text(in: $0.range).lowercased() } ?? ""
    secondWordBefore =
      tokens.dropLast().last.map { prefix.text(in: $0.range).lowercased() } ?? ""
    isAtStart = tokens.isEmpty
    isAfterEditionWord = tokens.count == 1 && wordBefore == "cvq"
    followsQuery =
      switch script.statements.last?.kind {
      case .query, .letQuery, .defQuery, .continuation: true
      default: false
      }
    ownColumns = point.verb == "add" ? prefix.assignedNames(tokens) : []

    // The step at the cursor may be whole already; then it is among the finished ones.
    var steps = point.steps
    var current: StepSyntax?
    if let last = steps.last,
      !tokens.contains(where: {
        $0.kind == .symbol(.bar) && $0.range.lowerBound >= last.range.upperBound
      })
    {
      current = steps.popLast()
    }
    self.current = current
    isFirstStep = steps.isEmpty
    var table: Table?
    var isImplied = false
    if steps.isEmpty, let verb = point.verb, verb != "get", verb != "from" {
      table = scope.everything
      isImplied = true
    }
    while table == nil, let first = steps.first, let last = steps.last {
      table = try? scope.check(
        PipelineSyntax(steps: steps, range: first.range.union(last.range))
      )
      // A step that is wrong is passed over, so that the ones before it still help.
      if table == nil { steps.removeLast() }
    }
    self.table = table

    if let table, case .attached(_, let request) = table.attachment {
      indicators = request.indicators
      places = isImplied ? nil : request.places
    } else if point.verb == "get", let get = current?.get ?? prefix.unfinishedGet(tokens) {
      indicators = scope.indicators(askedBy: get)
      let chosen = indicators
      places = get.places.flatMap { [scope] in try? scope.places($0, for: chosen) }
    } else {
      indicators = Array(scope.workspace.indicators.indices)
      places = nil
    }
  }
}

extension StepSyntax {
  fileprivate var get: GetSyntax? {
    if case .get(let syntax) = body { syntax } else { nil }
  }
}

extension SourceText {
  /// Names given with `=` in the `add` that the tokens end in.
  fileprivate func assignedNames(_ tokens: [Token]) -> [String] {
    let words = tokens.map { text(in: $0.range) }
    guard let start = words.lastIndex(where: { $0.lowercased() == "add" }) else { return [] }
    var names: [String] = []
    var depth = 0
    for position in words.indices.dropFirst(start + 1) {
      switch words[position] {
      case "(": depth += 1
      case ")": depth -= 1
      case "=" where depth == 0 && position >= 2:
        guard ["add", ","].contains(words[position - 2].lowercased()) else { continue }
        let name = words[position - 1]
        names.append(name.hasPrefix("`") ? String(name.dropFirst().dropLast()) : name)
      default: continue
      }
    }
    return names
  }

  /// The `get` that the tokens end in, as far as it is whole: what was chosen before the clause
  /// that is being typed.
  fileprivate func unfinishedGet(_ tokens: [Token]) -> GetSyntax? {
    // A clause is short; what is longer is not looked back over.
    for token in tokens.reversed().prefix(64) {
      let script = parse(SourceText(utf8: bytes[..<token.range.upperBound]))
      let query: PipelineSyntax? =
        switch script.statements.last?.kind {
        case .query(let query): query
        case .letQuery(_, let query), .defQuery(_, _, let query): query
        default: nil
        }
      guard let query, query.range.upperBound == token.range.upperBound else { continue }
      return query.steps.last?.get
    }
    return nil
  }
}

extension Scope {
  /// What `get all` gives.
  fileprivate var everything: Table? {
    var scope = self
    let script = parse(SourceText("get all"))
    guard case .query(let query)? = script.statements.first?.kind else { return nil }
    scope = Scope(
      source: script.source,
      workspace: workspace,
      bindings: bindings,
      evaluate: evaluate,
      readFile: readFile
    )
    return try? scope.check(query)
  }

  fileprivate func indicators(askedBy get: GetSyntax) -> [Int] {
    guard case .named(let names)? = get.things else {
      return Array(workspace.indicators.indices)
    }
    var found: [Int] = []
    for name in names {
      for position in (try? indicators(name)) ?? [] where !found.contains(position) {
        found.append(position)
      }
    }
    return found
  }

  /// The scope with what the finished statements of a script define; what is wrong is left out.
  fileprivate func with(definitionsOf script: ScriptSyntax) -> Scope {
    var scope = Scope(
      source: script.source,
      workspace: workspace,
      bindings: bindings,
      evaluate: evaluate,
      readFile: readFile
    )
    scope.definitions = definitions
    for statement in script.statements {
      let isFinished = script.tokens.contains {
        $0.kind == .newline && $0.range.lowerBound >= statement.range.upperBound
      }
      guard isFinished else { continue }
      switch statement.kind {
      case .letQuery(let name, let query):
        if let table = try? scope.check(query) {
          scope.bindings[foldedColumnName(name.text)] = .table(table)
        }
      case .letPlaces(let name, let places):
        guard let places = try? scope.boundPlaces(places) else { continue }
        if foldedColumnName(name.text) == "home" {
          if places.count == 1, let moved = scope.workspace.withHome(places[0]) {
            scope.workspace = moved
          }
        } else {
          scope.bindings[foldedColumnName(name.text)] = .places(places)
        }
      case .letExpression(let name, let value), .param(let name, let value, _):
        if let constant = try? scope.constant(value) {
          scope.bindings[foldedColumnName(name.text)] = .value(constant)
        }
      case .defQuery(let name, let parameters, let body):
        scope.define(name, parameters, body.range, .steps, script)
      case .defExpression(let name, let parameters, let body):
        scope.define(name, parameters, body.range, .expression, script)
      case .edition, .use, .include, .note, .query, .continuation: continue
      }
    }
    return scope
  }

  private mutating func define(
    _ name: NameSyntax,
    _ parameters: [NameSyntax],
    _ body: SourceRange,
    _ kind: Definition.Kind,
    _ script: ScriptSyntax
  ) {
    definitions.append(
      Definition(
        name: name,
        parameters: parameters,
        body: body,
        kind: kind,
        in: script,
        order: definitions.count
      )
    )
  }
}
