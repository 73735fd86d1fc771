import Frames

/// What values are made with, found from their own numerators and denominators.
///
/// A download may name no unit. Where value × denominator ÷ numerator is the same round number in
/// all rows of an indicator (1, 100, 1,000 …), that number is certain.
struct PartsMultiplier {
  private static let candidates: [Double] = [1, 100, 1_000, 10_000, 100_000, 1_000_000]
  private var fits: [Int: [Int]] = [:]
  private var counts: [Int: Int] = [:]

  /// Takes in the rows of the indicators asked for.
  init(_ value: EstimateColumn, _ indicator: [Int], _ asked: Set<Int>) {
    guard !asked.isEmpty, let numerators = value.numerator, let denominators = value.denominator
    else { return }
    for row in 0..<value.count where asked.contains(indicator[row]) {
      guard let point = value.point[row], let top = numerators[row], let under = denominators[row],
        // A few people are a poor witness: counts may be rounded.
        top >= 20, under > 0, point > 0
      else { continue }
      let found = point * under / top
      let position = indicator[row]
      counts[position, default: 0] += 1
      for (at, candidate) in PartsMultiplier.candidates.enumerated() {
        let slack = max(0.01, publishedRounding(value, row) / point, 5 / top * 0.6)
        if abs(found / candidate - 1) <= slack {
          fits[position, default: Array(repeating: 0, count: 6)][at] += 1
        }
      }
    }
  }

  /// The multiplier of an indicator; nil without enough rows, or when one of them contradicts it.
  func multiplier(of position: Int) -> Double? {
    guard let count = counts[position], count >= 3, let fits = fits[position],
      let at = fits.firstIndex(where: { Double($0) >= Double(count) * 0.98 })
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
