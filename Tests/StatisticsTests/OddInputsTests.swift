import Testing

@testable import Statistics

/// What every statistic does with inputs that have no sensible answer: a thrown error, by name.
struct OddInputsTests {
  private static let odd: [Double] = [.nan, .infinity, -.infinity]

  private static let calls: [(String, @Sendable (Double) throws -> Void)] = [
    ("mean", { _ = try mean(of: [1, $0]) }),
    ("standard deviation", { _ = try standardDeviation(of: [1, $0]) }),
    ("autocorrelation", { _ = try lagOneAutocorrelation(of: [1, 2, $0]) }),
    ("weighted mean", { _ = try weightedMean(of: [1, $0], weights: [1, 1]) }),
    ("weights", { _ = try weightedMean(of: [1, 2], weights: [1, $0]) }),
    ("quantile", { _ = try quantile(of: [1, $0], at: 0.5) }),
    ("share of a quantile", { _ = try quantile(of: [1, 2], at: $0) }),
    ("median", { _ = try median(of: [1, $0]) }),
    ("median absolute deviation", { _ = try medianAbsoluteDeviation(of: [1, $0]) }),
    ("standard scores", { _ = try standardScores(of: [1, $0]) }),
    ("modified scores", { _ = try modifiedScores(of: [1, 2, $0]) }),
    ("count of a Wilson interval", { _ = try wilsonInterval(count: $0, of: 10) }),
    ("denominator of a Wilson interval", { _ = try wilsonInterval(count: 1, of: $0) }),
    ("level of a Wilson interval", { _ = try wilsonInterval(count: 1, of: 2, level: $0) }),
    ("count of a Byar interval", { _ = try byarInterval(count: $0, over: 10) }),
    ("denominator of a Byar interval", { _ = try byarInterval(count: 1, over: $0) }),
    ("exact Poisson interval", { _ = try exactPoissonInterval(count: $0) }),
    ("exact binomial interval", { _ = try exactBinomialInterval(count: $0, of: 10) }),
    ("mean interval", { _ = try meanInterval(of: [1, 2, $0]) }),
    (
      "square and add",
      {
        let limits = ConfidenceInterval(lower: 0, upper: $0)
        _ = try squareAndAddDifference(1, limits, 2, ConfidenceInterval(lower: 1, upper: 3))
      }
    ),
    ("proportions", { _ = try ProportionPair(count1: 1, of: 2, count2: $0, of: 5) }),
    ("rates", { _ = try RatePair(count1: 1, over: $0, count2: 1, over: 5) }),
    (
      "directly standardised rate",
      { _ = try directlyStandardisedRate(counts: [20], populations: [$0], weights: [1]) }
    ),
    (
      "counts of a standardised rate",
      { _ = try directlyStandardisedRate(counts: [$0], populations: [9], weights: [1]) }
    ),
    (
      "indirectly standardised ratio",
      {
        _ = try indirectlyStandardisedRatio(
          counts: [$0],
          populations: [9],
          referenceCounts: [1],
          referencePopulations: [9]
        )
      }
    ),
    (
      "life expectancy",
      { _ = try lifeExpectancy(deaths: [1, $0], populations: [9e3, 9e3], startAges: [0, 60]) }
    ),
    ("relative change", { _ = try relativeChange(from: 1, to: $0) }),
    (
      "quantile groups",
      { _ = try quantileGroups(of: [1, 2, $0.isNaN ? .infinity : $0], groups: 2) }
    ),
    (
      "change",
      {
        _ = try changeOutcome(
          from: ComparedFigure(value: 1),
          to: ComparedFigure(value: $0),
          judgement: .highIsGood
        )
      }
    ),
  ]

  @Test func `NaN and infinities are errors everywhere`() {
    for (name, call) in Self.calls {
      for value in Self.odd {
        #expect(throws: StatisticError.self, "\(name) of \(value)") { try call(value) }
      }
    }
  }

  @Test func `negative counts, zero denominators and empty input are errors`() {
    let calls: [(String, StatisticError, () throws -> Void)] = [
      ("count", .outOfRange("count -1.0 is below 0"), { _ = try wilsonInterval(count: -1, of: 9) }),
      (
        "denominator", .outOfRange("denominator 0.0 is not above 0"),
        { _ = try wilsonInterval(count: 0, of: 0) }
      ),
      (
        "count above", .outOfRange("count 5.0 is above its denominator 4.0"),
        { _ = try exactBinomialInterval(count: 5, of: 4) }
      ),
      ("rate", .outOfRange("count -1.0 is below 0"), { _ = try byarInterval(count: -1, over: 9) }),
      (
        "exposure", .outOfRange("denominator 0.0 is not above 0"),
        { _ = try byarInterval(count: 3, over: 0) }
      ),
      ("no values", .tooFewValues(needed: 1, found: 0), { _ = try mean(of: []) }),
      ("no median", .tooFewValues(needed: 1, found: 0), { _ = try median(of: []) }),
      ("no quantile", .tooFewValues(needed: 1, found: 0), { _ = try quantile(of: [], at: 0.5) }),
      (
        "one value", .tooFewValues(needed: 2, found: 1),
        { _ = try standardDeviation(of: [4]) }
      ),
      ("no mean interval", .tooFewValues(needed: 1, found: 0), { _ = try meanInterval(of: []) }),
      (
        "no bands", .tooFewValues(needed: 1, found: 0),
        { _ = try directlyStandardisedRate(counts: [], populations: [], weights: []) }
      ),
      (
        "no weight", .undefined("all weights are 0"),
        { _ = try weightedMean(of: [1, 2], weights: [0, 0]) }
      ),
      (
        "equal values", .undefined("all values are equal"),
        { _ = try modifiedScores(of: [3, 3, 3]) }
      ),
      (
        "no events", .undefined("both counts are 0"),
        { _ = try RatePair(count1: 0, over: 1, count2: 0, over: 1).scoreTest() }
      ),
      (
        "one band of a life table", .tooFewValues(needed: 2, found: 1),
        { _ = try lifeExpectancy(deaths: [1], populations: [9], startAges: [0]) }
      ),
      (
        "p-value", .outOfRange("p-value 1.5 is not from 0 to 1"),
        { _ = try adjustedPValues([0.1, 1.5]) }
      ),
    ]
    for (name, error, call) in calls {
      #expect(throws: error, "\(name)") { try call() }
    }
  }

  @Test func `one point and no points have documented results where they are not errors`() throws {
    #expect(
      try meanInterval(of: [7])
        == MeanInterval(
          mean: 7,
          standardDeviation: nil,
          interval: nil,
          count: 1
        )
    )
    #expect(try median(of: [7]) == 7)
    #expect(try quantile(of: [7], at: 0.9) == 7)
    #expect(ranks(of: []).isEmpty)
    #expect(ranks(of: [.nan]).count { $0.isNaN } == 1)
    #expect(percentRanks(of: [4])[0].isNaN)
    #expect(try quantileGroups(of: [1, 2, 3], groups: 5) == [nil, nil, nil])
    #expect(try adjustedPValues([]).isEmpty)
    #expect(try wilsonIntervals(counts: [], denominators: []).lower.isEmpty)
    #expect(
      try wilsonInterval(count: 1, of: 4, level: 100)
        == ConfidenceInterval(
          lower: 0,
          upper: 1,
          level: 1
        )
    )
    #expect(
      benchmarkStanding(
        of: 3,
        interval: nil,
        against: 4,
        judgement: .highIsGood
      ) == .notAvailable
    )
    #expect(targetStanding(of: .nan, target: .value(4), judgement: .highIsGood) == .notAvailable)
  }

  @Test func `long columns are no trouble`() throws {
    #if DEBUG
      // Ten million in a release; unoptimised code would spend the suite's whole time here.
      let size = 200_000
    #else
      let size = 10_000_000
    #endif
    let values = (0..<size).map { Double(($0 &* 7919) % 10_007) }
    let expected = try mean(of: Array(values[..<10_007]))
    #expect(abs(try mean(of: values) - expected) < 25)
    #expect(try quantile(of: values, at: 0) == 0)
    #expect(try quantile(of: values, at: 1) == 10_006)
    #expect(ranks(of: values).max() == Double(size - values.count { $0 == 10_006 } + 1))
    let denominators = [Double](repeating: 10_006, count: size)
    let wilson = try wilsonIntervals(counts: values, denominators: denominators)
    let byar = try byarIntervals(counts: values, denominators: denominators)
    #expect(wilson.lower.count == size && byar.upper.count == size)
    #expect(wilson.lower.allSatisfy { $0 >= 0 } && wilson.upper.allSatisfy { $0 <= 1 })
  }

  @Test func `errors say what is wrong in plain words`() {
    #expect(
      StatisticError.tooFewValues(needed: 3, found: 1).description == "3 values needed, 1 found"
    )
    #expect(
      StatisticError.tooFewValues(needed: 1, found: 0).description == "1 value needed, 0 found"
    )
    #expect(StatisticError.notFinite("count").description == "count is not a finite number")
    #expect(
      StatisticError.unequalLengths("counts", 2, "weights", 3).description
        == "counts has 2 values, weights has 3"
    )
  }
}
