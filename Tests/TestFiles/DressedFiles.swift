/// Files that say their figures, each in another dress.
func dressedFiles() -> [MadeFile] {
  let makers: [(String, Int, (String, inout SeededNumbers) -> MadeFile)] = [
    ("csv", 28, separatedFile), ("jsonl", 8, linesFile), ("json", 8, arrayFile),
    ("gz", 8, packedFile), ("xlsx", 14, workbookFile), ("ods", 10, documentFile),
    ("sqlite", 8, databaseFile), ("package", 12, packageFolder), ("mapped", 8, mappedFile),
    ("folder", 8, folderOfFiles),
  ]
  return makers.enumerated().flatMap { kind, maker in
    (1...maker.1).map { at in
      var numbers = SeededNumbers(UInt64(kind * 1000 + at))
      return maker.2("\(maker.0) \(at)", &numbers)
    }
  }
}

// MARK: Separated text

/// A table of text; `separator` and `end` set its cells and rows apart.
func separated(_ table: [[String]], by separator: String = ",", end: String = "\n") -> String {
  table.map { $0.map { quoted($0, separator) }.joined(separator: separator) + end }.joined()
}

private func quoted(_ cell: String, _ separator: String, always: Bool = false) -> String {
  let isPlain = !cell.contains { $0 == "\"" || $0.isNewline || separator.contains($0) }
  if isPlain, !always, cell == cell.trimmed { return cell }
  return "\""
    + cell.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "\"\"") + "\""
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

private func separatedFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  let spelling = numbers.one(of: Spelling.allCases)
  var figures = MadeFigures(&numbers, texts: spelling == .windows ? .western : .any)
  figures.shuffle(&numbers)
  let text = dressedText(figures.table, &numbers)
  return MadeFile(name, "figures.csv", spelling.bytes(text), .figures(figures))
}

/// The table as people send it: in any order of columns, with whatever round it.
private func dressedText(_ table: [[String]], _ numbers: inout SeededNumbers) -> String {
  let separator = numbers.one(of: [",", ",", ";", "\t", "|"])
  let isQuoted = numbers.oneIn(4)
  var order = Array(table[0].indices).shuffled(using: &numbers)
  // What stands in a first cell alone could be taken for a note after the table.
  order.removeAll { $0 == 6 }
  order.append(6)
  let tail = numbers.oneIn(4) ? separator : ""
  let lines = table.map { row in
    order.map { quoted(row[$0], separator, always: isQuoted && !row[$0].isEmpty) }
      .joined(separator: separator) + tail
  }
  var all = [lines[0]]
  for line in lines.dropFirst() {
    if numbers.oneIn(12) { all.append("") }
    if numbers.oneIn(16) { all.append(String(repeating: separator, count: 6) + tail) }
    if numbers.oneIn(16) { all.append(lines[0]) }
    all.append(line)
  }
  if numbers.oneIn(3) {
    all = ["Table 3: visits, by area", "Source: a survey", ""] + all
  }
  if numbers.oneIn(3) { all += ["", "Source: own count", "Rates are crude"] }
  let ends = numbers.one(of: [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]])
  var text = ""
  for (at, line) in all.enumerated() {
    text += line
    if at < all.count - 1 || !numbers.oneIn(3) { text += ends[at % ends.count] }
  }
  return text
}

private func packedFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  var made = numbers.oneIn(3) ? linesFile(name, &numbers) : separatedFile(name, &numbers)
  made.opened += ".gz"
  made.files = made.files.map { ($0.name + ".gz", gzipBytes($0.bytes) ?? $0.bytes) }
  return made
}

// MARK: JSON

private func linesFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  var figures = MadeFigures(&numbers)
  figures.shuffle(&numbers)
  let lines = objects(figures.table, &numbers).joined(separator: numbers.one(of: ["\n", "\r\n"]))
  let spelling = numbers.one(of: Spelling.allCases.filter { $0 != .windows })
  return MadeFile(name, "figures.jsonl", spelling.bytes(lines), .figures(figures))
}

private func arrayFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  let figures = MadeFigures(&numbers)
  let text = "[" + objects(figures.table, &numbers).joined(separator: " ,\n ") + "]"
  let spelling = numbers.one(of: Spelling.allCases.filter { $0 != .windows })
  return MadeFile(name, "figures.json", spelling.bytes(text), .figures(figures))
}

/// Rows as objects; an empty cell is absent, null or an empty text, a plain number a number.
private func objects(_ table: [[String]], _ numbers: inout SeededNumbers) -> [String] {
  table.dropFirst().map { row in
    var members: [String] = []
    for (heading, cell) in zip(table[0], row) {
      if cell.isEmpty, numbers.oneIn(2) { continue }
      let isNumber = heading == "value" && isPlainNumber(cell) && !numbers.oneIn(3)
      let value = cell.isEmpty ? numbers.one(of: ["null", "\"\""]) : json(cell, &numbers)
      members.append("\"\(heading)\": " + (isNumber ? cell : value))
    }
    return "{" + members.shuffled(using: &numbers).joined(separator: ",") + "}"
  }
}

private func isPlainNumber(_ cell: String) -> Bool {
  guard let first = cell.first, first.isNumber else { return false }
  return cell.allSatisfy { $0.isNumber || $0 == "." }
    && (first != "0" || cell == "0" || cell.hasPrefix("0."))
}

private func json(_ text: String, _ numbers: inout SeededNumbers) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where scalar.value > 0x7F && scalar.value < 0x10000 && numbers.oneIn(2):
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

// MARK: Spreadsheets

private func escaped(_ text: String) -> String {
  text.map { character in
    switch character {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(character)
    }
  }.joined()
}

private func workbookFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  var figures = MadeFigures(&numbers)
  figures.shuffle(&numbers)
  var rows = ""
  if numbers.oneIn(2) { rows += "<row><c t=\"str\"><v>Table 3: visits</v></c></row>" }
  let firstColumn = numbers.oneIn(3) ? 2 : 0
  var line = rows.isEmpty ? 0 : numbers.one(of: [1, 3])
  for row in figures.table {
    line += numbers.oneIn(9) && line > 4 ? 2 : 1
    rows += "<row r=\"\(line)\">"
    for (at, cell) in row.enumerated() where !cell.isEmpty {
      let place = "r=\"\(columnName(at + firstColumn))\(line)\""
      if at == 5, isPlainNumber(cell), !numbers.oneIn(4) {
        rows += "<c \(place)><v>\(cell)</v></c>"
      } else if numbers.oneIn(2) {
        rows += "<c \(place) t=\"str\"><v>\(escaped(cell))</v></c>"
      } else {
        rows += "<c \(place) t=\"inlineStr\"><is><t>\(escaped(cell))</t></is></c>"
      }
    }
    rows += "</row>"
  }
  var sheets = [WorkbookBytes.Sheet("Figures", rows)]
  let other = "<row><c t=\"str\"><v>Read me first</v></c></row>"
  if numbers.oneIn(3) { sheets.insert(.init("About", other), at: 0) }
  if numbers.oneIn(3) { sheets.insert(.init("Old", rows, state: "hidden"), at: 0) }
  var book = WorkbookBytes(sheets)
  book.isDeflated = numbers.oneIn(2)
  return MadeFile(name, "figures.xlsx", book.bytes, .figures(figures))
}

/// `A` to `Z`, from 0.
private func columnName(_ at: Int) -> String {
  String(UnicodeScalar(UInt8(truncatingIfNeeded: 0x41 + at)))
}

private func documentFile(_ name: String, _ numbers: inout SeededNumbers) -> MadeFile {
  var figures = MadeFigures(&numbers, texts: .western)
  figures.shuffle(&numbers)
  var rows = ""
  if numbers.oneIn(2) {
    rows +=
      "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
  }
  for row in figures.table {
    rows += "<table:table-row>"
    for (at, cell) in row.enumerated() {
      if cell.isEmpty {
        rows += "<table:table-cell/>"
      } else if at == 5, isPlainNumber(cell) {
        rows +=
          "<table:table-cell office:value-type=\"float\" office:value=\"\(cell)\">"
          + "<text:p>\(cell)</text:p></table:table-cell>"
      } else {
        rows +=
          "<table:table-cell office:value-type=\"string\"><text:p>\(escaped(cell))</text:p>"
          + "</table:table-cell>"
      }
    }
    rows += "</table:table-row>"
  }
  rows +=
    "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
    + "table:number-columns-repeated=\"16384\"/></table:table-row>"
  let table = "<table:table table:name=\"Figures\">\(rows)</table:table>"
  return MadeFile(name, "figures.ods", openDocumentBytes(tables: table), .figures(figures))
}
