import Frames
import Plans

/// Rows in the order of the keys; stable, unknowns last.
func sort(_ frame: Frame, _ keys: [SortKey]) throws(PlanError) -> Frame {
  let evaluator = ExpressionEvaluator(frame: frame)
  var columns: [SortColumn] = []
  for key in keys {
    columns.append(
      SortColumn(try evaluator.column(key.expression), isDescending: key.isDescending)
    )
  }
  return frame.gathered(sortedRows(by: columns, rowCount: frame.rowCount))
}

/// The first rows of each group, in table order.
func limit(
  _ frame: Frame,
  _ count: Int,
  by keys: [String],
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Frame {
  let grouping = Grouping(try columns(keys, of: frame), rowCount: frame.rowCount)
  var taken = Array(repeating: 0, count: grouping.groupCount)
  var rows: [Int] = []
  for row in 0..<frame.rowCount {
    let group = grouping.groupOfRow[row]
    if taken[group] < count {
      taken[group] += 1
      rows.append(row)
    }
  }
  if rows.count < frame.rowCount {
    footnotes.append(
      Footnote(.rows, "take kept \(number(rows.count)) of \(counted(frame.rowCount, "row"))")
    )
  }
  return frame.gathered(rows)
}

/// The named columns of a frame.
func columns(_ names: [String], of frame: Frame) throws(PlanError) -> [Column] {
  var columns: [Column] = []
  for name in names {
    guard let column = frame[name] else { throw PlanError.noColumn(name) }
    columns.append(column)
  }
  return columns
}
