public import Frames
public import Statistics

/// How `compare` decides between same and different (`language.md` §8.3).
public enum ComparisonMethod: String, Sendable, Hashable, CaseIterable {
  /// Significance where limits are known, then tolerance, then published precision.
  case automatic
  case significance
  case precision
}

/// A figure beside the one before it.
public struct FigureComparison: Sendable {
  public let base: SeriesPoint?
  public let outcome: ChangeOutcome
  public let isOtherKind: Bool
  /// Later less earlier, in the indicator's unit.
  public let change: Double?
  /// Change in per cent of the base's size; nil from zero or across it.
  public let percentChange: Double?
  /// `percentChange` with + for good; nil without a good direction.
  public let improvement: Double?
  /// Two-sided p of no change, from the limits; nil where nothing was tested.
  public let p: Double?

  public var direction: DirectionWord { outcome.word }

  /// Whether a test found a change; nil where nothing was tested.
  public var isSignificant: Bool? {
    switch outcome.method {
    case .squareAndAdd, .equivalence: outcome.reason == .significant
    case .overlap: outcome.reason == .limitsApart
    case .tolerance, .publishedPrecision, .none: nil
    }
  }
}

/// Compares a point of a series with its base.
public func compareFigure(
  at position: Int,
  in series: [SeriesPoint],
  measure: Measure,
  method: ComparisonMethod,
  standingAt date: Period? = nil
) -> FigureComparison {
  let current = series[position]
  guard let found = basePoint(for: position, in: series, standingAt: date) else {
    return .none(current.value == nil ? .missingValue : .noComparisonPoint)
  }
  let base = series[found.position]
  guard let now = current.value, let before = base.value else {
    return .none(.missingValue, base: base)
  }
  let usesLimits = method != .precision
  let rules = ChangeRules(
    definitionChanged: found.crossesBreak,
    sharesData: found.sharesData,
    tolerance: method == .automatic ? measure.tolerance : nil
  )
  let judgement = Judgement(measure.polarity)
  var outcome: ChangeOutcome
  do {
    outcome = try changeOutcome(
      from: ComparedFigure(
        value: before,
        interval: usesLimits ? base.interval : nil,
        decimals: base.decimals
      ),
      to: ComparedFigure(
        value: now,
        interval: usesLimits ? current.interval : nil,
        decimals: current.decimals
      ),
      judgement: judgement,
      rules: rules
    )
  } catch {
    outcome = ChangeOutcome(direction: .cannotSay, reason: .missingValue, method: .none)
  }
  // Forced significance without limits decides nothing.
  if method == .significance, outcome.method == .publishedPrecision || outcome.method == .tolerance
  {
    outcome = ChangeOutcome(direction: .cannotSay, reason: .noComparisonPoint, method: .none)
  }
  // Without a good direction nothing can be said, of an equal figure neither.
  if measure.polarity == .neutral, outcome.direction != .notAvailable {
    outcome = ChangeOutcome(
      direction: now < before ? .decreased : .increased,
      reason: outcome.reason,
      method: outcome.method,
      difference: outcome.difference
    )
  }
  let percent = percentChange(from: before, to: now)
  return FigureComparison(
    base: base,
    outcome: outcome,
    isOtherKind: found.isOtherKind,
    change: difference(now, before, current.decimals, base.decimals),
    percentChange: percent,
    improvement: percent.flatMap { percent in
      switch measure.polarity {
      case .higherIsBetter: percent
      case .lowerIsBetter: percent == 0 ? 0 : -percent
      case .neutral: nil
      }
    },
    p: outcome.difference.flatMap { pValue(of: $0) }
  )
}

/// Later less earlier, without digits beyond the finer published precision: 0.2 − 0.7 is −0.5.
private func difference(_ now: Double, _ before: Double, _ one: Int?, _ other: Int?) -> Double {
  guard let one, let other else { return now - before }
  return roundedHalfAway(now - before, decimals: max(one, other))
}

extension FigureComparison {
  fileprivate static func none(
    _ reason: ChangeReason,
    base: SeriesPoint? = nil
  ) -> FigureComparison {
    FigureComparison(
      base: base,
      outcome: ChangeOutcome(direction: .notAvailable, reason: reason, method: .none),
      isOtherKind: false,
      change: nil,
      percentChange: nil,
      improvement: nil,
      p: nil
    )
  }
}

/// Change in per cent of the base's size; nil when the base is zero or the sign changes.
public func percentChange(from base: Double, to value: Double) -> Double? {
  guard base != 0, value == 0 || base.sign == value.sign else { return nil }
  return (value - base) / base.magnitude * 100
}

/// Two-sided p of no difference: how far the limits would have to shrink to touch zero.
///
/// Distances from the estimate to its limits grow with the normal multiple of the level, so the
/// multiple at which the nearer limit is zero is the test's z. It agrees with the interval: p is
/// below 0.05 just where the 95% limits exclude zero.
func pValue(of difference: Difference) -> Double? {
  let value = difference.value
  guard let multiple = try? normalMultiple(level: difference.interval.level) else { return nil }
  if value == 0 { return 1 }
  let reach = value > 0 ? value - difference.interval.lower : difference.interval.upper - value
  guard reach > 0 else { return nil }
  return 2 * Normal.upperTail(value.magnitude / reach * multiple)
}

extension Judgement {
  init(_ polarity: Polarity) {
    switch polarity {
    case .higherIsBetter: self = .highIsGood
    case .lowerIsBetter: self = .lowIsGood
    case .neutral: self = .noJudgement
    }
  }
}
