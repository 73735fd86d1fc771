import Testing

@testable import Statistics

struct DirectlyStandardisedRateTests {
  @Test func `agrees with published practice`() throws {
    try checkRows(of: "dsr", count: 45) { row in
      let counts = row.list("x")
      let populations = row.numbers("n")
      let weights = row.numbers("stdpop")
      let level = try row.required("confidence")
      if row["status"] == "error" {
        #expect(throws: StatisticError.self, "\(row["case_id"])") {
          try directlyStandardisedRate(
            counts: counts,
            populations: populations,
            weights: weights,
            level: level
          )
        }
        return
      }
      let plain = try directlyStandardisedRate(
        counts: counts,
        populations: populations,
        weights: weights,
        level: level
      )
      let got = plain.scaled(by: try row.required("multiplier"))
      let what = row["case_id"]
      expectClose(got.value, row.number("value"), 1e-12, what)
      expectClose(got.interval?.lower, row.number("lower"), 1e-12, what)
      expectClose(got.interval?.upper, row.number("upper"), 1e-12, what)
      expectClose(plain.variance, row.number("vardsr"), 1e-12, what)
      #expect(got.totalCount == row.number("total_count"))
      #expect(got.totalPopulation == row.number("total_pop"))
      #expect(got.missingCounts == counts.count { $0 == nil })
    }
  }

  @Test func `agrees with published practice for repeated events`() throws {
    try checkRows(of: "dsr_nonindependent", count: 32) { row in
      let bands = row.numbers("ageband")
      let frequencies = row.numbers("eventfreq")
      let people = row.list("x")
      let populations = row.numbers("n")
      let weights = row.numbers("stdpop")
      let rows = bands.indices.map {
        RepeatedEvents(
          band: Int(bands[$0]),
          frequency: frequencies[$0],
          people: people[$0],
          population: populations[$0],
          weight: weights[$0]
        )
      }
      let got = try directlyStandardisedRate(
        repeatedEvents: rows,
        level: try row.required("confidence")
      ).scaled(by: try row.required("multiplier"))
      expectClose(got.value, row.number("value"), 1e-12, row["case_id"])
      expectClose(got.interval?.lower, row.number("lower"), 1e-12, row["case_id"])
      expectClose(got.interval?.upper, row.number("upper"), 1e-12, row["case_id"])
      #expect(got.totalCount == row.number("total_count"))
      #expect(got.totalPopulation == row.number("total_pop"))
    }
  }

  @Test func `the standard population sums to 100,000 over 19 bands`() {
    #expect(europeanStandardPopulation2013.count == 19)
    #expect(europeanStandardPopulation2013.reduce(0, +) == 100_000)
  }
}
