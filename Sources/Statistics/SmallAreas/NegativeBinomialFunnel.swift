#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The negative binomial distribution as counts of events whose rate itself varies.
///
/// Mean `mean`, variance `mean + dispersion · mean²`. A dispersion of 0 is the Poisson distribution.
public enum NegativeBinomial {
  /// Natural logarithm of the probability of `count` events.
  static func logMass(_ count: Double, mean: Double, dispersion: Double) -> Double {
    guard dispersion > 0 else {
      // Without the exponential, which far from the mean would be 0.
      return count == 0
        ? -mean
        : -Stirling.deviance(count, mean) - Stirling.error(count)
          - Stirling.halfLogTwoPi - log(count) / 2
    }
    let size = 1 / dispersion
    // x + size over x events, less the product x·B(x, size): C(x + size − 1, x).
    let choose = count == 0 ? 0 : -log(count) - logBeta(count, size)
    return choose - size * log1p(mean / size) + count * (log(mean) - log(mean + size))
  }

  /// Probability of `count` events or fewer.
  static func cumulative(_ count: Double, mean: Double, dispersion: Double) -> Double {
    if count < 0 { return 0 }
    let size = 1 / dispersion
    // P(X ≤ x) = I(size / (size + mean); size, x + 1).
    return Beta.upperTail(mean / (size + mean), alpha: count.rounded(.down) + 1, beta: size)
  }

  /// Probability of more than `count` events.
  static func upperTail(_ count: Double, mean: Double, dispersion: Double) -> Double {
    if count < 0 { return 1 }
    let size = 1 / dispersion
    return Beta.cumulative(mean / (size + mean), alpha: count.rounded(.down) + 1, beta: size)
  }

  /// Limits on a count that leave `tail` on each side, interpolated between whole counts.
  static func limits(
    mean: Double,
    dispersion: Double,
    tail: Double
  ) -> (lower: Double, upper: Double) {
    let spread = (mean + dispersion * mean * mean).squareRoot()
    func quantile(_ p: Double) -> Double {
      let guess = max(0, mean + Normal.quantile(p) * spread)
      return smallestCount(near: guess, spread: spread, upTo: .infinity) {
        reaches(
          p,
          cumulative($0, mean: mean, dispersion: dispersion),
          upperTail($0, mean: mean, dispersion: dispersion)
        )
      }
    }
    return countLimits(
      from: quantile(tail),
      to: quantile(1 - tail),
      tail: tail,
      lower: { cumulative($0, mean: mean, dispersion: dispersion) },
      upper: { upperTail($0 - 1, mean: mean, dispersion: dispersion) },
      mass: { exp(logMass($0, mean: mean, dispersion: dispersion)) }
    )
  }
}

/// Negative binomial funnel: limits for rates of places whose true rates differ.
///
/// The dispersion is fitted by maximum likelihood with the mean held at the benchmark.
///
/// - Parameters:
///   - counts: Events, whole numbers, 0 or more.
///   - exposures: People, person-years or expected events, above 0.
///   - benchmark: Events for each unit of exposure, above 0; that of all places together when nil.
/// - Returns: Dispersion and limits.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below three places, `.notFinite`,
///   `.outOfRange`, `.undefined` without any event.
///
/// Reference: Greenwood and Yule (1920), Journal of the Royal Statistical Society 83; Spiegelhalter
/// (2005), Statistics in Medicine 24.
public func negativeBinomialFunnel(
  counts: [Double],
  over exposures: [Double],
  benchmark: Double? = nil
) throws(StatisticError) -> ModelledFunnel {
  try requireSameCount(counts.count, "counts", exposures.count, "exposures")
  try requireCount(counts.count, atLeast: 3)
  for (x, n) in zip(counts, exposures) {
    try requirePositive(n, "exposure")
    try requireNonNegative(x, "count")
    guard x == x.rounded() else { throw .outOfRange("count \(x) is not whole") }
  }
  let rate = benchmark ?? compensatedSum(counts) / compensatedSum(exposures)
  try requireFinite(rate, "benchmark")
  guard rate > 0 else { throw .undefined("the benchmark is not above 0") }
  func logLikelihood(_ dispersion: Double) -> Double {
    var sum = 0.0
    for (x, n) in zip(counts, exposures) {
      sum += NegativeBinomial.logMass(x, mean: rate * n, dispersion: dispersion)
    }
    return sum
  }
  let (dispersion, ratio) = fittedDispersion(
    chance: logLikelihood(0),
    from: log(1e-8),
    to: log(100),
    logLikelihood
  )
  let limits =
    dispersion > 0
    ? try funnelLimits(rate, exposures) { n, tail in
      let limits = NegativeBinomial.limits(mean: rate * n, dispersion: dispersion, tail: tail)
      return (limits.lower / n, limits.upper / n)
    }
    : try exactFunnelLimits(benchmark: rate, denominators: exposures, of: .events)
  return ModelledFunnel(
    dispersion: dispersion,
    likelihoodRatio: ratio,
    pValue: dispersion > 0 ? ChiSquared.upperTail(ratio, degreesOfFreedom: 1) / 2 : 1,
    limits: limits
  )
}

extension Statistic {
  /// Negative binomial funnel, as help shows it.
  public static let negativeBinomialFunnel = Statistic(
    name: "negative_binomial_funnel",
    title: "Negative binomial funnel",
    group: .smallAreas,
    aliases: ["negative_binomial"],
    summary: "Funnel limits for rates of places whose true rates differ.",
    inputs: [
      .init("counts", "events, whole numbers"),
      .init("exposures", "people, person-years or expected events, above 0"),
      .init("benchmark", "events for each unit of exposure; that of all places when not given"),
    ],
    results: [
      .init(
        "dispersion",
        "squared coefficient of variation between places, 0 when chance explains all"
      ),
      .init("p", "probability of so much by chance"),
      .init("lower_95", "and upper, and those at 99.8%"),
    ],
    caution: "Fewer than ten places: the dispersion is then hardly known.",
    reference:
      "Greenwood and Yule (1920), Journal of the Royal Statistical Society 83; Spiegelhalter "
      + "(2005), Statistics in Medicine 24"
  )
}
