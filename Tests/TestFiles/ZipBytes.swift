#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A member of a zip archive to be.
public struct ZipMember: Sendable {
  public var name: String
  public var bytes: [UInt8]
  /// 0 stored, 8 deflated.
  public var method: UInt16 = 0
  public var isEncrypted = false
  /// Overrides the sum, for archives that are damaged.
  public var sum: UInt32?

  public init(_ name: String, _ text: String) {
    self.init(name, Array(text.utf8))
  }

  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Deflated by the system's zlib; stored where there is none.
  public func deflated() -> ZipMember {
    var member = self
    member.method = 8
    return member
  }
}

/// A zip archive, as APPNOTE 6.3 lays it out.
public func zipBytes(_ members: [ZipMember]) -> [UInt8] {
  var all: [UInt8] = []
  var directory: [UInt8] = []
  for member in members {
    let offset = all.count
    let packed = member.method == 8 ? deflateBytes(member.bytes) ?? member.bytes : member.bytes
    var head: [UInt8] = []
    head.put(20, 2)
    head.put(member.isEncrypted ? 1 : 0, 2)
    head.put(Int(member.method), 2)
    head.put(0, 4)
    head.put(Int(member.sum ?? crc32(member.bytes)), 4)
    head.put(packed.count, 4)
    head.put(member.bytes.count, 4)
    head.put(member.name.utf8.count, 2)
    head.put(0, 2)
    all += [0x50, 0x4B, 0x03, 0x04] + head + Array(member.name.utf8) + packed
    directory += [0x50, 0x4B, 0x01, 0x02]
    directory.put(20, 2)
    directory += head
    directory.put(0, 2 + 2 + 2 + 4)
    directory.put(offset, 4)
    directory += Array(member.name.utf8)
  }
  let start = all.count
  all += directory + [0x50, 0x4B, 0x05, 0x06]
  all.put(0, 4)
  all.put(members.count, 2)
  all.put(members.count, 2)
  all.put(directory.count, 4)
  all.put(start, 4)
  all.put(0, 2)
  return all
}

extension [UInt8] {
  /// Appends a number, the least byte first.
  fileprivate mutating func put(_ number: Int, _ count: Int) {
    for place in 0..<count {
      append(place < 8 ? UInt8(truncatingIfNeeded: number >> (8 * place)) : 0)
    }
  }
}

/// CRC-32 of ISO 3309.
public func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { sum, byte in
    table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
  }
}

private let table: [UInt32] = (0..<256).map { number in
  (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
}

/// The raw deflate stream of some bytes; nil where the system has no zlib.
public func deflateBytes(_ bytes: [UInt8]) -> [UInt8]? {
  typealias Compress =
    @convention(c) (
      UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>?, UInt, Int32
    ) -> Int32
  let names = ["libz.so.1", "libz.dylib"]
  guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
    let symbol = dlsym(library, "compress2")
  else { return nil }
  let compress = unsafeBitCast(symbol, to: Compress.self)
  var packed = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64)
  var count = UInt(packed.count)
  guard compress(&packed, &count, bytes, UInt(bytes.count), 9) == 0 else { return nil }
  // Two bytes of head and four of sum belong to zlib's own wrapping.
  return Array(packed[2..<Int(count) - 4])
}

/// A file packed with gzip (RFC 1952); nil where the system has no zlib.
public func gzipBytes(_ bytes: [UInt8]) -> [UInt8]? {
  guard let packed = deflateBytes(bytes) else { return nil }
  var all: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + packed
  all.put(Int(crc32(bytes)), 4)
  all.put(bytes.count, 4)
  return all
}
