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
    case .narrow(let codes): .narrow(rows.map { $0 < 0 ? 0 : codes[$0] })
    case .medium(let codes): .medium(rows.map { $0 < 0 ? 0 : codes[$0] })
    case .wide(let codes): .wide(rows.map { $0 < 0 ? 0 : codes[$0] })
    }
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
