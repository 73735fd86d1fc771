public import Frames

/// The columns that `trend` makes, in order.
public let trendFields: [Field] = [
  Field(name: "periods", type: .number),
  Field(name: "first", type: .estimate),
  Field(name: "latest", type: .estimate),
  Field(name: "change", type: .estimate),
  Field(name: "trend", type: .text),
  Field(name: "p", type: .number),
  Field(name: "method", type: .text),
  Field(name: "reason", type: .text),
  Field(name: "line", type: .text),
  Field(name: "slope", type: .estimate, isQuiet: true),
]

/// Below this a trend is no chance (`language.md` §8.3), two-sided.
let trendLevel = 0.05

/// One row a series: whether its last five annual figures rise or fall (`language.md` §8.3).
///
/// - Parameters:
///   - frame: Rows with a key, a period and a value.
///   - lookup: Where breaks of the catalogue are known from; figures are those of the rows alone.
///   - method: Which test.
///   - kept: Columns that hold for the whole series.
/// - Returns: One row a series, with what the test found.
public func trendTable(
  _ frame: Frame,
  lookup: SeriesLookup,
  method: TrendMethod,
  keeping kept: Set<String>
) -> SourceReading {
  guard let runs = SeriesRuns(frame, lookup: lookup) else { return SourceReading(frame: frame) }
  let trends = runs.rowsOfSeries.indices.map { series in
    SeriesTrend(runs.run(series), runs, method: method)
  }
  let names = Set(trendFields.map(\.name))
  let columns = frame.schema.fields.indices.filter {
    let field = frame.schema.fields[$0]
    return kept.contains(field.name) && !names.contains(field.name)
  }
  let rows = zip(trends, runs.firstRows).map { $0.points.rows.last ?? $1 }
  let result = Frame(
    unchecked: Schema(columns.map { frame.schema.fields[$0] } + trendFields),
    columns: columns.map { frame.columns[$0].gathered(rows) } + trendColumns(trends, runs),
    rowCount: rows.count
  )
  return SourceReading(frame: result, footnotes: footnotes(of: trends, method))
}

/// A series and what its test found.
struct SeriesTrend {
  let points: TrendPoints
  let test: TestedTrend?
  let reason: String?
  let cause: String?
  let leftOut: Int
  let polarity: Polarity

  init(_ run: PeriodRun, _ runs: SeriesRuns, method: TrendMethod) {
    points = TrendPoints(run, runs)
    leftOut = run.leftOut
    polarity = points.rows.last.map { runs.values.measure($0).polarity } ?? .neutral
    guard points.reason == nil else {
      test = nil
      reason = points.reason
      cause = points.cause
      return
    }
    switch testTrend(points.rows, of: runs.values, method: method) {
    case .success(let found):
      test = found
      reason = nil
      cause = nil
    case .failure(let refusal):
      test = nil
      reason = refusal.words
      cause = "no counts"
    }
  }

  var word: String {
    guard let test else { return "can't say" }
    guard test.p < trendLevel, test.direction != 0 else { return "no significant trend" }
    switch polarity {
    case .neutral: return test.direction > 0 ? "increasing" : "decreasing"
    case .higherIsBetter: return test.direction > 0 ? "improving" : "worsening"
    case .lowerIsBetter: return test.direction < 0 ? "improving" : "worsening"
    }
  }
}

private func trendColumns(_ trends: [SeriesTrend], _ runs: SeriesRuns) -> [Column] {
  let values = runs.values
  let last = trends.map { $0.points.rows.last ?? -1 }
  let first = trends.map { $0.points.rows.first ?? -1 }
  let differences = values.measures.map(\.ofDifference)
  let codes = values.measureCodes.gathered(last)
  let decimals = zip(first, last).map { one, other -> UInt8 in
    guard one >= 0, other >= 0, let before = values.publishedDecimals(one),
      let now = values.publishedDecimals(other)
    else { return EstimateColumn.unknownDecimals }
    return UInt8(clamping: max(before, now))
  }
  let changes = zip(first, last).enumerated().map { series, ends -> Double? in
    let (one, other) = ends
    guard one >= 0, one != other, let before = values.point[one], let now = values.point[other]
    else { return nil }
    let known = decimals[series]
    // Without digits beyond the published ones: 0.2 − 0.7 is −0.5.
    return known == EstimateColumn.unknownDecimals
      ? now - before : roundedHalfAway(now - before, decimals: Int(known))
  }
  func texts(_ word: (SeriesTrend) -> String?) -> Column { .text(TextColumn(trends.map(word))) }
  return [
    .number(NumberColumn(trends.map { Optional(Double($0.points.rows.count)) })),
    .estimate(values.gathered(first)), .estimate(values.gathered(last)),
    .estimate(
      EstimateColumn(
        point: NumberColumn(changes),
        measures: differences,
        measureCodes: codes,
        decimals: decimals
      )
    ),
    texts(\.word), .number(NumberColumn(trends.map { $0.test?.p })),
    texts { $0.test?.method.word }, texts(\.reason),
    texts { $0.points.line.isEmpty ? nil : sparkline($0.points.line) },
    .estimate(
      EstimateColumn(
        point: NumberColumn(trends.map { $0.test?.slope }),
        measures: differences,
        measureCodes: codes
      )
    ),
  ]
}

// MARK: Footers

private func footnotes(of trends: [SeriesTrend], _ method: TrendMethod) -> [Footnote] {
  var lines: [Footnote] = []
  let byCounts = trends.count { $0.test?.method == .chiSquared }
  let byOrder = trends.count { $0.test?.method == .mannKendall }
  if byCounts > 0 { lines.append(Footnote(.method, "chi-squared for trend: \(byCounts) series")) }
  if byOrder > 0 {
    let why = method == .automatic ? " (no counts)" : ""
    lines.append(Footnote(.method, "Mann–Kendall\(why): \(byOrder) series"))
  }
  if byCounts + byOrder > 20 {
    // Of 120 orders of five figures 2 are all up or all down: the exact test errs less than 5%.
    let chance = Int((Double(byCounts) * trendLevel + Double(byOrder) / 60).rounded())
    lines.append(
      Footnote(
        .chance,
        "\(byCounts + byOrder) tests: about \(chance) would look significant by chance"
      )
    )
  }
  let untested = trends.filter { $0.test == nil }
  if !untested.isEmpty {
    let parts = orderedCounts(untested.compactMap(\.cause)).map { "\($1) \($0)" }
    lines.append(
      Footnote(.unknowns, "\(untested.count) can't say: " + parts.joined(separator: ", "))
    )
  }
  let thinned = trends.count { $0.points.isThinned }
  if thinned > 0 {
    lines.append(
      Footnote(.independence, "overlapping periods: \(thinned) series take those that do not")
    )
  }
  return lines + otherKindsLine(trends.reduce(0) { $0 + $1.leftOut })
}

/// The footer on rows of other kinds of period than the series' last.
func otherKindsLine(_ count: Int) -> [Footnote] {
  guard count > 0 else { return [] }
  return [
    Footnote(
      .time,
      count == 1
        ? "1 figure has another kind of period than its series' last and is left out"
        : "\(count) figures have another kind of period than their series' last and are left out"
    )
  ]
}

/// How often each word occurs, commonest first, in order of first appearance where equal.
func orderedCounts(_ words: [String]) -> [(word: String, count: Int)] {
  var found: [(word: String, count: Int)] = []
  for word in words {
    if let place = found.firstIndex(where: { $0.word == word }) {
      found[place].count += 1
    } else {
      found.append((word, 1))
    }
  }
  return found.enumerated()
    .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
    .map(\.element)
}
