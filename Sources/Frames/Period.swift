/// A stretch of time with the label it was published under.
///
/// Periods sort by start, then end. Reading labels belongs to `Indicators`; this is the value that
/// columns hold.
public struct Period: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    case day, month, quarter, calendarYear, splitYear, rollingYear
    /// Several whole years taken together, calendar or split.
    case pooled
    case census
    /// Any other span, such as cumulative quarters.
    case span

    /// What a query prints for `period.kind`.
    public var word: String {
      switch self {
      case .day: "day"
      case .month: "month"
      case .quarter: "quarter"
      case .calendarYear: "calendar year"
      case .splitYear: "split year"
      case .rollingYear: "rolling year"
      case .pooled: "pooled years"
      case .census: "census"
      case .span: "span"
      }
    }
  }
  public let start: Day
  /// Last day, included.
  public let end: Day
  public let kind: Kind
  public let label: String

  public init(start: Day, end: Day, kind: Kind, label: String) {
    self.start = start
    self.end = max(start, end)
    self.kind = kind
    self.label = label
  }
}

extension Period: Comparable {
  public static func < (left: Period, right: Period) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end < right.end }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    return left.label.utf8.lexicographicallyPrecedes(right.label.utf8)
  }
}

// MARK: Making periods

extension Period {
  public static func calendarYear(_ year: Int) -> Period {
    months(from: (year, 1), count: 12, kind: .calendarYear, label: String(year))
  }

  /// A year that starts in month 4, a financial one, or in 9, an academic one.
  ///
  /// With `kindOfYear` the label says which of these it is: `academic year`.
  public static func splitYear(
    _ firstYear: Int,
    startMonth: Int = 4,
    kindOfYear: String? = nil
  ) -> Period {
    months(
      from: (firstYear, startMonth),
      count: 12,
      kind: .splitYear,
      label: splitLabel(firstYear) + (kindOfYear.map { " (\($0))" } ?? "")
    )
  }

  public static func quarter(_ quarter: Int, ofYear year: Int) -> Period {
    months(
      from: (year, 3 * quarter - 2),
      count: 3,
      kind: .quarter,
      label: "\(year) Q\(quarter)"
    )
  }

  public static func quarter(
    _ quarter: Int,
    ofSplitYear firstYear: Int,
    startMonth: Int = 4
  ) -> Period {
    months(
      from: (firstYear, startMonth + 3 * (quarter - 1)),
      count: 3,
      kind: .quarter,
      label: "\(splitLabel(firstYear)) Q\(quarter)"
    )
  }

  public static func month(_ month: Int, ofYear year: Int) -> Period {
    months(
      from: (year, month),
      count: 1,
      kind: .month,
      label: "\(monthName(month)) \(year)"
    )
  }

  public static func day(_ day: Day) -> Period {
    Period(start: day, end: day, kind: .day, label: day.isoText)
  }

  public static func pooledYears(_ first: Int, _ last: Int) -> Period {
    months(
      from: (first, 1),
      count: 12 * (last - first + 1),
      kind: .pooled,
      label: "\(first)-\(twoDigits(last))"
    )
  }

  public static func pooledSplitYears(_ first: Int, _ last: Int, startMonth: Int = 4) -> Period {
    let lastLabel = "\(twoDigits(last))/\(twoDigits(last + 1))"
    return months(
      from: (first, startMonth),
      count: 12 * (last - first + 1),
      kind: .pooled,
      label: "\(splitLabel(first))-\(lastLabel)"
    )
  }

  public static func rollingYear(endMonth: Int, ofYear year: Int) -> Period {
    months(
      from: (year, endMonth - 11),
      count: 12,
      kind: .rollingYear,
      label: "Year to \(monthName(endMonth)) \(year)"
    )
  }

  /// Census day of England and Wales, of Scotland where that has a year of its own (2022); 21 March
  /// in years whose day is not known here.
  public static func census(_ year: Int) -> Period {
    let days = [
      1981: (4, 5), 1991: (4, 21), 2001: (4, 29), 2011: (3, 27), 2021: (3, 21), 2022: (3, 20),
    ]
    let (month, number) = days[year] ?? (3, 21)
    let day = Day(year: year, month: month, day: number) ?? Day(startOfMonth: 3, year: year)
    return Period(start: day, end: day, kind: .census, label: "\(year) Census")
  }

  private static func months(
    from first: (year: Int, month: Int),
    count: Int,
    kind: Kind,
    label: String
  ) -> Period {
    Period(
      start: Day(startOfMonth: first.month, year: first.year),
      end: Day(startOfMonth: first.month + count, year: first.year).advanced(by: -1),
      kind: kind,
      label: label
    )
  }

  /// The label of a year that starts in `firstYear`, such as 2019/20.
  public static func splitLabel(_ firstYear: Int) -> String {
    "\(firstYear)/\(twoDigits(firstYear + 1))"
  }

  private static func twoDigits(_ year: Int) -> String {
    let number = ((year % 100) + 100) % 100
    return number < 10 ? "0\(number)" : String(number)
  }

  /// `Jan` for 1; months outside 1 to 12 wrap round.
  public static func monthName(_ month: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names[(((month - 1) % 12) + 12) % 12]
  }
}

// MARK: Relations

extension Period {
  /// Whole months covered, or nil when the span does not start and end with a month.
  public var monthCount: Int? {
    let first = start.components
    let after = end.advanced(by: 1).components
    guard first.day == 1, after.day == 1 else { return nil }
    return (after.year - first.year) * 12 + after.month - first.month
  }

  public var dayCount: Int { end.number - start.number + 1 }

  /// Months from the start of the common era to the first month; tells steps of a series.
  public var startMonthIndex: Int {
    let (year, month, _) = start.components
    return year * 12 + month - 1
  }

  /// The middle in years, for regression on time: years that follow one another are 1 apart, leap
  /// years among them.
  public var years: Double {
    if let monthCount { return (Double(startMonthIndex) + Double(monthCount) / 2) / 12 }
    return (Double(start.number) + Double(end.number) + 1) / 2 / 365.2425 + 1970
  }

  public func overlaps(_ other: Period) -> Bool { start <= other.end && other.start <= end }

  /// Lies within the other, or goes by its name (`language.md` §5, `in`).
  public func lies(within other: Period) -> Bool {
    (other.start <= start && end <= other.end) || isCalled(other)
  }

  /// Starts no earlier than the one and ends no later than the other (`language.md` §5, `in … to`);
  /// a year that goes by the name of one of them does.
  public func lies(from first: Period, to last: Period) -> Bool {
    (first.start <= start || isYear(of: first)) && (end <= last.end || isYear(of: last))
  }

  public func hasSameLabel(as other: Period) -> Bool {
    label == other.label || foldedText(label) == foldedText(other.label)
  }

  /// Equal for a query: the same days, or what the other is called.
  public func isSame(as other: Period) -> Bool {
    (start == other.start && end == other.end) || isCalled(other)
  }

  /// Goes by the name of the other: under its label, or as a split year of the same two years,
  /// however it is written and whenever it starts.
  ///
  /// 2023/24 is the financial year and, of an indicator that has those, the academic year `202324`;
  /// `2023/24 (academic year)` is no other.
  public func isCalled(_ other: Period) -> Bool { isYear(of: other) || hasSameLabel(as: other) }

  /// A split year of the same two years as one whose label leaves open when it starts.
  private func isYear(of other: Period) -> Bool {
    kind == .splitYear && other.kind == .splitYear && !other.saysKindOfYear
      && start.components.year == other.start.components.year
  }

  /// Whether the label says which kind of year it is.
  public var saysKindOfYear: Bool { kindOfYear != nil }

  /// What stands in brackets at the end of a split year's label: `2023/24 (academic year)`.
  private var kindOfYear: String? {
    guard kind == .splitYear, label.utf8.last == UInt8(ascii: ")"),
      let open = label.lastIndex(of: "(")
    else { return nil }
    return String(label[label.index(after: open)...].dropLast())
  }

  /// Of about the same length, so that their figures can be set beside one another.
  public func hasSameLength(as other: Period) -> Bool {
    if let months = monthCount, let otherMonths = other.monthCount { return months == otherMonths }
    return abs(dayCount - other.dayCount) <= 2
  }

  /// The financial year that a period is reported in: a split year in the one of its own two
  /// years, any other period in the one in which it ends (`language.md` §2.1).
  public func reportingYear(startMonth: Int = 4) -> Period {
    if kind == .splitYear { return .splitYear(start.components.year, startMonth: startMonth) }
    let (year, month, _) = end.components
    return .splitYear(month >= startMonth ? year : year - 1, startMonth: startMonth)
  }

  /// Moved by a number of its own lengths; nil for a census, whose distance is not fixed, and
  /// beyond the years 1 to 9999.
  public func moved(by steps: Int) -> Period? {
    guard steps != 0 else { return self }
    guard steps.magnitude < 100_000 else { return nil }
    guard kind != .census else { return nil }
    if kind == .day {
      return Period.day(start.advanced(by: steps)).withinCalendar
    }
    guard let months = monthCount else {
      let shift = steps * dayCount
      let first = start.advanced(by: shift)
      let last = end.advanced(by: shift)
      return Period(
        start: first,
        end: last,
        kind: kind,
        label: "\(first.isoText) to \(last.isoText)"
      ).withinCalendar
    }
    let (year, month, _) = start.components
    let index = year * 12 + month - 1 + steps * months
    guard index >= 12, index < 9900 * 12 else { return nil }
    let newYear = index / 12
    let newMonth = index % 12 + 1
    switch kind {
    case .calendarYear: return .calendarYear(newYear)
    case .splitYear: return .splitYear(newYear, startMonth: newMonth, kindOfYear: kindOfYear)
    case .month: return .month(newMonth, ofYear: newYear)
    case .rollingYear:
      let last = index + 11
      return .rollingYear(endMonth: last % 12 + 1, ofYear: last / 12)
    case .quarter:
      // A calendar quarter's label has no slash; a financial one counts from its year's start.
      if !label.contains("/") { return .quarter((newMonth - 1) / 3 + 1, ofYear: newYear) }
      let startMonth = startMonthOfSplitYear
      let fromStart = (newMonth - startMonth + 12) % 12
      let firstYear = newMonth >= startMonth ? newYear : newYear - 1
      return .quarter(fromStart / 3 + 1, ofSplitYear: firstYear, startMonth: startMonth)
    case .pooled where label.contains("/"):
      return .pooledSplitYears(newYear, newYear + months / 12 - 1, startMonth: newMonth)
    case .pooled: return .pooledYears(newYear, newYear + months / 12 - 1)
    case .span, .day, .census:
      let first = Day(startOfMonth: newMonth, year: newYear)
      let last = Day(startOfMonth: newMonth + months, year: newYear).advanced(by: -1)
      return Period(
        start: first,
        end: last,
        kind: kind,
        label: "\(first.isoText) to \(last.isoText)"
      )
    }
  }

  /// First month of the split year that a quarter belongs to, told by the number at the end of its
  /// label; April where there is none.
  private var startMonthOfSplitYear: Int {
    guard let number = label.last?.wholeNumberValue, (1...4).contains(number) else { return 4 }
    return (start.components.month - 1 - 3 * (number - 1) + 12) % 12 + 1
  }

  private var withinCalendar: Period? {
    let year = start.components.year
    return (1...9999).contains(year) && (1...9999).contains(end.components.year) ? self : nil
  }
}
