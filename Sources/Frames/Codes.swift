/// Small whole numbers, one a row, in the narrowest width that holds them.
public enum Codes: Sendable, Equatable {
  case narrow([UInt8])
  case medium([UInt16])
  case wide([UInt32])

  /// - Precondition: every value is at least 0 and fits in 32 bits.
  public init(_ values: [Int], bound: Int) {
    if bound <= 1 << 8 {
      self = .narrow(values.map { UInt8(truncatingIfNeeded: $0) })
    } else if bound <= 1 << 16 {
      self = .medium(values.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .wide(values.map { UInt32(truncatingIfNeeded: $0) })
    }
  }

  /// The same with code 0 for every value below `least`.
  init(_ values: [Int], bound: Int, below least: Int) {
    if bound <= 1 << 8 {
      self = .narrow(values.map { $0 < least ? 0 : UInt8(truncatingIfNeeded: $0) })
    } else if bound <= 1 << 16 {
      self = .medium(values.map { $0 < least ? 0 : UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .wide(values.map { $0 < least ? 0 : UInt32(truncatingIfNeeded: $0) })
    }
  }

  public var count: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .medium(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  public subscript(row: Int) -> Int {
    switch self {
    case .narrow(let codes): Int(codes[row])
    case .medium(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    }
  }

  /// All codes as machine words, for loops that would pay for a switch a row.
  public var values: [Int] {
    switch self {
    case .narrow(let codes): codes.map { Int($0) }
    case .medium(let codes): codes.map { Int($0) }
    case .wide(let codes): codes.map { Int($0) }
    }
  }

  /// Rows in the given order; a negative row number gives code 0.
  public func gathered(_ rows: [Int]) -> Codes {
    switch self {
    case .narrow(let codes): .narrow(Codes.gathered(codes, rows))
    case .medium(let codes): .medium(Codes.gathered(codes, rows))
    case .wide(let codes): .wide(Codes.gathered(codes, rows))
    }
  }

  private static func gathered<Code: FixedWidthInteger>(_ codes: [Code], _ rows: [Int]) -> [Code] {
    Array(rowCount: rows.count) { rows[$0] < 0 ? 0 : codes[rows[$0]] }
  }

  /// Each code replaced by `map[code]`.
  public func recoded(_ map: [Int], bound: Int) -> Codes {
    guard !map.isEmpty else { return self }
    switch self {
    case .narrow(let codes): return Codes(codes.map { map[Int($0)] }, bound: bound)
    case .medium(let codes): return Codes(codes.map { map[Int($0)] }, bound: bound)
    case .wide(let codes): return Codes(codes.map { map[Int($0)] }, bound: bound)
    }
  }

  public var byteCount: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .medium(let codes): codes.count * 2
    case .wide(let codes): codes.count * 4
    }
  }
}
