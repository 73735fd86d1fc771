import Frames

/// What a run of like periods needs to know of a period, worked out once an entry of a column.
struct PeriodShape: Sendable {
  let kind: Period.Kind
  /// Whole months covered; nil for days, weeks and other spans that no month bounds.
  let months: Int?
  let days: Int
  let startMonth: Int
  let startDay: Int
  let dayOfMonth: Int
  let isEndOfMonth: Bool

  init(_ period: Period) {
    kind = period.kind
    months = period.monthCount
    days = period.dayCount
    startMonth = period.startMonthIndex
    startDay = period.start.number
    dayOfMonth = period.start.components.day
    isEndOfMonth = period.end.advanced(by: 1).components.day == 1
  }

  var endDay: Int { startDay + days - 1 }

  /// Of the same kind, and of the same length where the kind does not fix it.
  func isLike(_ other: PeriodShape) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .day, .month, .calendarYear, .splitYear, .rollingYear, .census: return true
    case .quarter, .pooled, .span:
      if let months, let others = other.months { return months == others }
      return abs(days - other.days) <= 2
    }
  }
}

extension Period {
  /// The period that lies a number of months later, or earlier, in the same form; nil where the
  /// calendar has none.
  func shifted(byMonths months: Int) -> Period? {
    if kind == .census { return nil }
    if let own = monthCount, own > 0 {
      if months.isMultiple(of: own) { return moved(by: months / own) }
      if kind == .rollingYear {
        let (year, month, _) = end.components
        let index = year * 12 + month - 1 + months
        guard (12..<9900 * 12).contains(index) else { return nil }
        return .rollingYear(endMonth: index % 12 + 1, ofYear: index / 12)
      }
      return nil
    }
    guard kind == .day else { return nil }
    let (year, month, day) = start.components
    let index = year * 12 + month - 1 + months
    guard (12..<9900 * 12).contains(index) else { return nil }
    if start.advanced(by: 1).components.day == 1 {
      return .day(Day(startOfMonth: index % 12 + 2, year: index / 12).advanced(by: -1))
    }
    return Day(year: index / 12, month: index % 12 + 1, day: day).map { .day($0) }
  }
}
