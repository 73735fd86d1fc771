import Execution
import Formats
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
  /// Values for the script's `param`s, by name.
  public var parameters: [String: String]

  public init(
    baseFolder: String = "",
    use: String? = nil,
    home: String? = nil,
    isPrompt: Bool = false,
    parameters: [String: String] = [:]
  ) {
    self.parameters = parameters
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
  /// Notes that stand before it, filled in.
  public let notes: [String]

  /// Whether its rows are shown, or sent into a file.
  public var isShown: Bool { table.destination?.path == nil }
}

/// One conversation with a workspace: what is defined, what was answered.
public struct Session: Sendable {
  public private(set) var workspace: Workspace
  private var bindings: [String: Binding] = [:]
  private var definedSteps: [Definition] = []
  /// Notes after the last query of the script prepared last, filled in.
  public private(set) var closingNotes: [String] = []
  private var usedParameters: Set<String> = []
  /// Files included so far, and those being included, by path.
  private var included: Set<String> = []
  private var including: [String] = []
  public let settings: SessionSettings
  /// What there is to say about the sources opened last; empty for the bundle.
  public private(set) var loadReport: [String] = []
  /// The last answer, which a line that starts with `|` continues.
  public private(set) var last: Answer?
  private var answeredCount = 0
  private let backend = LocalBackend()

  /// - Throws: `OpeningFailure` when a workspace cannot be opened or home is no place in it.
  public init(_ settings: SessionSettings) throws(OpeningFailure) {
    self.settings = settings
    if let use = settings.use {
      (workspace, loadReport) = try WorkspaceOpener.open([use], baseFolder: settings.baseFolder)
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
    attempt.closingNotes = []
    var prepared: [PreparedQuery] = []
    var diagnostics: [Diagnostic] = []
    var broken: [String] = []
    for statement in script.statements {
      do throws(Diagnostic) {
        if let query = try attempt.prepare(statement, script, afterQuery: !prepared.isEmpty) {
          prepared.append(query)
        }
      } catch {
        if let name = statement.definedName { broken.append(name) }
        // What only misses a definition that failed above is no news.
        if !broken.contains(where: { error.misses($0) }) { diagnostics.append(error) }
      }
    }
    if diagnostics.isEmpty, let unknown = attempt.unknownParameter(script) {
      diagnostics.append(unknown)
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
    _ script: ScriptSyntax,
    afterQuery hasQuery: Bool
  ) throws(Diagnostic) -> PreparedQuery? {
    let source = script.source
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
      let notes = closingNotes
      closingNotes = []
      return PreparedQuery(
        table: table,
        source: source,
        text: source.text(in: query.range),
        notes: notes
      )
    case .continuation:
      throw Diagnostic(
        code: "order-4",
        message: settings.isPrompt
          ? "there is no answer yet that | could continue"
          : "a script has no last answer that | could continue",
        range: statement.range,
        notes: ["a query starts with get or from"]
      )
    case .note(let text):
      closingNotes.append(try filledIn(text, at: statement.range))
      return nil
    case .param(let name, let standard, _):
      try defineParameter(name, try scope(source).constant(standard))
      return nil
    case .defQuery(let name, let parameters, let body):
      try define(name, parameters, body.range, .steps, in: script)
      return nil
    case .defExpression(let name, let parameters, let body):
      try define(name, parameters, body.range, .expression, in: script)
      return nil
    case .include(let name):
      try include(name)
      return nil
    }
  }

  private func includedBytes(_ path: String, _ name: NameSyntax) throws(Diagnostic) -> [UInt8] {
    do throws(FormatError) {
      return try ByteSource(path: path, name: name.text).readAll(limit: 16 << 20)
    } catch {
      throw Diagnostic(code: "file-1", message: error.message, range: name.range)
    }
  }

  /// What names mean at this point of a script.
  public func scope(_ source: SourceText) -> Scope {
    let backend = backend
    let folder = settings.baseFolder
    var scope = Scope(
      source: source,
      workspace: workspace,
      bindings: bindings,
      evaluate: { (plan) throws(PlanError) in try backend.run(plan) },
      readFile: { (path, mentioned) throws(FileFailure) in
        try readPlainTable(path, folder: folder, mentioned: mentioned)
      }
    )
    scope.definitions = definedSteps
    return scope
  }

  func binding(named name: String) -> Binding? { bindings[foldedColumnName(name)] }

  func evaluatedFrame(_ table: Table, at range: SourceRange) throws(Diagnostic) -> Frame {
    do throws(PlanError) {
      return visible(try backend.run(table.plan).frame, table)
    } catch {
      throw Diagnostic(error)
    }
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
    var names: [String] = []
    for source in sources { names.append(try sourceName(source)) }
    let kept = workspace.home.map { workspace.places[$0] }
    do throws(OpeningFailure) {
      (workspace, loadReport) = try WorkspaceOpener.open(
        names,
        baseFolder: settings.baseFolder
      )
      // `use` keeps home, unless the data name one of their own.
      if workspace.home == nil, let kept { try? setHome(kept.code ?? kept.name) }
      if let home = settings.home { try setHome(home) }
    } catch {
      throw Diagnostic(
        code: "use-1",
        message: error.message,
        range: sources.first.map { $0.range.union(sources[sources.count - 1].range) } ?? range,
        notes: error.notes
      )
    }
  }

  /// A source as written, or the text that a `let` or `param` holds.
  private func sourceName(_ source: NameSyntax) throws(Diagnostic) -> String {
    guard source.style == .reference else { return source.text }
    guard case .value(.text(let text))? = binding(named: source.text) else {
      throw Diagnostic(
        code: "type-14",
        message: "$\(source.text) is no text that names a source",
        range: source.range
      )
    }
    return text
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

  private mutating func defineParameter(
    _ name: NameSyntax,
    _ standard: Constant
  ) throws(Diagnostic) {
    let key = foldedColumnName(name.text)
    guard let given = settings.parameters.first(where: { foldedColumnName($0.key) == key }) else {
      try define(name, .value(standard))
      return
    }
    usedParameters.insert(given.key)
    try define(name, .value(try parameterValue(given.value, like: standard, name: name)))
  }

  /// A value given on the command line for which the script has no `param`.
  private func unknownParameter(_ script: ScriptSyntax) -> Diagnostic? {
    guard !settings.isPrompt,
      let unknown = settings.parameters.keys.sorted().first(where: { !usedParameters.contains($0) })
    else { return nil }
    let names = script.statements.compactMap { statement -> String? in
      if case .param(let name, _, _) = statement.kind { name.text } else { nil }
    }
    return Diagnostic(
      code: "param-2",
      message: "the script has no param '\(unknown)'",
      range: SourceRange(0, 0),
      notes: names.isEmpty ? [] : ["it has: " + names.joined(separator: ", ")]
    )
  }

  private mutating func define(
    _ name: NameSyntax,
    _ parameters: [NameSyntax],
    _ body: SourceRange,
    _ kind: Definition.Kind,
    in script: ScriptSyntax
  ) throws(Diagnostic) {
    if definedSteps.contains(where: { $0.name.lowercased() == name.text.lowercased() }),
      !settings.isPrompt
    {
      throw Diagnostic(
        code: "name-20",
        message: "'\(name.text)' is defined already; in a script a name is defined once",
        range: name.range
      )
    }
    definedSteps.append(
      Definition(
        name: name,
        parameters: parameters,
        body: body,
        kind: kind,
        in: script,
        order: definedSteps.count
      )
    )
  }

  /// What another script defines; its queries do not print.
  private mutating func include(_ name: NameSyntax) throws(Diagnostic) {
    let path = settings.baseFolder + name.text
    if including.contains(path) {
      throw Diagnostic(
        code: "include-2",
        message: "\(name.text) includes itself, by way of " + including.joined(separator: ", "),
        range: name.range
      )
    }
    guard included.insert(path).inserted else { return }
    guard including.count < 100 else {
      throw Diagnostic(
        code: "include-3",
        message: "more than 100 scripts include one another",
        range: name.range
      )
    }
    let script = parse(SourceText(utf8: try includedBytes(path, name)))
    including.append(path)
    defer { including.removeLast() }
    if let first = script.diagnostics.first(where: { $0.severity == .error }) {
      throw located(first, in: script.source, name)
    }
    for statement in script.statements {
      if case .note = statement.kind { continue }
      do throws(Diagnostic) {
        _ = try prepare(statement, script, afterQuery: false)
      } catch {
        throw located(error, in: script.source, name)
      }
    }
  }

  /// A message about an included script, shown at the line that includes it.
  private func located(
    _ diagnostic: Diagnostic,
    in source: SourceText,
    _ name: NameSyntax
  ) -> Diagnostic {
    Diagnostic(
      code: diagnostic.code,
      message: "\(name.text), line \(source.line(at: diagnostic.range.lowerBound)): "
        + diagnostic.message,
      range: name.range,
      notes: diagnostic.notes
    )
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

extension StatementSyntax {
  /// The name a statement defines, if it defines one.
  fileprivate var definedName: String? {
    switch kind {
    case .letQuery(let name, _), .letPlaces(let name, _), .letExpression(let name, _),
      .param(let name, _, _), .defQuery(let name, _, _), .defExpression(let name, _, _):
      name.text
    case .edition, .use, .include, .note, .query, .continuation: nil
    }
  }
}

extension Diagnostic {
  /// Whether it says that a name is not defined.
  fileprivate func misses(_ name: String) -> Bool {
    ["name-2", "name-13", "note-1"].contains(code) && message.contains("'\(name)'")
  }
}
