import Frames
import Statistics

/// One figure of a table, as it is set against a benchmark.
struct BenchmarkedFigure {
  let period: Period
  let value: Double
  let interval: ConfidenceInterval?
  let decimals: Int?
  let polarity: Polarity
}

/// By which rule a rating came about.
enum BenchmarkRule: Int, CaseIterable {
  case limits, difference, precision

  var words: String {
    switch self {
    case .limits: "the row's limits"
    case .difference: "the interval of the difference"
    case .precision: "published precision"
    }
  }
}

/// How a figure stands to its benchmark.
struct BenchmarkOutcome {
  var rating: BenchmarkRating
  /// Whether a test found a difference; nil where nothing was tested.
  var isSignificant: Bool?
  /// Two-sided p of no difference, from the limits.
  var p: Double?
  var rule: BenchmarkRule?
}

/// Rates a figure against a benchmark's.
func benchmarkOutcome(
  of figure: BenchmarkedFigure,
  against reference: SeriesPoint,
  benchmark: Double,
  method: BenchmarkMethod
) -> BenchmarkOutcome {
  let side = sideRating(isHigher: figure.value > benchmark, figure.polarity)
  func tested(_ difference: Difference, isSignificant: Bool, _ rule: BenchmarkRule)
    -> BenchmarkOutcome
  {
    BenchmarkOutcome(
      rating: isSignificant ? side : .similar,
      isSignificant: isSignificant,
      p: pValue(of: difference),
      rule: rule
    )
  }
  let undecided = BenchmarkOutcome(rating: .cannotSay)
  switch method {
  case .automatic, .limits:
    guard let limits = figure.interval else {
      if method == .limits { return undecided }
      break
    }
    // The benchmark taken as fixed: the limits of the difference are the row's own, shifted.
    let difference = Difference(
      value: figure.value - benchmark,
      interval: ConfidenceInterval(
        lower: limits.lower - benchmark,
        upper: limits.upper - benchmark,
        level: limits.level
      )
    )
    let standing = benchmarkStanding(
      of: figure.value,
      interval: limits,
      against: benchmark,
      judgement: .noJudgement
    )
    var outcome = tested(difference, isSignificant: standing != .similar, .limits)
    if standing == .higher || standing == .lower {
      outcome.rating = sideRating(isHigher: standing == .higher, figure.polarity)
    }
    return outcome
  case .difference:
    guard let own = figure.interval, let other = reference.interval,
      let difference = try? squareAndAddDifference(figure.value, own, benchmark, other)
    else { return undecided }
    return tested(difference, isSignificant: difference.isSignificant, .difference)
  case .precision: break
  }
  let isEqual = isEqualAsPublished(
    figure.decimals,
    figure.value,
    reference.decimals,
    benchmark
  )
  return BenchmarkOutcome(rating: isEqual ? .similar : side, rule: .precision)
}

private func sideRating(isHigher: Bool, _ polarity: Polarity) -> BenchmarkRating {
  switch polarity {
  case .higherIsBetter: isHigher ? .better : .worse
  case .lowerIsBetter: isHigher ? .worse : .better
  case .neutral: isHigher ? .higher : .lower
  }
}

// MARK: The period of the benchmark

/// Position of a benchmark's figure for a period, and whether it is of the period before.
///
/// The same days; failing that, where `own` is given, the latest figure before of the same length
/// that ends at most a year earlier, if neither series breaks in between.
func benchmarkPosition(
  for period: Period,
  in points: [SeriesPoint],
  own: (() -> [SeriesPoint])?
) -> (position: Int, isEarlier: Bool)? {
  let first = points.firstPosition {
    ($0.period.start, $0.period.end) >= (period.start, period.end)
  }
  var position = first
  while position < points.count, points[position].period.start == period.start,
    points[position].period.end == period.end
  {
    if points[position].value != nil { return (position, false) }
    position += 1
  }
  guard let own else { return nil }
  func latest(_ fits: (Period) -> Bool) -> Int? {
    points[..<first].indices.last { index in
      let earlier = points[index].period
      return points[index].value != nil && earlier.start < period.start
        && earlier.end < period.end && period.end.number - earlier.end.number <= 366
        && fits(earlier)
    }
  }
  let found =
    latest { isSameKind($0, period) } ?? latest { $0.hasSameLength(as: period) }
  guard let found else { return nil }
  if points[(found + 1)..<position].contains(where: \.isBreak) { return nil }
  let since = points[found].period
  let isBroken = own().contains { $0.isBreak && since < $0.period && $0.period.end <= period.end }
  return isBroken ? nil : (found, true)
}

/// Value less benchmark, without digits beyond the finer published precision.
func benchmarkDifference(_ value: Double, _ decimals: Int?, _ benchmark: Double, _ other: Int?)
  -> Double
{
  guard let decimals, let other else { return value - benchmark }
  return roundedHalfAway(value - benchmark, decimals: max(decimals, other))
}
