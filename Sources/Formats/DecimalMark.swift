/// How a file writes the fraction of its numbers.
enum DecimalMark: UInt8 {
  case point = 0x2E
  case comma = 0x2C
}

/// Semicolons go with decimal commas, when all numbers of the file fit them (`data.md` §8).
///
/// Every column counts, also those that are not wanted, so that a column reads the same alone as
/// among the others.
func findDecimalMark(
  _ reader: RowReader,
  _ markers: MarkerList
) throws(ReadInterrupt) -> DecimalMark {
  var point = [Bool](repeating: true, count: reader.width)
  var comma = point
  var hasNumbers = [Bool](repeating: false, count: reader.width)
  var hasCommas = hasNumbers
  while try reader.next() {
    for column in point.indices where point[column] || comma[column] {
      for row in 0..<reader.rowCount where point[column] || comma[column] {
        let cell = reader.cells[row * reader.width + column]
        // The common cases need no copy of the cell.
        if cell.length == 0 { continue }
        let start = reader.bytes + cell.start
        if plainNumber(start, cell.length, point: .comma).decimals >= 0 {
          hasNumbers[column] = true
          if plainNumber(start, cell.length, point: .point).decimals >= 0 { continue }
          hasCommas[column] = true
          if !point[column] { continue }
        }
        let raw = cellBytes(reader.bytes, cell)
        for mark in [DecimalMark.point, .comma] {
          switch NumberCells.outcome(raw, markers: markers, mark: mark) {
          case .marker: break
          case .number:
            hasNumbers[column] = true
            if mark == .comma, raw.contains(0x2C) { hasCommas[column] = true }
          case .text: if mark == .point { point[column] = false } else { comma[column] = false }
          }
        }
      }
    }
  }
  let numeric = point.indices.filter { hasNumbers[$0] && (point[$0] || comma[$0]) }
  let fitsAll = numeric.allSatisfy { comma[$0] }
  return fitsAll && numeric.contains { hasCommas[$0] } ? .comma : .point
}
