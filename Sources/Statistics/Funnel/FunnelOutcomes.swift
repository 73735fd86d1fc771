/// How a place compares with the average of all places on a published funnel plot.
public enum FunnelOutcome: String, Sendable, Hashable, CaseIterable {
  case high998 = "High (0.001)"
  case high95 = "High (0.025)"
  case notSignificant = "Not significant"
  case low95 = "Low (0.025)"
  case low998 = "Low (0.001)"
  /// Too few events to say, or no figure.
  case notApplicable = "Not applicable"

  /// The same with high and low swapped.
  public var mirrored: FunnelOutcome {
    switch self {
    case .high998: .low998
    case .high95: .low95
    case .low95: .high95
    case .low998: .high998
    case .notSignificant, .notApplicable: self
    }
  }
}

/// Places against the share of all places together, by Wilson limits turned round.
///
/// - Parameters:
///   - counts: People with the property, 0...denominator.
///   - denominators: People in all, above 0.
/// - Returns: One outcome a place.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` for none, `.notFinite`, `.outOfRange`.
///
/// Reference: Office for Health Improvement and Disparities, PHEindicatormethods, funnel plots.
public func proportionFunnelOutcomes(
  counts: [Double],
  of denominators: [Double]
) throws(StatisticError) -> [FunnelOutcome] {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  try requireCount(counts.count, atLeast: 1)
  for (x, n) in zip(counts, denominators) {
    try requirePositive(n, "denominator")
    try requireNonNegative(x, "count")
    guard x <= n else { throw .outOfRange("count \(x) is above its denominator \(n)") }
  }
  let baseline = compensatedSum(counts) / compensatedSum(denominators)
  return zip(counts, denominators).map { x, n in
    let share = x / n
    let outer = wilsonFunnelLimits(baseline: baseline, population: n, tail: funnelTails.outer)
    let inner = wilsonFunnelLimits(baseline: baseline, population: n, tail: funnelTails.inner)
    return outcome(of: share, inner: inner, outer: outer)
  }
}

/// Places against the number of events expected of each, by limits of observed over expected.
///
/// - Parameters:
///   - observed: Events, 0 or more.
///   - expected: Events expected, above 0.
/// - Returns: One outcome a place.
/// - Throws: As `proportionFunnelOutcomes`.
///
/// Reference: as `proportionFunnelOutcomes`.
public func ratioFunnelOutcomes(
  observed: [Double],
  expected: [Double]
) throws(StatisticError) -> [FunnelOutcome] {
  try requireSameCount(observed.count, "observed", expected.count, "expected")
  try requireCount(observed.count, atLeast: 1)
  var outcomes: [FunnelOutcome] = []
  outcomes.reserveCapacity(observed.count)
  for (count, exposure) in zip(observed, expected) {
    outcomes.append(try eventOutcome(count, exposure, baseline: 1))
  }
  return outcomes
}

/// A rate funnel's places: events, published rates and, for places without events, denominators.
public struct RateFunnelPlaces: Sendable, Hashable {
  public let counts: [Double]
  /// Rates for each `multiplier` people.
  public let rates: [Double]
  /// Needed only where a count is 0.
  public let denominators: [Double]?
  public let multiplier: Double
  /// Whether the rates are directly standardised: fewer than 10 events are then not shown.
  public let isStandardised: Bool

  public init(
    counts: [Double],
    rates: [Double],
    denominators: [Double]? = nil,
    multiplier: Double,
    isStandardised: Bool
  ) {
    self.counts = counts
    self.rates = rates
    self.denominators = denominators
    self.multiplier = multiplier
    self.isStandardised = isStandardised
  }

  /// The denominators that the rates speak of: count over rate.
  ///
  /// NaN for a standardised rate without events.
  ///
  /// - Throws: `StatisticError.unequalLengths`, `.tooFewValues`, `.notFinite`, `.outOfRange` for a
  ///   negative count, a rate of 0 with events, or a missing denominator of a place without events.
  public func effectiveDenominators() throws(StatisticError) -> [Double] {
    try requireSameCount(counts.count, "counts", rates.count, "rates")
    if let denominators {
      try requireSameCount(counts.count, "counts", denominators.count, "denominators")
    }
    try requireCount(counts.count, atLeast: 1)
    try requirePositive(multiplier, "multiplier")
    var result: [Double] = []
    result.reserveCapacity(counts.count)
    for i in counts.indices {
      try requireNonNegative(counts[i], "count")
      if counts[i] > 0 {
        try requirePositive(rates[i], "rate")
        result.append(multiplier * counts[i] / rates[i])
      } else if isStandardised {
        result.append(.nan)
      } else {
        guard let denominators else {
          throw .outOfRange("a place without events has no denominator")
        }
        try requirePositive(denominators[i], "denominator")
        result.append(denominators[i])
      }
    }
    return result
  }
}

/// Places against the rate of all places together, by limits of events over effective denominators.
///
/// - Throws: As `RateFunnelPlaces.effectiveDenominators()`, and `.undefined` without events.
///
/// Reference: as `proportionFunnelOutcomes`.
public func rateFunnelOutcomes(
  of places: RateFunnelPlaces
) throws(StatisticError) -> [FunnelOutcome] {
  let denominators = try places.effectiveDenominators()
  let baseline = try rateBaseline(places.counts, denominators)
  var outcomes: [FunnelOutcome] = []
  outcomes.reserveCapacity(denominators.count)
  for (count, denominator) in zip(places.counts, denominators) {
    outcomes.append(
      places.isStandardised && count < 10
        ? .notApplicable : try eventOutcome(count, denominator, baseline: baseline)
    )
  }
  return outcomes
}

/// Events over denominators, of the places that have one.
func rateBaseline(
  _ counts: [Double],
  _ denominators: [Double]
) throws(StatisticError) -> Double {
  var events = 0.0
  var people = 0.0
  for (x, n) in zip(counts, denominators) where !n.isNaN {
    events += x
    people += n
  }
  guard people > 0, events > 0 else { throw .undefined("no place has events") }
  return events / people
}

private func eventOutcome(
  _ count: Double,
  _ denominator: Double,
  baseline: Double
) throws(StatisticError) -> FunnelOutcome {
  let outer = try byarInterval(count: count, over: denominator, level: 0.998)
  let inner = try byarInterval(count: count, over: denominator, level: 0.95)
  if let lower = outer.lower, baseline < lower { return .high998 }
  if baseline > outer.upper { return .low998 }
  if let lower = inner.lower, baseline < lower { return .high95 }
  return baseline > inner.upper ? .low95 : .notSignificant
}

private func outcome(
  of value: Double,
  inner: (lower: Double, upper: Double),
  outer: (lower: Double, upper: Double)
) -> FunnelOutcome {
  if value > outer.upper { return .high998 }
  if value < outer.lower { return .low998 }
  if value > inner.upper { return .high95 }
  return value < inner.lower ? .low95 : .notSignificant
}

/// Shares whose Wilson limit at `tail` on each side just touches the baseline, kept within 0...1.
func wilsonFunnelLimits(
  baseline b: Double,
  population n: Double,
  tail: Double
) -> (lower: Double, upper: Double) {
  let q = Normal.quantile(upperTail: tail)
  let square = q * q
  let a = b * (n / square + 1)
  let inner = n * (b * (n / square + 2) - 1) + square * (b - 1)
  let d = max(0, 64 * a * a - 64 * (1 / square + 1 / n) * b * inner).squareRoot() / 8
  let divisor = (1 / square + 1 / n) * n
  return (max(0, (a - d) / divisor), min(1, (a + d) / divisor))
}

extension Statistic {
  /// Published funnel plots, as help shows it.
  public static let funnelOutcome = Statistic(
    name: "funnel_outcome",
    title: "Published funnel plots",
    group: .processControl,
    aliases: ["funnel_curves"],
    summary: "Places against the average of all, and the curves of the plot, as public-health "
      + "profiles show them.",
    inputs: [
      .init("counts", "people or events"),
      .init(
        "denominators",
        "people, or expected events; for rates the rates and, for places without events, the "
          + "denominators"
      ),
    ],
    results: [
      .init("outcomes", "high or low at 0.025 or 0.001, not significant, not applicable")
    ],
    caution: "Comparing with anything but the average of the places themselves.",
    reference: "Office for Health Improvement and Disparities, PHEindicatormethods, funnel plots"
  )
}
