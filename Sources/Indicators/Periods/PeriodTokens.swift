import Frames

/// A piece of a period label.
enum PeriodToken: Equatable {
  case number(Int, digits: Int)
  case word(String)
  case dash
  case slash
  case other
}

/// Cuts a folded label (lower case, single spaces, plain dashes) into pieces; spaces, commas and
/// brackets only part them.
func periodTokens(_ folded: String) -> [PeriodToken] {
  let bytes = Array(folded.utf8)
  var tokens: [PeriodToken] = []
  var at = 0
  while at < bytes.count {
    let byte = bytes[at]
    switch byte {
    case 0x30...0x39:
      var value = 0
      let first = at
      while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
        if at - first < 9 { value = value * 10 + Int(bytes[at] - 0x30) }
        at += 1
      }
      tokens.append(at - first > 9 ? .other : .number(value, digits: at - first))
      continue
    case 0x61...0x7A:
      let first = at
      while at < bytes.count, (0x61...0x7A).contains(bytes[at]) { at += 1 }
      tokens.append(.word(String(decoding: bytes[first..<at], as: UTF8.self)))
      // A full stop ends an abbreviation.
      if at < bytes.count, bytes[at] == 0x2E { at += 1 }
      continue
    case 0x2D: tokens.append(.dash)
    case 0x2F: tokens.append(.slash)
    case 0x20, 0x2C, 0x28, 0x29: break
    default: tokens.append(.other)
    }
    at += 1
  }
  return tokens
}

/// 1 for `jan` or `january`, nil for a word that is no month.
func monthNumber(_ word: String) -> Int? {
  if word == "sept" { return 9 }
  let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  guard word.utf8.count >= 3 else { return nil }
  return names.firstIndex { $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) }
    .map { $0 + 1 }
}

/// The year that two digits mean after a first year: 16 after 2014 is 2016, 00 after 1999 is 2000.
func laterYear(_ twoDigits: Int, after first: Int) -> Int {
  let year = first / 100 * 100 + twoDigits
  return year < first ? year + 100 : year
}

/// Two-digit years are 1980 to 2079.
func wholeYear(_ twoDigits: Int) -> Int { twoDigits >= 80 ? 1900 + twoDigits : 2000 + twoDigits }

/// The outline of some pieces: the number of digits for a number, `M` for a month, `~` for "to";
/// `2022/23 Q4` is `4/2q1`.
struct PeriodOutline {
  private(set) var pattern = ""
  private(set) var numbers: [Int] = []
  private(set) var months: [Int] = []

  init(_ tokens: some Sequence<PeriodToken>) {
    for token in tokens {
      switch token {
      case .number(let value, let digits):
        pattern += String(digits)
        numbers.append(value)
      case .word(let word):
        if let month = monthNumber(word) {
          pattern += "M"
          months.append(month)
        } else {
          pattern += word == "to" ? "~" : word
        }
      case .dash: pattern += "-"
      case .slash: pattern += "/"
      case .other: pattern += "?"
      }
    }
  }
}
