import Frames

/// The figures of a series that have the kind of period of its last known figure
/// (`language.md` §2.1): what `trend`, `spc`, `pool` and `forecast` work on.
struct PeriodRun {
  /// Rows of that kind, earliest first, those without a figure too.
  let rows: [Int]
  /// Where each period starts, in months, or in days where `isInDays`.
  let positions: [Int]
  /// Whether a break lies between a row and the one before it.
  let isBroken: [Bool]
  let isKnown: [Bool]
  /// Months or days of one period; 0 for a single day.
  let length: Int
  /// Months or days from one period to the next; 0 where a lone figure does not tell.
  let step: Int
  let isInDays: Bool
  let kind: Period.Kind?
  /// Known figures with another kind of period.
  let leftOut: Int
  /// Whether a known figure's period starts before the one before it has ended.
  let overlaps: Bool

  init(_ all: [Int], _ runs: SeriesRuns, isBreak: [Bool]) {
    let last = all.last { runs.isKnown($0) } ?? all.last
    let shape = last.map { runs.shape($0) }
    var rows: [Int] = []
    var broken: [Bool] = []
    var known: [Bool] = []
    var others = 0
    var isPending = false
    for row in all {
      if isBreak[row] { isPending = true }
      if let shape, runs.shape(row).isLike(shape) {
        rows.append(row)
        broken.append(isPending && rows.count > 1)
        known.append(runs.isKnown(row))
        isPending = false
      } else if runs.isKnown(row) {
        others += 1
      }
    }
    self.rows = rows
    isBroken = broken
    isKnown = known
    leftOut = others
    kind = shape?.kind
    let shapes = rows.map { runs.shape($0) }
    let inDays = countsInDays(shapes)
    isInDays = inDays
    positions = shapes.map { inDays ? $0.startDay : $0.startMonth }
    length = shape.map { (inDays ? $0.days : $0.months ?? 0) } ?? 0
    let frequency = inDays ? nil : rows.last.flatMap { runs.values.measure($0).frequencyInMonths }
    step = stepOfRun(positions, length: length, frequency: frequency, isInDays: inDays)
    var end = Int.min
    var overlapping = false
    for (index, one) in shapes.enumerated() where known[index] {
      if one.startDay <= end { overlapping = true }
      end = max(end, one.endDay)
    }
    overlaps = overlapping
  }

  var knownCount: Int { isKnown.reduce(0) { $0 + ($1 ? 1 : 0) } }

  /// Position in the run of the last known figure.
  var lastKnown: Int? { isKnown.lastIndex(of: true) }

  /// The stretch up to the last known figure in which figures follow one another by one step,
  /// without an unknown one or a break between; what ended it, going back.
  func unbrokenEnd() -> (range: Range<Int>, stop: RunStop) {
    guard let last = lastKnown else { return (0..<0, .start) }
    var first = last
    while first > 0 {
      if isBroken[first] { return (first..<last + 1, .broken) }
      if positions[first] - positions[first - 1] != step { return (first..<last + 1, .gap) }
      if !isKnown[first - 1] { return (first..<last + 1, .unknown(first - 1)) }
      first -= 1
    }
    return (first..<last + 1, .start)
  }

  /// `annual`, `quarterly`, `monthly`, `daily` or the months of a step.
  var frequencyWord: String {
    if isInDays { return step == 7 ? "weekly" : "daily" }
    switch step {
    case 1: return "monthly"
    case 3: return "quarterly"
    case 12: return "annual"
    default: return "\(step)-monthly"
    }
  }
}

/// What ended a run of figures, going back from its last one.
enum RunStop: Equatable {
  /// There is nothing before.
  case start
  case broken
  case gap
  /// The row at this position has no figure.
  case unknown(Int)
}

/// Whether a series is one of days or weeks, whose periods months are too coarse to tell apart.
///
/// Days that stand for a month, all at its end or on one day of it, count in months.
private func countsInDays(_ shapes: [PeriodShape]) -> Bool {
  var dayOfMonth: Int?
  var (isOneDay, isMonthEnd, hasAny) = (true, true, false)
  for shape in shapes where shape.months == nil && shape.kind != .census {
    hasAny = true
    if let dayOfMonth, dayOfMonth != shape.dayOfMonth { isOneDay = false }
    dayOfMonth = shape.dayOfMonth
    if shape.days > 1 || !shape.isEndOfMonth { isMonthEnd = false }
  }
  return hasAny && !isOneDay && !isMonthEnd
}

/// Months or days from one period to the next: the indicator's frequency unless figures come
/// closer than that, else the commonest distance, the shorter of equally common ones.
private func stepOfRun(
  _ positions: [Int],
  length: Int,
  frequency: Int?,
  isInDays: Bool
) -> Int {
  var counts: [Int: Int] = [:]
  for (one, other) in zip(positions, positions.dropFirst()) where other > one {
    counts[other - one, default: 0] += 1
  }
  guard let least = counts.keys.min() else { return frequency ?? length }
  if let frequency, frequency > 0, frequency <= least { return frequency }
  // One distance alone cannot tell a yearly figure that skipped a year from one every two years.
  if counts.values.reduce(0, +) == 1, length >= 12, !isInDays { return min(length, least) }
  return counts.max { one, other in
    one.value != other.value ? one.value < other.value : one.key > other.key
  }?.key ?? least
}
