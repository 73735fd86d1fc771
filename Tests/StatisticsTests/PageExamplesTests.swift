import Testing

@testable import Statistics

struct PageExamplesTests {
  @Test func `the examples on the pages run and show what is computed`() throws {
    try checkPageExamples(Self.descriptive)
    try checkPageExamples(Self.intervals)
    try checkPageExamples(Self.rates)
    try checkPageExamples(Self.comparison)
    try checkPageExamples(Self.ranking)
  }

  @Test func `every page of these groups has a runner`() {
    let names = Set(
      [Self.descriptive, Self.intervals, Self.rates, Self.comparison, Self.ranking]
        .flatMap { $0.keys }
    )
    let groups: Set<Statistic.Group> = [
      .descriptive, .intervals, .rates, .comparison, .ranking, .multipleTesting,
    ]
    for statistic in StatisticRegistry.all where groups.contains(statistic.group) {
      #expect(names.contains(statistic.name), "\(statistic.name) has no runner")
    }
  }

  private static func limits(
    _ call: ExampleCall,
    _ prefix: String = "",
    _ suffix: String = ""
  ) throws -> ConfidenceInterval {
    ConfidenceInterval(
      lower: try call.number("\(prefix)lower\(suffix)"),
      upper: try call.number("\(prefix)upper\(suffix)"),
      level: try call.number("level", or: 0.95)
    )
  }

  private static func shown(_ interval: ConfidenceInterval?) -> [String: ExampleValue] {
    ["lower": .number(interval?.lower), "upper": .number(interval?.upper)]
  }

  private static let descriptive: [String: ExampleRunner] = [
    "distributions": { call in
      let share = try call.number("share")
      let degrees = try call.number("degrees")
      return [
        "normal_quantile": .number(Normal.quantile(share)),
        "student_t_quantile": .number(StudentT.quantile(share, degreesOfFreedom: degrees)),
        "chi_squared_quantile": .number(ChiSquared.quantile(share, degreesOfFreedom: degrees)),
      ]
    },
    "mean": { call in
      let values = try call.list("values")
      return [
        "mean": .number(try mean(of: values)),
        "standard_deviation": .number(try standardDeviation(of: values)),
        "autocorrelation": .number(try lagOneAutocorrelation(of: values)),
      ]
    },
    "weighted_mean": { call in
      [
        "mean": .number(
          try weightedMean(of: try call.list("values"), weights: try call.list("weights"))
        )
      ]
    },
    "quantile": { call in
      let type = try #require(QuantileType(rawValue: Int(try call.number("type", or: 7))))
      return [
        "quantile": .number(
          try quantile(of: try call.list("values"), at: try call.number("share"), type: type)
        )
      ]
    },
    "median_absolute_deviation": { call in
      ["deviation": .number(try medianAbsoluteDeviation(of: try call.list("values")))]
    },
    "modified_score": { call in
      let scores = try modifiedScores(of: try call.list("values"))
      return ["scores": .list(scores.scores), "spread": .text(scores.spread.rawValue)]
    },
  ]

  private static let intervals: [String: ExampleRunner] = [
    "wilson": { call in
      shown(
        try wilsonInterval(
          count: try call.number("count"),
          of: try call.number("denominator"),
          level: try call.number("level", or: 0.95)
        )
      )
    },
    "byar": { call in
      let rate = try byarInterval(
        count: try call.number("count"),
        over: try call.number("denominator"),
        level: try call.number("level", or: 0.95)
      ).scaled(by: try call.number("multiplier", or: 1))
      return [
        "value": .number(rate.value), "lower": .number(rate.lower), "upper": .number(rate.upper),
        "method": .text(rate.method.rawValue),
      ]
    },
    "exact_poisson": { call in
      shown(
        try exactPoissonInterval(
          count: try call.number("count"),
          level: try call.number("level", or: 0.95)
        )
      )
    },
    "exact_binomial": { call in
      shown(
        try exactBinomialInterval(
          count: try call.number("count"),
          of: try call.number("denominator"),
          level: try call.number("level", or: 0.95)
        )
      )
    },
    "mean_interval": { call in
      let got = try meanInterval(
        of: try call.list("values"),
        level: try call.number("level", or: 0.95)
      )
      return shown(got.interval).merging(["mean": .number(got.mean)]) { $1 }
    },
    "published_interval": { call in
      let scale = call.inputs["scale"].flatMap(EstimateScale.init) ?? .linear
      let got = try standardError(
        of: try call.number("value"),
        from: try limits(call),
        scale: scale
      )
      return [
        "standard_error": .number(got.standardError), "asymmetry": .number(got.asymmetry),
      ]
    },
    "bootstrap": { call in
      var generator = SeededGenerator(seed: UInt64(try call.number("seed")))
      return shown(
        try bootstrapInterval(
          of: try call.list("values"),
          draws: Int(try call.number("draws")),
          using: &generator,
          statistic: { (try? median(of: $0)) ?? .nan }
        )
      )
    },
  ]

  private static let rates: [String: ExampleRunner] = [
    "dsr": { call in
      let rate = try directlyStandardisedRate(
        counts: try call.list("counts"),
        populations: try call.list("populations"),
        weights: try call.list("weights")
      ).scaled(by: try call.number("multiplier", or: 1))
      return shown(rate.interval).merging([
        "value": .number(rate.value), "total_count": .number(rate.totalCount),
      ]) { $1 }
    },
    "smr": { call in
      let got = try indirectlyStandardisedRatio(
        counts: try call.list("counts"),
        populations: try call.list("populations"),
        referenceCounts: try call.list("reference_counts"),
        referencePopulations: try call.list("reference_populations")
      )
      return shown(got.ratio.interval).merging([
        "ratio": .number(got.ratio.value), "expected": .number(got.expected),
      ]) { $1 }
    },
    "life_expectancy": { call in
      let ages = try lifeExpectancy(
        deaths: try call.list("deaths"),
        populations: try call.list("populations"),
        startAges: try call.list("start_ages")
      ).ages
      return [
        "value": .list(ages.map(\.value)), "lower": .list(ages.map { $0.interval?.lower }),
        "upper": .list(ages.map { $0.interval?.upper }),
      ]
    },
  ]

  private static func pair(_ call: ExampleCall) throws -> ProportionPair {
    try ProportionPair(
      count1: try call.number("count1"),
      of: try call.number("denominator1"),
      count2: try call.number("count2"),
      of: try call.number("denominator2")
    )
  }

  private static func judgement(_ call: ExampleCall) throws -> Judgement {
    try #require(Judgement(rawValue: try call.text("judgement")))
  }

  private static let comparison: [String: ExampleRunner] = [
    "square_and_add": { call in
      let got = try squareAndAddDifference(
        try call.number("a"),
        try limits(call, "a_"),
        try call.number("b"),
        try limits(call, "b_")
      )
      return shown(got.interval).merging(["value": .number(got.value)]) { $1 }
    },
    "newcombe": { call in
      let pair = try pair(call)
      let got = try pair.newcombeDifference()
      return shown(got.interval).merging([
        "value": .number(got.value), "ratio": .number(try pair.ratio().value),
        "z": .number(try pair.pooledTest().z),
      ]) { $1 }
    },
    "rate_difference": { call in
      let pair = try RatePair(
        count1: try call.number("count1"),
        over: try call.number("exposure1"),
        count2: try call.number("count2"),
        over: try call.number("exposure2")
      )
      let got = try pair.byarDifference()
      let multiplier = try call.number("multiplier", or: 1)
      return shown(got.interval.scaled(by: multiplier)).merging([
        "value": .number(got.value * multiplier), "ratio": .number(try pair.ratio().value),
      ]) { $1 }
    },
    "score_interval": { call in
      let pair = try pair(call)
      let ratio = try pair.scoreRatio().interval
      return shown(try pair.scoreDifference().interval).merging([
        "ratio_lower": .number(ratio.lower), "ratio_upper": .number(ratio.upper),
      ]) { $1 }
    },
    "published_estimates": { call in
      let test = try publishedEstimatesTest(
        try call.number("value1"),
        try limits(call, "", "1"),
        try call.number("value2"),
        try limits(call, "", "2")
      )
      return ["z": .number(test.z), "p": .number(test.pValue)]
    },
    "change": { call in
      let got = try changeOutcome(
        from: ComparedFigure(
          value: try call.number("earlier"),
          interval: try limits(call, "earlier_")
        ),
        to: ComparedFigure(value: try call.number("later"), interval: try limits(call, "later_")),
        judgement: try judgement(call)
      )
      return [
        "word": .text(got.word.rawValue), "reason": .text(got.reason.rawValue),
        "method": .text(got.method.rawValue),
      ]
    },
    "benchmark": { call in
      let got = benchmarkStanding(
        of: try call.number("value"),
        interval: try limits(call),
        against: try call.number("benchmark"),
        judgement: try judgement(call)
      )
      return ["standing": .text(got.rawValue)]
    },
    "target": { call in
      let got = targetStanding(
        of: try call.number("value"),
        target: .value(try call.number("target")),
        judgement: try judgement(call)
      )
      return ["standing": .text(got.rawValue)]
    },
    "relative_change": { call in
      let (first, last) = (try call.number("first"), try call.number("last"))
      return [
        "change": .number(try relativeChange(from: first, to: last)),
        "yearly": .number(
          try compoundAnnualChange(from: first, to: last, years: try call.number("years"))
        ),
      ]
    },
  ]

  private static let ranking: [String: ExampleRunner] = [
    "rank": { call in
      let rule = try #require(TieRule(rawValue: try call.text("ties")))
      return ["ranks": .list(ranks(of: try call.list("values"), ties: rule))]
    },
    "rank_range": { call in
      var generator = SeededGenerator(seed: UInt64(try call.number("seed")))
      let counts = try call.list("counts")
      let denominators = try call.list("denominators")
      let ranges = try rankIntervals(
        of: zip(counts, denominators).map { .proportion(count: $0, denominator: $1) },
        draws: Int(try call.number("draws")),
        using: &generator
      )
      return [
        "lower": .list(ranges.map { $0.map { Double($0.lower) } }),
        "upper": .list(ranges.map { $0.map { Double($0.upper) } }),
      ]
    },
    "quantile_groups": { call in
      let got = try quantileGroups(
        of: try call.list("values"),
        groups: Int(try call.number("groups"))
      )
      return ["group": .list(got.map { $0.map(Double.init) })]
    },
    "adjusted_p": { call in
      let adjustment = try #require(PValueAdjustment(rawValue: try call.text("by")))
      return ["adjusted": .list(try adjustedPValues(try call.list("p"), by: adjustment))]
    },
  ]
}
