import Frames

/// What values are made with, found from their own numerators and denominators.
///
/// A download may name no unit. Where value × denominator ÷ numerator is the same round number in
/// all rows of an indicator (1, 100, 1,000 …), that number is certain.
struct PartsMultiplier {
  private static let candidates: [Double] = [1, 100, 1_000, 10_000, 100_000, 1_000_000]
  /// For each indicator its rows, and how many of them fit each candidate.
  private var tallies: [(rows: Int, fits: [Int])] = []

  /// Takes in the rows of the indicators asked for.
  init(_ value: EstimateColumn, _ indicator: [Int], _ asked: Set<Int>) {
    guard let last = asked.max(), value.numerator != nil, value.denominator != nil else { return }
    let candidates = PartsMultiplier.candidates
    let isAsked = (0...last).map { asked.contains($0) }
    let roundings = PublishedRoundings(value)
    let points = KnownNumbers(value.point)
    let numerators = KnownNumbers(value.numerator)
    let denominators = KnownNumbers(value.denominator)
    var rows = Array(repeating: 0, count: last + 1)
    var fits = Array(repeating: 0, count: (last + 1) * candidates.count)
    for (row, position) in indicator.enumerated() where position <= last && isAsked[position] {
      guard let point = points[row], let top = numerators[row], let under = denominators[row],
        // A few people are a poor witness: counts may be rounded.
        top >= 20, under > 0, point > 0
      else { continue }
      let found = point * under / top
      let slack = max(0.01, roundings[row] / point, 5 / top * 0.6)
      rows[position] += 1
      for (at, candidate) in candidates.enumerated() where abs(found / candidate - 1) <= slack {
        fits[position * candidates.count + at] += 1
      }
    }
    tallies = rows.enumerated().map { position, count in
      (count, Array(fits[position * candidates.count..<(position + 1) * candidates.count]))
    }
  }

  /// The multiplier of an indicator; nil without enough rows, or when one of them contradicts it.
  func multiplier(of position: Int) -> Double? {
    guard tallies.indices.contains(position), tallies[position].rows >= 3,
      let at = tallies[position].fits.firstIndex(where: {
        Double($0) >= Double(tallies[position].rows) * 0.98
      })
    else { return nil }
    return PartsMultiplier.candidates[at]
  }
}

extension WorkspaceDraft {
  /// Gives indicators without a unit the one that their counts make certain, and says so.
  mutating func takeMultipliers(_ value: EstimateColumn, _ indicator: [Int]) {
    let asked = Set(
      indicators.indices.filter {
        indicators[$0].measure.unit.isEmpty && indicators[$0].measure.multiplier == 1
          && isPublishers.contains($0)
      }
    )
    let found = PartsMultiplier(value, indicator, asked)
    var changed: [(name: String, unit: String)] = []
    for position in asked.sorted() {
      guard let multiplier = found.multiplier(of: position), multiplier != 1 else { continue }
      let unit =
        multiplier == 100
        ? "%" : "per \(roundedText(multiplier, decimals: 0, grouping: true))"
      indicators[position].measure.multiplier = multiplier
      indicators[position].measure.unit = unit
      changed.append((indicators[position].name, unit))
    }
    guard let first = changed.first else { return }
    let more = changed.count > 1 ? " and \(changed.count - 1) more" : ""
    reading.remarks.append("unit of \(first.name)\(more) from its counts: \(first.unit)")
  }
}
