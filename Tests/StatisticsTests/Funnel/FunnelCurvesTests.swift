import Testing

@testable import Statistics

struct FunnelCurvesTests {
  static func datasets() throws -> [String: VectorRow] {
    Dictionary(
      try VectorFile("funnel_datasets").rows.map { ($0["dataset_id"], $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  static func ratePlaces(_ row: VectorRow) throws -> RateFunnelPlaces {
    RateFunnelPlaces(
      counts: row.numbers("numerator"),
      rates: row.numbers("rate"),
      denominators: row.flag("denominator_given") ? row.numbers("denominator") : nil,
      multiplier: try row.required("multiplier"),
      isStandardised: row["rate_type"] == "dsr"
    )
  }

  private static func curves(_ row: VectorRow) throws -> FunnelCurves {
    switch row["statistic"] {
    case "proportion":
      return try proportionFunnelCurves(
        counts: row.numbers("numerator"),
        of: row.numbers("denominator")
      )
    case "ratio": return try ratioFunnelCurves(expected: row.numbers("denominator"))
    default:
      return try rateFunnelCurves(
        of: try ratePlaces(row),
        years: try row.required("years_of_data")
      )
    }
  }

  @Test func `data sets make curves, or errors where the published tool has them`() throws {
    try checkRows(of: "funnel_datasets", count: 27) { row in
      if row["limits_status"] == "error" {
        #expect(throws: StatisticError.self, "\(row["dataset_id"])") { try Self.curves(row) }
      } else {
        let curves = try Self.curves(row)
        #expect(curves.axis.count == 100 && curves.lower95.count == 100, "\(row["dataset_id"])")
      }
    }
  }

  @Test func `curves agree with the published tool`() throws {
    let datasets = try Self.datasets()
    var curves: [String: FunnelCurves] = [:]
    for (id, row) in datasets where row["limits_status"] == "ok" {
      curves[id] = try Self.curves(row)
    }
    var single = 0
    try checkRows(of: "funnel_limits", count: 2600) { row in
      let id = row["dataset_id"]
      let dataset = try #require(datasets[id])
      let curve = try #require(curves[id])
      let i = Int(try row.required("row")) - 1
      let what = "\(id) row \(i + 1)"
      #expect(curve.axis[i] == row.number("axis"), "\(what) axis")
      let statistic = dataset["statistic"]
      let multiplier = try dataset.required("multiplier")
      func shown(_ value: Double) -> Double {
        switch statistic {
        case "ratio": dataset["ratio_type"] == "count" ? value - 1 : value * 100
        default: value * multiplier
        }
      }
      // The published tool caps shares at 100 whatever their multiplier.
      let columns = [
        ("lower_2s_limit", curve.lower95[i]), ("upper_2s_limit", curve.upper95[i]),
        ("lower_3s_limit", curve.lower998[i]), ("upper_3s_limit", curve.upper998[i]),
      ]
      for (name, got) in columns {
        let expected = try row.required(name)
        if statistic == "proportion", expected > multiplier {
          #expect(got == 1, "\(what) \(name)")
          continue
        }
        // For a single event the reference's bisection to 1e-7 leaves five digits of the limit.
        let isSingle = statistic != "proportion" && curve.axis[i] == 1 && name == "upper_3s_limit"
        if isSingle { single += 1 }
        let tolerance = statistic == "proportion" ? 1e-10 : isSingle ? 1e-4 : 1e-5
        expectClose(shown(got), expected, tolerance, scale: multiplier, "\(what) \(name)")
      }
      if let baseline = row.number("baseline") {
        expectClose(
          curve.baseline * multiplier,
          baseline,
          1e-10,
          scale: multiplier,
          "\(what) baseline"
        )
      }
    }
    if VectorFile.isBundled { #expect(single == 17, "limits of single events") }
  }
}
