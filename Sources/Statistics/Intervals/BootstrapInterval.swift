/// Percentile bootstrap interval of any statistic of one sample.
///
/// For statistics without a formula (a median of medians, a trimmed mean). Draws come from the
/// generator given, so the same seed gives the same limits.
///
/// - Parameters:
///   - values: Finite values, at least two.
///   - draws: Resamples, 100 to 1,000,000.
///   - level: Confidence level, as a share or a percentage.
///   - generator: Where the random numbers come from.
///   - statistic: The statistic; resamples where it is NaN make the interval undefined.
/// - Returns: The limits, in the statistic's unit.
/// - Throws: `StatisticError.tooFewValues`, `.notFinite`, `.outOfRange`, and `.undefined`.
///
/// Reference: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
public func bootstrapInterval(
  of values: [Double],
  draws: Int = 2000,
  level: Double = 0.95,
  using generator: inout some RandomNumberGenerator,
  statistic: ([Double]) -> Double
) throws(StatisticError) -> ConfidenceInterval {
  try requireCount(values.count, atLeast: 2)
  try requireFinite(values, "value")
  try checkDraws(draws)
  let share = try confidenceLevel(level)
  var sample = values
  var results: [Double] = []
  results.reserveCapacity(draws)
  for _ in 0..<draws {
    for i in sample.indices {
      sample[i] = values[Int.random(in: values.indices, using: &generator)]
    }
    let result = statistic(sample)
    guard !result.isNaN else { throw .undefined("the statistic has no value for a resample") }
    results.append(result)
  }
  results.sort()
  let tail = (1 - share) / 2
  return ConfidenceInterval(
    lower: quantile(ofSorted: results, at: tail, type: .linear),
    upper: quantile(ofSorted: results, at: 1 - tail, type: .linear),
    level: share
  )
}

extension Statistic {
  /// Bootstrap interval, as help shows it.
  public static let bootstrap = Statistic(
    name: "bootstrap",
    title: "Bootstrap interval",
    group: .intervals,
    aliases: ["bootstrap_interval"],
    summary: "Percentile bootstrap interval of any statistic of one sample.",
    inputs: [
      .init("values", "finite numbers, at least two"),
      .init("draws", "resamples, 2,000 when not given"),
      .init("statistic", "any function of a sample; the example takes the median"),
      .init("seed", "the generator's seed"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("lower", "in the statistic's unit"),
      .init("upper", "same unit"),
    ],
    caution: "Fewer than about 20 values, and statistics of the extremes such as a maximum.",
    reference: "Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13"
  )
}
