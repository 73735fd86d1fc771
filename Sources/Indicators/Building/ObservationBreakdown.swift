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
      columns.append(dimension.column ?? .missing(count: reader.rowCount))
      columns.append(group.column ?? .missing(count: reader.rowCount))
    }
    let present = cells.flatMap { [$0.dimension, $0.group] }.filter { $0.column != nil }
    let sets = KeyNumbering(
      present.map { $0.part(reader.rowCount) },
      rowCount: reader.rowCount
    )
    // Rows of one set are right or wrong together, and each wrong one is reported.
    var isRight = Array(repeating: false, count: sets.count)
    for (row, set) in sets.numbers.enumerated() where !isRight[set] {
      isRight[set] = checkBreakdown(cells.map { ($0.dimension[row], $0.group[row]) }, row, &reader)
    }
    return columns
  }

  /// False, with a finding, when a row's dimensions and groups do not go together.
  private func checkBreakdown(
    _ pairs: [(dimension: String?, group: String?)],
    _ row: Int,
    _ reader: inout TableReader
  ) -> Bool {
    if pairs.allSatisfy({ $0.dimension == nil && $0.group == nil }) { return true }
    let line = reader.line(row)
    for (dimension, group) in pairs {
      if let dimension, group == nil {
        reader.report(
          "data-9",
          row: row,
          cell: dimension,
          "row \(line) has the dimension \"\(dimension)\" without a group; a total has neither"
        )
        return false
      }
      if let group, dimension == nil {
        reader.report(
          "data-9",
          row: row,
          cell: group,
          "row \(line) has the group \"\(group)\" without a dimension"
        )
        return false
      }
    }
    let present = pairs.compactMap { pair -> (dimension: String, group: String)? in
      guard let dimension = pair.dimension, let group = pair.group else { return nil }
      return (dimension, group)
    }
    let sorted = present.sorted { foldedText($0.dimension) < foldedText($1.dimension) }
    let isInOrder = zip(present, sorted).allSatisfy { $0.dimension == $1.dimension }
    let hasHole = pairs.prefix(present.count).contains { $0.dimension == nil }
    if isInOrder && !hasHole { return true }
    let shown = sorted.map { "\($0.dimension), \($0.group)" }.joined(separator: ", ")
    reader.report("data-9", row: row, "row \(line) should have its dimensions as: \(shown)")
    return false
  }
}
