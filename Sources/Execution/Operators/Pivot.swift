import Frames
import Plans

/// One column for each value of `names`, in its order; one row for each combination of the keys.
///
/// Columns that are neither key nor value are kept where they are constant within each new row,
/// else dropped and named.
func pivot(
  _ frame: Frame,
  names: String,
  values: [String],
  keys: [String],
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Frame {
  guard let nameColumn = frame[names] else { throw PlanError.noColumn(names) }
  let rowGroups = Grouping(try columns(keys, of: frame), rowCount: frame.rowCount)
  let nameGroups = Grouping([nameColumn], rowCount: frame.rowCount)
  let order = pivotOrder(nameColumn, nameGroups)

  let (cells, overflow) = rowGroups.groupCount.multipliedReportingOverflow(
    by: nameGroups.groupCount
  )
  // Checked before it is made: a column of names that are all different would ask for the square.
  guard !overflow, cells <= 50_000_000 else {
    throw PlanError(
      code: "size-1",
      message: "the pivoted table would have \(rowGroups.groupCount) rows and "
        + "\(nameGroups.groupCount) columns, which is too large"
    )
  }
  let bytes = cells * 8 * (1 + values.count)
  try requireMemory(adding: bytes, workingOn: bytes)
  var rowOfCell = Array(repeating: -1, count: cells)
  for row in 0..<frame.rowCount {
    let cell = rowGroups.groupOfRow[row] * nameGroups.groupCount + nameGroups.groupOfRow[row]
    if rowOfCell[cell] >= 0 {
      throw twoValues(frame, first: rowOfCell[cell], second: row, names: names, values: values)
    }
    rowOfCell[cell] = row
  }

  var fields: [Field] = []
  var pivoted: [Column] = []
  var dropped: [String] = []
  let valueNames = Set(values.map(foldedColumnName) + [foldedColumnName(names)])
  for (field, column) in zip(frame.schema.fields, frame.columns)
  where !valueNames.contains(foldedColumnName(field.name)) {
    if keys.contains(field.name) || isConstant(column, within: rowGroups) {
      fields.append(field)
      pivoted.append(column.gathered(rowGroups.firstRows))
    } else if field.isShown {
      dropped.append(field.name)
    }
  }
  for group in order {
    let label = nameColumn.displayText(nameGroups.firstRows[group])
    for value in values {
      guard let column = frame[value], let field = frame.schema.field(value) else {
        throw PlanError.noColumn(value)
      }
      let rows = (0..<rowGroups.groupCount).map { rowOfCell[$0 * nameGroups.groupCount + group] }
      let name = values.count == 1 ? label : "\(label) \(field.name)"
      fields.append(Field(name: name, type: column.type))
      pivoted.append(column.gathered(rows))
    }
  }
  if !dropped.isEmpty {
    footnotes.append(
      Footnote(
        .rows,
        "pivot dropped \(dropped.joined(separator: ", ")): different within a row"
      )
    )
  }
  return try makeFrame(fields, pivoted, rowCount: rowGroups.groupCount)
}

/// Periods by time, other names as they first appear; missing last.
private func pivotOrder(_ column: Column, _ groups: Grouping) -> [Int] {
  let known = (0..<groups.groupCount).filter { column.presence.isKnown(groups.firstRows[$0]) }
  let unknown = (0..<groups.groupCount).filter { !column.presence.isKnown(groups.firstRows[$0]) }
  guard case .period(let periods) = column else { return known + unknown }
  let sorted = known.sorted {
    periods.codes[groups.firstRows[$0]] < periods.codes[groups.firstRows[$1]]
  }
  return sorted + unknown
}

private func isConstant(_ column: Column, within groups: Grouping) -> Bool {
  let values = Grouping([column], rowCount: groups.groupOfRow.count)
  for row in groups.groupOfRow.indices {
    let first = groups.firstRows[groups.groupOfRow[row]]
    if values.groupOfRow[row] != values.groupOfRow[first] { return false }
  }
  return true
}

private func twoValues(
  _ frame: Frame,
  first: Int,
  second: Int,
  names: String,
  values: [String]
) -> PlanError {
  let differing = frame.schema.fields.indices.filter { index in
    let column = frame.columns[index]
    // Numbers beside the value differ with it; what tells rows apart is a word or a period.
    return column.displayText(first) != column.displayText(second)
      && column.type != .estimate && column.type != .number
      && !values.contains(frame.schema.fields[index].name)
  }
  let shown = values.first.flatMap { frame[$0] }
  let cell = frame[names]?.displayText(first) ?? ""
  var notes: [String] = []
  if let shown {
    notes.append(
      "rows \(first + 1) and \(second + 1): \(shown.displayText(first)), "
        + shown.displayText(second)
    )
  }
  if let other = differing.first {
    notes.append("they differ in '\(frame.schema.fields[other].name)': keep it in the table")
  } else {
    notes.append("one value a cell:   summarise … by \(names)   before pivot")
  }
  return PlanError(
    code: "pivot-1",
    message: "two values fall into one cell of column '\(cell)'",
    notes: notes
  )
}

/// One row for each of the columns, in their order; periods where all names are periods is left to
/// the verb, which knows how names are read.
func unpivot(_ frame: Frame, _ names: [String], into name: String) throws(PlanError) -> Frame {
  let folded = Set(names.map(foldedColumnName))
  let rows = (0..<frame.rowCount).flatMap { Array(repeating: $0, count: names.count) }
  var fields: [Field] = []
  var kept: [Column] = []
  for (field, column) in zip(frame.schema.fields, frame.columns)
  where !folded.contains(foldedColumnName(field.name)) {
    fields.append(field)
    kept.append(column.gathered(rows))
  }
  let parts = try columns(names, of: frame)
  let stacked: Column
  do throws(FrameError) {
    stacked = try Column.concatenated(parts)
  } catch {
    throw PlanError(code: "type-7", message: "the columns to unpivot are of different types")
  }
  // Stacked column by column; the rows of one source row belong together.
  let order = (0..<frame.rowCount).flatMap { row in
    names.indices.map { $0 * frame.rowCount + row }
  }
  let labels = (0..<frame.rowCount).flatMap { _ in names.map(Optional.some) }
  fields.append(Field(name: name, type: .text))
  kept.append(.text(TextColumn(labels)))
  fields.append(Field(name: "value", type: stacked.type))
  kept.append(stacked.gathered(order))
  return try makeFrame(fields, kept, rowCount: rows.count)
}
