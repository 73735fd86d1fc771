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
public func rankIntervals(
  of figures: [SamplingDistribution?],
  descending: Bool = false,
  draws: Int = 10_000,
  level: Double = 0.95,
  using generator: inout some RandomNumberGenerator
) throws(StatisticError) -> [RankInterval?] {
  let share = try confidenceLevel(level)
  try checkDraws(draws)
  let places = figures.indices.filter { figures[$0] != nil }
  let count = places.count
  guard count <= 5000 else { throw .outOfRange("\(count) places are more than 5000") }
  let known = figures.compactMap { $0 }
  for figure in known { try check(figure) }
  // How often place i held rank j + 1.
  var held = [Int32](repeating: 0, count: count * count)
  var values = [Double](repeating: 0, count: count)
  var order = Array(0..<count)
  for _ in 0..<draws {
    for i in 0..<count {
      let drawn = draw(known[i], using: &generator)
      values[i] = descending ? -drawn : drawn
    }
    order.sort { values[$0] == values[$1] ? $0 < $1 : values[$0] < values[$1] }
    var rank = 0
    for (place, i) in order.enumerated() {
      // Ties share the best rank, as in a league table.
      if place > 0, values[i] != values[order[place - 1]] { rank = place }
      held[i * count + rank] += 1
    }
  }
  let tail = (1 - share) / 2
  var intervals = [RankInterval?](repeating: nil, count: figures.count)
  for (i, place) in places.enumerated() {
    let row = held[(i * count)..<((i + 1) * count)]
    intervals[place] = RankInterval(
      lower: rank(in: row, reaching: tail * Double(draws)),
      upper: rank(in: row, reaching: (1 - tail) * Double(draws))
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

private func draw(
  _ figure: SamplingDistribution,
  using generator: inout some RandomNumberGenerator
) -> Double {
  switch figure {
  case .normal(let mean, let error): mean + error * Normal.draw(using: &generator)
  case .proportion(let count, let denominator):
    Beta.draw(alpha: count + 0.5, beta: denominator - count + 0.5, using: &generator)
  case .rate(let count, let denominator):
    Gamma.draw(shape: count + 0.5, rate: denominator, using: &generator)
  }
}

private func rank(in row: ArraySlice<Int32>, reaching target: Double) -> Int {
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
