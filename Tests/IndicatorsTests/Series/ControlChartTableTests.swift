import Frames
import Indicators
import Testing

/// Figures from `scripts/reference/series_answers.py`.
@Suite struct `Control chart table` {
  private let shiftedMonths: [Double?] = [
    50, 53, 48, 52, 49, 51, 50, 47, 54, 52, 48, 51, 61, 63, 60, 64, 62, 59, 61, 65, 60, 62, 63, 61,
  ]
  private let hits: [Double] = [20, 22, 18, 21, 19, 20, 23, 18, 21, 45, 20, 22, 19, 21]
  private let sizes: [Double] = [
    200, 210, 190, 205, 198, 202, 220, 195, 201, 199, 208, 212, 200, 215,
  ]

  private func table(
    _ rows: [SeriesRow],
    _ measure: Measure = Measure(),
    using kind: ControlChartKind? = nil
  ) throws -> SourceReading {
    try controlChartTable(seriesFrame(rows, measure: measure), lookup: .table, using: kind)
  }

  private func countedMonths(_ multiplier: Double) -> [SeriesRow] {
    zip(hits, sizes).enumerated().map { index, pair in
      SeriesRow(
        period: .month(index % 12 + 1, ofYear: 2020 + index / 12),
        value: pair.0 / pair.1 * multiplier,
        numerator: pair.0,
        denominator: pair.1
      )
    }
  }

  @Test func `single values on an XmR chart, with a shift`() throws {
    let answer = try table(monthly(shiftedMonths))
    #expect(agrees(answer.numbers("centre")[0], 56.083333333333336))
    #expect(agrees(answer.numbers("lower_limit")[5], 47.17811594202899))
    #expect(agrees(answer.numbers("upper_limit")[23], 64.98855072463769))
    // 12 on one side where 8 are chance: the later of the two equal runs.
    let signals = answer.texts("signal")
    #expect(signals[7] == "outside limits" && signals[19] == "outside limits")
    #expect(signals.prefix(12).count { $0 == "none" } == 11)
    #expect(signals.suffix(12).count { $0 == "shift" } == 11)
    #expect(answer.lines == ["XmR chart: 1 series; limits at three sigma"])
  }

  @Test func `counts of people on a p chart`() throws {
    let measure = Measure(unit: "%", multiplier: 100, counts: .people)
    let answer = try table(countedMonths(100), measure)
    #expect(agrees(answer.numbers("centre")[9], 10.823117338003502))
    #expect(agrees(answer.numbers("lower_limit")[9], 4.216227838073255))
    #expect(agrees(answer.numbers("upper_limit")[9], 17.43000683793375))
    #expect(answer.texts("signal").firstIndex(of: "outside limits") == 9)
    #expect(answer.texts("signal").count { $0 == "outside limits" } == 1)
    #expect(
      answer.lines == [
        "p chart: 1 series; limits at three sigma",
        "limits are provisional: 1 series below 20 points",
      ]
    )
  }

  @Test func `counts of events on a u chart, and on a c chart without a denominator`() throws {
    let rate = Measure(unit: "per 1,000", multiplier: 1_000, counts: .events)
    let u = try table(countedMonths(1_000), rate)
    #expect(agrees(u.numbers("centre")[9], 108.23117338003503))
    #expect(agrees(u.numbers("lower_limit")[9], 38.26777446287417))
    #expect(agrees(u.numbers("upper_limit")[9], 178.19457229719586))
    let count = Measure(unit: "offences", counts: .events)
    let c = try table(monthly(hits.map(Optional.some)), count)
    #expect(agrees(c.numbers("centre")[0], 22.071428571428573))
    #expect(agrees(c.numbers("lower_limit")[0], 7.977356869366847))
    #expect(agrees(c.numbers("upper_limit")[0], 36.165500273490295))
    #expect(c.lines[0] == "c chart: 1 series; limits at three sigma")
  }

  @Test func `where nothing says what is counted the unit does, and the footer says so`() throws {
    let p = try table(countedMonths(100), Measure(unit: "%", multiplier: 100))
    #expect(p.lines[0].hasPrefix("p chart"))
    #expect(p.lines.contains("what is counted is not stated: 1 series go by the unit"))
    let u = try table(countedMonths(1_000), Measure(unit: "per 1,000", multiplier: 1_000))
    #expect(u.lines[0].hasPrefix("u chart"))
    let estimated = try table(
      countedMonths(100),
      Measure(unit: "%", multiplier: 100, counts: .estimated)
    )
    #expect(estimated.lines[0].hasPrefix("XmR chart"))
  }

  @Test func `the chart can be forced, where there is what it needs`() throws {
    let measure = Measure(unit: "%", multiplier: 100, counts: .people)
    let xmr = try table(countedMonths(100), measure, using: .xmr)
    #expect(xmr.lines[0].hasPrefix("XmR chart"))
    let error = #expect(throws: SeriesRefusal.self) {
      try table(monthly(shiftedMonths), using: .u)
    }
    #expect(
      error?.message
        == "a u chart needs counts of events and their denominators, and no series has them for "
        + "all figures"
    )
  }

  @Test func `limits start anew at a break`() throws {
    var rows = monthly(shiftedMonths)
    rows[12].state = .break
    let answer = try table(rows)
    #expect(agrees(answer.numbers("centre")[0], 50.416666666666664))
    #expect(agrees(answer.numbers("centre")[12], 61.75))
    #expect(Set(answer.texts("signal")) == ["none"])
    #expect(answer.lines.contains("limits start anew at 1 break"))
    #expect(answer.lines.contains("limits are provisional: 1 series below 20 points"))
  }

  @Test func `no moving range is taken across a gap`() throws {
    var rows = monthly([10, 11, 10, 11, 10, 11, 10, nil, 11, 10, 11, 10, 11, 10])
    rows.remove(at: 3)
    let answer = try table(rows)
    #expect(answer.texts("signal")[6] == "–")
    // All ranges left are 1: limits lie 2.66 about the mean.
    let centre = try #require(answer.numbers("centre")[0])
    #expect(agrees(answer.numbers("upper_limit")[0], centre + 2.66))
  }

  @Test func `refuses short series, and says how short`() throws {
    let error = #expect(throws: SeriesRefusal.self) { try table(yearly([1, 2, 3])) }
    #expect(
      error?.message
        == "spc needs 12 figures of one kind of period or more; this series has 3"
    )
    #expect(error?.code == "needs-21")
    let mixed =
      monthly(shiftedMonths) + yearly([1, 2, 3], indicator: "Other")
    let answer = try table(mixed)
    #expect(answer.frame.rowCount == 27)
    #expect(answer.texts("signal").suffix(3) == ["–", "–", "–"])
    #expect(answer.lines.contains("1 without a chart: 1 fewer than 12 figures"))
  }

  @Test func `refuses overlapping rolling periods`() throws {
    let rows = rollingYears(24)
    let error = #expect(throws: SeriesRefusal.self) { try table(rows) }
    #expect(error?.message.hasPrefix("these periods overlap") == true)
  }

  @Test func `counts that vary more than chance are told of the other chart`() throws {
    let values = (0..<14).map { Optional($0 % 2 == 0 ? 100.0 : 300.0) }
    let answer = try table(monthly(values), Measure(unit: "offences", counts: .events))
    #expect(
      answer.lines.contains(
        "most points outside: 1 series vary more than chance; spc using xmr"
      )
    )
  }

  @Test func `shuffled rows keep their own signals`() throws {
    let rows = monthly(shiftedMonths)
    let order = rows.indices.sorted { ($0 * 7) % 23 < ($1 * 7) % 23 }
    let usual = try table(rows).texts("signal")
    let shuffled = try table(order.map { rows[$0] }).texts("signal")
    #expect(shuffled == order.map { usual[$0] })
  }
}
