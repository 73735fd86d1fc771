import Testing

@testable import Statistics

struct LinearRegressionTests {
  @Test func `lines agree with R, and with 50 digits where R is wrong`() throws {
    try checkRows(
      of: "linear_regression",
      count: 33,
      excluded: 1,
      excluding: {
        // R fits a mean instead; a line without spread in x is an error here, tested below.
        $0["label"] == "no spread in x" ? "R drops the slope" : nil
      }
    ) { row in
      let id = row["case_id"]
      let x = row.numbers("x")
      let y = row.numbers("y")
      let weights = row["weights"].isEmpty ? nil : row.numbers("weights")
      let line = try linearRegression(of: y, on: x, weights: weights)
      let scale = y.filter { !$0.isNaN }.map(abs).max() ?? 1
      expectClose(line.slope, row.number("exact_slope"), 1e-10, scale: scale, "\(id) exact slope")
      expectClose(
        line.intercept,
        row.number("exact_intercept"),
        1e-10,
        scale: scale,
        "\(id) exact intercept"
      )
      expectClose(
        line.slopeError,
        row.number("exact_se_slope"),
        1e-10,
        scale: scale,
        "\(id) exact error"
      )
      expectClose(
        line.rSquared,
        row.number("exact_r_squared"),
        1e-10,
        scale: 1,
        "\(id) exact R²"
      )
      // R drops the slope at x near 1e9; at y near 1e10 it keeps six digits of it.
      let label = row["label"]
      if label == "large offset in x" { return }
      let tolerance = label == "large offset in y" ? 1e-5 : 1e-9
      expectClose(line.slope, row.number("slope"), tolerance, scale: scale, "\(id) slope")
      expectClose(
        line.intercept,
        row.number("intercept"),
        tolerance,
        scale: scale,
        "\(id) intercept"
      )
      expectClose(
        Double(line.degreesOfFreedom),
        row.number("df_residual"),
        tolerance,
        scale: 1,
        "\(id) df"
      )
      let at = try row.required("x_new")
      expectClose(line.value(at: at), row.number("fit"), tolerance, scale: scale, "\(id) fit")
      if label == "perfect fit" || label == "flat" { return }
      if label == "two points" {
        #expect(line.slopeError == nil && line.pValue == nil)
        #expect(try line.slopeInterval() == nil)
        return
      }
      expectClose(line.slopeError, row.number("se_slope"), tolerance, "\(id) error")
      expectClose(
        line.interceptError,
        row.number("se_intercept"),
        tolerance,
        "\(id) intercept's error"
      )
      expectClose(line.t, row.number("t_slope"), tolerance, "\(id) t")
      expectClose(line.pValue, row.number("p_slope"), tolerance * 20, "\(id) p")
      expectClose(line.residualDeviation, row.number("sigma"), tolerance, "\(id) sigma")
      expectClose(line.rSquared, row.number("r_squared"), tolerance, "\(id) R²")
      expectClose(
        line.adjustedRSquared,
        row.number("adj_r_squared"),
        tolerance,
        scale: 1,
        "\(id) adjusted"
      )
      for (level, name) in [(0.95, "95"), (0.998, "998")] {
        let interval = try line.slopeInterval(level: level)
        expectClose(
          interval?.lower,
          row.number("slope_lower\(name)"),
          tolerance,
          scale: scale,
          "\(id) lower \(name)"
        )
        expectClose(
          interval?.upper,
          row.number("slope_upper\(name)"),
          tolerance,
          scale: scale,
          "\(id) upper \(name)"
        )
      }
      let mean = try line.meanInterval(at: at)
      expectClose(mean?.lower, row.number("fit_lower95"), tolerance, scale: scale, "\(id) mean")
      expectClose(mean?.upper, row.number("fit_upper95"), tolerance, scale: scale, "\(id) mean")
      // R gives no prediction limits with weights in these rows.
      guard let lower = row.number("pred_lower95"), let upper = row.number("pred_upper95") else {
        return
      }
      let single = try line.predictionInterval(at: at)
      expectClose(single?.lower, lower, tolerance, scale: scale, "\(id) prediction")
      expectClose(single?.upper, upper, tolerance, scale: scale, "\(id) prediction")
    }
  }

  @Test func `a line needs spread in x`() {
    #expect(throws: StatisticError.undefined("all times are equal")) {
      try linearRegression(of: [1, 2, 3, 4, 5], on: [2, 2, 2, 2, 2])
    }
  }

  @Test func `points given in another order make the same line`() throws {
    var generator = SeededGenerator(seed: 12)
    let x = (0..<15).map { Double($0) + 2000 }
    let y = x.map { $0 * 0.3 + Normal.draw(using: &generator) }
    let line = try linearRegression(of: y, on: x)
    for _ in 0..<20 {
      let order = Array(x.indices).shuffled(using: &generator)
      let other = try linearRegression(of: order.map { y[$0] }, on: order.map { x[$0] })
      #expect(isClose(other.slope, line.slope, 1e-12))
      #expect(isClose(other.slopeError ?? 0, line.slopeError ?? 0, 1e-12))
    }
  }
}
