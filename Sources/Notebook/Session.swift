import Execution
import Frames
public import Indicators
import Plans
public import Semantics
public import Syntax

/// One conversation with a workspace: what is defined, what was answered.
public struct Session: Sendable {
  public internal(set) var workspace: Workspace
  var bindings: [String: Binding] = [:]
  var definedSteps: [Definition] = []
  /// Notes after the last query of the script prepared last, filled in.
  public internal(set) var closingNotes: [String] = []
  var usedParameters: Set<String> = []
  /// Files included so far, and those being included, by path.
  var included: Set<String> = []
  var including: [String] = []
  public let settings: SessionSettings
  /// What there is to say about the sources opened last; empty for the bundle.
  public internal(set) var loadReport = LoadReport()
  /// How often `use` has opened something, so that a prompt sees when there is a report to show.
  public internal(set) var openedCount = 0
  /// Home as `let home`, `.set home` or `--home` chose it last; nil leaves it to the data.
  var chosenHome: String?
  /// Why home is not yet what the settings say: a script may still open the data that know it.
  public internal(set) var homeFailure: OpeningFailure?
  /// The last answer, which a line that starts with `|` continues.
  public private(set) var last: Answer?
  private(set) var answeredCount = 0
  let backend = LocalBackend()

  /// - Throws: `OpeningFailure` when a workspace cannot be opened, or when home is no place in it
  ///   and no script can open another.
  public init(_ settings: SessionSettings) throws(OpeningFailure) {
    self.settings = settings
    if let use = settings.use {
      (workspace, loadReport) = try WorkspaceOpener.open(
        [use],
        baseFolder: settings.baseFolder,
        chosenHome: settings.home
      )
    } else {
      workspace = try WorkspaceOpener.bundled()
    }
    guard let home = settings.home else { return }
    do throws(OpeningFailure) {
      try setHome(home)
    } catch {
      guard settings.use == nil, !settings.isPrompt else { throw error }
      homeFailure = error
    }
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
  func continuing(_ text: String) -> String {
    guard settings.isPrompt, let last,
      text.first(where: { !$0.isWhitespace }) == "|"
    else { return text }
    return last.text + "\n" + text
  }

  mutating func prepare(
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
      try refuseWhatCannotRun(table)
      // A table that cannot run yet still has columns for what is checked after it.
      let binding = table.pending.isEmpty ? try kept(table, name) : table
      try define(name, .table(binding))
      return nil
    case .letPlaces(let name, let places):
      try definePlaces(name, try scope(source).boundPlaces(places), at: statement.range)
      return nil
    case .letExpression(let name, let expression):
      try define(name, .value(try scope(source).constant(expression)))
      return nil
    case .query(let query):
      let table = try scope(source).check(query)
      try refuseWhatCannotRun(table)
      if settings.exportsShownRows, table.destination == nil,
        let refusal = table.needsProtection(workspace, at: query.range)
      {
        throw refusal
      }
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
    scope.isChecking = settings.isChecking
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

  /// Verbs whose computation is not built: their queries check, and do not run.
  private func refuseWhatCannotRun(_ table: Table) throws(Diagnostic) {
    guard !settings.isChecking, let first = table.pending.first else { return }
    throw first
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
        exitCode: diagnostic.code == PlanError.stopped.code ? .interrupted : .failedOnData
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
