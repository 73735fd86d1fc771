import Testing

@testable import Statistics

struct RateComparisonTests {
  private static func pair(of row: VectorRow) throws -> RatePair {
    try RatePair(
      count1: try row.required("x1"),
      over: try row.required("exposure1"),
      count2: try row.required("x2"),
      over: try row.required("exposure2")
    )
  }

  @Test func `agrees with fifty digits`() throws {
    try checkRows(of: "rate_difference", count: 62) { row in
      let pair = try Self.pair(of: row)
      let level = try row.required("confidence")
      let what = row["case_id"]
      let scale = max(pair.rate1, pair.rate2)
      expectClose(pair.rate1, row.number("rate1"), 1e-12, what)
      expectClose(pair.rate2, row.number("rate2"), 1e-12, what)
      let wald = try pair.waldDifference(level: level)
      expectClose(wald.value, row.number("difference"), 1e-12, scale: scale, what)
      expectClose(wald.interval.lower, row.number("wald_lower"), 1e-12, scale: scale, what)
      expectClose(wald.interval.upper, row.number("wald_upper"), 1e-12, scale: scale, what)
      let ratio = try? pair.ratio(level: level)
      expectClose(ratio?.value, row.number("ratio"), 1e-12, what)
      expectClose(ratio?.logStandardError, row.number("ratio_log_se"), 1e-12, what)
      expectClose(ratio?.interval.lower, row.number("ratio_lower"), 1e-12, what)
      expectClose(ratio?.interval.upper, row.number("ratio_upper"), 1e-12, what)
    }
  }

}
