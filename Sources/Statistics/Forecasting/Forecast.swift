#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which exponential smoothing made a forecast.
public enum SmoothingModel: String, Sendable, Hashable, CaseIterable {
  /// A level only: the forecast stays where it is.
  case simple
  /// A level and a trend that goes on.
  case holt
  /// A level and a trend that fades.
  case damped
}

/// The scale on which values are smoothed.
public enum ForecastScale: String, Sendable, Hashable, CaseIterable {
  /// Values as they are.
  case linear
  /// Percentages strictly between 0 and 100, as logits: forecasts and limits stay inside.
  case percentage
}

/// The numbers that a smoothing runs on.
public struct SmoothingParameters: Sendable, Hashable {
  /// Weight of the newest value in the level, 0...1.
  public let alpha: Double
  /// Weight of the newest step in the trend, 0...1; 0 without a trend.
  public let beta: Double
  /// Share of the trend that is left after each step; 1 for a trend that goes on.
  public let phi: Double
  /// Level before the first value.
  public let level: Double
  /// Trend before the first value; 0 without a trend.
  public let trend: Double

  public init(alpha: Double, beta: Double = 0, phi: Double = 1, level: Double, trend: Double = 0) {
    self.alpha = alpha
    self.beta = beta
    self.phi = phi
    self.level = level
    self.trend = trend
  }
}

/// A forecast with its uncertainty.
///
/// Values before `scale` are those that were smoothed: logits for percentages.
public struct Forecast: Sendable, Hashable {
  public let model: SmoothingModel
  public let scale: ForecastScale
  public let parameters: SmoothingParameters
  /// Sum of the squared one-step errors, on the smoothed scale.
  public let squaredErrors: Double
  /// Variance of the one-step errors, on the smoothed scale.
  public let variance: Double
  /// Natural logarithm of the likelihood up to a constant, −n/2 · ln SSE; nil where the parameters
  /// were not fitted by it.
  public let logLikelihood: Double?
  /// Akaike's criterion corrected for few points; nil as above and where there are too few points.
  public let correctedAIC: Double?
  /// Forecast of each step, on the smoothed scale.
  public let smoothedPoints: [Double]
  /// Standard deviation of each step's forecast error, on the smoothed scale.
  public let deviations: [Double]

  init(
    model: SmoothingModel,
    scale: ForecastScale,
    parameters: SmoothingParameters,
    squaredErrors: Double,
    variance: Double,
    logLikelihood: Double?,
    correctedAIC: Double?,
    smoothedPoints: [Double],
    deviations: [Double]
  ) {
    self.model = model
    self.scale = scale
    self.parameters = parameters
    self.squaredErrors = squaredErrors
    self.variance = variance
    self.logLikelihood = logLikelihood
    self.correctedAIC = correctedAIC
    self.smoothedPoints = smoothedPoints
    self.deviations = deviations
  }

  /// Forecast of each step, in the values' unit; for percentages the median.
  public var points: [Double] { smoothedPoints.map(back) }

  /// Prediction limits of each step, in the values' unit.
  ///
  /// They allow for chance to come, not for the parameters being estimates.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  public func intervals(level: Double = 0.95) throws(StatisticError) -> [ConfidenceInterval] {
    let share = try confidenceLevel(level)
    let z = try normalMultiple(level: share)
    return zip(smoothedPoints, deviations).map {
      ConfidenceInterval(lower: back($0 - z * $1), upper: back($0 + z * $1), level: share)
    }
  }

  private func back(_ x: Double) -> Double {
    switch scale {
    case .linear: x
    case .percentage: 100 * logistic(x)
    }
  }

  /// The smoothed scale's place of a value; nil where there is none.
  func moved(_ value: Double) -> Double {
    switch scale {
    case .linear: value
    case .percentage:
      value <= 0 ? -.infinity : value >= 100 ? .infinity : log(value / (100 - value))
    }
  }
}

/// Values on the scale on which they are smoothed.
///
/// - Throws: `StatisticError.notFinite`, `.outOfRange` for a percentage of 0 or 100 or beyond.
func smoothedValues(
  _ values: [Double],
  _ scale: ForecastScale
) throws(StatisticError) -> [Double] {
  try requireFinite(values, "value")
  switch scale {
  case .linear: return values
  case .percentage:
    for value in values where !(value > 0 && value < 100) {
      throw .outOfRange("percentage \(value) has no logit: it is not between 0 and 100")
    }
    return values.map { log($0 / (100 - $0)) }
  }
}

/// Standard deviations of the forecast errors at each step: σ²(1 + Σ cⱼ²) with cⱼ = α(1 + β φⱼ),
/// φⱼ the sum of the first j powers of φ.
///
/// Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, 6.3.
func forecastDeviations(
  _ parameters: SmoothingParameters,
  variance: Double,
  steps: Int
) -> [Double] {
  var sum = 1.0
  var power = 1.0
  var powers = 0.0
  return (0..<steps).map { _ in
    let deviation = (variance * sum).squareRoot()
    power *= parameters.phi
    powers += power
    let c = parameters.alpha * (1 + parameters.beta * powers)
    sum += c * c
    return deviation
  }
}

/// Level and trend after the last value, and the sum of squared one-step errors.
func smoothed(
  _ values: [Double],
  _ parameters: SmoothingParameters
) -> (level: Double, trend: Double, squaredErrors: Double) {
  var level = parameters.level
  var trend = parameters.trend
  var sum = 0.0
  for value in values {
    let forecast = level + parameters.phi * trend
    let error = value - forecast
    sum += error * error
    level = forecast + parameters.alpha * error
    trend = parameters.phi * trend + parameters.alpha * parameters.beta * error
  }
  return (level, trend, sum)
}

/// Forecast of each step from a level and a trend.
func forecastPoints(
  level: Double,
  trend: Double,
  phi: Double,
  steps: Int
) -> [Double] {
  var power = 1.0
  var powers = 0.0
  return (0..<steps).map { _ in
    power *= phi
    powers += power
    return level + powers * trend
  }
}

/// Checks a number of steps.
func requireSteps(_ steps: Int) throws(StatisticError) {
  guard steps >= 1, steps <= 1000 else {
    throw .outOfRange("\(steps) steps are not from 1 to 1,000")
  }
}
