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
  var part: NamedExpression?
  if let replaced = try valuePart(name, checked, syntax, table) {
    if let existing {
      // The catalogue's own column, where it is at hand, says the same as the value.
      table.fields[existing] = field
      let polarity = foldedColumnName(name.text) == "polarity" ? replaced.polarity : nil
      part = NamedExpression(field, polarity.map { .text($0.word) } ?? expression)
    }
    if foldedColumnName(name.text) == "unit" { table.hasOtherUnit = true }
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
  let expressions = table.fields.map { column -> NamedExpression in
    if let part, part.field.name == column.name { return part }
    return NamedExpression(column, column.name == field.name ? expression : .column(column.name))
  }
  table.plan = .project(plan, expressions, call.origin)
  return table
}

/// `polarity = "lower"` and `unit = "%"` on an indicator table: value itself, with that part new;
/// a text that differs from row to row gives each row its own.
private func valuePart(
  _ name: NameSyntax,
  _ checked: Typed,
  _ syntax: ExpressionSyntax,
  _ table: Table
) throws(Diagnostic) -> (field: Field, expression: Plans.Expression, polarity: Polarity?)? {
  let part = foldedColumnName(name.text)
  guard part == "polarity" || part == "unit", let value = table.valueField,
    value.type == .estimate
  else { return nil }
  guard checked.type == .text else {
    throw Diagnostic(
      code: "type-1",
      message: "\(part) is a word in quotes; here is \(checked.type.word)",
      range: syntax.range,
      notes: [part == "unit" ? "add unit = \"%\"" : "add polarity = \"lower\""]
    )
  }
  if part == "polarity" { for word in syntax.answers { try requirePolarity(word) } }
  let column = Plans.Expression.column(value.name)
  guard case .text(let word)? = checked.constant else {
    let function: ScalarFunction =
      part == "unit" ? .settingUnitByRow() : .settingPolarity(byRow: { Polarity(words: $0) })
    return (value, .call(function, [column, checked.expression]), nil)
  }
  if part == "unit" { return (value, .call(.settingUnit(word), [column]), nil) }
  return Polarity(words: word).map { (value, .call(.settingPolarity($0), [column]), $0) }
}

private func requirePolarity(_ word: (text: String, range: SourceRange)) throws(Diagnostic) {
  guard Polarity(words: word.text) == nil else { return }
  throw Diagnostic(
    code: "value-1",
    message: "polarity is never \"\(word.text)\"",
    range: word.range,
    notes: ["it is one of: higher, lower, none"]
  )
}

extension ExpressionSyntax {
  /// The texts written out that it may come to.
  fileprivate var answers: [(text: String, range: SourceRange)] {
    switch kind {
    case .text(let text): [(text, range)]
    case .bracketed(let inner): inner.answers
    case .conditional(_, let then, let otherwise): then.answers + otherwise.answers
    default: []
    }
  }
}
