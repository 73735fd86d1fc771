#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a series has unusually long runs or unusually few crossings of its centre line.
public struct RunsAnalysis: Sendable, Hashable {
  /// Points that are not on the centre line and not missing.
  public let useful: Int
  /// Longest run of useful points on one side; nil without useful points.
  public let longestRun: Int?
  /// Longest run that chance explains; nil without useful points.
  public let longestRunLimit: Int?
  /// Times that the series crosses the centre line; nil without useful points.
  public let crossings: Int?
  /// Fewest crossings that chance explains; nil without useful points.
  public let crossingsLimit: Int?
  /// Places of the first and the last point of the longest run, the latest of equal ones.
  public let longestRunPlaces: ClosedRange<Int>?

  /// A run that is too long, or too few crossings: the level has shifted.
  public var isSignal: Bool {
    guard let longestRun, let longestRunLimit, let crossings, let crossingsLimit else {
      return false
    }
    return longestRun > longestRunLimit || crossings < crossingsLimit
  }

  public init(
    useful: Int,
    longestRun: Int?,
    longestRunLimit: Int?,
    crossings: Int?,
    crossingsLimit: Int?,
    longestRunPlaces: ClosedRange<Int>?
  ) {
    self.useful = useful
    self.longestRun = longestRun
    self.longestRunLimit = longestRunLimit
    self.crossings = crossings
    self.crossingsLimit = crossingsLimit
    self.longestRunPlaces = longestRunPlaces
  }
}

/// Anhøj's rules: runs and crossings of a series about its centre line.
///
/// The longest run may be `round(log₂ n) + 3`, the crossings must reach the 5% quantile of the
/// binomial distribution of n − 1 tosses.
///
/// - Parameters:
///   - values: Values in time order; NaN is missing.
///   - centre: Centre line: the median of a run chart, the mean of a control chart.
/// - Returns: Longest run and crossings with their limits.
/// - Throws: `StatisticError.notFinite` for an infinite value or a centre that is not finite.
///
/// Reference: Anhøj and Olesen (2014), PLoS ONE 9(11), e113825; Schilling (2012), The American
/// Statistician 66.
public func runsAnalysis(
  of values: [Double],
  around centre: Double
) throws(StatisticError) -> RunsAnalysis {
  try requireFinite(centre, "centre line")
  for value in values where value.isInfinite { throw .notFinite("value") }
  var useful = 0
  var crossings = 0
  var longest = 0
  var places: ClosedRange<Int>?
  var side = 0
  var length = 0
  var start = 0
  for (i, value) in values.enumerated() {
    let distance = value - centre
    if distance.isNaN || abs(distance) <= 1e-12 * max(abs(value), abs(centre)) { continue }
    let now = distance > 0 ? 1 : -1
    useful += 1
    if now == side {
      length += 1
    } else {
      if side != 0 { crossings += 1 }
      side = now
      length = 1
      start = i
    }
    if length >= longest {
      longest = length
      places = start...i
    }
  }
  guard useful > 0 else {
    return RunsAnalysis(
      useful: 0,
      longestRun: nil,
      longestRunLimit: nil,
      crossings: nil,
      crossingsLimit: nil,
      longestRunPlaces: nil
    )
  }
  let least = Binomial.quantile(0.05, trials: Double(useful - 1), probability: 0.5)
  return RunsAnalysis(
    useful: useful,
    longestRun: longest,
    longestRunLimit: Int(log2(Double(useful)).rounded(.toNearestOrEven)) + 3,
    crossings: crossings,
    crossingsLimit: Int(least),
    longestRunPlaces: places
  )
}

extension ControlChart {
  /// Anhøj's rules for each segment about its centre line.
  ///
  /// - Throws: As `runsAnalysis(of:around:)`.
  public func runsAnalyses() throws(StatisticError) -> [RunsAnalysis] {
    var analyses: [RunsAnalysis] = []
    for segment in segments where segment.known > 0 {
      let runs = try runsAnalysis(
        of: Array(values[segment.range]),
        around: centre[segment.range.lowerBound]
      )
      let offset = segment.range.lowerBound
      analyses.append(
        RunsAnalysis(
          useful: runs.useful,
          longestRun: runs.longestRun,
          longestRunLimit: runs.longestRunLimit,
          crossings: runs.crossings,
          crossingsLimit: runs.crossingsLimit,
          longestRunPlaces: runs.longestRunPlaces.map {
            $0.lowerBound + offset...$0.upperBound + offset
          }
        )
      )
    }
    return analyses
  }
}

extension Statistic {
  /// Runs and crossings (Anhøj), as help shows it.
  public static let runs = Statistic(
    name: "runs",
    title: "Runs and crossings (Anhøj)",
    group: .processControl,
    aliases: ["anhoej", "run_chart"],
    summary: "Whether a series stays on one side of its centre line longer than chance explains.",
    inputs: [
      .init("values", "in time order; NaN is missing"),
      .init("centre", "median of a run chart, mean of a control chart"),
    ],
    results: [
      .init("useful", "points not on the centre line"),
      .init("longest_run", "and its limit"),
      .init("crossings", "and their limit"),
      .init("signal", "yes or no"),
    ],
    caution: "Fewer than ten useful points: the rules hardly ever signal. Many values equal to the "
      + "median: few points are left.",
    reference:
      "Anhøj and Olesen (2014), PLoS ONE 9(11); Schilling (2012), The American Statistician "
      + "66"
  )
}
