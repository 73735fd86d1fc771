import Testing

@testable import Statistics

struct ChiSquaredTests {
  @Test func `agrees with fifty digits from 1 to 1000 degrees of freedom`() throws {
    try checkRows(of: "dist_chi2", count: 596) { row in
      let df = try row.required("df")
      let x = try row.required("argument")
      let expected = try row.required("value")
      let what = "\(row["function"]) at \(x), \(df) degrees of freedom"
      switch row["function"] {
      case "quantile":
        let got = ChiSquared.quantile(x, degreesOfFreedom: df)
        expectClose(got, expected, x < 1e-50 ? 1e-10 : 1e-12, what)
      case "cdf":
        let got = ChiSquared.cumulative(x, degreesOfFreedom: df)
        expectClose(got, expected, expected < 1e-50 ? 1e-10 : 1e-12, what)
      case "sf":
        let got = ChiSquared.upperTail(x, degreesOfFreedom: df)
        expectClose(got, expected, expected < 1e-50 ? 1e-10 : 1e-12, what)
      default: Issue.record("unknown function \(row["function"])")
      }
    }
  }
}
