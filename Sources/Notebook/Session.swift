import Execution
import Frames
public import Indicators
import Plans
public import Semantics
public import Syntax

/// What a session starts with.
public struct SessionSettings: Sendable {
  /// Folder that relative paths of `use`, `from` and `to` start from; ends in a slash, or empty.
  public var baseFolder: String
  /// `--use`
  public var use: String?
  /// `--home`
  public var home: String?
  /// At the prompt names may be defined again and `|` continues the last answer.
  public var isPrompt: Bool

  public init(
    baseFolder: String = "",
    use: String? = nil,
    home: String? = nil,
    isPrompt: Bool = false
  ) {
    self.baseFolder = baseFolder
    self.use = use
    self.home = home
    self.isPrompt = isPrompt
  }
}

/// A query that has been checked and can run.
public struct PreparedQuery: Sendable {
  public let table: Table
  public let source: SourceText
  /// The query's own text.
  public let text: String

  /// Whether its rows are shown, or sent into a file.
  public var isShown: Bool { table.destination?.path == nil }
}

/// One conversation with a workspace: what is defined, what was answered.
public struct Session: Sendable {
  public private(set) var workspace: Workspace
  private var bindings: [String: Binding] = [:]
  public let settings: SessionSettings
  /// The last answer, which a line that starts with `|` continues.
  public private(set) var last: Answer?
  private var answeredCount = 0
  private let backend = LocalBackend()

  /// - Throws: `OpeningFailure` when a workspace cannot be opened or home is no place in it.
  public init(_ settings: SessionSettings) throws(OpeningFailure) {
    self.settings = settings
    if let use = settings.use {
      workspace = try WorkspaceOpener.open(use, baseFolder: settings.baseFolder)
    } else {
      workspace = try WorkspaceOpener.bundled()
    }
    if let home = settings.home { try setHome(home) }
  }

  /// Names of the definitions, and what each is.
  public var definitions: [(name: String, kind: String)] {
    bindings.keys.sorted().map { name in
      switch bindings[name] {
      case .table(let table): (name, "table of \(table.fields.count(where: \.isShown)) columns")
      case .places(let places): (name, places.count == 1 ? "a place" : "\(places.count) places")
      case .value, nil: (name, "a value")
      }
    }
  }

  // MARK: Checking

  /// Checks a script as a whole; `let` is worked out, nothing is shown.
  ///
  /// - Throws: `Failure` with everything that is wrong; then nothing of the script counts.
  public mutating func prepare(_ text: String) throws(Failure) -> [PreparedQuery] {
    let source = SourceText(continuing(text))
    let script = parse(source)
    let errors = script.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(diagnostics: errors, source: source, exitCode: .wrongText)
    }
    var attempt = self
    var prepared: [PreparedQuery] = []
    var diagnostics: [Diagnostic] = []
    var hasQuery = false
    for statement in script.statements {
      do throws(Diagnostic) {
        if let query = try attempt.prepare(statement, source, afterQuery: hasQuery) {
          prepared.append(query)
          hasQuery = true
        }
      } catch {
        diagnostics.append(error)
      }
    }
    guard let first = diagnostics.first else {
      self = attempt
      return prepared
    }
    throw Failure(diagnostics: diagnostics, source: source, exitCode: ExitCode(of: first))
  }

  /// A line that starts with `|` goes on from the last answer at the prompt.
  private func continuing(_ text: String) -> String {
    guard settings.isPrompt, let last,
      text.first(where: { !$0.isWhitespace }) == "|"
    else { return text }
    return last.text + "\n" + text
  }

  private mutating func prepare(
    _ statement: StatementSyntax,
    _ source: SourceText,
    afterQuery hasQuery: Bool
  ) throws(Diagnostic) -> PreparedQuery? {
    switch statement.kind {
    case .edition(let number):
      guard number.value == 1 else {
        throw Diagnostic(
          code: "edition-1",
          message: "this program reads edition 1 of the language; here is edition \(number.text)",
          range: number.range
        )
      }
      return nil
    case .use(let sources):
      try use(sources, at: statement.range, afterQuery: hasQuery)
      return nil
    case .letQuery(let name, let query):
      let table = try scope(source).check(query)
      try define(name, .table(try evaluated(table, name)))
      return nil
    case .letPlaces(let name, let places):
      try definePlaces(name, try scope(source).boundPlaces(places), at: statement.range)
      return nil
    case .letExpression(let name, let expression):
      try define(name, .value(try scope(source).constant(expression)))
      return nil
    case .query(let query):
      let table = try scope(source).check(query)
      return PreparedQuery(table: table, source: source, text: source.text(in: query.range))
    case .continuation:
      throw Diagnostic(
        code: "order-4",
        message: settings.isPrompt
          ? "there is no answer yet that | could continue"
          : "a script has no last answer that | could continue",
        range: statement.range,
        notes: ["a query starts with get or from"]
      )
    case .note:
      return nil
    case .param(let name, _, _), .defQuery(let name, _, _), .defExpression(let name, _, _):
      throw later("param and def are", name.range)
    case .include(let name):
      throw later("include is", name.range)
    }
  }

  private func later(_ what: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "later-6",
      message: "\(what) part of the language but not built yet",
      range: range
    )
  }

  /// What names mean at this point of a script.
  public func scope(_ source: SourceText) -> Scope {
    let backend = backend
    let folder = settings.baseFolder
    return Scope(
      source: source,
      workspace: workspace,
      bindings: bindings,
      evaluate: { (plan) throws(PlanError) in try backend.run(plan) },
      readFile: { (path, mentioned) throws(FileFailure) in
        try readPlainTable(path, folder: folder, mentioned: mentioned)
      }
    )
  }

  // MARK: Statements

  private mutating func use(
    _ sources: [NameSyntax],
    at range: SourceRange,
    afterQuery: Bool
  ) throws(Diagnostic) {
    if afterQuery, !settings.isPrompt {
      throw Diagnostic(
        code: "order-5",
        message: "in a script use stands before the first query",
        range: range
      )
    }
    guard sources.count == 1, let source = sources.first else {
      throw later("several sources together are", range)
    }
    do throws(OpeningFailure) {
      workspace = try WorkspaceOpener.open(source.text, baseFolder: settings.baseFolder)
      if let home = settings.home { try setHome(home) }
    } catch {
      throw Diagnostic(
        code: "use-1",
        message: error.message,
        range: source.range,
        notes: error.notes
      )
    }
  }

  private mutating func define(_ name: NameSyntax, _ binding: Binding) throws(Diagnostic) {
    let key = foldedColumnName(name.text)
    if key == "home" {
      throw Diagnostic(
        code: "type-13",
        message: "home is a place:   let home = places Leeds",
        range: name.range
      )
    }
    if bindings[key] != nil, !settings.isPrompt {
      throw Diagnostic(
        code: "name-20",
        message: "'\(name.text)' is defined already; in a script a name is defined once",
        range: name.range
      )
    }
    bindings[key] = binding
  }

  private mutating func definePlaces(
    _ name: NameSyntax,
    _ places: [Int],
    at range: SourceRange
  ) throws(Diagnostic) {
    guard foldedColumnName(name.text) == "home" else {
      try define(name, .places(places))
      return
    }
    guard places.count == 1, let moved = workspace.withHome(places[0]) else {
      throw Diagnostic(
        code: "type-13",
        message: "home is one place; here are \(places.count)",
        range: range
      )
    }
    workspace = moved
  }

  /// A `let` table is worked out once, when it is defined.
  private func evaluated(_ table: Table, _ name: NameSyntax) throws(Diagnostic) -> Table {
    if table.destination != nil {
      throw Diagnostic(
        code: "order-6",
        message: "let keeps a table; 'to' would send it off",
        range: name.range
      )
    }
    let result: PlanResult
    do throws(PlanError) {
      result = try backend.run(table.plan)
    } catch {
      throw Diagnostic(error)
    }
    var kept = table
    kept.fields = visible(result.frame, table).schema.fields
    kept.plan = .scan(
      MemorySource(name: name.text, frame: visible(result.frame, table)),
      columns: kept.fields.map(\.name),
      table.plan.origin
    )
    return kept
  }

  // MARK: Running

  /// Runs a checked query.
  public mutating func run(_ query: PreparedQuery) throws(Failure) -> Answer {
    let result: PlanResult
    do throws(PlanError) {
      result = try backend.run(Rewriter.rewrite(query.table.plan, keeping: wanted(query.table)))
    } catch {
      let diagnostic = Diagnostic(error)
      throw Failure(
        diagnostics: [diagnostic],
        source: query.source,
        exitCode: .failedOnData
      )
    }
    let answer = Answer(
      frame: visible(result.frame, query.table),
      footnotes: footnotes(result.footnotes, query),
      judgementColumns: query.table.judgementColumns,
      destination: query.table.destination,
      subject: query.table.subject,
      text: query.text
    )
    answeredCount += 1
    last = answer
    return answer
  }

  /// Columns of the answer; at the prompt all of them, since the next line may name any.
  private func wanted(_ table: Table) -> Set<String>? {
    settings.isPrompt ? nil : Set(table.fields.filter { !$0.isQuiet }.map(\.name))
  }

  /// The frame with the columns that the checker knows, marked quiet and hidden as it says.
  private func visible(_ frame: Frame, _ table: Table) -> Frame {
    var fields: [Field] = []
    var columns: [Column] = []
    for field in table.fields {
      guard let index = frame.schema.fields.firstIndex(where: { $0.name == field.name }) else {
        continue
      }
      var shown = field
      shown.type = frame.columns[index].type
      fields.append(shown)
      columns.append(frame.columns[index])
    }
    return Frame(unchecked: Schema(fields), columns: columns, rowCount: frame.rowCount)
  }

  private func footnotes(_ made: [Footnote], _ query: PreparedQuery) -> [Footnote] {
    var lines = made
    for warning in query.table.warnings {
      lines.append(Footnote(.failure, "\(warning.message)   [\(warning.code)]"))
    }
    if case .attached(let workspace, let request) = query.table.attachment {
      if request.places.isEmpty, let line = homeLine(workspace) { lines.append(line) }
      if answeredCount == 0, settings.isPrompt, request.breakdown == .totals,
        request.places == workspace.home.map({ [$0] })
      {
        let home = workspace.home.map { workspace.places[$0].name } ?? ""
        lines.append(Footnote(.scope, "\(home), totals only; for and by show more"))
      }
      if request.places == workspace.home.map({ [$0] }), !workspace.homeHasFigures,
        let line = homeLine(workspace)
      {
        lines.append(line)
      }
    }
    var distinct: [Footnote] = []
    for line in lines where !distinct.contains(line) { distinct.append(line) }
    // Stable within a topic: steps speak in their order.
    return distinct.enumerated()
      .sorted { ($0.element.topic, $0.offset) < ($1.element.topic, $1.offset) }
      .map(\.element)
  }

  /// What to do when home has no row in the data.
  private func homeLine(_ workspace: Workspace) -> Footnote? {
    let count = workspace.placesWithFigures.count
    let example = workspace.placesWithFigures.first.map { workspace.places[$0].name } ?? "…"
    guard let home = workspace.home else {
      return Footnote(.failure, "no home is set: let home = places \(example) (\(count) places here)")
    }
    return Footnote(
      .failure,
      "home \(workspace.places[home].name) has no figures in this data: "
        + "let home = places \(example) (\(count) places here)"
    )
  }

  // MARK: Home

  /// Makes a place home, by name or code.
  public mutating func setHome(_ name: String) throws(OpeningFailure) {
    switch workspace.findPlaces(name) {
    case .one(let place):
      if let moved = workspace.withHome(place) { workspace = moved }
    case .many(let places), .ambiguous(let places):
      let names = places.prefix(4).map { workspace.places[$0].name }
      throw OpeningFailure(
        "home is one place, and several are called '\(name)': " + names.joined(separator: ", ")
      )
    case .none(let similar):
      let names = similar.prefix(3).map { "'\($0.name)'" }
      throw OpeningFailure(
        "no place is called '\(name)'"
          + (names.isEmpty ? "" : "; similar: " + names.joined(separator: ", "))
      )
    }
  }
}
