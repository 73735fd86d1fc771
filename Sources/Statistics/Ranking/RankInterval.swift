/// The ranks a place may hold, given how uncertain its figure is.
public struct RankInterval: Sendable, Hashable {
  public let lower: Int
  public let upper: Int

  public init(lower: Int, upper: Int) {
    self.lower = lower
    self.upper = upper
  }
}

/// From what a place's true value may be drawn.
public enum SamplingDistribution: Sendable, Hashable {
  /// An estimate with its standard error, 0 or more.
  case normal(mean: Double, standardError: Double)
  /// `count` people of `denominator`: Beta(count + ½, denominator − count + ½).
  case proportion(count: Double, denominator: Double)
  /// `count` events over `denominator`: Gamma(count + ½) / denominator.
  case rate(count: Double, denominator: Double)
}

/// Ranges of ranks by simulation: each value is drawn anew many times and ranked each time.
///
/// - Parameters:
///   - figures: One sampling distribution a place; nil for a place without a figure, which is not
///     ranked. At most 5,000.
///   - descending: Whether rank 1 is the highest value.
///   - draws: How often all values are drawn, 100 to 1,000,000.
///   - level: Confidence level of each range, as a share or a percentage.
///   - generator: Where the random numbers come from; the same seed gives the same ranges.
/// - Returns: One range for each figure, in the order given.
/// - Throws: `StatisticError.outOfRange` for too many places, too few draws or impossible counts,
///   and `.notFinite`.
///
/// Reference: Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159.
@specialized(where Generator == SeededGenerator)
public func rankIntervals<Generator: RandomNumberGenerator>(
  of figures: [SamplingDistribution?],
  descending: Bool = false,
  draws: Int = 10_000,
  level: Double = 0.95,
  using generator: inout Generator
) throws(StatisticError) -> [RankInterval?] {
  let share = try confidenceLevel(level)
  try checkDraws(draws)
  let places = figures.indices.filter { figures[$0] != nil }
  guard places.count <= RankTally.mostPlaces else {
    throw .outOfRange("\(places.count) places are more than \(RankTally.mostPlaces)")
  }
  let known = figures.compactMap { $0 }
  for figure in known { try check(figure) }
  var tally = RankTally(places: known.count, reach: reach(of: known, descending: descending))
  let sampler = FigureSampler(known, descending: descending)
  var values = [Double](repeating: 0, count: known.count)
  values.withUnsafeMutableBufferPointer { values in
    for _ in 0..<draws {
      sampler.draw(into: values, using: &generator)
      tally.add(values)
    }
  }
  let tail = (1 - share) / 2
  var intervals = [RankInterval?](repeating: nil, count: figures.count)
  for (i, place) in places.enumerated() {
    let times = tally.times(ofPlace: i)
    intervals[place] = RankInterval(
      lower: rank(in: times, reaching: tail * Double(draws)),
      upper: rank(in: times, reaching: (1 - tail) * Double(draws))
    )
  }
  return intervals
}

/// Ranges of ranks by pairwise tests: 1 + the places that are surely ahead … N − those surely
/// behind.
///
/// Two places differ when the square-and-add interval of their difference leaves out 0.
///
/// - Parameters:
///   - values: One value a place.
///   - intervals: Limits of each value, all of one level.
///   - descending: Whether rank 1 is the highest value.
/// - Returns: One range for each value, in the order given.
/// - Throws: `StatisticError.unequalLengths`, `.notFinite`, `.outOfRange`.
///
/// Reference: Mogstad and others (2024), Review of Economic Studies 91 (without their adjustment).
public func pairwiseRankIntervals(
  of values: [Double],
  intervals: [ConfidenceInterval],
  descending: Bool = false
) throws(StatisticError) -> [RankInterval] {
  try requireSameCount(values.count, "values", intervals.count, "intervals")
  var ranges: [RankInterval] = []
  for i in values.indices {
    var ahead = 0
    var behind = 0
    for j in values.indices where j != i {
      let difference = try squareAndAddDifference(values[i], intervals[i], values[j], intervals[j])
      guard difference.isSignificant else { continue }
      if (difference.value < 0) == descending { ahead += 1 } else { behind += 1 }
    }
    ranges.append(RankInterval(lower: 1 + ahead, upper: values.count - behind))
  }
  return ranges
}

private func check(_ figure: SamplingDistribution) throws(StatisticError) {
  switch figure {
  case .normal(let mean, let error):
    try requireFinite(mean, "estimate")
    try requireNonNegative(error, "standard error")
  case .proportion(let count, let denominator):
    try requirePositive(denominator, "denominator")
    try requireNonNegative(count, "count")
    guard count <= denominator else {
      throw .outOfRange("count \(count) is above its denominator \(denominator)")
    }
  case .rate(let count, let denominator):
    try requirePositive(denominator, "denominator")
    try requireNonNegative(count, "count")
  }
}

private func rank(in row: [Int], reaching target: Double) -> Int {
  var reached = 0.0
  for (rank, times) in row.enumerated() {
    reached += Double(times)
    if reached >= target { return rank + 1 }
  }
  return row.count
}

extension Statistic {
  /// Range of ranks, as help shows it.
  public static let rankRange = Statistic(
    name: "rank_range",
    title: "Range of ranks",
    group: .ranking,
    aliases: ["rank_interval"],
    summary: "The ranks a place may hold, given how uncertain its figure is.",
    inputs: [
      .init("figures", "counts and denominators, or estimates with standard errors"),
      .init("draws", "10,000 when not given"),
      .init("seed", "the generator's seed"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("lower, upper", "the best and the worst rank within the level")
    ],
    caution: "More than 5,000 places at once.",
    reference:
      "Goldstein and Spiegelhalter (1996), Journal of the Royal Statistical Society A 159; "
      + "Mogstad and others (2024), Review of Economic Studies 91"
  )
}
