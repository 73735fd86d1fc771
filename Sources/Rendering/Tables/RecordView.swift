import Frames

/// Rows as records: one `name  value` line for each column, a blank line between records.
enum RecordView {
  static func lines(
    _ columns: [ColumnText],
    rows: ShownRows,
    options: TableOptions
  ) -> (lines: [String], marks: CellMarks) {
    var marks: CellMarks = []
    var lines: [String] = []
    guard !columns.isEmpty else { return ([], []) }
    let headings = columns.map(\.heading)
    let widest = headings.map(Displayable.width).max() ?? 0
    let values = rows.numbers.map { row in columns.map { $0.cell(row) } }
    let widestValue = values.joined().map { Displayable.width($0.text) }.max() ?? 0
    // Long values get half of the line; a name that is longer than the rest has its own.
    let room = options.width - 1 - ColumnChoice.gap - min(widestValue, options.width / 2)
    let nameWidth = min(widest, max(1, room))
    for position in rows.numbers.indices {
      if position > 0 { lines.append("") }
      if let more = rows.moreLine(before: position, options) { lines += more + [""] }
      for (cell, heading) in zip(values[position], headings) {
        marks.formUnion(cell.marks)
        var indent = 1 + nameWidth + ColumnChoice.gap
        let isLong = Displayable.width(heading) > nameWidth
        if isLong {
          lines += TextFitting.wrapped(heading, width: options.width - 1).map { " " + $0 }
          indent = 3
        }
        let value = TextFitting.wrapped(cell.text, width: options.width - indent)
        for (number, line) in value.enumerated() {
          let start =
            number == 0 && !isLong
            ? " " + Displayable.padded(heading, to: nameWidth + ColumnChoice.gap)
            : Displayable.spaces(indent)
          lines.append((start + line).withoutTrailingSpaces)
        }
      }
    }
    return (lines, marks)
  }
}
