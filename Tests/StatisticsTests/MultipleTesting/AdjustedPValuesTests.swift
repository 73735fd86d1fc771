import Testing

@testable import Statistics

struct AdjustedPValuesTests {
  @Test func `agrees with R`() throws {
    let columns: [(String, PValueAdjustment)] = [
      ("BH", .benjaminiHochberg), ("BY", .benjaminiYekutieli), ("holm", .holm),
      ("hochberg", .hochberg), ("bonferroni", .bonferroni),
    ]
    try checkRows(of: "p_adjust", count: 33) { row in
      let p = row.numbers("p")
      for (column, adjustment) in columns {
        let got = try adjustedPValues(p, by: adjustment)
        let expected = row.numbers(column)
        #expect(got.count == expected.count, "\(row["case_id"])")
        for (g, e) in zip(got, expected) {
          expectClose(g, e, 1e-12, "\(row["case_id"]) \(column)")
        }
      }
    }
  }
}
