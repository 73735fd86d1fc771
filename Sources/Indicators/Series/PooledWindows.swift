import Frames
import Statistics

/// One window of periods taken as one.
struct PooledWindow {
  let period: Period
  /// Rows of its periods, earliest first.
  let rows: [Int]
  /// Nil when there are no counts to pool.
  let figure: PooledFigure?
  /// The first window after a break.
  let isBreak: Bool
}

/// The figure of a window, from the sums of its counts.
struct PooledFigure {
  let value: Double
  let interval: ConfidenceInterval?
  let numerator: Double?
  let denominator: Double?

  /// The sum of figures that are counts themselves.
  var isPure: Bool { denominator == nil }
}

/// The windows of a series and what was left out.
struct PooledSeries {
  var windows: [PooledWindow] = []
  /// Windows with a period that has no row, no figure or a break before it.
  var incomplete = 0
  var refusal: PoolRefusal?
}

/// Why a series has no windows at all.
enum PoolRefusal: Hashable {
  case overlap
  case moments
  case fewFigures

  var cause: String {
    switch self {
    case .overlap: "periods overlap already"
    case .moments: "figures of a moment, not of the whole time between"
    case .fewFigures: "too few periods"
    }
  }
}

/// Takes each `count` periods in a row as one; windows overlap, none crosses a gap or a break.
func pooledWindows(_ run: PeriodRun, _ runs: SeriesRuns, of count: Int) -> PooledSeries {
  var result = PooledSeries()
  guard run.knownCount > 0 else {
    result.refusal = .fewFigures
    return result
  }
  if run.overlaps {
    result.refusal = .overlap
    return result
  }
  let total = run.rows.count
  let shapes = run.rows.map { runs.shape($0) }
  func follows(_ index: Int) -> Bool {
    shapes[index].startDay == shapes[index - 1].endDay + 1
  }
  if total > 1, !(1..<total).contains(where: follows) {
    result.refusal = run.length > 0 && run.step == run.length ? .fewFigures : .moments
    return result
  }
  // Windows that would lie between the first and the last period if none were absent.
  let length = max(run.length, 1)
  let spanned = (run.positions[total - 1] - run.positions[0]) / length + 1
  let possible = max(0, spanned - count + 1)
  guard possible > 0 else {
    result.refusal = .fewFigures
    return result
  }
  var unbroken = 0
  var breakPending = false
  for index in run.rows.indices {
    if index > 0, run.isBroken[index] {
      unbroken = 0
      breakPending = true
    } else if index > 0, !follows(index) {
      unbroken = 0
    }
    unbroken = run.isKnown[index] ? unbroken + 1 : 0
    guard unbroken >= count else { continue }
    let rows = Array(run.rows[(index - count + 1)...index])
    guard let first = runs.periods[rows[0]], let last = runs.periods[rows[count - 1]] else {
      continue
    }
    result.windows.append(
      PooledWindow(
        period: pooledPeriod(from: first, to: last),
        rows: rows,
        figure: pooledFigure(rows, of: runs.values),
        isBreak: breakPending
      )
    )
    breakPending = false
  }
  result.incomplete = max(0, possible - result.windows.count)
  return result
}

/// The period of several that follow one another.
func pooledPeriod(from first: Period, to last: Period) -> Period {
  let start = first.start.components
  let end = last.end.components
  let months = (last.startMonthIndex - first.startMonthIndex) + (last.monthCount ?? 0)
  func isYears(_ period: Period, split: Bool) -> Bool {
    switch period.kind {
    case .calendarYear: !split
    case .splitYear: split
    case .pooled: period.label.contains("/") == split
    default: false
    }
  }
  let years = months / 12
  if isYears(first, split: false), isYears(last, split: false) {
    return .pooledYears(start.year, start.year + years - 1)
  }
  if isYears(first, split: true), isYears(last, split: true) {
    return .pooledSplitYears(start.year, start.year + years - 1, startMonth: start.month)
  }
  if months == 12, first.monthCount != nil {
    return .rollingYear(endMonth: end.month, ofYear: end.year)
  }
  return Period(
    start: first.start,
    end: last.end,
    kind: .span,
    label: "\(first.label) to \(last.label)"
  )
}

/// Sums of counts as one figure, with the limits that the counts allow; nil without counts.
private func pooledFigure(_ rows: [Int], of values: EstimateColumn) -> PooledFigure? {
  guard let last = rows.last else { return nil }
  let measure = values.measure(last)
  let numerators = rows.compactMap { values.numerator?[$0] }
  let denominators = rows.compactMap { values.denominator?[$0] }
  if numerators.count == rows.count, denominators.count == rows.count {
    let count = numerators.reduce(0, +)
    let denominator = denominators.reduce(0, +)
    let value = count / denominator * measure.multiplier
    guard denominator > 0, value.isFinite else { return nil }
    var interval: ConfidenceInterval?
    switch measure.counts {
    case .people:
      interval = (try? wilsonInterval(count: count, of: denominator))?.scaled(
        by: measure.multiplier
      )
    case .events:
      interval = byarLimits(count, over: denominator)?.scaled(by: measure.multiplier)
    case .estimated, nil: break
    }
    return PooledFigure(
      value: value,
      interval: interval,
      numerator: count,
      denominator: denominator
    )
  }
  let counts = rows.compactMap { SeriesCounts.pureCount($0, of: values, kind: measure.counts) }
  guard counts.count == rows.count else { return nil }
  let sum = counts.reduce(0, +)
  return PooledFigure(
    value: sum,
    interval: byarLimits(sum, over: 1),
    numerator: nil,
    denominator: nil
  )
}

private func byarLimits(_ count: Double, over denominator: Double) -> ConfidenceInterval? {
  guard let rate = try? byarInterval(count: count, over: denominator), let lower = rate.lower else {
    return nil
  }
  return ConfidenceInterval(lower: lower, upper: rate.upper)
}
