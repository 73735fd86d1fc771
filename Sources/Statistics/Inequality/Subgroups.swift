/// Figures of the groups of one breakdown, as the inequality measures take them.
///
/// Groups without an estimate are left out; more than 15% of them, or one in an ordered breakdown,
/// is an error.
public struct Subgroups: Sendable, Hashable {
  public let estimates: [Double]
  /// One a group; nil when any group has none.
  public let standardErrors: [Double]?
  /// Share of the population in each group; they add up to 1.
  public let shares: [Double]
  /// People in all groups.
  public let population: Double
  /// Mean of the estimates weighted by population.
  public let mean: Double
  /// Place in the given arrays of each group that is kept.
  public let places: [Int]

  /// - Parameters:
  ///   - estimates: One a group, 0 or more; NaN is missing. Ordered groups start with the most
  ///     disadvantaged.
  ///   - standardErrors: One a group, 0 or more; nil or any NaN means none are known.
  ///   - populations: People in each group, 0 or more, not all 0.
  ///   - isOrdered: Whether the groups have an order.
  /// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` below three groups, `.notFinite`,
  ///   `.outOfRange`, `.undefined` for too many missing estimates.
  public init(
    estimates: [Double],
    standardErrors: [Double]? = nil,
    populations: [Double],
    isOrdered: Bool = false
  ) throws(StatisticError) {
    try requireSameCount(estimates.count, "estimates", populations.count, "populations")
    if let standardErrors {
      try requireSameCount(
        estimates.count,
        "estimates",
        standardErrors.count,
        "standard errors"
      )
    }
    let kept = estimates.indices.filter { !estimates[$0].isNaN }
    try requireCount(kept.count, atLeast: 3)
    let missing = estimates.count - kept.count
    guard missing == 0 || !isOrdered && Double(missing) <= 0.15 * Double(estimates.count) else {
      throw .undefined("\(missing) of \(estimates.count) groups have no estimate")
    }
    for i in kept {
      try requireNonNegative(estimates[i], "estimate")
      try requireNonNegative(populations[i], "population")
    }
    var errors: [Double]? = standardErrors.map { errors in kept.map { errors[$0] } }
    if let known = errors {
      if known.contains(where: \.isNaN) {
        errors = nil
      } else {
        for error in known { try requireNonNegative(error, "standard error") }
      }
    }
    let people = compensatedSum(kept.lazy.map { populations[$0] })
    guard people > 0 else { throw .undefined("all groups have a population of 0") }
    self.estimates = kept.map { estimates[$0] }
    self.standardErrors = errors
    population = people
    shares = kept.map { populations[$0] / people }
    places = kept
    mean = compensatedSum(zip(self.estimates, shares).lazy.map { $0 * $1 })
  }

  /// Middle of each group's stretch of the ranked population, 0...1, in the order given.
  public var ranks: [Double] { rankMidpoints(shares) }

  /// The group that is best off: highest where high is good, lowest otherwise; the first of equals.
  public func best(favourable: Bool) -> Int {
    var best = 0
    for i in estimates.indices.dropFirst()
    where favourable ? estimates[i] > estimates[best] : estimates[i] < estimates[best] {
      best = i
    }
    return best
  }
}

/// Cumulative share up to the middle of each group.
func rankMidpoints(_ shares: [Double]) -> [Double] {
  var before = 0.0
  return shares.map { share in
    let middle = before + share / 2
    before += share
    return middle
  }
}

/// A summary measure of inequality with what is known of its uncertainty.
public struct InequalityMeasure: Sendable, Hashable {
  public let value: Double
  /// Standard error, for ratios on the log scale; nil when the groups' own errors are not known.
  public let standardError: Double?
  public let interval: ConfidenceInterval?

  public init(value: Double, standardError: Double?, interval: ConfidenceInterval?) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }

  /// A measure with normal limits, where its error is known.
  init(value: Double, normalError error: Double?, level: Double) throws(StatisticError) {
    let share = try confidenceLevel(level)
    let z = try normalMultiple(level: share)
    self.init(
      value: value,
      standardError: error,
      interval: error.map {
        ConfidenceInterval(lower: value - z * $0, upper: value + z * $0, level: share)
      }
    )
  }
}
