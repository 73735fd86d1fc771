public import Frames
public import Statistics

/// The column that `forecast` adds.
public let forecastFields: [Field] = [Field(name: "basis", type: .text)]

/// Continues each series by some periods, with 95% prediction limits (`language.md` §8.3).
///
/// Rows are kept; a series' new rows stand after its last one. A series that cannot be continued
/// is kept as it is and counted.
///
/// - Parameters:
///   - frame: Rows with a key, a period and a value.
///   - lookup: Where breaks of the catalogue are known from; figures are those of the rows alone.
///   - steps: Periods to add, 1 or more.
///   - model: Which smoothing; nil takes that of lowest corrected Akaike criterion.
///   - copied: Columns that new rows take from the series' last figure.
/// - Returns: The rows with the new ones and `basis`.
/// - Throws: `needs-23` when no series can be continued, with the reasons.
public func forecastTable(
  _ frame: Frame,
  lookup: SeriesLookup,
  by steps: Int,
  using model: SmoothingModel?,
  copying copied: Set<String>
) throws(SeriesRefusal) -> SourceReading {
  guard let runs = SeriesRuns(frame, lookup: lookup) else { return SourceReading(frame: frame) }
  var forecasts: [SeriesForecast] = []
  var refusals: [ForecastRefusal] = []
  var seriesOfForecast: [Int] = []
  var leftOut = 0
  for series in runs.rowsOfSeries.indices {
    let run = runs.run(series)
    leftOut += run.leftOut
    switch continued(run, runs, by: steps, using: model) {
    case .success(let forecast):
      forecasts.append(forecast)
      seriesOfForecast.append(series)
    case .failure(let refusal): refusals.append(refusal)
    }
  }
  if forecasts.isEmpty, let error = noForecast(refusals) { throw error }

  // New rows are numbered after the old ones and then moved behind the last row of their series.
  var rowsAfter: [Int: Range<Int>] = [:]
  for (number, series) in seriesOfForecast.enumerated() {
    let place = runs.lastRows[series]
    let first = frame.rowCount + number * steps
    rowsAfter[place] = first..<first + steps
  }
  var order: [Int] = []
  order.reserveCapacity(frame.rowCount + forecasts.count * steps)
  for row in 0..<frame.rowCount {
    order.append(row)
    if let added = rowsAfter[row] { order.append(contentsOf: added) }
  }
  let sources = forecasts.flatMap { Array(repeating: $0.last, count: steps) }
  let copies = order.map { $0 < frame.rowCount ? $0 : sources[$0 - frame.rowCount] }
  let originals = order.map { $0 < frame.rowCount ? $0 : -1 }
  let fields = frame.schema.fields.indices.filter { frame.schema.fields[$0].name != "basis" }
  var schema: [Field] = []
  var columns: [Column] = []
  for index in fields {
    var field = frame.schema.fields[index]
    let column = frame.columns[index]
    switch field.role {
    case .period:
      let periods = forecasts.flatMap { $0.periods.map(Optional.some) }
      columns.append(.period(.concatenated([runs.periods, PeriodColumn(periods)]).gathered(order)))
    case .value:
      field.type = .estimate
      columns.append(
        .estimate(.concatenated([runs.values, added(forecasts, sources, runs)]).gathered(order))
      )
    case .indicator, .place, .breakdown: columns.append(column.gathered(copies))
    case .asAt, .plain:
      if field.name == "year", case .period(let years) = column {
        columns.append(.period(continuedYears(years, forecasts, runs, order)))
      } else {
        columns.append(column.gathered(copied.contains(field.name) ? copies : originals))
      }
    }
    schema.append(field)
  }
  let basis = order.map { $0 < frame.rowCount ? "actual" : "forecast" }
  let result = Frame(
    unchecked: Schema(schema + forecastFields),
    columns: columns + [.text(TextColumn(basis.map(Optional.some)))],
    rowCount: order.count
  )
  return SourceReading(
    frame: result,
    footnotes: footnotes(of: forecasts, refusals, isChosen: model == nil) + otherKindsLine(leftOut)
  )
}

/// The forecasts as figures; marked as estimated, so that no export takes them for published ones.
private func added(
  _ forecasts: [SeriesForecast],
  _ sources: [Int],
  _ runs: SeriesRuns
) -> EstimateColumn {
  let values = runs.values
  return EstimateColumn(
    point: NumberColumn(forecasts.flatMap { $0.points.map(Optional.some) }),
    lower: NumberColumn(forecasts.flatMap { $0.limits.map { Optional($0.lower) } }),
    upper: NumberColumn(forecasts.flatMap { $0.limits.map { Optional($0.upper) } }),
    measures: values.measures,
    measureCodes: values.measureCodes.gathered(sources),
    decimals: values.decimals.map { all in sources.map { all[$0] } },
    states: Array(repeating: [.estimated], count: sources.count)
  )
}

/// Reporting years of the new rows, as far from the new periods as the last figure's is from its.
private func continuedYears(
  _ years: PeriodColumn,
  _ forecasts: [SeriesForecast],
  _ runs: SeriesRuns,
  _ order: [Int]
) -> PeriodColumn {
  let added = forecasts.flatMap { forecast -> [Period?] in
    forecast.periods.map { period in
      guard let last = years[forecast.last], let lastPeriod = runs.periods[forecast.last] else {
        return nil
      }
      let start = last.start.components.month
      let usual = lastPeriod.reportingYear(startMonth: start)
      let offset = (last.startMonthIndex - usual.startMonthIndex) / 12
      return period.reportingYear(startMonth: start).moved(by: offset)
    }
  }
  return PeriodColumn.concatenated([years, PeriodColumn(added)]).gathered(order)
}

/// What to say when no series can be continued; nil without any series.
private func noForecast(_ refusals: [ForecastRefusal]) -> SeriesRefusal? {
  let causes = orderedCounts(refusals.map(\.cause))
  guard let commonest = causes.first,
    let refusal = refusals.first(where: { $0.cause == commonest.word })
  else { return nil }
  var message: String
  var notes: [String] = []
  switch refusal {
  case .fewFigures(_, let needed):
    let longest = refusals.compactMap {
      if case .fewFigures(let count, _) = $0 { count } else { nil }
    }.max()
    message =
      "forecast needs \(needed) figures in a row without a gap or a break; "
      + (refusals.count == 1 ? "this series ends with " : "the longest here is ")
      + "\(longest ?? 0)"
    notes = ["how fast it moves:   add yearly = change(value)"]
  case .overlap:
    message = "these periods overlap, so neighbouring figures share data and cannot be continued"
    notes = ["forecast takes periods that do not overlap: months, quarters or years"]
  case .tooFar(let most):
    message = "forecast goes at most half as far as the figures in a row reach back: here \(most)"
    notes = ["forecast \(most)"]
  case .noCalendar: message = "no period follows the last one here"
  }
  if causes.count > 1 {
    notes.append(
      "series not continued: "
        + causes.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
    )
  }
  return SeriesRefusal(code: "needs-23", message: message, notes: notes)
}

private func footnotes(
  of forecasts: [SeriesForecast],
  _ refusals: [ForecastRefusal],
  isChosen: Bool
) -> [Footnote] {
  var lines: [Footnote] = []
  let models = orderedCounts(forecasts.map(\.model.rawValue))
  if !models.isEmpty {
    let parts = models.map { forecasts.count == 1 ? $0.word : "\($0.word) \($0.count) series" }
    lines.append(
      Footnote(
        .method,
        "exponential smoothing" + (isChosen ? ", chosen by AICc: " : ": ")
          + parts.joined(separator: ", ") + "; 95% prediction limits"
      )
    )
  }
  let logits = forecasts.count(where: \.isOnLogits)
  if logits > 0 {
    lines.append(Footnote(.method, "percentages are continued as logits: \(logits) series"))
  }
  let cut = forecasts.count(where: \.isCut)
  if cut > 0 {
    lines.append(Footnote(.method, "limits cut where the figure cannot go: \(cut) series"))
  }
  let seasonal = forecasts.count(where: \.isSeasonal)
  if seasonal > 0 {
    lines.append(Footnote(.method, "no season is modelled: \(seasonal) series"))
  }
  if !refusals.isEmpty {
    let parts = orderedCounts(refusals.map(\.cause)).map { "\($0.count) \($0.word)" }
    lines.append(
      Footnote(.unknowns, "\(refusals.count) not continued: " + parts.joined(separator: ", "))
    )
  }
  return lines
}
