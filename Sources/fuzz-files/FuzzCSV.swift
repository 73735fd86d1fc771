import Formats
import Frames
import Indicators

/// Reads separated text, twice where asked for.
///
/// Bits of the choice: all text, a resource of a data package, periods typed, decimals kept, and a
/// second reading in small blocks, which must be the same.
func fuzzCSV(_ choice: UInt8, _ bytes: [UInt8]) {
  var options = CSVOptions()
  if choice & 1 != 0 { options.typing = .allText }
  if choice & 2 != 0 { options.searchesHeading = false }
  if choice & 4 != 0 { options.periodReader = { Period(reading: $0) } }
  if choice & 8 != 0 { options.keepsDecimals = true }
  let source = ByteSource(name: "file", bytes: bytes)
  let whole = checked { () throws(FormatError) in try readCSV(source, options: options) }
  guard choice & 16 != 0 else { return }
  let pieces = checked { () throws(FormatError) in
    try readCSV(source, options: options, blockSize: 64)
  }
  switch (whole, pieces) {
  case (.success(let one), .success(let other)):
    precondition(isSame(one.frame, other.frame), "another table in small blocks")
    precondition(one.report.repairs == other.report.repairs, "other repairs in small blocks")
  case (.failure(let one), .failure(let other)):
    precondition(one.message == other.message, "another message in small blocks")
  case (.success, .failure), (.failure, .success):
    preconditionFailure("a table or a message, by the size of blocks")
  }
}

private func isSame(_ one: Frame, _ other: Frame) -> Bool {
  one.rowCount == other.rowCount
    && one.schema.fields.map(\.name) == other.schema.fields.map(\.name)
    && zip(one.columns, other.columns).allSatisfy { isSame($0, $1, rows: one.rowCount) }
}

private func isSame(_ one: Column, _ other: Column, rows: Int) -> Bool {
  guard one.presence == other.presence else { return false }
  return (0..<rows).allSatisfy { row in
    switch (one, other) {
    case (.text(let a), .text(let b)): a[row] == b[row]
    case (.number(let a), .number(let b)): a[row] == b[row]
    case (.period(let a), .period(let b)): a[row] == b[row]
    case (.yesNo(let a), .yesNo(let b)): a.raw(row) == b.raw(row)
    default: false
    }
  }
}
