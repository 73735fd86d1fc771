import Frames
import Testing

@testable import Indicators

private struct Row: Sendable, CustomTestStringConvertible {
  let label: String
  let start: String
  let end: String
  let kind: Period.Kind
  let rules: PeriodRules
  var testDescription: String { label }

  init(
    _ label: String,
    _ start: String,
    _ end: String,
    _ kind: Period.Kind,
    _ rules: PeriodRules = PeriodRules()
  ) {
    (self.label, self.start, self.end, self.kind, self.rules) = (label, start, end, kind, rules)
  }
}

private let academic = PeriodRules(yearType: .academic)
private let publishedAsEnd = PeriodRules(yearType: .academic, isPublishedAsEnd: true)

private let financial = PeriodRules(yearType: .financial)
private let monthEnd = PeriodRules(yearType: .monthEnd)

/// The table of forms in `data.md` §4, row by row in its order.
private let forms: [Row] = [
  // 2023
  Row("2023", "2023-01-01", "2023-12-31", .calendarYear),
  Row("2023", "2023-04-01", "2024-03-31", .splitYear, financial),
  Row("2023", "2022-04-01", "2023-03-31", .splitYear, PeriodRules(yearType: .reporting)),
  Row("2023", "2023-09-01", "2024-08-31", .splitYear, academic),
  Row("2019", "2018-09-01", "2019-08-31", .splitYear, publishedAsEnd),
  Row("2022", "2022-06-30", "2022-06-30", .day, PeriodRules(yearType: .midYear)),
  Row("2021", "2021-03-21", "2021-03-21", .census, PeriodRules(yearType: .census)),
  // 2016/17 2016-17 2016–17 2016/2017 2016-2017
  Row("2016/17", "2016-04-01", "2017-03-31", .splitYear),
  Row("2016/17 (academic year)", "2016-09-01", "2017-08-31", .splitYear),
  Row("2016/17 (financial year)", "2016-04-01", "2017-03-31", .splitYear, academic),
  Row("2016/17 (FY)", "2016-04-01", "2017-03-31", .splitYear, academic),
  Row("2017 (reporting year)", "2016-04-01", "2017-03-31", .splitYear),
  Row("2016/17 Q1 (academic year)", "2016-09-01", "2016-11-30", .quarter),
  Row("undated", "1800-01-01", "2199-12-31", .span),
  Row("2016/17", "2016-09-01", "2017-08-31", .splitYear, academic),
  Row("2016-17", "2016-04-01", "2017-03-31", .splitYear),
  Row("2016–17", "2016-04-01", "2017-03-31", .splitYear),
  Row("2016/2017", "2016-04-01", "2017-03-31", .splitYear),
  Row("2016-2017", "2016-04-01", "2017-03-31", .splitYear),
  Row("1999/00", "1999-04-01", "2000-03-31", .splitYear),
  Row("1999-00", "1999-04-01", "2000-03-31", .splitYear),
  Row("2016-17", "2016-01-01", "2017-12-31", .pooled, PeriodRules(pooledYears: 2)),
  // 202324
  Row("202324", "2023-04-01", "2024-03-31", .splitYear),
  Row("202021", "2020-04-01", "2021-03-31", .splitYear),
  Row("202021", "2020-09-01", "2021-08-31", .splitYear, academic),
  // 2016-18 2016 - 18 2018 - 2020 2017-19
  Row("2016-18", "2016-01-01", "2018-12-31", .pooled),
  Row("2016–18", "2016-01-01", "2018-12-31", .pooled),
  Row("2016 - 18", "2016-01-01", "2018-12-31", .pooled),
  Row("2016  –  18", "2016-01-01", "2018-12-31", .pooled),
  Row("2018 - 2020", "2018-01-01", "2020-12-31", .pooled),
  Row("2017-19", "2017-01-01", "2019-12-31", .pooled),
  Row("2016-20", "2016-01-01", "2020-12-31", .pooled),
  Row("2015-17", "2015-01-01", "2017-12-31", .pooled),
  Row("2016-25", "2016-01-01", "2025-12-31", .pooled),
  // 201820 201821
  Row("201820", "2018-01-01", "2020-12-31", .pooled),
  Row("201821", "2018-01-01", "2021-12-31", .pooled),
  // 2013/14-15/16 2018/19 - 22/23 2016/17-18/19 2016/17 to 2018/19
  Row("2013/14-15/16", "2013-04-01", "2016-03-31", .pooled),
  Row("2013/14–15/16", "2013-04-01", "2016-03-31", .pooled),
  Row("2018/19 - 22/23", "2018-04-01", "2023-03-31", .pooled),
  Row("2016/17-18/19", "2016-04-01", "2019-03-31", .pooled),
  Row("2016/17 to 2018/19", "2016-04-01", "2019-03-31", .pooled),
  Row("2016/17 to 2018/19", "2016-09-01", "2019-08-31", .pooled, academic),
  // 2022/23 Q4 2022-23 Q4 Q4 2022/23
  Row("2022/23 Q4", "2023-01-01", "2023-03-31", .quarter),
  Row("2022-23 Q4", "2023-01-01", "2023-03-31", .quarter),
  Row("Q4 2022/23", "2023-01-01", "2023-03-31", .quarter),
  // 2022 Q1 Q2 2025 2025Q2 Apr-Jun 2020
  Row("2022 Q1", "2022-01-01", "2022-03-31", .quarter),
  Row("2013 Q3", "2013-07-01", "2013-09-30", .quarter),
  Row("Q2 2025", "2025-04-01", "2025-06-30", .quarter),
  Row("2025Q2", "2025-04-01", "2025-06-30", .quarter),
  Row("Apr-Jun 2020", "2020-04-01", "2020-06-30", .quarter),
  Row("Apr–Jun 2020", "2020-04-01", "2020-06-30", .quarter),
  // 2021/22 Q1 - 2023/24 Q1 2019/20 Q1-Q3: cumulative, a kind of their own
  Row("2021/22 Q1 - 2023/24 Q1", "2021-04-01", "2023-06-30", .span),
  Row("2019/20 Q1-Q3", "2019-04-01", "2019-12-31", .span),
  Row("2019/20 Q1-Q4", "2019-04-01", "2020-03-31", .span),
  // April 2021 Apr 2021 Apr-21 2021-04 202104 2021M04 05/2021
  Row("April 2021", "2021-04-01", "2021-04-30", .month),
  Row("Apr 2021", "2021-04-01", "2021-04-30", .month),
  Row("Dec 2023", "2023-12-01", "2023-12-31", .month),
  Row("Apr-21", "2021-04-01", "2021-04-30", .month),
  Row("Sep-23", "2023-09-01", "2023-09-30", .month),
  Row("Apr-79", "2079-04-01", "2079-04-30", .month),
  Row("Apr-80", "1980-04-01", "1980-04-30", .month),
  Row("2021-04", "2021-04-01", "2021-04-30", .month),
  Row("202104", "2021-04-01", "2021-04-30", .month),
  Row("2021M04", "2021-04-01", "2021-04-30", .month),
  Row("05/2021", "2021-05-01", "2021-05-31", .month),
  Row("Mar 2020", "2020-03-31", "2020-03-31", .day, monthEnd),
  // 2021-06-30 30/06/2021 30 June 2021 As at 31 January 2024 At 31/03/2020
  Row("2021-06-30", "2021-06-30", "2021-06-30", .day),
  Row("30/06/2021", "2021-06-30", "2021-06-30", .day),
  Row("05/06/2021", "2021-06-05", "2021-06-05", .day),
  Row("30 June 2021", "2021-06-30", "2021-06-30", .day),
  Row("As at 31 January 2024", "2024-01-31", "2024-01-31", .day),
  Row("At 31/03/2020", "2020-03-31", "2020-03-31", .day),
  // Year to Jan 2020 12 months to Jan 2020 Year ending Mar 2020
  Row("Year to Jan 2020", "2019-02-01", "2020-01-31", .rollingYear),
  Row("Year to Feb 2020", "2019-03-01", "2020-02-29", .rollingYear),
  Row("12 months to Jan 2020", "2019-02-01", "2020-01-31", .rollingYear),
  Row("Year ending Mar 2020", "2019-04-01", "2020-03-31", .rollingYear),
  Row("Year\u{A0}ending\u{A0}Mar 2020", "2019-04-01", "2020-03-31", .rollingYear),
  Row("Year to 15 November 2022", "2021-11-16", "2022-11-15", .rollingYear),
  // Jan 2012-Dec 2012 04/2021 - 03/2022 16/11/2021 - 15/11/2022
  Row("Jan 2012-Dec 2012", "2012-01-01", "2012-12-31", .calendarYear),
  Row("04/2021 - 03/2022", "2021-04-01", "2022-03-31", .splitYear),
  Row("Sep 2020 - Aug 2021", "2020-09-01", "2021-08-31", .splitYear),
  Row("Jul 2020 - Jun 2021", "2020-07-01", "2021-06-30", .rollingYear),
  Row("16/11/2021 - 15/11/2022", "2021-11-16", "2022-11-15", .rollingYear),
  Row("Jan 2012 - Jun 2012", "2012-01-01", "2012-06-30", .span),
  // Financial year ending 2023 FYE 2023 2022/23 (FY)
  Row("Financial year ending 2023", "2022-04-01", "2023-03-31", .splitYear),
  Row("FYE 2023", "2022-04-01", "2023-03-31", .splitYear),
  Row("2022/23 (FY)", "2022-04-01", "2023-03-31", .splitYear),
  // Words before or behind, short years, days of a spreadsheet
  Row("Academic year 2022/23", "2022-09-01", "2023-08-31", .splitYear),
  Row("2022/23 academic year", "2022-09-01", "2023-08-31", .splitYear),
  Row("AY 2022-23", "2022-09-01", "2023-08-31", .splitYear),
  Row("FY 2022/23", "2022-04-01", "2023-03-31", .splitYear, academic),
  Row("FY22/23", "2022-04-01", "2023-03-31", .splitYear),
  Row("2022/23 financial year", "2022-04-01", "2023-03-31", .splitYear),
  Row("22/23", "2022-04-01", "2023-03-31", .splitYear),
  Row("99/00", "1999-04-01", "2000-03-31", .splitYear),
  Row("Q4 22/23", "2023-01-01", "2023-03-31", .quarter),
  Row("22/23 Q4", "2023-01-01", "2023-03-31", .quarter),
  Row("Quarter 4 2022/23", "2023-01-01", "2023-03-31", .quarter),
  Row("2022/23 quarter 4", "2023-01-01", "2023-03-31", .quarter),
  Row("Apr 21", "2021-04-01", "2021-04-30", .month),
  Row("31-Mar-24", "2024-03-31", "2024-03-31", .day),
  Row("1-Mar-2024", "2024-03-01", "2024-03-01", .day),
  // 2015-11-16/P1Y 2011-01-01/P3Y 2023-07-01/P1M
  Row("2015-11-16/P1Y", "2015-11-16", "2016-11-15", .rollingYear),
  Row("2011-01-01/P3Y", "2011-01-01", "2013-12-31", .pooled),
  Row("2011-01-01/P1Y", "2011-01-01", "2011-12-31", .calendarYear),
  Row("2011-04-01/P1Y", "2011-04-01", "2012-03-31", .splitYear),
  Row("2015-04-01T00:00:00/P1Y", "2015-04-01", "2016-03-31", .splitYear),
  Row("2023-07-01/P1M", "2023-07-01", "2023-07-31", .month),
  // 2011 Census, Census 2021, that of Scotland; Mid-2022
  Row("2011 Census", "2011-03-27", "2011-03-27", .census),
  Row("Census 2021", "2021-03-21", "2021-03-21", .census),
  Row("Census 2022", "2022-03-20", "2022-03-20", .census),
  Row("Mid-2022", "2022-06-30", "2022-06-30", .day),
]

@Suite struct PeriodFormTests {
  @Test(arguments: forms)
  private func `each form of the table reads as its days and kind`(row: Row) throws {
    let period = try #require(Period(reading: row.label, rules: row.rules))
    #expect(period.start.isoText == row.start)
    #expect(period.end.isoText == row.end)
    #expect(period.kind == row.kind)
    #expect(period.label == row.label)
  }

  @Test(arguments: [
    ("  2019/20\u{A0}", "2019/20"), ("2019/20  Q1", "2019/20  Q1"),
  ])
  func `labels stay as published without the space around`(text: String, label: String) {
    #expect(Period(reading: text)?.label == label)
  }

  // The marks behind a label, in the order of data.md §4.
  @Test(
    arguments: [
      ("2019/20 (prov)", ValueState.provisional, nil), ("2019/20 (p)", .provisional, nil),
      ("2019/20(p)", .provisional, nil), ("2019/20 provisional", .provisional, nil),
      ("2019/20 (Rev)", .revised, nil), ("2019/20 (r)", .revised, nil),
      ("2019/20 revised", .revised, nil), ("2019/20 (Final)", [], nil), ("2019/20 (OT)", [], "OT"),
    ] as [(String, ValueState, String?)]
  )
  func `marks behind a label become states and notes and are no part of it`(
    text: String,
    state: ValueState,
    note: String?
  ) throws {
    var reader = PeriodColumnReader()
    let read = try #require(try reader.read([text, "2020/21"]).first)
    #expect(read.period.label == "2019/20" && read.period.kind == .splitYear)
    #expect(read.state == state && read.note == note)
  }

  // What is refused by name, in the order of data.md §4, the sort key of the row before first.
  @Test(arguments: [
    ("20190000", PeriodRefusal.sortKey), ("44287", .spreadsheetSerial), ("607", .measurementCode),
    ("Week 12", .week), ("Autumn term 2022", .term), ("2019/21", .neitherYearNorPool),
  ])
  func `labels that are no periods are refused by name`(label: String, refusal: PeriodRefusal) {
    #expect(throws: PeriodColumnError.unreadable([.init(label: label, refusal: refusal)])) {
      try readPeriods([label])
    }
    #expect(Period(reading: label) == nil)
  }

  @Test func `no label of period letters stops the reader`() {
    let pieces = [
      "2019", "/", "-", " ", "20", "Q", "1", "Jan", "to", "year", "P", "Y", "M", "2020", "99", "0",
      "T00:00:00", "(p)", "Census", "–", "\u{A0}", "999999999", "é", "as at", "30",
    ]
    // A small linear congruential generator, so that a failure comes back (Knuth's MMIX).
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var readCount = 0
    for _ in 0..<20_000 {
      let label = (0...next(6)).map { _ in pieces[next(pieces.count)] }.joined()
      guard let period = Period(reading: label) else { continue }
      readCount += 1
      #expect(period.start <= period.end)
      #expect((1700...2300).contains(period.end.components.year), "\(label)")
    }
    #expect(readCount > 50)
  }

  @Test(arguments: [
    "", "soon", "2019-13-01", "31/02/2020", "Jan", "2018-1-2", "2020-2016", "99999999999999999999",
    "2019/20/21", "-", "Q5 2020", "2050-48",
    "2016-26", "2016/17-26/27", "Sep", "23", "22/24", "FY 2023", "academic year 2023", "Q1 22/24",
    "quarter 5 2022/23", "academic year",
  ])
  func `anything else is no period and stops nothing`(label: String) {
    #expect(Period(reading: label) == nil)
  }
}
