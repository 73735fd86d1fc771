import Frames

/// The words round a table: caption above, count line below.
struct TableNotes {
  let rowCount: Int
  let placing: ColumnPlacing
  var droppedNames: [String] = []
  var shortenedNames: [String] = []

  init(rowCount: Int, placing: ColumnPlacing) {
    self.rowCount = rowCount
    self.placing = placing
  }

  /// As in `2 · Adult smoking prevalence · % · periods 5 · method chi-squared`.
  func caption(_ options: TableOptions) -> (lines: [String], marks: CellMarks) {
    let (parts, marks) = captionParts(options)
    return (TextFitting.joined(parts, by: options.glyphs, width: options.width), marks)
  }

  /// The parts of the caption in order, none twice.
  func captionParts(_ options: TableOptions) -> (parts: [String], marks: CellMarks) {
    var parts = options.titleParts.map { Displayable.text($0, level: options.level) }
    var marks: CellMarks = []
    var others = placing.caption
    if let position = others.firstIndex(where: { $0.field.role == .indicator }) {
      let cell = others.remove(at: position).cell(0)
      marks.formUnion(cell.marks)
      if !parts.contains(cell.text) { parts.append(cell.text) }
    }
    if let unit = placing.captionUnit {
      parts.append(Displayable.text(unit, level: options.level))
    }
    for column in others {
      let cell = column.cell(0, withUnit: true)
      marks.formUnion(cell.marks)
      let part =
        switch column.field.role {
        case .place, .period, .indicator: cell.text
        case .asAt: "as at " + cell.text
        case .breakdown, .value, .plain: column.name + " " + cell.text
        }
      if !parts.contains(part) { parts.append(part) }
    }
    return (parts, marks)
  }

  /// As in `4 rows × 11 · 7 shown · in the caption: indicator · nothing known: reason · 9 ms · .why`.
  func countLines(_ options: TableOptions) -> [String] {
    let rows = roundedText(Double(rowCount), decimals: 0, grouping: true)
    var parts = [
      "\(rows) \(rowCount == 1 ? "row" : "rows") \(options.glyphs.times) \(placing.shownCount)"
    ]
    let shown = placing.table.count - droppedNames.count
    if shown < placing.shownCount { parts.append("\(shown) shown") }
    func name(_ what: String, _ names: [String]) {
      if !names.isEmpty { parts.append("\(what): \(names.joined(separator: ", "))") }
    }
    name("in the caption", placing.captionNames)
    name("nothing known", placing.unknownNames)
    name("not shown", droppedNames)
    name("shortened", shortenedNames)
    if let elapsed = options.elapsed {
      parts.append(Displayable.text(elapsed, level: options.level))
    }
    if let hint = options.hint { parts.append(Displayable.text(hint, level: options.level)) }
    return TextFitting.joined(parts, by: options.glyphs, width: options.width)
  }
}
