#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Funnel limits from a count distribution that allows for variation between places.
public struct ModelledFunnel: Sendable, Equatable {
  /// Intraclass correlation (people) or squared coefficient of variation (events) between places;
  /// 0 when chance explains all differences.
  public let dispersion: Double
  /// Twice the gain in log-likelihood over chance alone.
  public let likelihoodRatio: Double
  /// Probability of such a gain by chance; halved, since the dispersion cannot be negative.
  public let pValue: Double
  public let limits: FunnelLimits

  public init(dispersion: Double, likelihoodRatio: Double, pValue: Double, limits: FunnelLimits) {
    self.dispersion = dispersion
    self.likelihoodRatio = likelihoodRatio
    self.pValue = pValue
    self.limits = limits
  }
}

/// Beta-binomial funnel: limits for shares of places whose true shares differ.
///
/// The intraclass correlation is fitted by maximum likelihood with the mean held at the benchmark.
///
/// - Parameters:
///   - counts: People with the property, whole numbers, 0...denominator.
///   - denominators: People in all, whole numbers above 0.
///   - benchmark: Share that the limits lie round, strictly between 0 and 1; that of all places
///     together when nil.
/// - Returns: Dispersion and limits.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below three places, `.notFinite`,
///   `.outOfRange`, `.undefined` when the share of all places is 0 or 1.
///
/// Reference: Skellam (1948), Journal of the Royal Statistical Society B 10; Spiegelhalter (2005),
/// Statistics in Medicine 24.
public func betaBinomialFunnel(
  counts: [Double],
  of denominators: [Double],
  benchmark: Double? = nil
) throws(StatisticError) -> ModelledFunnel {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  try requireCount(counts.count, atLeast: 3)
  for (x, n) in zip(counts, denominators) {
    try requirePositive(n, "denominator")
    try requireNonNegative(x, "count")
    guard x <= n else { throw .outOfRange("count \(x) is above its denominator \(n)") }
    guard x == x.rounded(), n == n.rounded() else {
      throw .outOfRange("count \(x) of \(n) is not whole")
    }
    guard n <= 1e7 else { throw .outOfRange("denominator \(n) is above 10 million") }
  }
  let share = benchmark ?? compensatedSum(counts) / compensatedSum(denominators)
  guard share > 0, share < 1 else { throw .undefined("the benchmark is not between 0 and 1") }
  func logLikelihood(_ correlation: Double) -> Double {
    var sum = 0.0
    for (x, n) in zip(counts, denominators) {
      sum += BetaBinomial.logMass(x, trials: n, mean: share, correlation: correlation)
    }
    return sum
  }
  let (dispersion, ratio) = fittedDispersion(
    chance: logLikelihood(0),
    from: log(1e-8),
    to: log(0.9),
    logLikelihood
  )
  let limits =
    dispersion > 0
    ? try funnelLimits(share, denominators) { n, tail in
      let limits = BetaBinomial.limits(
        trials: n,
        mean: share,
        correlation: dispersion,
        tail: tail
      )
      return (limits.lower / n, limits.upper / n)
    }
    : try exactFunnelLimits(benchmark: share, denominators: denominators, of: .people)
  return ModelledFunnel(
    dispersion: dispersion,
    likelihoodRatio: ratio,
    pValue: dispersion > 0 ? ChiSquared.upperTail(ratio, degreesOfFreedom: 1) / 2 : 1,
    limits: limits
  )
}

/// The dispersion of largest likelihood and twice its gain; 0 and 0 when chance alone does as well.
func fittedDispersion(
  chance: Double,
  from low: Double,
  to high: Double,
  _ logLikelihood: (Double) -> Double
) -> (dispersion: Double, likelihoodRatio: Double) {
  let best = exp(peak(of: { logLikelihood(exp($0)) }, from: low, to: high))
  let gain = 2 * (logLikelihood(best) - chance)
  // A gain that rounding could make is none.
  return gain > 1e-6 ? (best, gain) : (0, 0)
}

extension Statistic {
  /// Beta-binomial funnel, as help shows it.
  public static let betaBinomialFunnel = Statistic(
    name: "beta_binomial_funnel",
    title: "Beta-binomial funnel",
    group: .smallAreas,
    aliases: ["beta_binomial"],
    summary: "Funnel limits for shares of places whose true shares differ.",
    inputs: [
      .init("counts", "people with the property, whole numbers"),
      .init("denominators", "people in all, whole numbers above 0"),
      .init("benchmark", "share the limits lie round; that of all places when not given"),
    ],
    results: [
      .init("dispersion", "intraclass correlation ρ, 0 when chance explains all"),
      .init("p", "probability of so much by chance"),
      .init("lower_95", "and upper, and those at 99.8%"),
    ],
    caution: "Fewer than ten places: ρ is then hardly known.",
    reference:
      "Skellam (1948), Journal of the Royal Statistical Society B 10; Spiegelhalter (2005), "
      + "Statistics in Medicine 24"
  )
}
