import Testing

@testable import Statistics

struct ByarIntervalTests {
  @Test func `agrees with published practice`() throws {
    try checkRows(
      of: "byars_rate",
      count: 93,
      excluded: 1,
      excluding: {
        $0["label"].hasPrefix("missing") ? "a missing input never reaches the formula" : nil
      }
    ) { row in
      let x = try row.required("x")
      let n = try row.required("n")
      let level = try row.required("confidence")
      if row["status"] == "error" {
        #expect(throws: StatisticError.self) { try byarInterval(count: x, over: n, level: level) }
        return
      }
      let rate = try byarInterval(count: x, over: n, level: level)
        .scaled(by: try row.required("multiplier"))
      expectClose(rate.value, row.number("value"), 1e-12, row["case_id"])
      expectClose(rate.lower, row.number("lower"), 1e-12, row["case_id"])
      expectClose(rate.upper, row.number("upper"), 1e-12, row["case_id"])
      #expect((rate.method == .exact) == (row["method"] == "Exact"), "\(row["case_id"])")
    }
  }
}
