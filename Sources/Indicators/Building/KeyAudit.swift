import Frames

/// Finds rows that share a key: equal figures merge, different ones are an error in a data package
/// and refused in a publisher's file; against an earlier source the earlier figure stands, but not
/// against another file of one folder.
struct KeyAudit {
  private(set) var findings: [Finding] = []
  private(set) var keptRows: [Int] = []
  private(set) var mergedCount = 0
  private(set) var refusedCount = 0
  private let batches: [ObservationBatch]
  private let starts: [Int]
  private let indicator: [Int]
  private let place: [Int]
  private let periods: PeriodColumn
  private let breakdown: [TextColumn]
  private let value: EstimateColumn
  private let figures: [NumberColumn]

  init(
    _ batches: [ObservationBatch],
    _ indicator: [Int],
    _ place: [Int],
    _ periods: PeriodColumn,
    _ breakdown: [TextColumn],
    _ value: EstimateColumn
  ) {
    self.batches = batches
    self.indicator = indicator
    self.place = place
    self.periods = periods
    self.breakdown = breakdown
    self.value = value
    let parts = [value.point, value.lower, value.upper, value.numerator, value.denominator]
    figures = parts.compactMap { $0 }
    var starts: [Int] = []
    var next = 0
    for batch in batches {
      starts.append(next)
      next += batch.indicator.count
    }
    self.starts = starts
  }

  /// What each figure is about: indicator, place, period and set of groups.
  private func keys(_ groups: KeyNumbering, _ rowPeriods: KeyNumbering.Part) -> KeyNumbering {
    KeyNumbering(
      [
        KeyNumbering.Part(indicator, bound: (indicator.max() ?? 0) + 1),
        KeyNumbering.Part(place, bound: (place.max() ?? 0) + 1),
        rowPeriods,
        KeyNumbering.Part(groups.numbers, bound: max(1, groups.count)),
      ],
      rowCount: indicator.count
    )
  }

  mutating func run(indicators: [Indicator], places: [Place]) {
    let count = indicator.count
    let groups = breakdownSets()
    let keys = keys(
      groups,
      KeyNumbering.Part(orNone: periods.knownCodes, bound: periods.dictionary.count)
    )
    var state = Array(repeating: RowState.kept, count: count)
    var refusedKeys: [(first: Int, row: Int)] = []
    for (row, key) in keys.numbers.enumerated() where keys.firstRows[key] != row {
      let first = keys.firstRows[key]
      if hasSameFigures(first, row) {
        state[row] = state[first] == .refused ? .refused : .merged
        continue
      }
      let (table, earlier) = (placed(row).batch.table, placed(first).batch.table)
      if earlier.source < table.source, earlier.folder == nil || earlier.folder != table.folder {
        state[row] = .refused
      } else if table.isPublishers {
        state[first] = .refused
        state[row] = .refused
        refusedKeys.append((first, row))
      } else {
        reportConflict(first, row, indicators, places)
      }
    }
    // A repeat met before its key turned out to be in conflict goes with it.
    if !refusedKeys.isEmpty {
      for row in 0..<count where state[row] == .merged {
        if state[keys.firstRows[keys.numbers[row]]] == .refused { state[row] = .refused }
      }
    }
    keptRows = (0..<count).filter { state[$0] == .kept }
    refusedCount = state.reduce(0) { $0 + ($1 == .refused ? 1 : 0) }
    let merged = (0..<count).filter { state[$0] == .merged }
    mergedCount = merged.count
    if let first = merged.first {
      let (batch, line) = origin(of: first)
      let rows = mergedCount == 1 ? "1 row repeats" : "\(mergedCount) rows repeat"
      let lost = merged.count { saysMore($0, than: keys.firstRows[keys.numbers[$0]]) }
      findings.append(
        Finding(
          "data-3",
          isError: false,
          "\(rows) another\(mergedPlaces(merged, batch, places)) (first in row \(line)), merged"
            + (lost > 0 ? "; the note, source or state of \(lost) was not kept" : ""),
          file: batch.table.fileName,
          row: line
        )
      )
    }
    reportRefused(state, refusedKeys, indicators)
    reportTwinPeriods(groups, places, indicators)
  }

  private enum RowState { case kept, merged, refused }

  /// `(England under two parents)`, where all repeats are of one place in a file with parents.
  private func mergedPlaces(
    _ merged: [Int],
    _ batch: ObservationBatch,
    _ places: [Place]
  ) -> String {
    guard batch.table.hasParents else { return "" }
    let found = Set(merged.map { place[$0] })
    guard found.count == 1, let only = found.first, places.indices.contains(only) else { return "" }
    return " (\(places[only].name) under two parents)"
  }

  /// The table a row came from, and its line there.
  func origin(of row: Int) -> (batch: ObservationBatch, line: Int) {
    let (batch, own) = placed(row)
    return (batch, batch.table.line(own))
  }

  private func placed(_ row: Int) -> (batch: ObservationBatch, row: Int) {
    let at = starts.lastIndex { $0 <= row } ?? 0
    return (batches[at], row - starts[at])
  }

  /// Whether a repeat says something beside its figure that the row which is kept does not.
  private func saysMore(_ row: Int, than first: Int) -> Bool {
    let (repeated, kept) = (placed(row), placed(first))
    func isNew(_ column: (ObservationBatch) -> TextColumn) -> Bool {
      column(repeated.batch)[repeated.row].map { $0 != column(kept.batch)[kept.row] } ?? false
    }
    return isNew(\.note) || isNew(\.source) || isNew(\.progress)
      || !value.state(row).isSubset(of: value.state(first))
  }

  /// The sets of groups; one set where the language calls the names equal.
  private func breakdownSets() -> KeyNumbering {
    KeyNumbering(
      breakdown.map { column in
        let folds = column.dictionary.foldNumbers
        return KeyNumbering.Part(orNone: column.mapped(folds), bound: column.dictionary.foldCount)
      },
      rowCount: indicator.count
    )
  }

  private func hasSameFigures(_ first: Int, _ second: Int) -> Bool {
    figures.allSatisfy { column in
      guard column.presence[first] == column.presence[second] else { return false }
      return isSameFigure(column[first], column[second])
    }
  }

  /// Two numbers that agree in eleven digits are one figure worked out twice: what differs is the
  /// noise of floating point.
  private func isSameFigure(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other, one != other else { return one == other }
    return abs(one - other) <= 1e-11 * max(abs(one), abs(other))
  }

  // MARK: Messages

  private func name(_ row: Int, _ indicators: [Indicator], _ places: [Place]) -> String {
    let groups = stride(from: 0, to: breakdown.count - 1, by: 2).compactMap {
      breakdown[$0 + 1][row]
    }
    let indicator =
      indicators.indices.contains(indicator[row])
      ? indicators[indicator[row]].name : ""
    let place = places.indices.contains(place[row]) ? places[place[row]].name : ""
    let period = periods[row]?.label ?? ""
    return "\(indicator), \(place), \(period), "
      + (groups.isEmpty ? "total" : groups.joined(separator: ", "))
  }

  private func shown(_ row: Int) -> String {
    let presence = value.point.presence[row]
    guard presence.isKnown else { return presence.stateWord ?? "missing" }
    let number = value.point.raw(row)
    return value.publishedDecimals(row).map { roundedText(number, decimals: $0) }
      ?? exactText(number)
  }

  /// Four quarters under one year are four figures for one key.
  private func quarterHint(_ row: Int) -> String {
    let isQuarterly = origin(of: row).batch.plain.contains {
      foldedColumnName($0.name) == "quarter"
    }
    return isQuarterly ? "; the column 'quarter' is not part of the period" : ""
  }

  private mutating func reportConflict(
    _ first: Int,
    _ row: Int,
    _ indicators: [Indicator],
    _ places: [Place]
  ) {
    let (firstBatch, firstLine) = origin(of: first)
    let (batch, line) = origin(of: row)
    let isOneFile = firstBatch.table.fileName == batch.table.fileName
    let where1 = isOneFile ? "row \(firstLine)" : "\(firstBatch.table.fileName), row \(firstLine)"
    let where2 = isOneFile ? "row \(line)" : "\(batch.table.fileName), row \(line)"
    var message =
      "2 values for one key: \(name(row, indicators, places)): \(shown(first)) (\(where1)), "
      + "\(shown(row)) (\(where2))"
    message += quarterHint(row)
    findings.append(
      Finding(
        "data-2",
        isError: true,
        message,
        file: batch.table.fileName,
        row: line,
        cell: shown(row)
      )
    )
  }

  private func hint(_ first: Int?, _ pairs: [(first: Int, row: Int)]) -> String {
    let quarters = first.map(quarterHint) ?? ""
    return quarters.isEmpty ? differenceHint(pairs) : quarters
  }

  /// Names the column kept as it is in which all rows that share a key differ: groups of one's own,
  /// which no heading tells.
  private func differenceHint(_ pairs: [(first: Int, row: Int)]) -> String {
    guard let last = pairs.last, let at = starts.lastIndex(where: { $0 <= last.row }) else {
      return ""
    }
    let start = starts[at]
    let found = batches[at].plain.first { column in
      pairs.allSatisfy { first, row in
        guard first >= start, row >= start, row - start < column.text.count else { return false }
        return column.text[first - start] != column.text[row - start]
      }
    }
    guard let name = found?.name else { return "" }
    return "; they differ in '\(name)': a mapping can call it group, with   ,dimension,\(name)"
  }

  private mutating func reportRefused(
    _ state: [RowState],
    _ pairs: [(first: Int, row: Int)],
    _ indicators: [Indicator]
  ) {
    guard refusedCount > 0 else { return }
    let refused = state.indices.filter { state[$0] == .refused }
    let first = refused.first
    var counts: [Int: Int] = [:]
    for row in refused { counts[indicator[row], default: 0] += 1 }
    let shown = counts.sorted { $0.key < $1.key }.prefix(5).map { position, count in
      "\(indicators.indices.contains(position) ? indicators[position].name : "") \(count)"
    }
    let more = counts.count > 5 ? " …" : ""
    let files = batches.indices.filter { at in
      state[starts[at]..<(at + 1 < starts.count ? starts[at + 1] : state.count)].contains(.refused)
    }.map { batches[$0].table.fileName }
    let rows = refusedCount == 1 ? "1 row has" : "\(refusedCount) rows have"
    findings.append(
      Finding(
        "data-2",
        isError: false,
        "\(rows) another value for a key, refused: " + shown.joined(separator: ", ") + more
          + (files.count > 1 ? " (in " + files.prefix(3).joined(separator: ", ") + ")" : "")
          + hint(first, pairs),
        file: first.map { origin(of: $0).batch.table.fileName },
        row: first.map { origin(of: $0).line }
      )
    )
  }

  /// The same days under two labels are two periods of one series if both have figures.
  private mutating func reportTwinPeriods(
    _ groups: KeyNumbering,
    _ places: [Place],
    _ indicators: [Indicator]
  ) {
    let dictionary = periods.dictionary
    guard dictionary.count > 1 else { return }
    var twins = Array(dictionary.indices)
    var hasTwins = false
    for code in 1..<dictionary.count
    where dictionary[code].start == dictionary[code - 1].start
      && dictionary[code].end == dictionary[code - 1].end
    {
      twins[code] = twins[code - 1]
      hasTwins = true
    }
    guard hasTwins else { return }
    let keys = keys(
      groups,
      KeyNumbering.Part(
        orNone: periods.knownCodes.map { $0 < 0 ? -1 : twins[$0] },
        bound: dictionary.count
      )
    )
    var firstOf = Array(repeating: -1, count: keys.count)
    var reported: Set<Int> = []
    for row in keptRows
    where periods.presence.isKnown(row) && value.point.presence.isKnown(row) {
      let first = firstOf[keys.numbers[row]]
      guard first >= 0 else {
        firstOf[keys.numbers[row]] = row
        continue
      }
      guard periods.codes[first] != periods.codes[row], reported.insert(indicator[row]).inserted
      else { continue }
      let (batch, line) = origin(of: row)
      findings.append(
        Finding(
          "data-5",
          isError: false,
          "\(name(first, indicators, places)) and \(dictionary[periods.codes[row]].label) are the same days; "
            + "both are kept as periods of one series",
          file: batch.table.fileName,
          row: line
        )
      )
    }
  }
}
