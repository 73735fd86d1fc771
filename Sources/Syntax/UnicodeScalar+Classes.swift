/// What a scalar may be in a script (`language.md` §3).
extension Unicode.Scalar {
  /// Starts a word: a letter of any script, or `_`.
  var isWordStart: Bool {
    if isASCII { return self == "_" || properties.isAlphabetic }
    return properties.isAlphabetic && !properties.isDefaultIgnorableCodePoint
  }

  /// Goes on with a word: a letter, a digit, `_`, or a mark that belongs to the letter before.
  var isWordPart: Bool {
    if isWordStart { return true }
    switch properties.generalCategory {
    case .decimalNumber: return true
    case .nonspacingMark, .spacingMark: return !properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }

  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// Reads as a space: tabs and every Unicode space, among them U+00A0 and U+2009.
  var isInlineSpace: Bool {
    self == " " || self == "\t" || (!isASCII && properties.generalCategory == .spaceSeparator)
  }

  var isLineEnd: Bool { self == "\n" || self == "\r" }

  /// The name of a character that cannot be seen and is therefore refused; nil for all others.
  var refusedName: String? {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xFE00...0xFE0F: nil
    case 0x85: "next line"
    case 0x00...0x1F, 0x7F...0x9F: "control character"
    case 0xAD: "soft hyphen"
    case 0x061C: "Arabic letter mark"
    case 0x200B: "zero width space"
    case 0x200C: "zero width non-joiner"
    case 0x200D: "zero width joiner"
    case 0x200E: "left-to-right mark"
    case 0x200F: "right-to-left mark"
    case 0x2028: "line separator"
    case 0x2029: "paragraph separator"
    case 0x202A: "left-to-right embedding"
    case 0x202B: "right-to-left embedding"
    case 0x202C: "pop directional formatting"
    case 0x202D: "left-to-right override"
    case 0x202E: "right-to-left override"
    case 0x2060: "word joiner"
    case 0x2066: "left-to-right isolate"
    case 0x2067: "right-to-left isolate"
    case 0x2068: "first strong isolate"
    case 0x2069: "pop directional isolate"
    case 0xFEFF: "zero width no-break space"
    default:
      properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
        ? "invisible character" : nil
    }
  }

  /// The usual way to write a code point, as in `U+200B`.
  var codePointName: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
