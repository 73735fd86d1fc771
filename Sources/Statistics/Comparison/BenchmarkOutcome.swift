/// Where a figure stands against a benchmark or a target.
public enum Standing: String, Sendable, Hashable, CaseIterable {
  /// Beyond the 99.8% limits on the good side.
  case best
  case better
  case similar
  case worse
  /// Beyond the 99.8% limits on the bad side.
  case worst
  /// Above, with no judgement whether that is good.
  case higher
  /// Below, with no judgement whether that is good.
  case lower
  /// Above and beyond the 99.8% limits, with no judgement.
  case muchHigher
  /// Below and beyond the 99.8% limits, with no judgement.
  case muchLower
  /// No value, benchmark or limits to compare with, or no comparison wanted.
  case notAvailable
}

/// Figure against benchmark by the figure's own interval; a limit that touches is similar.
///
/// - Parameters:
///   - value: The figure; nil when missing.
///   - interval: Its limits; nil gives `.notAvailable`.
///   - outer: Its wider (99.8%) limits, for five bands instead of three; nil for three.
///   - benchmark: The benchmark's value; nil when missing.
///   - judgement: Which way is good.
/// - Returns: Where the figure stands.
public func benchmarkStanding(
  of value: Double?,
  interval: ConfidenceInterval?,
  outer: ConfidenceInterval? = nil,
  against benchmark: Double?,
  judgement: Judgement
) -> Standing {
  guard judgement != .notApplicable, let value, let interval, let benchmark else {
    return .notAvailable
  }
  guard value.isFinite, benchmark.isFinite, !interval.lower.isNaN, !interval.upper.isNaN else {
    return .notAvailable
  }
  if interval.contains(benchmark) { return .similar }
  let isFar = outer.map { !$0.contains(benchmark) } ?? false
  return standing(isHigher: interval.lower > benchmark, isFar: isFar, judgement)
}

/// Figure against benchmark by the intervals of both: similar when they touch or overlap.
///
/// Conservative: at equal standard errors it works at about p < 0.006. For rounded limits only.
public func benchmarkStanding(
  of value: Double?,
  interval: ConfidenceInterval?,
  against benchmark: Double?,
  benchmarkInterval: ConfidenceInterval?,
  judgement: Judgement
) -> Standing {
  guard judgement != .notApplicable, let value, let interval, let benchmark, let benchmarkInterval
  else { return .notAvailable }
  guard value.isFinite, benchmark.isFinite else { return .notAvailable }
  if interval.overlaps(benchmarkInterval) { return .similar }
  return standing(isHigher: value > benchmark, isFar: false, judgement)
}

/// Figure against benchmark by control limits round the benchmark.
///
/// - Parameters:
///   - value: The figure; nil when missing.
///   - limits: Control limits at the figure's denominator, from `proportionControlLimits` or
///     `rateControlLimits`; nil when missing.
///   - judgement: Which way is good.
/// - Returns: Where the figure stands.
public func controlLimitStanding(
  of value: Double?,
  limits: ConfidenceInterval?,
  judgement: Judgement
) -> Standing {
  guard judgement != .notApplicable, let value, let limits, value.isFinite else {
    return .notAvailable
  }
  if limits.contains(value) { return .similar }
  return standing(isHigher: value > limits.upper, isFar: false, judgement)
}

/// Wilson limits of a benchmark proportion at an area's denominator.
///
/// - Parameters:
///   - benchmark: The benchmark as a share, 0...1.
///   - denominator: The area's people, above 0.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The limits, as shares.
/// - Throws: `StatisticError.notFinite` or `.outOfRange`.
public func proportionControlLimits(
  benchmark: Double,
  denominator: Double,
  level: Double = 0.95
) throws(StatisticError) -> ConfidenceInterval {
  try requirePositive(denominator, "denominator")
  try requireNonNegative(benchmark, "benchmark")
  guard benchmark <= 1 else { throw .outOfRange("benchmark \(benchmark) is above 1") }
  return try wilsonInterval(
    count: min(denominator, benchmark * denominator),
    of: denominator,
    level: level
  )
}

/// Exact Poisson limits of a benchmark rate at an area's denominator, as a rate.
///
/// - Parameters:
///   - benchmark: The benchmark, events for each unit of the denominator, above 0.
///   - denominator: The area's people or person-years, above 0.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The limits, for each unit of the denominator.
/// - Throws: `StatisticError.notFinite` or `.outOfRange`.
public func rateControlLimits(
  benchmark: Double,
  denominator: Double,
  level: Double = 0.95
) throws(StatisticError) -> ConfidenceInterval {
  try requirePositive(denominator, "denominator")
  try requireNonNegative(benchmark, "benchmark")
  let limits = try exactPoissonInterval(count: benchmark * denominator, level: level)
  return limits.scaled(by: 1 / denominator)
}

/// The word for a side: better or worse by judgement, higher or lower without.
func standing(isHigher: Bool, isFar: Bool, _ judgement: Judgement) -> Standing {
  switch judgement {
  case .highIsGood:
    isHigher ? (isFar ? .best : .better) : (isFar ? .worst : .worse)
  case .lowIsGood:
    isHigher ? (isFar ? .worst : .worse) : (isFar ? .best : .better)
  case .noJudgement:
    isHigher ? (isFar ? .muchHigher : .higher) : (isFar ? .muchLower : .lower)
  case .notApplicable: .notAvailable
  }
}

extension Statistic {
  /// Figure against a benchmark, as help shows it.
  public static let benchmark = Statistic(
    name: "benchmark",
    title: "Figure against a benchmark",
    group: .comparison,
    aliases: ["control_limits"],
    summary: "Whether a figure is better than, similar to or worse than a benchmark.",
    inputs: [
      .init("value, lower, upper", "the figure with its limits"),
      .init("outer limits", "99.8% ones, for five bands instead of three"),
      .init("benchmark", "its value; its own limits for the overlap rule"),
      .init("judgement", "high is good, low is good, none, not applicable"),
    ],
    results: [
      .init(
        "standing",
        "better, similar, worse; best and worst beyond the outer limits; higher and lower "
          + "without judgement"
      )
    ],
    caution: "A benchmark that contains the area for the greater part, or of another period.",
    reference: "Office for Health Improvement and Disparities, Fingertips technical guidance"
  )
}
