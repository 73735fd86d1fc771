import Frames

/// The series of a table's rows, each with its rows in order of period.
///
/// The same figure standing at several as-ats is one point: the first known row stands for all.
/// Linear in the rows but for the sort within each series.
struct SeriesRuns {
  let values: EstimateColumn
  let periods: PeriodColumn
  /// For each series one row a period, earliest first; rows without a period are left out.
  let rowsOfSeries: [[Int]]
  /// For each series its first row in the table.
  let firstRows: [Int]
  /// For each series its last row in the table.
  let lastRows: [Int]
  /// For each row its series.
  let seriesOfRow: [Int]
  /// For each row the row that stands for its period in its series, -1 without a period.
  let representative: [Int]
  /// One entry of `periods.dictionary` each.
  let shapes: [PeriodShape]
  private let isBreak: [Bool]

  /// Nil when the table has no period or no value.
  init?(_ frame: Frame, lookup: SeriesLookup) {
    guard let periodField = frame.schema.first(.period),
      case .period(let periods)? = frame[periodField.name],
      let valueField = frame.schema.first(.value), let column = frame[valueField.name]
    else { return nil }
    switch column {
    case .estimate(let estimates): values = estimates
    case .number(let numbers): values = EstimateColumn(point: numbers)
    case .text, .period, .yesNo: return nil
    }
    self.periods = periods
    shapes = periods.dictionary.map { PeriodShape($0) }
    let keys = frame.schema.fields.indices.filter { index in
      switch frame.schema.fields[index].role {
      case .indicator, .place, .breakdown: true
      case .period, .asAt, .value, .plain: false
      }
    }
    let grouping = Grouping(keys.map { frame.columns[$0] }, rowCount: frame.rowCount)
    firstRows = grouping.firstRows
    seriesOfRow = grouping.groupOfRow
    let groups = grouping.rowsOfGroups
    lastRows = groups.map { $0.last ?? -1 }
    var isBreak = breakMarks(frame, periods, lookup)
    if let states = values.states {
      for row in states.indices where states[row].contains(.break) { isBreak[row] = true }
    }
    let codes = periods.codes.values
    let stretches = periods.stretchNumbers
    let presence = values.point.presence
    var representative = Array(repeating: -1, count: frame.rowCount)
    rowsOfSeries = groups.map { rows in
      let sorted = rows.filter { periods.presence.isKnown($0) }
        .sorted { codes[$0] != codes[$1] ? codes[$0] < codes[$1] : $0 < $1 }
      var kept: [Int] = []
      kept.reserveCapacity(sorted.count)
      var start = 0
      while start < sorted.count {
        var end = start + 1
        let stretch = stretches[codes[sorted[start]]]
        while end < sorted.count, stretches[codes[sorted[end]]] == stretch { end += 1 }
        let twins = sorted[start..<end]
        let chosen = twins.first { presence.isKnown($0) } ?? sorted[start]
        for twin in twins {
          representative[twin] = chosen
          if isBreak[twin] { isBreak[chosen] = true }
        }
        kept.append(chosen)
        start = end
      }
      return kept
    }
    self.representative = representative
    self.isBreak = isBreak
  }

  func shape(_ row: Int) -> PeriodShape { shapes[periods.codes[row]] }

  func isKnown(_ row: Int) -> Bool { values.point.presence.isKnown(row) }

  /// The label of a row's period.
  func label(_ row: Int) -> String { periods[row]?.label ?? "" }

  /// The run of like periods of a series.
  func run(_ series: Int) -> PeriodRun {
    PeriodRun(rowsOfSeries[series], self, isBreak: isBreak)
  }
}

/// The rows at whose period the catalogue has the series break.
private func breakMarks(
  _ frame: Frame,
  _ periods: PeriodColumn,
  _ lookup: SeriesLookup
) -> [Bool] {
  var marks = Array(repeating: false, count: frame.rowCount)
  guard case .workspace(let workspace, _) = lookup, !workspace.breaks.isEmpty,
    let indicatorField = frame.schema.first(.indicator),
    case .text(let indicators)? = frame[indicatorField.name],
    let placeField = frame.schema.first(.place), case .text(let places)? = frame[placeField.name]
  else { return marks }
  let names = Dictionary(
    indicators.dictionary.entries.enumerated().map { ($1, $0) },
    uniquingKeysWith: { first, _ in first }
  )
  var breaksOfCode: [Int: [SeriesBreak]] = [:]
  for known in workspace.breaks {
    guard workspace.indicators.indices.contains(known.indicator),
      let code = names[workspace.indicators[known.indicator].name]
    else { continue }
    breaksOfCode[code, default: []].append(known)
  }
  guard !breaksOfCode.isEmpty else { return marks }
  for row in marks.indices where indicators.presence.isKnown(row) {
    guard let known = breaksOfCode[indicators.codes[row]], let period = periods[row] else {
      continue
    }
    marks[row] = known.contains { one in
      let isHere = one.place.map { place in
        workspace.places.indices.contains(place) && places[row] == workspace.places[place].name
      }
      return isHere ?? true && one.period.isSame(as: period)
    }
  }
  return marks
}
