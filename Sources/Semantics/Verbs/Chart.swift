import Frames
import Plans
import Syntax

extension Verb {
  static let chart = Verb(
    name: "chart",
    summary: "Draws the result.",
    usage: "chart [kind] [of y] [across x] [colour c] [split s] [title \"…\"]",
    examples: [#"get "Recorded crime" | chart line"#],
    expand: expandChart
  )
}

private func expandChart(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .chart(let syntax) = call.step.body else { return table }
  var named: [String] = []
  if let of = syntax.of {
    let field = try call.field(of, in: table)
    guard field.type == .number || field.type == .estimate else {
      throw Diagnostic(
        code: "type-1",
        message: "a chart draws numbers up the page; '\(field.name)' is \(field.type.word)",
        range: of.range
      )
    }
    named.append(field.name)
  } else if table.valueField == nil {
    let measures = table.fields.filter { field in
      field.isShown && (field.type == .number || field.type == .estimate)
    }
    guard let first = measures.first else {
      throw Diagnostic(
        code: "needs-5",
        message: "chart draws numbers, and no column here is one",
        range: call.step.verb.range
      )
    }
    // Columns spread by pivot are drawn together; other tables must say which.
    guard measures.count == 1 || table.lost[foldedColumnName("value")] == "pivot" else {
      throw Diagnostic(
        code: "needs-5",
        message: "which column is drawn? say it with of:   chart of \(columnSpelling(first.name))",
        range: call.step.verb.range,
        notes: ["numbers here: " + measures.map(\.name).joined(separator: ", ")]
      )
    }
  }
  for name in [syntax.across, syntax.colour, syntax.split] {
    guard let name else { continue }
    named.append(try call.field(name, in: table).name)
  }
  table.show(named)
  table.isCharted = true
  table.awaitComputation(call, today: "pivot period   puts the figures side by side")
  return table
}
