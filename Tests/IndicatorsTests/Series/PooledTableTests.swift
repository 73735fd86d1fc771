import Frames
import Indicators
import Testing

/// Figures from `scripts/reference/series_answers.py`.
@Suite struct `Pooled table` {
  private let people = Measure(unit: "%", multiplier: 100, counts: .people)
  private let peopleRows = counted(
    [120, 135, 150, 160, 181],
    of: [1000, 1020, 1010, 990, 1005],
    multiplier: 100
  )

  private func table(
    _ rows: [SeriesRow],
    _ measure: Measure = Measure(),
    of count: Int = 3
  ) throws -> SourceReading {
    try pooledTable(
      seriesFrame(rows, measure: measure),
      lookup: .table,
      of: count,
      keeping: ["indicator", "place", "period", "value", "objective"]
    )
  }

  @Test func `shares of people from the sums, with Wilson's limits`() throws {
    let answer = try table(peopleRows, people)
    #expect(answer.texts("period") == ["2019-21", "2020-22", "2021-23"])
    #expect(answer.texts("objective").count == 3)
    let value = try #require(answer.estimates)
    #expect(agrees(value.point[0], 13.366336633663366))
    #expect(agrees(value.lower?[0], 12.2009539274966))
    #expect(agrees(value.upper?[0], 14.624490640626883))
    #expect(value.numerator?[0] == 405 && value.denominator?[0] == 3030)
    #expect(
      answer.lines == [
        "values of 3 periods from the sums of their counts: 3 windows",
        "pooled periods overlap: neighbouring rows share 2 of 3 periods",
      ]
    )
  }

  @Test func `rates of events with Byar's limits`() throws {
    let answer = try table(
      counted(
        [300, 280, 265, 250, 255],
        of: [9800, 9900, 10050, 10100, 10200],
        multiplier: 1_000
      ),
      Measure(unit: "per 1,000", multiplier: 1_000, counts: .events)
    )
    let value = try #require(answer.estimates)
    #expect(agrees(value.point[0], 28.403361344537814))
    #expect(agrees(value.lower?[0], 26.520284121484472))
    #expect(agrees(value.upper?[0], 30.38485075445285))
  }

  @Test func `estimated and unstated counts give a value and no limits`() throws {
    for kind in [CountKind.estimated, nil] {
      var measure = people
      measure.counts = kind
      let value = try #require(try table(peopleRows, measure).estimates)
      #expect(agrees(value.point[0], 13.366336633663366))
      #expect(value.lower == nil && value.upper == nil)
    }
  }

  @Test func `counts without a denominator are summed, and the footer warns`() throws {
    let answer = try table(
      yearly([100, 120, 140]),
      Measure(unit: "offences", counts: .events)
    )
    #expect(answer.numbers("value") == [360])
    #expect(answer.estimates?.denominator == nil)
    #expect(
      answer.lines.contains(
        "counts without a denominator are added up, which fits events and not a number at a "
          + "moment: 1 series"
      )
    )
  }

  @Test func `without counts the value is missing, with the reason`() throws {
    let answer = try table(yearly([10, 12, 14, 16]), Measure(unit: "%", multiplier: 100))
    #expect(answer.texts("value") == ["–", "–"])
    #expect(answer.lines.contains("2 windows have no counts to pool: value missing"))
  }

  @Test func `incomplete windows are left out and counted`() throws {
    var rows = counted(
      [1, 2, 3, 4, 5, 6, 7].map { $0 * 10 },
      of: Array(repeating: 100, count: 7),
      multiplier: 100
    )
    rows[3].value = nil
    let answer = try table(rows, people)
    #expect(answer.texts("period") == ["2019-21", "2023-25"])
    #expect(answer.lines.contains("3 incomplete windows left out"))
    rows.remove(at: 3)
    #expect(try table(rows, people).lines.contains("3 incomplete windows left out"))
  }

  @Test func `no window crosses a break, and the first after it is marked`() throws {
    var rows = peopleRows + counted([190], of: [1000], multiplier: 100, from: 2024)
    rows[3].state = .break
    let answer = try table(rows, people)
    #expect(answer.texts("period") == ["2019-21", "2022-24"])
    let value = try #require(answer.estimates)
    #expect(value.state(1).contains(.break) && !value.state(0).contains(.break))
  }

  @Test(arguments: [
    (Period.splitYear(2017), Period.splitYear(2019), "2017/18-19/20"),
    (.calendarYear(2017), .calendarYear(2019), "2017-19"),
    (.pooledYears(2014, 2016), .pooledYears(2017, 2019), "2014-19"),
    (.month(4, ofYear: 2019), .month(3, ofYear: 2020), "Year to Mar 2020"),
    (.quarter(1, ofYear: 2020), .quarter(4, ofYear: 2020), "Year to Dec 2020"),
    (.quarter(1, ofYear: 2020), .quarter(3, ofYear: 2020), "2020 Q1 to 2020 Q3"),
  ])
  func `names the periods that it makes`(first: Period, last: Period, label: String) {
    let months = last.startMonthIndex - first.startMonthIndex
    let step = first.monthCount ?? 1
    let rows = stride(from: 0, through: months, by: step).compactMap { at in
      first.moved(by: at / step).map {
        SeriesRow(period: $0, value: 1, numerator: 1, denominator: 2)
      }
    }
    let answer = try? table(rows, people, of: rows.count)
    #expect(answer?.texts("period") == [label])
  }

  @Test func `four quarters make years that a trend takes`() throws {
    let rows = quarterly(20, of: 100)
    let pooled = try table(rows, people, of: 4)
    #expect(pooled.frame.rowCount == 17)
    let trend = trendTable(
      pooled.frame,
      lookup: .table,
      method: .automatic,
      keeping: ["indicator"]
    )
    #expect(trend.texts("trend") == ["increasing"])
    #expect(trend.numbers("periods") == [5])
  }

  @Test func `refuses what has no run, and says why`() throws {
    func message(_ rows: [SeriesRow]) -> String? {
      let error = #expect(throws: SeriesRefusal.self) { try table(rows, people) }
      return error?.message
    }
    #expect(message(yearly([1, 2])) == "no series has 3 periods in a row to pool: too few periods")
    let rolling = rollingYears(9)
    #expect(
      message(rolling) == "no series has 3 periods in a row to pool: periods overlap already"
    )
    let moments = (2015...2022).map { SeriesRow(period: .month(3, ofYear: $0), value: 1) }
    #expect(
      message(moments)
        == "no series has 3 periods in a row to pool: figures of a moment, not of the whole time "
        + "between"
    )
  }

  @Test func `shuffled rows give the same windows`() throws {
    let usual = try table(peopleRows, people)
    let shuffled = try table([3, 0, 4, 1, 2].map { peopleRows[$0] }, people)
    #expect(usual.texts("period") == shuffled.texts("period"))
    #expect(usual.numbers("value") == shuffled.numbers("value"))
  }
}
