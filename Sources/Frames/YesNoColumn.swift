/// Yes or no, one a row.
public struct YesNoColumn: Sendable {
  private let words: [UInt64]
  public let count: Int
  public let presence: PresenceColumn

  public init(_ values: [Bool], presence: PresenceColumn) {
    var words = Array(repeating: UInt64(0), count: (values.count + 63) / 64)
    for row in values.indices where values[row] {
      words[row >> 6] |= 1 << UInt64(row & 63)
    }
    self.words = words
    count = values.count
    self.presence = presence
  }

  public init(_ values: [Bool?]) {
    self.init(
      values.map { $0 ?? false },
      presence: PresenceColumn(values.map { $0 == nil ? .missing : .known })
    )
  }

  public subscript(row: Int) -> Bool? {
    presence.isKnown(row) ? raw(row) : nil
  }

  /// The stored bit, no when the row is not known: what a condition sees.
  public func raw(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }

  public func gathered(_ rows: [Int]) -> YesNoColumn {
    YesNoColumn(rows.map { $0 >= 0 && raw($0) }, presence: presence.gathered(rows))
  }

  public static func concatenated(_ parts: [YesNoColumn]) -> YesNoColumn {
    YesNoColumn(
      parts.flatMap { part in (0..<part.count).map { part.raw($0) } },
      presence: .concatenated(parts.map(\.presence))
    )
  }

  public var byteCount: Int { words.count * 8 + presence.byteCount }
}
