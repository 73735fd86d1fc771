import Testing

@testable import Statistics

struct LeastSquaresTests {
  @Test func `certified values of NIST's linear data sets are met`() throws {
    try checkRows(of: "nist_linear", count: 11) { row in
      let name = row["dataset"]
      let y = row.numbers("y")
      let columns = row["x_columns_separated_by_bar"].split(separator: "|").map {
        $0.split(separator: ";").map { Double($0) ?? .nan }
      }
      let model = row["model"]
      let tolerance =
        switch name {
        case "Norris", "Pontius", "NoInt1", "NoInt2": 1e-11
        case "Longley": 1e-10
        case "Wampler1", "Wampler2", "Wampler3": 1e-8
        default: 1e-6
        }
      let fit: LeastSquaresFit
      if model.hasPrefix("polynomial degree ") {
        let words = model.split(separator: " ")
        let degree = try #require(Int(words[2]))
        fit = try polynomialFit(of: y, on: columns[0], degree: degree)
      } else {
        fit = try leastSquaresFit(of: y, on: columns, intercept: row.flag("intercept"))
      }
      // Coefficients with more digits than the certified fifteen, and the certified ones too.
      for (i, expected) in row.numbers("computed_coefficients").enumerated() {
        expectClose(fit.coefficients[i], expected, tolerance, "\(name) coefficient \(i)")
      }
      for (i, expected) in row.numbers("certified_coefficients").enumerated() {
        expectClose(
          fit.coefficients[i],
          expected,
          max(tolerance, 1e-14),
          "\(name) certified \(i)"
        )
      }
      let size = y.map(abs).max() ?? 1
      for (i, expected) in row.numbers("computed_se").enumerated() {
        expectClose(fit.standardErrors[i], expected, tolerance, scale: size, "\(name) error \(i)")
      }
      expectClose(
        fit.residualDeviation,
        row.number("residual_sd"),
        tolerance,
        scale: size,
        "\(name) sd"
      )
      expectClose(fit.rSquared, row.number("r_squared"), tolerance, "\(name) R²")
      #expect(Double(fit.degreesOfFreedom) == row.number("df"))
    }
  }

  @Test func `the fit with one column is the straight line`() throws {
    let x: [Double] = [1, 2, 4, 5, 9]
    let y: [Double] = [2.5, 3, 7, 6, 12]
    let fit = try leastSquaresFit(of: y, on: [x])
    let line = try linearRegression(of: y, on: x)
    #expect(isClose(fit.coefficients[0], line.intercept, 1e-13))
    #expect(isClose(fit.coefficients[1], line.slope, 1e-13))
    #expect(isClose(fit.standardErrors[0], line.interceptError ?? 0, 1e-13))
    #expect(isClose(fit.standardErrors[1], line.slopeError ?? 0, 1e-13))
  }

  @Test func `columns that repeat each other have no fit`() {
    let x: [Double] = [1, 2, 3, 4]
    #expect(throws: StatisticError.undefined("a predictor is a combination of the others")) {
      try leastSquaresFit(of: [1, 3, 2, 4], on: [x, x.map { 2 * $0 }])
    }
    #expect(throws: StatisticError.undefined("a predictor has no spread")) {
      try leastSquaresFit(of: [1, 3, 2, 4], on: [[7, 7, 7, 7]])
    }
    #expect(throws: StatisticError.tooFewValues(needed: 4, found: 3)) {
      try polynomialFit(of: [1, 2, 3], on: [1, 2, 3], degree: 3)
    }
  }
}
