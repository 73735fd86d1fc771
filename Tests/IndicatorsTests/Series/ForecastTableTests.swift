import Frames
import Indicators
import Statistics
import Testing

/// Figures from `scripts/reference/series_answers.py`.
@Suite struct `Forecast table` {
  private let crime: [Double?] = [75.5, 81.8, 83.2, 90.8, 116.4, 121.5, 106.8, 99.2]
  private let shares: [Double?] = (0..<12).map {
    60 + 0.5 * Double($0) + [1.5, -1, 0.5, -0.5][$0 % 4]
  }
  private let rate = Measure(unit: "per 1,000", multiplier: 1_000, counts: .events)

  private func table(
    _ rows: [SeriesRow],
    _ measure: Measure = Measure(),
    by steps: Int = 3,
    using model: SmoothingModel? = nil
  ) throws -> SourceReading {
    try forecastTable(
      seriesFrame(rows, measure: measure),
      lookup: .table,
      by: steps,
      using: model,
      copying: ["objective"]
    )
  }

  @Test func `Coventry's crime rate by the smoothing of lowest AICc`() throws {
    let answer = try table(yearly(crime, from: 2017), rate)
    #expect(answer.frame.rowCount == 11)
    #expect(answer.texts("period").suffix(3) == ["2025", "2026", "2027"])
    #expect(answer.texts("basis").suffix(4) == ["actual", "forecast", "forecast", "forecast"])
    let value = try #require(answer.estimates)
    let expected = [
      (99.2008, 73.2148, 125.1867), (99.2008, 62.4529, 135.9486), (99.2008, 54.1948, 144.2067),
    ]
    for (step, wanted) in expected.enumerated() {
      // Weights that are fitted agree as far as the flat optimum tells them.
      #expect(agrees(value.point[8 + step], wanted.0, within: 1e-4))
      #expect(agrees(value.lower?[8 + step], wanted.1, within: 1e-4))
      #expect(agrees(value.upper?[8 + step], wanted.2, within: 1e-4))
    }
    #expect(value.state(8).contains(.estimated) && !value.state(7).contains(.estimated))
    #expect(
      answer.lines == [
        "exponential smoothing, chosen by AICc: simple; 95% prediction limits"
      ]
    )
  }

  @Test(arguments: [
    (SmoothingModel.simple, 64.8616, 61.0525, 68.4904), (.holt, 66.6559, 64.4606, 68.7813),
  ])
  func `shares as logits`(
    model: SmoothingModel,
    point: Double,
    lower: Double,
    upper: Double
  ) throws {
    let answer = try table(yearly(shares), Measure(unit: "%", multiplier: 100), using: model)
    let value = try #require(answer.estimates)
    #expect(agrees(value.point[14], point, within: 1e-3))
    #expect(agrees(value.lower?[14], lower, within: 1e-3))
    #expect(agrees(value.upper?[14], upper, within: 1e-3))
    #expect(
      answer.lines == [
        "exponential smoothing: \(model.rawValue); 95% prediction limits",
        "percentages are continued as logits: 1 series",
      ]
    )
  }

  @Test func `limits are cut where a figure cannot go`() throws {
    let falling: [Double?] = [90, 70, 55, 42, 30, 20, 11, 4]
    let answer = try table(yearly(falling), rate, using: .holt)
    let value = try #require(answer.estimates)
    #expect((8..<11).allSatisfy { (value.lower?[$0] ?? -1) >= 0 && (value.point[$0] ?? -1) >= 0 })
    #expect(answer.lines.contains("limits cut where the figure cannot go: 1 series"))
    let unbounded = try table(yearly(falling), Measure(unit: "points"), using: .holt)
    #expect((unbounded.estimates?.point[10] ?? 0) < 0)
    let whole = try table(
      yearly([100, 100, 99, 100, 98, 100, 100, 99]),
      Measure(unit: "%", multiplier: 100)
    )
    #expect((8..<11).allSatisfy { (whole.estimates?.upper?[$0] ?? 101) <= 100 })
    #expect(whole.lines.contains("limits cut where the figure cannot go: 1 series"))
    #expect(!whole.lines.contains { $0.contains("logits") })
  }

  @Test func `key and catalogue columns are copied, notes are not`() throws {
    let answer = try table(yearly(crime))
    #expect(answer.texts("indicator").suffix(3) == ["Rate", "Rate", "Rate"])
    #expect(answer.texts("objective").last == "about Rate")
    #expect(answer.texts("note").suffix(4) == ["2026", "–", "–", "–"])
  }

  @Test func `new rows stand behind their own series`() throws {
    let rows = yearly(crime, indicator: "A") + yearly(crime, indicator: "B")
    let answer = try table(rows, by: 1)
    #expect(
      answer.texts("basis").indices.filter { answer.texts("basis")[$0] == "forecast" } == [8, 17]
    )
    let shuffled = try table(rows.reversed(), by: 1)
    #expect(Set(shuffled.numbers("value")) == Set(answer.numbers("value")))
  }

  @Test func `months follow months, and a month each year follows by years`() throws {
    let months = try table(monthly((0..<30).map { Optional(Double($0 % 5)) }), by: 2)
    #expect(months.texts("period").suffix(2) == ["Jul 2022", "Aug 2022"])
    #expect(months.lines.contains("no season is modelled: 1 series"))
    let marches = (2014...2023).map {
      SeriesRow(period: .month(3, ofYear: $0), value: Double($0 % 4))
    }
    #expect(try table(marches, by: 2).texts("period").suffix(2) == ["Mar 2024", "Mar 2025"])
    let days = (2014...2023).map {
      SeriesRow(
        period: .day(Day(startOfMonth: 3, year: $0).advanced(by: -1)),
        value: 1 + Double($0 % 4)
      )
    }
    #expect(
      try table(days, by: 2).texts("period").suffix(2) == ["2024-02-29", "2025-02-28"]
    )
  }

  @Test func `a series that cannot be continued is kept and counted`() throws {
    var broken = yearly(crime, indicator: "Broken")
    broken[3].state = .break
    let answer = try table(
      yearly(crime) + broken + yearly([1, 2, 3], indicator: "Short"),
      by: 2
    )
    #expect(answer.frame.rowCount == 8 + 2 + 8 + 3)
    #expect(answer.lines.contains("2 not continued: 2 fewer than 8 figures in a row"))
  }

  @Test func `refuses when no series can be continued, and says why`() throws {
    func message(_ rows: [SeriesRow], by steps: Int = 3) -> String? {
      let error = #expect(throws: SeriesRefusal.self) { try table(rows, by: steps) }
      return error?.message
    }
    #expect(
      message(yearly([1, 2, 3]))
        == "forecast needs 8 figures in a row without a gap or a break; this series ends with 3"
    )
    var gap = yearly(crime)
    gap[4].value = nil
    #expect(message(gap)?.hasSuffix("this series ends with 3") == true)
    #expect(
      message(monthly((0..<20).map { Double($0) }))?.hasPrefix("forecast needs 24 figures") == true
    )
    #expect(
      message(yearly(crime), by: 5)
        == "forecast goes at most half as far as the figures in a row reach back: here 4"
    )
    let rolling = rollingYears(24)
    #expect(message(rolling)?.hasPrefix("these periods overlap") == true)
  }

  @Test func `figures that never change stay`() throws {
    let answer = try table(yearly(Array(repeating: 5, count: 9)))
    #expect(answer.numbers("value").suffix(3).allSatisfy { agrees($0, 5, within: 1e-6) })
  }
}
