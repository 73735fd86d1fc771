/// What a file is, by its first bytes and never by its name.
enum FileFormat: Sendable {
  case text, json, gzip, archive, sqlite

  init(of source: ByteSource) throws(FormatError) {
    var head = [UInt8](repeating: 0, count: min(1024, source.byteCount))
    let count = try head.withUnsafeMutableBytesTyped { (target) throws(FormatError) in
      try source.read(at: 0, into: target)
    }
    self.init(head: head[..<count])
  }

  init(head: ArraySlice<UInt8>) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .archive
    } else if head.starts(with: Array("SQLite format 3\0".utf8)) {
      self = .sqlite
    } else {
      self = FileFormat.isJSON(head) ? .json : .text
    }
  }

  /// The same without a byte-order mark; of UTF-16 the letters of ASCII, anything else as 0xFF.
  private static func plainStart(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return head.dropFirst(3) }
    let isLittleEndian = head.starts(with: [0xFF, 0xFE])
    guard isLittleEndian || head.starts(with: [0xFE, 0xFF]) else { return head }
    let units = stride(from: head.startIndex + 2, to: head.endIndex - 1, by: 2).map { at in
      let (first, second) = (head[at], head[at + 1])
      let (low, high) = isLittleEndian ? (first, second) : (second, first)
      return high == 0 ? low : 0xFF
    }
    return units[...]
  }

  /// An object, or an array of what cannot be a heading.
  private static func isJSON(_ head: ArraySlice<UInt8>) -> Bool {
    func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      bytes.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    }
    let start = trimmed(plainStart(head))
    // A word processor's document opens like an object: {\rtf1.
    if start.first == UInt8(ascii: "{") { return start.dropFirst().first != UInt8(ascii: "\\") }
    guard start.first == UInt8(ascii: "[") else { return false }
    switch trimmed(start.dropFirst()).first {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "]"): return true
    default: return false
    }
  }
}

/// Whether a file is an SQLite database.
public func isDatabase(_ source: ByteSource) throws(FormatError) -> Bool {
  try FileFormat(of: source) == .sqlite
}
