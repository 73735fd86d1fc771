/// The nine definitions of a sample quantile.
///
/// Reference: Hyndman and Fan (1996), The American Statistician 50, 361.
public enum QuantileType: Int, Sendable, Hashable, CaseIterable {
  /// Inverse of the empirical distribution; a step function.
  case inverse = 1
  /// Like `inverse`, with the two neighbours averaged at a step.
  case inverseAveraged
  /// The nearest observation, ties to the even one.
  case nearestEven
  /// Linear between the steps of the empirical distribution.
  case linearSteps
  /// Linear between the middles of the steps; common in hydrology.
  case hazen
  /// Position p(n + 1); a spreadsheet's `QUARTILE.EXC`.
  case weibull
  /// Position 1 + p(n − 1), the default; a spreadsheet's `QUARTILE.INC`.
  case linear
  /// Median-unbiased whatever the distribution.
  case medianUnbiased
  /// Nearly unbiased for normal values.
  case normalUnbiased
}

/// The value below which a share `p` of the values lies.
///
/// - Parameters:
///   - values: Finite values in any order, at least one.
///   - p: A share in 0...1.
///   - type: Which of the nine definitions; type 7 is the default.
/// - Returns: The quantile, in the values' unit.
/// - Throws: `StatisticError.tooFewValues` for no values, `.notFinite`, `.outOfRange` for `p`.
public func quantile(
  of values: [Double],
  at p: Double,
  type: QuantileType = .linear
) throws(StatisticError) -> Double {
  try quantiles(of: values, at: [p], type: type)[0]
}

/// Several quantiles of the same values, which are sorted once.
///
/// - Throws: As `quantile(of:at:type:)`.
public func quantiles(
  of values: [Double],
  at shares: [Double],
  type: QuantileType = .linear
) throws(StatisticError) -> [Double] {
  try requireCount(values.count, atLeast: 1)
  try requireFinite(values, "value")
  for p in shares where !(p >= 0 && p <= 1) {
    throw .outOfRange("share \(p) is not from 0 to 1")
  }
  let sorted = values.sorted()
  return shares.map { quantile(ofSorted: sorted, at: $0, type: type) }
}

/// The middle value: the mean of the two middle ones when their number is even.
///
/// - Throws: `StatisticError.tooFewValues` for no values, `.notFinite`.
public func median(of values: [Double]) throws(StatisticError) -> Double {
  try requireCount(values.count, atLeast: 1)
  try requireFinite(values, "value")
  return medianOfSorted(values.sorted())
}

/// Median of values already in ascending order; NaN for none.
func medianOfSorted(_ sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  if sorted.count % 2 == 1 { return sorted[middle] }
  // Halved first, so that two huge values do not overflow.
  return sorted[middle - 1] / 2 + sorted[middle] / 2
}

/// Quantile of values already in ascending order, at least one; `p` in 0...1.
func quantile(ofSorted sorted: [Double], at p: Double, type: QuantileType) -> Double {
  let n = Double(sorted.count)
  // Positions that miss a whole number by rounding alone are taken as whole.
  let fuzz = 4 * Double.ulpOfOne
  let position: Double
  switch type {
  case .inverse, .inverseAveraged, .linearSteps: position = n * p
  case .nearestEven: position = n * p - 0.5
  case .hazen: position = 0.5 + n * p
  case .weibull: position = (n + 1) * p
  case .linear: position = 1 + (n - 1) * p
  case .medianUnbiased: position = 1.0 / 3 + (n + 1.0 / 3) * p
  case .normalUnbiased: position = 3.0 / 8 + (n + 1.0 / 4) * p
  }
  let below = (position + fuzz).rounded(.down)
  var share = position - below
  if abs(share) < fuzz { share = 0 }
  switch type {
  case .inverse: share = share > 0 ? 1 : 0
  case .inverseAveraged: share = share > 0 ? 1 : 0.5
  case .nearestEven:
    share = share > 0 || below.truncatingRemainder(dividingBy: 2) != 0 ? 1 : 0
  default: break
  }
  func value(_ place: Double) -> Double { sorted[Int(max(1, min(n, place))) - 1] }
  let low = value(below)
  let high = value(below + 1)
  if share == 0 || low == high { return low }
  if share == 1 { return high }
  return (1 - share) * low + share * high
}

extension Statistic {
  /// Quantiles, nine types, as help shows it.
  public static let quantile = Statistic(
    name: "quantile",
    title: "Quantiles, nine types",
    group: .descriptive,
    aliases: ["median", "percentile", "quartile"],
    summary: "The value below which a share of the values lies, by any of nine definitions.",
    inputs: [
      .init("values", "finite numbers in any order, at least one"),
      .init("share", "0 to 1"),
      .init("type", "1 to 9; 7 when not given"),
    ],
    results: [
      .init("quantile", "in the values' unit")
    ],
    caution: "Extreme shares of few values: the 95th percentile of ten values is a guess between "
      + "the two highest.",
    reference: "Hyndman and Fan (1996), The American Statistician 50"
  )
}
