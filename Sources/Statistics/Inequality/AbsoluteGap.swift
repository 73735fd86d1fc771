/// The two groups that a gap compares, as places in the given estimates.
public struct GapGroups: Sendable, Hashable {
  public let first: Int
  public let second: Int

  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }
}

/// Which two groups the difference and the ratio compare, so that inequality is positive or above 1.
///
/// Ordered groups: most against least advantaged where high is good, the other way round otherwise.
/// Without order: highest against lowest. With a reference: the reference against the lowest of the
/// others where high is good, the highest of the others against the reference otherwise. The first
/// of equal groups counts.
///
/// - Parameters:
///   - estimates: One a group, ordered groups from the most disadvantaged; NaN is missing.
///   - favourable: Whether high is good.
///   - isOrdered: Whether the groups have an order.
///   - reference: Place of the group compared with; ordered groups take none.
/// - Returns: Places of the two groups.
/// - Throws: `StatisticError.tooFewValues` below two estimates, `.outOfRange` for a reference that
///   is no group with an estimate.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures.
public func gapGroups(
  of estimates: [Double],
  favourable: Bool,
  isOrdered: Bool = false,
  reference: Int? = nil
) throws(StatisticError) -> GapGroups {
  let known = estimates.indices.filter { !estimates[$0].isNaN }
  guard let low = known.first, let high = known.last, low != high else {
    throw .tooFewValues(needed: 2, found: known.count)
  }
  if isOrdered {
    return favourable ? GapGroups(first: high, second: low) : GapGroups(first: low, second: high)
  }
  func extreme(_ places: [Int], highest: Bool) -> Int {
    var best = places[0]
    for i in places.dropFirst()
    where highest ? estimates[i] > estimates[best] : estimates[i] < estimates[best] {
      best = i
    }
    return best
  }
  guard let reference else {
    return GapGroups(
      first: extreme(known, highest: true),
      second: extreme(known, highest: false)
    )
  }
  guard known.contains(reference) else {
    throw .outOfRange("reference \(reference), counted from 0, is no group with an estimate")
  }
  let others = known.filter { $0 != reference }
  return favourable
    ? GapGroups(first: reference, second: extreme(others, highest: false))
    : GapGroups(first: extreme(others, highest: true), second: reference)
}

/// Difference of two groups' estimates with normal limits.
///
/// - Parameters:
///   - estimate1: First group's estimate.
///   - error1: Its standard error, nil when unknown.
///   - estimate2: Second group's estimate.
///   - error2: Its standard error.
///   - level: Confidence level.
/// - Returns: First less second, with its error and limits.
/// - Throws: `StatisticError.notFinite`, `.outOfRange`.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures.
public func absoluteGap(
  _ estimate1: Double,
  error error1: Double?,
  _ estimate2: Double,
  error error2: Double?,
  level: Double = 0.95
) throws(StatisticError) -> InequalityMeasure {
  try requireFinite(estimate1, "estimate")
  try requireFinite(estimate2, "estimate")
  var error: Double?
  if let error1, let error2 {
    try requireNonNegative(error1, "standard error")
    try requireNonNegative(error2, "standard error")
    error = (error1 * error1 + error2 * error2).squareRoot()
  }
  return try InequalityMeasure(
    value: estimate1 - estimate2,
    normalError: error,
    level: level
  )
}

extension Statistic {
  /// Difference of two groups, as help shows it.
  public static let absoluteGap = Statistic(
    name: "absolute_gap",
    title: "Difference of two groups",
    group: .inequality,
    aliases: ["difference"],
    summary: "How far two groups lie apart, chosen so that a gap to the disadvantage is positive.",
    inputs: [
      .init("estimates", "one a group; ordered groups from the most disadvantaged"),
      .init("errors", "standard errors"),
      .init("reference", "a group to compare with, when wanted"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("difference", "in the figures' unit"),
      .init("standard_error", "missing when an error is unknown"),
      .init("lower", "and upper, normal limits"),
    ],
    caution: "More than two groups with a pattern between them: the slope index uses them all.",
    reference: "World Health Organization (2024), Health inequality monitoring: summary measures"
  )
}
