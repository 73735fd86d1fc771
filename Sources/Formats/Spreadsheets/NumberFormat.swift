import Frames

/// What the format of a cell says its number is.
enum NumberFormat: Hashable {
  /// A number that shows so many decimals at least.
  case plain(decimals: Int)
  /// Shown as a share of 100, with so many decimals at least.
  case percent(decimals: Int)
  case date(Date)

  /// As many digits as the number has.
  static let general = NumberFormat.plain(decimals: 0)

  struct Date: Hashable {
    var hasYear = false
    var hasMonth = false
    var hasDay = false
    var hasTime = false
  }

  /// A format that is known by its number alone (ECMA-376, part 1, 18.8.30).
  init(builtIn number: Int) {
    switch number {
    case 2, 4, 39, 40: self = .plain(decimals: 2)
    case 9: self = .percent(decimals: 0)
    case 10: self = .percent(decimals: 2)
    case 14...16, 27...31, 36, 50...54, 57, 58:
      self = .date(Date(hasYear: true, hasMonth: true, hasDay: true))
    case 17, 55, 56: self = .date(Date(hasYear: true, hasMonth: true))
    case 22: self = .date(Date(hasYear: true, hasMonth: true, hasDay: true, hasTime: true))
    case 18...21, 32...35, 45...47: self = .date(Date(hasTime: true))
    default: self = .general
    }
  }

  /// A format as it is spelt: `dd/mm/yyyy`, `0.0%`, `[$-809]d mmmm yyyy;@`.
  init(code: String) {
    var date = Date()
    var isPercent = false
    var previous: UInt8 = 0
    var isQuoted = false
    var isEscaped = false
    var bracket: [UInt8]?
    var letterM = false
    var decimals = Decimals()
    scan: for byte in code.lowercased().utf8 {
      if isEscaped {
        isEscaped = false
        continue
      }
      if isQuoted {
        isQuoted = byte != UInt8(ascii: "\"")
        continue
      }
      if let inside = bracket {
        guard byte == UInt8(ascii: "]") else {
          bracket = inside + [byte]
          continue
        }
        // Hours, minutes or seconds beyond a day; other brackets are colours, currencies, conditions.
        if let letter = inside.first, "hms".utf8.contains(letter),
          inside.allSatisfy({ $0 == letter })
        {
          date.hasTime = true
        }
        bracket = nil
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isEscaped = true
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "["): bracket = []
      // Only the form of positive numbers is looked at.
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "%"): isPercent = true
      case UInt8(ascii: "."), UInt8(ascii: "0"), UInt8(ascii: ","), UInt8(ascii: "e"),
        UInt8(ascii: "/"):
        decimals.take(byte)
      case UInt8(ascii: "y"): date.hasYear = true
      case UInt8(ascii: "d"): date.hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "s"): date.hasTime = true
      case UInt8(ascii: "m"): letterM = true
      // General, or an exponent: no part of a date.
      case UInt8(ascii: "g") where previous == 0: break scan
      default: break
      }
      previous = byte
    }
    // Beside a year or a day it is a month, beside hours alone minutes.
    date.hasMonth = letterM && (date.hasYear || date.hasDay || !date.hasTime)
    if date != Date() {
      self = .date(date)
    } else {
      self = isPercent ? .percent(decimals: decimals.count) : .plain(decimals: decimals.count)
    }
  }

  /// Digits behind the point that a format always shows.
  private struct Decimals {
    private(set) var count = 0
    private var isBehindPoint = false
    private var isOther = false

    mutating func take(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "."): isBehindPoint = true
      case UInt8(ascii: "0"): if isBehindPoint, !isOther { count += 1 }
      // Behind the digits a comma divides by a thousand; with an exponent or as a fraction the
      // digits are others.
      default:
        isOther = isOther || isBehindPoint || byte != UInt8(ascii: ",")
        if isOther { count = 0 }
      }
    }
  }
}

/// The text of a number in a cell: what the sheet shows, as far as it is certain.
///
/// - Parameters:
///   - value: The number.
///   - format: Of the cell.
///   - is1904: Whether days count from 1904 and not from 1900.
/// - Returns: `40.4%`, `2019-04-01`, `2019-04-01T10:30:00`, `10:30:00`, `2019-04` where the format
///   shows months alone, or the number: all its digits, and zeros behind them as far as the format
///   shows some (12 is `12.0`).
func numberText(_ value: Double, _ format: NumberFormat, is1904: Bool = false) -> String {
  switch format {
  case .plain(let decimals): return withDecimals(exactText(value), decimals)
  case .percent(let decimals): return withDecimals(percentText(value), decimals) + "%"
  case .date(let parts): return dateText(value, parts, is1904: is1904) ?? exactText(value)
  }
}

/// A share as parts of 100: the point is moved and nothing rounded.
private func percentText(_ value: Double) -> String {
  let text = exactText(value.magnitude)
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let fraction = parts.count > 1 ? String(parts[1]) : ""
  var whole = String(parts[0]) + fraction.prefix(2)
  whole += String(repeating: "0", count: max(0, 2 - fraction.count))
  let digits = String(whole.drop { $0 == "0" })
  let rest = fraction.dropFirst(2)
  return (value < 0 ? "-" : "") + (digits.isEmpty ? "0" : digits)
    + (rest.isEmpty ? "" : ".\(rest)")
}

/// A number with zeros behind it, as far as a double has digits.
private func withDecimals(_ text: String, _ decimals: Int) -> String {
  guard decimals > 0 else { return text }
  let bytes = text.utf8
  let point = bytes.firstIndex(of: UInt8(ascii: "."))
  let whole = point.map { bytes.distance(from: bytes.startIndex, to: $0) } ?? bytes.count
  let present = point == nil ? 0 : bytes.count - whole - 1
  let missing = min(decimals, 15 - whole) - present
  guard missing > 0 else { return text }
  return text + (present == 0 ? "." : "") + String(repeating: "0", count: missing)
}

private func dateText(_ value: Double, _ parts: NumberFormat.Date, is1904: Bool) -> String? {
  // The calendar of spreadsheets ends with the year 9999.
  guard value.isFinite, value >= 0, value < 2_958_466 else { return nil }
  let seconds = Int((value * 86_400).rounded())
  let clock = clockText(seconds % 86_400)
  if !parts.hasYear, !parts.hasMonth, !parts.hasDay {
    return seconds < 86_400 ? clock : "\(seconds / 3600)" + clock.dropFirst(2)
  }
  let day = seconds / 86_400
  let date: (year: Int, month: Int, day: Int)
  if is1904 {
    date = civilDate(day - 24_107)
  } else if day == 60 {
    // A day that never was, and that spreadsheets show.
    date = (1900, 2, 29)
  } else {
    date = civilDate(day - (day < 60 ? 25_568 : 25_569))
  }
  if seconds % 86_400 == 0, !parts.hasTime {
    if !parts.hasDay, date.day == 1 {
      if parts.hasYear, parts.hasMonth { return "\(padded(date.year, 4))-\(padded(date.month, 2))" }
      if parts.hasYear, date.month == 1 { return padded(date.year, 4) }
    }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }
  return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    + (seconds % 86_400 == 0 && parts.hasTime ? "T00:00:00" : "T\(clock)")
}

private func clockText(_ seconds: Int) -> String {
  [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The date that lies some days after 1 January 1970 in the Gregorian calendar (Hinnant, 2013).
private func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return (
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
    dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  )
}
