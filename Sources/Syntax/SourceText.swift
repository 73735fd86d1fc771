/// The text of a script as UTF-8 bytes, without the byte order mark.
///
/// The bytes are kept as they came, so that a tree can give its source back unchanged; composed
/// and decomposed letters (`é`) are equal all the same, since names are compared as `String`s, by
/// canonical equivalence. Line ends are LF, CR LF and CR. Bytes that are not UTF-8 are kept too
/// and refused by the lexer.
public struct SourceText: Sendable, Hashable {
  public let bytes: [UInt8]
  /// Whether a byte order mark was taken off the front.
  public let hadByteOrderMark: Bool
  private let lineStarts: [Int]

  public init(_ text: String) {
    self.init(utf8: text.utf8)
  }

  public init(utf8 content: some Sequence<UInt8>) {
    var bytes = Array(content)
    hadByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hadByteOrderMark { bytes.removeFirst(3) }
    self.bytes = bytes
    lineStarts = Self.lineStarts(of: bytes)
  }

  public var count: Int { bytes.count }
  public var lineCount: Int { lineStarts.count }

  /// The line of a byte offset, from 1; offsets outside the text count as its first or last byte.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The column of a byte offset in Unicode scalars, from 1.
  public func column(at offset: Int) -> Int {
    let end = min(max(0, offset), bytes.count)
    var column = 1
    for position in lineStarts[line(at: offset) - 1]..<max(end, lineStarts[line(at: offset) - 1])
    where bytes[position] & 0b1100_0000 != 0b1000_0000 {
      column += 1
    }
    return column
  }

  /// The text in a range; what lies outside the source is left out.
  public func text(in range: SourceRange) -> String {
    let lower = min(max(0, range.lowerBound), bytes.count)
    let upper = min(max(lower, range.upperBound), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The line that holds a byte offset, without its line end.
  public func lineRange(at offset: Int) -> SourceRange {
    let index = line(at: offset) - 1
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return SourceRange(start, end)
  }

  public func lineText(at offset: Int) -> String {
    text(in: lineRange(at: offset))
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (position, byte) in bytes.enumerated() {
      let isLoneReturn =
        byte == UInt8(ascii: "\r")
        && !(position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isLoneReturn { starts.append(position + 1) }
    }
    return starts
  }
}

extension SourceText {
  /// The byte at an offset, or nil outside the text.
  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// The scalar that starts at an offset and its length in bytes; `scalar` is nil for one byte
  /// that is not UTF-8, and the whole is nil outside the text.
  func decode(at offset: Int) -> (scalar: Unicode.Scalar?, length: Int)? {
    guard let lead = byte(at: offset) else { return nil }
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length: Int
    let least: UInt32
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, least, value) = (2, 0x80, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, least, value) = (3, 0x800, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, least, value) = (4, 0x1_0000, UInt32(lead & 0x07))
    default: return (nil, 1)
    }
    for step in 1..<length {
      guard let next = byte(at: offset + step), next & 0b1100_0000 == 0b1000_0000 else {
        return (nil, 1)
      }
      value = value << 6 | UInt32(next & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }
}
