/// Where rows come from, which decides what is looked for around them.
enum RowOrigin: Sendable {
  /// Separated text as people and programs write it.
  case text
  /// Rows of a sheet: prose may stand around the table, and empty cells at the end are not written.
  case sheet
  /// Records of a program: the first row has the names, and every other is a row.
  case records
}

/// Rows of cells as a text that the reader of separated text takes.
///
/// Whatever file rows come in, one reader decides what is a number, a period, a marker: a table
/// reads the same from a sheet, from JSON and from CSV. Cells are set apart by a character that no
/// file of text has.
struct RowText {
  static let separator: UInt8 = 0x1F
  /// As much text as is read from one sheet or one file of records; tests make it smaller.
  @TaskLocal static var largest = 1 << 29

  private(set) var bytes: [UInt8] = []
  private(set) var rows = 0
  private var cells = 0
  /// Whether an empty text is told from no text at all: where all is text, programs that know no
  /// difference have written it.
  private let keepsEmptyTexts: Bool
  /// Whether spaces alone are a text, as those in the cells of a sheet are not.
  private let keepsSpaces: Bool

  init(keepsEmptyTexts: Bool = true, keepsSpaces: Bool = true) {
    self.keepsEmptyTexts = keepsEmptyTexts
    self.keepsSpaces = keepsSpaces
  }

  /// A cell that is there, be it an empty text.
  @inline(__always)
  mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    startCell()
    if cell.isEmpty, !keepsEmptyTexts { return }
    var isPlain = !cell.isEmpty
    if isPlain {
      isPlain = !keepsSpaces || (cell[0] > 0x20 && cell[cell.count - 1] > 0x20)
      if cell[0] == 0x22 { isPlain = false }
      for byte in cell where byte < 0x20 { isPlain = isPlain && byte == 0x09 }
    }
    if isPlain {
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(0x22)
    for byte in cell {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  mutating func append(_ cell: ArraySlice<UInt8>) {
    cell.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(_ text: String) {
    append(Array(text.utf8)[...])
  }

  /// A cell without anything.
  mutating func appendMissing() { startCell() }

  /// Ends the row; one without cells is a blank row.
  mutating func endRow() {
    bytes.append(0x0A)
    cells = 0
    rows += 1
  }

  private mutating func startCell() {
    if cells > 0 { bytes.append(RowText.separator) }
    cells += 1
  }
}

/// Reads rows that were made text of, with the messages of the file that they come from.
func readRows(
  _ bytes: [UInt8],
  name: String,
  origin: RowOrigin,
  options: CSVOptions
) throws(FormatError) -> CSVTable {
  var options = options
  options.origin = origin
  do throws(FormatError) {
    var table = try readCSV(ByteSource(name: name, bytes: bytes), options: options)
    // The first record is row 1: names are no row of a file of records.
    if origin == .records {
      table.report.headingLine = 0
      table.report.lines = LineMap(firstLine: 1)
    }
    return table
  } catch {
    switch error {
    case .malformed(let name, let line, let reason), .tooLarge(let name, let line, let reason):
      throw FormatError.wrongRow(
        name: name,
        row: origin == .records ? line - 1 : line,
        reason: reason
      )
    default: throw error
    }
  }
}
