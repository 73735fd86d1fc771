import Frames

/// Reads JSON Lines, or a JSON array of objects, as a table: an object a row, its members the cells.
///
/// Columns are all names that occur, in the order of their first appearance; where a name is absent
/// or null the cell is missing. An estimate as `writeJSON` writes it becomes its parts, each a
/// column; other objects and arrays are refused. Text, numbers and `true` and `false` (as yes and
/// no) are typed as those of CSV are. It is UTF-8, as RFC 8259 asks, or UTF-16 with a mark.
///
/// - Throws: `FormatError`, with the line and the character.
public func readJSONTable(
  _ source: ByteSource,
  options: CSVOptions = CSVOptions()
) throws(FormatError) -> CSVTable {
  let (bytes, encoding) = try source.readAllDecoded(limit: GzipReader.largest)
  var reader = JSONTableReader(bytes, keepsEmptyTexts: options.typing == .detect)
  do throws(JSONError) {
    try reader.read()
  } catch {
    throw FormatError.notText(
      name: source.name,
      line: error.line,
      character: error.character,
      reason: error.reason
    )
  }
  if Cancellation.isRequested { throw FormatError.stopped(name: source.name) }
  guard !reader.columns.isEmpty else {
    throw FormatError.refused(name: source.name, reason: "holds no rows, and so no headings")
  }
  var text = RowText()
  for column in reader.columns { text.append(column[...]) }
  text.endRow()
  var table = try readRows(
    text.bytes + reader.rows.bytes,
    name: source.name,
    origin: .records,
    options: options
  )
  if encoding != .utf8 {
    table.report.encoding = encoding
    table.report.hasByteOrderMark = true
    table.report.repairs.insert("read as \(encoding.rawValue)", at: 0)
  }
  return table
}

/// Parses objects straight to rows; no tree is built of them.
private struct JSONTableReader {
  private(set) var columns: [[UInt8]] = []
  private(set) var rows: RowText
  private var places: [[UInt8]: Int] = [:]
  private var reader: JSONReader
  /// Cells of the present row as ranges of `cells`; nil where there is none.
  private var row: [Range<Int>?] = []
  /// The columns of the present row, so that short rows of a wide table cost little.
  private var touched: [Int] = []
  private var cells: [UInt8] = []
  private var name: [UInt8] = []
  /// The row in which each column was last met, so that a repeated name is found at once.
  private var lastRow: [Int] = []

  init(_ bytes: [UInt8], keepsEmptyTexts: Bool) {
    rows = RowText(keepsEmptyTexts: keepsEmptyTexts)
    reader = JSONReader(bytes, depth: 16)
  }

  mutating func read() throws(JSONError) {
    try reader.startDocument()
    guard reader.next == UInt8(ascii: "[") else {
      repeat {
        // What was asked to stop is told by the one who asked for the rows.
        if Cancellation.isRequested { return }
        try readRow()
        try reader.skipLineEnd()
      } while reader.next != nil
      return
    }
    reader.at += 1
    reader.skipSpace()
    if reader.next == UInt8(ascii: "]") { return try finishArray() }
    while !Cancellation.isRequested {
      reader.skipSpace()
      try readRow()
      reader.skipSpace()
      if reader.next == UInt8(ascii: ",") {
        reader.at += 1
      } else if reader.next == UInt8(ascii: "]") {
        return try finishArray()
      } else {
        throw reader.error(
          reader.next == nil ? "the array is never closed" : "a comma or ']' is expected"
        )
      }
    }
  }

  private mutating func finishArray() throws(JSONError) {
    reader.at += 1
    reader.skipSpace()
    guard reader.next == nil else { throw reader.error("something follows the array") }
  }

  private mutating func readRow() throws(JSONError) {
    guard reader.next == UInt8(ascii: "{") else {
      throw reader.error("every row is an object, which starts with {")
    }
    let start = reader.at
    reader.at += 1
    cells.removeAll(keepingCapacity: true)
    for place in touched { row[place] = nil }
    touched.removeAll(keepingCapacity: true)
    reader.skipSpace()
    var position = 0
    var isClosed = reader.next == UInt8(ascii: "}")
    while !isClosed {
      reader.skipSpace()
      try readMember(position, start: start)
      position += 1
      reader.skipSpace()
      if reader.next == UInt8(ascii: ",") {
        reader.at += 1
      } else if reader.next == UInt8(ascii: "}") {
        isClosed = true
      } else {
        throw reader.error(
          reader.next == nil ? "the text ends inside a row" : "a comma or '}' is expected"
        )
      }
    }
    reader.at += 1
    try endRow()
  }

  private mutating func endRow() throws(JSONError) {
    let filled = touched.max().map { $0 + 1 } ?? 0
    for place in 0..<filled {
      if let range = row[place] { rows.append(cells[range]) } else { rows.appendMissing() }
    }
    rows.endRow()
    guard rows.bytes.count <= RowText.largest else {
      throw reader.error("its rows hold more than \(RowText.largest >> 20) MB")
    }
  }

  private mutating func readMember(_ position: Int, start: Int) throws(JSONError) {
    guard reader.next == UInt8(ascii: "\"") else {
      throw reader.error("a name in quotes is expected")
    }
    let place = reader.at
    name.removeAll(keepingCapacity: true)
    try reader.readText(into: &name)
    try refuseNUL(name, at: place)
    guard name.contains(where: { $0 > 0x20 }) else {
      throw reader.error("a name is empty, and so no heading", at: place)
    }
    reader.skipSpace()
    guard reader.next == UInt8(ascii: ":") else {
      throw reader.error("a colon is expected after a name")
    }
    reader.at += 1
    reader.skipSpace()
    let valueAt = reader.at
    switch reader.next {
    case UInt8(ascii: "{"):
      let members = try estimate(place: place, start: start)
      for member in members {
        let heading =
          member.name == "value" ? name : name + Array("_\(member.name)".utf8)
        let column = try column(heading, position, at: place)
        try put(member.value, column)
      }
    case UInt8(ascii: "["): throw reader.error(nested("an array"), at: valueAt)
    default:
      let column = try column(name, position, at: place)
      try readCell(column)
    }
  }

  private func nested(_ what: String) -> String {
    let heading = String(decoding: name, as: UTF8.self)
    return "'\(heading)' of this row holds \(what); cells are text, numbers, true, false or null"
  }

  /// The parts of an estimate, which is the only object that makes cells.
  private mutating func estimate(
    place: Int,
    start: Int
  ) throws(JSONError) -> [JSONValue.Member] {
    let at = reader.at
    guard case .object(let members) = try reader.readValue(depth: 1) else { return [] }
    let isEstimate =
      members.contains { $0.name == "value" }
      && members.allSatisfy { member in
        guard estimateParts.contains(member.name) else { return false }
        switch member.value {
        case .null, .number, .string: return true
        case .bool, .array, .object: return false
        }
      }
    guard isEstimate else { throw reader.error(nested("an object"), at: at) }
    return members
  }

  private mutating func put(_ value: JSONValue, _ column: Int) throws(JSONError) {
    let first = cells.count
    switch value {
    case .number(let number): cells += exactText(number).utf8
    case .string(let text): cells += text.utf8
    case .null, .bool, .array, .object: return
    }
    try refuseNUL(cells[first...], at: reader.at)
    fill(column, from: first)
  }

  private mutating func fill(_ column: Int, from first: Int) {
    row[column] = first..<cells.count
    touched.append(column)
  }

  /// The column of a name; in most files the one at the same position as before.
  private mutating func column(
    _ heading: [UInt8],
    _ position: Int,
    at place: Int
  ) throws(JSONError) -> Int {
    let column: Int
    if position < columns.count, columns[position] == heading {
      column = position
    } else if let known = places[heading] {
      column = known
    } else {
      column = columns.count
      guard column < maximumColumns else {
        throw reader.error("more than \(maximumColumns) names, which would be columns", at: place)
      }
      columns.append(heading)
      places[heading] = column
      row.append(nil)
      lastRow.append(-1)
    }
    guard lastRow[column] != rows.rows else {
      let text = String(decoding: heading, as: UTF8.self)
      throw reader.error("the name \"\(text)\" stands twice in one row", at: place)
    }
    lastRow[column] = rows.rows
    return column
  }

  private mutating func readCell(_ column: Int) throws(JSONError) {
    let first = cells.count
    switch reader.next {
    case UInt8(ascii: "\""):
      let place = reader.at
      try reader.readText(into: &cells)
      try refuseNUL(cells[first...], at: place)
    case UInt8(ascii: "t"):
      _ = try reader.readWord("true", .null)
      cells += "yes".utf8
    case UInt8(ascii: "f"):
      _ = try reader.readWord("false", .null)
      cells += "no".utf8
    case UInt8(ascii: "n"):
      _ = try reader.readWord("null", .null)
      return
    default: cells += try reader.readNumberText()
    }
    fill(column, from: first)
  }

  private func refuseNUL(_ text: some Collection<UInt8>, at place: Int) throws(JSONError) {
    guard !text.contains(0) else {
      throw reader.error("a NUL character, which no text holds", at: place)
    }
  }
}

private let estimateParts: Set<String> = [
  "value", "lower", "upper", "numerator", "denominator", "unit", "state",
]
