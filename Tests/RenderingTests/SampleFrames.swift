import Frames

/// Frames that the tests of tables share; figures are invented, apart from the 50 of 63.
enum SampleFrames {
  static func texts(_ values: [String?]) -> Column { .text(TextColumn(values)) }

  static func numbers(_ values: [Double?]) -> Column { .number(NumberColumn(values)) }

  static func periods(_ labels: [Int?]) -> Column {
    .period(PeriodColumn(labels.map { $0.map { Period.splitYear($0) } }))
  }

  static func estimates(
    _ values: [Double?],
    _ unit: String,
    lower: [Double?]? = nil,
    upper: [Double?]? = nil,
    decimals: UInt8? = nil,
    states: [ValueState]? = nil
  ) -> Column {
    .estimate(
      EstimateColumn(
        point: NumberColumn(values),
        lower: lower.map { NumberColumn($0) },
        upper: upper.map { NumberColumn($0) },
        measures: [Measure(unit: unit)],
        decimals: decimals.map { Array(repeating: $0, count: values.count) },
        states: states
      )
    )
  }

  static func frame(_ columns: [(Field, Column)]) -> Frame {
    Frame(
      unchecked: Schema(columns.map(\.0)),
      columns: columns.map(\.1),
      rowCount: columns.first?.1.count ?? 0
    )
  }

  static func field(
    _ name: String,
    _ column: Column,
    _ role: FieldRole = .plain,
    quiet: Bool = false,
    hidden: Bool = false
  ) -> (Field, Column) {
    (Field(name: name, type: column.type, role: role, isQuiet: quiet, isHidden: hidden), column)
  }

  /// Four places after `trend`, as the design pictures them.
  static var trend: Frame {
    frame([
      field(
        "indicator",
        texts(Array(repeating: "Adult smoking prevalence", count: 4)),
        .indicator
      ),
      field("place", texts(["Coventry", "Nottingham", "Solihull", "Wolverhampton"]), .place),
      field("periods", numbers([5, 5, 5, 5])),
      field(
        "first",
        estimates(
          [19.2, 24.1, 13, 18.8],
          "%",
          lower: [17.2, 22.3, 11.2, 16.7],
          upper: [21.2, 26.3, 14.9, 21],
          decimals: 1
        )
      ),
      field(
        "latest",
        estimates(
          [15.1, 20.2, 12.6, 17],
          "%",
          lower: [13.2, 18, 10.9, 15.1],
          upper: [17, 22.4, 14.5, 19],
          decimals: 1
        )
      ),
      field("change", estimates([-4.1, -3.9, -0.4, -1.8], "pp")),
      field(
        "trend",
        texts(["improving", "improving", "no significant trend", "no significant trend"])
      ),
      field("p", numbers([0.004, 0.011, 0.71, 0.15])),
      field("method", texts(Array(repeating: "chi-squared", count: 4))),
      field("reason", texts([nil, nil, nil, nil])),
      field("line", texts(["▅▄ ▃▂▂", "█▇▆▆▅", "▁▁▁▁▁", "▄▄▄▃▃"])),
    ])
  }

  /// The published headline.
  static var headline: Frame {
    let percent = Column.estimate(
      EstimateColumn(
        point: NumberColumn([50.0 / 63 * 100]),
        numerator: NumberColumn([50]),
        denominator: NumberColumn([63]),
        measures: [Measure(unit: "%", multiplier: 100)]
      )
    )
    return frame([
      field("indicators", numbers([75])), field("improved", numbers([39])),
      field("same", numbers([11])), field("worse", numbers([13])),
      field("cant_say", numbers([10])), field("not_available", numbers([2])),
      field("directional", numbers([63])), field("improved_or_same", numbers([50])),
      field("percent", percent),
    ])
  }

  /// Indicators of several units in blocks, with a judgement and a quiet column.
  static var comparison: Frame {
    let units = ["%", "£", "per 100,000", "people"]
    let measures = units.map { Measure(unit: $0, decimals: $0 == "%" ? 1 : nil) }
    let names = [
      "Resident employment rate, ages 16-64", "Median gross weekly earnings of full-time workers",
      "Hospital admissions for self-harm", "People on out-of-work benefits",
    ]
    let values: [[Double]] = [[71.5, 74], [571.3, 580], [198.44, 201.2], [12_450, 1_204_300]]
    let changes: [[Double?]] = [[1.2, 0], [23.1, 10], [-8.4, nil], [-310, 12_000]]
    var codes: [Int] = []
    var points: [Double?] = []
    var moves: [Double?] = []
    for indicator in 0..<4 {
      for place in 0..<2 {
        codes.append(indicator)
        points.append(values[indicator][place])
        moves.append(changes[indicator][place])
      }
    }
    func column(_ numbers: [Double?], _ measures: [Measure]) -> Column {
      .estimate(
        EstimateColumn(
          point: NumberColumn(numbers),
          measures: measures,
          measureCodes: Codes(codes, bound: 4)
        )
      )
    }
    return frame([
      field("indicator", texts(codes.map { names[$0] }), .indicator),
      field("place", texts((0..<8).map { $0 % 2 == 0 ? "Coventry" : "England" }), .place),
      field("period", periods(Array(repeating: 2019, count: 8)), .period),
      field("value", column(points, measures), .value),
      field("change", column(moves, measures.map(\.ofDifference))),
      field(
        "direction",
        texts([
          "improved", "same", "improved", "improved", "improved", "not available", "improved",
          "worse",
        ])
      ),
      field("indicator_code", texts(codes.map { "IND-000\($0)" })),
      field("year", periods(Array(repeating: 2019, count: 8)), quiet: true),
    ])
  }

  /// Places down, years across, all with limits.
  static var pivoted: Frame {
    let places = ["Birmingham", "Coventry", "Derby"]
    var columns = [
      field("indicator", texts(Array(repeating: "Adult smoking prevalence", count: 3)), .indicator),
      field("place", texts(places), .place),
    ]
    for year in 0..<7 {
      let points = places.indices.map { 18.4 - Double(year) * 1.5 + Double($0) }
      columns.append(
        field(
          Period.splitLabel(2013 + year),
          estimates(
            points,
            "%",
            lower: points.map { $0 - 2 },
            upper: points.map { $0 + 2.1 },
            decimals: 1
          ),
          .value
        )
      )
    }
    return frame(columns)
  }

  /// Each kind of unknown, each mark, and texts that look like them.
  static var unknowns: Frame {
    let presence = PresenceColumn([
      .known, .missing, .suppressed, .notApplicable, .roundsToZero, .known,
    ])
    let group = TextColumn([
      .known("c"), .unknown(.suppressed), .known(""), .known("low"), .unknown(.missing),
      .known("–"),
    ])
    return frame([
      field("place", texts(["Bath", "Bolton", "Bury", "Derby", "Leeds", "York"]), .place),
      field(
        "value",
        .estimate(
          EstimateColumn(
            point: NumberColumn([71.5, 0, 0, 0, 0, 0], presence: presence),
            measures: [Measure(unit: "%")],
            states: [[.provisional, .break], [], [], [], [], .revised]
          )
        ),
        .value
      ),
      field("group", .text(group)),
    ])
  }

  /// More rows than are shown, with two keys that lie in blocks.
  static var long: Frame {
    let count = 337
    return frame([
      field("place", texts((0..<count).map { "Place \($0 / 7 + 1)" }), .place),
      field("period", periods((0..<count).map { 2013 + $0 % 7 }), .period),
      field("value", estimates((0..<count).map { Double($0 * 37 % 1000) * 12.5 }, "£"), .value),
    ])
  }

  /// A file of somebody's own: no keys, a note, a code, long headings.
  static var plain: Frame {
    frame([
      field("School name", texts(["All Souls' RC Primary", "Whitley Academy", "Lyng Hall"])),
      field("LA code", texts(["331", "331", "332"])),
      field("Percentage of pupils eligible for free school meals", numbers([12.5, 31, 8.25])),
      field("Pupils", numbers([210, 1201, 890])),
      field("Trust", texts(["Romero", "Finham Park", "Finham Park"])),
      field(
        "Note",
        texts([
          "Figures were taken from the January census and do not count dual registrations",
          "Opened in 2012 in place of an earlier school on the same site, which closed",
          nil,
        ])
      ),
    ])
  }
}
