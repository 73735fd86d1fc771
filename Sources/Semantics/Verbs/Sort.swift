import Frames
import Plans
import Syntax

extension Verb {
  static let sort = Verb(
    name: "sort",
    summary: "Puts rows in order; unknown values come last.",
    usage: "sort column [desc], …",
    examples: [#"get "Recorded crime" | sort value desc"#],
    expand: expandSort
  )

  static let take = Verb(
    name: "take",
    summary: "Keeps the first rows, of each group if one is named.",
    usage: "take number [by columns]",
    examples: [#"get "Recorded crime" | sort value desc | take 3"#],
    expand: expandTake
  )
}

private func expandSort(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .sort(let keys) = call.step.body else { return table }
  var checker = ExpressionChecker(table, call.scope, lifting: .window(by: []))
  var sortKeys: [SortKey] = []
  var named: [String] = []
  for key in keys {
    let checked = try checker.check(key.expression)
    if let column = checked.column { named.append(column) }
    sortKeys.append(SortKey(checked.expression, isDescending: key.isDescending))
  }
  table.warnings += checker.warnings
  table.plan = .sort(table.plan.window(checker.lifted.measures, call.origin), sortKeys, call.origin)
  if !checker.lifted.measures.isEmpty { table.plan = table.projected(call.origin) }
  table.show(named)
  return table
}

private func expandTake(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .take(let number, let by) = call.step.body else { return table }
  guard let count = Int(exactly: number.value), count >= 0, !number.isPercent else {
    throw Diagnostic(
      code: "value-5",
      message: "take needs a whole number of rows; here is \(number.text)",
      range: number.range
    )
  }
  let groups = try call.fields(by, in: table).map(\.name)
  table.plan = .limit(table.plan, count: count, by: groups, call.origin)
  table.hasDroppedRows = true
  table.show(groups)
  return table
}
