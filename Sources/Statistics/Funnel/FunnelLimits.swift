/// What a funnel's denominators count, and so which distribution its limits come from.
public enum FunnelKind: String, Sendable, Hashable, CaseIterable {
  /// People among people: binomial.
  case people
  /// Events for people or person-years: Poisson.
  case events
}

/// How far from the benchmark a place lies.
public enum FunnelFlag: String, Sendable, Hashable, CaseIterable {
  case withinLimits = "within limits"
  /// Beyond the 95% limits.
  case alert
  /// Beyond the 99.8% limits.
  case alarm
}

/// Limits round a benchmark at many denominators, one place in each array for each.
public struct FunnelLimits: Sendable, Equatable {
  public let benchmark: Double
  public var lower95: [Double]
  public var upper95: [Double]
  public var lower998: [Double]
  public var upper998: [Double]

  public init(
    benchmark: Double,
    lower95: [Double],
    upper95: [Double],
    lower998: [Double],
    upper998: [Double]
  ) {
    self.benchmark = benchmark
    self.lower95 = lower95
    self.upper95 = upper95
    self.lower998 = lower998
    self.upper998 = upper998
  }

  /// Flag of a value at one place; strictly beyond a limit counts, equal to it does not.
  public func flag(of value: Double, at index: Int) -> FunnelFlag {
    if value < lower998[index] || value > upper998[index] { return .alarm }
    return value < lower95[index] || value > upper95[index] ? .alert : .withinLimits
  }

  /// Benchmark and limits times `multiplier`, which is above 0.
  public func scaled(by multiplier: Double) -> FunnelLimits {
    func times(_ column: [Double]) -> [Double] { column.map { $0 * multiplier } }
    return FunnelLimits(
      benchmark: benchmark * multiplier,
      lower95: times(lower95),
      upper95: times(upper95),
      lower998: times(lower998),
      upper998: times(upper998)
    )
  }
}

/// Tail probabilities of the 95% and the 99.8% limits on each side.
let funnelTails = (inner: 0.025, outer: 0.001)

/// Exact binomial or Poisson funnel limits round a benchmark at each denominator.
///
/// A place lies below the lower limit exactly when a count as low as its own has less than the tail
/// probability (2.5% or 0.1%) at the benchmark, and above the upper limit likewise; between two
/// whole counts the limit is interpolated, so that the curves are smooth.
///
/// - Parameters:
///   - benchmark: Share (people, 0...1) or events for each unit of the denominators (0 or more).
///   - denominators: People or exposures, above 0; people are rounded to whole ones.
///   - kind: Binomial for people, Poisson for events.
/// - Returns: One pair of limits a denominator, at both levels.
/// - Throws: `StatisticError.outOfRange`, `.notFinite`.
///
/// Reference: Spiegelhalter (2005), Statistics in Medicine 24, appendix A.1.1.
public func exactFunnelLimits(
  benchmark: Double,
  denominators: [Double],
  of kind: FunnelKind
) throws(StatisticError) -> FunnelLimits {
  try requireNonNegative(benchmark, "benchmark")
  if kind == .people, benchmark > 1 {
    throw .outOfRange("benchmark \(benchmark) is above 1")
  }
  return try funnelLimits(benchmark, denominators) { n, tail in
    switch kind {
    case .people:
      let trials = max(1, n.rounded())
      let limits = binomialLimits(trials: trials, share: benchmark, tail: tail)
      return (limits.lower / trials, limits.upper / trials)
    case .events:
      let limits = poissonLimits(mean: benchmark * n, tail: tail)
      return (limits.lower / n, limits.upper / n)
    }
  }
}

/// Both pairs of limits at each denominator.
func funnelLimits(
  _ benchmark: Double,
  _ denominators: [Double],
  _ limits: (_ denominator: Double, _ tail: Double) -> (lower: Double, upper: Double)
) throws(StatisticError) -> FunnelLimits {
  for n in denominators { try requirePositive(n, "denominator") }
  let inner = denominators.map { limits($0, funnelTails.inner) }
  let outer = denominators.map { limits($0, funnelTails.outer) }
  return FunnelLimits(
    benchmark: benchmark,
    lower95: inner.map(\.lower),
    upper95: inner.map(\.upper),
    lower998: outer.map(\.lower),
    upper998: outer.map(\.upper)
  )
}

private func binomialLimits(
  trials: Double,
  share: Double,
  tail: Double
) -> (lower: Double, upper: Double) {
  if share == 0 { return (0, 0) }
  if share == 1 { return (trials, trials) }
  let limits = countLimits(
    from: Binomial.quantile(tail, trials: trials, probability: share),
    to: Binomial.quantile(1 - tail, trials: trials, probability: share),
    tail: tail,
    lower: { Binomial.cumulative($0, trials: trials, probability: share) },
    upper: { Binomial.upperTail($0 - 1, trials: trials, probability: share) },
    mass: { Binomial.mass($0, trials: trials, probability: share) }
  )
  return (limits.lower, min(trials, limits.upper))
}

private func poissonLimits(mean: Double, tail: Double) -> (lower: Double, upper: Double) {
  if mean == 0 { return (0, 0) }
  return countLimits(
    from: Poisson.quantile(tail, mean: mean),
    to: Poisson.quantile(1 - tail, mean: mean),
    tail: tail,
    lower: { Poisson.cumulative($0, mean: mean) },
    upper: { Poisson.upperTail($0 - 1, mean: mean) },
    mass: { Poisson.mass($0, mean: mean) }
  )
}

/// Limits of a count from its quantiles, its probability of a count or fewer and of a count or more.
///
/// The lower limit belongs to the smallest count whose lower tail reaches `tail`, the upper one to
/// the largest count whose upper tail does.
func countLimits(
  from low: Double,
  to high: Double,
  tail: Double,
  lower: (Double) -> Double,
  upper: (Double) -> Double,
  mass: (Double) -> Double
) -> (lower: Double, upper: Double) {
  var low = low
  while low > 0, lower(low - 1) >= tail { low -= 1 }
  var high = high
  while high > 0, upper(high) < tail { high -= 1 }
  return (
    lowerCountLimit(low, upTo: lower(low), mass: mass(low), tail: tail),
    upperCountLimit(high, from: upper(high), mass: mass(high), tail: tail)
  )
}

/// The point between `count` − 1 and `count` where the lower tail, taken as linear between whole
/// counts, is `tail`; `upTo` is the probability of `count` or fewer.
func lowerCountLimit(_ count: Double, upTo: Double, mass: Double, tail: Double) -> Double {
  guard mass > 0 else { return count }
  return max(0, count - max(0, min(1, (upTo - tail) / mass)))
}

/// The point between `count` and `count` + 1 where the upper tail is `tail`; `from` is the
/// probability of `count` or more.
func upperCountLimit(_ count: Double, from: Double, mass: Double, tail: Double) -> Double {
  guard mass > 0 else { return count }
  return count + max(0, min(1, (from - tail) / mass))
}

extension Statistic {
  /// Funnel limits, exact, as help shows it.
  public static let funnel = Statistic(
    name: "funnel",
    title: "Funnel limits, exact",
    group: .processControl,
    aliases: ["funnel_limits"],
    summary: "How far from a benchmark chance alone may take a place of a given size.",
    inputs: [
      .init("benchmark", "share, or events for each unit of the denominators"),
      .init("denominators", "people or exposures, above 0"),
      .init("kind", "people (binomial) or events (Poisson)"),
    ],
    results: [
      .init("lower_95", "and upper; beyond them a place is an alert"),
      .init("lower_998", "and upper; beyond them an alarm"),
    ],
    caution: "Places that differ in more than chance, such as hospitals with different patients: "
      + "use an overdispersed funnel.",
    reference: "Spiegelhalter (2005), Statistics in Medicine 24, appendix A.1.1"
  )
}
