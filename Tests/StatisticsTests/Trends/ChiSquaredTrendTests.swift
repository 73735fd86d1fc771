import Testing

@testable import Statistics

struct ChiSquaredTrendTests {
  @Test func `the chi-squared test for trend agrees with R`() throws {
    try checkRows(of: "chisq_trend", count: 32) { row in
      let call = {
        try chiSquaredTrend(
          events: row.numbers("events"),
          of: row.numbers("totals"),
          scores: row.numbers("scores")
        )
      }
      // R answers NA for a single group and fails without variation; both are errors here.
      if row["status"] == "error" || row.number("chisq") == nil {
        #expect(throws: StatisticError.self, "\(row["case_id"])") { try call() }
        return
      }
      let got = try call()
      expectClose(got.statistic, row.number("chisq"), 1e-10, scale: 1, "\(row["case_id"]) chisq")
      expectClose(got.pValue, row.number("p"), 1e-10, "\(row["case_id"]) p")
      expectClose(got.z, row.number("z_signed"), 1e-10, scale: 1, "\(row["case_id"]) z")
      expectClose(got.slope, row.number("slope"), 1e-10, scale: 1, "\(row["case_id"]) slope")
    }
  }

  @Test func `moving all scores leaves the test as it is`() throws {
    let near = try chiSquaredTrend(events: [12, 15, 22], of: [100, 98, 103])
    let far = try chiSquaredTrend(
      events: [12, 15, 22],
      of: [100, 98, 103],
      scores: [2_000_001, 2_000_002, 2_000_003]
    )
    #expect(isClose(near.statistic, far.statistic, 1e-13))
  }

  @Test func `counting the others turns the sign and nothing else`() throws {
    let events: [Double] = [12, 15, 22, 31]
    let totals: [Double] = [100, 98, 103, 120]
    let yes = try chiSquaredTrend(events: events, of: totals)
    let no = try chiSquaredTrend(events: zip(totals, events).map { $0 - $1 }, of: totals)
    #expect(isClose(yes.statistic, no.statistic, 1e-12))
    #expect(isClose(yes.slope, -no.slope, 1e-12))
    #expect(isClose(yes.z, -no.z, 1e-12))
  }
}
