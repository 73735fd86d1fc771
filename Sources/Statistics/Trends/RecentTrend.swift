#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One year of a series, as the recent trend needs it; nil is missing or suppressed.
public struct TrendPoint: Sendable, Hashable {
  public let year: Int
  public let value: Double?
  /// 95% limits.
  public let lower: Double?
  public let upper: Double?
  public let count: Double?
  public let denominator: Double?

  public init(
    year: Int,
    value: Double?,
    lower: Double?,
    upper: Double?,
    count: Double?,
    denominator: Double?
  ) {
    self.year = year
    self.value = value
    self.lower = lower
    self.upper = upper
    self.count = count
    self.denominator = denominator
  }
}

/// What the recent trend depends on besides the points.
public struct RecentTrendRules: Sendable, Hashable {
  /// What kind of figure the indicator is.
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    case proportion
    case crudeRate
    case directlyStandardisedRate
    case other
  }

  /// Which edition of the published rules.
  public enum Edition: String, Sendable, Hashable, CaseIterable {
    /// Stops at the first invalid point counting back; no standardised rates.
    case older
    /// Leaves invalid points out and takes standardised rates.
    case newer
  }

  public let valueType: ValueType
  /// Years that one point covers; only single years have a recent trend.
  public let yearsInPeriod: Int
  /// Whether proportions are compared by control limits: the older edition then tests counts.
  public let usesControlLimits: Bool
  public let edition: Edition

  public init(
    valueType: ValueType,
    yearsInPeriod: Int = 1,
    usesControlLimits: Bool = false,
    edition: Edition = .newer
  ) {
    self.valueType = valueType
    self.yearsInPeriod = yearsInPeriod
    self.usesControlLimits = usesControlLimits
    self.edition = edition
  }
}

/// Fingertips' recent trend: five points, tested at p < 0.002.
public struct RecentTrend: Sendable, Hashable {
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    case increasing
    case decreasing
    case noSignificantChange = "no significant change"
    case notCalculable = "not calculable"
  }

  /// Why there is no recent trend.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case valueType = "value type"
    case periodIsNotOneYear = "period is not one year"
    case tooFewPoints = "fewer than 5 points"
    case tooFewValidPoints = "fewer than 5 valid points"
    case countEqualsDenominator = "count equals denominator"
    case zeroWidthInterval = "interval of no width"
  }

  public let direction: Direction
  /// Chi-squared with one degree of freedom; nil when not calculable.
  public let chiSquared: Double?
  public let reason: Reason?

  /// Whether the change is significant and no single point makes it.
  public var isSignificant: Bool { direction == .increasing || direction == .decreasing }

  /// The 99.8th percentile of chi-squared with one degree of freedom, as published.
  public static let threshold = 9.54953570608324

  public init(direction: Direction, chiSquared: Double?, reason: Reason?) {
    self.direction = direction
    self.chiSquared = chiSquared
    self.reason = reason
  }
}

/// Recent trend of the latest five valid years, by Fingertips' older or newer rules.
///
/// The five points count as 1 to 5 whatever the gaps between their years. Leaving out any one of
/// them must not turn the slope round.
///
/// - Parameters:
///   - points: Points in any order.
///   - rules: Value type, period, comparison method and edition.
/// - Returns: Direction, chi-squared and, where there is none, the reason.
/// - Throws: `StatisticError.notFinite` for a number that is infinite or NaN.
///
/// Reference: Office for Health Improvement and Disparities, Fingertips technical guidance, recent
/// trends.
public func recentTrend(
  of points: [TrendPoint],
  rules: RecentTrendRules
) throws(StatisticError) -> RecentTrend {
  func none(_ reason: RecentTrend.Reason) -> RecentTrend {
    RecentTrend(direction: .notCalculable, chiSquared: nil, reason: reason)
  }
  for point in points {
    for number in [point.value, point.lower, point.upper, point.count, point.denominator] {
      if let number { try requireFinite(number, "point of \(point.year)") }
    }
  }
  switch rules.valueType {
  case .proportion, .crudeRate: break
  case .directlyStandardisedRate:
    if rules.edition == .older { return none(.valueType) }
  case .other: return none(.valueType)
  }
  guard rules.yearsInPeriod == 1 else { return none(.periodIsNotOneYear) }
  guard points.count >= 5 else { return none(.tooFewPoints) }
  let usable = usablePoints(points, rules.edition)
  guard usable.count >= 5 else { return none(.tooFewValidPoints) }
  if usable.contains(where: { $0.count == $0.denominator }) { return none(.countEqualsDenominator) }
  let latest = Array(usable.suffix(5))
  let byCounts =
    rules.usesControlLimits && rules.valueType == .proportion && rules.edition == .older
  let (chiSquared, slopes) = byCounts ? countTrend(latest) : weightedTrend(latest)
  guard let chiSquared else { return none(.zeroWidthInterval) }
  let isUp = slopes[0] >= 0
  // A slope of exactly 0 counts as upward.
  let isSteady = slopes.allSatisfy { ($0 >= 0) == isUp }
  guard chiSquared > RecentTrend.threshold, isSteady else {
    return RecentTrend(direction: .noSignificantChange, chiSquared: chiSquared, reason: nil)
  }
  return RecentTrend(
    direction: isUp ? .increasing : .decreasing,
    chiSquared: chiSquared,
    reason: nil
  )
}

/// A point with all that the test needs.
private struct UsablePoint {
  let value: Double
  let width: Double
  let count: Double
  let denominator: Double
}

private func usablePoints(
  _ points: [TrendPoint],
  _ edition: RecentTrendRules.Edition
) -> [UsablePoint] {
  let inOrder = points.enumerated().sorted {
    ($0.element.year, $0.offset) < ($1.element.year, $1.offset)
  }
  var usable: [UsablePoint] = []
  for (_, point) in inOrder.reversed() {
    // Both editions leave out a point without limits.
    guard let lower = point.lower, let upper = point.upper else { continue }
    guard let value = point.value, let count = point.count, let denominator = point.denominator,
      denominator > 0
    else {
      if edition == .older { break }
      continue
    }
    usable.append(
      UsablePoint(value: value, width: upper - lower, count: count, denominator: denominator)
    )
  }
  return usable.reversed()
}

/// Weighted regression on 1...5 with the intervals' standard errors.
///
/// Slopes of all five points and with each left out; no statistic where an interval has no width.
private func weightedTrend(_ points: [UsablePoint]) -> (Double?, [Double]) {
  guard points.allSatisfy({ $0.width != 0 }) else { return (nil, [0]) }
  var slopes: [Double] = []
  var chiSquared: Double?
  for skipped in [-1] + points.indices {
    var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (i, point) in points.enumerated() where i != skipped {
      // 3.92 by definition: twice the published 1.96.
      let error = point.width / 3.92
      let weight = 1 / (error * error)
      let x = Double(i) - 2
      w += weight
      wx += weight * x
      wy += weight * point.value
      wxx += weight * x * x
      wxy += weight * x * point.value
    }
    let determinant = w * wxx - wx * wx
    let slope = (w * wxy - wx * wy) / determinant
    if skipped < 0 { chiSquared = slope * slope * determinant / w }
    slopes.append(slope)
  }
  return (chiSquared, slopes)
}

/// Cochran–Armitage on the counts, and unweighted slopes of the logits.
private func countTrend(_ points: [UsablePoint]) -> (Double?, [Double]) {
  let test = try? chiSquaredTrend(events: points.map(\.count), of: points.map(\.denominator))
  let logits = points.map { log($0.count / ($0.denominator - $0.count)) }
  let slopes = ([-1] + points.indices).map { skipped in
    var (n, x, y, xx, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for i in points.indices where i != skipped {
      let t = Double(i + 1)
      n += 1
      x += t
      y += logits[i]
      xx += t * t
      xy += t * logits[i]
    }
    return (n * xy - x * y) / (n * xx - x * x)
  }
  // Without events in any year there is no trend to test.
  return (test?.statistic ?? 0, slopes)
}

extension Statistic {
  /// Recent trend (Fingertips), as help shows it.
  public static let recentTrend = Statistic(
    name: "recent_trend",
    title: "Recent trend (Fingertips)",
    group: .trends,
    aliases: ["fingertips_trend"],
    summary: "The published five-point trend of public-health indicators, by its older or newer "
      + "rules.",
    inputs: [
      .init("points", "year, value, 95% limits, count and denominator"),
      .init("rules", "value type, years in a period, comparison method, older or newer edition"),
    ],
    results: [
      .init("direction", "increasing, decreasing, no significant change or not calculable"),
      .init("chi_squared", "tested at 9.5495, p < 0.002"),
      .init("reason", "why not calculable"),
    ],
    caution: "Periods of several years, which share data, and figures that are neither proportions "
      + "nor rates.",
    reference:
      "Office for Health Improvement and Disparities, Fingertips technical guidance, recent "
      + "trends"
  )
}
