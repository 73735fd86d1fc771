/// How a file spells its characters.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16 (little-endian)"
  case utf16BigEndian = "UTF-16 (big-endian)"
  case windows1252 = "Windows-1252"
}

/// Why reading must start again with another assumption, or cannot go on.
enum ReadInterrupt: Error {
  case failed(FormatError)
  /// A byte that is no UTF-8, at this place in the file.
  case notUTF8(offset: Int)
  /// Rows that looked like notes at the end were followed by data.
  case notesAreRows
}

/// Decodes a source block by block to valid UTF-8 without NUL.
struct ByteStream {
  let source: ByteSource
  let encoding: TextEncoding
  /// Next byte of the source.
  private(set) var offset: Int
  private var checker = UTF8Checker()
  private var raw: [UInt8] = []
  private var pendingHighSurrogate: UInt32 = 0

  /// - Parameters:
  ///   - source: What is read.
  ///   - encoding: What it is taken for.
  ///   - start: Where the text starts, after a byte-order mark.
  init(_ source: ByteSource, encoding: TextEncoding, start: Int) {
    self.source = source
    self.encoding = encoding
    offset = start
  }

  var isAtEnd: Bool { offset >= source.byteCount }

  /// Fills a part of `target`; 0 bytes only at the end.
  ///
  /// - Precondition: `target` has room for 16 bytes at least.
  mutating func read(
    into target: UnsafeMutableRawBufferPointer
  ) throws(ReadInterrupt) -> Int {
    switch encoding {
    case .utf8: try readUTF8(into: target)
    case .windows1252: try readTranscoded(into: target, unit: 1)
    case .utf16LittleEndian, .utf16BigEndian: try readTranscoded(into: target, unit: 2)
    }
  }

  private mutating func readUTF8(
    into target: UnsafeMutableRawBufferPointer
  ) throws(ReadInterrupt) -> Int {
    let count = try rawRead(into: target)
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(target)[0..<count])
    let look = glance(bytes)
    if look.hasNUL {
      let at = bytes.firstIndex(of: 0) ?? 0
      throw .failed(notText(at: offset + at, "a NUL character, which no text holds"))
    }
    if look.hasNonASCII || checker.isInside {
      if let bad = checker.firstInvalid(bytes) { throw .notUTF8(offset: offset + bad) }
    }
    offset += count
    if isAtEnd, checker.isInside { throw .notUTF8(offset: source.byteCount - 1) }
    return count
  }

  private mutating func rawRead(
    into target: UnsafeMutableRawBufferPointer
  ) throws(ReadInterrupt) -> Int {
    do throws(FormatError) {
      return try source.read(at: offset, into: target)
    } catch {
      throw .failed(error)
    }
  }

  private mutating func readTranscoded(
    into target: UnsafeMutableRawBufferPointer,
    unit: Int
  ) throws(ReadInterrupt) -> Int {
    // A unit of either encoding becomes at most three bytes; a pair of UTF-16 units four.
    let wanted = max(unit, (target.count / 4) * unit)
    if raw.count < wanted { raw = [UInt8](repeating: 0, count: wanted) }
    var count = 0
    var failure: ReadInterrupt?
    raw.withUnsafeMutableBytes { buffer in
      do throws(FormatError) {
        count = try source.read(
          at: offset,
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[0..<wanted])
        )
      } catch {
        failure = .failed(error)
      }
    }
    if let failure { throw failure }
    var written = 0
    func put(_ scalar: UInt32) {
      // SAFETY: at most a quarter of the target's bytes are units, and each writes at most four.
      if scalar < 0x80 {
        target[written] = UInt8(scalar)
        written += 1
      } else if scalar < 0x800 {
        target[written] = UInt8(0xC0 | scalar >> 6)
        target[written + 1] = UInt8(0x80 | scalar & 0x3F)
        written += 2
      } else if scalar < 0x10000 {
        target[written] = UInt8(0xE0 | scalar >> 12)
        target[written + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
        target[written + 2] = UInt8(0x80 | scalar & 0x3F)
        written += 3
      } else {
        target[written] = UInt8(0xF0 | scalar >> 18)
        target[written + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
        target[written + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
        target[written + 3] = UInt8(0x80 | scalar & 0x3F)
        written += 4
      }
    }
    if unit == 1 {
      for at in 0..<count {
        let byte = raw[at]
        if byte == 0 {
          throw .failed(notText(at: offset + at, "a NUL character, which no text holds"))
        }
        guard let scalar = windows1252Scalar(byte) else {
          throw .failed(
            notText(at: offset + at, "a byte that is neither UTF-8 nor Windows-1252")
          )
        }
        put(scalar)
      }
      offset += count
      return written
    }
    var at = 0
    while at + 1 < count {
      let low = UInt32(encoding == .utf16LittleEndian ? raw[at] : raw[at + 1])
      let high = UInt32(encoding == .utf16LittleEndian ? raw[at + 1] : raw[at])
      let code = high << 8 | low
      if code == 0 {
        throw .failed(notText(at: offset + at, "a NUL character, which no text holds"))
      }
      if code & 0xFC00 == 0xD800, pendingHighSurrogate == 0 {
        pendingHighSurrogate = code
      } else if code & 0xFC00 == 0xDC00, pendingHighSurrogate != 0 {
        put(0x10000 + (pendingHighSurrogate & 0x3FF) << 10 + (code & 0x3FF))
        pendingHighSurrogate = 0
      } else if code & 0xF800 == 0xD800 || pendingHighSurrogate != 0 {
        throw .failed(notText(at: offset + at, "half a character of UTF-16"))
      } else {
        put(code)
      }
      at += 2
    }
    offset += count
    if isAtEnd, at < count || pendingHighSurrogate != 0 {
      throw .failed(notText(at: source.byteCount - 1, "the file ends inside a character"))
    }
    if written == 0, count > 0 { return try readTranscoded(into: target, unit: unit) }
    return written
  }

  /// An error that names line and character of a byte; the file is read again to count them.
  private func notText(at place: Int, _ reason: String) -> FormatError {
    let (line, character) = position(of: place, in: source, encoding: encoding)
    return .notText(name: source.name, line: line, character: character, reason: reason)
  }
}

extension ByteSource {
  /// All of a text in UTF-8, for small files: UTF-16 with a byte-order mark is decoded, anything
  /// else left as it stands, a mark of UTF-8 included.
  ///
  /// - Throws: `FormatError` as `readAll(limit:)` does, and where a character of UTF-16 is none.
  public func readAllText(limit: Int) throws(FormatError) -> [UInt8] {
    try readAllDecoded(limit: limit).bytes
  }

  /// The same, with what it was decoded from.
  func readAllDecoded(
    limit: Int
  ) throws(FormatError) -> (bytes: [UInt8], encoding: TextEncoding) {
    let bytes = try readAll(limit: limit)
    let encoding: TextEncoding
    if bytes.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
    } else {
      return (bytes, .utf8)
    }
    var stream = ByteStream(ByteSource(name: name, bytes: bytes), encoding: encoding, start: 2)
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var count = 0
      var failure: FormatError?
      block.withUnsafeMutableBytes { target in
        do throws(ReadInterrupt) {
          count = try stream.read(into: target)
        } catch {
          if case .failed(let reason) = error { failure = reason }
        }
      }
      if let failure { throw failure }
      guard count > 0 else { return (text, encoding) }
      text += block[..<count]
    }
  }
}

/// Line and character, from 1, of a byte of a source.
func position(
  of place: Int,
  in source: ByteSource,
  encoding: TextEncoding
) -> (line: Int, character: Int) {
  var line = 1
  var character = 0
  var previousWasReturn = false
  let width = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
  let significant = encoding == .utf16BigEndian ? 1 : 0
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  var offset = 0
  while offset <= place {
    let count = buffer.withUnsafeMutableBytes { (try? source.read(at: offset, into: $0)) ?? 0 }
    guard count > 0 else { break }
    for at in stride(from: 0, to: min(count, place - offset + 1), by: width) {
      let byte = at + significant < count ? buffer[at + significant] : 0
      let isASCII = width == 1 || (at + 1 < count && buffer[at + 1 - significant] == 0)
      if isASCII, byte == 0x0A, previousWasReturn {
        previousWasReturn = false
        continue
      }
      if isASCII, byte == 0x0A || byte == 0x0D, offset + at < place {
        line += 1
        character = 0
      } else if encoding != .utf8 || byte & 0xC0 != 0x80 || offset + at == place {
        character += 1
      }
      previousWasReturn = isASCII && byte == 0x0D
    }
    offset += count
  }
  return (line, max(1, character))
}

/// Whether bytes hold a NUL, or anything beyond ASCII; eight bytes a step.
func glance(_ bytes: UnsafeRawBufferPointer) -> (hasNUL: Bool, hasNonASCII: Bool) {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  var all: UInt64 = 0
  var zeros: UInt64 = 0
  var at = 0
  // SAFETY: each load lies within the buffer.
  while at + 8 <= bytes.count {
    let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    all |= word
    zeros |= (word &- ones) & ~word
    at += 8
  }
  var hasNUL = zeros & highs != 0
  while at < bytes.count {
    all |= UInt64(bytes[at])
    hasNUL = hasNUL || bytes[at] == 0
    at += 1
  }
  return (hasNUL, all & highs != 0)
}

/// Checks UTF-8 in blocks; a character may lie across two of them.
struct UTF8Checker {
  private var remaining = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF
  /// Complete characters beyond ASCII met so far.
  private(set) var multiByteCount = 0

  var isInside: Bool { remaining > 0 }

  /// Place of the first character that is none, or nil; of one begun in the block before, the
  /// place where it breaks off.
  mutating func firstInvalid(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var at = 0
    var first = -1
    let highs: UInt64 = 0x8080_8080_8080_8080
    while at < bytes.count {
      if remaining == 0 {
        // SAFETY: each load lies within the buffer.
        while at + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & highs == 0
        {
          at += 8
        }
        guard at < bytes.count else { return nil }
      }
      let byte = bytes[at]
      if remaining > 0 {
        guard byte >= lower, byte <= upper else {
          remaining = 0
          lower = 0x80
          upper = 0xBF
          return first >= 0 ? first : at
        }
        remaining -= 1
        lower = 0x80
        upper = 0xBF
        if remaining == 0 { multiByteCount += 1 }
      } else if byte >= 0x80 {
        first = at
        switch byte {
        case 0xC2...0xDF: remaining = 1
        case 0xE0:
          remaining = 2
          lower = 0xA0
        case 0xE1...0xEC, 0xEE, 0xEF: remaining = 2
        case 0xED:
          remaining = 2
          upper = 0x9F
        case 0xF0:
          remaining = 3
          lower = 0x90
        case 0xF1...0xF3: remaining = 3
        case 0xF4:
          remaining = 3
          upper = 0x8F
        default: return at
        }
      }
      at += 1
    }
    return nil
  }
}

/// The character of a byte of Windows-1252; nil for the five bytes that have none.
func windows1252Scalar(_ byte: UInt8) -> UInt32? {
  guard byte >= 0x80, byte < 0xA0 else { return UInt32(byte) }
  let scalar = windows1252Middle[Int(byte - 0x80)]
  return scalar == 0 ? nil : scalar
}

private let windows1252Middle: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
  0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
