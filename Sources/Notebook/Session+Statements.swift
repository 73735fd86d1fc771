import Execution
import Formats
import Frames
import Indicators
import Plans
import Semantics
import Syntax

extension Session {
  mutating func use(
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
    do throws(OpeningFailure) {
      (workspace, loadReport) = try WorkspaceOpener.open(
        names,
        baseFolder: settings.baseFolder,
        chosenHome: chosenHome,
        presentHome: workspace.home.map { homeKey($0) }
      )
      if homeFailure != nil, let home = settings.home { try setHome(home) }
      openedCount += 1
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
  func sourceName(_ source: NameSyntax) throws(Diagnostic) -> String {
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

  mutating func define(_ name: NameSyntax, _ binding: Binding) throws(Diagnostic) {
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

  mutating func defineParameter(
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
  func unknownParameter(_ script: ScriptSyntax) -> Diagnostic? {
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

  mutating func define(
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
  mutating func include(_ name: NameSyntax) throws(Diagnostic) {
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
  func located(
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

  mutating func definePlaces(
    _ name: NameSyntax,
    _ places: [Int],
    at range: SourceRange
  ) throws(Diagnostic) {
    guard foldedColumnName(name.text) == "home" else {
      try define(name, .places(places))
      return
    }
    guard places.count == 1, moveHome(places[0]) else {
      throw Diagnostic(
        code: "type-13",
        message: "home is one place; here are \(places.count)",
        range: range
      )
    }
  }

  /// A `let` table is worked out once, when it is defined; where nothing runs its columns are kept
  /// as the checker knows them.
  func kept(_ table: Table, _ name: NameSyntax) throws(Diagnostic) -> Table {
    if table.destination != nil {
      throw Diagnostic(
        code: "order-6",
        message: "let keeps a table; 'to' would send it off",
        range: name.range
      )
    }
    if settings.isChecking { return table }
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

  func includedBytes(_ path: String, _ name: NameSyntax) throws(Diagnostic) -> [UInt8] {
    do throws(FormatError) {
      return try ByteSource(path: path, name: name.text).readAll(limit: 16 << 20)
    } catch {
      throw Diagnostic(code: "file-1", message: error.message, range: name.range)
    }
  }

  /// Makes a place home, which stays so whatever is opened later.
  @discardableResult
  private mutating func moveHome(_ place: Int) -> Bool {
    guard let moved = workspace.withHome(place) else { return false }
    workspace = moved
    chosenHome = homeKey(place)
    homeFailure = nil
    return true
  }

  /// What finds a place again in other data.
  private func homeKey(_ place: Int) -> String {
    workspace.places[place].code ?? workspace.places[place].name
  }

  /// Makes a place home, by name or code.
  public mutating func setHome(_ name: String) throws(OpeningFailure) {
    moveHome(try workspace.home(named: name))
  }
}

extension Workspace {
  /// The one place of a name or code, as a home.
  ///
  /// - Throws: A failure that names similar places when there is none, or those so called.
  func home(named name: String) throws(OpeningFailure) -> Int {
    switch findPlaces(name) {
    case .one(let place):
      return place
    case .many(let found), .ambiguous(let found):
      let names = found.prefix(4).map { places[$0].name }
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
