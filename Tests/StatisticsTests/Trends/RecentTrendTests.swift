import Testing

@testable import Statistics

struct RecentTrendTests {
  @Test func `the older and newer rules agree with the published calculator`() throws {
    var turned = 0
    try checkRows(of: "fingertips_trend", count: 61) { row in
      let id = row["case_id"]
      let points = points(row)
      let type: RecentTrendRules.ValueType =
        switch row["value_type"] {
        case "proportion": .proportion
        case "crude rate": .crudeRate
        case "dsr": .directlyStandardisedRate
        default: .other
        }
      func rules(_ edition: RecentTrendRules.Edition) throws -> RecentTrendRules {
        RecentTrendRules(
          valueType: type,
          yearsInPeriod: Int(try row.required("year_range")),
          usesControlLimits: row["comparator_method"] == "spc_proportion",
          edition: edition
        )
      }
      let older = try recentTrend(of: points, rules: try rules(.older))
      let expected = row.number("chisq") ?? .nan
      // An interval of no width: the calculator divides by 0 and prints NoChange; here it is named.
      if expected.isNaN {
        #expect(older.reason == .zeroWidthInterval, "\(id)")
      } else {
        if older.direction != .notCalculable {
          expectClose(older.chiSquared, expected, 1e-9, scale: 1, "\(id) chisq")
        }
        #expect(older.isSignificant == row.flag("significant"), "\(id) significant")
        // The calculator prints Decreasing for every significant trend of counts.
        if row["comparator_method"] == "spc_proportion", row.flag("significant") {
          if word(older) != row["marker"] { turned += 1 }
        } else {
          #expect(word(older) == row["marker"], "\(id) older marker")
        }
      }
      let newer = try recentTrend(of: points, rules: try rules(.newer))
      if row["next_marker"] == "undefined" {
        #expect(newer.reason == .zeroWidthInterval, "\(id)")
        return
      }
      #expect(word(newer) == row["next_marker"], "\(id) newer marker")
      expectClose(newer.chiSquared, row.number("next_chisq"), 1e-9, scale: 1, "\(id) next chisq")
    }
    if VectorFile.isBundled { #expect(turned == 3, "rows with the calculator's wrong direction") }
  }

  @Test func `the latest value against the one before it follows the overlap of limits`() throws {
    try checkRows(of: "fingertips_trend", count: 61) { row in
      let points = points(row).sorted { $0.year < $1.year }
      let last = points[points.count - 1]
      let before = points[points.count - 2]
      func figure(_ point: TrendPoint) -> ComparedFigure {
        let interval: ConfidenceInterval? =
          if let lower = point.lower, let upper = point.upper {
            ConfidenceInterval(lower: lower, upper: upper)
          } else { nil }
        return ComparedFigure(value: point.value, interval: interval)
      }
      let change = try changeOutcome(
        from: figure(before),
        to: figure(last),
        judgement: .lowIsGood,
        rules: ChangeRules(sharesData: true)
      )
      let got =
        switch (change.method, change.direction) {
        case (.overlap, .improved): "Decreasing"
        case (.overlap, .worsened): "Increasing"
        case (.overlap, _): "NoChange"
        default: "CannotBeCalculated"
        }
      #expect(got == row["latest_vs_previous_marker"], "\(row["case_id"])")
    }
  }

  @Test func `points in another order make the same trend`() throws {
    var generator = SeededGenerator(seed: 5)
    let points = (0..<8).map { year in
      let value = 10 + Double(year)
      return TrendPoint(
        year: 2010 + year,
        value: value,
        lower: value - 1,
        upper: value + 1,
        count: value * 10,
        denominator: 1000
      )
    }
    let rules = RecentTrendRules(valueType: .proportion)
    let trend = try recentTrend(of: points, rules: rules)
    #expect(trend.direction == .increasing)
    for _ in 0..<10 {
      #expect(try recentTrend(of: points.shuffled(using: &generator), rules: rules) == trend)
    }
    let falling = points.map {
      TrendPoint(
        year: 4000 - $0.year,
        value: $0.value,
        lower: $0.lower,
        upper: $0.upper,
        count: $0.count,
        denominator: $0.denominator
      )
    }
    #expect(try recentTrend(of: falling, rules: rules).direction == .decreasing)
  }

  private func points(_ row: VectorRow) -> [TrendPoint] {
    let years = row.numbers("year")
    let columns = ["value", "lower95", "upper95", "count", "denominator"].map { row.list($0) }
    return years.indices.map {
      TrendPoint(
        year: Int(years[$0]),
        value: columns[0][$0],
        lower: columns[1][$0],
        upper: columns[2][$0],
        count: columns[3][$0],
        denominator: columns[4][$0]
      )
    }
  }

  private func word(_ trend: RecentTrend) -> String {
    switch trend.direction {
    case .increasing: "Increasing"
    case .decreasing: "Decreasing"
    case .noSignificantChange: "NoChange"
    case .notCalculable: "CannotBeCalculated"
    }
  }
}
