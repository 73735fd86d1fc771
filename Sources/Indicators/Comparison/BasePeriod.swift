public import Frames

/// The point that a figure is compared with, and what has to be said about the pair.
public struct BasePoint: Sendable {
  /// Position in the series.
  public let position: Int
  /// The base is of another kind of period, of the same length.
  public let isOtherKind: Bool
  /// The two figures share data: their periods overlap, or both are pooled years.
  public let sharesData: Bool
  /// A break lies between them.
  public let crossesBreak: Bool
}

/// Finds what a point is compared with (`language.md` §2.1, previous period).
///
/// The latest earlier known figure of the same kind of period; where there is none, the latest
/// earlier one of the same length that does not overlap.
///
/// - Parameters:
///   - position: The point, as its position in the series.
///   - series: The points, sorted by period.
///   - date: With this the figure that stood at the end of the period, instead of the previous
///     one; 2022/23 is the series' own year of that name, also an academic one.
/// - Returns: The point to compare with; nil where there is none.
public func basePoint(
  for position: Int,
  in series: [SeriesPoint],
  standingAt date: Period? = nil
) -> BasePoint? {
  let current = series[position].period
  // From the point back, so that the usual base, the one before, costs nothing to find; part by
  // part, since a copy of a whole point costs more than the look at it.
  func latest(_ fits: (Period) -> Bool) -> Int? {
    var index = position - 1
    while index >= 0 {
      defer { index -= 1 }
      guard series[index].value != nil else { continue }
      let period = series[index].period
      guard period < current, fits(period) else { continue }
      if let date, period.end > date.end, !period.isCalled(date) { continue }
      return index
    }
    return nil
  }
  let sameKind = latest { isSameKind($0, current) }
  let found =
    sameKind
    ?? latest { $0.hasSameLength(as: current) && !$0.overlaps(current) }
  guard let found else { return nil }
  let base = series[found].period
  return BasePoint(
    position: found,
    isOtherKind: sameKind == nil,
    sharesData: base.overlaps(current) || (base.kind == .pooled && current.kind == .pooled),
    crossesBreak: series[(found + 1)...position].contains(where: \.isBreak)
  )
}

func isSameKind(_ one: Period, _ other: Period) -> Bool {
  guard one.kind == other.kind else { return false }
  switch one.kind {
  case .day, .month, .calendarYear, .rollingYear, .census: return true
  // A financial year and an academic one share half a year.
  case .splitYear: return one.start.components.month == other.start.components.month
  case .quarter, .pooled, .span: return one.hasSameLength(as: other)
  }
}
