import Frames

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the cells of one sheet of an XLSX file.
///
/// Of a formula the value counts that was saved with it. Numbers print as the digits that mean the
/// same; those that a format shows as dates are dates of ISO 8601, and those shown as percent are
/// percent.
final class WorksheetReader: XMLHandler {
  var grid: SheetGrid
  private let workbook: Workbook
  private var row = 0
  private var nextColumn = 0
  private var column = 0
  private var kind = Kind.number
  private var style = 0
  private var value: [UInt8] = []
  private var isInValue = false
  private var isPhonetic = false
  private var hasFormula = false

  private enum Kind {
    case number, shared, text, boolean, error, date
  }

  init(_ workbook: Workbook, name: String) {
    self.workbook = workbook
    grid = SheetGrid(name: name)
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    if name == "c" {
      try startCell(attributes)
    } else if name == "v" || name == "t" {
      isInValue = !isPhonetic
    } else if name == "f" {
      hasFormula = true
    } else if name == "row" {
      row = attributes.number("r") ?? row + 1
      guard row > 0 else { throw damaged("a row has the number \(row)") }
      nextColumn = 0
      if attributes.flag("hidden") { grid.hiddenRows += 1 }
      try grid.startRow(row)
    } else if name == "rPh" {
      isPhonetic = true
    } else if name == "mergeCell" {
      try readMerge(attributes)
    }
  }

  func end(_ name: XMLName) throws(FormatError) {
    if name == "v" || name == "t" {
      isInValue = false
    } else if name == "c" {
      try endCell()
    } else if name == "row" {
      grid.endRow()
    } else if name == "rPh" {
      isPhonetic = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {
    guard isInValue else { return }
    guard value.count + bytes.count <= SheetGrid.mostCellBytes else {
      throw damaged("cell \(columnLetters(column))\(row) holds more than 1 MB of text")
    }
    value.append(contentsOf: bytes)
  }

  private func startCell(_ attributes: XMLAttributes) throws(FormatError) {
    column = nextColumn
    if let reference = attributes.bytes("r") {
      guard let place = cellPlace(reference), place.row == row else {
        throw damaged("a cell is called \(String(cString: reference))")
      }
      column = place.column
    }
    nextColumn = column + 1
    style = attributes.number("s") ?? 0
    hasFormula = false
    value.removeAll(keepingCapacity: true)
    switch attributes["t"] ?? "n" {
    case "s": kind = .shared
    case "str", "inlineStr": kind = .text
    case "b": kind = .boolean
    case "e": kind = .error
    case "d": kind = .date
    default: kind = .number
    }
  }

  private func endCell() throws(FormatError) {
    guard !value.isEmpty else {
      // An empty text is a result; no result at all is a file that no program has calculated.
      if hasFormula, kind != .text { grid.formulasWithoutValue += 1 }
      return
    }
    switch kind {
    case .number:
      let text = String(decoding: value, as: UTF8.self)
      guard let number = Double(text), number.isFinite else {
        throw damaged("the number of cell \(columnLetters(column))\(row) is \"\(text.prefix(40))\"")
      }
      let format =
        workbook.formats.indices.contains(style) ? workbook.formats[style] : .general
      // Digits alone mean the same however they are put.
      if format == .general, value.count < 16, value.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        value[0] != 0x30 || value.count == 1
      {
        return try append(isNumber: true)
      }
      value = Array(numberText(number, format, is1904: workbook.is1904).utf8)
      if case .date = format { return try append(isNumber: false) }
      try append(isNumber: true)
    case .shared:
      guard let index = Int(String(decoding: value, as: UTF8.self)), index >= 0,
        index < workbook.strings.count
      else {
        throw damaged("cell \(columnLetters(column))\(row) refers to a text that is not there")
      }
      value = Array(workbook.strings[index])
      try append(isNumber: false)
    case .text:
      value = withoutEscapes(value)
      try append(isNumber: false)
    case .boolean:
      value = Array((value == [0x30] ? "no" : "yes").utf8)
      try append(isNumber: false)
    case .error, .date: try append(isNumber: false)
    }
  }

  private func append(isNumber: Bool) throws(FormatError) {
    guard !value.isEmpty else { return }
    var failure: FormatError?
    value.withUnsafeBufferPointer { bytes in
      do throws(FormatError) {
        try grid.append(column: column, bytes, isNumber: isNumber)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func readMerge(_ attributes: XMLAttributes) throws(FormatError) {
    guard let reference = attributes["ref"] else { return }
    let ends = reference.split(separator: ":").map(String.init)
    guard let first = ends.first.flatMap({ cellPlace($0) }),
      let last = ends.last.flatMap({ cellPlace($0) }), ends.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { throw damaged("cells \(reference.prefix(40)) are merged, which are none") }
    guard grid.merges.count < SheetGrid.mostMerges else {
      throw damaged("more than \(SheetGrid.mostMerges) groups of cells are merged")
    }
    grid.merges.append(
      SheetGrid.Merge(rows: first.row...last.row, columns: first.column...last.column)
    )
  }

  private func damaged(_ reason: String) -> FormatError {
    .wrongRow(name: grid.name, row: max(row, 1), reason: reason)
  }
}

/// Row from 1 and column from 0 of a reference such as `AB12`; nil when it is none.
private func cellPlace(_ reference: UnsafePointer<CChar>) -> (row: Int, column: Int)? {
  var at = 0
  var column = 0
  while true {
    let letter = UInt8(bitPattern: reference[at]) & 0xDF
    guard letter >= 0x41, letter <= 0x5A else { break }
    column = column * 26 + Int(letter - 0x40)
    at += 1
    guard at <= 4 else { return nil }
  }
  let digits = at
  var row = 0
  while reference[at] != 0 {
    let digit = Int(reference[at]) - 0x30
    guard digit >= 0, digit <= 9, at - digits < 9 else { return nil }
    row = row * 10 + digit
    at += 1
  }
  guard column > 0, row > 0 else { return nil }
  return (row, column - 1)
}

private func cellPlace(_ reference: String) -> (row: Int, column: Int)? {
  reference.withCString { cellPlace($0) }
}
