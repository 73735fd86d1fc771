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
      columns.append(dimension.column?.withoutBlanks ?? .missing(count: reader.rowCount))
      columns.append(group.column?.withoutBlanks ?? .missing(count: reader.rowCount))
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
    for (dimension, group) in cells { refuseMangledAges(dimension, group, &reader) }
    return columns
  }

  /// `Oct-14` and `05-Sep` among ages are bands that a spreadsheet took for dates.
  private func refuseMangledAges(
    _ dimension: TableCells,
    _ group: TableCells,
    _ reader: inout TableReader
  ) {
    guard let groups = group.column else { return }
    let bands = groups.dictionary.entries.map { AgeBand(mangledBySpreadsheet: $0) }
    guard bands.contains(where: { $0 != nil }) else { return }
    var shown: [String] = []
    var first: Int?
    for row in 0..<reader.rowCount where groups.presence.isKnown(row) {
      guard let band = bands[groups.codes[row]], let to = band.to, let name = dimension[row],
        foldedText(name).split(separator: " ").contains("age")
      else { continue }
      first = first ?? row
      shown.append(
        "\"\(group[row] ?? "")\" (row \(reader.line(row))), which was \(band.from)-\(to)"
      )
    }
    guard let first else { return }
    reader.report(
      "data-13",
      row: first,
      cell: group[first],
      "a spreadsheet turned ages into dates: " + shown.prefix(3).joined(separator: "; ")
        + (shown.count > 3 ? " …" : "") + "; save the column as text"
    )
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

extension TextColumn {
  /// The column with cells of nothing but space missing: an empty text is no name.
  fileprivate var withoutBlanks: TextColumn { without { trimmedText($0).isEmpty } }

  /// The column with cells of some of its texts missing.
  func without(_ isMissing: (String) -> Bool) -> TextColumn {
    let missing = Set(dictionary.entries.indices.filter { isMissing(dictionary.entries[$0]) })
    guard !missing.isEmpty else { return self }
    let own = codes.values
    return TextColumn(
      dictionary: dictionary,
      codes: codes,
      presence: PresenceColumn(
        codes: own.indices.map { row in
          missing.contains(own[row]) ? Presence.missing.rawValue : presence[row].rawValue
        }
      )
    )
  }
}
