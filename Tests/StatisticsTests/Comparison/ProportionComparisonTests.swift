import Testing

@testable import Statistics

struct ProportionComparisonTests {
  /// The pair of a row.
  private static func pair(of row: VectorRow) throws -> ProportionPair {
    try ProportionPair(
      count1: try row.required("x1"),
      of: try row.required("n1"),
      count2: try row.required("x2"),
      of: try row.required("n2")
    )
  }

  private static func check(
    _ got: ConfidenceInterval?,
    _ row: VectorRow,
    _ column: String,
    _ tolerance: Double,
    scale: Double = 0
  ) {
    expectClose(
      got?.lower,
      row.number("\(column)_lower"),
      tolerance,
      scale: scale,
      "\(row["case_id"]) \(column) lower"
    )
    expectClose(
      got?.upper,
      row.number("\(column)_upper"),
      tolerance,
      scale: scale,
      "\(row["case_id"]) \(column) upper"
    )
  }

  @Test func `agrees with fifty digits`() throws {
    try checkRows(of: "proportion_difference", count: 80) { row in
      let pair = try Self.pair(of: row)
      let level = try row.required("confidence")
      let what = row["case_id"]
      expectClose(pair.proportion1, row.number("p1"), 1e-12, what)
      expectClose(pair.proportion2, row.number("p2"), 1e-12, what)
      expectClose(pair.difference, row.number("difference"), 1e-12, scale: 1, what)
      let newcombe = try pair.newcombeDifference(level: level)
      Self.check(newcombe.interval, row, "newcombe", 1e-12, scale: 1)
      Self.check(try pair.waldDifference(level: level).interval, row, "wald", 1e-12, scale: 1)
      let ratio = try? pair.ratio(level: level)
      expectClose(ratio?.value, row.number("ratio"), 1e-12, what)
      expectClose(ratio?.logStandardError, row.number("ratio_log_se"), 1e-12, scale: 1, what)
      Self.check(ratio?.interval, row, "ratio", 1e-12)
      let odds = try? pair.oddsRatio(level: level)
      expectClose(odds?.value, row.number("odds_ratio"), 1e-12, what)
      expectClose(odds?.logStandardError, row.number("odds_log_se"), 1e-12, what)
      Self.check(odds?.interval, row, "odds", 1e-12)
      expectClose((try? pair.pooledTest())?.z, row.number("z_pooled"), 1e-12, scale: 1, what)
      expectClose(pair.cohensH, row.number("cohens_h"), 1e-12, scale: 1, what)
    }
  }

}
