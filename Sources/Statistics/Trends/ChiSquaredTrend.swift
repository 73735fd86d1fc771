/// Result of the chi-squared test for trend in proportions.
public struct ChiSquaredTrend: Sendable, Hashable {
  /// Chi-squared with one degree of freedom.
  public let statistic: Double
  /// Two-sided probability of a trend at least this strong by chance.
  public let pValue: Double
  /// Square root of the statistic with the sign of the slope.
  public let z: Double
  /// Change of the proportion for each unit of the score.
  public let slope: Double

  public init(statistic: Double, pValue: Double, z: Double, slope: Double) {
    self.statistic = statistic
    self.pValue = pValue
    self.z = z
    self.slope = slope
  }
}

/// Chi-squared test for a linear trend of proportions (Cochran–Armitage).
///
/// Scores are centred first, so calendar years lose no digits.
///
/// - Parameters:
///   - events: People with the property in each group, 0...total; need not be whole.
///   - totals: People in each group, above 0.
///   - scores: Place of each group on the line, such as the year; 1, 2, 3 … when nil.
/// - Returns: Statistic, probability and slope.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below two groups, `.outOfRange`,
///   `.notFinite`, and `.undefined` when nobody or everybody has the property or all scores are
///   equal.
///
/// Reference: Armitage (1955), Biometrics 11.
public func chiSquaredTrend(
  events: [Double],
  of totals: [Double],
  scores: [Double]? = nil
) throws(StatisticError) -> ChiSquaredTrend {
  try requireSameCount(events.count, "events", totals.count, "totals")
  try requireCount(events.count, atLeast: 2)
  for (x, n) in zip(events, totals) {
    try requirePositive(n, "total")
    try requireNonNegative(x, "count")
    guard x <= n else { throw .outOfRange("count \(x) is above its total \(n)") }
  }
  let p = compensatedSum(events) / compensatedSum(totals)
  guard p > 0 else { throw .undefined("nobody has the property in any group") }
  guard p < 1 else { throw .undefined("everybody has the property in every group") }
  return try weightedTrend(events, totals, scores, mean: p, variance: p * (1 - p))
}

/// Chi-squared test for a linear trend of rates of events (Poisson).
///
/// As for proportions, but the events of an exposure vary by their mean, so that rates may be
/// above 1 and the size of the exposure's unit does not matter.
///
/// - Parameters:
///   - events: Events in each group, 0 or more; need not be whole.
///   - exposures: People, person-years or periods in each group, above 0.
///   - scores: Place of each group on the line, such as the year; 1, 2, 3 … when nil.
/// - Returns: Statistic, probability and slope.
/// - Throws: As for proportions; `.undefined` without events or when all scores are equal.
///
/// Reference: Armitage (1955), Biometrics 11; Breslow and Day (1987), Statistical Methods in Cancer
/// Research II, 3.6 (trend of rates).
public func chiSquaredTrend(
  events: [Double],
  over exposures: [Double],
  scores: [Double]? = nil
) throws(StatisticError) -> ChiSquaredTrend {
  try requireSameCount(events.count, "events", exposures.count, "exposures")
  try requireCount(events.count, atLeast: 2)
  for (x, n) in zip(events, exposures) {
    try requirePositive(n, "exposure")
    try requireNonNegative(x, "count")
  }
  let rate = compensatedSum(events) / compensatedSum(exposures)
  guard rate > 0 else { throw .undefined("there is no event in any group") }
  return try weightedTrend(events, exposures, scores, mean: rate, variance: rate)
}

/// The slope of events for each unit of weight, and its test, given the variance of one unit.
private func weightedTrend(
  _ events: [Double],
  _ weights: [Double],
  _ scores: [Double]?,
  mean: Double,
  variance: Double
) throws(StatisticError) -> ChiSquaredTrend {
  let scores = scores ?? events.indices.map { Double($0 + 1) }
  try requireSameCount(events.count, "events", scores.count, "scores")
  try requireFinite(scores, "score")
  // About the first score, and then about the weighted mean: 2019 and 2020 differ by exactly 1.
  let first = scores[0]
  var middle = 0.0
  for (weight, score) in zip(weights, scores) { middle += weight * (score - first) }
  middle /= compensatedSum(weights)
  var covariance = 0.0
  var spread = 0.0
  for i in scores.indices {
    let t = scores[i] - first - middle
    covariance += (events[i] - weights[i] * mean) * t
    spread += weights[i] * t * t
  }
  guard spread > 0 else { throw .undefined("all scores are equal") }
  let slope = covariance / spread
  let statistic = covariance * slope / variance
  return ChiSquaredTrend(
    statistic: statistic,
    pValue: ChiSquared.upperTail(statistic, degreesOfFreedom: 1),
    z: slope < 0 ? -statistic.squareRoot() : statistic.squareRoot(),
    slope: slope
  )
}

extension Statistic {
  /// Chi-squared test for trend, as help shows it.
  public static let chiSquaredTrend = Statistic(
    name: "chi_squared_trend",
    title: "Chi-squared test for trend",
    group: .trends,
    aliases: ["cochran_armitage"],
    summary: "Whether proportions of several groups or years rise or fall in a line.",
    inputs: [
      .init("events", "people with the property in each group, 0 to the total"),
      .init("totals", "people in each group, above 0"),
      .init("scores", "place of each group on the line; 1, 2, 3 … when not given"),
    ],
    results: [
      .init("statistic", "chi-squared with one degree of freedom"),
      .init("p", "two-sided probability by chance"),
      .init("z", "root of the statistic with the sign of the slope"),
      .init("slope", "change of the proportion for each unit of the score"),
    ],
    caution: "Rates of events that come in clusters, or a rise followed by a fall: the test sees "
      + "only the straight part.",
    reference: "Armitage (1955), Biometrics 11"
  )
}
