import Frames

/// Reads the sheets of an OpenDocument spreadsheet, one that is asked for or the names of all.
///
/// Repeated rows and columns are obeyed up to the size of a sheet; repeated empty ones at the end
/// cost nothing. Comments and pictures in cells are no part of their text.
final class OpenDocumentReader: XMLHandler {
  struct Sheet {
    var name: String
    var isHidden: Bool
  }
  private(set) var sheets: [Sheet] = []
  private(set) var grid: SheetGrid?
  private let fileName: String
  /// The number of the sheet whose cells are kept, from 0.
  private let wanted: Int?
  private var hiddenStyles: Set<String> = []
  private var style = ""
  private var isReading = false
  /// Elements open since one whose content is no text of a cell.
  private var skipped = 0
  /// The sheet that is asked for was read to its end.
  private(set) var isDone = false

  private var nextRow = 1
  private var rowRepeats = 1
  private var column = 0
  private var cellRepeats = 1
  private var kind = Kind.none
  private var value: [UInt8] = []
  /// The number of the cell, whose text tells with how many decimals it is shown.
  private var number: (value: Double, isPercent: Bool)?
  private var shown: [UInt8] = []
  private var paragraphs = 0
  private var isInParagraph = false
  private var hasFormula = false

  private enum Kind {
    case none, text, value
  }

  init(_ fileName: String, wanted: Int?) {
    self.fileName = fileName
    self.wanted = wanted
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(FormatError) {
    if skipped > 0 {
      skipped += 1
    } else if name == "table-cell" || name == "covered-table-cell" {
      try startCell(attributes)
    } else if name == "p" {
      // Paragraphs of one cell stand on lines of their own.
      if kind != .value, paragraphs > 0 { value.append(0x0A) }
      paragraphs += 1
      isInParagraph = true
    } else if name == "s" {
      let count = min(max(attributes.number("c") ?? 1, 0), 1 << 16)
      try appendInText(repeatElement(0x20, count: count))
    } else if name == "tab" {
      try appendInText([0x09])
    } else if name == "line-break" {
      try appendInText([0x0A])
    } else if name == "annotation" || name == "frame" || name == "shapes" || name == "forms" {
      skipped = 1
    } else if name == "table-row" {
      rowRepeats = max(1, attributes.number("number-rows-repeated") ?? 1)
      column = 0
      if isReading, attributes["visibility"].map({ $0 != "visible" }) ?? false {
        grid?.hiddenRows += 1
      }
      if isReading, nextRow <= SheetGrid.mostRows { try grid?.startRow(nextRow) }
    } else if name == "table" {
      try startTable(attributes)
    } else if name == "style" {
      style = attributes["name"] ?? ""
    } else if name == "table-properties" {
      if attributes["display"] == "false" {
        try checkCount(hiddenStyles.count, of: "hidden styles", fileName)
        hiddenStyles.insert(style)
      }
    }
  }

  func end(_ name: XMLName) throws(FormatError) {
    if skipped > 0 {
      skipped -= 1
    } else if name == "table-cell" || name == "covered-table-cell" {
      try endCell()
    } else if name == "p" {
      isInParagraph = false
    } else if name == "table-row" {
      try endRow()
    } else if name == "table" {
      isDone = isDone || isReading
      isReading = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FormatError) {
    if skipped == 0, isInParagraph { try appendInText(bytes) }
  }

  private func appendInText(_ bytes: some Collection<UInt8>) throws(FormatError) {
    guard isReading else { return }
    // Spaces are written as a count, so that a short file can hold a very long text.
    guard value.count + shown.count + bytes.count <= SheetGrid.mostCellBytes else {
      throw damaged("cell \(columnLetters(column))\(nextRow) holds more than 1 MB of text")
    }
    if kind != .value {
      value.append(contentsOf: bytes)
    } else if number != nil {
      shown.append(contentsOf: bytes)
    }
  }

  private func startTable(_ attributes: XMLAttributes) throws(FormatError) {
    try checkCount(sheets.count, of: "sheets", fileName)
    let name = attributes["name"] ?? ""
    let isHidden = attributes["style-name"].map { hiddenStyles.contains($0) } ?? false
    isReading = wanted == sheets.count
    sheets.append(Sheet(name: name, isHidden: isHidden))
    guard isReading else { return }
    grid = SheetGrid(name: "\(fileName), sheet '\(name)'")
    nextRow = 1
  }

  private func startCell(_ attributes: XMLAttributes) throws(FormatError) {
    cellRepeats = max(1, attributes.number("number-columns-repeated") ?? 1)
    value.removeAll(keepingCapacity: true)
    shown.removeAll(keepingCapacity: true)
    paragraphs = 0
    kind = .none
    guard isReading else { return }
    hasFormula = attributes.bytes("formula") != nil
    switch attributes["value-type"] {
    case "float", "currency": try take(number: attributes["value"], isPercent: false)
    case "percentage": try take(number: attributes["value"], isPercent: true)
    case "date": take(attributes["date-value"])
    case "time": take(attributes["time-value"].map(clockText))
    case "boolean": take(attributes["boolean-value"].map { $0 == "true" ? "yes" : "no" })
    case "string":
      kind = .text
      // The text may stand in the attribute alone.
      if let text = attributes["string-value"], !text.isEmpty { take(text) }
    default: break
    }
    try readSpans(attributes)
  }

  private func take(_ text: String?) {
    guard let text else { return }
    kind = .value
    value = Array(text.utf8)
  }

  private func take(number text: String?, isPercent: Bool) throws(FormatError) {
    guard let text else { return }
    guard let number = Double(text), number.isFinite else {
      throw damaged(
        "the number of cell \(columnLetters(column))\(nextRow) is \"\(text.prefix(40))\""
      )
    }
    take(numberText(number, isPercent ? .percent(decimals: 0) : .general))
    self.number = (number, isPercent)
  }

  /// Puts behind the number of the cell the zeros that it is shown with: 12 as `12.0`.
  private func takeShownDecimals() {
    guard let number else { return }
    let decimals = shownDecimals(shown, of: number.isPercent ? number.value * 100 : number.value)
    guard decimals > 0 else { return }
    let format =
      number.isPercent
      ? NumberFormat.percent(decimals: decimals) : .plain(decimals: decimals)
    value = Array(numberText(number.value, format).utf8)
  }

  private func readSpans(_ attributes: XMLAttributes) throws(FormatError) {
    let rows = attributes.number("number-rows-spanned") ?? 1
    let columns = attributes.number("number-columns-spanned") ?? 1
    guard rows > 1 || columns > 1 else { return }
    guard let merges = grid?.merges, merges.count < SheetGrid.mostMerges else {
      throw damaged("more than \(SheetGrid.mostMerges) groups of cells are merged")
    }
    let last = nextRow + min(max(rows, 1), SheetGrid.mostRows) - 1
    let right = column + min(max(columns, 1), SheetGrid.mostColumns) - 1
    grid?.merges.append(SheetGrid.Merge(rows: nextRow...last, columns: column...right))
  }

  private func endCell() throws(FormatError) {
    defer {
      column += min(cellRepeats, SheetGrid.mostColumns)
      kind = .none
      isInParagraph = false
      number = nil
      value.removeAll(keepingCapacity: true)
    }
    guard isReading else { return }
    guard !value.isEmpty else {
      if hasFormula, kind == .none { grid?.formulasWithoutValue += 1 }
      return
    }
    takeShownDecimals()
    guard nextRow <= SheetGrid.mostRows else {
      throw damaged("a sheet has at most \(SheetGrid.mostRows) rows")
    }
    try grid?.countRepeated(min(cellRepeats, SheetGrid.mostColumns) - 1)
    var failure: FormatError?
    value.withUnsafeBufferPointer { bytes in
      do throws(FormatError) {
        for place in column..<column + min(cellRepeats, SheetGrid.mostColumns + 1) {
          try grid?.append(column: place, bytes, isNumber: number != nil)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private func endRow() throws(FormatError) {
    guard isReading else { return }
    let count = grid?.rows.count ?? 0
    grid?.endRow()
    let first = nextRow
    nextRow = min(nextRow + min(rowRepeats, SheetGrid.mostRows * 2), SheetGrid.mostRows * 2)
    // Rows without cells take no place, so only filled ones are put again.
    guard rowRepeats > 1, (grid?.rows.count ?? 0) > count else { return }
    for row in first + 1..<nextRow { try grid?.repeatRow(row) }
  }

  private func damaged(_ reason: String) -> FormatError {
    .wrongRow(name: grid?.name ?? fileName, row: nextRow, reason: reason)
  }
}

/// With how many decimals a number is shown, if the text is that number: 1 for `1,234.0` or
/// `1.234,0` of 1234, 0 where the comma only sets thousands apart.
private func shownDecimals(_ text: [UInt8], of value: Double) -> Int {
  let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
  guard let mark = text.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
  else { return 0 }
  let decimals = text[(mark + 1)...].prefix(while: isDigit).count
  let digits = text.filter(isDigit)
  guard (1...15).contains(decimals), digits.count <= 15 else { return 0 }
  let whole = digits.reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
  let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
  // A text may be rounded: 13.5 is 13.456, too.
  return abs(whole - value.magnitude * scale) <= 0.5001 ? decimals : 0
}

/// `10:30:00` of `PT10H30M00S`; other durations as they stand.
private func clockText(_ duration: String) -> String {
  guard let match = try? /PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S/.wholeMatch(in: duration)
  else { return duration }
  func padded(_ digits: Substring) -> String { digits.count < 2 ? "0\(digits)" : String(digits) }
  return [match.output.1, match.output.2, match.output.3].map(padded).joined(separator: ":")
}
