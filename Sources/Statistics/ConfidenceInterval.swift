/// Lower and upper limit of an estimate, in the estimate's own unit.
///
/// A limit that cannot be had is NaN in batch results; functions that return a single interval
/// say in their own type when a limit may be absent.
public struct ConfidenceInterval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double
  /// Confidence level as a share: 0.95, 0.998.
  public let level: Double

  public init(lower: Double, upper: Double, level: Double = 0.95) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  /// Upper limit less lower limit.
  public var width: Double { upper - lower }

  /// Whether `value` lies between the limits; a limit that is touched counts as inside.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// Whether two intervals share at least one point; intervals that touch overlap.
  public func overlaps(_ other: ConfidenceInterval) -> Bool {
    lower <= other.upper && other.lower <= upper
  }

  /// Both limits times `multiplier`; a negative one swaps them.
  public func scaled(by multiplier: Double) -> ConfidenceInterval {
    let first = lower * multiplier
    let second = upper * multiplier
    return multiplier < 0
      ? ConfidenceInterval(lower: second, upper: first, level: level)
      : ConfidenceInterval(lower: first, upper: second, level: level)
  }

  /// Both limits moved by `offset`.
  public func moved(by offset: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: lower + offset, upper: upper + offset, level: level)
  }
}

/// A confidence level as a share, from a share in 0.9..<1 or a percentage in 90..<100.
///
/// - Throws: `StatisticError.outOfRange` for any other number, NaN included.
public func confidenceLevel(_ level: Double) throws(StatisticError) -> Double {
  if level >= 0.9 && level < 1 { return level }
  if level >= 90 && level < 100 { return level / 100 }
  throw .outOfRange("confidence level \(level) is not from 0.9 to below 1, or from 90 to below 100")
}

/// The multiple of the standard error that a two-sided normal interval of `level` takes: 1.96 at
/// 95%.
///
/// - Throws: `StatisticError.outOfRange` when `level` is not a confidence level.
public func normalMultiple(level: Double) throws(StatisticError) -> Double {
  // Nearly always asked for, and once a figure: a million quantiles take 0.05 s.
  if level == 0.95 { return usualMultiple }
  // 1 - level is exact for levels from 0.5 up, so the tail is not blurred.
  return Normal.quantile(upperTail: (1 - (try confidenceLevel(level))) / 2)
}

private let usualMultiple = Normal.quantile(upperTail: (1 - 0.95) / 2)
