#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Exponential smoothing fitted by likelihood: a level, a level and a trend, or a trend that fades.
///
/// Start values and weights are fitted together: for given weights the best start is found exactly,
/// the weights over 0.0001...0.9999, β below α in error-correction form, φ over 0.8...0.98. Limits
/// come from the same equations.
///
/// - Parameters:
///   - values: Values one step apart; at least 4 (simple), 6 (Holt) or 7 (damped).
///   - model: Which smoothing.
///   - steps: Steps to forecast, 1 to 1,000.
///   - scale: Linear, or logits of percentages.
/// - Returns: Points and spread of each step.
/// - Throws: `StatisticError.tooFewValues`, `.notFinite`, `.outOfRange`.
///
/// Reference: Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing;
/// Gardner and McKenzie (1985), Management Science 31, for the damped trend.
public func smoothingForecast(
  _ values: [Double],
  model: SmoothingModel,
  steps: Int,
  scale: ForecastScale = .linear
) throws(StatisticError) -> Forecast {
  try requireSteps(steps)
  try requireCount(values.count, atLeast: model.leastValues)
  let y = try smoothedValues(values, scale)
  let low = 0.0001
  let high = 1 - low
  // β* = β / α, so that every point of the box is allowed; β itself must stay above `low`.
  func starts(_ point: [Double]) -> SmoothingParameters {
    switch model {
    case .simple: return bestStart(y, alpha: point[0], beta: 0, phi: 1, hasTrend: false)
    case .holt:
      return bestStart(
        y,
        alpha: point[0],
        beta: max(point[1], low / point[0]),
        phi: 1,
        hasTrend: true
      )
    case .damped:
      return bestStart(
        y,
        alpha: point[0],
        beta: max(point[1], low / point[0]),
        phi: point[2],
        hasTrend: true
      )
    }
  }
  let box: [ClosedRange<Double>] =
    switch model {
    case .simple: [low...high]
    case .holt: [low...high, low...1]
    case .damped: [low...high, low...1, 0.8...0.98]
    }
  let best = starts(lowestPoint(of: { smoothed(y, starts($0)).squaredErrors }, within: box))
  let end = smoothed(y, best)
  let n = Double(y.count)
  // An exact fit has no likelihood; rounding sets its floor.
  let size = y.reduce(0) { max($0, abs($1)) } * 1e-12
  let errors = max(end.squaredErrors, n * size * size, Double.leastNormalMagnitude)
  let logLikelihood = -n / 2 * log(errors)
  let fitted = Double(model.parameterCount)
  // One more for the variance.
  let k = fitted + 1
  let variance = end.squaredErrors / (n - fitted)
  return Forecast(
    model: model,
    scale: scale,
    parameters: best,
    squaredErrors: end.squaredErrors,
    variance: variance,
    logLikelihood: logLikelihood,
    correctedAIC: n - k - 1 > 0 ? -2 * logLikelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1) : nil,
    smoothedPoints: forecastPoints(
      level: end.level,
      trend: end.trend,
      phi: best.phi,
      steps: steps
    ),
    deviations: forecastDeviations(best, variance: variance, steps: steps)
  )
}

/// The smoothing of lowest corrected Akaike criterion, the simplest of equal ones.
///
/// - Parameters:
///   - values: Values one step apart, at least 5; models that need more are left out.
///   - steps: Steps to forecast, 1 to 1,000.
///   - scale: Linear, or logits of percentages.
/// - Returns: The forecast of the chosen model.
/// - Throws: `StatisticError.tooFewValues`, `.notFinite`, `.outOfRange`.
///
/// Reference: Hurvich and Tsai (1989), Biometrika 76; Hyndman and Khandakar (2008), Journal of
/// Statistical Software 27.
public func chosenForecast(
  _ values: [Double],
  steps: Int,
  scale: ForecastScale = .linear
) throws(StatisticError) -> Forecast {
  try requireCount(values.count, atLeast: 5)
  var best = try smoothingForecast(values, model: .simple, steps: steps, scale: scale)
  for model in [SmoothingModel.holt, .damped] where values.count >= model.parameterCount + 3 {
    let next = try smoothingForecast(values, model: model, steps: steps, scale: scale)
    if let criterion = next.correctedAIC, criterion < best.correctedAIC ?? .infinity {
      best = next
    }
  }
  return best
}

extension SmoothingModel {
  /// Numbers that are fitted besides the variance.
  public var parameterCount: Int {
    switch self {
    case .simple: 2
    case .holt: 4
    case .damped: 5
    }
  }

  /// Fewest values that leave the variance two degrees of freedom.
  public var leastValues: Int { parameterCount + 2 }
}

/// The start that makes the squared errors least for given weights.
///
/// Errors are linear in level and trend at the start, so a 2 × 2 least-squares problem gives both.
private func bestStart(
  _ y: [Double],
  alpha: Double,
  beta: Double,
  phi: Double,
  hasTrend: Bool
) -> SmoothingParameters {
  let slope = alpha * beta
  // Errors from the values alone, and how they answer to a unit of level and of trend.
  var (level, trend) = (y[0], 0.0)
  var (levelL, trendL) = (1.0, 0.0)
  var (levelT, trendT) = (0.0, 1.0)
  var (ll, lt, tt, le, te) = (0.0, 0.0, 0.0, 0.0, 0.0)
  for value in y {
    let forecast = level + phi * trend
    let forecastL = levelL + phi * trendL
    let forecastT = levelT + phi * trendT
    let error = value - forecast
    ll += forecastL * forecastL
    lt += forecastL * forecastT
    tt += forecastT * forecastT
    le += forecastL * error
    te += forecastT * error
    level = forecast + alpha * error
    trend = phi * trend + slope * error
    levelL = forecastL - alpha * forecastL
    trendL = phi * trendL - slope * forecastL
    levelT = forecastT - alpha * forecastT
    trendT = phi * trendT - slope * forecastT
  }
  guard hasTrend else {
    return SmoothingParameters(alpha: alpha, level: y[0] + (ll > 0 ? le / ll : 0))
  }
  let determinant = ll * tt - lt * lt
  guard determinant > 1e-14 * ll * tt else {
    return SmoothingParameters(
      alpha: alpha,
      beta: beta,
      phi: phi,
      level: y[0] + (ll > 0 ? le / ll : 0),
      trend: 0
    )
  }
  return SmoothingParameters(
    alpha: alpha,
    beta: beta,
    phi: phi,
    level: y[0] + (le * tt - te * lt) / determinant,
    trend: (te * ll - le * lt) / determinant
  )
}

extension Statistic {
  /// Exponential smoothing, as help shows it.
  public static let exponentialSmoothing = Statistic(
    name: "exponential_smoothing",
    title: "Exponential smoothing",
    group: .forecasting,
    aliases: ["ets", "damped_holt", "simple_smoothing"],
    summary: "Forecast by a level, a trend or a fading trend, fitted by likelihood and chosen by "
      + "the corrected Akaike criterion.",
    inputs: [
      .init("values", "one step apart; at least 4 (simple), 6 (holt), 7 (damped), 5 to choose"),
      .init("model", "simple, holt or damped; chosen when not given"),
      .init("steps", "to forecast"),
      .init("scale", "linear, or percentage"),
    ],
    results: [
      .init("model", "the one used"),
      .init("points", "one a step"),
      .init("lower", "and upper, 95% prediction limits"),
      .init("aicc", "corrected Akaike criterion"),
    ],
    caution: "Seasonal values, and changes that the past knows nothing of. Limits allow for chance "
      + "to come, not for the weights being estimates.",
    reference: "Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing; "
      + "Gardner and McKenzie (1985), Management Science 31; Hurvich and Tsai (1989), "
      + "Biometrika 76"
  )
}
