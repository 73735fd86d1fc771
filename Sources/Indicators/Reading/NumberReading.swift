public import Frames

/// A number as it was printed.
public struct ReadNumber: Sendable, Hashable {
  public let value: Double
  /// Decimals printed; trailing zeros count.
  public let decimals: Int
  public let state: ValueState
  /// `%`, `£` or `£ million` when it stood beside the number.
  public let unit: String?
}

/// What a cell of a number column holds.
public enum ReadCell: Sendable, Hashable {
  case number(ReadNumber)
  case marker(Marker)
  /// Neither a number nor a marker.
  case text
}

extension MarkerTable {
  /// Reads one cell: a number with its decimals, unit and flags, or a marker.
  ///
  /// Commas are thousands and stand in groups of three; `1.335,5` is text.
  public func read(_ cell: String) -> ReadCell {
    if let number = readNumber(cell) { return .number(number) }
    if let marker = marker(cell) { return .marker(marker) }
    return .text
  }
}

/// Reads `1,335`, `£1.2m`, `45%`, `3.60E-05`, `−4.2`, `12.3p`; nil for anything else.
public func readNumber(_ cell: String) -> ReadNumber? {
  if let plain = plainNumber(cell) { return plain }
  var bytes = Array(cell.utf8)
  // A real minus sign (U+2212) reads as a hyphen.
  if let at = bytes.firstIndex(of: 0xE2), at + 2 < bytes.count, bytes[at + 1] == 0x88,
    bytes[at + 2] == 0x92
  {
    bytes.replaceSubrange(at...(at + 2), with: [0x2D])
  }
  var at = 0
  func skipSpace() { while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 } }
  func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }
  skipSpace()
  var isNegative = false
  var unit: String?
  while let byte = peek() {
    if byte == 0x2D, !isNegative {
      isNegative = true
      at += 1
    } else if byte == 0x2B, !isNegative, unit == nil {
      at += 1
    } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA3, unit == nil {
      unit = "£"
      at += 2
    } else {
      break
    }
  }
  let start = at
  var digits: [UInt8] = isNegative ? [0x2D] : []
  var wholeDigits = 0
  var sinceComma = 0
  var hasComma = false
  while let byte = peek() {
    if (0x30...0x39).contains(byte) {
      digits.append(byte)
      wholeDigits += 1
      sinceComma += 1
    } else if byte == 0x2C {
      guard hasComma ? sinceComma == 3 : (1...3).contains(sinceComma) else { return nil }
      hasComma = true
      sinceComma = 0
    } else {
      break
    }
    at += 1
  }
  if hasComma, sinceComma != 3 { return nil }
  var decimals = 0
  if peek() == 0x2E {
    digits.append(0x2E)
    at += 1
    while let byte = peek(), (0x30...0x39).contains(byte) {
      digits.append(byte)
      decimals += 1
      at += 1
    }
  }
  guard wholeDigits > 0 || decimals > 0 else { return nil }
  if decimals == 0, digits.last == 0x2E { digits.removeLast() }
  if let byte = peek(), byte | 0x20 == 0x65, at + 1 < bytes.count {
    var exponent = at + 1
    if bytes[exponent] == 0x2D || bytes[exponent] == 0x2B { exponent += 1 }
    var end = exponent
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    if end > exponent, end - exponent <= 3 {
      digits.append(contentsOf: bytes[at..<end])
      let power = Int(String(decoding: bytes[(at + 1)..<end], as: UTF8.self)) ?? 0
      decimals = max(0, decimals - power)
      at = end
    }
  }
  guard at > start, let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite
  else { return nil }
  var rest = trimmedText(String(decoding: bytes[at...], as: UTF8.self))
  if rest.hasPrefix("%"), unit == nil {
    unit = "%"
    rest.removeFirst()
  } else if unit == "£", rest.lowercased() == "m" || rest.lowercased() == "million" {
    unit = "£ million"
    rest = ""
  }
  guard let state = MarkerTable.flag(rest) else { return nil }
  let (tidy, shown) = withoutBinaryNoise(value, decimals: decimals)
  return ReadNumber(value: tidy == 0 ? 0 : tidy, decimals: shown, state: state, unit: unit)
}

/// Values within 1e-9 of a number with six decimals are that number: 75.39999999999999 is 75.4.
private func withoutBinaryNoise(_ value: Double, decimals: Int) -> (Double, Int) {
  guard decimals > 6, value.magnitude < 1e9 else { return (value, min(decimals, 254)) }
  let rounded = roundedHalfAway(value, decimals: 6)
  // A small figure with many decimals (0.0000000004) is not noise round zero.
  guard rounded != 0, rounded != value, abs(rounded - value) < 1e-9,
    let shown = shortestDecimal(rounded)
  else {
    return (value, min(decimals, 254))
  }
  return (rounded, shown.decimals)
}

/// A number of nothing but digits with at most a point and a hyphen before them.
struct PlainNumber {
  let value: Double
  let decimals: UInt8
}

/// For each text its number, nil where it is not plain.
func plainNumbers(_ texts: PackedTexts) -> [PlainNumber?] {
  texts.bytes.withUnsafeBufferPointer { bytes in
    var start = 0
    return texts.ends.map { end in
      defer { start = end }
      return plainNumber(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }
}

private func plainNumber(_ cell: String) -> ReadNumber? {
  var cell = cell
  return cell.withUTF8 { plainNumber($0) }.map { number in
    ReadNumber(value: number.value, decimals: Int(number.decimals), state: [], unit: nil)
  }
}

/// Nil for anything else, and for numbers with more digits than a double has.
private func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> PlainNumber? {
  guard (1...20).contains(bytes.count) else { return nil }
  var at = bytes[0] == 0x2D ? 1 : 0
  let first = at
  var mantissa: UInt64 = 0
  var decimals = 0
  var hasPoint = false
  while at < bytes.count {
    let byte = bytes[at]
    if byte >= 0x30, byte <= 0x39 {
      // At most 20 bytes, so 19 digits beside a point: below 2 to the 64th.
      guard mantissa <= 900_719_925_474_098 else { return nil }
      mantissa = mantissa * 10 + UInt64(byte - 0x30)
      if hasPoint { decimals += 1 }
    } else if byte == 0x2E, !hasPoint, at > first {
      hasPoint = true
    } else {
      return nil
    }
    at += 1
  }
  guard at > first, !hasPoint || decimals > 0 else { return nil }
  // Both are exact in a double, so the quotient is the nearest to what is written.
  let magnitude = Double(mantissa) / powerOfTen(decimals)
  let value = first == 1 && mantissa != 0 ? -magnitude : magnitude
  let (tidy, shown) = withoutBinaryNoise(value, decimals: decimals)
  return PlainNumber(value: tidy == 0 ? 0 : tidy, decimals: UInt8(truncatingIfNeeded: shown))
}
