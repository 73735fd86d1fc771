import Testing

@testable import Statistics

struct HoltForecastTests {
  @Test func `Holt's forecasts agree with R where R is consistent`() throws {
    try checkRows(of: "holt", count: 34) { row in
      let id = row["case_id"]
      let values = row.numbers("values")
      let steps = Int(try row.required("h"))
      let alpha = try row.required("alpha")
      let beta = try row.required("beta")
      let scale = values.map(abs).max() ?? 1
      if row["mode"] == "simple_opt" {
        if values.count < 3 {
          #expect(throws: StatisticError.tooFewValues(needed: 3, found: 2)) {
            try holtForecast(values, steps: steps)
          }
        } else {
          // The optimum is flat: its height counts, not its place.
          let best = try holtForecast(values, steps: steps)
          let expected = try row.required("sse")
          #expect(best.squaredErrors <= 1.001 * expected + 1e-12 * scale, "\(id) errors")
        }
      }
      let got = try holtForecast(values, weights: (alpha, beta), steps: steps)
      expectClose(got.parameters.level, row.number("l0"), 1e-9, "\(id) level")
      expectClose(got.parameters.trend, row.number("b0"), 1e-9, scale: scale, "\(id) trend")
      expectClose(got.squaredErrors, row.number("sse"), 1e-9, scale: scale, "\(id) errors")
      expectClose(got.variance, row.number("sigma2"), 1e-9, scale: scale, "\(id) variance")
      let limits95 = try got.intervals()
      for step in 0..<steps {
        expectClose(
          got.points[step],
          row.numbers("point")[step],
          1e-9,
          scale: scale,
          "\(id) \(step)"
        )
        expectClose(
          limits95[step].lower,
          row.numbers("consistent_lower95")[step],
          1e-9,
          scale: scale,
          "\(id) lower \(step)"
        )
        expectClose(
          limits95[step].upper,
          row.numbers("consistent_upper95")[step],
          1e-9,
          scale: scale,
          "\(id) upper \(step)"
        )
      }
      // One step ahead R's variance is the same; later its c = α + βj makes R's limits wider.
      let later = row.numbers("upper95").last ?? .nan
      #expect(limits95[steps - 1].upper <= later + 1e-9 * scale, "\(id) R's limits")
      expectClose(limits95[0].upper, row.numbers("upper95")[0], 1e-9, scale: scale, "\(id) one")
    }
  }

  @Test func `a straight line goes on without spread`() throws {
    let forecast = try smoothingForecast(
      [10, 12, 14, 16, 18, 20, 22, 24],
      model: .holt,
      steps: 3
    )
    for (got, expected) in zip(forecast.points, [26.0, 28, 30]) {
      #expect(isClose(got, expected, 1e-9))
    }
    #expect(forecast.deviations[2] < 1e-6)
  }
}
