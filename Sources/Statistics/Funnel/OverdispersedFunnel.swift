#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A funnel whose limits allow for more variation than chance alone.
public struct OverdispersedFunnel: Sendable, Equatable {
  /// What the figures are and on which scale they are compared.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// Observed over expected on the log scale, outer scores dropped (hospital mortality, SHMI).
    case logRatio
    /// Observed over expected on the root scale, outer scores pulled in (Care Quality Commission).
    case rootRatio
    /// Shares on the arcsine scale, outer scores pulled in.
    case proportion
    /// Ratio of two counts on the log scale, outer scores pulled in.
    case ratioOfCounts
  }

  /// Observed over denominator of each place.
  public let values: [Double]
  /// Value that the limits lie round.
  public let target: Double
  /// Standardised distance of each place from the target.
  public let scores: [Double]
  /// The same after trimming; NaN where dropped.
  public let trimmedScores: [Double]
  /// Mean squared score after trimming: 1 when chance explains all.
  public let dispersion: Double
  /// Variance between places on the comparison scale; 0 when chance explains all.
  public let betweenVariance: Double
  /// Probability of so high a dispersion by chance.
  public let pValue: Double
  /// Limits by chance alone.
  public let plain: FunnelLimits
  /// Limits with the variance between places added.
  public let adjusted: FunnelLimits

  /// Places strictly beyond the adjusted 99.8% limits.
  public var outliers: [Bool] {
    values.indices.map { adjusted.flag(of: values[$0], at: $0) == .alarm }
  }

  public init(
    values: [Double],
    target: Double,
    scores: [Double],
    trimmedScores: [Double],
    dispersion: Double,
    betweenVariance: Double,
    pValue: Double,
    plain: FunnelLimits,
    adjusted: FunnelLimits
  ) {
    self.values = values
    self.target = target
    self.scores = scores
    self.trimmedScores = trimmedScores
    self.dispersion = dispersion
    self.betweenVariance = betweenVariance
    self.pValue = pValue
    self.plain = plain
    self.adjusted = adjusted
  }
}

/// Funnel limits adjusted for overdispersion by an additive variance between places.
///
/// A count of 0 has no logarithm; on the log ratio scale it is taken as a half.
///
/// - Parameters:
///   - counts: Observed events or people, 0 or more; on the proportion scale at most the
///     denominator.
///   - denominators: Expected events, people, or the other count; above 0.
///   - scale: What the figures are.
///   - given: Share or ratio of counts that places are set against, above 0; that of all places
///     together when nil. Observed over expected is always set against 1.
///   - trimming: Share of scores trimmed at each end, from 0 to below a half; 0.1 as published.
/// - Returns: Scores, dispersion, plain and adjusted limits.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below three places, `.notFinite`,
///   `.outOfRange`, `.undefined` when all counts are 0.
///
/// Reference: Spiegelhalter (2005), Statistics in Medicine 24, 1185; Spiegelhalter and others
/// (2012), Journal of the Royal Statistical Society A 175.
public func overdispersedFunnel(
  counts: [Double],
  of denominators: [Double],
  scale: OverdispersedFunnel.Scale,
  target given: Double? = nil,
  trimming: Double = 0.1
) throws(StatisticError) -> OverdispersedFunnel {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  try requireCount(counts.count, atLeast: 3)
  guard trimming >= 0, trimming < 0.5 else {
    throw .outOfRange("trimming \(trimming) is not from 0 to below 0.5")
  }
  for (x, n) in zip(counts, denominators) {
    try requireNonNegative(x, "count")
    try requirePositive(n, "denominator")
    if scale == .proportion, x > n {
      throw .outOfRange("count \(x) is above its denominator \(n)")
    }
  }
  let together = compensatedSum(counts) / compensatedSum(denominators)
  guard together > 0 else { throw .undefined("all counts are 0") }
  if let given {
    try requirePositive(given, "target")
    if scale == .proportion, given > 1 { throw .outOfRange("target \(given) is above 1") }
  }
  let overall = given ?? together
  let size = counts.count
  let transformed = transform(counts, denominators, scale, overall)
  let scores = (0..<size).map { transformed.scores[$0] }
  let kept =
    scale == .logRatio ? droppingOuter(scores, trimming) : pullingInOuter(scores, trimming)
  let known = kept.filter { !$0.isNaN }
  let number = Double(known.count)
  let dispersion = compensatedSum(known.lazy.map { $0 * $0 }) / number
  let weights = zip(kept, transformed.errors).compactMap { $0.isNaN ? nil : 1 / ($1 * $1) }
  let total = compensatedSum(weights)
  let squares = compensatedSum(weights.lazy.map { $0 * $0 })
  let excess = number * dispersion - (number - 1)
  let between = excess > 0 ? excess / (total - squares / total) : 0
  let target = scale == .logRatio || scale == .rootRatio ? 1 : overall
  return OverdispersedFunnel(
    values: zip(counts, denominators).map { $0 / $1 },
    target: target,
    scores: scores,
    trimmedScores: kept,
    dispersion: dispersion,
    betweenVariance: between,
    pValue: ChiSquared.upperTail(number * dispersion, degreesOfFreedom: number),
    plain: try plainLimits(denominators, scale, target),
    adjusted: try adjustedLimits(denominators, scale, target, between)
  )
}

private func transform(
  _ counts: [Double],
  _ denominators: [Double],
  _ scale: OverdispersedFunnel.Scale,
  _ overall: Double
) -> (scores: [Double], errors: [Double]) {
  var scores: [Double] = []
  var errors: [Double] = []
  for (x, n) in zip(counts, denominators) {
    let (score, error): (Double, Double)
    switch scale {
    case .logRatio:
      // The published tool rounds expected events to two decimals.
      let e = max(0.01, (n * 100).rounded(.toNearestOrEven) / 100)
      error = 1 / e.squareRoot()
      score = log(max(x, 0.5) / e) / error
    case .rootRatio:
      error = 1 / (2 * n.squareRoot())
      score = ((x / n).squareRoot() - 1) / error
    case .proportion:
      error = 1 / (2 * n.squareRoot())
      score = (asin((x / n).squareRoot()) - asin(overall.squareRoot())) / error
    case .ratioOfCounts:
      error = (x / ((x + 0.5) * (x + 0.5)) + n / ((n + 0.5) * (n + 0.5))).squareRoot()
      score = (log((x + 0.5) / (n + 0.5)) - log(overall)) / error
    }
    scores.append(score)
    errors.append(error)
  }
  return (scores, errors)
}

/// Scores with the lowest and highest share, by rank, as NaN.
private func droppingOuter(_ scores: [Double], _ trimming: Double) -> [Double] {
  guard trimming > 0 else { return scores }
  let groups = (1 / trimming).rounded()
  let ranks = ranks(of: scores, ties: .average)
  return zip(scores, ranks).map { score, rank in
    let group = (rank * groups / Double(scores.count + 1)).rounded(.down)
    return group == 0 || group == groups - 1 ? .nan : score
  }
}

/// Scores pulled in to the quantiles at `trimming` and 1 − `trimming`.
private func pullingInOuter(_ scores: [Double], _ trimming: Double) -> [Double] {
  let sorted = scores.sorted()
  let low = quantile(ofSorted: sorted, at: trimming, type: .linear)
  let high = quantile(ofSorted: sorted, at: 1 - trimming, type: .linear)
  return scores.map { min(max($0, low), high) }
}

private func plainLimits(
  _ denominators: [Double],
  _ scale: OverdispersedFunnel.Scale,
  _ target: Double
) throws(StatisticError) -> FunnelLimits {
  switch scale {
  case .logRatio, .rootRatio:
    return try funnelLimits(target, denominators) { n, tail in
      (
        ChiSquared.quantile(tail, degreesOfFreedom: 2 * n) / 2 / n,
        ChiSquared.quantile(upperTail: tail, degreesOfFreedom: 2 * n + 2) / 2 / n
      )
    }
  case .proportion, .ratioOfCounts:
    return try adjustedLimits(denominators, scale, target, 0)
  }
}

private func adjustedLimits(
  _ denominators: [Double],
  _ scale: OverdispersedFunnel.Scale,
  _ target: Double,
  _ between: Double
) throws(StatisticError) -> FunnelLimits {
  try funnelLimits(target, denominators) { n, tail in
    // Published with the normal quantile in seven digits.
    let q = tail == funnelTails.inner ? 1.959964 : 3.090232
    switch scale {
    case .logRatio:
      let reach = q * (1 / n + between).squareRoot()
      return (exp(-reach), exp(reach))
    case .rootRatio:
      let reach = q * (1 / (4 * n) + between).squareRoot()
      return (1 - reach, 1 + reach)
    case .proportion:
      let reach = q * (1 / (4 * n) + between).squareRoot()
      let middle = asin(target.squareRoot())
      let lower = sin(max(0, middle - reach))
      let upper = sin(min(.pi / 2, middle + reach))
      return (lower * lower, upper * upper)
    case .ratioOfCounts:
      let reach = q * (1 / (4 * n) + between).squareRoot()
      return (target * exp(-reach), target * exp(reach))
    }
  }
}

extension Statistic {
  /// Funnel adjusted for overdispersion, as help shows it.
  public static let overdispersedFunnel = Statistic(
    name: "overdispersed_funnel",
    title: "Funnel adjusted for overdispersion",
    group: .processControl,
    aliases: ["adjusted_funnel", "spiegelhalter"],
    summary: "Funnel limits widened by the variation between places that chance does not explain.",
    inputs: [
      .init("counts", "observed events or people"),
      .init("denominators", "expected events, people or the other count, above 0"),
      .init("scale", "log ratio, root ratio, proportion or ratio of counts"),
      .init(
        "target",
        "share or ratio of counts that places are set against; that of all together when not "
          + "given, and 1 for observed over expected"
      ),
      .init("trimming", "share of scores trimmed at each end, 0.1 when not given"),
    ],
    results: [
      .init("dispersion", "mean squared score; 1 when chance explains all"),
      .init("between_variance", "variance between places on the comparison scale"),
      .init("p", "probability of so high a dispersion by chance"),
      .init("lower_998", "and upper, adjusted; plain and 95% limits beside them"),
    ],
    caution: "When the extra variation is itself the finding: adjusted limits call it normal.",
    reference: "Spiegelhalter (2005), Statistics in Medicine 24, 1185; Spiegelhalter and others "
      + "(2012), Journal of the Royal Statistical Society A 175"
  )
}
