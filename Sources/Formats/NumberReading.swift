import Frames

/// A number as a cell spells it.
struct CellNumber: Equatable {
  enum Unit: UInt8 {
    case none, percent, pound

    var text: String {
      switch self {
      case .none: ""
      case .percent: "%"
      case .pound: "£"
      }
    }
  }
  enum Magnitude: Equatable {
    /// The value is `mantissa / 10^decimals`, exactly; at most 18 digits.
    case exact(mantissa: Int64, decimals: Int)
    case floating(Double)
  }
  var magnitude: Magnitude
  /// Decimals as written.
  var decimals: Int
  var unit = Unit.none
  /// A flag after the number: `12.3 [p]`.
  var state: ValueState = []
  var hasGroups = false
  var hasPlus = false
  var hasDust = false
}

/// The common case: digits with an optional minus and an optional fraction, at most 19 bytes.
///
/// Decimals are -1 when the bytes are anything else; leading zeros are text, not numbers.
@inline(__always)
func plainNumber(
  _ bytes: UnsafePointer<UInt8>,
  _ length: Int,
  point: DecimalMark = .point
) -> (mantissa: Int64, decimals: Int) {
  // SAFETY: the caller promises `length` readable bytes; 19 bytes hold at most 18 digits and a
  // point or sign, or 19 digits, which the last test turns away, so nothing overflows unseen.
  guard length > 0, length <= 19 else { return (0, -1) }
  let isNegative = bytes[0] == 0x2D
  var at = isNegative ? 1 : 0
  let first = at
  var mantissa: Int64 = 0
  while at < length {
    let digit = bytes[at] &- 0x30
    guard digit < 10 else { break }
    mantissa = mantissa &* 10 &+ Int64(digit)
    at &+= 1
  }
  let wholeDigits = at &- first
  if wholeDigits > 1, bytes[first] == 0x30 { return (0, -1) }
  if at == length {
    // Beyond 2^53 a whole number is an identifier.
    guard wholeDigits > 0, mantissa <= 1 << 53, wholeDigits <= 17 else { return (0, -1) }
    return (isNegative ? -mantissa : mantissa, 0)
  }
  guard bytes[at] == point.rawValue else { return (0, -1) }
  at &+= 1
  let fraction = at
  while at < length {
    let digit = bytes[at] &- 0x30
    guard digit < 10 else { return (0, -1) }
    mantissa = mantissa &* 10 &+ Int64(digit)
    at &+= 1
  }
  let decimals = length &- fraction
  // Twelve digits and more may be a double printed in full; the slow reader looks.
  guard decimals > 0, wholeDigits &+ decimals <= (decimals <= 6 ? 15 : 11) else { return (0, -1) }
  return (isNegative ? -mantissa : mantissa, decimals)
}

/// A number with commas between groups of three digits, otherwise as `plainNumber` reads it.
func groupedNumber(
  _ bytes: UnsafePointer<UInt8>,
  _ length: Int
) -> (mantissa: Int64, decimals: Int) {
  guard length >= 5, length <= 24 else { return (0, -1) }
  return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
    // SAFETY: at most `length` bytes are read and as many written, and `length` is at most 24.
    var count = 0
    var at = bytes[0] == 0x2D ? 1 : 0
    if at == 1 {
      digits[0] = 0x2D
      count = 1
    }
    var group = 0
    var groups = 0
    while at < length {
      if isDigit(bytes[at]) {
        group += 1
      } else if bytes[at] == 0x2C {
        guard groups == 0 ? (1...3).contains(group) : group == 3 else { return (0, -1) }
        groups += 1
        group = 0
        at += 1
        continue
      } else {
        break
      }
      digits[count] = bytes[at]
      count += 1
      at += 1
    }
    guard groups > 0, group == 3 else { return (0, -1) }
    while at < length {
      digits[count] = bytes[at]
      count += 1
      at += 1
    }
    guard let start = UnsafePointer(digits.baseAddress) else { return (0, -1) }
    return plainNumber(start, count)
  }
}

/// Reads a cell as a number in any of the forms of `data.md` §5, or gives nil.
///
/// Thousands are commas in groups of three; `£` and `%` are noted; `1e999`, `nan`, `inf`, `0x10`,
/// whole numbers beyond 2^53 and numbers with leading zeros are no numbers.
func readNumber(_ cell: [UInt8], mark: DecimalMark = .point) -> CellNumber? {
  var bytes = trimmed(cell[...])
  guard !bytes.isEmpty, bytes.count <= 400 else { return nil }
  var result = CellNumber(magnitude: .exact(mantissa: 0, decimals: 0), decimals: 0)
  takeFlag(&bytes, &result)
  var isNegative = false
  takeSign(&bytes, &isNegative, &result)
  if bytes.starts(with: [0xC2, 0xA3]) {  // £
    result.unit = .pound
    bytes = trimmed(bytes.dropFirst(2))
    if !isNegative, !result.hasPlus { takeSign(&bytes, &isNegative, &result) }
  }
  var multiplier = 0
  if result.unit == .pound {
    multiplier = takeMultiplier(&bytes)
  } else if bytes.last == UInt8(ascii: "%") {
    result.unit = .percent
    bytes = trimmed(bytes.dropLast())
  }
  let point: UInt8 = mark == .point ? UInt8(ascii: ".") : UInt8(ascii: ",")
  guard let digits = scanDigits(bytes, point: point, groups: mark == .point) else { return nil }
  result.hasGroups = digits.hasGroups
  if result.hasPlus, digits.wholeCount > 7 { return nil }
  return finished(digits, isNegative: isNegative, multiplier: multiplier, result)
}

/// The parts of a number's text.
private struct Digits {
  var digits: [UInt8] = []
  var wholeCount = 0
  var decimals = 0
  var exponent = 0
  var hasExponent = false
  var hasGroups = false
}

private func scanDigits(_ bytes: ArraySlice<UInt8>, point: UInt8, groups: Bool) -> Digits? {
  var result = Digits()
  var at = bytes.startIndex
  var sinceComma = -1
  while at < bytes.endIndex {
    let byte = bytes[at]
    if isDigit(byte) {
      result.digits.append(byte)
      if sinceComma >= 0 { sinceComma += 1 }
    } else if groups, byte == UInt8(ascii: ",") {
      guard sinceComma == 3 || (sinceComma < 0 && (1...3).contains(result.digits.count)) else {
        return nil
      }
      sinceComma = 0
      result.hasGroups = true
    } else {
      break
    }
    at += 1
  }
  guard sinceComma < 0 || sinceComma == 3 else { return nil }
  result.wholeCount = result.digits.count
  if result.wholeCount > 1, result.digits[0] == UInt8(ascii: "0") { return nil }
  if at < bytes.endIndex, bytes[at] == point {
    at += 1
    let start = at
    while at < bytes.endIndex, isDigit(bytes[at]) {
      result.digits.append(bytes[at])
      at += 1
    }
    result.decimals = at - start
    guard result.decimals > 0 else { return nil }
  }
  guard !result.digits.isEmpty else { return nil }
  if at < bytes.endIndex, bytes[at] | 0x20 == UInt8(ascii: "e") {
    guard !result.hasGroups, result.wholeCount > 0 else { return nil }
    at += 1
    var isNegative = false
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let start = at
    while at < bytes.endIndex, at - start < 4, isDigit(bytes[at]) {
      result.exponent = result.exponent * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    guard at > start else { return nil }
    if isNegative { result.exponent = -result.exponent }
    result.hasExponent = true
  }
  return at == bytes.endIndex ? result : nil
}

private func finished(
  _ parts: Digits,
  isNegative: Bool,
  multiplier: Int,
  _ form: CellNumber
) -> CellNumber? {
  var result = form
  let significant = parts.digits.drop { $0 == UInt8(ascii: "0") }
  let shift = parts.exponent + multiplier
  result.decimals = max(0, parts.decimals - shift)
  guard !significant.isEmpty else { return result }
  if parts.decimals == 0, shift == 0 {
    guard significant.count <= 16 else { return nil }
  }
  if significant.count <= 18 {
    var mantissa = significant.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    if parts.decimals == 0, shift == 0, mantissa > 1 << 53 { return nil }
    var decimals = parts.decimals - shift
    while decimals > 0, mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    while decimals < 0, decimals > -18, mantissa < 1 << 53 {
      mantissa *= 10
      decimals += 1
    }
    if decimals >= 0, decimals <= 18, mantissa <= 1 << 53, significant.count < 12 {
      result.magnitude = .exact(mantissa: isNegative ? -mantissa : mantissa, decimals: decimals)
      return result
    }
  }
  let text = String(decoding: parts.digits, as: UTF8.self) + "e\(shift - parts.decimals)"
  guard let value = Double(text), value.isFinite, value != 0 else { return nil }
  // A double printed in full: 75.39999999999999 was 75.4 before a program halved it somewhere.
  if significant.count >= 12, parts.decimals > 6, value < 1e9 {
    let rounded = (value * 1e6).rounded()
    if rounded > 0, abs(value - rounded / 1e6) <= 1e-9 {
      var mantissa = Int64(rounded)
      var decimals = 6
      while decimals > 0, mantissa % 10 == 0 {
        mantissa /= 10
        decimals -= 1
      }
      result.hasDust = Double(mantissa) / powerOfTen(decimals) != value
      if result.hasDust { result.decimals = decimals }
      result.magnitude = .exact(mantissa: isNegative ? -mantissa : mantissa, decimals: decimals)
      return result
    }
  }
  if let (mantissa, decimals) = shortestDecimal(value),
    Double(mantissa) / powerOfTen(decimals) == value
  {
    result.magnitude = .exact(mantissa: isNegative ? -mantissa : mantissa, decimals: decimals)
  } else {
    result.magnitude = .floating(isNegative ? -value : value)
  }
  return result
}

private func takeSign(
  _ bytes: inout ArraySlice<UInt8>,
  _ isNegative: inout Bool,
  _ result: inout CellNumber
) {
  if bytes.first == UInt8(ascii: "-") {
    isNegative = true
    bytes = bytes.dropFirst()
  } else if bytes.starts(with: [0xE2, 0x88, 0x92]) {  // U+2212
    isNegative = true
    bytes = bytes.dropFirst(3)
  } else if bytes.first == UInt8(ascii: "+") {
    result.hasPlus = true
    bytes = bytes.dropFirst()
  }
}

/// `£1.2m`, `£3bn`, `£40k`: the power of ten.
private func takeMultiplier(_ bytes: inout ArraySlice<UInt8>) -> Int {
  guard let last = bytes.last else { return 0 }
  switch last | 0x20 {
  case UInt8(ascii: "k"):
    bytes = bytes.dropLast()
    return 3
  case UInt8(ascii: "m"):
    bytes = bytes.dropLast()
    return 6
  case UInt8(ascii: "n") where bytes.dropLast().last.map({ $0 | 0x20 }) == UInt8(ascii: "b"):
    bytes = bytes.dropLast(2)
    return 9
  default: return 0
  }
}

/// A flag after a number: `[p]` glued or spaced, `p` spaced; a glued letter is part of a code.
private func takeFlag(_ bytes: inout ArraySlice<UInt8>, _ result: inout CellNumber) {
  func state(_ letter: UInt8) -> ValueState? {
    switch letter {
    case UInt8(ascii: "p"): .provisional
    case UInt8(ascii: "r"): .revised
    case UInt8(ascii: "e"): .estimated
    case UInt8(ascii: "b"): .break
    case UInt8(ascii: "u"): .unreliable
    default: nil
    }
  }
  guard let last = bytes.last, last > 0x39 else { return }
  var rest = bytes
  var found: ValueState?
  if last == UInt8(ascii: "]") {
    let letter = rest.dropLast().last
    guard rest.dropLast(2).last == UInt8(ascii: "[") else { return }
    found = letter.flatMap(state)
    rest = rest.dropLast(3)
  } else if rest.count > 3, rest.suffix(3) == [0xE2, 0x80, 0xA0] {  // †
    found = .unreliable
    rest = rest.dropLast(3)
  } else {
    guard rest.dropLast().last == 0x20 else { return }
    found = state(last)
    rest = rest.dropLast(2)
  }
  guard let found else { return }
  result.state.insert(found)
  bytes = trimmed(rest)
}

/// Without the spaces and no-break spaces around.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var rest = bytes
  while true {
    if let first = rest.first, first == 0x20 || (first >= 0x09 && first <= 0x0D) {
      rest = rest.dropFirst()
    } else if rest.starts(with: [0xC2, 0xA0]) {
      rest = rest.dropFirst(2)
    } else {
      break
    }
  }
  while true {
    if let last = rest.last, last == 0x20 || (last >= 0x09 && last <= 0x0D) {
      rest = rest.dropLast()
    } else if rest.count >= 2, rest.suffix(2) == [0xC2, 0xA0] {
      rest = rest.dropLast(2)
    } else {
      break
    }
  }
  return rest
}
