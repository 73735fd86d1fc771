/// The one way from data to a terminal.
///
/// Text of a file, a name or a query may hold anything; what could move a cursor, start an escape
/// sequence, reorder a line or hide in it is drawn as a picture or spelt out, so that data cannot
/// drive the terminal and widths stay predictable. Files keep the bytes; only screens get this.
public enum Displayable {
  /// The text as it may go to a screen, always on one line.
  ///
  /// C0 and DEL become their pictures (`␛`), newlines `␤`, C1, bidirectional and zero-width
  /// controls, private and unassigned scalars their number (`\u{202e}`). At level `ascii` common
  /// signs get a twin (`£` is `GBP `) and everything else beyond ASCII its number.
  public static func text(_ text: String, level: DrawingLevel = .full) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    var isAfterReturn = false
    // Marks need something to stand on, and a tower of them would reach into other lines.
    var marksLeft = 0
    for scalar in text.unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      if scalar.value < 0x20 || scalar.value == 0x7F {
        if scalar == "\n", isAfterReturn { result.removeLast(level == .ascii ? 2 : 1) }
        result += picture(scalar, level)
        marksLeft = 0
      } else if scalar.isASCII {
        result.unicodeScalars.append(scalar)
        marksLeft = 4
      } else if level == .ascii {
        result += asciiTwins[scalar] ?? spelt(scalar)
      } else if isUnsafe(scalar) {
        result += spelt(scalar)
        marksLeft = 0
      } else if width(scalar) == 0 {
        if marksLeft > 0 { result.unicodeScalars.append(scalar) } else { result += spelt(scalar) }
        marksLeft = max(0, marksLeft - 1)
      } else {
        result.unicodeScalars.append(scalar)
        marksLeft = 4
      }
    }
    return result
  }

  /// Cells that displayable text takes: marks 0, wide East Asian letters and pictographs 2.
  ///
  /// No locale is asked, so a table is the same everywhere.
  public static func width(_ text: String) -> Int {
    var cells = 0
    for scalar in text.unicodeScalars { cells += scalar.isASCII ? 1 : width(scalar) }
    return cells
  }

  static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    // Vowels and finals of Hangul join the letter before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      return 2
    case 0x3000: return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  /// Padded with spaces on the right.
  static func padded(_ text: String, to cells: Int) -> String {
    text + spaces(cells - width(text))
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func picture(_ scalar: Unicode.Scalar, _ level: DrawingLevel) -> String {
    if level == .ascii {
      if scalar == "\n" { return "\\n" }
      if scalar == "\r" { return "\\r" }
      return scalar == "\t" ? "\\t" : spelt(scalar)
    }
    if scalar == "\n" { return "␤" }
    if scalar.value == 0x7F { return "␡" }
    return Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) } ?? "?"
  }

  private static func spelt(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16))}"
  }

  /// Steers, hides, or has no agreed width.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static let asciiTwins: [Unicode.Scalar: String] = [
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"",
    "…": "...", "·": "-", "•": "*", "×": "x", "£": "GBP ", "€": "EUR ", "≤": "<=", "≥": ">=",
    "\u{A0}": " ", "▁": "_", "▂": ".", "▃": ",", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#",
  ]
}

extension Displayable {
  /// A text of several lines, each made displayable; blank lines at either end are left out.
  public static func paragraphs(_ text: String, level: DrawingLevel = .full) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Displayable.text(String($0.last == "\r" ? $0.dropLast() : $0), level: level) }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
