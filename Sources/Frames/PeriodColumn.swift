/// Periods, one a row, as codes into a sorted dictionary.
public struct PeriodColumn: Sendable {
  /// Distinct periods, earliest first; the position is the code.
  public let dictionary: [Period]
  public let codes: Codes
  public let presence: PresenceColumn

  public init(dictionary: [Period], codes: Codes, presence: PresenceColumn) {
    self.dictionary = dictionary
    self.codes = codes
    self.presence = presence
  }

  public init(_ periods: [Period?]) {
    var numbers: [Period: Int] = [:]
    var distinct: [Period] = []
    var codes: [Int] = []
    codes.reserveCapacity(periods.count)
    for period in periods {
      guard let period else {
        codes.append(0)
        continue
      }
      if let number = numbers[period] {
        codes.append(number)
      } else {
        numbers[period] = distinct.count
        codes.append(distinct.count)
        distinct.append(period)
      }
    }
    let order = distinct.indices.sorted { distinct[$0] < distinct[$1] }
    var position = Array(repeating: 0, count: distinct.count)
    for (code, number) in order.enumerated() { position[number] = code }
    self.init(
      dictionary: order.map { distinct[$0] },
      codes: Codes(
        distinct.isEmpty ? codes : codes.map { position[$0] },
        bound: max(1, distinct.count)
      ),
      presence: PresenceColumn(periods.map { $0 == nil ? .missing : .known })
    )
  }

  public var count: Int { codes.count }

  public subscript(row: Int) -> Period? {
    presence.isKnown(row) ? dictionary[codes[row]] : nil
  }

  public func gathered(_ rows: [Int]) -> PeriodColumn {
    guard !dictionary.isEmpty else { return PeriodColumn(rows.map { _ in nil }) }
    return PeriodColumn(
      dictionary: dictionary,
      codes: codes.gathered(rows),
      presence: presence.gathered(rows)
    )
  }

  public static func concatenated(_ parts: [PeriodColumn]) -> PeriodColumn {
    PeriodColumn(parts.flatMap { part in (0..<part.count).map { part[$0] } })
  }

  public var byteCount: Int { codes.byteCount + presence.byteCount + dictionary.count * 64 }
}
