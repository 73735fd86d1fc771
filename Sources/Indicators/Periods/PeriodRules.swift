/// How an indicator's years run, as its catalogue says (`year_type`).
public enum YearType: String, Sendable, Hashable, CaseIterable {
  case calendar, financial, academic, census, rolling
  case midYear = "mid-year"
  /// A count at a month's end: a month label means its last day.
  case monthEnd = "month end"
  /// The financial year that ends in the year printed.
  case reporting = "reporting year"

  /// Reads a catalogue's or a publisher's word.
  ///
  /// `Financial`, `Financial year` and `financial_year` are one.
  public init?(word: String) {
    let folded = foldedLookUpName(word)
    let stem = folded.hasSuffix("year") && folded != "year" ? String(folded.dropLast(4)) : folded
    switch stem {
    case "calendar": self = .calendar
    case "financial", "fiscal", "fy", "tax": self = .financial
    case "academic", "school": self = .academic
    case "census": self = .census
    case "rolling": self = .rolling
    case "mid", "midyear": self = .midYear
    case "monthend": self = .monthEnd
    case "reporting": self = .reporting
    default: return nil
    }
  }
}

/// What is known about the periods of a column before its cells are looked at.
public struct PeriodRules: Sendable, Hashable {
  public var yearType: YearType?
  /// 2 to 10 where figures are pooled over so many years; decides `2016-17` where it is 2.
  public var pooledYears: Int?
  /// A split year is printed as its last year: `2019` is 2018/19.
  public var isPublishedAsEnd: Bool
  public var financialYearStartMonth: Int
  public var academicYearStartMonth: Int

  public init(
    yearType: YearType? = nil,
    pooledYears: Int? = nil,
    isPublishedAsEnd: Bool = false,
    financialYearStartMonth: Int = 4,
    academicYearStartMonth: Int = 9
  ) {
    self.yearType = yearType
    self.pooledYears = pooledYears
    self.isPublishedAsEnd = isPublishedAsEnd
    self.financialYearStartMonth =
      (1...12).contains(financialYearStartMonth)
      ? financialYearStartMonth : 4
    self.academicYearStartMonth =
      (1...12).contains(academicYearStartMonth)
      ? academicYearStartMonth : 9
  }

  /// First month of a split year under these rules.
  var splitYearStartMonth: Int {
    yearType == .academic ? academicYearStartMonth : financialYearStartMonth
  }
}
