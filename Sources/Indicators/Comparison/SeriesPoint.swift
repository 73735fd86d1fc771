public import Frames
public import Statistics

/// One figure of a series as comparisons see it.
public struct SeriesPoint: Sendable {
  public let period: Period
  /// The figure; nil when missing or suppressed.
  public let value: Double?
  public let presence: Presence
  /// Published 95% limits, or limits worked out from counts that allow it; nil for none.
  public let interval: ConfidenceInterval?
  public let decimals: Int?
  /// Not comparable with the point before it.
  public private(set) var isBreak: Bool
  /// Row of the column it was read from.
  public let row: Int
}

extension SeriesPoint {
  /// The same point, marked as not comparable with what came before.
  var withBreak: SeriesPoint {
    var result = self
    result.isBreak = true
    return result
  }

  /// The point in a row of an estimate column; nil without a period.
  init?(row: Int, of estimates: EstimateColumn, periods: PeriodColumn) {
    guard let period = periods[row] else { return nil }
    self.period = period
    self.row = row
    value = estimates.point[row]
    presence = estimates.presence[row]
    decimals = estimates.publishedDecimals(row) ?? estimates.measure(row).decimals
    isBreak = estimates.state(row).contains(.break)
    interval = value == nil ? nil : limits(of: estimates, row: row)
  }
}

/// The 95% limits of a figure: as published, else Wilson for counts of people and Byar for events;
/// none for estimated counts, without counts, or where the counts do not give the figure: those of a
/// standardised rate give the limits of the crude one.
func limits(of estimates: EstimateColumn, row: Int) -> ConfidenceInterval? {
  if let lower = estimates.lower?[row], let upper = estimates.upper?[row], lower <= upper {
    return ConfidenceInterval(lower: lower, upper: upper)
  }
  guard let count = estimates.numerator?[row], let denominator = estimates.denominator?[row] else {
    return nil
  }
  let measure = estimates.measure(row)
  if let point = estimates.point[row], denominator > 0 {
    let made = count / denominator * measure.multiplier
    let decimals = estimates.publishedDecimals(row) ?? measure.decimals
    guard agrees(point, made, decimals: decimals) else { return nil }
  }
  return limits(count: count, of: denominator, measure)
}

/// The 95% limits that counts give: Wilson for people, Byar for events, none for estimated ones.
func limits(count: Double, of denominator: Double, _ measure: Measure) -> ConfidenceInterval? {
  switch measure.counts {
  case .people:
    return try? wilsonInterval(count: count, of: denominator).scaled(by: measure.multiplier)
  case .events:
    guard let rate = try? byarInterval(count: count, over: denominator), let lower = rate.lower
    else { return nil }
    return ConfidenceInterval(lower: lower, upper: rate.upper).scaled(by: measure.multiplier)
  case .estimated, nil: return nil
  }
}

/// Whether a figure is the one that its counts give, but for rounding of either.
func agrees(_ value: Double, _ made: Double, decimals: Int?) -> Bool {
  let rounding = 0.5001 * powerOfTen(-(decimals ?? 1))
  return abs(value - made) <= max(rounding, 0.01 * abs(made))
}
