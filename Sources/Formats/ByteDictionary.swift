#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Frames

/// Distinct byte strings in order of first appearance, found by open addressing.
///
/// Bytes are copied; nothing points into a read buffer.
struct ByteDictionary {
  /// Ends of the entries in `bytes`; entry `k` starts where `k - 1` ends.
  private var ends: [Int] = []
  private var bytes: [UInt8] = []
  /// Upper half of the hash and the code plus one; 0 is free.
  private var slots: [UInt64]
  private var mask: Int
  private var unfindable = -1

  init() {
    slots = [UInt64](repeating: 0, count: 64)
    mask = 63
  }

  var count: Int { ends.count }

  /// The code of the given bytes, new or known.
  ///
  /// - Returns: nil when 2^32 - 2 entries are full.
  mutating func code(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32? {
    let hash = hashed(start, length)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let code = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if isEntry(code, start, length) { return UInt32(code) }
      }
      slot = (slot &+ 1) & mask
    }
    guard let code = append(start, length) else { return nil }
    slots[slot] = ((hash >> 32) << 32) | (UInt64(code) + 1)
    if ends.count * 4 > slots.count * 3 { grow() }
    return code
  }

  /// A new entry that no bytes find, once: the sign for an empty cell.
  mutating func appendUnfindable() -> UInt32? {
    ends.append(bytes.count)
    unfindable = ends.count - 1
    return UInt32(exactly: unfindable)
  }

  /// The entry as text; entries are valid UTF-8, since the stream is.
  func text(_ code: Int) -> String {
    String(decoding: bytes[(code == 0 ? 0 : ends[code - 1])..<ends[code]], as: UTF8.self)
  }

  /// All entries but the one that stands for an empty cell.
  func packed(leavingOut empty: Int?) -> PackedTexts {
    guard let empty else { return PackedTexts(bytes: bytes, ends: ends) }
    var ends = ends
    // It has no bytes, so the entry behind it starts where it did.
    ends.remove(at: empty)
    return PackedTexts(bytes: bytes, ends: ends)
  }

  private mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32? {
    guard ends.count < Int(UInt32.max) - 1 else { return nil }
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    ends.append(bytes.count)
    return UInt32(ends.count - 1)
  }

  private func isEntry(_ code: Int, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let first = code == 0 ? 0 : ends[code - 1]
    guard ends[code] - first == length else { return false }
    // SAFETY: the entry's bytes lie within `bytes`, and the caller promises `length` at `start`.
    return bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return length == 0 }
      return memcmp(base + first, start, length) == 0
    }
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 4)
    mask = slots.count - 1
    bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return }
      var first = 0
      for code in ends.indices {
        let hash = hashed(base + first, ends[code] - first)
        first = ends[code]
        if code == unfindable { continue }
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot &+ 1) & mask }
        slots[slot] = ((hash >> 32) << 32) | (UInt64(code) + 1)
      }
    }
  }

  var byteCount: Int { bytes.count + ends.count * 8 + slots.count * 8 }
}

/// Differs from run to run, so that no file can be made to collide; no result depends on it.
private let hashSeed = UInt64.random(in: .min ... .max)

/// Multiply-and-fold of eight bytes a step.
@inline(__always)
private func hashed(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
  func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
  }
  let raw = UnsafeRawPointer(start)
  var hash = hashSeed ^ UInt64(length)
  var at = 0
  // SAFETY: all loads lie within the `length` bytes; the last word overlaps the one before.
  while at + 8 < length {
    hash = mixed(
      hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self),
      0x9E37_79B9_7F4A_7C15
    )
    at += 8
  }
  let tail: UInt64
  if length >= 8 {
    tail = raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
  } else if length >= 4 {
    tail =
      UInt64(raw.loadUnaligned(as: UInt32.self)) << 32
      | UInt64(raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
  } else if length > 0 {
    tail = UInt64(start[0]) << 16 | UInt64(start[length / 2]) << 8 | UInt64(start[length - 1])
  } else {
    tail = 0
  }
  return mixed(hash ^ tail, 0xD6E8_FEB8_6659_FD93)
}
