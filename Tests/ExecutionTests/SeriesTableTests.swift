import Frames
import Plans
import Testing

struct SeriesTableTests {
  private func series(
    _ frame: Frame,
    _ function: SeriesFunction,
    _ more: Plans.Expression...,
    by keys: [String] = []
  ) throws -> Column {
    try windowed(frame, .series(function), [.column("value")] + more, by: keys)
  }

  @Test func `the previous value is one step back by period, whatever the order of rows`() throws {
    let frame = try table(
      .years([2019, 2017, 2020, 2018]),
      .number("value", [19, 17, 20, 18])
    )
    #expect(try series(frame, .prev).list == [18, nil, 19, 17])
    #expect(try series(frame, .next).list == [20, 18, nil, 19])
    #expect(try series(frame, .prev, .number(2)).list == [17, nil, 18, nil])
    #expect(try series(frame, .change).list == [1, nil, 1, 1])
  }

  @Test func `a gap gives missing and never the row before`() throws {
    let frame = try table(
      .years([2015, 2016, 2018, 2019]),
      .number("value", [1, 2, 4, 8])
    )
    #expect(try series(frame, .prev).list == [nil, 1, nil, 4])
    #expect(try series(frame, .percentChange).list == [nil, 100, nil, 100])
    // Two years apart and nothing else: a year is still one step.
    let two = try table(.years([2015, 2017]), .number("value", [1, 2]))
    #expect(try series(two, .prev).list == [nil, nil])
  }

  @Test func `pooled years that overlap follow one another year by year`() throws {
    let frame = try table(
      .periods("period", [.pooledYears(2016, 2018), .pooledYears(2017, 2019)]),
      .number("value", [1, 2])
    )
    #expect(try series(frame, .prev).list == [nil, 1])
  }

  @Test func `figures each March step from March to March`() throws {
    let frame = try table(
      .periods("period", (2016...2019).map { .month(3, ofYear: $0) }),
      .number("value", [1, 2, 3, 4])
    )
    #expect(try series(frame, .prev).list == [nil, 1, 2, 3])
  }

  @Test func `days step by days, weeks by weeks, ends of years by years`() throws {
    func days(_ numbers: [Int], length: Int = 1) throws -> [Period?] {
      let start = try #require(Day(year: 2020, month: 1, day: 29))
      return numbers.map { number in
        let first = start.advanced(by: number)
        return length == 1
          ? .day(first)
          : Period(
            start: first,
            end: first.advanced(by: length - 1),
            kind: .span,
            label: "\(number)"
          )
      }
    }
    let daily = try table(
      .periods("period", try days([0, 1, 2, 3, 5, 6])),
      .number("value", [1, 2, 3, 4, 6, 7])
    )
    #expect(try series(daily, .prev).list == [nil, 1, 2, 3, nil, 6])
    let weekly = try table(
      .periods("period", try days([0, 7, 14, 28], length: 7)),
      .number("value", [1, 2, 3, 5])
    )
    #expect(try series(weekly, .prev).list == [nil, 1, 2, nil])
    let ends = [2018, 2019, 2020].map {
      Day(year: $0, month: 2, day: Day.daysIn(month: 2, year: $0))
    }
    let yearly = try table(
      .periods("period", ends.map { day in day.map { .day($0) } }),
      .number("value", [1, 2, 3])
    )
    #expect(try series(yearly, .prev).list == [nil, 1, 2])
  }

  @Test func `the indicator's frequency settles the step`() throws {
    var estimates = EstimateColumn(
      point: NumberColumn([1, 2, 3]),
      measures: [Measure(unit: "£", frequencyInMonths: 12)]
    )
    estimates.lower = nil
    let frame = try table(
      .years([2015, 2017, 2019]),
      Named(field: Field(name: "value", type: .estimate), column: .estimate(estimates))
    )
    #expect(try series(frame, .prev).list == [nil, nil, nil])
  }

  @Test func `each series is by itself`() throws {
    let frame = try table(
      .text("place", ["a", "b", "a", "b"]),
      .years([2018, 2018, 2019, 2019]),
      .number("value", [1, 10, 2, 30])
    )
    #expect(try series(frame, .change, by: ["place"]).list == [nil, nil, 1, 20])
  }

  @Test func `two rows of one period are refused, also under two spellings`() throws {
    let year = Period.splitYear(2018)
    let spelt = Period(start: year.start, end: year.end, kind: .splitYear, label: "2018-19")
    for other in [year, spelt] {
      let frame = try table(.periods("period", [year, other]), .number("value", [1, 2]))
      let measure = WindowMeasure(
        name: "x",
        function: .series(.prev),
        arguments: [.column("value")],
        by: [],
        period: "period"
      )
      #expect(failure(.window(scan(frame), [measure], origin))?.code == "series-1")
      let latest = try series(frame, .latestKnownPeriod)
      #expect(latest.presence.isAllKnown)
    }
  }

  @Test func `changes never cross a break`() throws {
    let frame = try table(
      .years([2015, 2016, 2017, 2018]),
      .estimates("value", [1, 2, 4, 5], breaks: [2])
    )
    #expect(try series(frame, .change).list == [nil, 1, nil, 1])
    #expect(try series(frame, .change).units == ["pp", "pp", "pp", "pp"])
    #expect(try series(frame, .percentChange).list == [nil, 100, nil, 25])
    #expect(try series(frame, .streak).list == [nil, 1, 0, 1])
    #expect(try series(frame, .rollingMean, .number(2)).list == [nil, 1.5, nil, 4.5])
    #expect(try series(frame, .indexTo, .period(.splitYear(2016))).list == [50, 100, nil, nil])
    #expect(try series(frame, .indexTo, .period(.splitYear(2017))).list == [nil, nil, 100, 125])
    #expect(try series(frame, .prev).list == [nil, 1, 2, 4])
  }

  @Test func `indicators of different units change side by side`() throws {
    let frame = try table(
      .text("indicator", ["m", "m", "r", "r"], role: .indicator),
      .years([2018, 2019, 2018, 2019]),
      .mixed("value", [100, 150, 20, 15.5], units: ["£", "£", "%", "%"])
    )
    let change = try series(frame, .change, by: ["indicator"])
    #expect(change.list == [nil, 50, nil, -4.5])
    #expect(change.units == ["£", "£", "pp", "pp"])
    #expect(try series(frame, .prev, by: ["indicator"]).units == ["£", "£", "%", "%"])
  }

  @Test func `a percentage from zero or across it says nothing`() throws {
    let frame = try table(
      .years([2015, 2016, 2017, 2018, 2019]),
      .number("value", [0, 5, -5, -10, 0])
    )
    #expect(try series(frame, .percentChange).list == [nil, nil, nil, -100, 100])
    #expect(try series(frame, .percentChange).units == ["%", "%", "%", "%", "%"])
  }

  @Test func `why a value is unknown is kept along the series`() throws {
    let frame = try table(
      .years([2015, 2016, 2017, 2018]),
      .number("value", [1, 0, 3, 4]).with([.known, .suppressed, .known, .known])
    )
    #expect(try series(frame, .prev).reasons == [.missing, .known, .suppressed, .known])
    #expect(try series(frame, .change).reasons == [.missing, .suppressed, .suppressed, .known])
    #expect(
      try series(frame, .percentChange).reasons == [.missing, .suppressed, .suppressed, .known]
    )
    #expect(
      try series(frame, .runningSum).reasons == [.known, .suppressed, .suppressed, .suppressed]
    )
    #expect(
      try series(frame, .indexTo, .period(.splitYear(2015))).reasons
        == [.known, .suppressed, .known, .known]
    )
  }

  @Test func `a streak counts moves the same way and starts anew after a gap`() throws {
    let frame = try table(
      .years([2010, 2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019]),
      .number("value", [1, 2, 3, 4, 3, 2, 2, 5, 6])
    )
    #expect(try series(frame, .streak).list == [nil, 1, 2, 3, -1, -2, 0, nil, 1])
  }

  @Test func `an index is 100 at its period and missing without one`() throws {
    let frame = try table(
      .text("place", ["a", "a", "b", "b"]),
      .years([2018, 2019, 2019, 2020]),
      .number("value", [50, 75, 8, 2])
    )
    let index = try series(frame, .indexTo, .period(.splitYear(2018)), by: ["place"])
    #expect(index.list == [100, 150, nil, nil])
    let zero = try table(.years([2018, 2019]), .number("value", [0, 75]))
    #expect(try series(zero, .indexTo, .period(.splitYear(2018))).list == [nil, nil])
  }

  @Test func `a running sum is in order of period and exact in decimals`() throws {
    let frame = try table(.years([2019, 2017, 2018]), .number("value", [0.3, 0.1, 0.2]))
    #expect(try series(frame, .runningSum).list == [0.6, 0.1, 0.3])
    let gap = try table(.years([2017, 2018, 2019]), .number("value", [1, nil, 3]))
    #expect(try series(gap, .runningSum).list == [1, nil, nil])
  }

  @Test func `a rolling mean needs all its periods`() throws {
    let frame = try table(
      .years([2010, 2011, 2012, 2013, 2015, 2016]),
      .number("value", [1, 2, 6, nil, 5, 6])
    )
    #expect(try series(frame, .rollingMean, .number(1)).list == [1, 2, 6, nil, 5, 6])
    #expect(try series(frame, .rollingMean, .number(2)).list == [nil, 1.5, 4, nil, nil, 5.5])
    #expect(try series(frame, .rollingMean, .number(3)).list == [nil, nil, 3, nil, nil, nil])
    let tenths = try table(.years([2017, 2018, 2019]), .number("value", [0.1, 0.2, 0.3]))
    #expect(try series(tenths, .rollingMean, .number(3)).list == [nil, nil, 0.6 / 3])
  }

  @Test func `a number of periods is whole and at least one`() throws {
    let frame = try table(.years([2018]), .number("value", [1]))
    for count in [0.0, -1, 1.5, 1e9] {
      let measure = WindowMeasure(
        name: "x",
        function: .series(.rollingMean),
        arguments: [.column("value"), .number(count)],
        by: [],
        period: "period"
      )
      #expect(failure(.window(scan(frame), [measure], origin))?.code == "value-4")
    }
  }

  @Test func `latest and first are the ends that have a figure`() throws {
    let frame = try table(
      .text("place", ["a", "a", "a", "b"]),
      .years([2019, 2017, 2018, 2020]),
      .number("value", [nil, 1, 2, nil])
    )
    #expect(
      try series(frame, .latestKnownPeriod, by: ["place"]).texts
        == ["2018/19", "2018/19", "2018/19", "–"]
    )
    #expect(
      try series(frame, .firstKnownPeriod, by: ["place"]).texts
        == ["2017/18", "2017/18", "2017/18", "–"]
    )
  }

  @Test func `rows without a period are in no series`() throws {
    let frame = try table(.years([2018, nil, 2019]), .number("value", [1, 5, 2]))
    #expect(try series(frame, .prev).list == [nil, nil, 1])
    #expect(try series(frame, .runningSum).list == [1, nil, 3])
  }
}
