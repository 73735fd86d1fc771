import Frames
import Indicators
import Plans
import Syntax

extension Verb {
  static let pivot = Verb(
    name: "pivot",
    summary: "Puts the values of a column across the top.",
    usage: "pivot column [of columns]",
    examples: [#"get "Recorded crime" since 2019/20 | pivot period"#],
    expand: expandPivot
  )

  static let unpivot = Verb(
    name: "unpivot",
    summary: "Stacks columns into rows.",
    usage: "unpivot column, … as name",
    examples: [],
    expand: expandUnpivot
  )
}

private func expandPivot(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .pivot(let column, let of) = call.step.body else { return table }
  let names = try call.field(column, in: table)
  var values = try call.fields(of, in: table)
  if values.isEmpty {
    guard let value = table.valueField ?? onlyMeasure(in: table, besides: names) else {
      throw Diagnostic(
        code: "needs-5",
        message: "which values go into the cells? say it with of:   pivot \(column.text) of …",
        range: call.step.range
      )
    }
    values = [value]
  }
  let keys = table.pivotKeys(names: names, values: values)
  if !table.pending.isEmpty {
    // The new columns are values that a pending step would have given; nobody knows them yet.
    table.awaitEarlierSteps(call)
    table.fields.removeAll { field in
      field.name == names.name || values.contains { $0.name == field.name }
    }
    return table
  }
  if call.scope.isChecking {
    table.fields.removeAll { field in
      field.name == names.name || values.contains { $0.name == field.name }
    }
    table.isOpen = true
    return table
  }
  // The columns of the result are data: they are worked out here, so that the steps after know
  // them.
  let plan = Plan.pivot(
    table.plan,
    names: names.name,
    values: values.map(\.name),
    keys: keys,
    call.origin
  )
  let result: PlanResult
  do throws(PlanError) {
    result = try call.scope.evaluate(plan)
  } catch {
    throw Diagnostic(error)
  }
  for field in [names] + values { table.lost[foldedColumnName(field.name)] = "pivot" }
  table.fields = result.frame.schema.fields
  for index in table.fields.indices where table.fields[index].role == .value {
    table.fields[index].role = .plain
  }
  showVaryingKeys(&table.fields, in: result.frame)
  table.earlierTrace += result.trace
  table.plan = .scan(
    EvaluatedSource(result),
    columns: table.fields.map(\.name),
    call.origin
  )
  table.detach("value was spread over columns by pivot")
  return table
}

/// Keys that a `keep` left out come back where they tell the new rows apart.
private func showVaryingKeys(_ fields: inout [Field], in frame: Frame) {
  for (index, column) in frame.columns.enumerated()
  where fields[index].isHidden && fields[index].role.isKey {
    let groups = Grouping([column], rowCount: frame.rowCount)
    if groups.groupCount > 1 { fields[index].isHidden = false }
  }
}

/// The number column of a table that has just one.
private func onlyMeasure(in table: Table, besides names: Field) -> Field? {
  let measures = table.fields.filter { field in
    field.isShown && field.name != names.name && (field.type == .number || field.type == .estimate)
  }
  return measures.count == 1 ? measures[0] : nil
}

extension Table {
  /// What identifies a row of the pivoted table.
  fileprivate func pivotKeys(names: Field, values: [Field]) -> [String] {
    let others = fields.filter { field in
      field.name != names.name && !values.contains { $0.name == field.name }
    }
    let keys = others.filter(\.role.isKey)
    if !keys.isEmpty || isIndicatorTable {
      // A hidden place beside the benchmark that is pivoted still tells rows apart.
      return keys.map(\.name)
    }
    return others.filter { $0.isShown && $0.type != .estimate }.map(\.name)
  }
}

/// A table that was worked out while checking, with the footers of its making.
struct EvaluatedSource: FrameSource {
  let result: PlanResult

  init(_ result: PlanResult) {
    self.result = result
  }

  var name: String { "an earlier step" }
  var schema: Schema { result.frame.schema }

  func read(columns: [String]) throws(FrameError) -> SourceReading {
    let memory = MemorySource(name: name, frame: result.frame)
    return SourceReading(
      frame: try memory.read(columns: columns).frame,
      footnotes: result.footnotes
    )
  }
}

private func expandUnpivot(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .unpivot(let names, let newName) = call.step.body else { return table }
  let columns = try call.fields(names, in: table)
  let types = Set(columns.map { $0.type == .number ? .estimate : $0.type })
  guard types.count == 1, let type = columns.first?.type else {
    throw Diagnostic(
      code: "type-7",
      message: "the columns to unpivot are of different types: "
        + columns.map { "\($0.name) is \($0.type.word)" }.joined(separator: ", "),
      range: call.step.range
    )
  }
  let stacked = Set(columns.map(\.name))
  for taken in ["value", newName.text] {
    guard let field = table.schema.field(taken), !stacked.contains(field.name) else { continue }
    throw Diagnostic(
      code: "name-8",
      message: "there is a column '\(taken)' already",
      range: newName.range,
      notes: ["another name for it first:   rename \(columnSpelling(taken)) as …"]
    )
  }
  let kept = table.fields.filter { field in !columns.contains { $0.name == field.name } }
  table.plan = .unpivot(
    table.plan,
    columns: columns.map(\.name),
    into: newName.text,
    call.origin
  )
  // Names that are all periods become periods.
  let periods = columns.map { Period(reading: $0.name) }
  let label = Field(name: newName.text, type: .text)
  table.fields = kept + [label, Field(name: "value", type: type)]
  if periods.allSatisfy({ $0 != nil }) {
    let map = zip(columns, periods).compactMap { column, period in period.map { (column.name, $0) }
    }
    table.fields[kept.count].type = .period
    table.plan = .project(
      table.plan,
      table.fields.map { field in
        NamedExpression(
          field,
          field.name == label.name
            ? .call(.readingPeriods(map), [.column(field.name)]) : .column(field.name)
        )
      },
      call.origin
    )
  }
  table.detach("rows were made from columns by unpivot")
  return table
}
