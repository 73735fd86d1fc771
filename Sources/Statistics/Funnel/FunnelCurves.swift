#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The curves of a published funnel plot: limits at 100 points of its axis.
public struct FunnelCurves: Sendable, Equatable {
  /// Population, expected events or events.
  public let axis: [Double]
  /// Share, ratio or rate that the curves lie round.
  public let baseline: Double
  public let lower95: [Double]
  public let upper95: [Double]
  public let lower998: [Double]
  public let upper998: [Double]

  public init(
    axis: [Double],
    baseline: Double,
    limits95: [(lower: Double, upper: Double)],
    limits998: [(lower: Double, upper: Double)]
  ) {
    self.axis = axis
    self.baseline = baseline
    lower95 = limits95.map(\.lower)
    upper95 = limits95.map(\.upper)
    lower998 = limits998.map(\.lower)
    upper998 = limits998.map(\.upper)
  }
}

/// Curves for shares, by Wilson limits turned round.
///
/// - Parameters:
///   - counts: People with the property, 0 or more.
///   - denominators: People in all, above 0.
/// - Returns: Shares at 100 points of the axis.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` for none, `.notFinite`, `.outOfRange`.
///
/// Reference: Office for Health Improvement and Disparities, PHEindicatormethods, funnel plots.
public func proportionFunnelCurves(
  counts: [Double],
  of denominators: [Double]
) throws(StatisticError) -> FunnelCurves {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  for x in counts { try requireNonNegative(x, "count") }
  let (low, high) = try axisEnds(denominators)
  let baseline = compensatedSum(counts) / compensatedSum(denominators)
  return curves(axis: axisPoints(from: low, to: high, stepsLeft: 101), baseline) { n, tail in
    wilsonFunnelLimits(baseline: baseline, population: n, tail: tail)
  }
}

/// Curves for observed over expected events, by exact Poisson limits of each observed count.
///
/// Ratios: 1 for as many events as expected.
///
/// - Parameter expected: Events expected of each place, above 0.
/// - Returns: Ratios at 100 points of the axis.
/// - Throws: As `proportionFunnelCurves`.
///
/// Reference: as `proportionFunnelCurves`.
public func ratioFunnelCurves(expected: [Double]) throws(StatisticError) -> FunnelCurves {
  let (low, high) = try axisEnds(expected)
  return curves(axis: axisPoints(from: low, to: high, stepsLeft: 102), 1, eventRatios)
}

/// Curves for rates, over numbers of events.
///
/// - Parameters:
///   - places: Events and rates of the places.
///   - years: Years of data that the counts cover, above 0.
/// - Returns: Rates for each unit of the denominators.
/// - Throws: As `RateFunnelPlaces.effectiveDenominators()`, and `.undefined` without events.
///
/// Reference: as `proportionFunnelCurves`.
public func rateFunnelCurves(
  of places: RateFunnelPlaces,
  years: Double = 1
) throws(StatisticError) -> FunnelCurves {
  try requirePositive(years, "years")
  let denominators = try places.effectiveDenominators()
  let baseline = try rateBaseline(places.counts, denominators)
  let (low, high) = try axisEnds(denominators.filter { !$0.isNaN }.map { $0 / years })
  let axis = axisPoints(
    from: (low * years * baseline).rounded(.down),
    to: (high * years * baseline).rounded(.up),
    stepsLeft: 101
  )
  return curves(axis: axis, baseline) { events, tail in
    let ratio = eventRatios(events, tail)
    return (ratio.lower * baseline, ratio.upper * baseline)
  }
}

/// Observed over expected where the count's own Poisson limit meets the expected number.
private func eventRatios(_ count: Double, _ tail: Double) -> (lower: Double, upper: Double) {
  let limits = exactPoissonLimits(count: count, tail: tail)
  return (count / limits.upper, limits.lower > 0 ? count / limits.lower : .infinity)
}

private func curves(
  axis: [Double],
  _ baseline: Double,
  _ limits: (Double, Double) -> (lower: Double, upper: Double)
) -> FunnelCurves {
  FunnelCurves(
    axis: axis,
    baseline: baseline,
    limits95: axis.map { limits($0, funnelTails.inner) },
    limits998: axis.map { limits($0, funnelTails.outer) }
  )
}

/// Ends of the axis: from 0 or just below the smallest to just above the largest, in round numbers.
private func axisEnds(_ values: [Double]) throws(StatisticError) -> (low: Double, high: Double) {
  try requireCount(values.count, atLeast: 1)
  for value in values { try requirePositive(value, "denominator") }
  let smallest = values.min() ?? 0
  let largest = values.max() ?? 0
  func unit(_ value: Double, digits: Double) -> Double {
    pow(10, (log10(value)).rounded(.down) - digits + 1)
  }
  let below = smallest * 0.95
  let above = largest * 1.05
  let lowUnit = unit(below, digits: 1)
  let highUnit = unit(above, digits: 2)
  return (
    largest > 2 * smallest ? 0 : (below / lowUnit).rounded(.down) * lowUnit,
    (above / highUnit).rounded(.up) * highUnit
  )
}

/// A hundred rising points, close together where the curves are steep.
private func axisPoints(from low: Double, to high: Double, stepsLeft: Double) -> [Double] {
  var axis = [max(1, low)]
  for j in 2...100 {
    let last = axis[j - 2]
    let step = pow(high / last, 1 / (stepsLeft - Double(j)))
    axis.append(max((step * last).rounded(.toNearestOrEven), last + 1))
  }
  return axis
}
