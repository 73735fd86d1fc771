import Frames

/// Where a table's heading row is, and how its cells are set apart.
struct CSVHead {
  var separator: UInt8
  /// One a column, tidied and told apart; columns without any heading at the end are included.
  var headings: [String]
  /// How many columns at the end have no heading.
  var unnamedAtEnd = 0
  /// Positions of the columns without a heading.
  var unnamed: Set<Int> = []
  /// Bytes of the heading row, as they stand.
  var rowBytes: [UInt8]
  /// Where the rows start in the decoded text.
  var rowsStart: Int
  var headingLine: Int
  var firstRowLine: Int
  /// Lines before the heading row.
  var skippedLines: [String]
  var repairs: [String]
}

/// Separators looked for, the likeliest first.
private let candidateSeparators: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

/// Finds the heading row in the start of a text (`data.md` §8).
///
/// - Parameters:
///   - text: The start of the decoded text.
///   - isWhole: Whether it is all of the text.
///   - isSearching: Whether prose may stand before the heading row.
///   - origin: What the rows come from.
///   - name: What messages call the file.
/// - Returns: nil when `text` must be longer to tell.
/// - Throws: `FormatError` when there is none, or the text is no table.
func findHead(
  _ text: [UInt8],
  isWhole: Bool,
  isSearching: Bool,
  origin: RowOrigin = .text,
  name: String
) throws(FormatError) -> CSVHead? {
  if origin == .text { try refuseOtherText(text[...], name: name) }
  var start = 0
  var line = 1
  // The files of a package are CSV with commas (`data.md` §1); only others are guessed at.
  let rowsLookedAt = isSearching ? 4 : 1
  var separators = isSearching ? candidateSeparators : [candidateSeparators[0]]
  if origin != .text { separators = [RowText.separator] }
  var repairs: [String] = []
  if isSearching, origin == .text, text.count >= 6, Array(text[..<4]) == Array("sep=".utf8),
    text[4] >= 0x09,
    text[5] == 0x0A || text[5] == 0x0D
  {
    separators = [text[4]]
    start = text.count > 6 && text[5] == 0x0D && text[6] == 0x0A ? 7 : 6
    line = 2
    repairs.append("the first line names the separator: \(separatorWord(text[4]))")
  }
  guard text[start...].contains(where: { $0 != 0x20 && !($0 >= 0x09 && $0 <= 0x0D) }) else {
    guard isWhole else { return nil }
    throw FormatError.malformed(
      name: name,
      line: line,
      reason: "the file is empty: there is no heading row"
    )
  }
  var splits = false
  var best: (records: [TopRecord], index: Int, separator: UInt8)?
  for separator in separators {
    // A separator that does not occur gives one column, as the comma does.
    if separator != separators[0], !text.contains(separator) { continue }
    guard
      let records = try topRecords(
        text,
        from: start,
        line: line,
        separator: separator,
        isWhole: isWhole,
        name: name,
        isStrict: separators.count == 1,
        countsBreaks: origin == .text,
        limit: isSearching ? 40 : 1 + rowsLookedAt
      )
    else { continue }
    guard !records.isEmpty else { return nil }
    if let index = firstFilled(records), records[index].cells.count > 1 { splits = true }
    guard let index = isSearching ? headingIndex(records, origin) : firstFilled(records) else {
      continue
    }
    let width = records[index].cells.count
    if let found = best, found.records[found.index].cells.count >= width { continue }
    best = (records, index, separator)
  }
  // A start of the text that holds a few rows below the heading row is enough, and quick.
  let rowsBelow = best.map { $0.records.count - $0.index - 1 } ?? 0
  guard isWhole || text.count >= 1 << 16 || rowsBelow >= rowsLookedAt else { return nil }
  // One column under every separator, or a heading row that none of them fits.
  guard let best, best.records[best.index].cells.count > 1 || !splits else {
    return try fallback(
      text,
      from: start,
      line: line,
      isWhole: isWhole,
      origin: origin,
      name: name,
      repairs
    )
  }
  return try head(
    best.records,
    best.index,
    best.separator,
    text: text,
    origin: origin,
    name: name,
    repairs
  )
}

/// No row looks like headings above rows: the first one is taken unless it holds numbers.
private func fallback(
  _ text: [UInt8],
  from start: Int,
  line: Int,
  isWhole: Bool,
  origin: RowOrigin,
  name: String,
  _ repairs: [String]
) throws(FormatError) -> CSVHead? {
  var widest: (records: [TopRecord], index: Int, separator: UInt8)?
  for separator in origin == .text ? candidateSeparators : [RowText.separator] {
    guard
      let records = try topRecords(
        text,
        from: start,
        line: line,
        separator: separator,
        isWhole: isWhole,
        name: name,
        isStrict: true,
        countsBreaks: origin == .text
      ), let index = firstFilled(records)
    else { continue }
    if let widest, widest.records[widest.index].cells.count >= records[index].cells.count {
      continue
    }
    widest = (records, index, separator)
  }
  guard let widest else { return nil }
  let record = widest.records[widest.index]
  if record.cells.contains(where: { isNumberText($0) }) {
    throw FormatError.malformed(
      name: name,
      line: record.line,
      reason: "no heading row was found in the first 30 lines; "
        + "headings are text, and the first row holds numbers"
    )
  }
  return try head(
    widest.records,
    widest.index,
    widest.separator,
    text: text,
    origin: origin,
    name: name,
    repairs
  )
}

/// Reads up to `limit` records; nil when a quote does not fit this separator, empty when `text` must be
/// longer.
private func topRecords(
  _ text: [UInt8],
  from start: Int,
  line: Int,
  separator: UInt8,
  isWhole: Bool,
  name: String,
  isStrict: Bool,
  countsBreaks: Bool,
  limit: Int = 40
) throws(FormatError) -> [TopRecord]? {
  let padded = text + [UInt8](repeating: 0x0A, count: RecordScanner.padding)
  let room = min(text.count + 1, maximumColumns)
  let scanner = RecordScanner(separator: separator)
  var records: [TopRecord] = []
  var line = line
  var at = start
  var failure: FormatError?
  var fits = true
  padded.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    let cells = UnsafeMutablePointer<CellSpan>.allocate(capacity: room)
    defer { cells.deallocate() }
    while records.count < limit, at < text.count {
      // SAFETY: `padded` ends with the padding that the scanner asks for.
      let record = scanner.scan(
        base,
        from: at,
        to: text.count,
        isLast: isWhole,
        cells: cells,
        room: room
      )
      switch record.ending {
      case .incomplete: return
      case .unclosedQuote(let place), .textAfterQuote(let place):
        fits = false
        if isStrict, records.isEmpty {
          failure = quoteError(record.ending, line + lineBreaks(base, at, place), name)
        }
        return
      case .whole: break
      }
      if record.cellCount > maximumColumns {
        failure = tooManyColumns(line, name)
        return
      }
      let found = (0..<record.cellCount).map { column in
        // No heading is longer than the limit, and a longer one is refused where it is used.
        tidied(
          String(decoding: cellBytes(base, cells[column]).prefix(longestHeading + 1), as: UTF8.self)
        )
      }
      let isSpaced = (1..<max(1, record.cellCount)).contains { column in
        !cells[column].isQuoted && cells[column].length > 1 && base[cells[column].start] == 0x20
      }
      records.append(
        TopRecord(
          cells: found,
          start: at,
          end: record.next,
          line: line,
          hasSpacedSeparator: isSpaced
        )
      )
      line += 1 + (countsBreaks ? record.innerBreaks : 0)
      at = record.next
    }
  }
  if let failure { throw failure }
  return fits || !records.isEmpty ? records : nil
}

let maximumColumns = 1 << 18

/// Longest heading, in bytes; beyond it the file is no table of names over figures.
private let longestHeading = 1 << 16

func tooManyColumns(_ line: Int, _ name: String) -> FormatError {
  .tooLarge(name: name, line: line, reason: "more than \(maximumColumns) columns")
}

func quoteError(_ ending: ScannedRecord.Ending, _ line: Int, _ name: String) -> FormatError {
  if case .textAfterQuote = ending {
    return .malformed(name: name, line: line, reason: "text follows a closing quotation mark")
  }
  return .malformed(
    name: name,
    line: line,
    reason: "the quotation mark that opens on this line is never closed"
  )
}

/// Breaks and runs of spaces inside become one space; none are left around.
private func tidied(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return tidiedASCII(text) }
  var result = ""
  var pending = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      pending = !result.isEmpty
    } else if scalar != "\u{FEFF}" {
      if pending { result.unicodeScalars.append(" ") }
      pending = false
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func tidiedASCII(_ text: String) -> String {
  // Most cells have no space that could be wrong.
  if !text.utf8.contains(where: { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) { return text }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    if byte != 0x20, byte < 0x09 || byte > 0x0D {
      bytes.append(byte)
    } else if let last = bytes.last, last != 0x20 {
      bytes.append(0x20)
    }
  }
  if bytes.last == 0x20 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

private func head(
  _ records: [TopRecord],
  _ index: Int,
  _ separator: UInt8,
  text: [UInt8],
  origin: RowOrigin,
  name: String,
  _ repairs: [String]
) throws(FormatError) -> CSVHead {
  let record = records[index]
  if let long = record.cells.firstIndex(where: { $0.utf8.count > longestHeading }) {
    throw FormatError.tooLarge(
      name: name,
      line: record.line,
      reason: "heading \(long + 1) is longer than \(longestHeading) bytes"
    )
  }
  var repairs = repairs
  var headings: [String] = []
  var seen: Set<String> = []
  var folded: [String: String] = [:]
  // The number that a heading was last told apart by: thousands of columns may have one heading.
  var numbers: [String: Int] = [:]
  let unnamed = record.cells.reversed().prefix { $0.isEmpty }.count
  for (column, cell) in record.cells.enumerated() {
    var heading = cell
    if heading.isEmpty {
      heading = unnamedHeading(column)
      if column < record.cells.count - unnamed, origin != .sheet {
        repairs.append("column \(column + 1) has no heading; it is called '\(heading)'")
      }
    } else if seen.contains(heading) {
      var number = numbers[cell, default: 1] + 1
      while seen.contains("\(cell) (\(number))") { number += 1 }
      numbers[cell] = number
      heading = "\(cell) (\(number))"
      repairs.append("'\(cell)' heads two columns; the later one is called '\(heading)'")
    } else if let other = folded[foldedColumnName(heading)] {
      repairs.append("'\(other)' and '\(heading)' differ only in case, spaces or dashes; both kept")
    }
    while seen.contains(heading) { heading += " " + String(column + 1) }
    seen.insert(heading)
    if folded[foldedColumnName(heading)] == nil { folded[foldedColumnName(heading)] = heading }
    headings.append(heading)
  }
  if separator == 0x3B { repairs.append("cells are set apart by semicolons") }
  let skipped = records[..<index].compactMap { record in
    record.filled == 0 ? nil : record.cells.filter { !$0.isEmpty }.joined(separator: " ")
  }
  let next = records.indices.contains(index + 1) ? records[index + 1].line : nil
  let breaks = text[record.start..<record.end].withUnsafeBufferPointer { bytes in
    bytes.baseAddress.map { lineBreaks($0, 0, bytes.count) } ?? 0
  }
  return CSVHead(
    separator: separator,
    headings: headings,
    unnamedAtEnd: unnamed,
    unnamed: Set(record.cells.indices.filter { record.cells[$0].isEmpty }),
    rowBytes: Array(text[record.start..<record.end]),
    rowsStart: record.end,
    headingLine: record.line,
    firstRowLine: next ?? record.line + max(1, breaks),
    skippedLines: skipped,
    repairs: repairs
  )
}

/// What a column without a heading is called; it counts from 0.
func unnamedHeading(_ column: Int) -> String { "column \(column + 1)" }

/// `comma`, `semicolon`, `tab`, `bar`.
func separatorWord(_ separator: UInt8) -> String {
  switch separator {
  case 0x2C: "comma"
  case 0x3B: "semicolon"
  case 0x09: "tab"
  case 0x7C: "bar"
  default: "'\(String(UnicodeScalar(separator)))'"
  }
}
