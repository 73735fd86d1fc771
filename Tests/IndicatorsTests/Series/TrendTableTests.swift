import Frames
import Indicators
import Testing

/// Figures from `scripts/reference/series_answers.py`.
@Suite struct `Trend table` {
  private let people = Measure(
    unit: "%",
    multiplier: 100,
    polarity: .higherIsBetter,
    counts: .people
  )
  private let events = Measure(
    unit: "per 1,000",
    multiplier: 1_000,
    polarity: .lowerIsBetter,
    counts: .events
  )
  private let peopleRows = counted(
    [120, 135, 150, 160, 181],
    of: [1000, 1020, 1010, 990, 1005],
    multiplier: 100
  )
  private let eventRows = counted(
    [300, 280, 265, 250, 255],
    of: [9800, 9900, 10050, 10100, 10200],
    multiplier: 1_000
  )

  private func table(
    _ rows: [SeriesRow],
    _ measure: Measure = Measure(polarity: .higherIsBetter),
    method: TrendMethod = .automatic
  ) -> SourceReading {
    trendTable(
      seriesFrame(rows, measure: measure),
      lookup: .table,
      method: method,
      keeping: ["indicator", "place", "objective"]
    )
  }

  @Test func `shares of people by chi-squared`() {
    let answer = table(peopleRows, people)
    #expect(answer.texts("trend") == ["improving"])
    #expect(answer.texts("method") == ["chi-squared"])
    #expect(agrees(answer.numbers("p")[0], 2.535509338278759e-05))
    #expect(agrees(answer.numbers("slope")[0], 1.4952177911462906))
    #expect(answer.numbers("periods") == [5])
    #expect(answer.texts("objective") == ["about Rate"])
    #expect(answer.frame["note"] == nil && answer.frame["value"] == nil)
    #expect(answer.lines == ["chi-squared for trend: 1 series"])
  }

  @Test func `rates of events by chi-squared, with Poisson's variance`() {
    let answer = table(eventRows, events)
    #expect(answer.texts("trend") == ["improving"])
    #expect(agrees(answer.numbers("p")[0], 0.004651980612221436))
    #expect(agrees(answer.numbers("slope")[0], -1.4700239808153504))
  }

  @Test func `polarity turned round swaps improving and worsening`() {
    var measure = events
    measure.polarity = .higherIsBetter
    #expect(table(eventRows, measure).texts("trend") == ["worsening"])
    measure.polarity = .neutral
    #expect(table(eventRows, measure).texts("trend") == ["decreasing"])
    measure = people
    measure.polarity = .lowerIsBetter
    #expect(table(peopleRows, measure).texts("trend") == ["worsening"])
  }

  @Test(arguments: [
    ([313.0, 319, 319, 317, 315], 1.0, -0.5, "no significant trend"),
    ([588.0, 916, 1112, 884, 842], 1.0, 23.75, "no significant trend"),
    ([95.0, 103.2, 110.4, 118.8, 139.8], 0.016666666666666666, 8.3, "improving"),
    ([735.0, 684, 659, 627, 614], 0.016666666666666666, -29.375, "worsening"),
    ([4.0, 4, 4, 4, 4], 1.0, 0.0, "no significant trend"),
  ])
  func `figures without counts by Mann and Kendall`(
    values: [Double],
    p: Double,
    slope: Double,
    word: String
  ) {
    let answer = table(yearly(values))
    #expect(answer.texts("method") == ["Mann-Kendall"])
    #expect(agrees(answer.numbers("p")[0], p))
    #expect(agrees(answer.numbers("slope")[0], slope))
    #expect(answer.texts("trend") == [word])
    #expect(answer.lines == ["Mann–Kendall (no counts): 1 series"])
  }

  @Test func `estimated counts and unstated ones are not tested by chi-squared`() {
    for kind in [CountKind.estimated, nil] {
      var measure = people
      measure.counts = kind
      #expect(table(peopleRows, measure).texts("method") == ["Mann-Kendall"])
    }
  }

  @Test func `the method can be forced`() {
    #expect(table(peopleRows, people, method: .mannKendall).texts("method") == ["Mann-Kendall"])
    #expect(
      table(peopleRows, people, method: .mannKendall).lines == ["Mann–Kendall: 1 series"]
    )
    let count = Measure(unit: "offences", polarity: .lowerIsBetter, counts: .events)
    let rows = yearly([100, 120, 140, 150, 170])
    #expect(table(rows, count).texts("method") == ["Mann-Kendall"])
    #expect(table(rows, count, method: .chiSquared).texts("method") == ["chi-squared"])
    let refused = table(rows, Measure(), method: .chiSquared)
    #expect(refused.texts("trend") == ["can't say"])
    #expect(refused.texts("reason") == ["no counts to test"])
    var estimated = people
    estimated.counts = .estimated
    #expect(
      table(peopleRows, estimated, method: .chiSquared).texts("reason")
        == ["estimated counts, which nothing is tested by"]
    )
  }

  @Test func `nobody in any year moves nothing`() {
    let rows = counted([0, 0, 0, 0, 0], of: [10, 10, 10, 10, 10], multiplier: 100)
    #expect(table(rows, people).texts("trend") == ["no significant trend"])
    #expect(table(rows, people).numbers("p") == [1])
    let all = counted([10, 10, 10, 10, 10], of: [10, 10, 10, 10, 10], multiplier: 100)
    #expect(table(all, people).numbers("p") == [1])
  }

  @Test func `only the last five are tested`() {
    let answer = table(yearly([900, 800, 1, 2, 3, 4, 5], from: 2017))
    #expect(answer.texts("trend") == ["improving"])
    #expect(answer.numbers("first") == [1] && answer.numbers("latest") == [5])
    #expect(answer.numbers("change") == [4])
    #expect(answer.texts("line") == ["█▇▁▁▁▁▁"])
  }

  // MARK: Reasons

  private func reason(_ rows: [SeriesRow]) -> String { table(rows).texts("reason")[0] }

  @Test func `says why it can't say`() {
    #expect(reason(yearly([1])) == "1 annual figure, 5 are needed")
    #expect(reason(yearly([1, 2, 3])) == "3 annual figures, 5 are needed")
    #expect(reason(yearly([nil, nil])) == "no figure")
    #expect(
      reason(yearly([1, 2, nil, 3, 4, 5, 6])) == "2021 has no figure: 4 figures since, 5 are needed"
    )
    var rows = yearly([1, 2, 3, 4, 5, 6])
    rows[2].isSuppressed = true
    #expect(reason(rows) == "2021 is suppressed: 3 figures since, 5 are needed")
    rows = yearly([1, 2, 3, 4, 5, 6])
    rows.remove(at: 1)
    #expect(reason(rows) == "no figure for 2020: 4 figures since, 5 are needed")
    rows = yearly([1, 2, 3, 4, 5, 6])
    rows[4].state = .break
    #expect(reason(rows) == "2 figures since the break in 2023, 5 are needed")
    rows[4].state = []
    rows[1].state = .break
    #expect(table(rows).texts("trend") == ["improving"])
  }

  @Test func `monthly and quarterly figures are told their way`() {
    #expect(
      reason(monthly((1...30).map { Double($0) }))
        == "monthly figures, and annual ones are needed: pool 12 makes years of them"
    )
    let quarters = quarterly(8)
    #expect(
      reason(quarters)
        == "quarterly figures, and annual ones are needed: pool 4 makes years of them"
    )
    let days = (0..<10).map {
      SeriesRow(period: .day(Day(number: 18_000 + $0)), value: Double($0))
    }
    #expect(reason(days) == "daily figures, and annual ones are needed: spc follows them")
  }

  @Test func `a figure each March is annual`() {
    let rows = (2019...2024).map {
      SeriesRow(period: .month(3, ofYear: $0), value: Double($0 - 2000))
    }
    #expect(table(rows).texts("trend") == ["improving"])
    let days = (2019...2024).map {
      SeriesRow(
        period: .day(Day(startOfMonth: 4, year: $0).advanced(by: -1)),
        value: Double($0 - 2000)
      )
    }
    #expect(table(days).texts("trend") == ["improving"])
    let gap = days.filter { $0.value != 21 }
    #expect(reason(gap) == "no figure for 2021-03-31: 3 figures since, 5 are needed")
  }

  @Test func `other kinds of period are left out and counted`() {
    let rows =
      yearly([1, 2, 3, 4, 5])
      + [SeriesRow(period: .splitYear(2023), value: 9)]
    let answer = table(rows)
    #expect(answer.texts("reason") == ["1 annual figure by split year, 5 are needed"])
    #expect(
      answer.lines == [
        "1 can't say: 1 fewer than 5 figures",
        "5 figures have another kind of period than their series' last and are left out",
      ]
    )
  }

  @Test func `overlapping pooled years are thinned to those that do not`() {
    let rows = (2000...2014).map {
      SeriesRow(period: .pooledYears($0, $0 + 2), value: Double($0))
    }
    let answer = table(rows)
    #expect(answer.texts("trend") == ["improving"])
    #expect(answer.numbers("first") == [2002] && answer.numbers("latest") == [2014])
    #expect(answer.lines.contains("overlapping periods: 1 series take those that do not"))
    let few = table(Array(rows.suffix(7)))
    #expect(few.texts("reason") == ["3 periods without overlap, 5 are needed"])
    let rolling = rollingYears(60)
    #expect(table(rolling).numbers("first") == [11])
    #expect(table(rolling).texts("trend") == ["improving"])
  }

  // MARK: Rows

  @Test func `shuffled rows give the same answer`() {
    var rows =
      yearly([1, 2, 3, 4, 5], indicator: "A") + yearly([5, 2, 4, 1, 3], indicator: "B")
      + yearly([1, nil, 3], indicator: "C")
    let usual = table(rows)
    rows = rows.enumerated().sorted { ($0.offset * 7) % 13 < ($1.offset * 7) % 13 }.map(\.element)
    let shuffled = table(rows)
    for name in ["trend", "p", "first", "latest", "reason", "line"] {
      let one = Dictionary(
        uniqueKeysWithValues: zip(usual.texts("indicator"), usual.texts(name))
      )
      let other = Dictionary(
        uniqueKeysWithValues: zip(shuffled.texts("indicator"), shuffled.texts(name))
      )
      #expect(one == other, "\(name)")
    }
  }

  @Test func `a figure that stands at several as-ats is one`() {
    let rows = yearly([1, 2, 3, 4, 5])
    let answer = trendTable(
      seriesFrame(rows + rows, asAt: (0..<10).map { .splitYear($0 < 5 ? 2023 : 2024) }),
      lookup: .table,
      method: .automatic,
      keeping: ["indicator"]
    )
    #expect(answer.numbers("periods") == [5])
    #expect(answer.texts("trend") == ["increasing"])
  }

  @Test func `many tests are told what chance gives`() {
    let rows = (0..<30).flatMap { yearly([1, 2, 3, 4, 5], indicator: "I\($0)") }
    // Exact Mann–Kendall errs in 2 of 120 orders: 30 / 60 rounds to 1.
    #expect(
      table(rows).lines.contains("30 tests: about 1 would look significant by chance")
    )
  }

  @Test func `no rows give no rows`() {
    #expect(table([]).frame.rowCount == 0)
  }
}
