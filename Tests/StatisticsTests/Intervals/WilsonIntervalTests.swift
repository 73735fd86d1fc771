import Testing

@testable import Statistics

struct WilsonIntervalTests {
  @Test func `agrees with published practice`() throws {
    // Two rows have a missing input: there is no number to hand over.
    try checkRows(
      of: "wilson",
      count: 96,
      excluded: 2,
      excluding: {
        $0["label"].hasPrefix("missing") ? "a missing input never reaches the formula" : nil
      }
    ) { row in
      let x = try row.required("x")
      let n = try row.required("n")
      let level = try row.required("confidence")
      let multiplier = try row.required("multiplier")
      if row["status"] == "error" {
        #expect(throws: StatisticError.self) { try wilsonInterval(count: x, of: n, level: level) }
        return
      }
      let interval = try wilsonInterval(count: x, of: n, level: level).scaled(by: multiplier)
      let scale = multiplier * 1e-2  // 1e-14 × multiplier, as 1e-12 of the scale
      expectClose(interval.lower, try row.required("lower"), 1e-12, scale: scale, row["case_id"])
      expectClose(interval.upper, try row.required("upper"), 1e-12, scale: scale, row["case_id"])
      expectClose(x / n * multiplier, try row.required("value"), 1e-12, row["case_id"])
    }
  }
}
