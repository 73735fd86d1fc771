/// How text is compared: case and runs of space do not matter, curly and straight apostrophes agree.
///
/// `language.md` §5. Names of indicators, places and columns fold further: see `foldedName`.
public func foldedText(_ text: String) -> String {
  var text = text
  var isPlain = true
  let folded = text.withUTF8 { letters in
    // Written in place: most folded names are short enough to need no memory of their own.
    String(unsafeUninitializedCapacity: letters.count) { bytes in
      var count = 0
      for letter in letters {
        guard letter < 0x80 else {
          isPlain = false
          return 0
        }
        if letter == 0x20 || (letter >= 0x09 && letter <= 0x0D) {
          guard count > 0, bytes[count - 1] != 0x20 else { continue }
          bytes[count] = 0x20
        } else {
          bytes[count] = letter >= 0x41 && letter <= 0x5A ? letter | 0x20 : letter
        }
        count += 1
      }
      if count > 0, bytes[count - 1] == 0x20 { count -= 1 }
      return count
    }
  }
  return isPlain ? folded : foldedUnicodeText(text)
}

private func foldedUnicodeText(_ text: String) -> String {
  var result = ""
  var pendingSpace = false
  for scalar in text.lowercased().unicodeScalars {
    if scalar.properties.isWhitespace {
      pendingSpace = !result.isEmpty
      continue
    }
    if pendingSpace {
      result.unicodeScalars.append(" ")
      pendingSpace = false
    }
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{02BC}": result.unicodeScalars.append("'")
    case "\u{201C}", "\u{201D}": result.unicodeScalars.append("\"")
    case "\u{2013}", "\u{2212}": result.unicodeScalars.append("-")
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// How names are found: letters and digits only, in lower case (`language.md` §7).
///
/// A name without letters or digits keeps its folded text, so that it can be found at all.
public func foldedName(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  // Nearly all names are plain ASCII, where a byte is a letter and its properties are ranges.
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2A: bytes.append(byte)
    case 0x41...0x5A: bytes.append(byte | 0x20)
    case 0x80...: return foldedUnicodeName(text)
    default: break
    }
  }
  return bytes.isEmpty ? foldedText(text) : String(decoding: bytes, as: UTF8.self)
}

private func foldedUnicodeName(_ text: String) -> String {
  var result = ""
  for scalar in foldedText(text).unicodeScalars
  where scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "*" {
    result.unicodeScalars.append(scalar)
  }
  return result.isEmpty ? foldedText(text) : result
}

/// How column names are found: case, spaces, `_` and `-` do not matter.
public func foldedColumnName(_ text: String) -> String {
  var isPlain = true
  let folded = String(unsafeUninitializedCapacity: text.utf8.count) { bytes in
    var count = 0
    for byte in text.utf8 where count < bytes.count {
      switch byte {
      case 0x80...:
        isPlain = false
        return 0
      case 0x20, 0x09...0x0D, 0x5F, 0x2D: continue
      default:
        bytes[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        count += 1
      }
    }
    return count
  }
  if isPlain { return folded.isEmpty ? text : folded }
  var result = ""
  for scalar in foldedText(text).unicodeScalars
  where scalar != " " && scalar != "_" && scalar != "-" {
    result.unicodeScalars.append(scalar)
  }
  return result.isEmpty ? text : result
}
