import Testing

@testable import Statistics

struct RankTallyTests {
  /// Ranks by counting, the plain way: 1 + the number of smaller values.
  private func plain(_ draws: [[Double]]) -> [[Int]] {
    let count = draws.first?.count ?? 0
    var times = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for values in draws {
      for (place, value) in values.enumerated() {
        times[place][values.count { $0 < value }] += 1
      }
    }
    return times
  }

  private func tallied(_ draws: [[Double]], reach: ClosedRange<Double>?) -> [[Int]] {
    let count = draws.first?.count ?? 0
    var tally = RankTally(places: count, reach: reach)
    for var values in draws { values.withUnsafeMutableBufferPointer { tally.add($0) } }
    return (0..<count).map { tally.times(ofPlace: $0) }
  }

  @Test(arguments: [1, 2, 3, 10, 40, 332])
  func `ranks are those of plain counting, whatever the reach`(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let draws = (0..<30).map { _ in (0..<count).map { _ in Normal.draw(using: &generator) } }
    let expected = plain(draws)
    for reach in [nil, -2.0...2, 0...0, -1e300...1e300, 5...6, -0.01...0.01, -3...0] {
      #expect(tallied(draws, reach: reach) == expected)
    }
  }

  @Test func `ties share the best rank, few or many`() {
    var generator = SeededGenerator(seed: 81)
    for kinds in [1, 2, 5, 50] {
      let draws = (0..<30).map { _ in
        (0..<120).map { _ in Double(Int.random(in: 0..<kinds, using: &generator)) }
      }
      let expected = plain(draws)
      for reach in [nil, 0.0...50, 0.0...1] { #expect(tallied(draws, reach: reach) == expected) }
    }
  }

  @Test func `values far out and infinite ones are ranked as well`() {
    let draws: [[Double]] = [
      [.infinity, -1e308, 1e308, 0, -.infinity, .leastNonzeroMagnitude],
      [1, 1e9, 1e18, 1e27, -1e27, -1],
    ]
    for reach in [nil, -1.0...1, -1e308...1e308, 0...Double.leastNonzeroMagnitude] {
      #expect(tallied(draws, reach: reach) == plain(draws))
    }
  }

  @Test func `values that are not numbers do no harm`() {
    let draws = [[Double.nan, 1, .nan, 2, 3], [.nan, .nan, .nan, .nan, .nan]]
    let times = tallied(draws, reach: 1...3)
    #expect(times.allSatisfy { $0.reduce(0, +) == 2 })
  }

  @Test func `more draws than 16 bits hold are all counted`() {
    var tally = RankTally(places: 2, reach: 0...1)
    for draw in 0..<200_000 {
      var values = draw % 4 == 0 ? [1.0, 0] : [0.0, 1]
      values.withUnsafeMutableBufferPointer { tally.add($0) }
    }
    #expect(tally.times(ofPlace: 0) == [150_000, 50_000])
    #expect(tally.times(ofPlace: 1) == [50_000, 150_000])
  }

  @Test func `no place at all is no trouble`() throws {
    var generator = SeededGenerator(seed: 82)
    #expect(try rankIntervals(of: [nil, nil], using: &generator) == [nil, nil])
    #expect(try rankIntervals(of: [], using: &generator).isEmpty)
  }
}
