import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let headline = Verb(
    name: "headline",
    summary: "How many improved, stayed the same, got worse?",
    usage: "headline [of column] [by columns] [with totals]",
    examples: ["get all as at 2019/20 | headline by objective with totals"],
    needs: [.indicator, .period, .value],
    adds: [
      ColumnNote("indicators", .number, "how many scored series were asked for"),
      ColumnNote("improved", .number, "how many improved"),
      ColumnNote("same", .number, "how many stayed the same"),
      ColumnNote("worse", .number, "how many got worse"),
      ColumnNote("cant_say", .number, "how many have no good direction, or a break between"),
      ColumnNote("not_available", .number, "how many have no figure, or none to compare with"),
      ColumnNote("directional", .number, "improved, same and worse together"),
      ColumnNote("improved_or_same", .number, "improved and same together"),
      ColumnNote("percent", .estimate, "improved or same of the directional ones"),
    ],
    expand: expandHeadline
  )
}

private func expandHeadline(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .headline(let of, let by, let withTotals) = call.step.body else { return table }
  let results: Field
  if let of {
    results = try call.field(of, in: table)
    guard results.type == .text else {
      throw Diagnostic(
        code: "type-1",
        message: "headline counts results such as improved; '\(results.name)' is "
          + results.type.word,
        range: of.range
      )
    }
  } else {
    if table.schema.field("direction") == nil {
      // Only what counts is compared, so that the footers speak of it alone.
      table.plan = .apply(table.plan, .scoredRows, call.origin)
      table = try compared(table, method: .automatic, standingAt: nil, call)
    }
    results = Field(name: "direction", type: .text)
  }
  let groups = try call.fields(by, in: table)
  try refuseUngrouped(table, groups, call)

  let rows = HeadlineRows(
    results: results.name,
    groups: groups.map(\.name),
    seriesKeys: table.seriesKeys.filter { key in !groups.contains { $0.name == key } },
    asked: askedIndicators(of: table)
  )
  let keys = table.fields.filter(\.role.isKey).map(\.name)
  let procedure = Procedure(
    name: "headline",
    inputs: Set(keys + groups.map(\.name) + [results.name, CatalogueColumn.scored.rawValue]),
    passesColumnsOn: false
  ) { (frame) throws(PlanError) -> SourceReading in
    try rows.table(frame)
  }
  var result = table
  result.plan = .aggregate(
    .apply(table.plan, procedure, call.origin),
    by: groups.map(\.name),
    [Aggregation(name: "indicators", function: .count, arguments: [])]
      + HeadlineRows.Result.allCases.map {
        Aggregation(name: $0.rawValue, function: .sumKnown, arguments: [.column($0.rawValue)])
      },
    rollup: withTotals,
    call.origin
  )
  var expressions = groups.map { group in
    var field = group
    field.isQuiet = false
    field.isHidden = false
    return NamedExpression(field, .column(group.name))
  }
  expressions += headlineColumns
  if withTotals {
    expressions += groups.map { group in
      let marker = Field.totalMarker(of: group.name)
      return NamedExpression(Field(name: marker, type: .yesNo, isHidden: true), .column(marker))
    }
  }
  result.plan = .project(result.plan, expressions, call.origin)
  let fields = expressions.map(\.field)
  for field in table.fields { result.lost[foldedColumnName(field.name)] = "headline" }
  for field in fields { result.lost[foldedColumnName(field.name)] = nil }
  result.fields = fields
  result.judgementColumns = ["percent"]
  result.detach("results were counted by headline")
  return result
}

/// Places and groups that are not kept apart would be counted as if they were one.
private func refuseUngrouped(
  _ table: Table,
  _ groups: [Field],
  _ call: Call
) throws(Diagnostic) {
  guard case .attached(_, let request) = table.attachment else { return }
  func isNamed(_ role: FieldRole) -> Bool { groups.contains { $0.role == role } }
  if request.places.count > 1, !isNamed(.place) {
    throw Diagnostic(
      code: "needs-6",
      message: "here are \(request.places.count) places, and a headline is of one",
      range: call.step.range,
      notes: ["one for each:   headline by place"]
    )
  }
  if request.breakdown != .totals, !isNamed(.breakdown) {
    throw Diagnostic(
      code: "needs-6",
      message: "here are groups, and a headline is of everybody or of one group",
      range: call.step.range,
      notes: ["without by in get it is of everybody"]
    )
  }
}

/// While no step has dropped rows every scored indicator that was asked for counts.
private func askedIndicators(of table: Table) -> AskedIndicators? {
  guard case .attached(let workspace, let request) = table.attachment, !table.hasDroppedRows,
    request.breakdown == .totals
  else { return nil }
  return AskedIndicators(workspace: workspace, request: request)
}
