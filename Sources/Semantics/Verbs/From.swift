import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let from = Verb(
    name: "from",
    summary: "Rows of a let, a file, or a table that every workspace has.",
    usage: #"from name | from "file.csv""#,
    examples: ["from published_headlines"],
    expand: expandFrom
  )
}

private func expandFrom(_ call: Call) throws(Diagnostic) -> Table {
  guard case .from(let name, let arguments) = call.step.body else { return try call.table() }
  if call.input != nil {
    throw Diagnostic(
      code: "order-2",
      message: "from starts a query; to put two tables together:   join   or   append",
      range: call.step.verb.range
    )
  }
  if let first = arguments?.first {
    throw Diagnostic(
      code: "later-3",
      message: "tables with values in brackets come with def, which is not built yet",
      range: first.range
    )
  }
  return try tableNamed(name, call)
}

/// The table of a `let`, of the workspace, or of a file.
func tableNamed(_ name: NameSyntax, _ call: Call) throws(Diagnostic) -> Table {
  if name.style != .quoted, let binding = call.scope.binding(name.text) {
    guard case .table(let table) = binding else {
      throw Diagnostic(
        code: "type-10",
        message: "'\(name.text)' is a value, not a table",
        range: name.range
      )
    }
    return table
  }
  if name.style == .quoted { return try file(name, call) }
  if let frame = call.scope.workspace.table(named: name.text) {
    var table = memoryTable(name.text, frame, call)
    // The fraction is what printed headlines are about; long notes must not push it out.
    if table.schema.field("percent")?.type == .estimate { table.judgementColumns = ["percent"] }
    return table
  }
  let known = call.scope.workspace.tableNames + call.scope.tableNames
  let similar = nearest(to: name.text, among: known)
  throw Diagnostic(
    code: "name-13",
    message: "no table is called '\(name.text)'"
      + (similar.isEmpty ? "" : "; similar: " + quoted(similar)),
    range: name.range,
    notes: [
      "tables here: " + known.joined(separator: ", "),
      "a file goes in quotes:   from \"\(name.text).csv\"",
    ],
    fixes: similar.first.map { [Fix("write \($0)", replacing: name.range, with: $0)] } ?? []
  )
}

private func file(_ name: NameSyntax, _ call: Call) throws(Diagnostic) -> Table {
  do throws(FileFailure) {
    let reading = try call.scope.readFile(name.text, call.mentioned)
    var table = memoryTable(name.text, reading.frame, call)
    table.plan = .scan(
      EvaluatedSource(PlanResult(frame: reading.frame, footnotes: reading.footnotes)),
      columns: table.fields.map(\.name),
      call.origin
    )
    table.attachment = .detached("rows come from a file")
    return table
  } catch {
    throw Diagnostic(
      code: error.code,
      message: error.message,
      range: name.range,
      notes: error.notes
    )
  }
}

private func memoryTable(_ name: String, _ frame: Frame, _ call: Call) -> Table {
  Table(
    plan: .scan(
      MemorySource(name: name, frame: frame),
      columns: frame.schema.fields.map(\.name),
      call.origin
    ),
    fields: frame.schema.fields,
    attachment: .detached("rows come from the table \(name)")
  )
}

extension Scope {
  /// Names of the `let` tables.
  var tableNames: [String] {
    bindings.keys.sorted().filter { name in
      if case .table? = bindings[name] { true } else { false }
    }
  }
}
