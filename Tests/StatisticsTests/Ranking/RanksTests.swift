import Testing

@testable import Statistics

struct RanksTests {
  @Test func `agrees with R and dplyr`() throws {
    let columns: [(String, TieRule)] = [
      ("average", .average), ("min", .minimum), ("max", .maximum), ("first", .first),
      ("dense", .dense),
    ]
    try checkRows(of: "ranks", count: 44) { row in
      let values = row.numbers("values")
      let descending = row.flag("descending")
      let what = "\(row["case_id"]) \(row["label"])"
      for (column, rule) in columns {
        let got = ranks(of: values, ties: rule, descending: descending)
        #expect(isSame(got, row.numbers(column)), "\(what) \(column): \(got)")
      }
      let percent = percentRanks(of: values, descending: descending)
      #expect(isSame(percent, row.numbers("percent_rank"), 1e-15), "\(what): \(percent)")
      let shares = cumulativeShares(of: values, descending: descending)
      #expect(isSame(shares, row.numbers("cume_dist"), 1e-15), "\(what): \(shares)")
      for groups in [4, 5] {
        let got = try quantileGroups(
          of: values,
          groups: groups,
          rule: .splitTies,
          descending: descending
        ).map { $0.map(Double.init) ?? .nan }
        #expect(isSame(got, row.numbers("ntile\(groups)")), "\(what) ntile\(groups): \(got)")
      }
    }
  }

  private func isSame(_ a: [Double], _ b: [Double], _ tolerance: Double = 0) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, tolerance) }
  }
}
