import Frames
import Statistics

/// Which control chart `spc` draws.
public enum ControlChartKind: String, Sendable, Hashable, CaseIterable {
  /// Shares of people.
  case p
  /// Events for each unit of exposure.
  case u
  /// Events in periods of equal exposure.
  case c
  /// Single values.
  case xmr

  var word: String { self == .xmr ? "XmR" : rawValue }
}

/// A series' control chart, one place in each array for each row of the run.
struct ControlChartSeries {
  /// Fewest figures that make a chart, and fewest that make firm limits (`language.md` §8.3).
  static let needed = 12
  static let firm = 20

  let rows: [Int]
  let centre: [Double]
  let lower: [Double]
  let upper: [Double]
  /// Nil for a row without a figure.
  let signals: [ControlSignal?]
  let kind: ControlChartKind
  let isByUnit: Bool
  let isProvisional: Bool
  /// Breaks at which limits start anew.
  let breaks: Int
  /// Whether most points of a count chart lie outside: more varies than chance alone.
  let isOverdispersed: Bool
}

/// What stands out at a point (`language.md` §8.3).
enum ControlSignal: String, CaseIterable {
  case outside = "outside limits"
  case shift
  case none
}

/// Why a series has no control chart.
enum ControlChartRefusal: Error, Hashable {
  case fewFigures(Int)
  case overlap
  case noCounts(ControlChartKind)
  case noVariation

  /// For the footer, after a number of series.
  var cause: String {
    switch self {
    case .fewFigures: "fewer than \(ControlChartSeries.needed) figures"
    case .overlap: "periods overlap"
    case .noCounts(let kind): "no counts for a \(kind.word) chart"
    case .noVariation: "figures without variation"
    }
  }
}

/// Draws the control chart of a run; breaks start the limits anew, they do not cut the run.
func controlChart(
  _ run: PeriodRun,
  _ runs: SeriesRuns,
  using method: ControlChartKind?
) -> Result<ControlChartSeries, ControlChartRefusal> {
  let knownRows = zip(run.rows, run.isKnown).filter(\.1).map(\.0)
  if run.overlaps { return .failure(.overlap) }
  guard knownRows.count >= ControlChartSeries.needed, let last = knownRows.last else {
    return .failure(.fewFigures(knownRows.count))
  }
  let measure = runs.values.measure(last)
  let counted = chosenCounts(knownRows, of: runs.values, measure, method)
  if let method, method != .xmr, counted == nil { return .failure(.noCounts(method)) }

  // One empty place stands for any gap, so that no moving range is taken across it.
  var places: [Int] = []
  var starts: [Int] = []
  for index in run.rows.indices {
    if index > 0, run.step > 0, run.positions[index] - run.positions[index - 1] > run.step {
      places.append(-1)
    }
    if run.isBroken[index] { starts.append(places.count) }
    places.append(index)
  }
  let chart: ControlChart?
  let kind: ControlChartKind
  if let counted {
    kind = counted.kind
    var numbers = knownRows.indices.makeIterator()
    let order = places.map { $0 >= 0 && run.isKnown[$0] ? numbers.next() ?? -1 : -1 }
    let counts = order.map { $0 >= 0 ? counted.counts.counts[$0] : .nan }
    let denominators = order.map { $0 >= 0 ? counted.counts.denominators[$0] : .nan }
    chart =
      (kind == .p
      ? try? proportionChart(counts: counts, of: denominators, breaks: starts)
      : try? rateChart(counts: counts, over: denominators, breaks: starts))?
      .scaled(by: counted.counts.multiplier)
  } else {
    kind = .xmr
    let figures = places.map {
      $0 >= 0 ? runs.values.point[run.rows[$0]] ?? .nan : .nan
    }
    chart = try? xmrChart(figures, breaks: starts)
  }
  guard let chart else { return .failure(.noVariation) }
  return .success(
    ControlChartSeries(
      chart,
      run,
      places: places,
      kind: kind,
      isByUnit: counted?.isByUnit ?? false
    )
  )
}

/// The counts and the chart they go on; nil for an XmR chart.
private func chosenCounts(
  _ rows: [Int],
  of values: EstimateColumn,
  _ measure: Measure,
  _ method: ControlChartKind?
) -> (counts: SeriesCounts, kind: ControlChartKind, isByUnit: Bool)? {
  let found = SeriesCounts.kind(of: measure, goingByUnit: true)
  switch method {
  case .xmr: return nil
  case nil:
    guard let worth = found.kind, let counts = SeriesCounts(rows, of: values, kind: worth) else {
      return nil
    }
    return (counts, worth == .people ? .p : counts.isPure ? .c : .u, found.isByUnit)
  case .p:
    guard found.kind != .estimated, let counts = SeriesCounts(rows, of: values, kind: .people)
    else { return nil }
    return (counts, .p, false)
  case .u:
    guard found.kind != .estimated, let counts = SeriesCounts(rows, of: values, kind: .events),
      !counts.isPure
    else { return nil }
    return (counts, .u, false)
  case .c:
    guard found.kind != .estimated, let counts = SeriesCounts(rows, of: values, kind: .events),
      counts.isPure
    else { return nil }
    return (counts, .c, false)
  }
}

extension ControlChartSeries {
  fileprivate init(
    _ chart: ControlChart,
    _ run: PeriodRun,
    places: [Int],
    kind: ControlChartKind,
    isByUnit: Bool
  ) {
    var shifted = Set<Int>()
    for runs in (try? chart.runsAnalyses()) ?? [] where runs.isSignal {
      // The points of the longest run show where the level has moved.
      if let range = runs.longestRunPlaces { shifted.formUnion(range) }
    }
    let nothing = [Double](repeating: .nan, count: run.rows.count)
    var (centre, lower, upper) = (nothing, nothing, nothing)
    var signals = [ControlSignal?](repeating: nil, count: run.rows.count)
    for (place, index) in places.enumerated() where index >= 0 {
      // A denominator that is not known leaves a count chart without limits there.
      centre[index] = chart.centre[place]
      lower[index] = chart.lower[place]
      upper[index] = chart.upper[place]
      guard run.isKnown[index] else { continue }
      signals[index] =
        chart.isOutside(place) ? .outside : shifted.contains(place) ? .shift : ControlSignal.none
    }
    let outside = signals.count { $0 == .outside }
    self.init(
      rows: run.rows,
      centre: centre,
      lower: lower,
      upper: upper,
      signals: signals,
      kind: kind,
      isByUnit: isByUnit,
      isProvisional: chart.segments.contains { $0.known > 0 && $0.known < ControlChartSeries.firm },
      breaks: chart.segments.count - 1,
      isOverdispersed: kind != .xmr && outside * 2 > run.knownCount
    )
  }
}
