/// The cells of a sheet as they come, row by row, their texts in one array.
struct SheetGrid {
  struct Cell {
    var column: UInt32
    var start: UInt32
    var length: UInt32
    var isNumber: Bool
  }
  struct Row {
    /// From 1, as the sheet counts.
    var number: Int
    var cells: Range<Int>
  }
  /// Cells that are shown as one; rows from 1, columns from 0, both ends included.
  struct Merge {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// What messages call the sheet.
  let name: String
  private(set) var text: [UInt8] = []
  private(set) var cells: [Cell] = []
  var rows: [Row] = []
  var merges: [Merge] = []
  var hiddenRows = 0
  /// Formulas whose value was not saved.
  var formulasWithoutValue = 0
  /// Blank rows at the end of a sheet are no rows; those between others are.
  private var present: Row?
  private var repeated = 0

  /// The size of the largest sheet that a spreadsheet program makes.
  static let mostRows = 1 << 20
  static let mostColumns = 1 << 14
  static let mostMerges = 1 << 16
  /// Cells that the file holds once and says are repeated: each costs memory all the same.
  static let mostRepeated = 1 << 22
  /// Thirty times the text that a cell of a workbook can hold.
  static let mostCellBytes = 1 << 20

  private let largest: Int

  init(name: String) {
    self.name = name
    largest = RowText.largest
  }

  mutating func startRow(_ number: Int) throws(FormatError) {
    guard number <= SheetGrid.mostRows else {
      throw FormatError.wrongRow(
        name: name,
        row: number,
        reason: "a sheet has at most \(SheetGrid.mostRows) rows"
      )
    }
    if let last = rows.last, last.number >= number {
      throw FormatError.wrongRow(
        name: name,
        row: number,
        reason: "the row stands after row \(last.number)"
      )
    }
    present = Row(number: number, cells: cells.count..<cells.count)
  }

  /// A cell of the present row; `bytes` is not empty.
  mutating func append(
    column: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    isNumber: Bool
  ) throws(FormatError) {
    let row = present?.number ?? 0
    guard column < SheetGrid.mostColumns else {
      throw FormatError.wrongRow(
        name: name,
        row: row,
        reason: "a sheet has at most \(SheetGrid.mostColumns) columns"
      )
    }
    if let present, present.cells.lowerBound < cells.count, let last = cells.last,
      last.column >= column
    {
      throw FormatError.wrongRow(
        name: name,
        row: row,
        reason: "cell \(columnLetters(column))\(row) stands after "
          + "\(columnLetters(Int(last.column)))\(row)"
      )
    }
    guard text.count + bytes.count + cells.count * 16 <= largest else {
      throw FormatError.wrongRow(
        name: name,
        row: row,
        reason: "its cells hold more than \(largest >> 20) MB"
      )
    }
    cells.append(
      Cell(
        column: UInt32(column),
        start: UInt32(text.count),
        length: UInt32(bytes.count),
        isNumber: isNumber
      )
    )
    text.append(contentsOf: bytes)
  }

  mutating func endRow() {
    guard var row = present else { return }
    present = nil
    row.cells = row.cells.lowerBound..<cells.count
    if !row.cells.isEmpty { rows.append(row) }
  }

  /// Counts cells that the file says are repeated, before they are put.
  mutating func countRepeated(_ count: Int) throws(FormatError) {
    repeated += count
    guard repeated <= SheetGrid.mostRepeated else {
      throw FormatError.wrongRow(
        name: name,
        row: present?.number ?? rows.last?.number ?? 1,
        reason: "more than \(SheetGrid.mostRepeated) filled cells only repeat others"
      )
    }
  }

  /// The same cells in another row: a row that the file says is repeated.
  mutating func repeatRow(_ number: Int) throws(FormatError) {
    guard let last = rows.last else { return }
    try countRepeated(last.cells.count)
    try startRow(number)
    for place in last.cells {
      guard text.count + cells.count * 16 <= largest else {
        throw FormatError.wrongRow(
          name: name,
          row: number,
          reason: "its cells hold more than \(largest >> 20) MB"
        )
      }
      cells.append(cells[place])
    }
    endRow()
  }

  func bytes(_ cell: Cell) -> ArraySlice<UInt8> {
    text[Int(cell.start)..<Int(cell.start) + Int(cell.length)]
  }

  func cell(_ row: Int, _ column: Int) -> Cell? {
    guard let row = rows.partitionedIndex(of: row) else { return nil }
    var low = rows[row].cells.lowerBound
    var high = rows[row].cells.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(cells[middle].column) < column { low = middle + 1 } else { high = middle }
    }
    return low < rows[row].cells.upperBound && Int(cells[low].column) == column ? cells[low] : nil
  }

  /// Puts cells in the place of those of a row, for headings that were joined.
  mutating func replace(_ row: Int, with new: [(column: Int, text: [UInt8])]) {
    guard let place = rows.partitionedIndex(of: row) else { return }
    let start = cells.count
    for cell in new where !cell.text.isEmpty {
      cells.append(
        Cell(
          column: UInt32(cell.column),
          start: UInt32(text.count),
          length: UInt32(cell.text.count),
          isNumber: false
        )
      )
      text += cell.text
    }
    rows[place].cells = start..<cells.count
  }

  /// Puts cells at the end, for a row that refers to them.
  mutating func appended(_ new: [Cell]) -> Range<Int> {
    let start = cells.count
    cells += new
    return start..<cells.count
  }

  mutating func remove(_ row: Int) {
    if let place = rows.partitionedIndex(of: row) { rows.remove(at: place) }
  }

  /// The rows as text, a line for each row of the sheet up to the last that is filled.
  ///
  /// Empty columns left of all cells are left out.
  func rowText() throws(FormatError) -> RowText {
    var result = RowText(keepsSpaces: false)
    let first = rows.reduce(SheetGrid.mostColumns) { least, row in
      min(
        least,
        cells[row.cells.lowerBound..<row.cells.upperBound].first.map { Int($0.column) } ?? least
      )
    }
    for row in rows {
      while result.rows < row.number - 1 { result.endRow() }
      var column = first
      for cell in cells[row.cells] {
        while column < Int(cell.column) {
          result.appendMissing()
          column += 1
        }
        result.append(bytes(cell))
        column += 1
      }
      result.endRow()
      guard result.bytes.count <= largest else {
        throw FormatError.wrongRow(
          name: name,
          row: row.number,
          reason: "the rows so far hold more than \(largest >> 20) MB"
        )
      }
    }
    return result
  }
}

extension [SheetGrid.Row] {
  /// The place of a row by its number.
  fileprivate func partitionedIndex(of number: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].number == number ? low : nil
  }
}

/// `A`, `Z`, `AA`, counting from 0.
func columnLetters(_ column: Int) -> String {
  var letters: [UInt8] = []
  var rest = column + 1
  while rest > 0 {
    rest -= 1
    letters.append(UInt8(0x41 + rest % 26))
    rest /= 26
  }
  return String(decoding: letters.reversed(), as: UTF8.self)
}
