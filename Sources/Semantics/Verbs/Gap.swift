import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let gap = Verb(
    name: "gap",
    summary: "How far is each group behind?",
    usage: "gap [against group]",
    examples: [
      #"get "Good level of development" for home, England by "free school meals" | gap"#,
      #"get "Healthy life expectancy" by sex | gap against "Male""#,
    ],
    needs: [.indicator, .place, .period, .breakdown, .value],
    adds: [
      ColumnNote("reference", .estimate, "the figure of everybody, or of the group named"),
      ColumnNote("gap", .estimate, "value less reference; pp for percentages"),
      ColumnNote("behind", .estimate, "per cent worse than the reference; + is behind"),
      ColumnNote("significant", .yesNo, "whether the reference lies outside the group's limits"),
      ColumnNote("p", .number, isQuiet: true, "p-value of the test"),
      ColumnNote("p_adjusted", .number, isQuiet: true, "p after Benjamini and Hochberg"),
    ],
    expand: expandGap
  )
}

private func expandGap(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .gap(let against) = call.step.body else { return table }
  try call.requireFigures(and: [.period], in: table)
  try call.requireGroups("ethnicity", "compares groups", in: table)
  let reference: String?
  if let against {
    reference = try call.group(against, in: table)
    // The rows of the reference go.
    table.hasDroppedRows = true
  } else if case .detached(let reason) = table.attachment {
    throw Diagnostic(
      code: "needs-7",
      message: "gap looks the total up in the workspace, and cannot here: \(reason)",
      range: call.step.verb.range,
      notes: ["against one of the groups here:   gap against \"…\""]
    )
  } else {
    reference = nil
  }
  let lookup = seriesLookup(of: table)
  let groups = groupColumns(of: table)
  let dimensions = call.scope.workspace.dimensions
  let procedure = Procedure(
    name: "gap",
    inputs: Set(table.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name))
  ) { (frame) throws(PlanError) -> SourceReading in
    gapTable(
      frame,
      groups: groups,
      lookup: lookup,
      dimensions: dimensions,
      against: reference
    )
  }
  try table.add(Verb.gap.adds, by: call)
  table.judgementColumns = ["gap", "behind"]
  table.plan = .apply(table.plan, procedure, call.origin)
  return table
}
