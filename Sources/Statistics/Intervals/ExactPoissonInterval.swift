/// Exact Poisson limits of a mean count of events, by chi-squared quantiles.
///
/// The lower limit is 0 for a count of 0. Counts that are not whole take degrees of freedom that
/// are not whole.
///
/// - Parameters:
///   - count: Events, 0 or more.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The limits, as counts of events.
/// - Throws: `StatisticError.notFinite` or `.outOfRange` for an input outside these bounds.
///
/// Reference: Garwood (1936), Biometrika 28.
public func exactPoissonInterval(
  count: Double,
  level: Double = 0.95
) throws(StatisticError) -> ConfidenceInterval {
  try requireNonNegative(count, "count")
  let share = try confidenceLevel(level)
  let limits = exactPoissonLimits(count: count, tail: (1 - share) / 2)
  return ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: share)
}

/// Limits of a Poisson mean that leave `tail` on each side; `count` may not be whole.
func exactPoissonLimits(count: Double, tail: Double) -> (lower: Double, upper: Double) {
  (
    count == 0 ? 0 : Gamma.quantile(tail, shape: count),
    Gamma.quantile(upperTail: tail, shape: count + 1)
  )
}

extension Statistic {
  /// Exact Poisson interval, as help shows it.
  public static let exactPoisson = Statistic(
    name: "exact_poisson",
    title: "Exact Poisson interval",
    group: .intervals,
    aliases: ["garwood"],
    summary: "Exact limits of a mean count of events, by chi-squared quantiles.",
    inputs: [
      .init("count", "events, 0 or more"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("lower", "events; 0 for no events"),
      .init("upper", "events"),
    ],
    caution: "Counts that vary more than Poisson counts, such as repeat admissions of the same "
      + "people.",
    reference: "Garwood (1936), Biometrika 28"
  )
}
