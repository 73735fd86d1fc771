import Testing

@testable import Statistics

struct TargetOutcomeTests {
  @Test func `agrees with the published comparers`() throws {
    try checkRows(of: "target_compare", count: 72) { row in
      let value = row.number("value")
      let lower = try row.required("lower_limit")
      let standing: Standing
      if row.flag("use_ci") {
        standing = targetStanding(
          of: value,
          interval: row.limits("lower95", "upper95"),
          target: lower,
          judgement: row.judgement
        )
      } else {
        let target: Target =
          row["kind"] == "range"
          ? .range(lower: lower, upper: try row.required("upper_limit")) : .value(lower)
        standing = targetStanding(of: value, target: target, judgement: row.judgement)
      }
      #expect(VectorRow.published(standing) == row["significance"], "\(row["case_id"])")
    }
  }
}
