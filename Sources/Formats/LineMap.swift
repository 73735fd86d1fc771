/// File lines of rows: only where a row does not simply follow the one before.
struct LineMap: Sendable {
  let firstLine: Int
  private(set) var rows: [UInt32] = []
  private(set) var starts: [UInt32] = []
  private var expected: Int

  init(firstLine: Int) {
    self.firstLine = firstLine
    expected = firstLine
  }

  /// The map of a table that was read before.
  init(firstLine: Int, rows: [UInt32], starts: [UInt32]) {
    self.firstLine = firstLine
    self.rows = rows
    self.starts = starts
    expected = firstLine
  }

  @inline(__always)
  mutating func append(row: Int, line: Int) {
    if line != expected {
      rows.append(UInt32(clamping: row))
      starts.append(UInt32(clamping: line))
    }
    expected = line + 1
  }

  func line(of row: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) <= row { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return firstLine + row }
    return Int(starts[low - 1]) + row - Int(rows[low - 1])
  }
}
