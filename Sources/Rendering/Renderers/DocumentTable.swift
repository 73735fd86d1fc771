import Frames

/// A table as a document has it: every row, no text cut, cells as on screen with short units.
///
/// What all rows share stands in the caption, as on screen; columns of which nothing is known are
/// named below. Texts are displayable, so that data cannot steer whoever shows the document.
struct DocumentTable {
  struct Heading {
    let text: String
    let alignsRight: Bool
    /// Names the row: a key at the left.
    let isRowHeading: Bool
  }
  /// Parts of the caption; empty when there is nothing to say.
  let caption: [String]
  let headings: [Heading]
  let rows: [[String]]
  /// Footers, then what marks mean, then columns of which nothing is known.
  let notes: [String]

  init(_ frame: Frame, _ document: DocumentOptions) {
    let options = TableOptions(
      width: 0,
      titleParts: document.titleParts,
      judgementColumns: document.judgementColumns,
      rowLimit: .all
    )
    var placing = ColumnPlacing(frame, options)
    for position in placing.table.indices {
      guard let unit = placing.table[position].commonUnit, NumberStyle.isShort(unit) else {
        continue
      }
      placing.table[position].unitPlace = .cells
    }
    if let unit = placing.captionUnit, NumberStyle.isShort(unit) { placing.captionUnit = nil }
    let (parts, captionMarks) = TableNotes(rowCount: frame.rowCount, placing: placing)
      .captionParts(options)
    var marks = captionMarks
    caption = parts
    let columns = placing.table
    let keyCount = columns.prefix { $0.field.role.isKey }.count
    headings = columns.enumerated().map { position, column in
      Heading(
        text: column.heading,
        alignsRight: column.isNumeric,
        isRowHeading: position < keyCount && keyCount < columns.count
      )
    }
    rows = (0..<frame.rowCount).map { row in
      columns.map { column in
        let cell = column.cell(row)
        marks.formUnion(cell.marks)
        return cell.text
      }
    }
    var notes = document.footers.map { Displayable.text($0) }
    let legend = marks.explained(options.glyphs)
    if !legend.isEmpty { notes.append(legend.joined(separator: " \(options.glyphs.separator) ")) }
    if !placing.unknownNames.isEmpty {
      notes.append("nothing known: " + placing.unknownNames.joined(separator: ", "))
    }
    self.notes = notes
  }
}
