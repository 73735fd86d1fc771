import Testing

@testable import Statistics

struct IndirectlyStandardisedRatioTests {
  // With no events expected the reference divides by 0 and prints Inf; ours throws.
  private static let noneExpected: @Sendable (VectorRow) -> String? = {
    $0.number("expected") == 0 ? "no events are expected: ours throws" : nil
  }

  private static func ratio(of row: VectorRow) throws -> IndirectlyStandardisedRatio {
    try indirectlyStandardisedRatio(
      counts: row.list("x"),
      populations: row.list("n"),
      referenceCounts: row.list("x_ref"),
      referencePopulations: row.numbers("n_ref"),
      level: try row.required("confidence")
    )
  }

  private static func check(_ got: RateInterval, _ row: VectorRow) {
    expectClose(got.value, row.number("value"), 1e-12, row["case_id"])
    expectClose(got.lower, row.number("lower"), 1e-12, row["case_id"])
    expectClose(got.upper, row.number("upper"), 1e-12, row["case_id"])
    #expect((got.method == .exact) == (row["method"] == "Exact"))
  }

  @Test func `ratios agree with published practice`() throws {
    try checkRows(of: "smr", count: 48, excluded: 1, excluding: Self.noneExpected) { row in
      let got = try Self.ratio(of: row)
      #expect(got.observed == row.number("observed"))
      expectClose(got.expected, row.number("expected"), 1e-12, row["case_id"])
      Self.check(got.ratio.scaled(by: try row.required("refvalue")), row)
    }
  }

  @Test func `rates agree with published practice`() throws {
    try checkRows(of: "isr_rate", count: 48, excluded: 1, excluding: Self.noneExpected) { row in
      let got = try Self.ratio(of: row)
      let multiplier = try row.required("multiplier")
      expectClose(got.referenceRate * multiplier, row.number("ref_rate"), 1e-12, row["case_id"])
      Self.check(got.rate.scaled(by: multiplier), row)
    }
  }

  @Test func `no expected events are undefined`() throws {
    #expect(throws: StatisticError.undefined("no events are expected")) {
      try indirectlyStandardisedRatio(
        counts: [12],
        populations: [100],
        referenceCounts: [0],
        referencePopulations: [1000]
      )
    }
  }
}
