/// A column to sort by.
public struct SortColumn: Sendable {
  public let column: Column
  public let isDescending: Bool

  public init(_ column: Column, isDescending: Bool) {
    self.column = column
    self.isDescending = isDescending
  }
}

/// Row numbers in sorted order: stable, unknowns last either way, text as the language orders it.
public func sortedRows(by keys: [SortColumn], rowCount: Int) -> [Int] {
  let ranks = keys.map(orderingNumbers)
  let rows = Array(0..<rowCount)
  guard !ranks.isEmpty else { return rows }
  return rows.sorted { left, right in
    for rank in ranks where rank[left] != rank[right] { return rank[left] < rank[right] }
    return left < right
  }
}

/// For each row a number that sorts as its value does; unknowns get the greatest.
private func orderingNumbers(_ key: SortColumn) -> [UInt64] {
  let column = key.column
  var numbers: [UInt64]
  switch column {
  case .text(let text):
    let folds = text.dictionary.foldNumbers
    numbers = text.codes.values.map { UInt64(folds.isEmpty ? 0 : folds[$0]) }
  case .period(let periods):
    numbers = orderingNumbers(of: periods)
  case .yesNo(let bits):
    numbers = (0..<bits.count).map { bits.raw($0) ? 1 : 0 }
  case .number(let values):
    numbers = values.doubles.map(orderingNumber)
  case .estimate(let estimates):
    numbers = estimates.point.doubles.map(orderingNumber)
  }
  let presence = column.presence
  if key.isDescending { for row in numbers.indices { numbers[row] = ~numbers[row] &- 1 } }
  if !presence.isAllKnown {
    for row in numbers.indices where !presence.isKnown(row) { numbers[row] = .max }
  }
  return numbers
}

/// Periods of the same days share a number, whatever their labels.
private func orderingNumbers(of periods: PeriodColumn) -> [UInt64] {
  var rank: [UInt64] = []
  var number: UInt64 = 0
  for (code, period) in periods.dictionary.enumerated() {
    if code > 0 {
      let previous = periods.dictionary[code - 1]
      if previous.start != period.start || previous.end != period.end { number += 1 }
    }
    rank.append(number)
  }
  return periods.codes.values.map { rank.isEmpty ? 0 : rank[$0] }
}

/// Order-preserving bits of a finite double; negative zero sorts as zero.
private func orderingNumber(_ value: Double) -> UInt64 {
  let bits = (value == 0 ? 0 : value).bitPattern
  // Negative numbers sort backwards in their bits; the top bit tells them apart.
  return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
}
