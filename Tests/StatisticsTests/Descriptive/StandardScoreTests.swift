import Testing

@testable import Statistics

struct StandardScoreTests {
  // A row with a missing value is read without it: the reference strips it too.
  @Test func `agrees with R`() throws {
    try checkRows(of: "mad_z", count: 32) { row in
      let values = row.list("values").compactMap { $0 }
      let what = "\(row["case_id"]) \(row["label"])"
      let scale = values.map(abs).max() ?? 0
      #expect(Double(values.count) == row.number("n"), "\(what)")
      expectClose(try mean(of: values), row.number("mean"), 1e-11, what)
      expectClose(try median(of: values), row.number("median"), 1e-11, what)
      let spread = try medianAbsoluteDeviation(of: values)
      expectClose(spread, row.number("mad_raw"), 1e-11, scale: scale, what)
      expectClose(spread * 1.4826, row.number("mad_scaled"), 1e-11, scale: scale, what)
      let quartiles = try quantiles(of: values, at: [0.25, 0.75])
      expectClose(quartiles[0], row.number("q1_type7"), 1e-11, scale: scale, what)
      expectClose(quartiles[1], row.number("q3_type7"), 1e-11, scale: scale, what)
      if let sd = row.number("sd") {
        expectClose(try standardDeviation(of: values), sd, 1e-11, scale: scale, what)
      } else {
        #expect(throws: StatisticError.self) { try standardDeviation(of: values) }
      }
      let z = row.list("z").compactMap { $0 }
      if z.isEmpty || z.contains(where: \.isNaN) {
        #expect(throws: StatisticError.self) { try standardScores(of: values) }
      } else {
        for (g, e) in zip(try standardScores(of: values), z) {
          expectClose(g, e, 1e-11, scale: 1, what)
        }
      }
      let modified = row.list("modified_z").compactMap { $0 }
      if modified.isEmpty {
        #expect(throws: StatisticError.self) { try modifiedScores(of: values) }
      } else {
        let got = try modifiedScores(of: values)
        for (g, e) in zip(got.scores, modified) { expectClose(g, e, 1e-11, scale: 1, what) }
      }
    }
  }
}
