/// Whether a value is known, and if not, why.
public enum Presence: UInt8, Sendable, Hashable, CaseIterable {
  case known
  /// Nobody has the value.
  case missing
  /// Someone has the value and may not say.
  case suppressed
  /// The value has no meaning here; counts as missing, prints `n/a`.
  case notApplicable
  /// A figure too small for the published unit; counts as missing, prints `low`, and is not zero.
  case roundsToZero

  public var isKnown: Bool { self == .known }

  /// Unknown for any reason but suppression.
  public var countsAsMissing: Bool { self != .known && self != .suppressed }

  /// What an operation on two values gives: known only if both are; suppressed wins over missing.
  public func combined(with other: Presence) -> Presence {
    if self == .suppressed || other == .suppressed { return .suppressed }
    if self != .known { return self }
    return other
  }
}

/// The presence of each row of a column; takes no memory while all rows are known.
public struct PresenceColumn: Sendable, Equatable {
  public let count: Int
  /// One code a row, or nil when every row is known.
  let codes: [UInt8]?

  /// A column of `count` known values.
  public init(knownCount count: Int) {
    self.count = count
    codes = nil
  }

  public init(_ presences: [Presence]) {
    self.init(codes: presences.map(\.rawValue))
  }

  /// Codes are raw values of `Presence`; a code that is none of them reads as missing.
  public init(codes: [UInt8]) {
    count = codes.count
    self.codes = codes.allSatisfy { $0 == 0 } ? nil : codes
  }

  public var isAllKnown: Bool { codes == nil }

  public subscript(row: Int) -> Presence {
    guard let codes else { return .known }
    return Presence(rawValue: codes[row]) ?? .missing
  }

  public func isKnown(_ row: Int) -> Bool {
    guard let codes else { return true }
    return codes[row] == 0
  }

  public var knownCount: Int {
    guard let codes else { return count }
    return codes.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
  }

  public func count(of presence: Presence) -> Int {
    guard let codes else { return presence == .known ? count : 0 }
    return codes.reduce(0) { $0 + ($1 == presence.rawValue ? 1 : 0) }
  }

  /// Rows in the given order; a negative row number gives missing.
  public func gathered(_ rows: [Int]) -> PresenceColumn {
    guard let codes else {
      guard rows.contains(where: { $0 < 0 }) else { return PresenceColumn(knownCount: rows.count) }
      return PresenceColumn(codes: rows.map { $0 < 0 ? Presence.missing.rawValue : 0 })
    }
    return PresenceColumn(
      codes: Array(rowCount: rows.count) {
        rows[$0] < 0 ? Presence.missing.rawValue : codes[rows[$0]]
      }
    )
  }

  /// Presence of an operation on two columns of equal length, row by row.
  public func combined(with other: PresenceColumn) -> PresenceColumn {
    guard let codes else { return other }
    guard let otherCodes = other.codes else { return self }
    var result = codes
    for row in result.indices {
      let here = Presence(rawValue: codes[row]) ?? .missing
      let there = Presence(rawValue: otherCodes[row]) ?? .missing
      result[row] = here.combined(with: there).rawValue
    }
    return PresenceColumn(codes: result)
  }

  /// One after the other.
  public static func concatenated(_ parts: [PresenceColumn]) -> PresenceColumn {
    guard parts.contains(where: { !$0.isAllKnown }) else {
      return PresenceColumn(knownCount: parts.reduce(0) { $0 + $1.count })
    }
    var codes: [UInt8] = []
    codes.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts {
      codes.append(contentsOf: part.codes ?? Array(repeating: 0, count: part.count))
    }
    return PresenceColumn(codes: codes)
  }

  /// Bytes kept beside the values.
  public var byteCount: Int { codes?.count ?? 0 }
}
