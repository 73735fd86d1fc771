import Testing

@testable import Statistics

struct ExponentialSmoothingTests {
  private static func model(_ row: VectorRow) throws -> SmoothingModel {
    let found = SmoothingModel(rawValue: row["model"])
    return try #require(found)
  }

  @Test func `fits are as likely as R's, and forecasts then the same`() throws {
    var same = 0
    try checkRows(of: "ets_optimised", count: 30) { row in
      let id = row["case_id"]
      let model: SmoothingModel = row["model"] == "ANN" ? .simple : .holt
      let point = row.numbers("point")
      let got = try smoothingForecast(row.numbers("values"), model: model, steps: point.count)
      let logLikelihood = try #require(got.logLikelihood)
      let expected = try row.required("loglik")
      #expect(logLikelihood >= expected - 0.05, "\(id): \(logLikelihood), \(expected)")
      guard abs(logLikelihood - expected) <= 0.01 else { return }
      same += 1
      let limits = try got.intervals()
      for step in point.indices {
        let lower = row.numbers("lower95")[step]
        let upper = row.numbers("upper95")[step]
        let room = 0.02 * (upper - lower)
        #expect(abs(got.points[step] - point[step]) <= room, "\(id) step \(step)")
        #expect(abs(limits[step].lower - lower) <= room, "\(id) step \(step) lower")
        #expect(abs(limits[step].upper - upper) <= room, "\(id) step \(step) upper")
      }
    }
    if VectorFile.isBundled { #expect(same == 17, "fits with R's likelihood") }
  }

  @Test func `with statsmodels' numbers all else is the same`() throws {
    for row in try FixtureFile("smoothing", count: 54).rows {
      let what = "\(row["series"]) \(row["model"])"
      let values = row.numbers("values")
      let model = try Self.model(row)
      let alpha = try row.required("alpha")
      // statsmodels' β is in error-correction form.
      let parameters = SmoothingParameters(
        alpha: alpha,
        beta: try row.required("beta") / alpha,
        phi: try row.required("phi"),
        level: try row.required("level"),
        trend: try row.required("trend")
      )
      let end = smoothed(values, parameters)
      expectClose(end.squaredErrors, row.number("sse"), 1e-9, "\(what) errors")
      let points = forecastPoints(
        level: end.level,
        trend: end.trend,
        phi: parameters.phi,
        steps: 4
      )
      let free = Double(values.count - model.parameterCount)
      let deviations = forecastDeviations(
        parameters,
        variance: end.squaredErrors / free,
        steps: 4
      )
      let forecast = Forecast(
        model: model,
        scale: .linear,
        parameters: parameters,
        squaredErrors: end.squaredErrors,
        variance: end.squaredErrors / free,
        logLikelihood: nil,
        correctedAIC: nil,
        smoothedPoints: points,
        deviations: deviations
      )
      for step in 0..<4 {
        expectClose(points[step], row.numbers("point")[step], 1e-9, "\(what) point \(step)")
        expectClose(deviations[step], row.numbers("sd")[step], 1e-8, "\(what) spread \(step)")
        let chance = try forecast.chanceOfMeeting(
          try row.required("target"),
          atStep: step + 1,
          judgement: .highIsGood
        )
        expectClose(chance, row.numbers("chance")[step], 1e-7, scale: 1, "\(what) chance \(step)")
      }
    }
  }

  @Test func `fits are as likely as statsmodels', and the criterion chooses as it would`() throws {
    var lowest: [String: (model: String, value: Double, gap: Double)] = [:]
    let rows = try FixtureFile("smoothing", count: 54).rows
    for row in rows {
      let model = try Self.model(row)
      let got = try smoothingForecast(row.numbers("values"), model: model, steps: 4)
      let logLikelihood = try #require(got.logLikelihood)
      let theirs = try row.required("loglik")
      // statsmodels lets β go below R's bound of 0.0001.
      #expect(
        logLikelihood >= theirs - 0.05,
        "\(row["series"]) \(model): \(logLikelihood), \(theirs)"
      )
      let criterion = try #require(got.correctedAIC)
      let difference = criterion - (try row.required("aicc"))
      #expect(isClose(difference, 2 * (theirs - logLikelihood), 1e-9, scale: 100))
      let known = lowest[row["series"]]
      if criterion < known?.value ?? .infinity {
        lowest[row["series"]] = (row["model"], criterion, 0)
      }
    }
    for (series, best) in lowest {
      let row = try #require(rows.first { $0["series"] == series })
      let chosen = try chosenForecast(row.numbers("values"), steps: 2)
      #expect(chosen.model.rawValue == best.model, "\(series)")
    }
    #expect(Set(lowest.values.map(\.model)).count >= 2)
  }

  @Test func `backtests agree with SciPy's optimiser`() throws {
    for row in try FixtureFile("backtest", count: 8).rows {
      let what = "\(row["series"]) \(row["model"])"
      let got = try forecastBacktest(
        row.numbers("values"),
        model: try Self.model(row)
      )
      #expect(Double(got.origins) == row.number("origins"), "\(what)")
      // Each fit is as likely as theirs, not the same: a fiftieth of the error.
      let mae = try row.required("mae")
      #expect(abs(got.bias - (try row.required("bias"))) <= 0.02 * mae, "\(what) bias")
      #expect(abs(got.meanAbsoluteError - mae) <= 0.02 * mae, "\(what) mean")
      #expect(
        abs(got.rootMeanSquareError - (try row.required("rmse"))) <= 0.02 * mae,
        "\(what) root"
      )
      let relative = try #require(got.relativeError)
      #expect(abs(relative - (try row.required("relative"))) <= 0.02, "\(what) relative")
    }
  }

  @Test func `percentages stay between 0 and 100`() throws {
    let values: [Double] = [71, 76, 82, 86, 90, 93, 95, 96.5, 97.4, 98.2]
    let plain = try smoothingForecast(values, model: .holt, steps: 6)
    #expect(plain.points[5] > 100)
    let forecast = try smoothingForecast(values, model: .holt, steps: 6, scale: .percentage)
    for interval in try forecast.intervals(level: 0.998) {
      #expect(interval.lower > 0 && interval.upper < 100)
    }
    #expect(forecast.points[5] < 100 && forecast.points[5] > values[9])
    let middle = forecast.points[5]
    let chance = try forecast.chanceOfMeeting(middle, atStep: 6, judgement: .highIsGood)
    #expect(isClose(chance, 0.5, 1e-9))
    let above = try forecast.chanceOfMeeting(middle + 0.05, atStep: 6, judgement: .highIsGood)
    #expect(above < 0.5 && above > 0)
    #expect(try forecast.chanceOfMeeting(100, atStep: 1, judgement: .highIsGood) == 0)
    #expect(try forecast.chanceOfMeeting(100, atStep: 1, judgement: .lowIsGood) == 1)
    #expect(throws: StatisticError.self) {
      try chosenForecast([50, 60, 100, 70, 80], steps: 1, scale: .percentage)
    }
  }

  @Test func `the chance for one judgement is the rest of the other`() throws {
    let forecast = try chosenForecast([3, 4, 3.5, 5, 4.8, 6, 5.5, 7, 6.4], steps: 3)
    for step in 1...3 {
      let up = try forecast.chanceOfMeeting(6.5, atStep: step, judgement: .highIsGood)
      let down = try forecast.chanceOfMeeting(6.5, atStep: step, judgement: .lowIsGood)
      #expect(isClose(up + down, 1, 1e-14))
    }
    #expect(throws: StatisticError.self) {
      try forecast.chanceOfMeeting(6, atStep: 4, judgement: .highIsGood)
    }
  }

  @Test func `limits widen with each step and with a longer memory of the trend`() throws {
    let parameters = SmoothingParameters(alpha: 0.5, beta: 0.2, phi: 0.9, level: 10, trend: 1)
    let damped = forecastDeviations(parameters, variance: 1, steps: 8)
    let whole = forecastDeviations(
      SmoothingParameters(alpha: 0.5, beta: 0.2, phi: 1, level: 10, trend: 1),
      variance: 1,
      steps: 8
    )
    #expect(damped[0] == 1 && whole[0] == 1)
    for step in 1..<8 {
      #expect(damped[step] > damped[step - 1])
      #expect(damped[step] < whole[step])
    }
  }
}
