/// How scalars take their place on a screen of equal cells.
extension Unicode.Scalar {
  /// Cells taken: 0 for marks, 2 for wide East Asian letters and pictographs, else 1.
  var displayWidth: Int {
    if isASCII { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// The scalar as it may go to a screen: what could move the cursor or reorder a line is spelt
  /// out, so that data never drives the terminal.
  var drawn: String {
    switch value {
    case 0x09: return " "
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + value).map { String(Character($0)) } ?? "?"
    case 0x7F: return "␡"
    default:
      guard refusedName == nil else { return "\\u{\(String(value, radix: 16))}" }
      return String(Character(self))
    }
  }
}

extension String {
  var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  var drawn: String { unicodeScalars.map(\.drawn).joined() }
}
