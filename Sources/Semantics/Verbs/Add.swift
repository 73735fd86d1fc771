import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let add = Verb(
    name: "add",
    summary: "Adds columns, or replaces them.",
    usage: "add name = expression, … [by columns]",
    examples: [#"get "Recorded crime" | add rise = change(value)"#],
    expand: expandAdd
  )
}

private func expandAdd(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .add(let assignments, let by) = call.step.body else { return table }
  let groups = try call.fields(by, in: table)
  for assignment in assignments {
    guard let name = assignment.name else { continue }
    table = try added(name, assignment.expression, by: groups.map(\.name), to: table, call)
  }
  table.show(groups.map(\.name))
  return table
}

private func added(
  _ name: NameSyntax,
  _ syntax: ExpressionSyntax,
  by groups: [String],
  to input: Table,
  _ call: Call
) throws(Diagnostic) -> Table {
  var table = input
  var checker = ExpressionChecker(table, call.scope, lifting: .window(by: groups))
  let checked = try checker.check(syntax)
  table.warnings += checker.warnings
  let existing = table.schema.index(of: name.text)
  var field = Field(name: name.text, type: checked.type)
  if let existing {
    let old = table.fields[existing]
    if old.role.isKey {
      throw Diagnostic(
        code: "name-11",
        message: "'\(old.name)' is part of what identifies a row, so it cannot be replaced",
        range: name.range,
        notes: ["a new column beside it:   add new_\(name.text) = …"]
      )
    }
    field = old
    field.type = checked.type
    field.isQuiet = false
    field.isHidden = false
  }
  var expression = checked.expression
  // Replacing the unit or the good direction changes that part of value for the steps after it.
  if let replaced = try valuePart(name, checked, syntax, table) {
    expression = replaced.expression
    field = replaced.field
    table.fields = table.fields.map { $0.name == field.name ? field : $0 }
  } else if let existing {
    table.fields[existing] = field
    if field.role == .value { table.detach("value was changed by add") }
  } else {
    table.fields.append(field)
  }
  let plan = table.plan.window(checker.lifted.measures, call.origin)
  let expressions = table.fields.map { column in
    NamedExpression(column, column.name == field.name ? expression : .column(column.name))
  }
  table.plan = .project(plan, expressions, call.origin)
  return table
}

/// `polarity = "lower"` and `unit = "%"` on an indicator table: value itself, with that part new.
private func valuePart(
  _ name: NameSyntax,
  _ checked: Typed,
  _ syntax: ExpressionSyntax,
  _ table: Table
) throws(Diagnostic) -> (field: Field, expression: Plans.Expression)? {
  guard let value = table.valueField, case .text(let word)? = checked.constant else { return nil }
  switch foldedColumnName(name.text) {
  case "polarity":
    guard let polarity = Polarity(words: word) else {
      throw Diagnostic(
        code: "value-1",
        message: "polarity is never \"\(word)\"",
        range: syntax.range,
        notes: ["it is one of: higher, lower, none"]
      )
    }
    return (value, .call(.settingPolarity(polarity), [.column(value.name)]))
  case "unit":
    return (value, .call(.settingUnit(word), [.column(value.name)]))
  default:
    return nil
  }
}
