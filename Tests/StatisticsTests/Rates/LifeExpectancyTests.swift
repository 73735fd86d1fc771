import Testing

@testable import Statistics

struct LifeExpectancyTests {
  @Test func `agrees with published practice`() throws {
    try checkRows(of: "life_expectancy", count: 35) { row in
      let deaths = row.numbers("deaths")
      let populations = row.numbers("population")
      let level = try row.required("confidence")
      let values = row.list("value")
      if ["more deaths than people", "negative deaths", "zero population"].contains(row["label"]) {
        // The reference answers impossible figures with missing values, ours with an error.
        #expect(values.allSatisfy { $0 == nil })
        #expect(throws: StatisticError.self) {
          try lifeExpectancy(
            deaths: deaths,
            populations: populations,
            startAges: row.numbers("startage"),
            level: level
          )
        }
        return
      }
      let got = try lifeExpectancy(
        deaths: deaths,
        populations: populations,
        startAges: row.numbers("startage"),
        level: level
      )
      let lower = row.list("lower")
      let upper = row.list("upper")
      #expect(got.ages.count == values.count)
      for (i, age) in got.ages.enumerated() {
        let what = "\(row["case_id"]) \(row["label"]) age \(age.startAge)"
        expectClose(age.value, values[i], 1e-10, what)
        guard values[i] != nil else { continue }
        expectClose(age.interval?.lower, lower[i], 1e-10, what)
        expectClose(age.interval?.upper, upper[i], 1e-10, what)
      }
    }
  }

  // Deaths and populations of one vector row, with the two oldest bands put together.
  @Test func `the open top band may start at any age`() throws {
    let deaths: [Double] = [
      21, 4, 3, 3, 9, 15, 16, 27, 21, 49, 49, 86, 136, 205, 179, 368, 499, 673, 665, 668,
    ]
    let populations: [Double] = [
      4773, 18884, 21608, 19832, 24645, 31328, 26686, 24281, 26904, 21909, 22477, 19762, 20026,
      18209, 13267, 13906, 10541, 7757, 4719, 2788,
    ]
    let full = try lifeExpectancy(deaths: deaths, populations: populations)
    let short = try lifeExpectancy(
      deaths: Array(deaths[..<18]) + [deaths[18] + deaths[19]],
      populations: Array(populations[..<18]) + [populations[18] + populations[19]],
      startAges: Array(lifeTableStartAges[..<19])
    )
    #expect(short.ages.count == 19)
    let atBirth = try #require(full.atBirth?.value)
    let shortAtBirth = try #require(short.atBirth?.value)
    #expect(abs(atBirth - shortAtBirth) < 0.1)
    // In a top band of constant mortality the expectation is one over the death rate.
    let top = try #require(short.ages.last?.value)
    #expect(isClose(top, (populations[18] + populations[19]) / (deaths[18] + deaths[19]), 1e-12))
  }

  @Test func `a table without deaths in the top band is withheld with the reason`() throws {
    let table = try lifeExpectancy(
      deaths: [10, 20, 0],
      populations: [5000, 5000, 5000],
      startAges: [0, 30, 60]
    )
    #expect(table.withheld == .noDeathsInTopBand)
    #expect(table.ages.allSatisfy { $0.value == nil })
  }
}
