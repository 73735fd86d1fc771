import Testing

@testable import Statistics

struct ForecastPagesTests {
  @Test
  func `the examples on the pages of forecasts and small areas run and show what is computed`()
    throws
  {
    try checkPageExamples(Self.forecasts)
    try checkPageExamples(Self.smallAreas)
    let forecasting: [Statistic] = [.holt, .exponentialSmoothing, .backtest, .targetChance]
    #expect(Set(forecasting.map(\.name)) == Set(Self.forecasts.keys))
    #expect(forecasting.allSatisfy { $0.group == .forecasting })
    let areas: [Statistic] = [.shrunkRate, .betaBinomialFunnel, .negativeBinomialFunnel]
    #expect(Set(areas.map(\.name)) == Set(Self.smallAreas.keys))
    #expect(areas.allSatisfy { $0.group == .smallAreas })
  }

  private static func shown(_ forecast: Forecast) throws -> [String: ExampleValue] {
    let limits = try forecast.intervals()
    return [
      "model": .text(forecast.model.rawValue), "points": .list(forecast.points),
      "lower": .list(limits.map(\.lower)), "upper": .list(limits.map(\.upper)),
      "aicc": .number(forecast.correctedAIC),
    ]
  }

  private static let forecasts: [String: ExampleRunner] = [
    "holt": { call in
      try shown(
        try holtForecast(
          try call.list("values"),
          weights: (try call.number("alpha"), try call.number("beta")),
          steps: Int(try call.number("steps"))
        )
      )
    },
    "exponential_smoothing": { call in
      try shown(
        try chosenForecast(try call.list("values"), steps: Int(try call.number("steps")))
      )
    },
    "backtest": { call in
      let model = try #require(SmoothingModel(rawValue: try call.text("model")))
      let got = try forecastBacktest(try call.list("values"), model: model)
      return [
        "origins": .number(Double(got.origins)), "bias": .number(got.bias),
        "mean_absolute_error": .number(got.meanAbsoluteError),
        "root_mean_square_error": .number(got.rootMeanSquareError),
        "relative_error": .number(got.relativeError),
      ]
    },
    "target_chance": { call in
      let step = Int(try call.number("step"))
      let judgement = try #require(Judgement(rawValue: try call.text("judgement")))
      let forecast = try chosenForecast(try call.list("values"), steps: step)
      let chance = try forecast.chanceOfMeeting(
        try call.number("target"),
        atStep: step,
        judgement: judgement
      )
      return ["chance": .number(chance)]
    },
  ]

  private static func shown(_ funnel: ModelledFunnel) -> [String: ExampleValue] {
    [
      "dispersion": .number(funnel.dispersion), "p": .number(funnel.pValue),
      "lower_95": .list(funnel.limits.lower95), "upper_95": .list(funnel.limits.upper95),
    ]
  }

  private static let smallAreas: [String: ExampleRunner] = [
    "shrunk_rate": { call in
      let got = try shrunkRates(
        counts: try call.list("counts"),
        over: try call.list("denominators")
      )
      return [
        "rates": .list(got.rates), "weights": .list(got.weights),
        "between_variance": .number(got.betweenVariance), "overall": .number(got.overall),
      ]
    },
    "beta_binomial_funnel": { call in
      shown(
        try betaBinomialFunnel(
          counts: try call.list("counts"),
          of: try call.list("denominators")
        )
      )
    },
    "negative_binomial_funnel": { call in
      shown(
        try negativeBinomialFunnel(
          counts: try call.list("counts"),
          over: try call.list("exposures")
        )
      )
    },
  ]
}
