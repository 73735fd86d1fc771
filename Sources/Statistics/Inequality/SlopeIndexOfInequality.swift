#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Slope and relative index of inequality by regression of the groups' means on their ranks.
///
/// The sign is raw: the fitted figure of the most advantaged end less that of the most
/// disadvantaged end, whichever is good.
public struct SlopeIndex: Sendable, Hashable {
  /// Fitted difference between the two ends, in the figures' unit.
  public let slope: Double
  /// Fitted ratio of the two ends; nil where the fitted disadvantaged end is not above 0.
  public let ratio: Double?
  /// Fitted value of the most disadvantaged end, on the scale of the regression.
  public let intercept: Double
  /// Standard error of the slope on the scale of the regression; nil without standard errors.
  public let slopeError: Double?
  public let slopeInterval: ConfidenceInterval?
  public let ratioInterval: ConfidenceInterval?

  public init(
    slope: Double,
    ratio: Double?,
    intercept: Double,
    slopeError: Double?,
    slopeInterval: ConfidenceInterval?,
    ratioInterval: ConfidenceInterval?
  ) {
    self.slope = slope
    self.ratio = ratio
    self.intercept = intercept
    self.slopeError = slopeError
    self.slopeInterval = slopeInterval
    self.ratioInterval = ratioInterval
  }

  /// The slope times `multiplier`; a negative one turns both round: −slope and 1 / ratio.
  public func scaled(by multiplier: Double) -> SlopeIndex {
    let isTurned = multiplier < 0
    return SlopeIndex(
      slope: slope * multiplier,
      ratio: isTurned ? ratio.map { 1 / $0 } : ratio,
      intercept: intercept,
      slopeError: slopeError.map { $0 * abs(multiplier) },
      slopeInterval: slopeInterval?.scaled(by: multiplier),
      ratioInterval: isTurned
        ? ratioInterval.map {
          ConfidenceInterval(lower: 1 / $0.upper, upper: 1 / $0.lower, level: $0.level)
        } : ratioInterval
    )
  }
}

/// Slope and relative index of inequality with limits in closed form.
///
/// Regression weighted by population of the figures on the middle of each group's rank. Means:
/// exactly normal limits for the slope and Fieller's for the ratio. Rates and proportions: the
/// distribution that drawing them on their own scale gives, by its first four cumulants. With
/// `transformed` the regression itself is on the log or logit scale and the limits of its slope are
/// turned about the middle rank.
///
/// - Parameters:
///   - groups: Figures, populations and errors.
///   - transformed: Whether rates are regressed as logarithms, proportions as logits.
///   - level: Confidence level.
/// - Returns: Slope and ratio with their limits.
/// - Throws: `StatisticError.outOfRange` for the level.
///
/// Reference: Low and Low (2004), Journal of Public Health 26, 388; Fieller (1954), Journal of the
/// Royal Statistical Society B 16; Cornish and Fisher (1938), Revue de l'Institut International de
/// Statistique 5.
public func slopeIndex(
  of groups: SlopeIndexGroups,
  transformed: Bool = false,
  level: Double = 0.95
) throws(StatisticError) -> SlopeIndex {
  let share = try confidenceLevel(level)
  let z = try normalMultiple(level: share)
  let parts = groups.contributions
  let isMoved = transformed && groups.figure != .mean
  let y = isMoved ? groups.values.map { SlopeIndexGroups.moved($0, groups.figure) } : groups.values
  let base = y[0]
  var slope = 0.0
  var intercept = 0.0
  // About the first value, so that equal values give a slope of exactly 0.
  for i in y.indices {
    slope += parts.slope[i] * (y[i] - base)
    intercept += parts.intercept[i] * (y[i] - base)
  }
  intercept += base
  func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: min(lower, upper), upper: max(lower, upper), level: share)
  }
  guard isMoved else {
    let ratio = intercept > 0 ? (intercept + slope) / intercept : nil
    guard let errors = groups.errors else {
      return SlopeIndex(
        slope: slope,
        ratio: ratio,
        intercept: intercept,
        slopeError: nil,
        slopeInterval: nil,
        ratioInterval: nil
      )
    }
    let draws = zip(groups.values, errors).map { DrawCumulants($0, error: $1, groups.figure) }
    let lower = quantile(of: parts.slope, draws, z: -z)
    let upper = quantile(of: parts.slope, draws, z: z)
    let variance = zip(parts.slope, draws).reduce(0.0) { $0 + $1.0 * $1.0 * $1.1.second }
    var ratioInterval: ConfidenceInterval?
    if let ratio {
      let high = zip(parts.intercept, parts.slope).map { $0 + $1 }
      let low = ratioLimit(ratio, high, parts.intercept, draws, z: -z)
      let top = ratioLimit(ratio, high, parts.intercept, draws, z: z)
      if let low, let top { ratioInterval = interval(low, top) }
    }
    return SlopeIndex(
      slope: slope,
      ratio: ratio,
      intercept: intercept,
      slopeError: variance.squareRoot(),
      slopeInterval: interval(lower, upper),
      ratioInterval: ratioInterval
    )
  }
  func back(_ x: Double) -> Double { SlopeIndexGroups.back(x, groups.figure) }
  let middle = intercept + slope / 2
  func ends(_ slope: Double) -> (low: Double, high: Double) {
    (back(middle - slope / 2), back(middle + slope / 2))
  }
  let fitted = ends(slope)
  let error = groups.errors.map { errors in
    zip(parts.slope, errors).reduce(0.0) { $0 + $1.0 * $1.0 * $1.1 * $1.1 }.squareRoot()
  }
  let limits = error.map { (ends(slope - z * $0), ends(slope + z * $0)) }
  return SlopeIndex(
    slope: fitted.high - fitted.low,
    ratio: fitted.high / fitted.low,
    intercept: back(intercept),
    slopeError: error,
    slopeInterval: limits.map { interval($0.high - $0.low, $1.high - $1.low) },
    ratioInterval: limits.map { interval($0.high / $0.low, $1.high / $1.low) }
  )
}

/// First four cumulants of a figure drawn on its own scale and brought back.
private struct DrawCumulants {
  var first = 0.0
  var second = 0.0
  var third = 0.0
  var fourth = 0.0

  init(_ value: Double, error: Double, _ figure: SlopeIndexGroups.Figure) {
    switch figure {
    case .mean:
      first = value
      second = error * error
    case .rate, .proportion:
      // The trapezoidal rule converges faster than any power for the normal density.
      let centre = SlopeIndexGroups.moved(value, figure)
      let step = 0.25
      var moments = (0.0, 0.0, 0.0, 0.0)
      for i in -36...36 {
        let z = Double(i) * step
        let weight = Normal.density(z) * step
        let distance = SlopeIndexGroups.back(centre + z * error, figure) - value
        moments.0 += weight * distance
        moments.1 += weight * distance * distance
        moments.2 += weight * distance * distance * distance
        moments.3 += weight * distance * distance * distance * distance
      }
      let m = moments.0
      first = value + m
      second = moments.1 - m * m
      third = moments.2 - 3 * m * moments.1 + 2 * m * m * m
      let central4 =
        moments.3 - 4 * m * moments.2 + 6 * m * m * moments.1 - 3 * m * m * m * m
      fourth = central4 - 3 * second * second
    }
  }
}

/// Quantile of a weighted sum of independent draws, from its cumulants.
private func quantile(of weights: [Double], _ draws: [DrawCumulants], z: Double) -> Double {
  quantile(z: z, draws) { weights[$0] }
}

@inline(__always)
private func quantile(
  z: Double,
  _ draws: [DrawCumulants],
  _ weight: (Int) -> Double
) -> Double {
  var mean = 0.0
  var variance = 0.0
  var third = 0.0
  var fourth = 0.0
  for i in draws.indices {
    let w = weight(i)
    mean += w * draws[i].first
    variance += w * w * draws[i].second
    third += w * w * w * draws[i].third
    fourth += w * w * w * w * draws[i].fourth
  }
  let deviation = variance.squareRoot()
  guard deviation > 0 else { return mean }
  let skew = third / (variance * deviation)
  let tail = fourth / (variance * variance)
  let moved =
    z + (z * z - 1) * skew / 6 + (z * z * z - 3 * z) * tail / 24
    - (2 * z * z * z - 5 * z) * skew * skew / 36
  return mean + deviation * moved
}

/// The ratio r at which the quantile of high − r · low is 0; nil where there is none.
private func ratioLimit(
  _ ratio: Double,
  _ high: [Double],
  _ low: [Double],
  _ draws: [DrawCumulants],
  z: Double
) -> Double? {
  func excess(_ r: Double) -> Double {
    quantile(z: -z, draws) { high[$0] - r * low[$0] }
  }
  let start = excess(ratio)
  if start == 0 { return ratio }
  // The quantile falls as r rises; a low z needs a smaller r.
  var step = max(abs(ratio), 1) * 0.05 * (start > 0 ? 1 : -1)
  var inner = ratio
  var outer = ratio
  var isFound = false
  for _ in 0..<60 {
    outer = inner + step
    let value = excess(outer)
    if value == 0 { return outer }
    if (value > 0) != (start > 0) {
      isFound = true
      break
    }
    inner = outer
    step *= 1.6
  }
  guard isFound else { return nil }
  var atInner = excess(inner)
  var atOuter = excess(outer)
  for _ in 0..<100 {
    // Regula falsi with halving (Illinois): no derivative, no overshoot.
    let next = (inner * atOuter - outer * atInner) / (atOuter - atInner)
    let value = excess(next)
    if value == 0 || abs(next - outer) <= 1e-13 * abs(next) { return next }
    if (value > 0) != (atOuter > 0) {
      inner = outer
      atInner = atOuter
    } else {
      atInner /= 2
    }
    outer = next
    atOuter = value
  }
  return outer
}

extension Statistic {
  /// Slope and relative index of inequality, as help shows it.
  public static let slopeIndex = Statistic(
    name: "slope_index",
    title: "Slope and relative index of inequality",
    group: .inequality,
    aliases: ["sii", "rii"],
    summary: "Difference and ratio between the two ends of a ranked population, from all groups at "
      + "once.",
    inputs: [
      .init("values", "from the most disadvantaged group to the most advantaged, 3 to 100"),
      .init("populations", "above 0"),
      .init("errors", "standard errors or limits"),
      .init("figure", "mean, rate or proportion"),
      .init("transformed", "whether rates are regressed as logarithms, proportions as logits"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("slope", "raw sign: most advantaged end less most disadvantaged end"),
      .init("slope_error", "on the scale of the regression"),
      .init("slope_lower", "and upper"),
      .init("ratio", "missing where the fitted disadvantaged end is not above 0"),
      .init("ratio_lower", "and upper"),
    ],
    caution: "Fewer than five groups, or a figure that bends along the ranks: look at the groups "
      + "first.",
    reference:
      "Low and Low (2004), Journal of Public Health 26, 388; Fieller (1954), Journal of the "
      + "Royal Statistical Society B 16"
  )
}
