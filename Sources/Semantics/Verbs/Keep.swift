import Frames
import Plans
import Syntax

extension Verb {
  static let keep = Verb(
    name: "keep",
    summary: "Keeps the named columns, in that order.",
    usage: "keep column, …",
    examples: [#"get "Recorded crime" | keep period, value"#],
    expand: expandKeep
  )

  static let drop = Verb(
    name: "drop",
    summary: "Leaves the named columns out.",
    usage: "drop column, …",
    examples: [#"get "Recorded crime" | drop place"#],
    expand: expandDrop
  )

  static let rename = Verb(
    name: "rename",
    summary: "Gives columns other names.",
    usage: "rename column as name, …",
    examples: [#"get "Recorded crime" | rename value as offences"#],
    expand: expandRename
  )
}

private func expandKeep(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .keep(let names) = call.step.body else { return table }
  var kept: [NamedExpression] = []
  for name in names {
    var (field, expression) = try columnOrPart(name, in: table)
    if kept.contains(where: { $0.field.name == field.name }) {
      throw Diagnostic(
        code: "name-9",
        message: "'\(field.name)' is named twice",
        range: name.range
      )
    }
    field.isQuiet = false
    field.isHidden = false
    kept.append(NamedExpression(field, expression))
  }
  table.replaceColumns(with: kept, by: call)
  return table
}

private func expandDrop(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .drop(let names) = call.step.body else { return table }
  let dropped = Set(try call.fields(names, in: table).map(\.name))
  let kept = table.fields.filter { !dropped.contains($0.name) && !$0.isHidden }
  guard kept.contains(where: \.isShown) else {
    throw Diagnostic(
      code: "name-12",
      message: "drop would leave no column",
      range: call.step.range
    )
  }
  table.replaceColumns(
    with: kept.map { NamedExpression($0, .column($0.name)) },
    by: call
  )
  return table
}

private func expandRename(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .rename(let renames) = call.step.body else { return table }
  var expressions = table.fields.map { NamedExpression($0, .column($0.name)) }
  for rename in renames {
    let field = try call.field(rename.from, in: table)
    let newName = rename.to.text
    expressions.removeAll {
      $0.field.givesWay && $0.field.name != field.name
        && foldedColumnName($0.field.name) == foldedColumnName(newName)
    }
    let clash = expressions.contains {
      foldedColumnName($0.field.name) == foldedColumnName(newName) && !$0.field.isHidden
        && foldedColumnName(field.name) != foldedColumnName(newName)
    }
    if clash {
      throw Diagnostic(
        code: "name-8",
        message: "there is a column '\(newName)' already",
        range: rename.to.range,
        notes: ["leave it out first:   drop \(columnSpelling(newName))"]
      )
    }
    for index in expressions.indices where expressions[index].field.name == field.name {
      var renamed = expressions[index].field
      renamed.name = newName
      renamed.isQuiet = false
      renamed.isHidden = false
      expressions[index] = NamedExpression(renamed, expressions[index].expression)
    }
    table.lost[foldedColumnName(field.name)] = "rename"
    if let words = table.closedWords.removeValue(forKey: field.name) {
      table.closedWords[newName] = words
    }
  }
  table.fields = expressions.map(\.field)
  table.plan = .project(table.plan, expressions, call.origin)
  return table
}

/// A column, or a part of value that becomes one by being named.
func columnOrPart(
  _ name: NameSyntax,
  in table: Table
) throws(Diagnostic) -> (Field, Plans.Expression) {
  if let field = table.schema.field(name.text) { return (field, .column(field.name)) }
  if let part = ValuePart(rawValue: name.text.lowercased()), part.isOfEstimate,
    let value = table.valueField
  {
    return (
      Field(name: part.rawValue, type: part.type),
      .part(.column(value.name), part)
    )
  }
  throw unknownColumn(name.text, at: name.range, in: table)
}

extension Table {
  /// Leaves only the given columns in sight; the key is remembered though hidden, so that later
  /// steps still know the rows.
  mutating func replaceColumns(with kept: [NamedExpression], by call: Call) {
    var expressions = kept
    let names = Set(kept.map(\.field.name))
    for field in fields where !names.contains(field.name) {
      if field.role.isKey {
        var hidden = field
        hidden.isHidden = true
        expressions.append(NamedExpression(hidden, .column(field.name)))
      } else {
        lost[foldedColumnName(field.name)] = call.step.verb.text
      }
    }
    for name in names { lost[foldedColumnName(name)] = nil }
    fields = expressions.map(\.field)
    plan = .project(plan, expressions, call.origin)
  }
}
