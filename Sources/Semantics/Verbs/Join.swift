import Frames
import Plans
import Syntax

extension Verb {
  static let join = Verb(
    name: "join",
    summary: "Puts the columns of another table beside these; every row here is kept.",
    usage: "join table [on columns]",
    examples: [],
    expand: expandJoin
  )

  static let append = Verb(
    name: "append",
    summary: "Puts the rows of another table under these.",
    usage: "append table",
    examples: [],
    expand: expandAppend
  )
}

private func expandJoin(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .join(let name, let on) = call.step.body else { return table }
  let right = try tableNamed(name, call)
  let keys = try joinKeys(on, table, right, name, call)
  let folded = Set(keys.map(foldedColumnName))
  var added: [Field] = []
  table.giveWay(
    to: right.fields.filter {
      !$0.isQuiet && !$0.isHidden && !folded.contains(foldedColumnName($0.name))
    },
    by: call
  )
  for field in right.fields where !field.isHidden && !folded.contains(foldedColumnName(field.name))
  {
    // Quiet columns both sides have are not asked for; of shown ones two would be of one name.
    if let clash = table.schema.field(field.name) {
      if field.isQuiet || clash.isHidden { continue }
      throw Diagnostic(
        code: "name-8",
        message: "both tables have a column '\(field.name)'",
        range: name.range,
        notes: ["another name for one:   rename \(columnSpelling(field.name)) as …   before join"]
      )
    }
    var plain = field
    plain.role = .plain
    added.append(plain)
  }
  let rightColumns = keys.map { key in
    NamedExpression(
      Field(name: key, type: right.schema.field(key)?.type ?? .text),
      .column(right.schema.field(key)?.name ?? key)
    )
  }
  let rightPlan = Plan.project(
    right.plan,
    rightColumns + added.map { NamedExpression($0, .column($0.name)) },
    call.origin
  )
  table.plan = .join(table.plan, rightPlan, on: keys, call.origin)
  table.inheritPending(from: right)
  table.fields += added
  return table
}

/// The columns both tables share: as named, else all key columns that both have.
private func joinKeys(
  _ on: [NameSyntax],
  _ left: Table,
  _ right: Table,
  _ name: NameSyntax,
  _ call: Call
) throws(Diagnostic) -> [String] {
  var keys: [String] = []
  if !on.isEmpty {
    for key in on {
      let field = try call.field(key, in: left)
      _ = try resolveColumn(key, in: right)
      keys.append(field.name)
    }
  } else {
    keys = left.fields.filter { field in
      guard let other = right.schema.field(field.name), other.isShown else { return false }
      return field.role.isKey || other.role.isKey || !left.isIndicatorTable && field.isShown
    }.map(\.name)
  }
  guard !keys.isEmpty else {
    throw Diagnostic(
      code: "join-3",
      message: "the two tables share no key column; say which belong together:   join "
        + "\(call.scope.words(name.range)) on …",
      range: call.step.range
    )
  }
  for key in keys {
    guard let one = left.schema.field(key), let other = right.schema.field(key) else { continue }
    if one.type != other.type {
      throw Diagnostic(
        code: "join-2",
        message: "'\(key)' is \(one.type.word) here and \(other.type.word) in "
          + call.scope.words(name.range),
        range: call.step.range
      )
    }
  }
  return keys
}

private func expandAppend(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .append(let name) = call.step.body else { return table }
  let other = try tableNamed(name, call)
  table.giveWay(to: other.fields.filter { !$0.isQuiet }, by: call)
  for field in other.fields {
    guard let own = table.schema.field(field.name) else {
      table.fields.append(field)
      continue
    }
    let numeric: Set<ColumnType> = [.number, .estimate]
    if own.type != field.type, !(numeric.contains(own.type) && numeric.contains(field.type)) {
      throw Diagnostic(
        code: "type-6",
        message: "'\(own.name)' is \(own.type.word) here and \(field.type.word) in "
          + call.scope.words(name.range),
        range: name.range
      )
    }
  }
  table.plan = .union([table.plan, other.plan], call.origin)
  table.inheritPending(from: other)
  table.detach("rows were put under these by append")
  return table
}
