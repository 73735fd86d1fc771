import CLibraryLoad
public import Frames

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A frame as an XLSX workbook of one sheet, with the columns of CSV.
///
/// Headings are bold and stay in sight. Numbers are numbers, shown with the decimals with which they
/// were published, else with those of their measure; everything else is a text, so that no cell is
/// a formula whatever it starts with. What is unknown is an empty cell.
///
/// - Parameters:
///   - frame: Its fields become the columns.
///   - estimateParts: Whether an estimate column, by its name, is written as its seven parts.
///   - name: What messages call the file.
/// - Returns: The bytes of the file.
/// - Throws: `FormatError` when libxlsxwriter is absent, when there are more rows, columns or letters
///   in a cell than a sheet has room for, and when no space is left.
public func xlsxBytes(
  of frame: Frame,
  estimateParts: (String) -> Bool = { _ in false },
  name: String
) throws(FormatError) -> [UInt8] {
  let library = try Libraries.xlsxwriter.required(for: name)
  let columns = flatColumns(frame, estimateParts: estimateParts)
  guard frame.rowCount < SheetGrid.mostRows, columns.count <= SheetGrid.mostColumns else {
    throw FormatError.cannotWrite(
      name: name,
      reason: "\(frame.rowCount) rows × \(columns.count) columns are more than a sheet has; "
        + "CSV holds them"
    )
  }
  // The library writes to a path alone; the bytes go from there to their place in one step.
  let folder = try TemporaryFolder(for: name)
  let path = folder.path + "/book.xlsx"
  guard let book = library.create(path) else {
    throw FormatError.cannotWrite(name: name, reason: "no memory for it")
  }
  var failure: FormatError?
  do throws(FormatError) {
    try WorkbookWriter(library, book, name).write(frame, columns)
  } catch {
    failure = error
  }
  // Closing frees the workbook, also one that is not wanted any more.
  let outcome = library.close(book)
  if let failure { throw failure }
  guard outcome == 0 else { throw libraryFailure(library, outcome, name) }
  do throws(FormatError) {
    return try ByteSource(path: path, name: name, isRemembered: false).readAll(limit: 1 << 31)
  } catch {
    throw FormatError.cannotWrite(name: name, reason: "its parts could not be put together")
  }
}

private struct WorkbookWriter {
  private let library: cll_xlsxwriter
  private let book: cll_workbook
  private let name: String

  init(_ library: cll_xlsxwriter, _ book: cll_workbook, _ name: String) {
    self.library = library
    self.book = book
    self.name = name
  }

  func write(_ frame: Frame, _ columns: [FlatColumn]) throws(FormatError) {
    guard let sheet = library.add_sheet(book, "Figures"), let bold = library.add_format(book) else {
      throw FormatError.cannotWrite(name: name, reason: "no memory for it")
    }
    library.set_bold(bold)
    var formats = NumberFormats(library, book)
    for (position, column) in columns.enumerated() {
      let place = UInt16(clamping: position)
      try check(library.write_text(sheet, 0, place, withEscapes(column.heading), bold), column, 0)
      let shown = ShownDecimals(column)
      var widest = column.heading.utf8.count
      for row in 0..<frame.rowCount {
        let line = UInt32(clamping: row + 1)
        switch column.cell(row) {
        case .absent: continue
        case .text(let text):
          // An empty text is no cell that a sheet could hold.
          guard !text.isEmpty else { continue }
          widest = max(widest, text.utf8.count)
          guard !text.utf8.contains(0) else {
            throw refused(column, row, "holds a NUL character, which no sheet does")
          }
          try check(library.write_text(sheet, line, place, withEscapes(text), nil), column, row)
        case .number(let numbers):
          let number = numbers.raw(row)
          let format = shown.decimals(number, row).flatMap {
            formats[$0, isGrouped: column.estimate != nil]
          }
          try check(
            library.write_number(sheet, line, place, number, format),
            column,
            row
          )
        case .yesNo(let isYes):
          try check(library.write_text(sheet, line, place, isYes ? "yes" : "no", nil), column, row)
        }
      }
      _ = library.set_column(sheet, place, place, Double(min(60, max(8, widest + 2))), nil)
    }
    library.freeze(sheet, 1, 0)
  }

  private func check(_ outcome: Int32, _ column: FlatColumn, _ row: Int) throws(FormatError) {
    guard outcome != 0 else { return }
    let reason = library.error_text(outcome).map { String(cString: $0) } ?? "error \(outcome)"
    throw refused(column, row, "has no room in a cell: \(reason)")
  }

  private func refused(_ column: FlatColumn, _ row: Int, _ reason: String) -> FormatError {
    .cannotWrite(name: name, reason: "'\(column.heading)' in row \(row + 1) \(reason)")
  }
}

/// Formats of numbers, made when they are first wanted.
private struct NumberFormats {
  private let library: cll_xlsxwriter
  private let book: cll_workbook
  private var known: [String: cll_format] = [:]

  init(_ library: cll_xlsxwriter, _ book: cll_workbook) {
    self.library = library
    self.book = book
  }

  subscript(decimals: Int, isGrouped isGrouped: Bool) -> cll_format? {
    mutating get {
      let whole = isGrouped ? "#,##0" : "0"
      let code = decimals > 0 ? "\(whole)." + String(repeating: "0", count: decimals) : whole
      if let format = known[code] { return format }
      guard let format = library.add_format(book) else { return nil }
      library.set_number_format(format, code)
      known[code] = format
      return format
    }
  }
}

/// How many decimals each number of a column shows, so that it reads back with those it had.
private struct ShownDecimals {
  private let column: FlatColumn
  /// Of each measure: the catalogue's, else the most that were published.
  private var ofMeasure: [Int?] = []

  init(_ column: FlatColumn) {
    self.column = column
    guard let estimates = column.estimate else { return }
    var published = [Int?](repeating: nil, count: estimates.measures.count)
    for row in 0..<estimates.count {
      guard let decimals = estimates.publishedDecimals(row) else { continue }
      let code = estimates.measureCodes[row]
      published[code] = max(published[code] ?? 0, decimals)
    }
    ofMeasure = zip(estimates.measures, published).map { measure, published in
      (measure.decimals ?? published).map { min(max($0, 0), 15) }
    }
  }

  /// Nil where the program that opens the sheet may choose.
  func decimals(_ number: Double, _ row: Int) -> Int? {
    let own = shortestDecimal(number)?.decimals
    guard let estimates = column.estimate else { return own.flatMap { $0 > 0 ? $0 : nil } }
    let usual = ofMeasure[estimates.measureCodes[row]]
    guard case .number = column.cells, let published = estimates.publishedDecimals(row),
      published <= 15
    else { return usual }
    // Zeros at the end are nowhere but in the format; other digits the number has itself.
    return published > own ?? published ? published : min(usual ?? published, published)
  }
}

/// A text in which `_x0041_` means itself and not the character of that number.
private func withEscapes(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.contains(0x5F) else { return text }
  var result: [UInt8] = []
  for at in bytes.indices {
    let isEscape =
      bytes[at] == 0x5F && at + 6 < bytes.count && bytes[at + 1] == 0x78 && bytes[at + 6] == 0x5F
      && bytes[(at + 2)...(at + 5)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    if isEscape { result += "_x005F".utf8 }
    result.append(bytes[at])
  }
  return String(decoding: result, as: UTF8.self)
}

private func libraryFailure(
  _ library: cll_xlsxwriter,
  _ outcome: Int32,
  _ name: String
) -> FormatError {
  if errno == ENOSPC { return .noSpace(name: name) }
  let reason = library.error_text(outcome).map { String(cString: $0) } ?? "error \(outcome)"
  return .cannotWrite(name: name, reason: reason)
}

/// A folder that nobody else can look into, gone with its content at the end.
private final class TemporaryFolder {
  let path: String

  init(for name: String) throws(FormatError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/cvq-XXXXXX").utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else {
      throw FormatError.cannotWrite(
        name: name,
        reason: "no folder for its parts can be made in \(parent): \(systemReason(errno))"
      )
    }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? parent
    }
  }

  deinit {
    unlink(path + "/book.xlsx")
    rmdir(path)
  }
}
