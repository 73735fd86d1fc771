import Testing

@testable import Statistics

extension VectorRow {
  /// The judgement that the `polarity` column names.
  var judgement: Judgement {
    switch self["polarity"] {
    case "high_is_good": .highIsGood
    case "low_is_good": .lowIsGood
    case "no_judgement": .noJudgement
    default: .notApplicable
    }
  }

  /// Limits from two columns; nil where either is missing.
  func limits(_ lower: String, _ upper: String, level: Double = 0.95) -> ConfidenceInterval? {
    guard let lower = number(lower), let upper = number(upper) else { return nil }
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }

  /// The published word for a standing: without judgement, higher is printed Better.
  static func published(_ standing: Standing) -> String {
    switch standing {
    case .best, .muchHigher: "Best"
    case .better, .higher: "Better"
    case .similar: "Same"
    case .worse, .lower: "Worse"
    case .worst, .muchLower: "Worst"
    case .notAvailable: "None"
    }
  }
}

struct BenchmarkOutcomeTests {
  @Test func `agrees with the published comparers`() throws {
    try checkRows(of: "benchmark_compare", count: 180) { row in
      let value = row.number("value")
      let benchmark = row.number("benchmark_value")
      let judgement = row.judgement
      let limits = row.limits("lower95", "upper95")
      let standing: Standing
      switch row["method"] {
      case "ci95":
        standing = benchmarkStanding(
          of: value,
          interval: limits,
          against: benchmark,
          judgement: judgement
        )
      case "ci95_998":
        let outer = row.limits("lower998", "upper998", level: 0.998)
        standing =
          outer == nil
          ? .notAvailable
          : benchmarkStanding(
            of: value,
            interval: limits,
            outer: outer,
            against: benchmark,
            judgement: judgement
          )
      case "double":
        standing = benchmarkStanding(
          of: value,
          interval: limits,
          against: benchmark,
          benchmarkInterval: row.limits("benchmark_lower95", "benchmark_upper95"),
          judgement: judgement
        )
      case "spc_prop":
        let unit = try row.required("unit")
        let z = try row.required("confidence_variable")
        let control = try proportionControlLimits(
          benchmark: try row.required("benchmark_value") / unit,
          denominator: try row.required("denominator"),
          level: z > 3 ? 0.998 : 0.95
        )
        standing = controlLimitStanding(
          of: value.map { $0 / unit },
          limits: control,
          judgement: judgement
        )
      case "spc_dsr":
        let unit = try row.required("unit")
        let tail = try row.required("confidence_variable")
        let control = try rateControlLimits(
          benchmark: try row.required("benchmark_value") / unit,
          denominator: try row.required("denominator"),
          level: 1 - 2 * tail
        )
        standing = controlLimitStanding(
          of: value.map { $0 / unit },
          limits: control,
          judgement: judgement
        )
      default:
        Issue.record("unknown method \(row["method"])")
        return
      }
      #expect(
        VectorRow.published(standing) == row["significance"],
        "\(row["case_id"]) \(row["label"]) \(row["method"]) \(row["polarity"])"
      )
    }
  }
}
