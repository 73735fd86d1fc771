/// A straight line fitted by least squares, ordinary or weighted.
public struct RegressionLine: Sendable, Hashable {
  /// Points that count: with a value and a weight above 0.
  public let count: Int
  public let slope: Double
  public let intercept: Double
  /// Standard deviation of the residuals, divisor n − 2; nil for two points.
  public let residualDeviation: Double?
  /// Share of the (weighted) variation that the line explains; nil when all values are equal.
  public let rSquared: Double?
  /// Mean of the times, weighted.
  public let meanX: Double
  /// Mean of the values, weighted.
  public let meanY: Double
  /// Sum of the weights; the number of points without weights.
  let totalWeight: Double
  /// Weighted sum of squared distances of the times from their mean.
  let spread: Double

  /// Points less the two parameters.
  public var degreesOfFreedom: Int { count - 2 }

  /// Standard error of the slope; nil for two points.
  public var slopeError: Double? { residualDeviation.map { $0 / spread.squareRoot() } }

  /// Standard error of the intercept; nil for two points.
  public var interceptError: Double? {
    residualDeviation.map { $0 * (1 / totalWeight + meanX * meanX / spread).squareRoot() }
  }

  /// R² that counts the parameters; nil for two points and when all values are equal.
  public var adjustedRSquared: Double? {
    guard let rSquared, degreesOfFreedom > 0 else { return nil }
    return 1 - (1 - rSquared) * Double(count - 1) / Double(degreesOfFreedom)
  }

  /// Slope in standard errors; nil for two points and for a perfect fit.
  public var t: Double? {
    guard let slopeError, slopeError > 0 else { return nil }
    return slope / slopeError
  }

  /// Two-sided probability of such a slope by chance; nil for two points and for a perfect fit.
  public var pValue: Double? {
    t.map { 2 * StudentT.upperTail(abs($0), degreesOfFreedom: Double(degreesOfFreedom)) }
  }

  /// The line's value at `x`.
  public func value(at x: Double) -> Double { meanY + slope * (x - meanX) }

  /// Limits of the slope; nil for two points.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  public func slopeInterval(level: Double = 0.95) throws(StatisticError) -> ConfidenceInterval? {
    try interval(around: slope, error: slopeError, level: level)
  }

  /// Limits of the mean of all values at `x`; nil for two points.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  public func meanInterval(
    at x: Double,
    level: Double = 0.95
  ) throws(StatisticError) -> ConfidenceInterval? {
    try interval(around: value(at: x), error: error(at: x, single: false), level: level)
  }

  /// Limits of a single further value of weight 1 at `x`; nil for two points.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  public func predictionInterval(
    at x: Double,
    level: Double = 0.95
  ) throws(StatisticError) -> ConfidenceInterval? {
    try interval(around: value(at: x), error: error(at: x, single: true), level: level)
  }

  private func error(at x: Double, single: Bool) -> Double? {
    let distance = x - meanX
    return residualDeviation.map {
      $0 * ((single ? 1 : 0) + 1 / totalWeight + distance * distance / spread).squareRoot()
    }
  }

  private func interval(
    around value: Double,
    error: Double?,
    level: Double
  ) throws(StatisticError) -> ConfidenceInterval? {
    let share = try confidenceLevel(level)
    guard let error else { return nil }
    let reach =
      error
      * StudentT.quantile(upperTail: (1 - share) / 2, degreesOfFreedom: Double(degreesOfFreedom))
    return ConfidenceInterval(lower: value - reach, upper: value + reach, level: share)
  }
}

/// Straight line by least squares through values at `x`, ordinary or weighted.
///
/// Sums are taken about the means, so neither large times nor large values cost digits. Points with
/// a missing value (NaN) or a weight of 0 do not count.
///
/// - Parameters:
///   - y: Values; NaN is missing, infinite an error.
///   - x: Times or another measure, one a value, finite.
///   - weights: One a value, 0 or more, inverse to the variance; all 1 when nil.
/// - Returns: The line with its errors.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below two points, `.notFinite`,
///   `.outOfRange` for a negative weight, `.undefined` when all x are equal.
///
/// Reference: Legendre (1805); Draper and Smith (1998), Applied Regression Analysis.
public func linearRegression(
  of y: [Double],
  on x: [Double],
  weights: [Double]? = nil
) throws(StatisticError) -> RegressionLine {
  try requireSameCount(y.count, "values", x.count, "times")
  try requireFinite(x, "time")
  if let weights { try requireSameCount(y.count, "values", weights.count, "weights") }
  var xs: [Double] = []
  var ys: [Double] = []
  var ws: [Double] = []
  for i in y.indices {
    let w = weights?[i] ?? 1
    try requireNonNegative(w, "weight")
    if y[i].isNaN || w == 0 { continue }
    try requireFinite(y[i], "value")
    xs.append(x[i])
    ys.append(y[i])
    ws.append(w)
  }
  try requireCount(xs.count, atLeast: 2)
  let total = compensatedSum(ws)
  let middleX = centre(xs, ws, total)
  let middleY = centre(ys, ws, total)
  var sxx = 0.0
  var sxy = 0.0
  var syy = 0.0
  for i in xs.indices {
    let dx = xs[i] - middleX
    let dy = ys[i] - middleY
    sxx += ws[i] * dx * dx
    sxy += ws[i] * dx * dy
    syy += ws[i] * dy * dy
  }
  let scale = xs.reduce(0) { max($0, abs($1)) }
  guard sxx > total * (scale * 4 * Double.ulpOfOne) * (scale * 4 * Double.ulpOfOne) else {
    throw .undefined("all times are equal")
  }
  let slope = sxy / sxx
  var rest = 0.0
  for i in xs.indices {
    let residual = (ys[i] - middleY) - slope * (xs[i] - middleX)
    rest += ws[i] * residual * residual
  }
  let degrees = xs.count - 2
  return RegressionLine(
    count: xs.count,
    slope: slope,
    intercept: middleY - slope * middleX,
    residualDeviation: degrees > 0 ? (rest / Double(degrees)).squareRoot() : nil,
    rSquared: syy > 0 ? 1 - rest / syy : nil,
    meanX: middleX,
    meanY: middleY,
    totalWeight: total,
    spread: sxx
  )
}

/// Weighted mean in two passes: the second takes out the rounding of the first.
private func centre(_ values: [Double], _ weights: [Double], _ total: Double) -> Double {
  let origin = values[0]
  var first = 0.0
  for i in values.indices { first += weights[i] * (values[i] - origin) }
  let mean = origin + first / total
  var second = 0.0
  for i in values.indices { second += weights[i] * (values[i] - mean) }
  return mean + second / total
}

extension Statistic {
  /// Linear regression, as help shows it.
  public static let linearRegression = Statistic(
    name: "linear_regression",
    title: "Linear regression",
    group: .trends,
    aliases: ["regression", "trend_line"],
    summary: "A straight line by least squares, ordinary or weighted, that stays exact at large "
      + "offsets.",
    inputs: [
      .init("values", "NaN is missing"),
      .init("times", "one a value, finite"),
      .init("weights", "one a value, 0 or more; all 1 when not given"),
    ],
    results: [
      .init("slope", "change for each unit of time"),
      .init("intercept", "at time 0"),
      .init("standard_error", "of the slope; missing for two points"),
      .init("p", "two-sided probability of such a slope"),
      .init("r_squared", "share of the variation explained; missing when all values are equal"),
    ],
    caution:
      "A line that goes on past its points, and values with outliers: Theil–Sen is steadier.",
    reference: "Draper and Smith (1998), Applied Regression Analysis"
  )
}
