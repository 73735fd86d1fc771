#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Frames

/// A column of text while it is read: codes into a dictionary of bytes, in order of appearance.
struct TextCells {
  private(set) var dictionary = ByteDictionary()
  private var narrow: [UInt8] = []
  private var medium: [UInt16] = []
  private var wide: [UInt32] = []
  private var codeWidth = 1
  /// The entry that stands for an empty cell without quotes.
  private(set) var emptyCode: UInt32?
  private(set) var count = 0
  private var batch: [UInt32] = []

  /// Starts with rows that were all empty.
  init(emptyRows: Int = 0) {
    guard emptyRows > 0 else { return }
    emptyCode = dictionary.appendUnfindable()
    narrow = [UInt8](repeating: 0, count: emptyRows)
    count = emptyRows
  }

  mutating func reserve(_ rows: Int) { narrow.reserveCapacity(rows) }

  /// Takes a batch of cells; false when the dictionary is full.
  mutating func append(
    _ bytes: UnsafePointer<UInt8>,
    _ cells: UnsafePointer<CellSpan>,
    column: Int,
    width: Int,
    rows: Int
  ) -> Bool {
    // SAFETY: the batch holds `rows * width` cells whose places lie within `bytes`, which is padded
    // by eight bytes at least.
    if batch.count < rows { batch = [UInt32](repeating: 0, count: max(rows, 1024)) }
    var previous = CellSpan(start: 0, length: 0, flags: 0)
    var previousCode: UInt32 = 0
    var hasPrevious = false
    var isFull = false
    var codes = batch
    batch = []
    codes.withUnsafeMutableBufferPointer { target in
      for row in 0..<rows {
        let cell = cells[row &* width &+ column]
        // Neighbouring rows mostly agree; flags and length are one comparison.
        if hasPrevious, cell.bits >> 32 == previous.bits >> 32,
          isEqual(bytes + cell.start, bytes + previous.start, cell.length)
        {
          target[row] = previousCode
          continue
        }
        guard let code = code(bytes, cell) else {
          isFull = true
          return
        }
        target[row] = code
        previous = cell
        previousCode = code
        hasPrevious = true
      }
    }
    guard !isFull else { return false }
    append(codes, rows)
    batch = codes
    return true
  }

  @inline(__always)
  private func isEqual(
    _ left: UnsafePointer<UInt8>,
    _ right: UnsafePointer<UInt8>,
    _ length: Int
  ) -> Bool {
    // SAFETY: loads past the length stay within the padding of the buffer.
    let a = UnsafeRawPointer(left)
    let b = UnsafeRawPointer(right)
    var at = 0
    while at &+ 8 <= length {
      if a.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        != b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      {
        return false
      }
      at &+= 8
    }
    guard at < length else { return true }
    let difference =
      UInt64(littleEndian: a.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      ^ UInt64(littleEndian: b.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    return difference << UInt64(64 &- 8 &* (length &- at)) == 0
  }

  private mutating func code(_ bytes: UnsafePointer<UInt8>, _ cell: CellSpan) -> UInt32? {
    if cell.isEmpty || isUnquotedSpace(bytes, cell) {
      if emptyCode == nil { emptyCode = dictionary.appendUnfindable() }
      return emptyCode
    }
    guard cell.isEscaped else { return dictionary.code(bytes + cell.start, cell.length) }
    return cellBytes(bytes, cell).withUnsafeBufferPointer { plain in
      plain.baseAddress.flatMap { dictionary.code($0, plain.count) }
    }
  }

  private func isUnquotedSpace(_ bytes: UnsafePointer<UInt8>, _ cell: CellSpan) -> Bool {
    guard !cell.isQuoted, bytes[cell.start] <= 0x20 || bytes[cell.start] == 0xC2 else {
      return false
    }
    return trimmed(cellBytes(bytes, cell)[...]).isEmpty
  }

  private mutating func append(_ codes: [UInt32], _ rows: Int) {
    if codeWidth == 1, dictionary.count > 1 << 8 {
      medium.reserveCapacity(narrow.capacity)
      medium.append(contentsOf: narrow.lazy.map { UInt16($0) })
      narrow = []
      codeWidth = 2
    }
    if codeWidth == 2, dictionary.count > 1 << 16 {
      wide.reserveCapacity(medium.capacity)
      wide.append(contentsOf: medium.lazy.map { UInt32($0) })
      medium = []
      codeWidth = 4
    }
    // Made narrow in one go: an array appends another one as a block.
    switch codeWidth {
    case 1: narrow += codes[..<rows].map { UInt8(truncatingIfNeeded: $0) }
    case 2: medium += codes[..<rows].map { UInt16(truncatingIfNeeded: $0) }
    default: wide += codes[..<rows]
    }
    count += rows
  }

  /// How often each entry occurs.
  func entryCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: dictionary.count)
    switch codeWidth {
    case 1: for code in narrow { counts[Int(code)] += 1 }
    case 2: for code in medium { counts[Int(code)] += 1 }
    default: for code in wide { counts[Int(code)] += 1 }
    }
    return counts
  }

  /// Codes and presence with each entry replaced; `map` holds the new code of each entry, and
  /// entries whose presence is not known get code 0.
  consuming func recoded(
    _ map: [UInt32],
    _ presences: [Presence],
    distinct: Int
  ) -> (codes: Codes, presence: PresenceColumn) {
    let raw = presences.map(\.rawValue)
    let isAllKnown = raw.allSatisfy { $0 == 0 }
    let presence: PresenceColumn
    let result: Codes
    switch codeWidth {
    case 1:
      presence = TextCells.presence(narrow, isAllKnown ? nil : raw)
      result = .narrow(TextCells.replaced(narrow, map))
    case 2:
      presence = TextCells.presence(medium, isAllKnown ? nil : raw)
      result =
        distinct <= 1 << 8
        ? .narrow(TextCells.replaced(medium, map)) : .medium(TextCells.replaced(medium, map))
    default:
      presence = TextCells.presence(wide, isAllKnown ? nil : raw)
      result =
        distinct <= 1 << 16
        ? .medium(TextCells.replaced(wide, map)) : .wide(TextCells.replaced(wide, map))
    }
    return (result, presence)
  }

  /// The texts as they were met, without the entry that stands for an empty cell.
  consuming func asMet() -> TextColumn {
    guard let empty = emptyCode.map(Int.init) else {
      let codes: Codes =
        switch codeWidth {
        case 1: .narrow(narrow)
        case 2: .medium(medium)
        default: .wide(wide)
        }
      return TextColumn(
        dictionary: StringDictionary(dictionary.packed(leavingOut: nil)),
        codes: codes,
        presence: PresenceColumn(knownCount: count)
      )
    }
    let packed = dictionary.packed(leavingOut: empty)
    var map = [UInt32](repeating: 0, count: dictionary.count)
    var presences = [Presence](repeating: .known, count: dictionary.count)
    presences[empty] = .missing
    for code in map.indices where code != empty {
      map[code] = UInt32(truncatingIfNeeded: code < empty ? code : code - 1)
    }
    let (codes, presence) = recoded(map, presences, distinct: packed.count)
    return TextColumn(dictionary: StringDictionary(packed), codes: codes, presence: presence)
  }

  private static func presence(_ codes: [some BinaryInteger], _ raw: [UInt8]?) -> PresenceColumn {
    guard let raw else { return PresenceColumn(knownCount: codes.count) }
    return PresenceColumn(codes: codes.map { raw[Int($0)] })
  }

  private static func replaced<New: FixedWidthInteger>(
    _ codes: [some BinaryInteger],
    _ map: [UInt32]
  ) -> [New] {
    codes.map { New(truncatingIfNeeded: map[Int($0)]) }
  }
}
