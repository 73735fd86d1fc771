/// Exact binomial (Clopper–Pearson) interval of a proportion, for tiny denominators.
///
/// It never covers less than its level and mostly covers more. 0 successes give a lower limit of
/// 0, as many as the denominator an upper limit of 1.
///
/// - Parameters:
///   - count: Successes, 0...denominator; need not be whole.
///   - denominator: Trials, above 0.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The limits, as shares.
/// - Throws: `StatisticError.notFinite` or `.outOfRange` for an input outside these bounds.
///
/// Reference: Clopper and Pearson (1934), Biometrika 26.
public func exactBinomialInterval(
  count: Double,
  of denominator: Double,
  level: Double = 0.95
) throws(StatisticError) -> ConfidenceInterval {
  try requirePositive(denominator, "denominator")
  try requireNonNegative(count, "count")
  guard count <= denominator else {
    throw .outOfRange("count \(count) is above its denominator \(denominator)")
  }
  let share = try confidenceLevel(level)
  let tail = (1 - share) / 2
  let rest = denominator - count
  let lower = count == 0 ? 0 : Beta.quantile(tail, alpha: count, beta: rest + 1)
  let upper = rest == 0 ? 1 : Beta.quantile(upperTail: tail, alpha: count + 1, beta: rest)
  return ConfidenceInterval(lower: lower, upper: upper, level: share)
}

extension Statistic {
  /// Exact binomial interval, as help shows it.
  public static let exactBinomial = Statistic(
    name: "exact_binomial",
    title: "Exact binomial interval",
    group: .intervals,
    aliases: ["clopper_pearson"],
    summary: "Clopper–Pearson interval of a proportion: never covers less than its level.",
    inputs: [
      .init("count", "successes, 0 to the denominator"),
      .init("denominator", "trials, above 0"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("lower", "a share; 0 for no successes"),
      .init("upper", "a share; 1 for no failures"),
    ],
    caution: "Routine reporting: it covers more than its level and so is wider than need be; "
      + "Wilson's is the published choice.",
    reference: "Clopper and Pearson (1934), Biometrika 26"
  )
}
