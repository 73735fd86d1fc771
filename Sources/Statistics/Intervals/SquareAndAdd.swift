/// A difference of two estimates, first less second, with its limits.
public struct Difference: Sendable, Hashable {
  public let value: Double
  public let interval: ConfidenceInterval

  public init(value: Double, interval: ConfidenceInterval) {
    self.value = value
    self.interval = interval
  }

  /// Whether 0 lies outside the limits; a limit of exactly 0 is not significant.
  public var isSignificant: Bool { !interval.contains(0) }
}

/// Difference a − b of two independent estimates from the limits of each: "square and add".
///
/// Works for any estimates with limits (proportions, rates, means), however lopsided. With Wilson
/// limits it is Newcombe's hybrid score interval. Limits from a mixture of levels are not refused;
/// the level of `aLimits` is the one reported.
///
/// An estimate may lie outside its limits by rounding; distances are squared, so it does no harm.
///
/// - Throws: `StatisticError.notFinite` for an estimate or limit that is infinite or NaN,
///   `.outOfRange` when a lower limit is above its upper limit.
///
/// Reference: Zou and Donner (2008), Statistics in Medicine 27, 1693; Newcombe (1998), 17, 873.
public func squareAndAddDifference(
  _ a: Double,
  _ aLimits: ConfidenceInterval,
  _ b: Double,
  _ bLimits: ConfidenceInterval
) throws(StatisticError) -> Difference {
  for value in [a, b, aLimits.lower, aLimits.upper, bLimits.lower, bLimits.upper] {
    try requireFinite(value, "estimate or limit")
  }
  for (value, limits) in [(a, aLimits), (b, bLimits)] where limits.lower > limits.upper {
    throw .outOfRange(
      "limits of \(value) are \(limits.lower) to \(limits.upper), lower above upper"
    )
  }
  func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
  let value = a - b
  let interval = ConfidenceInterval(
    lower: value - length(a - aLimits.lower, bLimits.upper - b),
    upper: value + length(aLimits.upper - a, b - bLimits.lower),
    level: aLimits.level
  )
  return Difference(value: value, interval: interval)
}

/// Difference of two independent proportions with Newcombe's hybrid score interval (method 10).
///
/// - Parameters:
///   - count1: People with the property in the first group, 0...denominator1.
///   - denominator1: People in the first group, above 0.
///   - count2: People with the property in the second group, 0...denominator2.
///   - denominator2: People in the second group, above 0.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: First proportion less second, with its limits, as shares.
/// - Throws: `StatisticError.notFinite` or `.outOfRange` for an input outside these bounds.
///
/// Reference: Newcombe (1998), Statistics in Medicine 17, 873.
public func newcombeDifference(
  count1: Double,
  of denominator1: Double,
  count2: Double,
  of denominator2: Double,
  level: Double = 0.95
) throws(StatisticError) -> Difference {
  try squareAndAddDifference(
    count1 / denominator1,
    try wilsonInterval(count: count1, of: denominator1, level: level),
    count2 / denominator2,
    try wilsonInterval(count: count2, of: denominator2, level: level)
  )
}

extension Statistic {
  /// Difference by square and add, as help shows it.
  public static let squareAndAdd = Statistic(
    name: "square_and_add",
    title: "Difference by square and add",
    group: .comparison,
    aliases: ["mover"],
    summary: "Interval of a difference of two independent estimates, from the limits of each.",
    inputs: [
      .init("a, b", "the two estimates"),
      .init("limits of each", "lower and upper, of one level"),
    ],
    results: [
      .init("value", "a − b"),
      .init("lower", "same unit"),
      .init("upper", "same unit"),
    ],
    caution: "Estimates that share people or years: they are not independent.",
    reference: "Zou and Donner (2008), Statistics in Medicine 27, 1693"
  )
}
