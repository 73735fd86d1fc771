import Testing

@testable import Statistics

struct RankIntervalTests {
  @Test func `sure figures hold one rank and equal ones share all`() throws {
    var generator = SeededGenerator(seed: 51)
    let sure: [SamplingDistribution?] = [
      .normal(mean: 3, standardError: 0), nil, .normal(mean: 1, standardError: 0),
      .normal(mean: 2, standardError: 0),
    ]
    let ranges = try rankIntervals(of: sure, draws: 200, using: &generator)
    #expect(
      ranges == [
        RankInterval(lower: 3, upper: 3), nil, RankInterval(lower: 1, upper: 1),
        RankInterval(lower: 2, upper: 2),
      ]
    )
    let down = try rankIntervals(of: sure, descending: true, draws: 200, using: &generator)
    #expect(down[0] == RankInterval(lower: 1, upper: 1))
    let alike = [SamplingDistribution?](
      repeating: .normal(mean: 5, standardError: 1),
      count: 10
    )
    for range in try rankIntervals(of: alike, draws: 4000, using: &generator) {
      #expect(range == RankInterval(lower: 1, upper: 10))
    }
  }

  @Test func `ranges hold the rank and narrow with larger counts`() throws {
    let shares = [0.1, 0.2, 0.25, 0.3, 0.5]
    func widths(_ n: Double, _ seed: UInt64) throws -> [Int] {
      var generator = SeededGenerator(seed: seed)
      let figures = shares.map {
        Optional(SamplingDistribution.proportion(count: $0 * n, denominator: n))
      }
      let ranges = try rankIntervals(of: figures, draws: 2000, using: &generator)
      return ranges.enumerated().map { place, range in
        guard let range else { return -1 }
        #expect(range.lower <= place + 1 && place + 1 <= range.upper)
        return range.upper - range.lower
      }
    }
    let small = try widths(20, 52)
    let large = try widths(2000, 52)
    #expect(small.reduce(0, +) > large.reduce(0, +))
    #expect(small == (try widths(20, 52)))
  }

  @Test func `pairwise ranges count those surely ahead and behind`() throws {
    let values = [1.0, 5, 5.1, 9]
    let intervals = values.map { ConfidenceInterval(lower: $0 - 0.5, upper: $0 + 0.5) }
    let ranges = try pairwiseRankIntervals(of: values, intervals: intervals)
    #expect(ranges.map(\.lower) == [1, 2, 2, 4])
    #expect(ranges.map(\.upper) == [1, 3, 3, 4])
    let down = try pairwiseRankIntervals(of: values, intervals: intervals, descending: true)
    #expect(down.map(\.lower) == [4, 2, 2, 1])
  }

  @Test func `impossible counts and too few draws are errors`() {
    var generator = SeededGenerator(seed: 53)
    #expect(throws: StatisticError.self) {
      try rankIntervals(of: [.rate(count: -1, denominator: 5)], using: &generator)
    }
    #expect(throws: StatisticError.self) {
      try rankIntervals(of: [.proportion(count: 6, denominator: 5)], using: &generator)
    }
    #expect(throws: StatisticError.self) {
      try rankIntervals(of: [.rate(count: 1, denominator: 5)], draws: 5, using: &generator)
    }
  }
}
