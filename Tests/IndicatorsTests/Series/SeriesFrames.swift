import Frames
import Indicators

/// One row of a table for the verbs along a series; figures are invented unless a test says so.
struct SeriesRow {
  var indicator = "Rate"
  var place = "Coventry"
  var period: Period
  var value: Double?
  var numerator: Double?
  var denominator: Double?
  var state: ValueState = []
  var isSuppressed = false
}

func seriesFrame(
  _ rows: [SeriesRow],
  measure: Measure = Measure(),
  asAt: [Period?]? = nil
) -> Frame {
  let suppressed = rows.map {
    $0.isSuppressed ? Presence.suppressed : $0.value == nil ? .missing : .known
  }
  let value = EstimateColumn(
    point: NumberColumn(rows.map(\.value)).with(presence: PresenceColumn(suppressed)),
    numerator: NumberColumn(rows.map(\.numerator)),
    denominator: NumberColumn(rows.map(\.denominator)),
    measures: [measure],
    states: rows.map(\.state)
  )
  var fields = [
    Field(name: "indicator", type: .text, role: .indicator),
    Field(name: "place", type: .text, role: .place),
    Field(name: "period", type: .period, role: .period),
    Field(name: "value", type: .estimate, role: .value),
    Field(name: "objective", type: .text),
    Field(name: "note", type: .text),
  ]
  var columns: [Column] = [
    .text(TextColumn(rows.map { Optional($0.indicator) })),
    .text(TextColumn(rows.map { Optional($0.place) })),
    .period(PeriodColumn(rows.map { Optional($0.period) })), .estimate(value),
    .text(TextColumn(rows.map { Optional("about \($0.indicator)") })),
    .text(TextColumn(rows.map { Optional($0.period.label) })),
  ]
  if let asAt {
    fields.append(Field(name: "as_at", type: .period, role: .asAt))
    columns.append(.period(PeriodColumn(asAt)))
  }
  return Frame(unchecked: Schema(fields), columns: columns, rowCount: rows.count)
}

/// Calendar years from the first, one a figure.
func yearly(
  _ values: [Double?],
  from year: Int = 2019,
  indicator: String = "Rate",
  place: String = "Coventry"
) -> [SeriesRow] {
  values.enumerated().map {
    SeriesRow(
      indicator: indicator,
      place: place,
      period: .calendarYear(year + $0.offset),
      value: $0.element
    )
  }
}

/// Years with counts, whose value is the rate.
func counted(
  _ counts: [Double],
  of denominators: [Double],
  multiplier: Double,
  from year: Int = 2019
) -> [SeriesRow] {
  zip(counts, denominators).enumerated().map { index, pair in
    SeriesRow(
      period: .calendarYear(year + index),
      value: pair.0 / pair.1 * multiplier,
      numerator: pair.0,
      denominator: pair.1
    )
  }
}

func monthly(_ values: [Double?], from year: Int = 2020) -> [SeriesRow] {
  values.enumerated().map {
    SeriesRow(
      period: .month($0.offset % 12 + 1, ofYear: year + $0.offset / 12),
      value: $0.element
    )
  }
}

/// Rolling years that end in one month after another.
func rollingYears(_ count: Int, from year: Int = 2018) -> [SeriesRow] {
  (0..<count).map { index in
    let period = Period.rollingYear(endMonth: index % 12 + 1, ofYear: year + index / 12)
    return SeriesRow(period: period, value: Double(index))
  }
}

/// Quarters of calendar years that follow one another.
func quarterly(_ count: Int, from year: Int = 2019, of denominator: Double? = nil) -> [SeriesRow] {
  (0..<count).map { index in
    let period = Period.quarter(index % 4 + 1, ofYear: year + index / 4)
    let value = 50 + Double(index)
    return SeriesRow(
      period: period,
      value: value,
      numerator: denominator == nil ? nil : value,
      denominator: denominator
    )
  }
}

extension SourceReading {
  /// A column as text, row by row.
  func texts(_ name: String) -> [String] {
    guard let column = frame[name] else { return [] }
    return (0..<frame.rowCount).map { column.displayText($0) }
  }

  /// A column's numbers, row by row.
  func numbers(_ name: String) -> [Double?] {
    guard let numbers = frame[name]?.numbers else { return [] }
    return (0..<frame.rowCount).map { numbers[$0] }
  }

  var lines: [String] { footnotes.map(\.text) }

  var estimates: EstimateColumn? {
    if case .estimate(let column)? = frame["value"] { column } else { nil }
  }
}

/// Whether two numbers agree to a part in 10⁹ or as far as was printed.
func agrees(_ one: Double?, _ other: Double, within tolerance: Double = 1e-9) -> Bool {
  guard let one else { return false }
  return abs(one - other) <= tolerance * max(1, abs(other))
}
