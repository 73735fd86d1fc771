import Frames

extension WorkspaceDraft {
  func readBreakdown(_ reader: inout TableReader) -> [TextColumn] {
    let names = [("dimension", "group"), ("dimension_2", "group_2"), ("dimension_3", "group_3")]
    var columns: [TextColumn] = []
    var cells: [(dimension: TableCells, group: TableCells)] = []
    for (dimension, group) in names {
      cells.append((reader[dimension], reader[group]))
    }
    for (dimension, group) in cells {
      let absent = dimension.column == nil && group.column == nil
      if absent, columns.count >= 2 { break }
      columns.append(dimension.column ?? empty(reader.rowCount))
      columns.append(group.column ?? empty(reader.rowCount))
    }
    let isCrossed = cells.dropFirst().contains {
      $0.dimension.column != nil || $0.group.column != nil
    }
    for row in 0..<reader.rowCount {
      // Nearly all rows have no breakdown or one.
      if cells.allSatisfy({ $0.dimension.isBlank(row) && $0.group.isBlank(row) }) { continue }
      if !isCrossed, !cells[0].dimension.isBlank(row), !cells[0].group.isBlank(row) { continue }
      checkBreakdown(cells.map { ($0.dimension[row], $0.group[row]) }, row, &reader)
    }
    return columns
  }

  private func checkBreakdown(
    _ pairs: [(dimension: String?, group: String?)],
    _ row: Int,
    _ reader: inout TableReader
  ) {
    if pairs.allSatisfy({ $0.dimension == nil && $0.group == nil }) { return }
    let line = reader.line(row)
    for (dimension, group) in pairs {
      if let dimension, group == nil {
        reader.report(
          "data-9",
          row: row,
          cell: dimension,
          "row \(line) has the dimension \"\(dimension)\" without a group; a total has neither"
        )
        return
      }
      if let group, dimension == nil {
        reader.report(
          "data-9",
          row: row,
          cell: group,
          "row \(line) has the group \"\(group)\" without a dimension"
        )
        return
      }
    }
    let present = pairs.compactMap { pair -> (dimension: String, group: String)? in
      guard let dimension = pair.dimension, let group = pair.group else { return nil }
      return (dimension, group)
    }
    let sorted = present.sorted { foldedText($0.dimension) < foldedText($1.dimension) }
    let isInOrder = zip(present, sorted).allSatisfy { $0.dimension == $1.dimension }
    let hasHole = pairs.prefix(present.count).contains { $0.dimension == nil }
    if isInOrder && !hasHole { return }
    let shown = sorted.map { "\($0.dimension), \($0.group)" }.joined(separator: ", ")
    reader.report("data-9", row: row, "row \(line) should have its dimensions as: \(shown)")
  }
}
