import Testing

@testable import Statistics

/// What the statistics of series, groups and places do with inputs that have no sensible answer.
struct OddSeriesTests {
  private static let odd: [Double] = [.nan, .infinity, -.infinity]

  private static let calls: [(String, @Sendable (Double) throws -> Void)] = [
    ("events of a trend", { _ = try chiSquaredTrend(events: [1, $0], of: [9, 9]) }),
    ("totals of a trend", { _ = try chiSquaredTrend(events: [1, 2], of: [9, $0]) }),
    (
      "scores of a trend",
      { _ = try chiSquaredTrend(events: [1, 2], of: [9, 9], scores: [1, $0]) }
    ),
    ("Mann–Kendall", { _ = try mannKendallTest([1, 2, $0]) }),
    ("Theil–Sen", { _ = try theilSenLine([1, 2, $0]) }),
    ("times of Theil–Sen", { _ = try theilSenLine([1, 2, 3], at: [1, 2, $0]) }),
    ("level of Theil–Sen", { _ = try theilSenLine([1, 2, 3], level: $0) }),
    ("times of a regression", { _ = try linearRegression(of: [1, 2, 3], on: [1, 2, $0]) }),
    ("weights", { _ = try linearRegression(of: [1, 2, 3], on: [1, 2, 3], weights: [1, 1, $0]) }),
    ("least squares", { _ = try leastSquaresFit(of: [1, 2, $0], on: [[1, 2, 4]]) }),
    ("columns", { _ = try leastSquaresFit(of: [1, 2, 3], on: [[1, 2, $0]]) }),
    ("polynomial", { _ = try polynomialFit(of: [1, 2, 3], on: [1, 2, $0], degree: 1) }),
    (
      "recent trend",
      {
        let point = TrendPoint(
          year: 1,
          value: $0,
          lower: 1,
          upper: 2,
          count: 3,
          denominator: 4
        )
        _ = try recentTrend(of: [point], rules: RecentTrendRules(valueType: .proportion))
      }
    ),
    ("factor of an XmR chart", { _ = try xmrChart([1, 2, 3], factor: $0) }),
    ("centre of runs", { _ = try runsAnalysis(of: [1, 2], around: $0) }),
    ("benchmark", { _ = try exactFunnelLimits(benchmark: $0, denominators: [9], of: .people) }),
    ("funnel", { _ = try exactFunnelLimits(benchmark: 0.5, denominators: [$0], of: .events) }),
    ("shares of a funnel", { _ = try proportionFunnelOutcomes(counts: [1, $0], of: [9, 9]) }),
    ("curves of shares", { _ = try proportionFunnelCurves(counts: [1, 2], of: [9, $0]) }),
    ("expected events", { _ = try ratioFunnelOutcomes(observed: [1], expected: [$0]) }),
    ("curves of ratios", { _ = try ratioFunnelCurves(expected: [$0]) }),
    (
      "rates of a funnel",
      {
        _ = try rateFunnelOutcomes(
          of: RateFunnelPlaces(counts: [3], rates: [$0], multiplier: 1, isStandardised: false)
        )
      }
    ),
    (
      "overdispersion",
      { _ = try overdispersedFunnel(counts: [1, 2, $0], of: [9, 9, 9], scale: .rootRatio) }
    ),
    ("groups", { _ = try Subgroups(estimates: [1, 2, 3], populations: [1, 2, $0]) }),
    ("gap", { _ = try absoluteGap(1, error: 1, $0, error: 1) }),
    ("error of a gap", { _ = try absoluteGap(1, error: $0, 2, error: 1) }),
    ("ratio", { _ = try relativeGap(1, error: 1, $0, error: 1) }),
    ("slope index", { _ = try SlopeIndexGroups(values: [1, 2, $0], populations: [1, 1, 1]) }),
    (
      "errors of a slope index",
      {
        _ = try SlopeIndexGroups(
          values: [1, 2, 3],
          populations: [1, 1, 1],
          standardErrors: [1, 1, $0]
        )
      }
    ),
    (
      "limits of a slope index",
      {
        _ = try SlopeIndexGroups(
          values: [1, 2, 3],
          populations: [1, 1, 1],
          lower: [0, 1, $0],
          upper: [2, 3, 4]
        )
      }
    ),
    ("Holt", { _ = try holtForecast([1, 2, $0], steps: 1) }),
    ("weights of Holt", { _ = try holtForecast([1, 2, 3], weights: ($0, 0.5), steps: 1) }),
    ("smoothing", { _ = try smoothingForecast([1, 2, 3, 2, $0], model: .simple, steps: 1) }),
    ("choice", { _ = try chosenForecast([1, 2, 3, 2, $0], steps: 1) }),
    ("backtest", { _ = try forecastBacktest([1, 2, 3, 2, 4, $0, 3], model: .simple) }),
    (
      "target",
      {
        _ = try holtForecast([1, 2, 3], steps: 1)
          .chanceOfMeeting($0, atStep: 1, judgement: .highIsGood)
      }
    ),
    ("shrinkage", { _ = try shrunkRates(counts: [1, $0], over: [9, 9]) }),
    ("beta-binomial", { _ = try betaBinomialFunnel(counts: [1, 2, $0], of: [9, 9, 9]) }),
    (
      "negative binomial", { _ = try negativeBinomialFunnel(counts: [1, 2, 3], over: [9, 9, $0]) }
    ),
    (
      "benchmark of a modelled funnel",
      { _ = try negativeBinomialFunnel(counts: [1, 2, 3], over: [9, 9, 9], benchmark: $0) }
    ),
  ]

  @Test func `NaN and infinities are errors in series, groups and places`() {
    for (name, call) in Self.calls {
      for value in Self.odd {
        #expect(throws: StatisticError.self, "\(name) of \(value)") { try call(value) }
      }
    }
  }

  @Test func `negative counts, zero denominators, single points and empty input are errors`() {
    let calls: [(String, () throws -> Void)] = [
      ("negative events", { _ = try chiSquaredTrend(events: [-1, 2], of: [9, 9]) }),
      ("zero total", { _ = try chiSquaredTrend(events: [0, 2], of: [0, 9]) }),
      ("events above total", { _ = try chiSquaredTrend(events: [10, 2], of: [9, 9]) }),
      ("no trend", { _ = try chiSquaredTrend(events: [], of: []) }),
      ("no Mann–Kendall", { _ = try mannKendallTest([]) }),
      ("one point", { _ = try theilSenLine([1]) }),
      ("no point", { _ = try theilSenLine([]) }),
      ("no times", { _ = try theilSenLines([1, 2], at: []) }),
      ("uneven series", { _ = try theilSenLines([1, 2, 3], at: [1, 2]) }),
      ("one point of a line", { _ = try linearRegression(of: [1], on: [1]) }),
      ("only missing", { _ = try linearRegression(of: [.nan, .nan], on: [1, 2]) }),
      ("infinite value", { _ = try linearRegression(of: [1, .infinity, 2], on: [1, 2, 3]) }),
      (
        "negative weight", { _ = try linearRegression(of: [1, 2], on: [1, 2], weights: [1, -1]) }
      ),
      ("no least squares", { _ = try leastSquaresFit(of: [], on: []) }),
      ("degree 0", { _ = try polynomialFit(of: [1, 2], on: [1, 2], degree: 0) }),
      ("no chart", { _ = try xmrChart([]) }),
      ("only missing values", { _ = try xmrChart([.nan, .nan]) }),
      ("infinite point", { _ = try xmrChart([1, .infinity]) }),
      ("limits fixed after 1", { _ = try xmrChart([1, 2, 3], fixedAfter: 1) }),
      ("break beyond all", { _ = try xmrChart([1, 2, 3], breaks: [Int.max]) }),
      (
        "reference beyond all",
        { _ = try gapGroups(of: [1, 2], favourable: true, reference: .max) }
      ),
      ("no p chart", { _ = try proportionChart(counts: [], of: []) }),
      ("negative count", { _ = try countChart([3, -1]) }),
      ("zero denominator", { _ = try proportionChart(counts: [0], of: [0]) }),
      ("count above denominator", { _ = try proportionChart(counts: [3], of: [2]) }),
      ("infinite runs", { _ = try runsAnalysis(of: [1, .infinity], around: 1) }),
      (
        "benchmark above 1",
        {
          _ = try exactFunnelLimits(benchmark: 1.1, denominators: [9], of: .people)
        }
      ),
      ("no funnel", { _ = try proportionFunnelOutcomes(counts: [], of: []) }),
      ("no ratio funnel", { _ = try ratioFunnelCurves(expected: []) }),
      (
        "no events in a rate funnel",
        {
          _ = try rateFunnelOutcomes(
            of: RateFunnelPlaces(
              counts: [0, 0],
              rates: [0, 0],
              denominators: [5, 5],
              multiplier: 1,
              isStandardised: false
            )
          )
        }
      ),
      (
        "no denominator without events",
        {
          _ = try rateFunnelOutcomes(
            of: RateFunnelPlaces(
              counts: [0, 4],
              rates: [0, 2],
              multiplier: 1,
              isStandardised: false
            )
          )
        }
      ),
      (
        "two places",
        {
          _ = try overdispersedFunnel(counts: [1, 2], of: [3, 4], scale: .proportion)
        }
      ),
      (
        "trimming a half",
        {
          _ = try overdispersedFunnel(
            counts: [1, 2, 3],
            of: [4, 5, 6],
            scale: .proportion,
            trimming: 0.5
          )
        }
      ),
      ("two groups", { _ = try Subgroups(estimates: [1, 2], populations: [1, 2]) }),
      ("no people", { _ = try Subgroups(estimates: [1, 2, 3], populations: [0, 0, 0]) }),
      ("negative estimate", { _ = try Subgroups(estimates: [1, 2, -3], populations: [1, 1, 1]) }),
      (
        "missing ordered group",
        {
          _ = try Subgroups(
            estimates: [1, 2, 3, .nan],
            populations: [1, 1, 1, 1],
            isOrdered: true
          )
        }
      ),
      ("one estimate", { _ = try gapGroups(of: [1, .nan], favourable: true) }),
      ("ratio to 0", { _ = try relativeGap(1, error: 1, 0, error: 1) }),
      ("two ranks", { _ = try SlopeIndexGroups(values: [1, 2], populations: [1, 1]) }),
      (
        "rate of 0",
        {
          _ = try SlopeIndexGroups(values: [1, 0, 2], populations: [1, 1, 1], figure: .rate)
        }
      ),
      (
        "share of 1",
        {
          _ = try SlopeIndexGroups(
            values: [0.5, 1, 0.2],
            populations: [1, 1, 1],
            figure: .proportion
          )
        }
      ),
      (
        "group without people",
        {
          _ = try SlopeIndexGroups(values: [1, 2, 3], populations: [1, 0, 1])
        }
      ),
      (
        "groups that do not divide",
        {
          _ = try slopeIndices(
            values: [1, 2, 3, 4],
            standardErrors: [1, 1, 1, 1],
            populations: [1, 1, 1, 1],
            groups: 3
          )
        }
      ),
      ("two values", { _ = try holtForecast([1, 2], steps: 1) }),
      ("no steps", { _ = try holtForecast([1, 2, 3], steps: 0) }),
      ("too short", { _ = try smoothingForecast([1, 2, 3], model: .simple, steps: 1) }),
      (
        "too short for a trend",
        { _ = try smoothingForecast([1, 2, 3, 4, 5], model: .holt, steps: 1) }
      ),
      ("no values", { _ = try chosenForecast([], steps: 1) }),
      ("backtest too short", { _ = try forecastBacktest([1, 2, 3, 4], model: .simple) }),
      ("one area", { _ = try shrunkRates(counts: [1], over: [2]) }),
      ("no events", { _ = try shrunkRates(counts: [0, 0], over: [2, 3]) }),
      ("part of a person", { _ = try betaBinomialFunnel(counts: [1.5, 2, 3], of: [9, 9, 9]) }),
      ("nobody at all", { _ = try betaBinomialFunnel(counts: [0, 0, 0], of: [9, 9, 9]) }),
      ("no exposure", { _ = try negativeBinomialFunnel(counts: [1, 2, 3], over: [9, 0, 9]) }),
    ]
    for (name, call) in calls {
      #expect(throws: StatisticError.self, "\(name)") { try call() }
    }
  }
}
