import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let check = Verb(
    name: "check",
    summary: "Lists what is odd in the figures.",
    usage: "check",
    examples: [#"get all for all | check | where rule contains "rounding""#],
    adds: [
      ColumnNote(
        "rule",
        .text,
        words: CheckRule.allCases.map(\.rawValue),
        "which rule the figure is odd by"
      ),
      ColumnNote("found", .text, "what is odd, in a sentence"),
    ],
    expand: expandCheck
  )
}

/// Columns at hand that `check` looks at though no step names them.
private let checkedQuietColumns: Set<String> = [
  "note", "source", "published_progress", "objective", "theme", "priority", "directorate",
]

private func expandCheck(_ call: Call) throws(Diagnostic) -> Table {
  let table = try call.table()
  let lookup = seriesLookup(of: table)
  let fields = table.fields.filter { field in
    field.isShown || field.role.isKey || field.role == .value
      || field.isQuiet && checkedQuietColumns.contains(field.name)
  }
  let procedure = Procedure(
    name: "check",
    inputs: Set(fields.map(\.name)),
    passesColumnsOn: false
  ) { (frame) throws(PlanError) -> SourceReading in
    // The checker's roles are the ones that verbs go by, whatever a file calls its columns.
    let kept = fields.compactMap { field in frame[field.name].map { (field, $0) } }
    return checkTable(
      Frame(
        unchecked: Schema(kept.map(\.0)),
        columns: kept.map(\.1),
        rowCount: frame.rowCount
      ),
      lookup: lookup
    )
  }
  var result = table
  result.plan = .apply(table.plan, procedure, call.origin)
  for field in table.fields { result.lost[foldedColumnName(field.name)] = "check" }
  for field in checkFields { result.lost[foldedColumnName(field.name)] = nil }
  result.fields = checkFields
  result.closedWords = ["rule": CheckRule.allCases.map(\.rawValue)]
  result.judgementColumns = ["rule", "found"]
  result.detach("rows are what check found")
  return result
}
