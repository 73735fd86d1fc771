public import Frames

/// Writes a frame as CSV: RFC 4180, UTF-8, LF, a heading row (`language.md` §11).
///
/// Unknown cells are empty; an empty text that is known is `""`. Numbers print as many digits as
/// read back the same. Every field of the frame is written, in its order: choosing is the
/// caller's.
///
/// - Parameters:
///   - frame: Its fields become the columns.
///   - estimateParts: Whether an estimate column, by its name, is written as its seven parts; any
///     other estimate is written as its number.
///   - emit: Takes the bytes in pieces of about 64 KiB.
/// - Throws: What `emit` throws.
public func writeCSV<Failure: Error>(
  _ frame: Frame,
  estimateParts: (String) -> Bool = { _ in false },
  to emit: (_ bytes: [UInt8]) throws(Failure) -> Void
) throws(Failure) {
  let columns = zip(frame.schema.fields, frame.columns).flatMap { field, column in
    cellWriters(field.name, column, inParts: estimateParts(field.name))
  }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(1 << 16 + 1 << 12)
  for (position, column) in columns.enumerated() {
    if position > 0 { bytes.append(0x2C) }
    appendCSVText(column.heading, to: &bytes)
  }
  bytes.append(0x0A)
  // A row without anything would be read as blank: one of its cells is put as an empty text,
  // which a column of numbers or periods reads as missing.
  let quotable = columns.firstIndex { !$0.isText } ?? 0
  for row in 0..<frame.rowCount {
    let start = bytes.count
    for position in columns.indices {
      if position > 0 { bytes.append(0x2C) }
      columns[position].append(row, to: &bytes)
    }
    if bytes.count == start + max(0, columns.count - 1) {
      bytes.insert(contentsOf: [0x22, 0x22], at: start + quotable)
    }
    bytes.append(0x0A)
    if bytes.count >= 1 << 16 {
      try emit(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
  if !bytes.isEmpty { try emit(bytes) }
}

/// The whole of a frame as CSV; see `writeCSV`.
public func csvBytes(
  of frame: Frame,
  estimateParts: (String) -> Bool = { _ in false }
) -> [UInt8] {
  var all: [UInt8] = []
  writeCSV(frame, estimateParts: estimateParts) { bytes in all += bytes }
  return all
}

/// The headings of the parts of an estimate column, in the order in which they are written.
public func estimatePartHeadings(_ name: String) -> [String] {
  [name]
    + ["lower", "upper", "numerator", "denominator", "unit", "state"].map { "\(name)_\($0)" }
}

/// The state words of `data.md` §1.1 joined by `;`, `known` when there is nothing else to say.
public func stateWords(_ presence: Presence, _ state: ValueState) -> String {
  var words: [String] = []
  switch presence {
  case .known: break
  case .missing: words.append("missing")
  case .suppressed: words.append("suppressed")
  case .notApplicable: words.append("not_applicable")
  case .roundsToZero: words.append("rounds_to_zero")
  }
  if state.contains(.provisional) { words.append("provisional") }
  if state.contains(.revised) { words.append("revised") }
  if state.contains(.estimated) { words.append("estimated") }
  if state.contains(.unreliable) { words.append("unreliable") }
  if state.contains(.break) { words.append("break") }
  return words.isEmpty ? "known" : words.joined(separator: ";")
}

/// One column of the file to be: its heading and how a row's cell is put.
private struct CellWriter {
  enum Cells {
    /// Distinct cells as bytes, and which of them a row has.
    case coded([[UInt8]], Codes, PresenceColumn)
    case number(NumberColumn)
    /// A part of an estimate, left out where the point is suppressed.
    case part(NumberColumn, of: PresenceColumn)
    case yesNo(YesNoColumn)
    case state(EstimateColumn)
    case empty
  }
  let heading: String
  let cells: Cells
  var isText = false

  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch cells {
    case .coded(let texts, let codes, let presence):
      if presence.isKnown(row) { bytes += texts[codes[row]] }
    case .number(let column): appendNumber(column, row, to: &bytes)
    case .part(let column, let presence):
      if presence[row] != .suppressed { appendNumber(column, row, to: &bytes) }
    case .yesNo(let column):
      if let isYes = column[row] { bytes += isYes ? [0x79, 0x65, 0x73] : [0x6E, 0x6F] }
    case .state(let column):
      bytes += stateWords(column.presence[row], column.state(row)).utf8
    case .empty: break
    }
  }
}

private func cellWriters(_ name: String, _ column: Column, inParts: Bool) -> [CellWriter] {
  switch column {
  case .text(let text):
    let entries = text.dictionary.entries.map { csvText($0) }
    return [
      CellWriter(heading: name, cells: .coded(entries, text.codes, text.presence), isText: true)
    ]
  case .period(let periods):
    let labels = periods.dictionary.map { csvText($0.label) }
    return [CellWriter(heading: name, cells: .coded(labels, periods.codes, periods.presence))]
  case .number(let numbers): return [CellWriter(heading: name, cells: .number(numbers))]
  case .yesNo(let values): return [CellWriter(heading: name, cells: .yesNo(values))]
  case .estimate(let estimates):
    guard inParts else { return [CellWriter(heading: name, cells: .number(estimates.point))] }
    let units = estimates.measures.map { csvText($0.unit, isKnownEmptyQuoted: false) }
    let known = PresenceColumn(knownCount: estimates.count)
    let parts: [CellWriter.Cells] =
      [.number(estimates.point)]
      + [estimates.lower, estimates.upper, estimates.numerator, estimates.denominator].map {
        $0.map { .part($0, of: estimates.presence) } ?? .empty
      } + [.coded(units, estimates.measureCodes, known), .state(estimates)]
    return zip(estimatePartHeadings(name), parts).map { CellWriter(heading: $0, cells: $1) }
  }
}

private func appendNumber(_ column: NumberColumn, _ row: Int, to bytes: inout [UInt8]) {
  guard column.presence.isKnown(row) else { return }
  appendKnownNumber(column, row, to: &bytes)
}

/// A number as the digits that read back the same.
func appendKnownNumber(_ column: NumberColumn, _ row: Int, to bytes: inout [UInt8]) {
  switch column.storage {
  case .scaled(let mantissas, let scale): appendDecimal(mantissas[row], scale, to: &bytes)
  case .floating(let values): bytes += exactText(values[row]).utf8
  }
}

/// `mantissa / 10^scale` without trailing zeros: 715 at scale 1 is `71.5`, 700 is `70`.
func appendDecimal(_ mantissa: Int32, _ scale: Int, to bytes: inout [UInt8]) {
  var rest = mantissa.magnitude
  var decimals = scale
  while decimals > 0, rest % 10 == 0 {
    rest /= 10
    decimals -= 1
  }
  if mantissa == 0 {
    bytes.append(0x30)
    return
  }
  if mantissa < 0 { bytes.append(0x2D) }
  let start = bytes.count
  var written = 0
  while rest > 0 || written <= decimals {
    if written == decimals, decimals > 0 { bytes.append(0x2E) }
    bytes.append(UInt8(0x30 + rest % 10))
    rest /= 10
    written += 1
  }
  bytes[start...].reverse()
}

/// A text as a CSV cell; in quotes where it has to be.
func csvText(_ text: String, isKnownEmptyQuoted: Bool = true) -> [UInt8] {
  var bytes: [UInt8] = []
  if text.isEmpty { return isKnownEmptyQuoted ? [0x22, 0x22] : [] }
  appendCSVText(text, to: &bytes)
  return bytes
}

/// Quotes go round separators, quotes, line breaks and spaces at the ends.
private func appendCSVText(_ text: String, to bytes: inout [UInt8]) {
  let needsQuotes =
    text.isEmpty
    || text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    || trimmed(Array(text.utf8)[...]).count != text.utf8.count
  guard needsQuotes else {
    bytes += text.utf8
    return
  }
  bytes.append(0x22)
  for byte in text.utf8 {
    if byte == 0x22 { bytes.append(0x22) }
    bytes.append(byte)
  }
  bytes.append(0x22)
}
