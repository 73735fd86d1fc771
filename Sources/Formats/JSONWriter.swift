public import Frames

extension JSONValue {
  /// The value on one line, without needless spaces.
  public var jsonBytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  public var jsonText: String { String(decoding: jsonBytes, as: UTF8.self) }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number): bytes += number.isFinite ? exactText(number).utf8 : "null".utf8
    case .string(let text): appendJSONString(text, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        appendJSONString(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// A text as a JSON string; control characters, also those beyond ASCII, and line separators
/// become escapes, so that the bytes are safe in a terminal and in a page.
public func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": bytes += [0x5C, 0x22]
    case "\\": bytes += [0x5C, 0x5C]
    case "\n": bytes += [0x5C, 0x6E]
    case "\r": bytes += [0x5C, 0x72]
    case "\t": bytes += [0x5C, 0x74]
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u".utf8
      bytes += String(repeating: "0", count: 4 - digits.count).utf8
      bytes += digits.utf8
    default: bytes += String(scalar).utf8
    }
  }
  bytes.append(UInt8(ascii: "\""))
}

/// Writes a frame as a JSON array of row objects (`language.md` §11): an estimate is
/// `{value, lower, upper, numerator, denominator, unit, state}`, unknown is `null`.
///
/// - Parameters:
///   - frame: Its fields become the members.
///   - emit: Takes the bytes in pieces of about 64 KiB.
/// - Throws: What `emit` throws.
public func writeJSON<Failure: Error>(
  _ frame: Frame,
  to emit: (_ bytes: [UInt8]) throws(Failure) -> Void
) throws(Failure) {
  var bytes: [UInt8] = [UInt8(ascii: "[")]
  let names = frame.schema.fields.map { field in
    var name: [UInt8] = []
    appendJSONString(field.name, to: &name)
    name.append(UInt8(ascii: ":"))
    return name
  }
  let cells = frame.columns.map { CellWriter($0) }
  for row in 0..<frame.rowCount {
    bytes += row == 0 ? [0x0A, UInt8(ascii: "{")] : [UInt8(ascii: ","), 0x0A, UInt8(ascii: "{")]
    for position in cells.indices {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += names[position]
      cells[position].append(row, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    if bytes.count >= 1 << 16 {
      try emit(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
  bytes += [0x0A, UInt8(ascii: "]"), 0x0A]
  try emit(bytes)
}

/// One column: how a row's cell is put.
private enum CellWriter {
  /// Distinct cells as bytes, and which of them a row has.
  case coded([[UInt8]], Codes, PresenceColumn)
  case number(NumberColumn)
  case yesNo(YesNoColumn)
  case estimate(EstimateColumn, units: [[UInt8]])

  init(_ column: Column) {
    switch column {
    case .text(let text):
      self = .coded(text.dictionary.entries.map(quoted), text.codes, text.presence)
    case .period(let periods):
      self = .coded(periods.dictionary.map { quoted($0.label) }, periods.codes, periods.presence)
    case .number(let numbers): self = .number(numbers)
    case .yesNo(let values): self = .yesNo(values)
    case .estimate(let estimates):
      self = .estimate(estimates, units: estimates.measures.map { quoted($0.unit) })
    }
  }

  func append(_ row: Int, to bytes: inout [UInt8]) {
    switch self {
    case .coded(let texts, let codes, let presence):
      bytes += presence.isKnown(row) ? texts[codes[row]] : null
    case .number(let numbers): appendNumber(numbers, row, to: &bytes)
    case .yesNo(let values):
      bytes += values[row].map { Array(($0 ? "true" : "false").utf8) } ?? null
    case .estimate(let estimates, let units): append(estimates, units, row, to: &bytes)
    }
  }

  private func append(
    _ estimates: EstimateColumn,
    _ units: [[UInt8]],
    _ row: Int,
    to bytes: inout [UInt8]
  ) {
    let isHidden = estimates.presence[row] == .suppressed
    let parts: [(StaticString, NumberColumn?)] = [
      (",\"lower\":", estimates.lower), (",\"upper\":", estimates.upper),
      (",\"numerator\":", estimates.numerator), (",\"denominator\":", estimates.denominator),
    ]
    bytes += #"{"value":"#.utf8
    appendNumber(estimates.point, row, to: &bytes)
    for (name, part) in parts {
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
      appendNumber(isHidden ? nil : part, row, to: &bytes)
    }
    bytes += #","unit":"#.utf8
    bytes += units[estimates.measureCodes[row]]
    bytes += #","state":"#.utf8
    appendJSONString(stateWords(estimates.presence[row], estimates.state(row)), to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}

private let null = Array("null".utf8)

private func quoted(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  appendJSONString(text, to: &bytes)
  return bytes
}

private func appendNumber(_ column: NumberColumn?, _ row: Int, to bytes: inout [UInt8]) {
  guard let column, column.presence.isKnown(row) else {
    bytes += null
    return
  }
  appendKnownNumber(column, row, to: &bytes)
}
