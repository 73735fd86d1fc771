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
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2A: bytes.append(byte)
    case 0x41...0x5A: bytes.append(byte | 0x20)
    case 0x80...: return foldedName(text)
    default: break
    }
  }
  return bytes.isEmpty ? foldedName(text) : String(decoding: bytes, as: UTF8.self)
}

/// Parts of a cell that holds a list; empty parts are left out.
func listParts(_ text: String) -> [String] {
  // Bytes, not letters: catalogues hold hundreds of lists and `;` is one byte in any script.
  text.utf8.split(separator: 0x3B).compactMap { part in
    let trimmed = trimmedText(String(Substring(part)))
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension Array where Element: Hashable {
  /// First occurrences, in order.
  func removingRepeats() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
