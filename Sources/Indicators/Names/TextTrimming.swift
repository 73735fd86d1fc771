import Frames

/// Without space at either end; no-break spaces count as space.
func trimmedText(_ text: String) -> String {
  guard mayNeedTrimming(text) else { return text }
  var text = text
  let trimmed = text.withUTF8 { bytes -> String? in
    let rest = withoutPlainSpace(bytes, 0..<bytes.count)
    guard let first = rest.first, let last = rest.last else { return "" }
    // A byte at or above 0x80 may belong to another kind of space.
    return first < 0x80 && last < 0x80 ? String(decoding: rest, as: UTF8.self) : nil
  }
  if let trimmed { return trimmed }
  let scalars = text.unicodeScalars
  guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(scalars[start...end])
}

/// A part of a text without the ASCII spaces at its ends.
private func withoutPlainSpace(
  _ bytes: UnsafeBufferPointer<UInt8>,
  _ part: Range<Int>
) -> UnsafeBufferPointer<UInt8> {
  func isSpace(_ at: Int) -> Bool {
    bytes[at] == 0x20 || (bytes[at] >= 0x09 && bytes[at] <= 0x0D)
  }
  var (start, end) = (part.lowerBound, part.upperBound)
  while start < end, isSpace(start) { start += 1 }
  while start < end, isSpace(end - 1) { end -= 1 }
  return UnsafeBufferPointer(rebasing: bytes[start..<end])
}

/// Whether there may be space at an end; most cells have none.
func mayNeedTrimming(_ text: String) -> Bool {
  // A byte at or above 0x80 may belong to another kind of space.
  func mayBeSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte >= 0x80
  }
  guard let first = text.utf8.first, let last = text.utf8.last else { return false }
  return mayBeSpace(first) || mayBeSpace(last)
}

/// `foldedName` with a quick way for plain ASCII, which nearly all names are.
func foldedLookUpName(_ text: String) -> String {
  var text = text
  var isPlain = true
  let folded = text.withUTF8 { letters in
    // Written in place: a catalogue has thousands of names, and most folded ones need no memory.
    String(unsafeUninitializedCapacity: letters.count) { bytes in
      var count = 0
      for letter in letters {
        switch letter {
        case 0x30...0x39, 0x61...0x7A, 0x2A: bytes[count] = letter
        case 0x41...0x5A: bytes[count] = letter | 0x20
        case 0x80...:
          isPlain = false
          return 0
        default: continue
        }
        count += 1
      }
      return count
    }
  }
  return isPlain && !folded.isEmpty ? folded : foldedName(text)
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
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x3B) ?? bytes.count
      let part = withoutPlainSpace(bytes, start..<end)
      let trimmed = trimmedText(String(decoding: part, as: UTF8.self))
      if !trimmed.isEmpty { parts.append(trimmed) }
      start = end + 1
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
