public import Frames
import Statistics

/// Takes each `count` successive periods of a series as one (`language.md` §8.3).
///
/// Numerators and denominators are summed and the value worked out anew; counts without a
/// denominator are summed. One row a window, in order of series and period.
///
/// - Parameters:
///   - frame: Rows with a key, a period and a value.
///   - lookup: Where breaks of the catalogue are known from; figures are those of the rows alone.
///   - count: Periods in a window, 2 or more.
///   - kept: Columns that hold for the whole window; the last row of a window gives them.
/// - Returns: One row a window.
/// - Throws: `needs-22` when there is no whole window in any series, with the reasons.
public func pooledTable(
  _ frame: Frame,
  lookup: SeriesLookup,
  of count: Int,
  keeping kept: Set<String>
) throws(SeriesRefusal) -> SourceReading {
  guard let runs = SeriesRuns(frame, lookup: lookup) else { return SourceReading(frame: frame) }
  var windows: [PooledWindow] = []
  var incomplete = 0
  var leftOut = 0
  var causes: [String] = []
  for series in runs.rowsOfSeries.indices {
    let run = runs.run(series)
    let pooled = pooledWindows(run, runs, of: count)
    windows += pooled.windows
    incomplete += pooled.incomplete
    leftOut += run.leftOut
    if pooled.windows.isEmpty {
      causes.append((pooled.refusal?.cause) ?? "no \(count) periods in a row with figures")
    }
  }
  if windows.isEmpty, !causes.isEmpty {
    let parts = orderedCounts(causes)
    throw SeriesRefusal(
      code: "needs-22",
      message: "no series has \(count) periods in a row to pool: "
        + (parts.count == 1
          ? parts[0].word : parts.map { "\($0.count) \($0.word)" }.joined(separator: ", ")),
      notes: ["the periods there are:   keep indicator, period, value"]
    )
  }
  let fields = frame.schema.fields.indices.filter { kept.contains(frame.schema.fields[$0].name) }
  let last = windows.map { $0.rows[$0.rows.count - 1] }
  let columns = fields.map { index -> Column in
    switch frame.schema.fields[index].role {
    case .period: .period(PeriodColumn(windows.map(\.period)))
    case .value: valueColumn(windows, last, runs.values)
    case .indicator, .place, .asAt, .breakdown, .plain: frame.columns[index].gathered(last)
    }
  }
  var schema = Schema(fields.map { frame.schema.fields[$0] })
  for index in schema.fields.indices where schema.fields[index].role == .value {
    schema.fields[index].type = .estimate
  }
  let result = Frame(unchecked: schema, columns: columns, rowCount: windows.count)
  var lines: [Footnote] = []
  let counted = windows.count { $0.figure != nil }
  if counted > 0 {
    lines.append(
      Footnote(
        .method,
        "values of \(count) periods from the sums of their counts: \(counted) windows"
      )
    )
  }
  let pure = Set(windows.indices.filter { windows[$0].figure?.isPure == true }.map { last[$0] })
  let pureSeries = Set(pure.map { runs.seriesOfRow[$0] }).count
  if pureSeries > 0 {
    lines.append(
      Footnote(
        .method,
        "counts without a denominator are added up, which fits events and not a number at a "
          + "moment: \(pureSeries) series"
      )
    )
  }
  if counted < windows.count {
    lines.append(
      Footnote(
        .unknowns,
        "\(windows.count - counted) windows have no counts to pool: value missing"
      )
    )
  }
  if incomplete > 0 {
    lines.append(
      Footnote(
        .rows,
        incomplete == 1
          ? "1 incomplete window left out" : "\(incomplete) incomplete windows left out"
      )
    )
  }
  if !causes.isEmpty {
    let parts = orderedCounts(causes).map { "\($0.count) \($0.word)" }
    lines.append(
      Footnote(.rows, "\(causes.count) series not pooled: " + parts.joined(separator: ", "))
    )
  }
  let overlapping = zip(windows, windows.dropFirst()).contains { one, next in
    one.rows.last.map { next.rows.contains($0) } ?? false
  }
  if overlapping {
    lines.append(
      Footnote(
        .independence,
        "pooled periods overlap: neighbouring rows share \(count - 1) of \(count) periods"
      )
    )
  }
  return SourceReading(frame: result, footnotes: lines + otherKindsLine(leftOut))
}

private func valueColumn(
  _ windows: [PooledWindow],
  _ last: [Int],
  _ values: EstimateColumn
) -> Column {
  func numbers(_ number: (PooledFigure) -> Double?) -> NumberColumn? {
    let all = windows.map { $0.figure.flatMap(number) }
    return all.contains { $0 != nil } ? NumberColumn(all) : nil
  }
  let decimals = windows.map { window -> UInt8 in
    let known = window.rows.compactMap { values.publishedDecimals($0) }
    return known.max().map { UInt8(clamping: $0) } ?? EstimateColumn.unknownDecimals
  }
  let states = windows.map { window in
    var state = window.rows.reduce(ValueState()) { $0.union(values.state($1)) }
    // A break inside a window there is none; one before it the window hands on.
    if window.isBreak { state.insert(.break) } else { state.remove(.break) }
    return state
  }
  return .estimate(
    EstimateColumn(
      point: NumberColumn(windows.map { $0.figure?.value }),
      lower: numbers { $0.interval?.lower },
      upper: numbers { $0.interval?.upper },
      numerator: numbers(\.numerator),
      denominator: numbers(\.denominator),
      measures: values.measures,
      measureCodes: values.measureCodes.gathered(last),
      decimals: decimals,
      states: states.contains { !$0.isEmpty } ? states : nil
    )
  )
}
