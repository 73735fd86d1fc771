import Testing

@testable import Statistics

struct MeanTests {
  // Certified values of NIST's Statistical Reference Datasets; a double holds the readings of
  // NumAcc3 and NumAcc4 with 9 and 8 digits of their spread.
  @Test func `agrees with certified values`() throws {
    try checkRows(of: "nist_univariate", count: 9) { row in
      let values = row.numbers("values")
      let name = row["dataset"]
      let spread = name == "NumAcc3" ? 1e-9 : name == "NumAcc4" ? 1e-8 : 1e-13
      #expect(Double(values.count) == row.number("n"))
      expectClose(try mean(of: values), row.number("computed_mean"), 1e-13, name)
      expectClose(try standardDeviation(of: values), row.number("computed_sd"), spread, name)
      expectClose(
        try lagOneAutocorrelation(of: values),
        row.number("computed_lag1_autocorrelation"),
        spread,
        name
      )
    }
  }
}
