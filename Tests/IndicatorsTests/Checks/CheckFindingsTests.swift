import Frames
import Indicators
import Testing

@Suite struct `Findings of check` {
  /// Rows of one place; figures are invented.
  struct Row {
    var indicator = "Rate"
    var place = "Coventry"
    var period: Period
    var value: Double?
    var lower: Double?
    var upper: Double?
    var numerator: Double?
    var denominator: Double?
    var state: ValueState = []
    var published: String?
  }

  static func frame(
    _ rows: [Row],
    measure: Measure = Measure(unit: "%", multiplier: 100, polarity: .higherIsBetter),
    decimals: UInt8 = 1
  ) -> Frame {
    let value = EstimateColumn(
      point: NumberColumn(rows.map(\.value)),
      lower: NumberColumn(rows.map(\.lower)),
      upper: NumberColumn(rows.map(\.upper)),
      numerator: NumberColumn(rows.map(\.numerator)),
      denominator: NumberColumn(rows.map(\.denominator)),
      measures: [measure],
      decimals: Array(repeating: decimals, count: rows.count),
      states: rows.map(\.state)
    )
    return Frame(
      unchecked: Schema([
        Field(name: "indicator", type: .text, role: .indicator),
        Field(name: "place", type: .text, role: .place),
        Field(name: "period", type: .period, role: .period),
        Field(name: "value", type: .estimate, role: .value),
        Field(name: "published_progress", type: .text),
      ]),
      columns: [
        .text(TextColumn(rows.map { Optional($0.indicator) })),
        .text(TextColumn(rows.map { Optional($0.place) })),
        .period(PeriodColumn(rows.map { Optional($0.period) })),
        .estimate(value),
        .text(TextColumn(rows.map(\.published))),
      ],
      rowCount: rows.count
    )
  }

  static func findings(_ rows: [Row]) -> [CheckFinding] {
    checkFindings(frame(rows), lookup: .table)
  }

  @Test func `says nothing about sound figures`() {
    let rows = (0..<6).map { year in
      Row(
        period: .splitYear(2015 + year),
        value: 40 + Double(year),
        lower: 38,
        upper: 48,
        numerator: 400 + 10 * Double(year),
        denominator: 1000
      )
    }
    #expect(Self.findings(rows) == [])
  }

  @Test func `finds spelling variants, but no numbers that differ in punctuation`() {
    let rows = ["St. Helens", "St Helens", "St Helens", "1-4", "14"].enumerated().map {
      Row(place: $0.element, period: .splitYear(2010 + $0.offset), value: 1)
    }
    #expect(
      Self.findings(rows) == [
        CheckFinding(.spelling, row: nil, "place: \"St Helens\" (2), \"St. Helens\" (1)")
      ]
    )
  }

  @Test func `finds rows with one key`() {
    let rows = [71.2, 71.3, 80].enumerated().map {
      Row(period: .splitYear($0.offset < 2 ? 2019 : 2020), value: $0.element)
    }
    #expect(
      Self.findings(rows) == [
        CheckFinding(.duplicateKey, row: 0, "2 rows with one key: 71.2%, 71.3%")
      ]
    )
  }

  @Test func `finds the same days under two labels`() {
    let rows = [
      Row(period: .calendarYear(2019), value: 12.1),
      Row(period: .rollingYear(endMonth: 12, ofYear: 2019), value: 12.3),
    ]
    #expect(
      Self.findings(rows) == [
        CheckFinding(
          .twoLabels,
          row: 1,
          "2019 and Year to Dec 2019 are the same days: 12.1%, 12.3%"
        )
      ]
    )
  }

  @Test func `finds breaks`() {
    let rows = [
      Row(period: .splitYear(2018), value: 10),
      Row(period: .splitYear(2019), value: 20, state: .break),
    ]
    #expect(
      Self.findings(rows) == [CheckFinding(.break, row: 1, "not comparable with what came before")]
    )
  }

  @Test(arguments: [
    (8.0, "the value 8.0% is below its lower limit 9"),
    (12.2, "the value 12.2% is above its upper limit 12"),
  ])
  func `finds values outside their limits`(value: Double, found: String) {
    let row = Row(period: .splitYear(2019), value: value, lower: 9, upper: 12)
    #expect(Self.findings([row]) == [CheckFinding(.limits, row: 0, found)])
  }

  @Test func `a value at its limit but for rounding is sound`() {
    let row = Row(period: .splitYear(2019), value: 9, lower: 9.04, upper: 12)
    #expect(Self.findings([row]) == [])
  }

  @Test func `finds limits the wrong way round`() {
    let row = Row(period: .splitYear(2019), value: 10, lower: 12, upper: 9)
    #expect(
      Self.findings([row]) == [
        CheckFinding(.limits, row: 0, "the lower limit 12 is above the upper limit 9")
      ]
    )
  }

  @Test func `finds values off their parts, but not by rounding alone`() {
    let rows = [
      Row(period: .splitYear(2018), value: 66.7, numerator: 2, denominator: 3),
      Row(period: .splitYear(2019), value: 66.8, numerator: 2, denominator: 3),
    ]
    #expect(
      Self.findings(rows) == [
        CheckFinding(.rounding, row: 1, "published 66.8%; 2 of 3 makes 66.67%")
      ]
    )
  }

  @Test func `grossed-up counts are taken as rounded`() {
    let row = Row(period: .splitYear(2019), value: 71.5, numerator: 173_100, denominator: 242_000)
    let estimated = Measure(unit: "%", multiplier: 100, counts: .estimated)
    #expect(checkFindings(Self.frame([row], measure: estimated), lookup: .table) == [])
    var off = row
    off.value = 71.8
    #expect(
      checkFindings(Self.frame([off], measure: estimated), lookup: .table).map(\.rule) == [
        .rounding
      ]
    )
  }

  @Test func `a count published with itself as numerator is no rate`() {
    let row = Row(period: .splitYear(2019), value: 45, numerator: 45, denominator: 60)
    let count = Measure(unit: "people")
    #expect(checkFindings(Self.frame([row], measure: count), lookup: .table) == [])
    #expect(Self.findings([row]).map(\.rule) == [.rounding])
  }

  @Test func `finds pooled periods that overlap, once a series`() {
    let rows =
      (0..<3).map { Row(period: .pooledYears(2015 + $0, 2017 + $0), value: 10) }
      + [Row(period: .pooledYears(2021, 2023), value: 10)]
    #expect(
      Self.findings(rows) == [
        CheckFinding(
          .overlappingPools,
          row: 2,
          "3 pooled periods share years, from 2015-17 to 2017-19"
        )
      ]
    )
  }

  @Test func `finds published progress that the figures do not give`() {
    let rows = [
      Row(period: .splitYear(2017), value: 60, published: "improved"),
      Row(period: .splitYear(2018), value: 62, published: "improved"),
      Row(period: .splitYear(2019), value: 65, published: "worse"),
    ]
    #expect(
      Self.findings(rows) == [
        CheckFinding(
          .progress,
          row: 0,
          "published improved, computed not available (no earlier figure here)"
        ),
        CheckFinding(
          .progress,
          row: 2,
          "published worse, computed improved (from 62.0% in 2018/19 to 65.0%)"
        ),
      ]
    )
  }

  @Test func `finds a share among percentages`() {
    let values = [40.2, 41.0, 0.404, 39.8, 42.1]
    let rows = values.enumerated().map {
      Row(period: .splitYear(2015 + $0.offset), value: $0.element)
    }
    #expect(
      Self.findings(rows) == [
        CheckFinding(.offByHundred, row: 2, "0.4% stands among figures about 41.0%")
      ]
    )
  }

  @Test func `a series that swings has no figure off by 100`() {
    let values = [1, 90, 0.5, 40, 2]
    let rows = values.enumerated().map {
      Row(period: .splitYear(2015 + $0.offset), value: $0.element)
    }
    #expect(Self.findings(rows) == [])
  }

  @Test func `the table has one row a finding and says what was checked`() {
    let rows = [71.2, 71.3].map { Row(period: .splitYear(2019), value: $0) }
    let reading = checkTable(Self.frame(rows), lookup: .table)
    #expect(
      reading.frame.schema.fields.map(\.name) == ["rule", "indicator", "place", "period", "found"]
    )
    #expect(
      reading.frame.columns.map { $0.displayText(0) } == [
        "duplicate key", "Rate", "Coventry", "2019/20", "2 rows with one key: 71.2%, 71.3%",
      ]
    )
    #expect(reading.footnotes.map(\.text) == ["checked 2 rows: 1 duplicate key"])
  }

  @Test func `a table of texts alone is checked for spelling`() {
    let frame = Frame(
      unchecked: Schema([Field(name: "school", type: .text)]),
      columns: [.text(TextColumn(["Lyng Hall", "Lyng hall"]))],
      rowCount: 2
    )
    let reading = checkTable(frame, lookup: .table)
    #expect(reading.frame["rule"]?.displayText(0) == "spelling variants")
    #expect(reading.frame.rowCount == 1)
    #expect(
      reading.footnotes.map(\.text) == [
        "checked 2 rows: 1 spelling variants",
        "without indicator, place, period, value some rules have nothing to check",
      ]
    )
  }
}
