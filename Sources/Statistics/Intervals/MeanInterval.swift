/// A mean with its Student t limits.
public struct MeanInterval: Sendable, Hashable {
  public let mean: Double
  /// Sample standard deviation; nil for one value.
  public let standardDeviation: Double?
  /// Limits of the mean; nil for one value.
  public let interval: ConfidenceInterval?
  public let count: Int

  public init(mean: Double, standardDeviation: Double?, interval: ConfidenceInterval?, count: Int) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.interval = interval
    self.count = count
  }
}

/// Mean of a sample with Student t limits; equal values give an interval of no width.
///
/// - Parameters:
///   - values: Finite values, at least one. Values that are missing are the caller's to leave out.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The mean with its limits, in the values' unit.
/// - Throws: `StatisticError.tooFewValues` for no values, `.notFinite`, `.outOfRange` for the
///   level.
///
/// Reference: Altman and others (2000), Statistics with Confidence.
public func meanInterval(
  of values: [Double],
  level: Double = 0.95
) throws(StatisticError) -> MeanInterval {
  try requireCount(values.count, atLeast: 1)
  try requireFinite(values, "value")
  let share = try confidenceLevel(level)
  let mean = arithmeticMean(values)
  guard values.count > 1 else {
    return MeanInterval(mean: mean, standardDeviation: nil, interval: nil, count: 1)
  }
  let count = Double(values.count)
  let spread = sampleStandardDeviation(values)
  let t = StudentT.quantile(upperTail: (1 - share) / 2, degreesOfFreedom: count - 1)
  let reach = t * spread / count.squareRoot()
  return MeanInterval(
    mean: mean,
    standardDeviation: spread,
    interval: ConfidenceInterval(lower: mean - reach, upper: mean + reach, level: share),
    count: values.count
  )
}

extension Statistic {
  /// Interval of a mean, as help shows it.
  public static let meanInterval = Statistic(
    name: "mean_interval",
    title: "Interval of a mean",
    group: .intervals,
    aliases: ["t_interval"],
    summary: "Mean of a sample with Student t limits.",
    inputs: [
      .init("values", "finite numbers, at least one; missing ones are the caller's to leave out"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("mean", "in the values' unit"),
      .init("lower", "missing for one value"),
      .init("upper", "missing for one value"),
    ],
    caution: "A whole population: its mean has no sampling error. Strongly skewed samples under "
      + "about 30 values.",
    reference: "Altman and others (2000), Statistics with Confidence"
  )
}
