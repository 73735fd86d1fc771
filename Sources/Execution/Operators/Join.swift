import Frames
import Plans

/// Every left row, with the columns of the one right row of equal key; unmatched ones missing.
func join(
  _ left: Frame,
  _ right: Frame,
  on keys: [String],
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Frame {
  let leftKeys = try columns(keys, of: left)
  let rightKeys = try columns(keys, of: right)
  let matches: JoinMatches
  do throws(FrameError) {
    matches = try joinMatches(
      left: leftKeys,
      leftCount: left.rowCount,
      right: rightKeys,
      rightCount: right.rowCount
    )
  } catch {
    throw PlanError(
      code: "join-2",
      message: "a key column has different types in the two tables: \(keys.joined(separator: ", "))"
    )
  }
  if let row = matches.repeatedRightRows.first {
    let values = rightKeys.map { $0.displayText(row) }.joined(separator: ", ")
    throw PlanError(
      code: "join-1",
      message: "the table on the right has two rows for one key: \(values)",
      notes: [
        "\(matches.repeatedRightRows.count) of its \(counted(right.rowCount, "row")) repeat a key"
          + ";   one row a key:   summarise … by \(keys.joined(separator: ", "))"
      ]
    )
  }
  let folded = Set(keys.map(foldedColumnName))
  var fields = left.schema.fields
  var joined = left.columns
  for (field, column) in zip(right.schema.fields, right.columns)
  where !folded.contains(foldedColumnName(field.name)) && !field.isHidden {
    fields.append(field)
    joined.append(column.gathered(matches.rightRows))
  }
  let unmatched = left.rowCount - matches.matchedCount
  footnotes.append(
    Footnote(
      .rows,
      "join: \(matches.matchedCount) matched, \(unmatched) unmatched"
        + unmatchedKeys(leftKeys, matches)
    )
  )
  return try makeFrame(fields, joined, rowCount: left.rowCount)
}

/// ` (Bristol, City of; St. Helens; …)`: the first keys without a partner.
private func unmatchedKeys(_ keys: [Column], _ matches: JoinMatches) -> String {
  guard matches.matchedCount < matches.rightRows.count else { return "" }
  let firstRows = Grouping(keys, rowCount: matches.rightRows.count).firstRows
    .filter { matches.rightRows[$0] < 0 }
  let shown = firstRows.prefix(3).map { row in
    keys.map { $0.presence.isKnown(row) ? $0.displayText(row) : "(missing)" }
      .joined(separator: ", ")
  }
  return " (\(shown.joined(separator: "; "))\(firstRows.count > 3 ? "; …" : ""))"
}

/// Tables one after the other, by column name; absent columns are missing.
func union(_ frames: [Frame]) throws(PlanError) -> Frame {
  var fields: [Field] = []
  for frame in frames {
    for field in frame.schema.fields where Schema(fields).index(of: field.name) == nil {
      fields.append(field)
    }
  }
  var columns: [Column] = []
  for field in fields {
    let parts = frames.map { $0[field.name] ?? .missing(field.type, count: $0.rowCount) }
    do throws(FrameError) {
      columns.append(try Column.concatenated(parts))
    } catch {
      throw PlanError(
        code: "type-6",
        message: "'\(field.name)' is of different types in the two tables"
      )
    }
  }
  return try makeFrame(fields, columns, rowCount: frames.reduce(0) { $0 + $1.rowCount })
}
