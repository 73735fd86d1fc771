/// Rows numbered by their keys: equal keys have one number, numbers count in order of appearance.
///
/// A key is one whole number, or one of each of several columns.
public struct KeyNumbering: Sendable {
  /// Numbers of one column, at least 0 and below `bound`.
  public struct Part: Sendable {
    public let numbers: [Int]
    public let bound: Int

    public init(_ numbers: [Int], bound: Int) {
      self.numbers = numbers
      self.bound = bound
    }

    /// The same where a row may have none, which is -1.
    public init(orNone numbers: [Int], bound: Int) {
      self.init(Array(rowCount: numbers.count) { numbers[$0] + 1 }, bound: bound + 1)
    }
  }
  /// For each row the number of its key.
  public let numbers: [Int]
  /// For each number the first row that has its key.
  public let firstRows: [Int]

  public var count: Int { firstRows.count }

  /// - Parameters:
  ///   - parts: What the keys are made of; without any, all rows agree.
  ///   - rowCount: How many numbers each part has.
  public init(_ parts: [Part], rowCount: Int) {
    var keys = parts.first ?? Part(Array(repeating: 0, count: rowCount), bound: 1)
    for more in parts.dropFirst() { keys = KeyNumbering.paired(keys, more) }
    self.init(keys)
  }

  init(_ keys: Part) {
    // A table by number while it is small beside memory and the rows, a hash table beyond.
    if keys.bound <= max(1 << 10, min(1 << 22, keys.numbers.count * 8)) {
      (numbers, firstRows) = KeyNumbering.tabled(keys)
    } else {
      (numbers, firstRows) = KeyNumbering.hashed(keys.numbers)
    }
  }

  /// One number for a pair, kept below 2^62 by numbering densely first where the product is larger.
  private static func paired(_ left: Part, _ right: Part) -> Part {
    let (product, overflow) = left.bound.multipliedReportingOverflow(by: right.bound)
    if !overflow, product < 1 << 62 {
      return Part(joined(left.numbers, right.numbers, right.bound), bound: product)
    }
    // Both sides have at most as many distinct numbers as there are rows, so the product fits.
    let denseLeft = KeyNumbering(left)
    let denseRight = KeyNumbering(right)
    return Part(
      joined(denseLeft.numbers, denseRight.numbers, denseRight.count),
      bound: max(1, denseLeft.count) * max(1, denseRight.count)
    )
  }

  private static func joined(_ left: [Int], _ right: [Int], _ bound: Int) -> [Int] {
    Array(rowCount: left.count) { left[$0] * bound + right[$0] }
  }

  private static func tabled(_ keys: Part) -> (numbers: [Int], firstRows: [Int]) {
    var table = Array(repeating: Int32(-1), count: keys.bound)
    var firstRows: [Int] = []
    var row = 0
    let numbers = keys.numbers.map { key -> Int in
      var number = table[key]
      if number < 0 {
        number = Int32(truncatingIfNeeded: firstRows.count)
        table[key] = number
        firstRows.append(row)
      }
      row += 1
      return Int(number)
    }
    return (numbers, firstRows)
  }

  /// Open addressing; a slot holds the upper half of the hash and the number plus one, 0 is free.
  private static func hashed(_ keys: [Int]) -> (numbers: [Int], firstRows: [Int]) {
    var slots = [UInt64](repeating: 0, count: 1 << 10)
    var mask = slots.count - 1
    var firstRows: [Int] = []
    var row = 0
    let numbers = keys.map { key -> Int in
      defer { row += 1 }
      let hash = mixed(key)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if slots[slot] >> 32 == hash >> 32, keys[firstRows[number]] == key { return number }
        slot = (slot &+ 1) & mask
      }
      let number = firstRows.count
      slots[slot] = ((hash >> 32) << 32) | UInt64(truncatingIfNeeded: number + 1)
      firstRows.append(row)
      if firstRows.count * 2 > slots.count {
        slots = grown(slots, firstRows, keys)
        mask = slots.count - 1
      }
      return number
    }
    return (numbers, firstRows)
  }

  private static func grown(_ slots: [UInt64], _ firstRows: [Int], _ keys: [Int]) -> [UInt64] {
    var larger = [UInt64](repeating: 0, count: slots.count * 4)
    let mask = larger.count - 1
    for (number, row) in firstRows.enumerated() {
      let hash = mixed(keys[row])
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot] != 0 { slot = (slot &+ 1) & mask }
      larger[slot] = ((hash >> 32) << 32) | UInt64(truncatingIfNeeded: number + 1)
    }
    return larger
  }

  @inline(__always)
  private static func mixed(_ key: Int) -> UInt64 {
    let (high, low) = (UInt64(bitPattern: Int64(key)) ^ seed).multipliedFullWidth(
      by: 0x9E37_79B9_7F4A_7C15
    )
    return high ^ low
  }

  /// Differs from run to run, so that no file can be made to collide; no result depends on it.
  private static let seed = UInt64.random(in: .min ... .max)
}
