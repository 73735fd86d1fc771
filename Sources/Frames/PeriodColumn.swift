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
    var distinct = DistinctPeriods()
    let numbers = periods.map { $0.map { distinct.number(of: $0) } }
    let found = distinct.periods
    let order = found.indices.sorted { found[$0] < found[$1] }
    var position = Array(repeating: 0, count: found.count)
    for (code, number) in order.enumerated() { position[number] = code }
    self.init(
      dictionary: order.map { found[$0] },
      codes: Codes(numbers.map { $0.map { position[$0] } ?? 0 }, bound: max(1, found.count)),
      presence: PresenceColumn(periods.map { $0 == nil ? .missing : .known })
    )
  }

  public var count: Int { codes.count }

  public subscript(row: Int) -> Period? {
    presence.isKnown(row) ? dictionary[codes[row]] : nil
  }

  /// The code of each row, -1 where its period is not known.
  public var knownCodes: [Int] {
    let all = codes.values
    guard let known = presence.codes else { return all }
    return Array(rowCount: all.count) { known[$0] == 0 ? all[$0] : -1 }
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

  /// For each entry a number that is equal for entries that are one key of a table, and a bound
  /// above them all: those of one stretch and kind, and split years of the same two years.
  ///
  /// Financial and academic years that are published as 2023/24 stand in one row or column. Where
  /// they start at different times a label that says which kind it is keeps its year apart.
  var keyNumbers: (numbers: [Int], bound: Int) {
    var numbers = stretchNumbers
    var bound = (numbers.last ?? 0) + 1
    var ofYear: [Int: [Int]] = [:]
    for (code, period) in dictionary.enumerated() where period.kind == .splitYear {
      ofYear[period.start.components.year, default: []].append(code)
    }
    func isMixed(_ codes: [Int]) -> Bool {
      codes.contains { numbers[$0] != numbers[codes[0]] }
    }
    let mixed = ofYear.values.filter(isMixed).sorted { $0[0] < $1[0] }
    guard !mixed.isEmpty else { return (numbers, bound) }
    var isUsed = Array(repeating: false, count: dictionary.count)
    for code in knownCodes where code >= 0 { isUsed[code] = true }
    for year in mixed {
      let used = year.filter { isUsed[$0] }
      guard !used.isEmpty, isMixed(used) else { continue }
      for code in used where !dictionary[code].saysKindOfYear { numbers[code] = bound }
      bound += 1
    }
    return (numbers, bound)
  }

  public var byteCount: Int { codes.byteCount + presence.byteCount + dictionary.count * 64 }
}

/// Periods that were met, each with a number.
private struct DistinctPeriods {
  private(set) var periods: [Period] = []
  private var last = 0
  private var numbers: [Period: Int] = [:]
  /// Looking through a few takes less time than a table of them.
  private static let few = 32

  mutating func number(of period: Period) -> Int {
    if last < periods.count, periods[last] == period { return last }
    last = known(period) ?? periods.count
    if last == periods.count {
      periods.append(period)
      if periods.count == DistinctPeriods.few {
        for (number, period) in periods.enumerated() { numbers[period] = number }
      } else if periods.count > DistinctPeriods.few {
        numbers[period] = last
      }
    }
    return last
  }

  private func known(_ period: Period) -> Int? {
    periods.count < DistinctPeriods.few ? periods.firstIndex(of: period) : numbers[period]
  }
}
