/// Slope and relative index of inequality with simulated limits.
///
/// Each figure is drawn from a normal distribution on its own scale (log for rates, logit for
/// proportions), the line is fitted anew, and the limits are the draws at positions
/// `round(draws · p)`. The same generator state gives the same limits.
///
/// - Parameters:
///   - groups: Figures, populations and errors.
///   - transformed: Whether rates are regressed as logarithms, proportions as logits.
///   - draws: Number of draws, at least 1,000.
///   - level: Confidence level.
///   - generator: Source of the draws.
/// - Returns: Slope and ratio with the limits of the draws.
/// - Throws: `StatisticError.outOfRange`, `.undefined` without standard errors.
///
/// Reference: Office for Health Improvement and Disparities, PHEindicatormethods, phe_sii.
@specialized(where Generator == SeededGenerator)
public func simulatedSlopeIndex<Generator: RandomNumberGenerator>(
  of groups: SlopeIndexGroups,
  transformed: Bool = false,
  draws: Int = 100_000,
  level: Double = 0.95,
  using generator: inout Generator
) throws(StatisticError) -> SlopeIndex {
  guard draws >= 1000, draws <= 10_000_000 else {
    throw .outOfRange("\(draws) draws are not from 1,000 to 10,000,000")
  }
  guard let errors = groups.errors else {
    throw .undefined("the groups have no standard errors")
  }
  let share = try confidenceLevel(level)
  let fitted = try slopeIndex(of: groups, transformed: transformed, level: level)
  let parts = groups.contributions
  let isMoved = transformed && groups.figure != .mean
  let centres = groups.values.map { SlopeIndexGroups.moved($0, groups.figure) }
  let count = centres.count
  var slopes = [Double](repeating: 0, count: draws)
  var ratios = [Double](repeating: 0, count: draws)
  var drawn = [Double](repeating: 0, count: count)
  for draw in 0..<draws {
    drawn.withUnsafeMutableBufferPointer { Normal.fill($0, using: &generator) }
    var slope = 0.0
    var intercept = 0.0
    for i in 0..<count {
      let x = centres[i] + errors[i] * drawn[i]
      let y = isMoved ? x : SlopeIndexGroups.back(x, groups.figure)
      slope += parts.slope[i] * y
      intercept += parts.intercept[i] * y
    }
    slopes[draw] = slope
    ratios[draw] = (intercept + slope) / intercept
  }
  slopes.sort()
  let tail = (1 - share) / 2
  func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: lower, upper: upper, level: share)
  }
  func limits(_ sorted: [Double]) -> (lower: Double, upper: Double) {
    func at(_ p: Double) -> Double {
      let place = Int((Double(draws) * p).rounded(.toNearestOrEven))
      return sorted[min(max(place, 1), draws) - 1]
    }
    return (at(tail), at(1 - tail))
  }
  let slopeLimits = limits(slopes)
  var slopeInterval = interval(slopeLimits.lower, slopeLimits.upper)
  var ratioInterval: ConfidenceInterval?
  if isMoved {
    // Limits of the slope become limits of the index by turning about the middle rank.
    let slope = zip(parts.slope, centres).reduce(0.0) { $0 + $1.0 * $1.1 }
    let middle = zip(parts.intercept, centres).reduce(0.0) { $0 + $1.0 * $1.1 } + slope / 2
    func ends(_ slope: Double) -> (low: Double, high: Double) {
      (
        SlopeIndexGroups.back(middle - slope / 2, groups.figure),
        SlopeIndexGroups.back(middle + slope / 2, groups.figure)
      )
    }
    let (low, high) = (ends(slopeLimits.lower), ends(slopeLimits.upper))
    slopeInterval = interval(low.high - low.low, high.high - high.low)
    ratioInterval = interval(low.high / low.low, high.high / high.low)
  } else if fitted.ratio != nil {
    ratios.sort()
    let ratioLimits = limits(ratios)
    ratioInterval = interval(ratioLimits.lower, ratioLimits.upper)
  }
  return SlopeIndex(
    slope: fitted.slope,
    ratio: fitted.ratio,
    intercept: fitted.intercept,
    slopeError: fitted.slopeError,
    slopeInterval: slopeInterval,
    ratioInterval: ratioInterval
  )
}
