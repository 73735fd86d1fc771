import Frames
import Testing

struct PeriodTests {
  private static let samples: [(Period, String, String, String)] = [
    (.calendarYear(2019), "2019", "2019-01-01", "2019-12-31"),
    (.splitYear(2019), "2019/20", "2019-04-01", "2020-03-31"),
    (.splitYear(1999, startMonth: 9), "1999/00", "1999-09-01", "2000-08-31"),
    (.quarter(1, ofYear: 2019), "2019 Q1", "2019-01-01", "2019-03-31"),
    (.quarter(4, ofSplitYear: 2019), "2019/20 Q4", "2020-01-01", "2020-03-31"),
    (.month(2, ofYear: 2020), "Feb 2020", "2020-02-01", "2020-02-29"),
    (.pooledYears(2017, 2019), "2017-19", "2017-01-01", "2019-12-31"),
    (.pooledSplitYears(2016, 2018), "2016/17-18/19", "2016-04-01", "2019-03-31"),
    (.rollingYear(endMonth: 1, ofYear: 2020), "Year to Jan 2020", "2019-02-01", "2020-01-31"),
    (.census(2021), "2021 Census", "2021-03-21", "2021-03-21"),
    (.census(2011), "2011 Census", "2011-03-27", "2011-03-27"),
  ]

  @Test func `periods cover the days their labels say`() {
    for (period, label, start, end) in Self.samples {
      #expect(period.label == label)
      #expect(period.start.isoText == start)
      #expect(period.end.isoText == end)
    }
  }

  @Test func `moving there and back leads to the same period, next to where it was`() {
    for (period, _, _, _) in Self.samples where period.kind != .census {
      for steps in [1, 2, 5, 12, 100, -1, -7] {
        let moved = period.moved(by: steps)
        #expect(moved?.moved(by: -steps) == period, "\(period.label) by \(steps)")
      }
      #expect(period.moved(by: 1)?.start == period.end.advanced(by: 1))
      #expect(period.moved(by: -1)?.end == period.start.advanced(by: -1))
      #expect(period.moved(by: 0) == period)
    }
  }

  @Test(arguments: [
    (Period.splitYear(2019), 1, "2020/21"), (.calendarYear(2019), -20, "1999"),
    (.quarter(4, ofSplitYear: 2019), 1, "2020/21 Q1"), (.quarter(1, ofYear: 2019), -1, "2018 Q4"),
    (.month(12, ofYear: 2019), 2, "Feb 2020"), (.pooledYears(2017, 2019), 1, "2020-22"),
    (.pooledSplitYears(2016, 2018), -1, "2013/14-15/16"),
    (.rollingYear(endMonth: 1, ofYear: 2020), 1, "Year to Jan 2021"),
    (.quarter(1, ofSplitYear: 2019, startMonth: 9), 1, "2019/20 Q2"),
    (.quarter(4, ofSplitYear: 2019, startMonth: 9), 1, "2020/21 Q1"),
  ])
  func `a moved period has the label of its kind`(period: Period, steps: Int, label: String) {
    #expect(period.moved(by: steps)?.label == label)
  }

  @Test func `a quarter of a school year moves by three months of the school year`() throws {
    let quarter = Period.quarter(1, ofSplitYear: 2019, startMonth: 9)
    let next = try #require(quarter.moved(by: 1))
    #expect(next.start.isoText == "2019-12-01" && next.end.isoText == "2020-02-29")
  }

  @Test func `a day moves by days and a week by weeks`() throws {
    let day = try #require(Day(year: 2020, month: 2, day: 28))
    #expect(Period.day(day).moved(by: 2)?.label == "2020-03-01")
    let week = Period(start: day, end: day.advanced(by: 6), kind: .span, label: "week")
    let next = try #require(week.moved(by: 1))
    #expect(next.start.isoText == "2020-03-06" && next.dayCount == 7)
  }

  @Test func `there is no moving a census or beyond the calendar`() {
    #expect(Period.census(2021).moved(by: 1) == nil)
    #expect(Period.census(2021).moved(by: 0) == .census(2021))
    #expect(Period.calendarYear(2019).moved(by: 99_999) == nil)
    #expect(Period.calendarYear(2019).moved(by: -2019) == nil)
    #expect(Period.calendarYear(2019).moved(by: .min) == nil)
    #expect(Period.day(Day(number: 0)).moved(by: -99_999)?.start.components.year == 1696)
  }

  @Test(arguments: [
    (Period.calendarYear(2019), "2019/20"), (.month(3, ofYear: 2020), "2019/20"),
    (.month(4, ofYear: 2020), "2020/21"), (.rollingYear(endMonth: 1, ofYear: 2020), "2019/20"),
    (.pooledYears(2017, 2019), "2019/20"), (.splitYear(2019, startMonth: 9), "2019/20"),
    (.census(2021), "2020/21"), (.quarter(4, ofSplitYear: 2019), "2019/20"),
    (.pooledSplitYears(2016, 2018), "2018/19"),
  ])
  func `the reporting year is the financial year in which a period ends`(
    period: Period,
    label: String
  ) {
    #expect(period.reportingYear().label == label)
  }

  @Test func `a year that starts in September is reported by September`() {
    #expect(Period.month(8, ofYear: 2020).reportingYear(startMonth: 9).label == "2019/20")
    #expect(Period.month(9, ofYear: 2020).reportingYear(startMonth: 9).label == "2020/21")
  }

  @Test func `a period lies within another by its days or its label`() {
    #expect(Period.quarter(1, ofSplitYear: 2019).lies(within: .splitYear(2019)))
    #expect(!Period.splitYear(2019).lies(within: .quarter(1, ofSplitYear: 2019)))
    #expect(!Period.quarter(1, ofYear: 2019).lies(within: .splitYear(2019)))
    #expect(Period.splitYear(2019).lies(within: .splitYear(2019)))
    // A school year that publishes as 2019 answers to 2019.
    let school = Period(
      start: Day(startOfMonth: 9, year: 2018),
      end: Day(startOfMonth: 9, year: 2019).advanced(by: -1),
      kind: .splitYear,
      label: "2019"
    )
    #expect(school.lies(within: .calendarYear(2019)))
    #expect(school.isSame(as: .calendarYear(2019)))
  }

  @Test func `same days or the same label make the same period`() {
    let other = Period(
      start: Period.splitYear(2016).start,
      end: Period.splitYear(2016).end,
      kind: .splitYear,
      label: "2016-17"
    )
    #expect(other.isSame(as: .splitYear(2016)))
    #expect(other != .splitYear(2016))
    #expect(Period.splitYear(2016).isSame(as: .splitYear(2016, startMonth: 9)))
    #expect(!Period.splitYear(2016).isSame(as: .splitYear(2017)))
    #expect(Period.rollingYear(endMonth: 3, ofYear: 2020).isSame(as: .splitYear(2019)))
  }

  private func academic(_ year: Int, _ label: String) -> Period {
    let plain = Period.splitYear(year, startMonth: 9)
    return Period(start: plain.start, end: plain.end, kind: .splitYear, label: label)
  }

  @Test func `a split year goes by its two years unless the name says of which kind`() {
    let (published, stated) = (academic(2023, "202324"), academic(2023, "2023/24 (academic year)"))
    let named = Period.splitYear(2023, startMonth: 9, kindOfYear: "academic year")
    for year in [published, stated] {
      #expect(year.isSame(as: .splitYear(2023)) && year.lies(within: .splitYear(2023)))
      #expect(year.isSame(as: named) && year.lies(within: named))
      #expect(!year.isSame(as: .splitYear(2022)) && !year.isSame(as: .calendarYear(2023)))
    }
    #expect(named.label == "2023/24 (academic year)")
    #expect(named.moved(by: -1)?.label == "2022/23 (academic year)")
    let financial = Period.splitYear(2023, kindOfYear: "financial year")
    #expect(financial.isSame(as: .splitYear(2023)) && !financial.isSame(as: named))
    #expect(!Period.splitYear(2023).isSame(as: named) && !stated.isSame(as: financial))
    #expect(published.reportingYear() == .splitYear(2023))
    #expect(stated.reportingYear() == .splitYear(2023))
  }

  @Test func `a span up to 2023 and 24 holds the academic year that ends after it`() {
    let (first, last) = (Period.splitYear(2021), Period.splitYear(2023))
    #expect((2021...2023).allSatisfy { academic($0, "x").lies(from: first, to: last) })
    #expect(!academic(2020, "x").lies(from: first, to: last))
    #expect(!academic(2024, "x").lies(from: first, to: last))
    #expect(!Period.calendarYear(2024).lies(from: first, to: last))
    #expect(!Period.quarter(1, ofSplitYear: 2024).lies(from: first, to: last))
  }

  @Test func `periods are ordered by start, then end`() {
    let year = Period.splitYear(2019)
    let quarters = (1...4).map { Period.quarter($0, ofSplitYear: 2019) }
    let sorted = ([year] + quarters.reversed()).sorted()
    #expect(sorted == [quarters[0], year, quarters[1], quarters[2], quarters[3]])
  }

  @Test func `whole months are counted and other spans are not`() {
    #expect(Period.calendarYear(2019).monthCount == 12)
    #expect(Period.pooledYears(2017, 2019).monthCount == 36)
    #expect(Period.census(2021).monthCount == nil)
    #expect(Period.calendarYear(2020).dayCount == 366)
    #expect(Period.calendarYear(2020).hasSameLength(as: .splitYear(2021)))
    #expect(!Period.month(1, ofYear: 2020).hasSameLength(as: .quarter(1, ofYear: 2020)))
  }

  @Test func `an end before the start is moved to it`() {
    let period = Period(start: Day(number: 10), end: Day(number: 3), kind: .span, label: "x")
    #expect(period.dayCount == 1)
  }

  @Test func `the middle of a period in years tells equal steps apart by one`() {
    let steps = (2015...2024).map { Period.calendarYear($0).years }
    for (one, other) in zip(steps, steps.dropFirst()) { #expect(abs(other - one - 1) < 0.003) }
    #expect(abs(Period.calendarYear(2019).years - 2019.5) < 0.01)
  }
}
