import Testing

@testable import Statistics

struct QuantileGroupsTests {
  @Test func `equal counts agree with published practice`() throws {
    try checkRows(of: "phe_quantile", count: 48) { row in
      let got = try quantileGroups(
        of: row.numbers("values"),
        groups: Int(try row.required("nquantiles")),
        rule: .equalCount,
        descending: row.flag("invert")
      )
      #expect(got.map { $0.map(Double.init) } == row.list("quantile"), "\(row["case_id"])")
    }
  }

  @Test func `interpolated bounds agree with published practice`() throws {
    try checkRows(of: "fingertips_categories", count: 42) { row in
      let values = row.numbers("values")
      let present = values.filter { !$0.isNaN }
      let groups = Int(try row.required("bins"))
      // The published code turns quintiles round where high is good, but not quartiles.
      let descending = groups == 5 && row["polarity"] == "high_is_good"
      let got = try quantileGroups(
        of: values,
        groups: groups,
        rule: .interpolatedBounds,
        descending: descending
      )
      #expect(got.map { Double($0 ?? 0) } == row.numbers("category"), "\(row["case_id"])")
      let bounds = row.numbers("bounds")
      if !bounds.isEmpty, present.count >= groups {
        let gotBounds = try interpolatedBounds(of: present, groups: groups)
        #expect(gotBounds.count == bounds.count)
        for (g, e) in zip(gotBounds, bounds) { expectClose(g, e, 1e-10, row["case_id"]) }
      }
      let spine = row.numbers("min_p5_p25_p50_p75_p95_max")
      if spine.isEmpty {
        #expect(throws: StatisticError.self) { try spineChartQuantiles(of: present) }
      } else {
        for (g, e) in zip(try spineChartQuantiles(of: present), spine) {
          expectClose(g, e, 1e-10, row["case_id"])
        }
      }
    }
  }
}
