import Frames
import Indicators
import Plans
import Syntax

extension CompletionPlace {
  /// What there is to offer for one thing that the parser would accept.
  func candidates(for terminal: GrammarTerminal, _ typed: TypedWord) -> [Candidate] {
    let isBare = typed.style == .bare
    switch terminal {
    case .word(let word): return isBare && !isGiven(word) ? [clause(word)] : []
    case .symbol(let symbol): return typed.isEmpty && isBare ? [sign(symbol)] : []
    case .operation:
      return typed.isEmpty && isBare ? operations.map(sign) : []
    case .statement: return isBare ? statements : []
    case .verb: return isBare ? verbs : []
    case .indicator: return indicatorNames(typed) + references(typed)
    case .place: return placeNames(typed) + references(typed)
    case .reference: return comparedThings(typed) + references(typed)
    case .dimension: return dimensionNames(typed)
    case .period: return periods(typed) + references(typed)
    case .table: return tables(typed)
    // A dimension is offered as such; its column does not exist yet.
    case .column: return point.accepted.contains(.dimension) ? [] : columns(typed)
    case .value: return values(typed)
    case .newName: return isBare && point.verb == "summarise" ? functions(.aggregate) : []
    case .state:
      return isBare ? words(StateWord.allCases.map(\.rawValue), "state of a figure") : []
    case .part: return isBare ? parts : []
    case .method: return isBare ? words(methods, "method of \(point.verb ?? "")") : []
    case .chartKind: return isBare ? words(Vocabulary.chartKinds, "kind of chart") : []
    case .format: return isBare ? words(Vocabulary.formats, "format") : []
    case .number, .text, .lineEnd: return []
    }
  }

  private func words(_ words: [String], _ detail: String) -> [Candidate] {
    words.map { Candidate($0, detail, .value) }
  }

  /// The signs that may follow a finished value.
  private var operations: [Token.Symbol] {
    // A period where one is expected moves by whole periods and does nothing else.
    let isPeriod =
      point.verb == "get" || point.verb == "compare" || point.accepted.contains(.word("to"))
      || ["in", "to"].contains(secondWordBefore)
    if isPeriod { return [.plus, .minus] }
    let sums: [Token.Symbol] = [.plus, .minus, .times, .divided]
    // Comparisons do not chain: where no test may follow, none has room.
    guard point.accepted.contains(.word("is")) else { return sums }
    return [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual] + sums
  }

  // MARK: Words of the language

  /// Whether the step being typed has the clause that a word opens; each may stand once.
  private func isGiven(_ word: String) -> Bool {
    switch current?.body {
    case .get(let get):
      switch word {
      case "for": get.places != nil
      case "in", "since", "last", "as": get.when != nil
      case "by": get.breakdown != nil
      default: false
      }
    case .chart(let chart):
      switch word {
      case "of": chart.of != nil
      case "across": chart.across != nil
      case "colour": chart.colour != nil
      case "split": chart.split != nil
      case "title": chart.title != nil
      default: false
      }
    case .protect(let clauses):
      clauses.contains { clause in
        switch clause {
        case .below: word == "below"
        case .round: word == "round"
        }
      }
    default: false
    }
  }

  private func clause(_ word: String) -> Candidate {
    let (kind, detail): (Completion.Kind, String) =
      switch word {
      case "for", "each", "against": (.where, "places")
      case "in", "since", "last", "at": (.when, "periods")
      case "as" where point.verb == "get": (.when, "as at a period")
      case "by", "any": (.who, "groups")
      case "all": (point.accepted.contains(.place) ? .where : .what, "all there are")
      case "and", "or", "not", "is", "like", "contains", "if", "then", "else":
        (.value, "condition")
      default: (.step, point.verb.map { "goes on with \($0)" } ?? "")
      }
    return Candidate(word, detail, kind, order: 20)
  }

  private func sign(_ symbol: Token.Symbol) -> Candidate {
    symbol == .bar
      ? Candidate("|", "the next step", .step, order: 30)
      : Candidate(symbol.rawValue, "", .value, order: 31)
  }

  private var statements: [Candidate] {
    let edition = Candidate("cvq 1", "the edition of the language", .step, order: 41)
    let details = [
      "use": "opens a workspace", "let": "names a table, places or a value",
      "param": "a value to be set for each run", "include": "runs another script first",
      "def": "names an expression or steps",
    ]
    // A line that starts with a bar goes on with the query above.
    let bar = Candidate("|", "goes on with the query above", .step, order: 39)
    return Vocabulary.statements.map { Candidate($0, details[$0] ?? "", .step, order: 40) }
      + (isAtStart ? [edition] : []) + (followsQuery ? [bar] : [])
  }

  private var verbs: [Candidate] {
    if table?.destination != nil, point.verb == nil { return [] }
    let starts: Set<String> = ["get", "from"]
    var found: [Candidate] = []
    for name in Vocabulary.verbs {
      guard let verb = VerbRegistry.verb(named: name) else { continue }
      if isFirstStep {
        found.append(Candidate(name, verb.summary, .step, order: starts.contains(name) ? 1 : 2))
      } else if !starts.contains(name), table?.allows(name) ?? true {
        found.append(Candidate(name, verb.summary, .step, order: lacks(verb) ? 3 : 1))
      }
    }
    let own = scope.definitions.filter { $0.kind == .steps }
    return found + own.map { Candidate("\($0.name)(", label: $0.name, "own steps", .step) }
  }

  /// Whether the table has not got what a verb needs.
  private func lacks(_ verb: Verb) -> Bool {
    guard let table else { return false }
    return verb.needs.contains { role in
      role == .breakdown
        ? table.groupFields.isEmpty : !table.fields.contains { $0.role == role }
    }
  }

  private var methods: [String] {
    point.verb.flatMap { VerbRegistry.verb(named: $0) }?.methods ?? []
  }

  private var parts: [Candidate] {
    let tokens = Set(ValuePart.allCases)
    let field = table.flatMap { table in table.schema.fields.last { $0.isShown && isBeforeDot($0) }
    }
    let fitting = ValuePart.allCases.filter { part in
      switch field?.type {
      case .estimate: part.isOfEstimate
      case .period: !part.isOfEstimate
      default: tokens.contains(part)
      }
    }
    return fitting.map { Candidate($0.rawValue, $0.type.word, .column) }
  }

  /// Whether the name right before the dot at the cursor is this column.
  private func isBeforeDot(_ field: Field) -> Bool {
    let start = point.replacing.lowerBound - 1
    let name = columnSpelling(field.name)
    let range = SourceRange(max(0, start - name.utf8.count), max(0, start))
    return foldedColumnName(scope.words(range)) == foldedColumnName(name)
  }

  // MARK: Columns, functions, values

  private func columns(_ typed: TypedWord) -> [Candidate] {
    guard let table, typed.style != .reference else { return [] }
    var found = ownColumns.map { column($0, "made in this step", typed, order: 2) }
    for field in table.fields where !field.isHidden {
      found.append(
        column(field.name, field.type.word, typed, order: field.isQuiet ? 5 : 2)
      )
    }
    if table.valueField != nil {
      for part in ValuePart.allCases
      where part.isOfEstimate && table.schema.field(part.rawValue) == nil {
        found.append(column(part.rawValue, "\(part.type.word), part of value", typed, order: 4))
      }
    }
    return found
  }

  private func column(
    _ name: String,
    _ detail: String,
    _ typed: TypedWord,
    order: Int
  ) -> Candidate {
    let text: String =
      switch typed.style {
      case .quoted: "\"\(name)\""
      case .backtick: "`\(name)`"
      case .bare, .reference: columnSpelling(name)
      }
    return Candidate(text, label: name, detail, .column, order: order)
  }

  private enum FunctionChoice { case aggregate, row, all }

  private func functions(_ choice: FunctionChoice) -> [Candidate] {
    let entries = FunctionCatalogue.entries.filter { entry in
      switch choice {
      case .aggregate: entry.group == .aggregate
      case .row: ![.aggregate, .series, .acrossRows].contains(entry.group)
      case .all: true
      }
    }
    // Within summarise what puts rows together goes first.
    let isSummary = point.verb == "summarise"
    let found = entries.map { entry in
      Candidate(
        "\(entry.name)(",
        label: entry.name,
        entry.summary,
        .function,
        order: isSummary && entry.group != .aggregate ? 9 : 8
      )
    }
    guard choice != .aggregate else { return found }
    return found
      + scope.definitions.filter { $0.kind == .expression }.map { definition in
        Candidate("\(definition.name)(", label: definition.name, "own", .function, order: 8)
      }
  }

  private func values(_ typed: TypedWord) -> [Candidate] {
    let compared = comparedWords(typed)
    switch typed.style {
    case .quoted: return compared
    case .backtick: return columns(typed)
    case .reference: return references(typed)
    case .bare: break
    }
    let isConstant = table == nil
    let literals = ["true", "false", "missing", "suppressed"].map {
      Candidate($0, "", .value, order: 10)
    }
    // `count()` takes nothing.
    let entry = wordBefore == "(" ? FunctionCatalogue.entry(named: secondWordBefore) : nil
    let closing =
      entry.map { $0.usage.contains("\($0.name)()") } ?? false ? [sign(.close)] : []
    return compared + columns(typed) + functions(isConstant ? .row : .all) + references(typed)
      + literals + (typed.isEmpty ? closing : [])
  }

  /// `$name` of what a `let` or `param` has named, and of home.
  private func references(_ typed: TypedWord) -> [Candidate] {
    guard typed.style == .bare || typed.style == .reference else { return [] }
    var found: [Candidate] = []
    for name in scope.bindings.keys.sorted() {
      let detail: String
      switch scope.bindings[name] {
      case .table, nil: continue
      case .places(let places): detail = places.count == 1 ? "a place" : "\(places.count) places"
      case .value(let constant): detail = constant.type.word
      }
      found.append(Candidate("$\(name)", detail, .value, keys: [name], order: 9))
    }
    if let home = scope.workspace.home, scope.binding("home") == nil {
      let name = scope.workspace.places[home].name
      found.append(Candidate("$home", name, .value, keys: ["home"], order: 9))
    }
    return found
  }
}
