import Frames

/// Bytes of a snapshot as they are put together: whole numbers in eight bytes, little-endian.
struct SnapshotWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }

  /// Numbers of one width, as this machine keeps them.
  mutating func put<Number: BitwiseCopyable>(_ numbers: [Number]) {
    put(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what `SnapshotWriter` wrote; nil wherever the bytes say something else.
struct SnapshotReader {
  private let bytes: [UInt8]
  private var at: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    at = start
  }

  var isAtEnd: Bool { at == bytes.count }

  mutating func number() -> Int? {
    guard bytes.count - at >= 8 else { return nil }
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: Int64.self) }
    at += 8
    return Int(exactly: Int64(littleEndian: value))
  }

  private mutating func count(of width: Int) -> Int? {
    guard let count = number(), count >= 0, count <= (bytes.count - at) / max(1, width)
    else { return nil }
    return count
  }

  mutating func text() -> String? {
    guard let count = count(of: 1) else { return nil }
    defer { at += count }
    return String(validating: bytes[at..<at + count], as: UTF8.self)
  }

  mutating func texts() -> [String]? {
    guard let count = count(of: 8) else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count {
      guard let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  mutating func numbers<Number: BitwiseCopyable>(_ type: Number.Type) -> [Number]? {
    let width = MemoryLayout<Number>.stride
    guard let count = count(of: width) else { return nil }
    defer { at += count * width }
    // SAFETY: `count` numbers from `at` lie within the bytes, as `count(of:)` has seen.
    return [Number](unsafeUninitializedCapacity: count) { target, filled in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[at..<at + count * width])
        )
      }
      filled = count
    }
  }
}

/// A sum over bytes that damage of any kind changes.
func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
  var sum: UInt64 = 0xCBF2_9CE4_8422_2325
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset + 8 <= buffer.count {
      let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      sum = (sum ^ UInt64(littleEndian: word)) &* 0x0000_0100_0000_01B3
      sum ^= sum >> 29
      offset += 8
    }
    while offset < buffer.count {
      sum = (sum ^ UInt64(buffer[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
  }
  return Int(truncatingIfNeeded: sum ^ UInt64(bytes.count))
}
