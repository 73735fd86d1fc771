public import Frames

/// The columns that `spc` adds, in order.
public let controlChartFields: [Field] = [
  Field(name: "centre", type: .estimate),
  Field(name: "lower_limit", type: .estimate),
  Field(name: "upper_limit", type: .estimate),
  Field(name: "signal", type: .text),
]

/// Draws each series as a control chart; rows are kept (`language.md` §8.3).
///
/// - Parameters:
///   - frame: Rows with a key, a period and a value.
///   - lookup: Where breaks of the catalogue are known from; figures are those of the rows alone.
///   - method: Which chart; nil goes by the counts.
/// - Returns: The rows with limits and signals.
/// - Throws: `needs-21` when no series can have a chart, with the reasons.
public func controlChartTable(
  _ frame: Frame,
  lookup: SeriesLookup,
  using method: ControlChartKind?
) throws(SeriesRefusal) -> SourceReading {
  guard let runs = SeriesRuns(frame, lookup: lookup) else { return SourceReading(frame: frame) }
  var centre = [Double](repeating: .nan, count: frame.rowCount)
  var lower = centre
  var upper = centre
  var signals = [ControlSignal?](repeating: nil, count: frame.rowCount)
  var charts: [ControlChartSeries] = []
  var refusals: [ControlChartRefusal] = []
  var leftOut = 0
  for series in runs.rowsOfSeries.indices {
    let run = runs.run(series)
    leftOut += run.leftOut
    switch controlChart(run, runs, using: method) {
    case .failure(let refusal): refusals.append(refusal)
    case .success(let chart):
      for (index, row) in chart.rows.enumerated() {
        centre[row] = chart.centre[index]
        lower[row] = chart.lower[index]
        upper[row] = chart.upper[index]
        signals[row] = chart.signals[index]
      }
      charts.append(chart)
    }
  }
  if charts.isEmpty, let error = noChart(refusals) { throw error }
  for (row, other) in runs.representative.enumerated() where other >= 0 && other != row {
    (centre[row], lower[row], upper[row]) = (centre[other], lower[other], upper[other])
    signals[row] = signals[other]
  }
  func estimates(_ numbers: [Double]) -> Column {
    .estimate(
      EstimateColumn(
        point: NumberColumn(numbers, presence: PresenceColumn(knownCount: numbers.count)),
        measures: runs.values.measures,
        measureCodes: runs.values.measureCodes,
        // A centre between published figures takes one decimal more than they have.
        decimals: runs.values.decimals?.map {
          $0 >= EstimateColumn.unknownDecimals - 1 ? $0 : min($0 + 1, 9)
        }
      )
    )
  }
  let names = Set(controlChartFields.map(\.name))
  let kept = frame.schema.fields.indices.filter { !names.contains(frame.schema.fields[$0].name) }
  let result = Frame(
    unchecked: Schema(kept.map { frame.schema.fields[$0] } + controlChartFields),
    columns: kept.map { frame.columns[$0] } + [
      estimates(centre), estimates(lower), estimates(upper),
      .text(TextColumn(signals.map { $0?.rawValue })),
    ],
    rowCount: frame.rowCount
  )
  return SourceReading(
    frame: result,
    footnotes: footnotes(of: charts, refusals) + otherKindsLine(leftOut)
  )
}

/// What to say when no series can have a chart; nil without any series.
private func noChart(_ refusals: [ControlChartRefusal]) -> SeriesRefusal? {
  guard let commonest = orderedCounts(refusals.map(\.cause)).first else { return nil }
  let least = refusals.compactMap { if case .fewFigures(let count) = $0 { count } else { nil } }
  let longest = least.max() ?? 0
  let needed = ControlChartSeries.needed
  let message: String
  var notes: [String] = []
  switch refusals.first(where: { $0.cause == commonest.word }) {
  case .fewFigures, nil:
    message =
      "spc needs \(needed) figures of one kind of period or more; "
      + (refusals.count == 1 ? "this series has \(longest)" : "the longest series has \(longest)")
    notes = ["whether a few yearly figures rise or fall:   trend"]
  case .overlap:
    message =
      "these periods overlap, so neighbouring figures share data and control limits would be "
      + "too narrow"
    notes = ["spc takes periods that do not overlap: months, quarters or years"]
  case .noCounts(let kind):
    message = "a \(kind.word) chart needs \(kind.needs), and no series has them for all figures"
    notes = ["a chart of the figures themselves:   spc using xmr"]
  case .noVariation:
    message = "no series has figures that vary"
  }
  if Set(refusals.map(\.cause)).count > 1 {
    let parts = orderedCounts(refusals.map(\.cause)).map { "\($0.count) \($0.word)" }
    notes.append("series without a chart: " + parts.joined(separator: ", "))
  }
  return SeriesRefusal(code: "needs-21", message: message, notes: notes)
}

extension ControlChartKind {
  /// What the counts of this chart are.
  fileprivate var needs: String {
    switch self {
    case .p: "counts of people and their denominators"
    case .u: "counts of events and their denominators"
    case .c: "whole counts of events without a denominator"
    case .xmr: "figures"
    }
  }
}

private func footnotes(
  of charts: [ControlChartSeries],
  _ refusals: [ControlChartRefusal]
) -> [Footnote] {
  var lines: [Footnote] = []
  let kinds = orderedCounts(charts.map(\.kind.word))
  if !kinds.isEmpty {
    let parts = kinds.map { "\($0.word) chart: \($0.count) series" }
    lines.append(Footnote(.method, parts.joined(separator: ", ") + "; limits at three sigma"))
  }
  let provisional = charts.count(where: \.isProvisional)
  if provisional > 0 {
    lines.append(
      Footnote(
        .method,
        "limits are provisional: \(provisional) series below \(ControlChartSeries.firm) points"
      )
    )
  }
  let byUnit = charts.count(where: \.isByUnit)
  if byUnit > 0 {
    lines.append(
      Footnote(.method, "what is counted is not stated: \(byUnit) series go by the unit")
    )
  }
  let overdispersed = charts.count(where: \.isOverdispersed)
  if overdispersed > 0 {
    lines.append(
      Footnote(
        .method,
        "most points outside: \(overdispersed) series vary more than chance; spc using xmr"
      )
    )
  }
  let breaks = charts.reduce(0) { $0 + $1.breaks }
  if breaks > 0 {
    lines.append(
      Footnote(
        .time,
        breaks == 1 ? "limits start anew at 1 break" : "limits start anew at \(breaks) breaks"
      )
    )
  }
  if !refusals.isEmpty {
    let parts = orderedCounts(refusals.map(\.cause)).map { "\($0.count) \($0.word)" }
    lines.append(
      Footnote(.unknowns, "\(refusals.count) without a chart: " + parts.joined(separator: ", "))
    )
  }
  return lines
}
