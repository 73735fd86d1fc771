#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scale on which published limits lie evenly about their estimate.
public enum EstimateScale: String, Sendable, Hashable, CaseIterable {
  /// As it stands: means, differences.
  case linear
  /// Logarithm: rates and ratios.
  case log
  /// Log odds: proportions, as shares.
  case logit
}

/// A standard error recovered from published limits.
public struct RecoveredError: Sendable, Hashable {
  /// On the scale asked for.
  public let standardError: Double
  /// Distance to the upper limit less distance to the lower one, as a share of the width.
  public let asymmetry: Double

  public init(standardError: Double, asymmetry: Double) {
    self.standardError = standardError
    self.asymmetry = asymmetry
  }

  /// Whether the limits lie more than 5% of their width off the middle on this scale.
  public var isLopsided: Bool { abs(asymmetry) > 0.05 }
}

/// Standard error behind published limits: their width over twice the normal multiple.
///
/// - Parameters:
///   - value: The estimate, used to judge how even the limits are.
///   - interval: Its limits and their level.
///   - scale: Where the limits lie evenly; log needs values above 0, logit shares inside 0...1.
/// - Returns: The standard error, on the scale asked for.
/// - Throws: `StatisticError.notFinite`, and `.outOfRange` for limits in the wrong order, values
///   that the scale does not take, or a level that is none.
public func standardError(
  of value: Double,
  from interval: ConfidenceInterval,
  scale: EstimateScale = .linear
) throws(StatisticError) -> RecoveredError {
  let z = try normalMultiple(level: interval.level)
  func moved(_ x: Double) throws(StatisticError) -> Double {
    try requireFinite(x, "estimate or limit")
    switch scale {
    case .linear: return x
    case .log:
      guard x > 0 else { throw .outOfRange("\(x) is not above 0, as a logarithm needs") }
      return log(x)
    case .logit:
      guard x > 0, x < 1 else { throw .outOfRange("\(x) is not between 0 and 1, as log odds need") }
      return log(x / (1 - x))
    }
  }
  let centre = try moved(value)
  let lower = try moved(interval.lower)
  let upper = try moved(interval.upper)
  guard lower <= upper else {
    throw .outOfRange("lower limit \(interval.lower) is above upper limit \(interval.upper)")
  }
  let width = upper - lower
  return RecoveredError(
    standardError: width / (2 * z),
    asymmetry: width > 0 ? ((upper - centre) - (centre - lower)) / width : 0
  )
}

/// Sample size that a simple random sample would need for the same precision.
///
/// - Throws: `StatisticError.notFinite`, and `.outOfRange` for inputs that are not above 0.
public func effectiveSampleSize(
  _ size: Double,
  designEffect: Double
) throws(StatisticError) -> Double {
  try requirePositive(size, "sample size")
  try requirePositive(designEffect, "design effect")
  return size / designEffect
}

extension Statistic {
  /// Standard error from published limits, as help shows it.
  public static let publishedInterval = Statistic(
    name: "published_interval",
    title: "Standard error from published limits",
    group: .intervals,
    aliases: ["survey_estimate"],
    summary: "Standard error behind published limits, on the scale where they lie evenly.",
    inputs: [
      .init("value", "the estimate"),
      .init("lower, upper", "its limits"),
      .init("level", "their level, 0.95 when not given"),
      .init("scale", "linear, log (rates) or logit (proportions as shares)"),
    ],
    results: [
      .init("standard error", "on the scale asked for"),
      .init("asymmetry", "off the middle as a share of the width; over 0.05 is lopsided"),
    ],
    caution: "Limits that were rounded to one or two digits: their width, and so the standard "
      + "error, may be off by a tenth or more.",
    reference: "Altman and Bland (2011), British Medical Journal 343"
  )
}
