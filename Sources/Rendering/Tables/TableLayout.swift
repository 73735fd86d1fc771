public import Frames

/// A frame as lines of text: a pure function of frame and options.
///
/// What all rows share goes to the caption; columns that do not fit are named in the count line;
/// no known value is left out without being counted or named (`docs/tables.md`).
public func tableLines(_ frame: Frame, options: TableOptions) -> TableText {
  let placing = ColumnPlacing(frame, options)
  let rows = ShownRows(rowCount: frame.rowCount, limit: options.rowLimit)
  var notes = TableNotes(rowCount: frame.rowCount, placing: placing)
  var lines: [String] = []
  var marks: CellMarks = []
  let isRecord =
    options.width < TableOptions.leastTableWidth && placing.table.count > 1
    || frame.rowCount == 1 && placing.shownCount > 4
  if !isRecord, !placing.table.isEmpty,
    let table = TableBody(frame, placing, rows, options)
  {
    lines = table.lines
    marks = table.marks
    notes.droppedNames = table.choice.droppedNames
    notes.shortenedNames = table.shortenedNames
  } else {
    (lines, marks) = RecordView.lines(placing.table, rows: rows, options: options)
  }
  let caption = notes.caption(options)
  marks.formUnion(caption.marks)
  return TableText(
    caption: caption.lines,
    rows: lines,
    countLines: notes.countLines(options),
    legend: TextFitting.joined(
      marks.explained(options.glyphs),
      by: options.glyphs,
      width: options.width
    )
  )
}

/// Headings and rows under one another.
struct TableBody {
  let choice: ColumnChoice
  private(set) var lines: [String] = []
  private(set) var marks: CellMarks = []
  /// Columns of which some text is cut.
  private(set) var shortenedNames: [String] = []

  /// - Returns: nil when records are the only way to show everything.
  init?(_ frame: Frame, _ placing: ColumnPlacing, _ rows: ShownRows, _ options: TableOptions) {
    let judgement = Set(options.judgementColumns.map(foldedColumnName))
    let columns = placing.table.map { text in
      LaidColumn(
        text,
        rows: rows.numbers,
        wraps: judgement.contains(foldedColumnName(text.field.name))
      )
    }
    let repeated = TableBody.repeatedKeys(columns, frame.rowCount, rows)
    guard
      let choice = ColumnChoice(
        columns,
        kept: placing.kept,
        rowCount: frame.rowCount,
        width: options.width
      ), choice.blocks.count == 1 || frame.rowCount > 1
    else { return nil }
    self.choice = choice
    for (number, block) in choice.blocks.enumerated() {
      if number > 0 { lines.append("") }
      draw(block, repeated, rows, options)
    }
  }

  private mutating func draw(
    _ block: [(column: LaidColumn, width: Int)],
    _ repeated: [String: [Bool]],
    _ rows: ShownRows,
    _ options: TableOptions
  ) {
    let gap = Displayable.spaces(ColumnChoice.gap)
    func line(_ cells: [String]) -> String {
      (" " + cells.joined(separator: gap)).withoutTrailingSpaces
    }
    let headings = block.map { $0.column.headingLines($0.width) }
    let height = headings.map(\.count).max() ?? 1
    for level in 0..<height {
      lines.append(
        line(
          zip(block, headings).map { part, heading in
            let position = level - (height - heading.count)
            return part.column.drawnHeading(position < 0 ? "" : heading[position], part.width)
          }
        )
      )
    }
    var drawn: [[[String]]] = []
    for (column, width) in block {
      let cells = column.drawn(width, isRepeated: repeated[column.text.field.name] ?? [])
      drawn.append(cells.cells)
      if cells.isCut, !shortenedNames.contains(column.text.name) {
        shortenedNames.append(column.text.name)
      }
      for cell in column.cells { marks.formUnion(cell.marks) }
    }
    for position in rows.numbers.indices {
      if let more = rows.moreLine(before: position, options) { lines += more }
      let height = drawn.map { $0[position].count }.max() ?? 1
      for level in 0..<height {
        lines.append(
          line(
            zip(block, drawn).map { part, cells in
              level < cells[position].count
                ? cells[position][level] : Displayable.spaces(part.width)
            }
          )
        )
      }
    }
  }

  /// For leading keys that lie in blocks: the rows that only repeat the one above.
  private static func repeatedKeys(
    _ columns: [LaidColumn],
    _ rowCount: Int,
    _ rows: ShownRows
  ) -> [String: [Bool]] {
    var result: [String: [Bool]] = [:]
    var keys: [Column] = []
    var isRepeated = Array(repeating: true, count: rows.numbers.count)
    for column in columns {
      guard column.text.field.role.isKey else { break }
      keys.append(column.text.column)
      let grouping = Grouping(keys, rowCount: rowCount)
      let groups = grouping.groupOfRow
      let runs = 1 + groups.indices.dropFirst().count { groups[$0] != groups[$0 - 1] }
      guard grouping.groupCount < rowCount, runs == grouping.groupCount else { break }
      for position in isRepeated.indices where isRepeated[position] {
        isRepeated[position] =
          position > 0 && position != rows.cut
          && column.cells[position] == column.cells[position - 1]
      }
      result[column.text.field.name] = isRepeated
    }
    return result
  }
}
