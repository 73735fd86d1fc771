import Testing

@testable import Statistics

struct StudentTTests {
  @Test func `agrees with fifty digits from 1 to 1000 degrees of freedom`() throws {
    try checkRows(of: "dist_t", count: 548) { row in
      let df = try row.required("df")
      let x = try row.required("argument")
      let expected = try row.required("value")
      let what = "\(row["function"]) at \(x), \(df) degrees of freedom"
      switch row["function"] {
      case "quantile":
        let got = StudentT.quantile(x, degreesOfFreedom: df)
        expectClose(got, expected, x < 1e-50 ? 1e-9 : 1e-11, what)
      case "cdf":
        let got = StudentT.cumulative(x, degreesOfFreedom: df)
        expectClose(got, expected, expected < 1e-50 ? 1e-9 : 1e-11, what)
      case "sf":
        let got = StudentT.upperTail(x, degreesOfFreedom: df)
        expectClose(got, expected, expected < 1e-50 ? 1e-9 : 1e-11, what)
      default: Issue.record("unknown function \(row["function"])")
      }
    }
  }
}
