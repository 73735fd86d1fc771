import Frames

/// The figures that a trend is tested on, and why there are no more of them.
struct TrendPoints {
  /// How many figures a trend takes (`language.md` §8.3).
  static let needed = 5
  /// How many periods back the small line goes.
  static let drawn = 12

  /// Rows tested, earliest first; at most `needed`.
  let rows: [Int]
  /// Why there are fewer; nil when there are enough.
  let reason: String?
  /// The group of reasons, for the footer.
  let cause: String?
  /// Figures for the small line, nil for a gap.
  let line: [Double?]
  /// Whether figures between were left out because their periods overlap.
  let isThinned: Bool

  init(_ run: PeriodRun, _ runs: SeriesRuns) {
    guard let last = run.lastKnown else {
      self.init(rows: [], reason: "no figure", cause: "no figure", line: [], isThinned: false)
      return
    }
    if run.isInDays || (run.length < 12 && run.isWithinYears) {
      let word = run.frequencyWord
      let (least, pooled) = run.isInDays ? (12, nil) : (12, 12 / max(run.step, 1))
      let fits = !run.isInDays && run.length == run.step && 12.isMultiple(of: max(run.step, 1))
      self.init(
        rows: [],
        reason: "\(word) figures, and annual ones are needed: "
          + (fits ? "pool \(pooled ?? least) makes years of them" : "spc follows them"),
        cause: "no annual figures",
        line: run.drawn(runs, last: last, spacing: max(run.step, 1)),
        isThinned: false
      )
      return
    }
    let spacing = max(12, run.length)
    var rows: [Int] = []
    var stop = RunStop.start
    var missing: String?
    var index = last
    var isThinned = false
    while rows.count < TrendPoints.needed {
      rows.append(run.rows[index])
      if rows.count == TrendPoints.needed { break }
      let wanted = run.positions[index] - spacing
      var earlier = index
      var isBroken = false
      while earlier > 0, run.positions[earlier - 1] >= wanted {
        if run.isBroken[earlier] { isBroken = true }
        earlier -= 1
        if run.positions[earlier] > wanted { isThinned = true }
      }
      let isFound = earlier < index && run.positions[earlier] == wanted
      if isBroken || (!isFound && earlier > 0 && run.isBroken[earlier]) {
        stop = .broken
        missing = (earlier...index).reversed().first { run.isBroken[$0] }
          .map { runs.label(run.rows[$0]) }
        break
      }
      if isFound, run.isKnown[earlier] {
        index = earlier
        continue
      }
      if isFound {
        stop = .unknown(earlier)
        missing = runs.label(run.rows[earlier])
      } else if earlier > 0 {
        stop = .gap
        missing = runs.periods[run.rows[index]]?.shifted(byMonths: -spacing)?.label
      }
      break
    }
    rows.reverse()
    let enough = rows.count == TrendPoints.needed
    let words = enough ? nil : run.reason(rows.count, stop, missing, runs)
    self.init(
      rows: rows,
      reason: words?.reason,
      cause: words?.cause,
      line: run.drawn(runs, last: last, spacing: spacing),
      isThinned: isThinned
    )
  }

  private init(
    rows: [Int],
    reason: String?,
    cause: String?,
    line: [Double?],
    isThinned: Bool
  ) {
    self.rows = rows
    self.reason = reason
    self.cause = cause
    self.line = line
    self.isThinned = isThinned
  }
}

extension PeriodRun {
  /// Whether figures come at several times of the year.
  fileprivate var isWithinYears: Bool {
    guard let first = positions.first else { return false }
    return positions.contains { ($0 - first) % 12 != 0 }
  }

  /// In words why there are only so many figures.
  fileprivate func reason(
    _ count: Int,
    _ stop: RunStop,
    _ period: String?,
    _ runs: SeriesRuns
  ) -> (reason: String, cause: String) {
    let needed = "\(TrendPoints.needed) are needed"
    let figures = count == 1 ? "1 figure" : "\(count) figures"
    switch stop {
    case .start:
      if overlaps || length > 12 {
        let periods = count == 1 ? "1 period" : "\(count) periods"
        return ("\(periods) without overlap, \(needed)", "fewer than 5 figures")
      }
      let annual = count == 1 ? "1 annual figure" : "\(count) annual figures"
      let word = leftOut > 0 ? kind.map { " by \($0.word)" } ?? "" : ""
      return ("\(annual)\(word), \(needed)", "fewer than 5 figures")
    case .broken:
      return ("\(figures) since the break in \(period ?? "the series"), \(needed)", "a break")
    case .gap:
      return (
        period.map { "no figure for \($0): \(figures) since, \(needed)" }
          ?? "\(figures) since a gap, \(needed)", "a gap"
      )
    case .unknown(let position):
      let isSuppressed = runs.values.point.presence[rows[position]] == .suppressed
      let words = isSuppressed ? "is suppressed" : "has no figure"
      return ("\(period ?? "a period") \(words): \(figures) since, \(needed)", "a gap")
    }
  }

  /// The latest figures at one spacing, back to the last break; nil for a gap.
  fileprivate func drawn(_ runs: SeriesRuns, last: Int, spacing: Int) -> [Double?] {
    var line: [Double?] = []
    var wanted = positions[last]
    var index = last
    while line.count < TrendPoints.drawn {
      while index > 0, positions[index] > wanted {
        if isBroken[index] { return line.trimmedReversed }
        index -= 1
      }
      if positions[index] == wanted {
        line.append(runs.values.point[rows[index]])
        if isBroken[index] || index == 0 { break }
      } else if positions[index] > wanted {
        break
      } else {
        line.append(nil)
      }
      wanted -= spacing
    }
    return line.trimmedReversed
  }
}

extension [Double?] {
  /// Turned round, without gaps at what is then the start.
  fileprivate var trimmedReversed: [Double?] {
    Array(reversed().drop { $0 == nil })
  }
}
