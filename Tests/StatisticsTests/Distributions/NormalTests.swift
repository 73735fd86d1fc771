import Testing

@testable import Statistics

struct NormalTests {
  // Fifty-digit arithmetic; a double's own spacing limits subnormal tails.
  @Test func `agrees with fifty digits in both tails`() throws {
    try checkRows(of: "dist_normal", count: 163) { row in
      let x = try row.required("argument")
      let expected = try row.required("value")
      let what = "\(row["function"]) at \(x)"
      switch row["function"] {
      case "quantile":
        expectClose(Normal.quantile(x), expected, 1e-14, scale: 0.1, what)
      case "cdf":
        expectClose(Normal.cumulative(x), expected, x < -37.5 ? 1e-3 : 1e-14, what)
      case "sf": expectClose(Normal.upperTail(x), expected, 1e-14, what)
      case "pdf": expectClose(Normal.density(x), expected, x < -37.5 ? 1e-3 : 1e-14, what)
      default: Issue.record("unknown function \(row["function"])")
      }
    }
  }
}
