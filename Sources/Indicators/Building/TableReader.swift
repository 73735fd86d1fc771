import Frames

/// A heading with the other headings that mean the same.
struct KnownColumn: Sendable {
  let name: String
  let accepted: [String]

  init(_ name: String, _ accepted: String...) {
    self.name = name
    self.accepted = accepted
  }
}

/// Cells of one column, trimmed; empty cells and absent columns give nil.
struct TableCells: Sendable {
  let column: TextColumn?
  private let entries: [String]

  init(_ column: TextColumn?) {
    self.column = column
    let all = column?.dictionary.entries ?? []
    // Most columns have nothing to trim and are not copied.
    entries = all.contains(where: mayNeedTrimming) ? all.map(trimmedText) : all
  }

  subscript(row: Int) -> String? {
    guard let column, column.presence.isKnown(row) else { return nil }
    let text = entries[column.codes[row]]
    return text.isEmpty ? nil : text
  }

  /// The code of each row, -1 where there is nothing in the cell.
  func codes(_ rowCount: Int) -> [Int] {
    guard let column else { return Array(repeating: -1, count: rowCount) }
    guard entries.contains(where: \.isEmpty) else { return column.knownCodes }
    return column.mapped(entries.enumerated().map { $1.isEmpty ? -1 : $0 })
  }

  /// The same as a part of a key.
  func part(_ rowCount: Int) -> KeyNumbering.Part {
    KeyNumbering.Part(orNone: codes(rowCount), bound: entries.count)
  }

  /// Whether there is nothing in the cell.
  func isBlank(_ row: Int) -> Bool {
    guard let column, column.presence.isKnown(row) else { return true }
    return entries[column.codes[row]].isEmpty
  }

  /// Whether all that is written here are codes of places: nine characters, or three digits, or
  /// several of those with strokes between them.
  var areAllPlaceCodes: Bool {
    areAll { entry in
      entry.split(separator: "/").allSatisfy { part in
        let code = trimmedText(String(part))
        return isNationalCode(code)
          || (code.utf8.count == 3 && code.utf8.allSatisfy { (0x30...0x39).contains($0) })
      }
    }
  }

  /// Whether all that is written here are codes such as E08000026.
  var areAllNationalCodes: Bool { areAll(isNationalCode) }

  private func areAll(_ fits: (String) -> Bool) -> Bool {
    let filled = entries.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy(fits)
  }

  func list(_ row: Int) -> [String] { self[row].map(listParts) ?? [] }

}

/// Yes or no; nil for any other word.
func yesNo(_ text: String) -> Bool? {
  switch foldedText(text) {
  case "yes", "true", "1": true
  case "no", "false", "0": false
  default: nil
  }
}

/// The heading that stands twice, of the name that the reading of files gives the second: `value` of
/// `value (2)`; nil for any other.
func repeatedHeading(_ heading: String) -> String? {
  guard heading.hasSuffix(")"), let open = heading.firstRange(of: " (") else { return nil }
  let number = heading[open.upperBound...].dropLast()
  return number.utf8.allSatisfy { (0x30...0x39).contains($0) } && !number.isEmpty
    ? String(heading[..<open.lowerBound]) : nil
}

/// A letter and eight digits, as every place of the national statistics has.
private func isNationalCode(_ text: String) -> Bool {
  text.utf8.count == 9 && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
}

/// A resource's table with its columns found under any of their headings.
struct TableReader {
  let table: ResourceTable
  let rowCount: Int
  private var columns: [String: TextColumn] = [:]
  private(set) var plain: [Observations.PlainColumn] = []
  private(set) var findings: [Finding] = []

  init(_ table: ResourceTable, known: [KnownColumn]) {
    self.table = table
    rowCount = table.frame.rowCount
    var canonical: [String: String] = [:]
    for column in known {
      canonical[foldedColumnName(column.name)] = column.name
      for other in column.accepted { canonical[foldedColumnName(other)] = column.name }
    }
    var headings: [String: String] = [:]
    for (field, column) in zip(table.frame.schema.fields, table.frame.columns) {
      guard case .text(let text) = column else { continue }
      let repeated = repeatedHeading(field.name).flatMap { canonical[foldedColumnName($0)] }
        .flatMap { headings[$0] == nil ? nil : $0 }
      guard let name = canonical[foldedColumnName(field.name)] ?? repeated else {
        plain.append(Observations.PlainColumn(name: field.name, text: text))
        continue
      }
      if let earlier = headings[name] {
        let isEmpty = text.presence.knownCount == 0
        let earlierIsEmpty = (columns[name]?.presence.knownCount ?? 0) == 0
        if !isEmpty, !earlierIsEmpty {
          findings.append(
            Finding(
              "data-14",
              isError: true,
              "\(table.fileName) has one column twice: '\(earlier)' and '\(field.name)'",
              file: table.fileName
            )
          )
        }
        if isEmpty || !earlierIsEmpty { continue }
      }
      headings[name] = field.name
      columns[name] = text
    }
  }

  subscript(name: String) -> TableCells { TableCells(columns[name]) }

  /// A column as it stands, its texts neither trimmed nor unpacked.
  func column(_ name: String) -> TextColumn? { columns[name] }

  func has(_ name: String) -> Bool { columns[name] != nil }

  /// Reports columns that must be there; false when one is absent.
  mutating func require(_ names: [String]) -> Bool {
    var isComplete = true
    for name in names where columns[name] == nil {
      isComplete = false
      let headings = table.frame.schema.fields.map(\.name)
      let shown = headings.prefix(12).joined(separator: ", ") + (headings.count > 12 ? ", …" : "")
      var message = "\(table.fileName) has no column '\(name)' (has: \(shown))"
      if let similar = likelyHeading(for: name, among: headings) {
        message += "; similar: '\(similar)'"
      }
      findings.append(Finding("data-1", isError: true, message, file: table.fileName))
    }
    return isComplete
  }

  private func likelyHeading(for name: String, among headings: [String]) -> String? {
    let synonyms = [
      "period": [
        "year", "time period", "date", "timeperiod", "month", "quarter", "financial year",
      ],
      "place": ["area", "area name", "local authority", "council", "geography"],
      "place_code": ["area code", "areacd", "code"],
      "value": ["count", "rate", "percent", "figure", "outturn"],
      "indicator_id": ["indicator", "measure", "metric", "indicator code"],
      "indicator": ["measure", "metric", "title", "name"],
    ]
    let likely = Set((synonyms[name] ?? []).map(foldedColumnName))
    return headings.first { likely.contains(foldedColumnName($0)) }
      ?? nearestWord(to: name, among: headings)
  }

  /// The line of a row in its file.
  func line(_ row: Int) -> Int { table.line(row) }

  /// Rows that do not say what they are about; one line, however many.
  mutating func reportBlank(_ rows: [Int], _ what: String) {
    guard let first = rows.first else { return }
    let lines = rows.prefix(4).map { String(line($0)) }.joined(separator: ", ")
    report(
      "data-8",
      row: first,
      rows.count == 1
        ? "row \(lines) has no \(what)"
        : "\(rows.count) rows have no \(what) (\(lines)\(rows.count > 4 ? " …" : "")); "
          + "a name is not carried down to the blank cells under it"
    )
  }

  /// Warns of all rows that have something odd in one line: `2 rows have … (first in row 5); …`.
  mutating func warn(_ code: String, of rows: [Int], _ what: String, _ consequence: String) {
    guard let first = rows.first else { return }
    let count = rows.count == 1 ? "1 row has" : "\(rows.count) rows have"
    report(
      code,
      isError: false,
      row: first,
      "\(count) \(what) (first in row \(line(first))); \(consequence)"
    )
  }

  /// What a cell means; reported where it is filled and means nothing.
  mutating func meaning<Meaning>(
    of cells: TableCells,
    _ column: String,
    _ row: Int,
    _ read: (String) -> Meaning?
  ) -> Meaning? {
    guard let text = cells[row] else { return nil }
    if let meaning = read(text) { return meaning }
    report(
      "data-4",
      row: row,
      cell: text,
      "'\(column)' in row \(line(row)) is \"\(text)\", which has no meaning there"
    )
    return nil
  }

  mutating func report(
    _ code: String,
    isError: Bool = true,
    row: Int? = nil,
    cell: String? = nil,
    _ message: String
  ) {
    findings.append(
      Finding(
        code,
        isError: isError,
        message,
        file: table.fileName,
        row: row.map(line),
        cell: cell
      )
    )
  }
}
