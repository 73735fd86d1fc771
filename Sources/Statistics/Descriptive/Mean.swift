/// Arithmetic mean of finite values.
///
/// - Throws: `StatisticError.tooFewValues` for no values, `.notFinite` for NaN or infinity.
public func mean(of values: [Double]) throws(StatisticError) -> Double {
  try requireCount(values.count, atLeast: 1)
  try requireFinite(values, "value")
  return arithmeticMean(values)
}

/// Sample standard deviation (divisor n − 1), in the values' unit.
///
/// - Throws: `StatisticError.tooFewValues` for fewer than two values, `.notFinite`.
public func standardDeviation(of values: [Double]) throws(StatisticError) -> Double {
  try requireCount(values.count, atLeast: 2)
  try requireFinite(values, "value")
  return sampleStandardDeviation(values)
}

/// Correlation of a series with itself one step later, about the mean of the whole series.
///
/// - Throws: `StatisticError.tooFewValues` for fewer than two values, `.notFinite`, and
///   `.undefined` when all values are equal.
public func lagOneAutocorrelation(of values: [Double]) throws(StatisticError) -> Double {
  try requireCount(values.count, atLeast: 2)
  try requireFinite(values, "value")
  let mean = arithmeticMean(values)
  let squares = sumOfSquaredDeviations(values)
  guard squares > 0 else { throw .undefined("all values are equal") }
  let products = compensatedSum(
    zip(values, values.dropFirst()).lazy.map { ($0 - mean) * ($1 - mean) }
  )
  return products / squares
}

extension Statistic {
  /// Mean and spread, as help shows it.
  public static let mean = Statistic(
    name: "mean",
    title: "Mean and spread",
    group: .descriptive,
    aliases: ["average", "standard_deviation", "autocorrelation"],
    summary: "Arithmetic mean, standard deviation and lag-1 autocorrelation of values.",
    inputs: [
      .init("values", "finite numbers, at least one; two for the standard deviation")
    ],
    results: [
      .init("mean", "in the values' unit"),
      .init("standard deviation", "divisor n − 1, in the values' unit"),
      .init("autocorrelation", "correlation of the series with itself one step later, −1 to 1"),
    ],
    caution: "Skewed values, such as waiting times or incomes: their median says more. Shares of "
      + "groups of different size: use the weighted mean.",
    reference: "Chan, Golub and LeVeque (1983), The American Statistician 37"
  )
}
