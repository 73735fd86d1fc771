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
    PeriodColumn(
      dictionary: dictionary,
      codes: codes.gathered(rows),
      presence: presence.gathered(rows)
    )
  }

  public static func concatenated(_ parts: [PeriodColumn]) -> PeriodColumn {
    let joined = PeriodColumn(parts.flatMap { part in (0..<part.count).map { part[$0] } })
    // The periods alone would lose why one is unknown.
    return PeriodColumn(
      dictionary: joined.dictionary,
      codes: joined.codes,
      presence: .concatenated(parts.map(\.presence))
    )
  }

  /// For each entry a number that is equal for entries of one stretch and kind, whatever their
  /// labels: `2016-17` in one file is `2016/17` in another.
  public var stretchNumbers: [Int] {
    var numbers: [Int] = []
    numbers.reserveCapacity(dictionary.count)
    for (code, period) in dictionary.enumerated() {
      guard code > 0 else {
        numbers.append(0)
        continue
      }
      let before = dictionary[code - 1]
      let isSame =
        before.start == period.start && before.end == period.end && before.kind == period.kind
      numbers.append(numbers[code - 1] + (isSame ? 0 : 1))
    }
    return numbers
  }

  public var byteCount: Int { codes.byteCount + presence.byteCount + dictionary.count * 64 }
}
