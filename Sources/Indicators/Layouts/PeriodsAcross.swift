import Frames

/// A table of one's own with a column for each period, as one figure a row.
///
/// Known by its headings: two periods or more, a column of indicators or of places, and none of
/// periods or values.
struct PeriodsAcross {
  /// The figures one under another, in the columns `period` and `value`.
  let frame: Frame
  /// The row of the file that a row comes from.
  let fileRows: [Int]

  /// Nil for a table of any other shape.
  ///
  /// - Throws: `LayoutError.noMemory`.
  init?(_ frame: Frame) throws(LayoutError) {
    let fields = frame.schema.fields
    let headings = Set(fields.map { foldedColumnName($0.name) })
    let isLong = [
      "period", "year", "timeperiod", "financialyear", "date", "value", "observation", "estimate",
    ]
    let isAbout = Layout.indicatorHeadings + Layout.placeHeadings + Layout.placeCodeHeadings
    guard headings.isDisjoint(with: isLong),
      !headings.isDisjoint(with: isAbout)
    else { return nil }
    let periods = fields.indices.filter {
      !PeriodForm(fields[$0].name, rules: PeriodRules()).candidates.isEmpty
    }
    guard periods.count > 1 else { return nil }
    let others = fields.indices.filter { !periods.contains($0) }
    let texts = others.compactMap { at -> TextColumn? in
      if case .text(let text) = frame.columns[at] { text } else { nil }
    }
    try checkRoom(rows: frame.rowCount * periods.count, repeating: texts)
    let rows = (0..<frame.rowCount * periods.count).map { $0 / periods.count }
    var made: [(Field, Column)] = others.map { at in
      (fields[at], frame.columns[at].gathered(rows))
    }
    made.append(
      (
        Field(name: "period", type: .text),
        .text(
          TextColumn(
            numbered: rows.indices.map { $0 % periods.count },
            of: periods.map { fields[$0].name }
          )
        )
      )
    )
    let values = periods.map { at -> TextColumn? in
      if case .text(let text) = frame.columns[at] { text } else { nil }
    }
    made.append(
      (
        Field(name: "value", type: .text),
        .text(
          TextColumn(rows.enumerated().map { values[$0.offset % periods.count]?[$0.element] })
        )
      )
    )
    self.frame = Frame(
      unchecked: Schema(made.map(\.0)),
      columns: made.map(\.1),
      rowCount: rows.count
    )
    fileRows = rows
  }

  /// The same file in its new shape.
  func input(_ file: LayoutInput) -> LayoutInput {
    let (own, first, fileRows) = (file.lineOfRow, file.firstRowLine, fileRows)
    return LayoutInput(
      frame: frame,
      fileName: file.fileName,
      firstRowLine: first,
      source: file.source,
      knownCodes: file.knownCodes,
      lineOfRow: { row in
        guard fileRows.indices.contains(row) else { return first + row }
        return own.map { $0(fileRows[row]) } ?? first + fileRows[row]
      }
    )
  }
}
