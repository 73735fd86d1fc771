#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ratio of two groups' estimates, limits on the log scale.
///
/// - Parameters:
///   - estimate1: First group's estimate, 0 or more.
///   - error1: Its standard error, nil when unknown.
///   - estimate2: Second group's estimate, above 0.
///   - error2: Its standard error.
///   - level: Confidence level.
/// - Returns: The ratio; its standard error is that of its logarithm. No limits for a ratio of 0.
/// - Throws: `StatisticError.notFinite`, `.outOfRange`, `.undefined` for a second estimate of 0.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures.
public func relativeGap(
  _ estimate1: Double,
  error error1: Double?,
  _ estimate2: Double,
  error error2: Double?,
  level: Double = 0.95
) throws(StatisticError) -> InequalityMeasure {
  try requireNonNegative(estimate1, "estimate")
  try requireNonNegative(estimate2, "estimate")
  guard estimate2 > 0 else { throw .undefined("ratio to an estimate of 0") }
  let z = try normalMultiple(level: level)
  let ratio = estimate1 / estimate2
  guard let error1, let error2, estimate1 > 0 else {
    return InequalityMeasure(value: ratio, standardError: nil, interval: nil)
  }
  try requireNonNegative(error1, "standard error")
  try requireNonNegative(error2, "standard error")
  let share1 = error1 / estimate1
  let share2 = error2 / estimate2
  let error = (share1 * share1 + share2 * share2).squareRoot()
  return InequalityMeasure(
    value: ratio,
    standardError: error,
    interval: ConfidenceInterval(
      lower: ratio * exp(-z * error),
      upper: ratio * exp(z * error),
      level: try confidenceLevel(level)
    )
  )
}

extension Statistic {
  /// Ratio of two groups, as help shows it.
  public static let relativeGap = Statistic(
    name: "relative_gap",
    title: "Ratio of two groups",
    group: .inequality,
    aliases: ["ratio"],
    summary: "How many times as high one group's figure is as another's.",
    inputs: [
      .init("estimates", "one a group, 0 or more"),
      .init("errors", "standard errors"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("ratio", "above 1 to the disadvantage"),
      .init("standard_error", "of the ratio's logarithm"),
      .init("lower", "and upper, on the log scale"),
    ],
    caution: "Figures near 0 or near 100: a ratio of the successes and one of the failures tell "
      + "different stories.",
    reference: "World Health Organization (2024), Health inequality monitoring: summary measures"
  )
}
