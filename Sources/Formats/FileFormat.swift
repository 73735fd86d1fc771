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

  /// An object, or an array of what cannot be a heading.
  private static func isJSON(_ head: ArraySlice<UInt8>) -> Bool {
    func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      bytes.drop { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    }
    let marked = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    let start = trimmed(marked)
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
