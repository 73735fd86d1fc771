/// Rates of small areas drawn towards the rate of all areas together.
public struct ShrunkRates: Sendable, Equatable {
  /// Rate of all areas together.
  public let overall: Double
  /// Variance of the areas' true rates; 0 when chance explains all differences.
  public let betweenVariance: Double
  /// Modelled rate of each area.
  public let rates: [Double]
  /// Weight of each area's own rate in its modelled rate, 0...1.
  public let weights: [Double]

  public init(overall: Double, betweenVariance: Double, rates: [Double], weights: [Double]) {
    self.overall = overall
    self.betweenVariance = betweenVariance
    self.rates = rates
    self.weights = weights
  }
}

/// Empirical-Bayes rates: the fewer people an area has, the closer its rate is drawn to the rate of
/// all.
///
/// A modelled figure, to be labelled so. The areas must be alike enough for one overall rate to
/// speak of them.
///
/// - Parameters:
///   - counts: Events of each area, 0 or more.
///   - denominators: People or person-years of each area, above 0.
/// - Returns: One modelled rate an area.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below two areas, `.notFinite`,
///   `.outOfRange`, `.undefined` without any event.
///
/// Reference: Marshall (1991), Applied Statistics 40, 283.
public func shrunkRates(
  counts: [Double],
  over denominators: [Double]
) throws(StatisticError) -> ShrunkRates {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  try requireCount(counts.count, atLeast: 2)
  for (x, n) in zip(counts, denominators) {
    try requireNonNegative(x, "count")
    try requirePositive(n, "denominator")
  }
  let people = compensatedSum(denominators)
  let overall = compensatedSum(counts) / people
  guard overall > 0 else { throw .undefined("no area has events") }
  var variance = 0.0
  for (x, n) in zip(counts, denominators) {
    let distance = x / n - overall
    variance += n * distance * distance
  }
  variance /= people
  let between = max(0, variance - overall / (people / Double(counts.count)))
  let weights = denominators.map { between / (between + overall / $0) }
  return ShrunkRates(
    overall: overall,
    betweenVariance: between,
    rates: counts.indices.map {
      overall + (counts[$0] / denominators[$0] - overall) * weights[$0]
    },
    weights: weights
  )
}

extension Statistic {
  /// Rates of small areas, shrunk, as help shows it.
  public static let shrunkRate = Statistic(
    name: "shrunk_rate",
    title: "Rates of small areas, shrunk",
    group: .smallAreas,
    aliases: ["empirical_bayes", "shrinkage"],
    summary: "Rates drawn towards the rate of all areas, the more so the fewer people an area has; "
      + "a modelled figure.",
    inputs: [
      .init("counts", "events of each area"),
      .init("denominators", "people of each area, above 0"),
    ],
    results: [
      .init("rates", "one an area, modelled"),
      .init("weights", "of each area's own rate, 0 to 1"),
      .init("between_variance", "of the areas' true rates"),
      .init("overall", "rate of all areas"),
    ],
    caution: "Publishing them as observed, or areas of different kinds: each is drawn towards a "
      + "rate that is not its own.",
    reference: "Marshall (1991), Applied Statistics 40, 283"
  )
}
