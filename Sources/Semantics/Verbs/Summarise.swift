import Frames
import Plans
import Syntax

extension Verb {
  static let summarise = Verb(
    name: "summarise",
    summary: "One row a group: counts, means, sums.",
    usage: "summarise [name =] aggregate(…), … [by columns] [with totals]",
    examples: ["get all | summarise figures = count(value) by objective with totals"],
    expand: expandSummarise
  )
}

private func expandSummarise(_ call: Call) throws(Diagnostic) -> Table {
  let table = try call.table()
  guard case .summarise(let items, let by, let withTotals) = call.step.body else { return table }
  let groups = try call.fields(by, in: table)
  var checker = ExpressionChecker(table, call.scope, lifting: .aggregate)
  var results: [NamedExpression] = []
  for item in items {
    let before = checker.lifted.aggregations.count
    let checked = try checker.check(item.expression)
    guard checker.lifted.aggregations.count > before || checked.constant != nil else {
      throw notAnAggregate(item, checked, call)
    }
    let name = item.name?.text ?? aggregateName(item.expression)
    let taken = groups.map(\.name) + results.map(\.field.name)
    if taken.contains(where: { foldedColumnName($0) == foldedColumnName(name) }) {
      throw Diagnostic(
        code: "name-8",
        message: "two columns would both be called '\(name)'",
        range: item.range,
        notes: ["a name of its own:   other = \(call.scope.words(item.expression.range))"]
      )
    }
    results.append(NamedExpression(Field(name: name, type: checked.type), checked.expression))
  }

  var result = table
  result.warnings += checker.warnings
  result.plan = .aggregate(
    table.plan,
    by: groups.map(\.name),
    checker.lifted.aggregations,
    rollup: withTotals,
    call.origin
  )
  var fields = groups
  for index in fields.indices {
    fields[index].isQuiet = false
    fields[index].isHidden = false
  }
  var expressions = fields.map { NamedExpression($0, .column($0.name)) } + results
  if withTotals {
    expressions += groups.map { group in
      let marker = Field.totalMarker(of: group.name)
      return NamedExpression(Field(name: marker, type: .yesNo, isHidden: true), .column(marker))
    }
  }
  result.plan = .project(result.plan, expressions, call.origin)
  for field in table.fields { result.lost[foldedColumnName(field.name)] = "summarise" }
  for expression in expressions { result.lost[foldedColumnName(expression.field.name)] = nil }
  result.fields = expressions.map(\.field)
  result.judgementColumns = []
  result.detach("rows were put together by summarise")
  return result
}

private func aggregateName(_ syntax: ExpressionSyntax) -> String {
  if case .call(let name, _) = syntax.kind { return name.text.lowercased() }
  return "value"
}

private func notAnAggregate(
  _ item: AssignmentSyntax,
  _ checked: Typed,
  _ call: Call
) -> Diagnostic {
  let words = call.scope.words(item.expression.range)
  let example = checked.isNumeric ? "mean(\(words))" : "count_distinct(\(words))"
  return Diagnostic(
    code: "call-6",
    message: "summarise makes one value of many rows, and '\(words)' has one a row",
    range: item.expression.range,
    notes: ["for example   \(example)      for groups   … by \(words)"]
  )
}
