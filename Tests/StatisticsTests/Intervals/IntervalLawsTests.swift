import Testing

@testable import Statistics

struct IntervalLawsTests {
  @Test func `intervals hold the estimate and shrink with more data`() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<200 {
      let n = Double(Int.random(in: 1...500, using: &generator))
      let x = Double(Int.random(in: 0...Int(n), using: &generator))
      let p = x / n
      for interval in [wilsonInterval, exactBinomialInterval] {
        let small = try interval(x, n, 0.95)
        let large = try interval(10 * x, 10 * n, 0.95)
        #expect(small.contains(p) && large.contains(p))
        #expect(large.width < small.width)
        #expect(small.lower >= 0 && small.upper <= 1)
        #expect(try interval(x, n, 0.998).width > small.width)
      }
      let rate = try #require(try byarInterval(count: x, over: n).interval)
      let steady = try #require(try byarInterval(count: 10 * x, over: 10 * n).interval)
      #expect(rate.contains(p) && steady.contains(p) && steady.width < rate.width)
      let exact = try exactPoissonInterval(count: x)
      #expect(exact.contains(x))
      #expect(try exactPoissonInterval(count: 10 * x).width / 10 < exact.width)
    }
  }

  @Test func `a proportion and its complement mirror each other`() throws {
    for (x, n) in [(0.0, 7.0), (3, 10), (10, 10), (1, 100_000)] {
      for interval in [wilsonInterval, exactBinomialInterval] {
        let some = try interval(x, n, 0.95)
        let rest = try interval(n - x, n, 0.95)
        #expect(abs(some.lower - (1 - rest.upper)) < 1e-14)
        #expect(abs(some.upper - (1 - rest.lower)) < 1e-14)
      }
    }
  }

  @Test func `whole arrays give what single calls give`() throws {
    var generator = SeededGenerator(seed: 22)
    let denominators = (0..<300).map { _ in Double(Int.random(in: 0...60, using: &generator)) }
    let counts = denominators.map { Double(Int.random(in: 0...Int($0 + 2), using: &generator)) }
    let wilson = try wilsonIntervals(counts: counts, denominators: denominators)
    let byar = try byarIntervals(counts: counts, denominators: denominators, level: 99.8)
    for i in counts.indices {
      let one = try? wilsonInterval(count: counts[i], of: denominators[i])
      #expect(isClose(wilson.lower[i], one?.lower ?? .nan, 0))
      #expect(isClose(wilson.upper[i], one?.upper ?? .nan, 0))
      let rate = try? byarInterval(count: counts[i], over: denominators[i], level: 0.998)
      #expect(isClose(byar.lower[i], rate?.lower ?? .nan, 0))
      #expect(isClose(byar.upper[i], rate?.upper ?? .nan, 0))
    }
    #expect(throws: StatisticError.unequalLengths("counts", 1, "denominators", 2)) {
      try wilsonIntervals(counts: [1], denominators: [2, 3])
    }
  }

  @Test func `the method switches at exactly ten events`() throws {
    #expect(try byarInterval(count: 9.999, over: 1).method == .exact)
    #expect(try byarInterval(count: 10, over: 1).method == .byar)
    // The step that the switch leaves is under half a percent.
    let exact = exactPoissonLimits(count: 10, tail: 0.025)
    let byar = try byarInterval(count: 10)
    #expect(abs(exact.lower - (byar.lower ?? 0)) / exact.lower < 0.005)
    #expect(abs(exact.upper - byar.upper) / exact.upper < 0.005)
  }

  @Test func `square and add is Newcombe's interval on Wilson limits`() throws {
    let direct = try newcombeDifference(count1: 56, of: 70, count2: 48, of: 80)
    let swapped = try newcombeDifference(count1: 48, of: 80, count2: 56, of: 70)
    #expect(isClose(direct.value, -swapped.value, 1e-15))
    #expect(isClose(direct.interval.lower, -swapped.interval.upper, 1e-14))
    // Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10.
    #expect(abs(direct.interval.lower - 0.0524) < 5e-5)
    #expect(abs(direct.interval.upper - 0.3339) < 5e-5)
    #expect(direct.isSignificant)
  }

  @Test func `bootstrap limits hold the statistic and repeat with the seed`() throws {
    let values = (0..<60).map { Double(($0 * 37) % 101) }
    func limits(_ seed: UInt64) throws -> ConfidenceInterval {
      var generator = SeededGenerator(seed: seed)
      return try bootstrapInterval(of: values, draws: 400, using: &generator) { arithmeticMean($0) }
    }
    let first = try limits(5)
    #expect(first == (try limits(5)))
    #expect(first != (try limits(6)))
    #expect(first.contains(arithmeticMean(values)))
    // Near the t interval, which the mean of sixty values deserves.
    let t = try #require(try meanInterval(of: values).interval)
    #expect(abs(first.lower - t.lower) < 0.15 * t.width)
    #expect(abs(first.upper - t.upper) < 0.15 * t.width)
  }

  @Test func `a standard error comes back from its limits`() throws {
    let error = 0.2
    let z = try normalMultiple(level: 0.95)
    let even = ConfidenceInterval(lower: 5 - z * error, upper: 5 + z * error)
    let recovered = try standardError(of: 5, from: even)
    #expect(isClose(recovered.standardError, error, 1e-14))
    #expect(!recovered.isLopsided)
    let wilson = try wilsonInterval(count: 2, of: 50)
    #expect(try standardError(of: 0.04, from: wilson).isLopsided)
    #expect(throws: StatisticError.self) {
      try standardError(of: 0, from: ConfidenceInterval(lower: 0, upper: 1), scale: .log)
    }
    #expect(try effectiveSampleSize(1000, designEffect: 1.6) == 625)
  }
}
