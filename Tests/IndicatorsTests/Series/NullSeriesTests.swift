import Frames
import Indicators
import Statistics
import Testing

/// Series in which nothing happens: how often each test says that something does.
///
/// For 1,000 seeded series the alarms must lie within the central 99.9% of the binomial distribution
/// at the rate that the test is known to have.
@Suite struct `Null series` {
  private let runs = 1_000

  /// Fewest and most alarms that chance explains at this rate.
  private func bounds(_ rate: Double, of runs: Int) -> ClosedRange<Int> {
    let trials = Double(runs)
    let least = Binomial.quantile(0.0005, trials: trials, probability: rate)
    let most = Binomial.quantile(0.9995, trials: trials, probability: rate)
    return Int(least)...Int(most)
  }

  private func alarms(_ reading: SourceReading, _ column: String, _ words: Set<String>) -> Int {
    reading.texts(column).count { words.contains($0) }
  }

  private let trendWords: Set<String> = ["improving", "worsening", "increasing", "decreasing"]

  private func trend(_ rows: [SeriesRow], _ measure: Measure, _ method: TrendMethod) -> Int {
    alarms(
      trendTable(
        seriesFrame(rows, measure: measure),
        lookup: .table,
        method: method,
        keeping: ["indicator"]
      ),
      "trend",
      trendWords
    )
  }

  /// Events in a time in which so many are expected: gaps between them are exponential.
  private func poisson(_ mean: Double, _ generator: inout SeededGenerator) -> Double {
    var count = 0.0
    var left = mean
    while true {
      left -= Gamma.draw(shape: 1, using: &generator)
      if left < 0 { return count }
      count += 1
    }
  }

  private func binomial(_ n: Int, _ p: Double, _ generator: inout SeededGenerator) -> Double {
    // A uniform draw is below p when its normal quantile is below p's.
    let cut = Normal.quantile(p)
    return (0..<n).reduce(0.0) { sum, _ in sum + (Normal.draw(using: &generator) < cut ? 1 : 0) }
  }

  /// Of the 120 orders of five different figures just two, all up and all down, have p below 0.05
  /// (2/120; the next, one swap away, have p = 10/120): 1.67%.
  @Test func `Mann and Kendall's at five figures errs in 2 of 120 orders`() {
    var generator = SeededGenerator(seed: 20_240_401)
    let rows = (0..<runs).flatMap { number in
      yearly((0..<5).map { _ in Normal.draw(using: &generator) }, indicator: "I\(number)")
    }
    let found = trend(rows, Measure(), .automatic)
    #expect(bounds(2.0 / 120, of: runs).contains(found), "\(found)")

    var significant = 0
    var orders = 0
    permutations([1, 2, 3, 4, 5]) { order in
      orders += 1
      significant += trend(yearly(order.map(Optional.some)), Measure(), .mannKendall)
    }
    #expect(orders == 120 && significant == 2)
  }

  /// Normal in the limit, so 5% of z lie beyond 1.96.
  ///
  /// At five periods of 100 expected events 400,000 series gave 4.96%, at 400 people and 30% 5.01%
  /// (`null_trends` in `scripts/reference/series_answers.py`).
  @Test func `chi-squared for trend errs in 5% of series`() {
    var generator = SeededGenerator(seed: 7)
    let events = Measure(unit: "per 1,000", multiplier: 1_000, counts: .events)
    let rates = (0..<runs).flatMap { number in
      named(
        counted(
          (0..<5).map { _ in poisson(100, &generator) },
          of: [10_000, 10_000, 10_000, 10_000, 10_000],
          multiplier: 1_000
        ),
        "I\(number)"
      )
    }
    let byRate = trend(rates, events, .automatic)
    #expect(bounds(0.05, of: runs).contains(byRate), "\(byRate)")

    let people = Measure(unit: "%", multiplier: 100, counts: .people)
    let shares = (0..<runs).flatMap { number in
      named(
        counted(
          (0..<5).map { _ in binomial(400, 0.3, &generator) },
          of: [400, 400, 400, 400, 400],
          multiplier: 100
        ),
        "I\(number)"
      )
    }
    let byShare = trend(shares, people, .automatic)
    #expect(bounds(0.05, of: runs).contains(byShare), "\(byShare)")
  }

  /// Fourfold tables of equal size, 200 at 30%: how often the 95% square-and-add interval of the
  /// difference leaves out zero is summed over all pairs of counts, with their binomial weights.
  @Test func `compare errs as often as all pairs of counts say`() throws {
    let (n, p) = (200, 0.3)
    let weights = (0...n).map {
      Binomial.mass(Double($0), trials: Double(n), probability: p)
    }
    let judged = (0...n).map { count in
      SeriesRow(
        period: .calendarYear(2019),
        value: Double(count) / Double(n) * 100,
        numerator: Double(count),
        denominator: Double(n)
      )
    }
    var exact = 0.0
    let intervals = try judged.map {
      try wilsonInterval(count: $0.numerator ?? 0, of: $0.denominator ?? 1)
    }
    for x in 0...n {
      for y in 0...n {
        let (a, b) = (Double(x) / Double(n), Double(y) / Double(n))
        let low =
          b - a
          - ((b - intervals[y].lower) * (b - intervals[y].lower)
          + (intervals[x].upper - a) * (intervals[x].upper - a)).squareRoot()
        let high =
          b - a
          + ((intervals[y].upper - b) * (intervals[y].upper - b)
          + (a - intervals[x].lower) * (a - intervals[x].lower)).squareRoot()
        if low > 0 || high < 0 { exact += weights[x] * weights[y] }
      }
    }
    // Newcombe's interval keeps 5% on average over p; at this p it is 5.02%.
    #expect(abs(exact - 0.0502) < 0.0001, "\(exact)")

    var generator = SeededGenerator(seed: 99)
    let measure = Measure(
      unit: "%",
      multiplier: 100,
      polarity: .higherIsBetter,
      counts: .people
    )
    let rows = (0..<runs).flatMap { number in
      named(
        counted(
          (0..<2).map { _ in binomial(n, p, &generator) },
          of: [Double(n), Double(n)],
          multiplier: 100
        ),
        "I\(number)"
      )
    }
    let reading = comparisonTable(
      seriesFrame(rows, measure: measure),
      lookup: .table,
      method: .automatic,
      standingAt: nil
    )
    let found = alarms(reading, "direction", ["improved", "worse"])
    #expect(bounds(exact, of: runs).contains(found), "\(found) at \(exact)")
  }

  /// A place's Wilson limits leave out the true share p just where the score test rejects it, so
  /// where |x/n − p| > 1.96 √(p(1 − p)/n): summed over the counts x with their binomial weights.
  @Test func `benchmark errs as often as the score test's counts say`() throws {
    let (n, p) = (150, 0.2)
    let reach = Normal.quantile(0.975) * (p * (1 - p) / Double(n)).squareRoot()
    let exact = (0...n).reduce(0.0) { sum, x in
      abs(Double(x) / Double(n) - p) > reach
        ? sum + Binomial.mass(Double(x), trials: Double(n), probability: p) : sum
    }
    #expect(exact > 0.03 && exact < 0.055, "\(exact)")
    var generator = SeededGenerator(seed: 5)
    var found = 0
    for _ in 0..<runs {
      let x = binomial(n, p, &generator)
      let standing = benchmarkStanding(
        of: x / Double(n),
        interval: try wilsonInterval(count: x, of: Double(n)),
        against: p,
        judgement: .highIsGood
      )
      if standing != .similar { found += 1 }
    }
    #expect(bounds(exact, of: runs).contains(found), "\(found) at \(exact)")
  }

  /// Anhøj's two rules at 24 useful points, counted over all sequences of sides.
  ///
  /// Of the 2²⁴ those signal that have a run above round(log₂ 24) + 3 = 8 or fewer crossings than the
  /// 5% quantile of 23 tosses (8); the others are counted by the length of the current run and the
  /// crossings so far. About a fixed centre that is the rate; about the figures' own mean, which
  /// splits them more evenly, it is no more.
  @Test func `shifts on a chart of 24 are no more common than sequences of tosses say`() throws {
    let n = 24
    // ways[length of the run][crossings], for sequences without a run above 8.
    var ways = Array(repeating: Array(repeating: 0.0, count: n), count: 9)
    ways[1][0] = 2
    for _ in 1..<n {
      var next = Array(repeating: Array(repeating: 0.0, count: n), count: 9)
      for length in 1...8 {
        for crossings in 0..<n where ways[length][crossings] > 0 {
          if length < 8 { next[length + 1][crossings] += ways[length][crossings] }
          if crossings + 1 < n { next[1][crossings + 1] += ways[length][crossings] }
        }
      }
      ways = next
    }
    let quiet = ways.reduce(0.0) { sum, row in sum + row[8...].reduce(0, +) }
    let rate = 1 - quiet / Double(1 << n)
    #expect(rate > 0.03 && rate < 0.1, "\(rate)")

    var generator = SeededGenerator(seed: 24)
    var signals = 0
    for _ in 0..<runs {
      let values = (0..<n).map { _ in Normal.draw(using: &generator) }
      if try runsAnalysis(of: values, around: 0).isSignal { signals += 1 }
    }
    #expect(bounds(rate, of: runs).contains(signals), "\(signals) at \(rate)")

    // About the mean of the figures themselves, as the verb has it: never above.
    let shifted = try charts(n, &generator) { $0.contains("shift") }
    #expect(shifted <= bounds(rate, of: runs).upperBound, "\(shifted) at \(rate)")
  }

  /// A chart of 24 normal figures has a point outside its own limits in 9.5% of cases.
  ///
  /// Three sigma leave out 0.27% of single figures; the limits rest on 23 moving ranges of the same
  /// figures, so the rate of a chart comes from 400,000 simulated ones (`null_charts` in
  /// `scripts/reference/series_answers.py`).
  @Test func `points outside an XmR chart of 24 are as rare as they are known to be`() throws {
    var generator = SeededGenerator(seed: 3)
    let outside = try charts(24, &generator) { $0.contains("outside limits") }
    #expect(bounds(xmrRate, of: runs).contains(outside), "\(outside)")
  }

  /// Share of charts of 24 independent normal figures with a point outside.
  private let xmrRate = 0.0954

  /// How many of 1,000 XmR charts have such signals.
  private func charts(
    _ points: Int,
    _ generator: inout SeededGenerator,
    _ isAlarm: ([String]) -> Bool
  ) throws -> Int {
    let rows = (0..<runs).flatMap { number in
      named(monthly((0..<points).map { _ in Normal.draw(using: &generator) }), "I\(number)")
    }
    let signals = try controlChartTable(
      seriesFrame(rows),
      lookup: .table,
      using: .xmr
    ).texts("signal")
    return (0..<runs).count { isAlarm(Array(signals[($0 * points)..<($0 * points + points)])) }
  }

  private func named(_ rows: [SeriesRow], _ indicator: String) -> [SeriesRow] {
    rows.map {
      var row = $0
      row.indicator = indicator
      return row
    }
  }

  private func permutations(_ values: [Double], _ body: ([Double]) -> Void) {
    func next(_ start: [Double], _ rest: [Double]) {
      if rest.isEmpty { return body(start) }
      for index in rest.indices {
        var others = rest
        others.remove(at: index)
        next(start + [rest[index]], others)
      }
    }
    next([], values)
  }
}
