/// How the limits of a rate were found.
public enum RateIntervalMethod: String, Sendable, Hashable, CaseIterable {
  /// Exact Poisson limits by chi-squared, for counts below 10.
  case exact
  /// Byar's approximation, for counts of 10 and more.
  case byar
}

/// A rate of events with its limits.
public struct RateInterval: Sendable, Hashable {
  /// Events for each unit of the denominator.
  public let value: Double
  /// Lower limit; nil where Byar's approximation falls below 0 (only at extreme levels).
  public let lower: Double?
  public let upper: Double
  /// Confidence level as a share.
  public let level: Double
  public let method: RateIntervalMethod

  public init(
    value: Double,
    lower: Double?,
    upper: Double,
    level: Double,
    method: RateIntervalMethod
  ) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  /// Both limits, or nil when there is no lower one.
  public var interval: ConfidenceInterval? {
    lower.map { ConfidenceInterval(lower: $0, upper: upper, level: level) }
  }

  /// Value and limits times `multiplier`, which is above 0.
  public func scaled(by multiplier: Double) -> RateInterval {
    RateInterval(
      value: value * multiplier,
      lower: lower.map { $0 * multiplier },
      upper: upper * multiplier,
      level: level,
      method: method
    )
  }
}

/// A crude rate with Byar's limits, exact Poisson limits below 10 events.
///
/// The switch at exactly 10 leaves a tiny step between 9 and 10 events; it is kept, so that
/// figures agree with those published in England. A rate may exceed 1: events, not people.
///
/// - Parameters:
///   - count: Events, 0 or more; below 10 a count that is not whole takes degrees of freedom that
///     are not whole.
///   - denominator: People or person-years, above 0.
///   - level: Confidence level, as a share (0.95) or a percentage (95).
/// - Returns: The rate with its limits, for each unit of the denominator.
/// - Throws: `StatisticError.notFinite` or `.outOfRange` for an input outside these bounds.
///
/// Reference: Breslow and Day (1987), Statistical Methods in Cancer Research, volume II, 69.
public func byarInterval(
  count: Double,
  over denominator: Double = 1,
  level: Double = 0.95
) throws(StatisticError) -> RateInterval {
  try requirePositive(denominator, "denominator")
  try requireNonNegative(count, "count")
  let share = try confidenceLevel(level)
  let value = count / denominator
  if count < 10 {
    let exact = exactPoissonLimits(count: count, tail: (1 - share) / 2)
    return RateInterval(
      value: value,
      lower: exact.lower / denominator,
      upper: exact.upper / denominator,
      level: share,
      method: .exact
    )
  }
  let limits = byarLimits(count: count, multiple: try normalMultiple(level: share))
  return RateInterval(
    value: value,
    lower: limits.lower < 0 ? nil : limits.lower / denominator,
    upper: limits.upper / denominator,
    level: share,
    method: .byar
  )
}

/// Byar's limits (exact below 10) of many rates at once; NaN where `byarInterval` would throw or
/// have no lower limit.
///
/// - Throws: `StatisticError.unequalLengths`, and `.outOfRange` for the level.
public func byarIntervals(
  counts: [Double],
  denominators: [Double],
  level: Double = 0.95
) throws(StatisticError) -> IntervalColumns {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  let share = try confidenceLevel(level)
  let z = try normalMultiple(level: share)
  let tail = (1 - share) / 2
  // Ten whole counts serve nearly every small cell, and their quantiles are dear.
  let small = (0..<10).map { exactPoissonLimits(count: Double($0), tail: tail) }
  var columns = IntervalColumns(lower: [], upper: [])
  columns.lower.reserveCapacity(counts.count)
  columns.upper.reserveCapacity(counts.count)
  for (count, denominator) in zip(counts, denominators) {
    guard count >= 0, count.isFinite, denominator > 0, denominator.isFinite else {
      columns.lower.append(.nan)
      columns.upper.append(.nan)
      continue
    }
    var limits: (lower: Double, upper: Double)
    if count >= 10 {
      limits = byarLimits(count: count, multiple: z)
      if limits.lower < 0 { limits.lower = .nan }
    } else if count == count.rounded() {
      limits = small[Int(count)]
    } else {
      limits = exactPoissonLimits(count: count, tail: tail)
    }
    columns.lower.append(limits.lower / denominator)
    columns.upper.append(limits.upper / denominator)
  }
  return columns
}

/// Byar's limits of a count, for a normal multiple z; the lower one may be below 0.
func byarLimits(count: Double, multiple z: Double) -> (lower: Double, upper: Double) {
  func cube(_ x: Double) -> Double { x * x * x }
  let next = count + 1
  return (
    count * cube(1 - 1 / (9 * count) - z / (3 * count.squareRoot())),
    next * cube(1 - 1 / (9 * next) + z / (3 * next.squareRoot()))
  )
}

extension Statistic {
  /// Crude rate with Byar's limits, as help shows it.
  public static let byar = Statistic(
    name: "byar",
    title: "Crude rate with Byar's limits",
    group: .intervals,
    aliases: ["crude_rate", "byars"],
    summary: "Rate of events with Byar's limits, exact Poisson limits below 10 events.",
    inputs: [
      .init("count", "events, 0 or more"),
      .init("denominator", "people or person-years, above 0"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("value", "events for each unit of the denominator"),
      .init("lower", "missing where Byar's approximation falls below 0, only at extreme levels"),
      .init("upper", "same unit"),
      .init("method", "exact below 10 events, byar from there"),
    ],
    caution: "Counts of people among people: a proportion has an upper bound that Byar's limits do "
      + "not know, use Wilson's. Events that come in clusters vary more than Poisson counts.",
    reference: "Breslow and Day (1987), Statistical Methods in Cancer Research, volume II, 69"
  )
}
