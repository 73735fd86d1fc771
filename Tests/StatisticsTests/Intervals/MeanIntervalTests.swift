import Testing

@testable import Statistics

struct MeanIntervalTests {
  @Test func `agrees with published practice`() throws {
    // Two rows hold a missing observation: the reference then gives nothing, ours is never asked.
    try checkRows(
      of: "mean_ci",
      count: 50,
      excluded: 2,
      excluding: {
        $0["values"].contains("NA") ? "a missing value never reaches the formula" : nil
      }
    ) { row in
      let values = row.numbers("values")
      let got = try meanInterval(of: values, level: try row.required("confidence"))
      let largest = values.map(abs).max() ?? 0
      let tolerance = largest >= 1e7 ? 1e-8 : 1e-11
      let what = "\(row["case_id"])"
      #expect(Double(got.count) == row.number("count"))
      expectClose(got.mean, row.number("value"), tolerance, scale: largest, what)
      expectClose(got.standardDeviation, row.number("sd"), tolerance, scale: largest, what)
      let lower = row.number("lower")
      expectClose(
        got.interval?.lower,
        lower.flatMap { $0.isNaN ? nil : $0 },
        tolerance,
        scale: largest,
        what
      )
      expectClose(
        got.interval?.upper,
        row.number("upper").flatMap { $0.isNaN ? nil : $0 },
        tolerance,
        scale: largest,
        what
      )
    }
  }
}
