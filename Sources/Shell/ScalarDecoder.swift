/// Bytes of a terminal, taken out as Unicode scalars; an ill-formed sequence becomes U+FFFD.
///
/// Each maximal part of an ill-formed sequence gives one U+FFFD, as Unicode recommends (The Unicode
/// Standard, chapter 3, "U+FFFD Substitution of Maximal Subparts").
nonisolated struct ScalarDecoder {
  private var bytes: [UInt8] = []
  private var head = 0

  var isEmpty: Bool { head == bytes.count }
  /// The next byte, left where it is.
  var firstByte: UInt8? { isEmpty ? nil : bytes[head] }

  mutating func append(_ block: some Sequence<UInt8>) {
    if isEmpty {
      bytes.removeAll(keepingCapacity: true)
      head = 0
    }
    bytes.append(contentsOf: block)
  }

  /// The next scalar; `nil` while its last bytes have not come.
  ///
  /// If `isFinal`, nothing will follow, so a sequence cut short is ill-formed.
  mutating func next(isFinal: Bool = false) -> Unicode.Scalar? {
    guard head < bytes.count else { return nil }
    let lead = bytes[head]
    guard lead >= 0x80 else {
      head += 1
      return Unicode.Scalar(lead)
    }
    guard let (length, second) = Self.shape(of: lead) else {
      head += 1
      return "\u{FFFD}"
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard head + offset < bytes.count else {
        guard isFinal else { return nil }
        head = bytes.count
        return "\u{FFFD}"
      }
      let byte = bytes[head + offset]
      guard (offset == 1 ? second : 0x80...0xBF).contains(byte) else {
        head += offset
        return "\u{FFFD}"
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    head += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Length of the sequence that a byte begins and what may come second, by table 3-7 of the
  /// Unicode Standard; `nil` for a byte that begins none.
  private static func shape(of lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
