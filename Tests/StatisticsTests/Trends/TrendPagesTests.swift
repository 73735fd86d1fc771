import Testing

@testable import Statistics

struct TrendPagesTests {
  @Test func `the examples on the pages of trends run and show what is computed`() throws {
    try checkPageExamples(Self.runners)
    let described: [Statistic] = [
      .chiSquaredTrend, .mannKendall, .theilSen, .linearRegression, .leastSquares, .recentTrend,
      .streak,
    ]
    #expect(Set(described.map(\.name)) == Set(Self.runners.keys))
    #expect(described.allSatisfy { $0.group == .trends })
  }

  private static let runners: [String: ExampleRunner] = [
    "chi_squared_trend": { call in
      let got = try chiSquaredTrend(events: try call.list("events"), of: try call.list("totals"))
      return [
        "statistic": .number(got.statistic), "p": .number(got.pValue), "z": .number(got.z),
        "slope": .number(got.slope),
      ]
    },
    "mann_kendall": { call in
      let got = try mannKendallTest(try call.list("values"))
      return [
        "score": .number(got.score), "variance": .number(got.variance), "z": .number(got.z),
        "p": .number(got.pValue), "tau": .number(got.tau), "method": .text(got.method.rawValue),
      ]
    },
    "theil_sen": { call in
      let got = try theilSenLine(try call.list("values"), at: try call.list("times"))
      return [
        "slope": .number(got.slope), "intercept": .number(got.intercept),
        "lower": .number(got.interval?.lower), "upper": .number(got.interval?.upper),
      ]
    },
    "linear_regression": { call in
      let got = try linearRegression(of: try call.list("values"), on: try call.list("times"))
      return [
        "slope": .number(got.slope), "intercept": .number(got.intercept),
        "standard_error": .number(got.slopeError), "p": .number(got.pValue),
        "r_squared": .number(got.rSquared),
      ]
    },
    "least_squares": { call in
      let got = try polynomialFit(
        of: try call.list("values"),
        on: try call.list("times"),
        degree: Int(try call.number("degree"))
      )
      return [
        "coefficients": .list(got.coefficients), "standard_errors": .list(got.standardErrors),
        "r_squared": .number(got.rSquared),
      ]
    },
    "recent_trend": { call in
      let years = try call.list("year")
      let columns = try ["value", "lower", "upper", "count", "denominator"].map {
        try call.list($0)
      }
      let points = years.indices.map {
        TrendPoint(
          year: Int(years[$0]),
          value: columns[0][$0],
          lower: columns[1][$0],
          upper: columns[2][$0],
          count: columns[3][$0],
          denominator: columns[4][$0]
        )
      }
      let got = try recentTrend(of: points, rules: RecentTrendRules(valueType: .proportion))
      return [
        "direction": .text(got.direction.rawValue), "chi_squared": .number(got.chiSquared),
      ]
    },
    "streak": { call in
      ["streaks": .list(streaks(of: try call.list("values")).map { $0.map { Double($0) } })]
    },
  ]
}
