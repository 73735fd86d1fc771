/// Mean of `values`, each counted with its weight (usually its denominator).
///
/// - Parameters:
///   - values: Finite values, at least one.
///   - weights: One weight a value, 0 or more; a value of weight 0 does not count.
/// - Returns: The mean, in the values' unit.
/// - Throws: `StatisticError.tooFewValues`, `.unequalLengths`, `.notFinite`, `.outOfRange` for a
///   weight below 0, and `.undefined` when all weights are 0.
public func weightedMean(
  of values: [Double],
  weights: [Double]
) throws(StatisticError) -> Double {
  try requireCount(values.count, atLeast: 1)
  try requireSameCount(values.count, "values", weights.count, "weights")
  try requireFinite(values, "value")
  for weight in weights { try requireNonNegative(weight, "weight") }
  let total = compensatedSum(weights)
  guard total > 0 else { throw .undefined("all weights are 0") }
  // About the first value: an offset shared by all values costs no digits.
  let offset = values[0]
  let shifted = compensatedSum(zip(values, weights).lazy.map { ($0 - offset) * $1 })
  return offset + shifted / total
}

extension Statistic {
  /// Weighted mean, as help shows it.
  public static let weightedMean = Statistic(
    name: "weighted_mean",
    title: "Weighted mean",
    group: .descriptive,
    aliases: [],
    summary: "Mean of values, each counted with its weight, usually its denominator.",
    inputs: [
      .init("values", "finite numbers, at least one"),
      .init("weights", "one a value, 0 or more, not all 0"),
    ],
    results: [
      .init("mean", "in the values' unit")
    ],
    caution: "Weights that are estimates themselves, or values whose denominators are unknown: an "
      + "average of rates without their populations is not the rate of the whole.",
    reference: "textbook formula"
  )
}
