import Frames

/// One row of a slice: where its figure is, or that there is none.
struct SliceRow {
  let indicator: Int
  let place: Int
  /// Row of the observations, or -1 when the source has none.
  let observation: Int
  var asAt: Period?
  /// Whether the figure did not yet stand at the as-at before; nil where nothing is known.
  var isNew: Bool?
}

extension ObservationSlice {
  /// The rows asked for, in order, and what there is to say about the choice.
  func sliceRows() -> (rows: [SliceRow], footnotes: [Footnote]) {
    let observations = workspace.observations
    let placeOrder = Dictionary(
      request.places.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let placeCodes = observations.place.values
    var cells: [(indicator: Int, byPlace: [[Int]])] = []
    var withoutBreakdown = 0
    for indicator in request.indicators {
      var byPlace = Array(repeating: [Int](), count: request.places.count)
      var hasBreakdown = false
      for row in observations.rows(ofIndicator: indicator) where matchesBreakdown(row) {
        hasBreakdown = true
        if let place = placeOrder[placeCodes[row]] { byPlace[place].append(row) }
      }
      if !hasBreakdown, request.breakdown != .totals { withoutBreakdown += 1 }
      cells.append((indicator, byPlace.map { atFinestLevel($0) }))
    }
    var footnotes: [Footnote] = []
    if withoutBreakdown > 0 {
      footnotes.append(
        Footnote(
          .scope,
          "\(withoutBreakdown) of \(request.indicators.count) indicators have no figures "
            + "\(breakdownPhrase)"
        )
      )
    }
    // Where no indicator has such groups that is all there is to say.
    if withoutBreakdown < request.indicators.count || request.breakdown == .totals {
      footnotes += placeFootnotes(cells.map(\.byPlace))
    }
    guard case .asAt(let dates) = request.time else {
      return (rowsInTime(cells, &footnotes), footnotes)
    }
    return (rowsAsAt(dates, cells, &footnotes), footnotes)
  }

  private var breakdownPhrase: String {
    switch request.breakdown {
    case .totals: ""
    case .any: "by any group"
    case .dimensions(let columns): "by " + columns.map(\.column).joined(separator: ", ")
    }
  }

  // MARK: Who

  private func matchesBreakdown(_ row: Int) -> Bool {
    let observations = workspace.observations
    switch request.breakdown {
    case .totals: return observations.isTotal(row)
    case .any: return observations.breakdownCount(row) == 1
    case .dimensions(let columns):
      guard observations.breakdownCount(row) == columns.count else { return false }
      let held = Set(observations.breakdown(row).map { foldedText($0.dimension) })
      return columns.allSatisfy { held.contains(foldedText($0.dimension)) }
    }
  }

  /// Nested groups are kept at one level: the parent goes where several of its groups have
  /// figures for the period, a lone group goes where its parent has one.
  private func atFinestLevel(_ rows: [Int]) -> [Int] {
    guard request.breakdown != .totals, rows.count > 1 else { return rows }
    let observations = workspace.observations
    struct Cell: Hashable {
      let period: Period?
      let dimension: String
      let group: Int
    }
    func cell(_ row: Int) -> (cell: Cell, parent: Int?)? {
      guard let pair = observations.breakdown(row).first,
        let dimension = workspace.dimension(named: pair.dimension).map({ workspace.dimensions[$0] }
        ),
        let group = dimension.group(named: pair.group)
      else { return nil }
      let place = Cell(
        period: observations.period[row],
        dimension: foldedText(pair.dimension),
        group: group
      )
      return (place, dimension.groups[group].parent)
    }
    var children: [Cell: Int] = [:]
    var present: Set<Cell> = []
    let places = rows.map(cell)
    for place in places {
      guard let place else { continue }
      present.insert(place.cell)
      guard let parent = place.parent else { continue }
      let above = Cell(
        period: place.cell.period,
        dimension: place.cell.dimension,
        group: parent
      )
      children[above, default: 0] += 1
    }
    guard !children.isEmpty else { return rows }
    return zip(rows, places).filter { _, place in
      guard let place else { return true }
      if let count = children[place.cell], count > 1 { return false }
      guard let parent = place.parent else { return true }
      let above = Cell(
        period: place.cell.period,
        dimension: place.cell.dimension,
        group: parent
      )
      return !(present.contains(above) && children[above] == 1)
    }.map { $0.0 }
  }

  /// A row's series within its indicator and place.
  private func seriesKey(_ row: Int) -> String {
    workspace.observations.breakdown(row)
      .map { "\(foldedText($0.dimension))\u{1F}\(foldedText($0.group))" }
      .sorted().joined(separator: "\u{1E}")
  }

  // MARK: When

  private func rowsInTime(
    _ cells: [(indicator: Int, byPlace: [[Int]])],
    _ footnotes: inout [Footnote]
  ) -> [SliceRow] {
    var result: [SliceRow] = []
    var skipped: Set<Period> = []
    for cell in cells {
      for (place, rows) in zip(request.places, cell.byPlace) where !rows.isEmpty {
        var kept: [Int] = []
        if request.breakdown == .totals {
          // One series, so no key has to be made for each of its rows.
          kept = chosen(inPeriodOrder(rows), &skipped)
        } else {
          for series in Dictionary(grouping: rows, by: seriesKey).values {
            kept += chosen(inPeriodOrder(series), &skipped)
          }
        }
        result += inRowOrder(kept).map {
          SliceRow(indicator: cell.indicator, place: place, observation: $0)
        }
      }
    }
    if !skipped.isEmpty, request.indicators.count == 1 {
      let labels = skipped.sorted().map(\.label).joined(separator: ", ")
      let verb = skipped.count == 1 ? "has" : "have"
      footnotes.append(Footnote(.time, "\(labels) \(verb) no figure"))
    }
    return result
  }

  private func chosen(_ rows: [Int], _ skipped: inout Set<Period>) -> [Int] {
    let observations = workspace.observations
    let periods = observations.period
    func known(_ row: Int) -> Bool { observations.value.presence.isKnown(row) }
    func resolve(_ bound: SliceRequest.Bound) -> Period? {
      switch bound {
      case .period(let period): return period
      case .latest(let shift):
        return rows.last(where: known).flatMap { periods[$0] }?.moved(by: shift)
      case .first(let shift):
        return rows.first(where: known).flatMap { periods[$0] }?.moved(by: shift)
      }
    }
    switch request.time {
    case .all, .asAt: return rows
    case .within(let bounds):
      let wanted = bounds.compactMap { bound in resolve(bound).map { (bound, $0) } }
      return rows.filter { row in
        guard let period = periods[row] else { return false }
        return wanted.contains { bound, wanted in
          // The newest figure is one row, not every row that lies within its year.
          if case .period = bound { period.lies(within: wanted) } else { period == wanted }
        }
      }
    case .between(let from, let to):
      guard let first = resolve(from), let last = resolve(to) else { return [] }
      return rows.filter { row in
        guard let period = periods[row] else { return false }
        return period.lies(from: first, to: last)
      }
    case .since(let bound):
      guard let first = resolve(bound) else { return [] }
      return rows.filter { row in periods[row].map { first.start <= $0.start } ?? false }
    case .last(let count):
      let kept = Array(rows.filter(known).suffix(count))
      if let first = kept.first, let last = kept.last {
        for row in rows where !known(row) {
          guard let period = periods[row], let from = periods[first], let to = periods[last],
            from < period, period < to
          else { continue }
          skipped.insert(period)
        }
      }
      return kept
    }
  }

  private func inPeriodOrder(_ rows: [Int]) -> [Int] {
    let codes = workspace.observations.period.codes
    return rows.sorted { codes[$0] != codes[$1] ? codes[$0] < codes[$1] : $0 < $1 }
  }

  /// By period, then the dimension's own group order, then as the source has them.
  private func inRowOrder(_ rows: [Int]) -> [Int] {
    if request.breakdown == .totals { return inPeriodOrder(rows) }
    let observations = workspace.observations
    let codes = observations.period.codes
    let ranks = Dictionary(uniqueKeysWithValues: rows.map { ($0, groupRank($0)) })
    return rows.sorted { left, right in
      if codes[left] != codes[right] { return codes[left] < codes[right] }
      let (one, other) = (ranks[left] ?? [], ranks[right] ?? [])
      if one != other { return one.lexicographicallyPrecedes(other) }
      return left < right
    }
  }

  private func groupRank(_ row: Int) -> [Int] {
    workspace.observations.breakdown(row).flatMap { pair -> [Int] in
      guard let position = workspace.dimension(named: pair.dimension) else { return [.max, .max] }
      let group = workspace.dimensions[position].group(named: pair.group) ?? .max
      return [position, group]
    }
  }

  // MARK: As at

  /// For each indicator and place the figure that stood at the end of each period, known or blank;
  /// one blank row where the source has none.
  private func rowsAsAt(
    _ dates: [Period],
    _ cells: [(indicator: Int, byPlace: [[Int]])],
    _ footnotes: inout [Footnote]
  ) -> [SliceRow] {
    var result: [SliceRow] = []
    var notNew = 0
    var known = 0
    var revised = 0
    // Where the catalogue marks what the headline counts, the footer is about those figures.
    let counts = workspace.hasScoring
    for (number, date) in dates.enumerated() {
      let before = number > 0 ? dates[number - 1] : date.moved(by: -1)
      for cell in cells {
        for (place, rows) in zip(request.places, cell.byPlace) {
          let standing = rowsStanding(rows, at: date)
          if standing.isEmpty, request.breakdown == .totals {
            result.append(
              SliceRow(indicator: cell.indicator, place: place, observation: -1, asAt: date)
            )
          }
          let earlier = before.map { Set(rowsStanding(rows, at: $0)) } ?? []
          for row in inRowOrder(standing) {
            let isKnown = workspace.observations.value.presence.isKnown(row)
            let isNew = !earlier.contains(row)
            if isKnown, !counts || workspace.isScored(cell.indicator, in: date) {
              known += 1
              if !isNew { notNew += 1 }
            }
            if workspace.observations.value.state(row).contains(.revised) { revised += 1 }
            result.append(
              SliceRow(
                indicator: cell.indicator,
                place: place,
                observation: row,
                asAt: date,
                isNew: isKnown ? isNew : nil
              )
            )
          }
        }
      }
    }
    if notNew > 0 {
      let since = dates.count == 1 ? dates[0].moved(by: -1).map { " since \($0.label)" } : nil
      footnotes.append(
        Footnote(
          .time,
          "\(notNew) of \(known) \(counts ? "scored " : "")figures are not new"
            + (since ?? " since the as-at before")
        )
      )
    }
    if revised > 0 {
      footnotes.append(
        Footnote(
          .time,
          revised == 1
            ? "1 figure is marked revised; as at cannot undo that"
            : "\(revised) figures are marked revised; as at cannot undo that"
        )
      )
    }
    return result
  }

  private func rowsStanding(_ rows: [Int], at date: Period) -> [Int] {
    let periods = workspace.observations.period
    let candidates = rows.filter { row in periods[row].map { $0.end <= date.end } ?? false }
    guard let newest = candidates.compactMap({ periods[$0] }).max(by: stoodEarlier) else {
      return []
    }
    return candidates.filter { periods[$0] == newest }
  }
}

/// Order of standing: what ended later stands; of two that end together, the shorter one.
private func stoodEarlier(_ left: Period, _ right: Period) -> Bool {
  left.end != right.end ? left.end < right.end : left < right
}
