/// How well a model would have forecast the values that are known.
public struct ForecastBacktest: Sendable, Hashable {
  /// Origins from which the values were forecast.
  public let origins: Int
  /// Mean of forecast less actual: above 0 the model forecasts too high.
  public let bias: Double
  /// Mean distance of forecast and actual, in the values' unit.
  public let meanAbsoluteError: Double
  /// Root of the mean squared distance, in the values' unit.
  public let rootMeanSquareError: Double
  /// Mean distance over that of the forecast "as the last value"; nil where that is 0.
  public let relativeError: Double?

  public init(
    origins: Int,
    bias: Double,
    meanAbsoluteError: Double,
    rootMeanSquareError: Double,
    relativeError: Double?
  ) {
    self.origins = origins
    self.bias = bias
    self.meanAbsoluteError = meanAbsoluteError
    self.rootMeanSquareError = rootMeanSquareError
    self.relativeError = relativeError
  }
}

/// Error of forecasts made from each point of the past with only the values up to it.
///
/// The model is fitted anew at each origin.
///
/// - Parameters:
///   - values: Values one step apart.
///   - model: Which smoothing; chosen anew at each origin when nil.
///   - step: Steps ahead that are judged, 1 or more.
///   - origins: Latest origins to use; all that leave the model enough values when nil.
///   - scale: Linear, or logits of percentages.
/// - Returns: Errors over all origins.
/// - Throws: `StatisticError.tooFewValues` when no origin is left, `.notFinite`, `.outOfRange`.
///
/// Reference: Tashman (2000), International Journal of Forecasting 16; Hyndman and Koehler (2006),
/// International Journal of Forecasting 22.
public func forecastBacktest(
  _ values: [Double],
  model: SmoothingModel? = nil,
  step: Int = 1,
  origins: Int? = nil,
  scale: ForecastScale = .linear
) throws(StatisticError) -> ForecastBacktest {
  try requireSteps(step)
  if let origins, origins < 1 { throw .outOfRange("\(origins) origins") }
  let least = model?.leastValues ?? 5
  let most = values.count - step
  guard most >= least else {
    throw .tooFewValues(needed: least + step, found: values.count)
  }
  let first = max(least, most - (origins ?? most) + 1)
  var sum = 0.0
  var distances = 0.0
  var squares = 0.0
  var plain = 0.0
  for used in first...most {
    let past = Array(values[..<used])
    let forecast =
      if let model {
        try smoothingForecast(past, model: model, steps: step, scale: scale)
      } else {
        try chosenForecast(past, steps: step, scale: scale)
      }
    let actual = values[used + step - 1]
    let error = forecast.points[step - 1] - actual
    sum += error
    distances += abs(error)
    squares += error * error
    plain += abs(past[used - 1] - actual)
  }
  let count = Double(most - first + 1)
  return ForecastBacktest(
    origins: most - first + 1,
    bias: sum / count,
    meanAbsoluteError: distances / count,
    rootMeanSquareError: (squares / count).squareRoot(),
    relativeError: plain > 0 ? distances / plain : nil
  )
}

extension Statistic {
  /// Backtest of a forecast, as help shows it.
  public static let backtest = Statistic(
    name: "backtest",
    title: "Backtest of a forecast",
    group: .forecasting,
    aliases: ["forecast_error"],
    summary: "How far off a model would have been, had it forecast the values that are known.",
    inputs: [
      .init("values", "one step apart"),
      .init("model", "simple, holt or damped; chosen anew at each origin when not given"),
      .init("step", "steps ahead that are judged, 1 when not given"),
      .init("origins", "latest origins to use; all when not given"),
    ],
    results: [
      .init("origins", "forecasts made"),
      .init("bias", "mean of forecast less actual"),
      .init("mean_absolute_error", "in the values' unit"),
      .init("root_mean_square_error", "in the values' unit"),
      .init(
        "relative_error",
        "mean distance over that of 'as the last value'; below 1 the model is better"
      ),
    ],
    caution: "A dozen values: a handful of origins says little.",
    reference:
      "Tashman (2000), International Journal of Forecasting 16; Hyndman and Koehler (2006), "
      + "International Journal of Forecasting 22"
  )
}
