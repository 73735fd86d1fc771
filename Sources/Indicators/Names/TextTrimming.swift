import Frames

/// Without space at either end; no-break spaces count as space.
func trimmedText(_ text: String) -> String {
  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  guard let first = text.utf8.first, let last = text.utf8.last else { return text }
  // Most cells have nothing to trim; a byte at or above 0x80 may belong to another kind of space.
  if !isSpace(first), !isSpace(last), first < 0x80, last < 0x80 { return text }
  let scalars = text.unicodeScalars
  guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[start...end])
}

/// `foldedName` with a quick way for plain ASCII, which nearly all names are.
func foldedLookUpName(_ text: String) -> String {
  let folded = asciiFolded(text) { byte in
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }
  guard let folded, !folded.isEmpty else { return foldedName(text) }
  return folded
}

/// The bytes of a text that a rule keeps, as it changes them; nil for a text beyond ASCII.
private func asciiFolded(_ text: String, _ rule: (UInt8) -> UInt8?) -> String? {
  var isPlain = true
  // Written in place: a catalogue has thousands of names, and most folded ones need no memory.
  let folded = String(unsafeUninitializedCapacity: text.utf8.count) { bytes in
    var count = 0
    for byte in text.utf8 {
      guard byte < 0x80 else {
        isPlain = false
        return 0
      }
      guard let kept = rule(byte), count < bytes.count else { continue }
      bytes[count] = kept
      count += 1
    }
    return count
  }
  return isPlain ? folded : nil
}

/// Parts of a cell that holds a list; empty parts are left out.
func listParts(_ text: String) -> [String] {
  if !text.utf8.contains(0x3B) {
    let trimmed = trimmedText(text)
    return trimmed.isEmpty ? [] : [trimmed]
  }
  var text = text
  // Bytes, not letters: catalogues hold hundreds of lists and `;` is one byte in any script.
  return text.withUTF8 { bytes in
    var parts: [String] = []
    for part in bytes.split(separator: 0x3B) {
      let trimmed = trimmedText(String(decoding: part, as: UTF8.self))
      if !trimmed.isEmpty { parts.append(trimmed) }
    }
    return parts
  }
}

extension Array where Element: Hashable {
  /// First occurrences, in order.
  func removingRepeats() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
