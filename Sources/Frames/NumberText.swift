/// The shortest decimal that reads back as the same number: no exponent, no locale, no `-0`.
///
/// Not finite numbers give an empty text; columns never hold them.
public func exactText(_ value: Double) -> String {
  guard value.isFinite else { return "" }
  if value == 0 { return "0" }
  let text = value.description
  guard let exponentAt = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
  let exponent = Int(text[text.index(after: exponentAt)...]) ?? 0
  var mantissa = text[..<exponentAt]
  let sign = mantissa.hasPrefix("-") ? "-" : ""
  if !sign.isEmpty { mantissa = mantissa.dropFirst() }
  let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
  let whole = String(parts.first ?? "0")
  var fraction = parts.count > 1 ? String(parts[1]) : ""
  if fraction == "0" { fraction = "" }
  let digits = whole + fraction
  let point = whole.count + exponent
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  if point >= digits.count {
    return sign + digits + String(repeating: "0", count: point - digits.count)
  }
  let split = digits.index(digits.startIndex, offsetBy: point)
  return sign + digits[..<split] + "." + digits[split...]
}

/// A mantissa and its scale as text: 715 at scale 1 is `71.5`; trailing zeros are kept out.
public func exactText(mantissa: Int64, scale: Int) -> String {
  var digits = String(mantissa.magnitude)
  if scale > 0 {
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale - digits.count + 1) + digits
    }
    var fraction = digits.suffix(scale)
    let whole = digits.dropLast(scale)
    while fraction.last == "0" { fraction = fraction.dropLast() }
    digits = fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
  }
  return mantissa < 0 ? "-" + digits : digits
}

/// A number with a fixed count of decimals, rounded half away from zero.
///
/// With `grouping` thousands are set apart with commas.
public func roundedText(_ value: Double, decimals: Int, grouping: Bool = false) -> String {
  guard value.isFinite else { return "" }
  let rounded = roundedHalfAway(value, decimals: decimals)
  var text = exactText(rounded.magnitude)
  if let point = text.firstIndex(of: "."), text[point...].utf8.count - 1 > decimals {
    // Beyond 15 digits rounding leaves a number as it is, and its text may be too long.
    text = roundedDigits(text, decimals: decimals)
  }
  if decimals > 0 {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
    text = "\(parts[0]).\(fraction)\(padding)"
  }
  if grouping {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (position, digit) in parts[0].reversed().enumerated() {
      if position > 0, position % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    text = String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
  }
  return rounded < 0 ? "-" + text : text
}

/// A plain decimal cut to a number of decimals, halves up; the text has more than that.
private func roundedDigits(_ text: String, decimals: Int) -> String {
  var digits = Array(text.utf8)
  guard let point = digits.firstIndex(of: 0x2E) else { return text }
  let next = digits[point + 1 + decimals]
  digits.removeSubrange((decimals > 0 ? point + 1 + decimals : point)...)
  guard next >= 0x35 else { return String(decoding: digits, as: UTF8.self) }
  for place in digits.indices.reversed() where digits[place] != 0x2E {
    if digits[place] < 0x39 {
      digits[place] += 1
      return String(decoding: digits, as: UTF8.self)
    }
    digits[place] = 0x30
  }
  return "1" + String(decoding: digits, as: UTF8.self)
}

/// Rounded to a number of decimals, halves away from zero, judged on the shortest decimal form.
///
/// 2.675 rounds to 2.68 although its double lies just below: people see the decimal.
public func roundedHalfAway(_ value: Double, decimals: Int) -> Double {
  let power = powerOfTen(decimals)
  let scaled = value * power
  guard scaled.isFinite, scaled.magnitude < 1e15 else { return value }
  // The product may have been rounded onto or off a half, so the half itself is made and compared.
  let below = scaled.magnitude.rounded(.down)
  let rounded = value.magnitude >= (below + 0.5) / power ? below + 1 : below
  return (value < 0 ? -rounded : rounded) / power
}
