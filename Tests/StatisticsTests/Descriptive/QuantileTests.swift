import Testing

@testable import Statistics

struct QuantileTests {
  @Test func `agrees with R for all nine types`() throws {
    try checkRows(of: "quantile_types", count: 630) { row in
      let type = try #require(QuantileType(rawValue: Int(try row.required("type"))))
      let values = row.numbers("values")
      let got = try quantile(of: values, at: try row.required("p"), type: type)
      let scale = values.map(abs).max() ?? 0
      expectClose(got, row.number("quantile"), 1e-12, scale: scale, "\(row["case_id"]) \(type)")
    }
  }
}
