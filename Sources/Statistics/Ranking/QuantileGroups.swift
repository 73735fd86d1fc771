/// The three rules by which places are put into quintiles, quartiles or other equal groups.
public enum QuantileGroupRule: String, Sendable, Hashable, CaseIterable {
  /// Equal numbers, ties kept together; the rule of PHEindicatormethods.
  case equalCount
  /// By interpolated (type 7) bounds of the values; the rule of Fingertips.
  case interpolatedBounds
  /// Equal numbers, ties split in the order given; a database's NTILE.
  case splitTies
}

/// The group, 1...groups, of each value; nil where a value is missing (NaN) or the values are too
/// few.
///
/// - Parameters:
///   - values: One value a place; NaN stands for a value that is not there.
///   - groups: Number of groups, at least 2.
///   - rule: Which rule; `.equalCount` keeps ties together and is the default.
///   - descending: Whether group 1 holds the highest values.
/// - Returns: One group for each value, in the order given.
/// - Throws: `StatisticError.outOfRange` for fewer than 2 groups, `.notFinite` for an infinite
///   value.
///
/// Fewer values than groups give nil everywhere, but with `.splitTies`, where the first groups hold
/// one value each.
public func quantileGroups(
  of values: [Double],
  groups: Int,
  rule: QuantileGroupRule = .equalCount,
  descending: Bool = false
) throws(StatisticError) -> [Int?] {
  guard groups >= 2 else { throw .outOfRange("\(groups) groups are fewer than 2") }
  for value in values where value.isInfinite { throw .notFinite("value") }
  let present = values.filter { !$0.isNaN }
  let count = present.count
  switch rule {
  case .equalCount:
    guard count >= groups else { return values.map { _ in nil } }
    // The published rule counts from the highest value down; ascending is its inverse flag off.
    let ranks = ranks(of: values, ties: .minimum, descending: descending)
    let size = Double(count) / Double(groups)
    return ranks.map { rank in
      guard !rank.isNaN else { return nil }
      let group =
        (Double(groups + 1) - ((Double(count) + 1 - rank) / size).rounded(.up)).rounded(.down)
      return max(1, Int(group))
    }
  case .interpolatedBounds:
    guard count >= groups else { return values.map { _ in nil } }
    let bounds = try interpolatedBounds(of: present, groups: groups)
    return values.map { value in
      guard !value.isNaN else { return nil }
      let group = (1...groups).first { value <= bounds[$0] } ?? groups
      return descending ? groups + 1 - group : group
    }
  case .splitTies:
    let ranks = ranks(of: values, ties: .first, descending: descending)
    let larger = count % groups
    let size = count / groups
    return ranks.map { rank in
      guard !rank.isNaN else { return nil }
      let place = Int(rank) - 1
      // The first groups hold one value more.
      let inLarger = larger * (size + 1)
      return place < inLarger ? place / (size + 1) + 1 : larger + (place - inLarger) / size + 1
    }
  }
}

/// Lowest value, inner bounds and highest value of `groups` groups: type 7 quantiles, rounded to
/// ten decimals.
///
/// - Throws: `StatisticError.outOfRange` for fewer than 2 groups, `.tooFewValues` for fewer values
///   than groups, `.notFinite`.
public func interpolatedBounds(
  of values: [Double],
  groups: Int
) throws(StatisticError) -> [Double] {
  guard groups >= 2 else { throw .outOfRange("\(groups) groups are fewer than 2") }
  try requireCount(values.count, atLeast: groups)
  return try quantiles(of: values, at: (0...groups).map { Double($0) / Double(groups) })
    .map(roundedToTenDecimals)
}

/// Values at 0, 5, 25, 50, 75, 95 and 100%: what a spine chart draws.
///
/// - Throws: `StatisticError.tooFewValues` for fewer than four values, `.notFinite`.
public func spineChartQuantiles(of values: [Double]) throws(StatisticError) -> [Double] {
  try requireCount(values.count, atLeast: 4)
  return try quantiles(of: values, at: [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1])
    .map(roundedToTenDecimals)
}

private func roundedToTenDecimals(_ value: Double) -> Double {
  // Past 2^53 the product has no decimals to round and might overflow.
  abs(value) < 9e5 ? (value * 1e10).rounded(.toNearestOrAwayFromZero) / 1e10 : value
}

extension Statistic {
  /// Quintiles and other groups, as help shows it.
  public static let quantileGroups = Statistic(
    name: "quantile_groups",
    title: "Quintiles and other groups",
    group: .ranking,
    aliases: ["quintile", "quantile_band", "decile"],
    summary: "The quintile (or other equal group) of each value, by three rules.",
    inputs: [
      .init("values", "numbers; a missing one has no group"),
      .init("groups", "2 or more"),
      .init("rule", "equalCount when not given; interpolatedBounds, splitTies"),
      .init("descending", "whether group 1 holds the highest"),
    ],
    results: [
      .init("group", "1 to the number of groups")
    ],
    caution: "Fewer places than about five a group: one place more or less moves the bounds.",
    reference: "PHEindicatormethods; Fingertips technical guidance; Hyndman and Fan (1996)"
  )
}
