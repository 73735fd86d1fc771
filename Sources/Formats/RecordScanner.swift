/// A cell within a buffer: place and length, and whether it stood in quotes.
///
/// One word: 32 bits of place, 30 of length, two flags.
struct CellSpan {
  var bits: UInt64

  static let quoted: UInt64 = 1 << 63
  /// Holds doubled quotes that must be made single.
  static let escaped: UInt64 = 1 << 62

  @inline(__always)
  init(start: Int, length: Int, flags: UInt64) {
    bits = UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: length) << 32 | flags
  }

  @inline(__always) var start: Int { Int(bits & 0xFFFF_FFFF) }
  @inline(__always) var length: Int { Int(bits >> 32 & 0x3FFF_FFFF) }
  @inline(__always) var isQuoted: Bool { bits & CellSpan.quoted != 0 }
  @inline(__always) var isEscaped: Bool { bits & CellSpan.escaped != 0 }
  /// Nothing at all: no bytes and no quotes.
  @inline(__always) var isEmpty: Bool { bits & (0x3FFF_FFFF << 32 | CellSpan.quoted) == 0 }
}

/// One record found in a buffer.
struct ScannedRecord {
  enum Ending {
    /// Ended by a line break, or by the end of the text.
    case whole
    /// The buffer ends before the record does.
    case incomplete
    /// The text ends inside quotes that opened at this place.
    case unclosedQuote(at: Int)
    /// Something other than a separator follows a closing quote at this place.
    case textAfterQuote(at: Int)
  }
  var ending = Ending.whole
  /// Where the next record starts.
  var next = 0
  /// Cells found, also those beyond the room for them.
  var cellCount = 0
  /// Whether all cells are empty and none is in quotes.
  var isBlank = true
  /// Line breaks inside quotes.
  var innerBreaks = 0
  /// Whether cells beyond the room for them hold something.
  var hasContentBeyond = false
  /// Whether it ended with the text and without a line break.
  var endsText = false
}

/// Finds the cells of records: RFC 4180, with any line ends and a quote inside an unquoted cell
/// taken as it is.
struct RecordScanner {
  let separator: UInt8
  private let separators: UInt64

  init(separator: UInt8) {
    self.separator = separator
    separators = UInt64(separator) &* 0x0101_0101_0101_0101
  }

  /// Bytes that must be writable after the end of a buffer.
  static let padding = 16

  /// Scans the record that starts at `start`.
  ///
  /// - Parameters:
  ///   - bytes: The buffer; the bytes from `end` on are line feeds, `padding` of them.
  ///   - start: Where the record starts.
  ///   - end: Where the bytes that are filled end.
  ///   - isLast: Whether the text ends at `end`.
  ///   - cells: Room for `room` cells.
  ///   - room: How many cells are kept; more are counted.
  /// - Returns: What was found; its cells are filled in as far as they were met.
  @inline(__always)
  func scan(
    _ bytes: UnsafePointer<UInt8>,
    from start: Int,
    to end: Int,
    isLast: Bool,
    cells: UnsafeMutablePointer<CellSpan>,
    room: Int
  ) -> ScannedRecord {
    // SAFETY: `at` never passes `end` but for loads of eight bytes, which the padding covers, and
    // the line feeds there stop every search outside quotes; searches inside compare with `end`.
    let raw = UnsafeRawPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var result = ScannedRecord()
    var at = start
    // The bytes of the eight from `block` on that may end a cell, without those before `at`.
    var block = start
    var stops = stops(raw, block)
    var count = 0
    var content: UInt64 = 0
    while true {
      let span: CellSpan
      if bytes[at] == 0x22, at < end {
        let opened = at
        var flags = CellSpan.quoted
        at &+= 1
        let first = at
        var close = -1
        while close < 0 {
          while at < end {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let difference = word ^ 0x2222_2222_2222_2222
            let found = (difference &- ones) & ~difference & highs
            if found != 0 {
              at &+= found.trailingZeroBitCount >> 3
              break
            }
            at &+= 8
          }
          if at >= end {
            result.ending = isLast ? .unclosedQuote(at: opened) : .incomplete
            return result
          }
          if at &+ 1 >= end, !isLast {
            result.ending = .incomplete
            return result
          }
          if at &+ 1 < end, bytes[at &+ 1] == 0x22 {
            flags |= CellSpan.escaped
            at &+= 2
          } else {
            close = at
          }
        }
        let length = close &- first
        result.innerBreaks &+= breaks(bytes, first, close)
        span = CellSpan(start: first, length: length, flags: flags)
        content |= 1
        at = close &+ 1
        let following = bytes[at]
        if at < end, following != separator, following != 0x0A, following != 0x0D {
          result.ending = .textAfterQuote(at: at)
          return result
        }
        block = at
        stops = self.stops(raw, block)
      } else {
        let first = at
        while true {
          while stops == 0 {
            block &+= 8
            stops = self.stops(raw, block)
          }
          at = block &+ (stops.trailingZeroBitCount >> 3)
          let stop = bytes[at]
          if stop == separator || stop == 0x0A || stop == 0x0D { break }
          stops &= stops &- 1
        }
        if at > end { at = end }
        span = CellSpan(start: first, length: at &- first, flags: 0)
        content |= UInt64(truncatingIfNeeded: at &- first)
      }
      if count < room {
        cells[count] = span
      } else if span.length > 0 {
        result.hasContentBeyond = true
      }
      count &+= 1
      if at >= end {
        if !isLast {
          result.ending = .incomplete
          return result
        }
        result.endsText = true
        result.next = end
        break
      }
      let delimiter = bytes[at]
      stops &= stops &- 1
      at &+= 1
      if delimiter == separator { continue }
      if delimiter == 0x0D {
        if at >= end, !isLast {
          result.ending = .incomplete
          return result
        }
        if at < end, bytes[at] == 0x0A { at &+= 1 }
      }
      result.next = at
      break
    }
    result.cellCount = count
    result.isBlank = content == 0
    return result
  }

  /// The highest bit of each of eight bytes that is a separator or below 0x0E: a line break, seldom
  /// another control character.
  @inline(__always)
  private func stops(_ raw: UnsafeRawPointer, _ place: Int) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    let difference = word ^ separators
    let separated = ~(((difference & low) &+ low) | difference) & ~low
    return separated | lows(word)
  }

  /// Line breaks between two places; most cells have none and are told by eight bytes a step.
  @inline(__always)
  private func breaks(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let raw = UnsafeRawPointer(bytes)
    var at = start
    var found: UInt64 = 0
    // SAFETY: loads past `end` stay within the padding; what they see there is shifted out.
    while at &+ 8 <= end {
      found |= lows(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at &+= 8
    }
    if at < end {
      let rest = lows(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      found |= rest << UInt64(64 &- 8 &* (end &- at))
    }
    return found == 0 ? 0 : lineBreaks(bytes, start, end)
  }

  /// The highest bit of each of eight bytes that is below 0x0E, as line breaks are.
  @inline(__always)
  private func lows(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // No sum of seven bits carries into the next byte, so each byte is told for itself.
    return ~(((word & low) &+ 0x7272_7272_7272_7272) | word) & ~low
  }
}

/// Line breaks between two places: LF, CRLF or CR each count once.
func lineBreaks(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
  var count = 0
  var at = start
  while at < end {
    if bytes[at] == 0x0A {
      count += 1
    } else if bytes[at] == 0x0D {
      count += 1
      if at + 1 < end, bytes[at + 1] == 0x0A { at += 1 }
    }
    at += 1
  }
  return count
}

/// The bytes of a cell, doubled quotes made single.
func cellBytes(_ base: UnsafePointer<UInt8>, _ span: CellSpan) -> [UInt8] {
  let all = UnsafeBufferPointer(start: base + span.start, count: span.length)
  guard span.isEscaped else { return Array(all) }
  var result: [UInt8] = []
  result.reserveCapacity(span.length)
  var at = 0
  while at < all.count {
    result.append(all[at])
    at += all[at] == 0x22 ? 2 : 1
  }
  return result
}
