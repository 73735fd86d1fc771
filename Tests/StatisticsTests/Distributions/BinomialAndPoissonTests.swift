import Testing

@testable import Statistics

struct BinomialAndPoissonTests {
  @Test func `agrees with fifty digits`() throws {
    try checkRows(of: "dist_binomial_poisson", count: 144) { row in
      let n = try row.required("n")
      let second = try row.required("p_or_mean_or_confidence")
      let k = try row.required("k")
      let expected = try row.required("value")
      let what = "\(row["function"]) n \(n), \(second), k \(k)"
      switch row["function"] {
      case "binomial_cdf":
        let got = Binomial.cumulative(k, trials: n, probability: second)
        expectClose(got, expected, 1e-12, what)
      case "poisson_cdf": expectClose(Poisson.cumulative(k, mean: second), expected, 1e-12, what)
      case "clopper_pearson_lower":
        let got = try exactBinomialInterval(count: k, of: n, level: second).lower
        expectClose(got, expected, 1e-12, what)
      case "clopper_pearson_upper":
        let got = try exactBinomialInterval(count: k, of: n, level: second).upper
        expectClose(got, expected, 1e-12, what)
      default: Issue.record("unknown function \(row["function"])")
      }
    }
  }
}
