public import Frames
import Statistics

/// The columns that `benchmark` adds, in order.
public let benchmarkFields: [Field] = [
  Field(name: "benchmark", type: .text, role: .breakdown),
  Field(name: "benchmark_period", type: .period),
  Field(name: "benchmark_value", type: .estimate),
  Field(name: "difference", type: .estimate),
  Field(name: "margin", type: .estimate),
  Field(name: "rating", type: .text),
  Field(name: "significant", type: .yesNo),
  Field(name: "p", type: .number, isQuiet: true),
  Field(name: "p_adjusted", type: .number, isQuiet: true),
]

/// Sets each row beside each benchmark: one row for every pair, rows in order, then benchmarks as
/// named.
///
/// Needs indicator, place, period and value columns; the caller has checked that.
///
/// - Parameters:
///   - frame: The rows.
///   - workspace: Places, groups and targets; figures too where `lookup` may look there.
///   - lookup: Where other figures come from.
///   - benchmarks: What the rows are set against, in the order named.
///   - method: How similar and different are told apart.
/// - Returns: One row for each row and benchmark, with what there is to say.
public func benchmarkTable(
  _ frame: Frame,
  workspace: Workspace,
  lookup: SeriesLookup,
  against benchmarks: [Benchmark],
  method: BenchmarkMethod
) -> SourceReading {
  guard let valueField = frame.schema.first(.value),
    case .estimate(let values)? = frame[valueField.name],
    let periodField = frame.schema.first(.period),
    case .period(let periods)? = frame[periodField.name]
  else { return SourceReading(frame: frame) }
  var run = BenchmarkRun(
    frame,
    values,
    periods,
    workspace: workspace,
    lookup: lookup,
    against: benchmarks,
    method: method
  )
  run.rate()
  return SourceReading(frame: run.result(frame), footnotes: run.footnotes())
}

/// The work of one `benchmark`, column by column.
struct BenchmarkRun {
  let values: EstimateColumn
  let periods: PeriodColumn
  let lookup: SeriesLookup
  let benchmarks: [Benchmark]
  let method: BenchmarkMethod
  let index: SeriesIndex
  var references: BenchmarkReferences
  private let judge: TargetJudge
  /// For each series the code of the period of its last row.
  private var lastCodes: [Int]

  // One element for each row and benchmark.
  private var nameCodes: [Int] = []
  /// Number of the benchmark's figure among the points of the references, -1 for none.
  private var pointOfRow: [Int] = []
  private var hasPeriod: [Bool] = []
  private var differences: [Double] = []
  private var margins: [Double] = []
  private var ratings: [Int] = []
  private var significant: [Bool?] = []
  private var p: [Double] = []
  private var names: [String] = []
  private var nameNumbers: [String: Int] = [:]

  var tally = BenchmarkTally()

  init(
    _ frame: Frame,
    _ values: EstimateColumn,
    _ periods: PeriodColumn,
    workspace: Workspace,
    lookup: SeriesLookup,
    against benchmarks: [Benchmark],
    method: BenchmarkMethod
  ) {
    self.values = values
    self.periods = periods
    self.lookup = lookup
    self.benchmarks = benchmarks
    self.method = method
    let index = SeriesIndex(frame, lookup: lookup, readsSeries: !lookup.isAttached)
    self.index = index
    references = BenchmarkReferences(workspace, frame, values, index: index)
    judge = TargetJudge { series in
      if let key = index.keys[series] { return workspace.points(key) }
      return index.series.isEmpty ? [] : index.series[series]
    }
    lastCodes = Array(repeating: -1, count: index.firstRows.count)
    for row in 0..<frame.rowCount where periods.presence.isKnown(row) {
      let series = index.seriesOfRow[row]
      lastCodes[series] = max(lastCodes[series], periods.codes[row])
    }
    let count = frame.rowCount * benchmarks.count
    nameCodes.reserveCapacity(count)
    pointOfRow.reserveCapacity(count)
    hasPeriod.reserveCapacity(count)
    differences.reserveCapacity(count)
    margins.reserveCapacity(count)
    ratings.reserveCapacity(count)
    significant.reserveCapacity(count)
    p.reserveCapacity(count)
  }

  // MARK: Rating

  mutating func rate() {
    let measures = values.measures
    let measureCodes = values.measureCodes.values
    // Which reference each benchmark is for each series; found when a row first asks.
    var found = Array(repeating: -1, count: index.firstRows.count * benchmarks.count)
    for row in 0..<values.count {
      let series = index.seriesOfRow[row]
      let measure = measures[measureCodes[row]]
      let figure = figure(row, measure)
      let isLast = periods.presence.isKnown(row) && periods.codes[row] == lastCodes[series]
      for (number, benchmark) in benchmarks.enumerated() {
        if benchmark == .target {
          rateTarget(row, series, measure, figure, isLast)
          continue
        }
        let slot = series * benchmarks.count + number
        if found[slot] < 0 {
          found[slot] = references.reference(benchmark, for: series)
          tally.note(references.all[found[slot]], number: found[slot], series, references)
        }
        ratePlace(series, measure, figure, isLast, found[slot])
      }
    }
  }

  private func figure(_ row: Int, _ measure: Measure) -> BenchmarkedFigure? {
    guard let value = values.point[row], let period = periods[row] else { return nil }
    let usesLimits = method != .precision
    return BenchmarkedFigure(
      period: period,
      value: value,
      interval: usesLimits ? limits(of: values, row: row) : nil,
      decimals: values.publishedDecimals(row) ?? measure.decimals,
      polarity: measure.polarity
    )
  }

  private mutating func ratePlace(
    _ series: Int,
    _ measure: Measure,
    _ figure: BenchmarkedFigure?,
    _ isLast: Bool,
    _ number: Int
  ) {
    let name = references.all[number].name
    guard let figure else {
      return append(name, absence: references.all[number].absence ?? .noValue)
    }
    if let absence = references.all[number].absence { return append(name, absence: absence) }
    let ownSeries = judge.own
    let found = benchmarkPosition(
      for: figure.period,
      in: references.all[number].points,
      own: isLast ? { ownSeries(series) } : nil
    )
    guard let found, let benchmark = references.all[number].points[found.position].value else {
      return append(name, absence: .noFigure)
    }
    let point = references.all[number].points[found.position]
    if found.isEarlier { tally.noteEarlier(number, references.indicatorOfSeries[series]) }
    let difference = benchmarkDifference(
      figure.value,
      figure.decimals,
      benchmark,
      point.decimals
    )
    let hasOtherUnit =
      !lookup.isAttached && point.row >= 0
      && foldedText(index.values.measure(point.row).unit) != foldedText(measure.unit)
    if hasOtherUnit {
      tally.otherUnits += 1
      return append(
        name,
        BenchmarkOutcome(rating: .cannotSay),
        point: references.all[number].firstPoint + found.position
      )
    }
    let outcome = benchmarkOutcome(
      of: figure,
      against: point,
      benchmark: benchmark,
      method: method
    )
    append(
      name,
      outcome,
      point: references.all[number].firstPoint + found.position,
      difference: difference,
      margin: figure.polarity.goodIsAbove.map { $0 || difference == 0 ? difference : -difference }
    )
  }

  private mutating func rateTarget(
    _ row: Int,
    _ series: Int,
    _ measure: Measure,
    _ figure: BenchmarkedFigure?,
    _ isLast: Bool
  ) {
    let indicator = references.indicatorOfSeries[series]
    let target = indicator.flatMap { indicator in
      periods[row].flatMap { references.workspace.target(for: indicator, in: $0) }
    }
    guard let target else { return append("target", BenchmarkOutcome(rating: .noTarget)) }
    guard let figure else { return append("target", absence: .noValue) }
    let result = judge.result(
      of: figure,
      measure,
      series: series,
      isLast: isLast,
      target: target,
      references: &references
    )
    for number in result.earlier { tally.noteEarlier(number, indicator) }
    if let absence = result.absence {
      tally.absences[absence, default: [:]]["target", default: 0] += 1
    }
    append(
      "target",
      BenchmarkOutcome(
        rating: result.rating,
        isSignificant: result.isSignificant,
        p: result.p
      ),
      point: result.point.map { references.add($0) } ?? -1,
      hasPeriod: result.hasPeriod,
      difference: result.point?.value.map {
        benchmarkDifference(
          figure.value,
          figure.decimals,
          $0,
          result.point?.decimals ?? figure.decimals
        )
      },
      margin: result.margin
    )
  }

  private mutating func append(_ name: String, absence: BenchmarkAbsence) {
    tally.absences[absence, default: [:]][name, default: 0] += 1
    append(name, BenchmarkOutcome(rating: .notAvailable))
  }

  private mutating func append(
    _ name: String,
    _ outcome: BenchmarkOutcome,
    point: Int = -1,
    hasPeriod: Bool = true,
    difference: Double? = nil,
    margin: Double? = nil
  ) {
    let code: Int
    if let last = nameCodes.last, names[last] == name {
      code = last
    } else if let known = nameNumbers[name] {
      code = known
    } else {
      code = names.count
      nameNumbers[name] = code
      names.append(name)
    }
    nameCodes.append(code)
    pointOfRow.append(point)
    self.hasPeriod.append(hasPeriod)
    differences.append(difference ?? .nan)
    margins.append(margin ?? .nan)
    ratings.append(outcome.rating.rawValue)
    significant.append(outcome.isSignificant)
    p.append(outcome.p ?? .nan)
    tally.count(outcome)
  }

  // MARK: Columns

  func result(_ frame: Frame) -> Frame {
    let replaced = Set(benchmarkFields.map(\.name))
    let kept = frame.schema.fields.indices.filter {
      !replaced.contains(frame.schema.fields[$0].name)
    }
    let count = benchmarks.count
    let spread = (0..<frame.rowCount * count).map { $0 / max(1, count) }
    let columns = kept.map { frame.columns[$0] }
    return Frame(
      unchecked: Schema(kept.map { frame.schema.fields[$0] } + benchmarkFields),
      columns: (count == 1 ? columns : columns.map { $0.gathered(spread) }) + added(spread),
      rowCount: frame.rowCount * count
    )
  }

  private func added(_ spread: [Int]) -> [Column] {
    let points = references.points
    let measureCodes = values.measureCodes.gathered(spread)
    let reference = EstimateColumn(
      point: NumberColumn(points.map { $0?.value }),
      lower: NumberColumn(points.map { $0?.interval?.lower }),
      upper: NumberColumn(points.map { $0?.interval?.upper }),
      decimals: points.map {
        $0?.decimals.map { UInt8(clamping: $0) } ?? EstimateColumn.unknownDecimals
      }
    )
    var benchmark = reference.gathered(pointOfRow)
    benchmark.measures = values.measures
    benchmark.measureCodes = measureCodes
    if benchmark.lower?.presence.knownCount == 0 { (benchmark.lower, benchmark.upper) = (nil, nil) }
    let periodPoints = zip(pointOfRow, hasPeriod).map { $1 ? $0 : -1 }
    func number(_ values: [Double]) -> NumberColumn {
      NumberColumn(values, presence: PresenceColumn(knownCount: values.count))
    }
    let decimals = finerDecimals(spread, reference.decimals ?? [])
    func distance(_ numbers: [Double]) -> Column {
      .estimate(
        EstimateColumn(
          point: number(numbers),
          measures: values.measures.map(\.ofDifference),
          measureCodes: measureCodes,
          decimals: decimals
        )
      )
    }
    let adjusted = (try? adjustedPValues(p)) ?? p
    return [
      .text(TextColumn(names.map { Optional($0) }).gathered(nameCodes)),
      .period(PeriodColumn(points.map { $0?.period }).gathered(periodPoints)),
      .estimate(benchmark),
      distance(differences),
      distance(margins),
      .text(TextColumn(BenchmarkRating.allCases.map { Optional($0.word) }).gathered(ratings)),
      .yesNo(YesNoColumn(significant)),
      .number(number(p)),
      .number(number(adjusted)),
    ]
  }

  /// For each row the finer of its own published decimals and those of what it is set against.
  private func finerDecimals(_ spread: [Int], _ ofPoints: [UInt8]) -> [UInt8] {
    let unknown = EstimateColumn.unknownDecimals
    return spread.indices.map { at in
      let own = values.decimals?[spread[at]] ?? unknown
      let other = pointOfRow[at] < 0 ? unknown : ofPoints[pointOfRow[at]]
      if own == unknown { return other }
      return other == unknown ? own : max(own, other)
    }
  }
}
