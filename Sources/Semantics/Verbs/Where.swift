import Frames
import Plans
import Syntax

extension Verb {
  static let `where` = Verb(
    name: "where",
    summary: "Keeps the rows for which a condition holds.",
    usage: "where condition",
    examples: [#"get "Recorded crime" | where value > 30000"#],
    expand: expandWhere
  )
}

private func expandWhere(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .where(let syntax) = call.step.body else { return table }
  var checker = ExpressionChecker(table, call.scope, lifting: .window(by: []))
  var conditions: [Condition] = []
  // The parts of an `and` are tested one after the other, so that a footer can name the one that
  // removed the last row.
  for part in conjuncts(of: syntax) {
    let expression = try checker.condition(part)
    conditions.append(
      Condition(
        expression,
        text: call.scope.words(part.range),
        comparedColumn: comparedColumn(expression)
      )
    )
  }
  table.warnings += checker.warnings
  table.plan = .filter(
    table.plan.window(checker.lifted.measures, call.origin),
    where: conditions,
    call.origin
  )
  if !checker.lifted.measures.isEmpty { table.plan = table.projected(call.origin) }
  table.hasDroppedRows = true
  return table
}

private func conjuncts(of syntax: ExpressionSyntax) -> [ExpressionSyntax] {
  guard case .chain(let first, let links) = syntax.kind,
    links.allSatisfy({ $0.operation == .and })
  else { return [syntax] }
  return [first] + links.map(\.operand)
}

private func comparedColumn(_ expression: Plans.Expression) -> String? {
  if case .comparison(.column(let name), .equal, .text) = expression { return name }
  return nil
}

extension Plan {
  /// With the measures added, if there are any.
  func window(_ measures: [WindowMeasure], _ origin: Origin) -> Plan {
    measures.isEmpty ? self : .window(self, measures, origin)
  }
}

extension Table {
  /// The plan with just the table's own columns, in their order: what a step lifted goes.
  func projected(_ origin: Origin) -> Plan {
    .project(plan, fields.map { NamedExpression($0, .column($0.name)) }, origin)
  }
}
