public import Frames
import Statistics

/// The columns that `rank` adds, in order.
public let rankFields: [Field] = ["rank", "of", "quartile", "rank_lower", "rank_upper"].map {
  Field(name: $0, type: .number)
}

/// Whether `rank` works out the ranges of ranks.
public enum RankRanges: Sendable, Hashable {
  case always
  /// Only for as many rows as take seconds: ranges were not asked for by name.
  case upToRows(Int)
  case never
}

/// Ranks the places of each indicator, period and group; rows are kept in order.
///
/// Rank 1 is the best, the highest where no direction is good; ties share the better rank. Places
/// that contain others of their group and averages of places are not ranked.
///
/// - Parameters:
///   - frame: Rows with indicator, place, period and value.
///   - workspace: Where places lie.
///   - ranges: Whether the 95% ranges of the ranks are worked out.
/// - Returns: The rows with the ranking's columns, and its footers.
public func rankTable(_ frame: Frame, workspace: Workspace, ranges: RankRanges) -> SourceReading {
  guard let field = frame.schema.first(.value), case .estimate(let values)? = frame[field.name]
  else { return SourceReading(frame: frame) }
  var ranking = Ranking(frame, values, PlacesBeside(frame, workspace: workspace))
  let grouping = frame.grouping { $0 != .place }
  switch ranges {
  case .always: ranking.hasRanges = true
  case .upToRows(let limit):
    ranking.hasRanges = frame.rowCount <= limit
    ranking.notes.leftOutRanges = frame.rowCount > limit
  case .never: ranking.hasRanges = false
  }
  for rows in grouping.rowsOfGroups { ranking.rank(rows) }
  ranking.notes.differentPeriods = indicatorsOfDifferentPeriods(frame)
  let replaced = Set(rankFields.map(\.name))
  let kept = frame.schema.fields.indices.filter { !replaced.contains(frame.schema.fields[$0].name) }
  let result = Frame(
    unchecked: Schema(kept.map { frame.schema.fields[$0] } + rankFields),
    columns: kept.map { frame.columns[$0] } + ranking.columns,
    rowCount: frame.rowCount
  )
  return SourceReading(frame: result, footnotes: ranking.notes.footnotes)
}

extension Frame {
  /// Rows that agree on the key columns whose role is wanted.
  func grouping(_ isWanted: (FieldRole) -> Bool) -> Grouping {
    let keys = schema.fields.indices.filter {
      schema.fields[$0].role.isKey && isWanted(schema.fields[$0].role)
    }
    return Grouping(keys.map { columns[$0] }, rowCount: rowCount)
  }
}

/// The ranking of a table, group after group.
private struct Ranking {
  var hasRanges = true
  var notes = RankNotes()
  private let values: EstimateColumn
  private let indicators: TextColumn?
  private var places: PlacesBeside
  private var ranks: [Double]
  private var counts: [Double]
  private var quartiles: [Double]
  private var lowers: [Double]
  private var uppers: [Double]

  init(_ frame: Frame, _ values: EstimateColumn, _ places: PlacesBeside) {
    self.values = values
    self.places = places
    if let field = frame.schema.first(.indicator), case .text(let texts)? = frame[field.name] {
      indicators = texts
    } else {
      indicators = nil
    }
    ranks = Array(repeating: .nan, count: frame.rowCount)
    counts = ranks
    quartiles = ranks
    lowers = ranks
    uppers = ranks
  }

  var columns: [Column] {
    [ranks, counts, quartiles, lowers, uppers].map { numbers in
      .number(NumberColumn(numbers, presence: PresenceColumn(knownCount: numbers.count)))
    }
  }

  mutating func rank(_ rows: [Int]) {
    var ranked: [(row: Int, value: Double)] = []
    ranked.reserveCapacity(rows.count)
    for (row, standing) in zip(rows, places.standings(of: rows)) {
      switch standing {
      case .container: notes.containers.note(places.name(ofRow: row))
      case .average: notes.averages.note(places.name(ofRow: row))
      case .beside:
        guard let value = values.point[row] else {
          notes.note(values.presence[row])
          continue
        }
        ranked.append((row, value))
      }
    }
    guard let first = ranked.first else { return }
    let measure = values.measure(first.row)
    guard ranked.count > 1 else {
      notes.alone += 1
      return
    }
    let isMixed = ranked.contains {
      let other = values.measure($0.row)
      return other.unit != measure.unit || other.polarity != measure.polarity
    }
    guard !isMixed else {
      notes.mixed += ranked.count
      return
    }
    if measure.polarity == .neutral { notes.undirected.note(indicators?[first.row]) }
    let isDescending = measure.polarity != .lowerIsBetter
    ranked.sort { a, b in
      if a.value != b.value { return isDescending ? a.value > b.value : a.value < b.value }
      return a.row < b.row
    }
    place(ranked)
    if hasRanges { addRanges(ranked, measure, isDescending) }
  }

  private mutating func place(_ ranked: [(row: Int, value: Double)]) {
    var rank = 1
    for (position, (row, value)) in ranked.enumerated() {
      if position > 0, value != ranked[position - 1].value { rank = position + 1 }
      ranks[row] = Double(rank)
      counts[row] = Double(ranked.count)
      // Equal numbers, ties kept together; fewer places than quarters have none.
      if ranked.count >= 4 {
        let quarters = (Double(ranked.count + 1 - rank) / (Double(ranked.count) / 4)).rounded(.up)
        quartiles[row] = max(1, 5 - quarters)
      }
    }
  }

  private mutating func addRanges(
    _ ranked: [(row: Int, value: Double)],
    _ measure: Measure,
    _ isDescending: Bool
  ) {
    // Draws are dealt in an order that does not depend on how the rows are sorted.
    let dealt = ranked.sorted { a, b in
      a.value != b.value
        ? a.value < b.value : (places.name(ofRow: a.row) ?? "") < (places.name(ofRow: b.row) ?? "")
    }
    let figures = dealt.map { sampling(of: values, row: $0.row, value: $0.value, measure) }
    let known = figures.count { $0 != nil }
    notes.withoutLimits += ranked.count - known
    guard known > 0 else { return }
    var generator = SeededGenerator(seed: rankSeed)
    let ranges = try? rankIntervals(
      of: zip(dealt, figures).map { figure, sampling in
        sampling ?? .normal(mean: figure.value / measure.multiplier, standardError: 0)
      },
      descending: isDescending,
      using: &generator
    )
    guard let ranges else {
      notes.tooMany += 1
      return
    }
    notes.hasRanges = true
    for (position, range) in ranges.enumerated() where figures[position] != nil {
      lowers[dealt[position].row] = range.map { Double($0.lower) } ?? .nan
      uppers[dealt[position].row] = range.map { Double($0.upper) } ?? .nan
    }
  }
}

/// Indicators whose places each have one row, but of different periods, as `in latest` gives them.
private func indicatorsOfDifferentPeriods(_ frame: Frame) -> Int {
  guard let field = frame.schema.first(.period), let periods = frame[field.name] else { return 0 }
  let series = frame.grouping { $0 != .period }
  guard series.groupCount == frame.rowCount else { return 0 }
  let groups = frame.grouping { $0 != .period && $0 != .place }
  let period = Grouping([periods], rowCount: frame.rowCount).groupOfRow
  var first = Array(repeating: -1, count: groups.groupCount)
  var differs = Array(repeating: false, count: groups.groupCount)
  for row in 0..<frame.rowCount {
    let group = groups.groupOfRow[row]
    if first[group] < 0 { first[group] = period[row] }
    if first[group] != period[row] { differs[group] = true }
  }
  return differs.count { $0 }
}
