import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let compare = Verb(
    name: "compare",
    summary: "Better or worse than before?",
    usage: "compare [to period] [using significance|precision]",
    examples: [#"get all as at 2019/20 | compare | where direction = "worse""#],
    needs: [.indicator, .period, .value],
    adds: [
      ColumnNote("base_period", .period, "the period compared with"),
      ColumnNote("base", .estimate, "the figure then"),
      ColumnNote("change", .estimate, "value less base; pp for percentages"),
      ColumnNote("percent_change", .estimate, "change in per cent of the base"),
      ColumnNote("improvement", .estimate, "per cent change with + on the good side"),
      ColumnNote("direction", .text, words: directionWords, "better or worse than before"),
      ColumnNote("significant", .yesNo, "whether the change is more than chance, at 95%"),
      ColumnNote("p", .number, isQuiet: true, "p-value of the test"),
      ColumnNote("p_adjusted", .number, isQuiet: true, "p after Benjamini and Hochberg"),
    ],
    methods: ["significance", "precision"],
    expand: expandCompare
  )
}

/// The words of `direction`, in the order of reading.
let directionWords = ["improved", "same", "worse", "can't say", "not available"]

private func expandCompare(_ call: Call) throws(Diagnostic) -> Table {
  guard case .compare(let to, let using) = call.step.body else { return try call.table() }
  let table = try call.table()
  var method = ComparisonMethod.automatic
  if let using {
    guard let named = ComparisonMethod(rawValue: using.text.lowercased()), named != .automatic
    else {
      throw Diagnostic(
        code: "value-6",
        message: "compare has no method '\(using.text)'; it has: significance, precision",
        range: using.range
      )
    }
    method = named
  }
  let date = try to.map { (syntax) throws(Diagnostic) in try call.scope.fixedPeriod(syntax) }
  return try compared(table, method: method, standingAt: date, call)
}

/// A table with the columns of `compare`; also what `headline` runs first.
func compared(
  _ input: Table,
  method: ComparisonMethod,
  standingAt date: Period?,
  _ call: Call
) throws(Diagnostic) -> Table {
  var table = input
  try call.require(.period, "period", in: table)
  try call.require(.value, "value", in: table)
  let lookup = seriesLookup(of: table)
  // A series is found by its key, whatever of it is shown.
  let inputs = Set(table.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  let procedure = Procedure(
    name: "compare",
    inputs: inputs
  ) { (frame) throws(PlanError) -> SourceReading in
    comparisonTable(frame, lookup: lookup, method: method, standingAt: date)
  }
  let names = Set(comparisonFields.map(\.name))
  // The latest verb that tests owns `significant` and `p`; other names of ours would clash.
  let shared: Set<String> = ["significant", "p", "p_adjusted"]
  for field in table.fields where names.contains(field.name) && !shared.contains(field.name) {
    throw Diagnostic(
      code: "name-8",
      message: "there is a column '\(field.name)' already, and compare makes one",
      range: call.step.range,
      notes: ["another name for it first:   rename \(field.name) as old_\(field.name)"]
    )
  }
  table.plan = .apply(table.plan, procedure, call.origin)
  table.fields = table.fields.filter { !names.contains($0.name) } + comparisonFields
  table.closedWords["direction"] = directionWords
  table.judgementColumns = ["direction", "change"]
  for name in names { table.lost[foldedColumnName(name)] = nil }
  return table
}

/// Where a verb may look for other figures of the same series.
func seriesLookup(of table: Table) -> SeriesLookup {
  guard case .attached(let workspace, let request) = table.attachment else { return .table }
  return .workspace(workspace, request.breakdown)
}
