/// Holt's linear forecast started from the first two values, with weights given or of least error.
///
/// Level and trend start at y₁ and y₂ − y₁; the first error includes the start. Without weights, the
/// sum of squared one-step errors is made least over 0.0001...0.9999. Limits use the variance that
/// belongs to these equations, cⱼ = α(1 + βj).
///
/// - Parameters:
///   - values: Values one step apart, at least three (two with weights given).
///   - weights: α and β, each 0...1; fitted when nil.
///   - steps: Steps to forecast, 1 to 1,000.
///   - scale: Linear, or logits of percentages.
/// - Returns: Points and spread of each step.
/// - Throws: `StatisticError.tooFewValues`, `.notFinite`, `.outOfRange`.
///
/// Reference: Holt (1957), reprinted in International Journal of Forecasting 20 (2004); Hyndman and
/// Athanasopoulos, Forecasting: Principles and Practice.
public func holtForecast(
  _ values: [Double],
  weights: (alpha: Double, beta: Double)? = nil,
  steps: Int,
  scale: ForecastScale = .linear
) throws(StatisticError) -> Forecast {
  try requireSteps(steps)
  try requireCount(values.count, atLeast: weights == nil ? 3 : 2)
  let y = try smoothedValues(values, scale)
  let level = y[0]
  let trend = y[1] - y[0]
  func parameters(_ alpha: Double, _ beta: Double) -> SmoothingParameters {
    SmoothingParameters(alpha: alpha, beta: beta, level: level, trend: trend)
  }
  let best: SmoothingParameters
  if let weights {
    for weight in [weights.alpha, weights.beta] where !(weight >= 0 && weight <= 1) {
      throw .outOfRange("weight \(weight) is not from 0 to 1")
    }
    best = parameters(weights.alpha, weights.beta)
  } else {
    let low = 0.0001
    let found = lowestPoint(
      of: { smoothed(y, parameters($0[0], $0[1])).squaredErrors },
      within: [low...(1 - low), low...(1 - low)]
    )
    best = parameters(found[0], found[1])
  }
  let end = smoothed(y, best)
  let variance = end.squaredErrors / Double(y.count)
  return Forecast(
    model: .holt,
    scale: scale,
    parameters: best,
    squaredErrors: end.squaredErrors,
    variance: variance,
    logLikelihood: nil,
    correctedAIC: nil,
    smoothedPoints: forecastPoints(level: end.level, trend: end.trend, phi: 1, steps: steps),
    deviations: forecastDeviations(best, variance: variance, steps: steps)
  )
}

extension Statistic {
  /// Holt's linear forecast, as help shows it.
  public static let holt = Statistic(
    name: "holt",
    title: "Holt's linear forecast",
    group: .forecasting,
    aliases: ["holt_linear"],
    summary: "Forecast by a level and a trend that each follow the newest values, started from the "
      + "first two.",
    inputs: [
      .init("values", "one step apart, at least three; two with weights given"),
      .init("alpha, beta", "weights of the newest value and step, 0 to 1; fitted when not given"),
      .init("steps", "to forecast"),
      .init("scale", "linear, or percentage"),
    ],
    results: [
      .init("points", "one a step"),
      .init("lower", "and upper, 95% prediction limits"),
    ],
    caution: "Fewer than ten values: an illustration. A trend that cannot go on, such as a share "
      + "near 100: use the percentage scale or a damped trend.",
    reference: "Holt (1957), reprinted in International Journal of Forecasting 20 (2004)"
  )
}
