/// Which way a figure went.
public enum ChangeDirection: String, Sendable, Hashable, CaseIterable {
  case improved
  case worsened
  /// Went up, with no judgement whether that is good.
  case increased
  /// Went down, with no judgement whether that is good.
  case decreased
  case same
  /// Tested without a significant result, or not comparable.
  case cannotSay
  case notAvailable
}

/// The word that the language's `direction` shows.
public enum DirectionWord: String, Sendable, Hashable, CaseIterable {
  case improved
  case worse
  case same
  case cannotSay = "can't say"
  case notAvailable = "not available"
}

/// How two figures were compared.
public enum ChangeMethod: String, Sendable, Hashable, CaseIterable {
  /// Interval of the difference from the limits of both.
  case squareAndAdd
  /// Two one-sided tests: the 90% interval of the difference lies within a margin.
  case equivalence
  /// Whether the limits of both overlap; for figures that share data.
  case overlap
  /// Change against a tolerance in the indicator's unit.
  case tolerance
  /// Figures as published, at the coarser precision; not a test.
  case publishedPrecision
  /// Nothing was compared.
  case none
}

/// Why an outcome is what it is.
public enum ChangeReason: String, Sendable, Hashable, CaseIterable {
  case significant
  case notSignificant
  case equivalent
  case limitsApart
  case limitsOverlap
  case withinTolerance
  case beyondTolerance
  case equalAsPublished
  case differsAsPublished
  case definitionChanged
  case missingValue
  case noComparisonPoint
  case comparisonNotApplicable
}

/// One figure of a comparison.
public struct ComparedFigure: Sendable, Hashable {
  /// The figure; nil when missing or suppressed.
  public let value: Double?
  public let interval: ConfidenceInterval?
  /// Decimals it was published with; nil when unknown.
  public let decimals: Int?

  public init(value: Double?, interval: ConfidenceInterval? = nil, decimals: Int? = nil) {
    self.value = value
    self.interval = interval
    self.decimals = decimals
  }
}

/// What else bears on a comparison over time.
public struct ChangeRules: Sendable, Hashable {
  /// Whether the definition or the base changed between the two figures.
  public let definitionChanged: Bool
  /// Whether the two figures share data, as neighbouring three-year averages do.
  public let sharesData: Bool
  /// Largest change that counts as none where there are no limits, in the indicator's unit.
  public let tolerance: Double?
  /// Margin within which a change counts as the same, by two one-sided tests; nil for no such test.
  public let equivalenceMargin: Double?

  public init(
    definitionChanged: Bool = false,
    sharesData: Bool = false,
    tolerance: Double? = nil,
    equivalenceMargin: Double? = nil
  ) {
    self.definitionChanged = definitionChanged
    self.sharesData = sharesData
    self.tolerance = tolerance
    self.equivalenceMargin = equivalenceMargin
  }
}

/// A direction with its reason and the method that found it.
public struct ChangeOutcome: Sendable, Hashable {
  public let direction: ChangeDirection
  public let reason: ChangeReason
  public let method: ChangeMethod
  /// Later figure less earlier one, with limits where both have them.
  public let difference: Difference?

  public init(
    direction: ChangeDirection,
    reason: ChangeReason,
    method: ChangeMethod,
    difference: Difference? = nil
  ) {
    self.direction = direction
    self.reason = reason
    self.method = method
    self.difference = difference
  }

  /// The outcome in the language's words: not significant is same; no judgement is can't say.
  public var word: DirectionWord {
    switch direction {
    case .improved: .improved
    case .worsened: .worse
    case .increased, .decreased: .cannotSay
    case .same: .same
    case .cannotSay: reason == .notSignificant || reason == .limitsOverlap ? .same : .cannotSay
    case .notAvailable: .notAvailable
    }
  }
}

/// Which way a figure went from an earlier point, and how surely.
///
/// In order: missing figures and changed definitions; limits where both figures have them (by
/// overlap alone where they share data); a tolerance; the published precision. Limits are never
/// invented.
///
/// - Parameters:
///   - earlier: The figure compared with; nil when there is no such point.
///   - later: The latest figure.
///   - judgement: Which way is good.
///   - rules: What else bears on the comparison.
/// - Returns: The direction, the reason and the method.
/// - Throws: `StatisticError.notFinite`, `.outOfRange` for limits in the wrong order or a negative
///   tolerance or margin.
public func changeOutcome(
  from earlier: ComparedFigure?,
  to later: ComparedFigure,
  judgement: Judgement,
  rules: ChangeRules = ChangeRules()
) throws(StatisticError) -> ChangeOutcome {
  func none(_ direction: ChangeDirection, _ reason: ChangeReason) -> ChangeOutcome {
    ChangeOutcome(direction: direction, reason: reason, method: .none)
  }
  if judgement == .notApplicable { return none(.notAvailable, .comparisonNotApplicable) }
  guard let earlier else { return none(.notAvailable, .noComparisonPoint) }
  guard let before = earlier.value, let now = later.value else {
    return none(.notAvailable, .missingValue)
  }
  try requireFinite(before, "value")
  try requireFinite(now, "value")
  if rules.definitionChanged { return none(.cannotSay, .definitionChanged) }
  let change = now - before
  let way = direction(of: change, judgement)
  if let limitsBefore = earlier.interval, let limitsNow = later.interval {
    let difference = try squareAndAddDifference(now, limitsNow, before, limitsBefore)
    if rules.sharesData {
      return limitsNow.overlaps(limitsBefore)
        ? ChangeOutcome(direction: .cannotSay, reason: .limitsOverlap, method: .overlap)
        : ChangeOutcome(direction: way, reason: .limitsApart, method: .overlap)
    }
    if difference.isSignificant {
      return ChangeOutcome(
        direction: way,
        reason: .significant,
        method: .squareAndAdd,
        difference: difference
      )
    }
    if let margin = rules.equivalenceMargin,
      try isEquivalent(difference, margin: margin)
    {
      return ChangeOutcome(
        direction: .same,
        reason: .equivalent,
        method: .equivalence,
        difference: difference
      )
    }
    return ChangeOutcome(
      direction: .cannotSay,
      reason: .notSignificant,
      method: .squareAndAdd,
      difference: difference
    )
  }
  if let tolerance = rules.tolerance, !rules.sharesData {
    try requireNonNegative(tolerance, "tolerance")
    // A change of exactly the tolerance may miss it by a rounding: 0.3 − 0.2 is not 0.1.
    let slack = 1e-12 * max(abs(before), abs(now))
    return abs(change) <= tolerance + slack
      ? ChangeOutcome(direction: .same, reason: .withinTolerance, method: .tolerance)
      : ChangeOutcome(direction: way, reason: .beyondTolerance, method: .tolerance)
  }
  return isEqualAsPublished(earlier.decimals, before, later.decimals, now)
    ? ChangeOutcome(direction: .same, reason: .equalAsPublished, method: .publishedPrecision)
    : ChangeOutcome(direction: way, reason: .differsAsPublished, method: .publishedPrecision)
}

/// Whether the 90% interval of a difference lies wholly within ± `margin`.
///
/// The 90% interval comes from the difference's own limits, each distance taken as a multiple of
/// its standard error.
///
/// - Throws: `StatisticError.outOfRange` for a margin that is not above 0 or a level that is none.
///
/// Reference: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15.
public func isEquivalent(
  _ difference: Difference,
  margin: Double
) throws(StatisticError) -> Bool {
  try requirePositive(margin, "margin")
  let shrink = try normalMultiple(level: 0.9) / normalMultiple(level: difference.interval.level)
  let value = difference.value
  let lower = value - (value - difference.interval.lower) * shrink
  let upper = value + (difference.interval.upper - value) * shrink
  return lower > -margin && upper < margin
}

/// Whether two figures are the same number once both are rounded to the coarser published
/// precision.
///
/// Without a known precision of either, they are the same when equal to a part in 10¹².
public func isEqualAsPublished(
  _ decimals1: Int?,
  _ value1: Double,
  _ decimals2: Int?,
  _ value2: Double
) -> Bool {
  let known = [decimals1, decimals2].compactMap { $0 }
  guard let coarser = known.min() else {
    return abs(value1 - value2) <= 1e-12 * max(abs(value1), abs(value2))
  }
  let scale = powerOfTen(max(-300, min(300, coarser)))
  func rounded(_ value: Double) -> Double {
    let scaled = value * scale
    guard abs(scaled) < 0x1p52 else { return scaled }
    // A figure written with a final 5 may lie a hair below it as a double.
    return (scaled + (scaled < 0 ? -1 : 1) * abs(scaled) * 4 * Double.ulpOfOne)
      .rounded(.toNearestOrAwayFromZero)
  }
  return rounded(value1) == rounded(value2)
}

private func direction(of change: Double, _ judgement: Judgement) -> ChangeDirection {
  if change == 0 { return .same }
  switch judgement {
  case .highIsGood: return change > 0 ? .improved : .worsened
  case .lowIsGood: return change < 0 ? .improved : .worsened
  case .noJudgement, .notApplicable: return change > 0 ? .increased : .decreased
  }
}

private func powerOfTen(_ exponent: Int) -> Double {
  var power = 1.0
  for _ in 0..<abs(exponent) { power *= 10 }
  return exponent < 0 ? 1 / power : power
}

extension Statistic {
  /// Direction of a change, as help shows it.
  public static let change = Statistic(
    name: "change",
    title: "Direction of a change",
    group: .comparison,
    aliases: ["direction", "equivalence"],
    summary: "Whether a figure improved, got worse or stayed the same, with the reason and the "
      + "method.",
    inputs: [
      .init(
        "earlier, later",
        "each a value with limits where it has them, and its published decimals"
      ),
      .init("judgement", "high is good, low is good, none, not applicable"),
      .init("rules", "definition changed, shared data, tolerance, equivalence margin"),
    ],
    results: [
      .init("word", "improved, worse, same, can't say or not available"),
      .init("reason", "why"),
      .init("method", "square and add, overlap, tolerance, published precision or equivalence"),
    ],
    caution: "Pooled years that overlap without saying so: set shared data, or the test finds "
      + "changes that are not there.",
    reference:
      "Newcombe (1998); Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics "
      + "15"
  )
}
