import Frames

/// One group of a breakdown, in folded words: what tells the series of one place apart.
public struct SeriesGroup: Sendable, Hashable {
  /// The dimension as published, folded.
  public let dimension: String
  /// The group as published, folded.
  public let group: String

  public init(dimension: String, group: String) {
    self.dimension = foldedText(dimension)
    self.group = foldedText(group)
  }
}

/// What a series is of, as numbers of a workspace.
public struct SeriesKey: Sendable, Hashable {
  /// Position of the indicator in the catalogue.
  public var indicator: UInt32
  /// Position of the place.
  public var place: UInt32
  /// Number of the combination of groups; `SeriesStore.total` for everybody.
  public var breakdown: UInt32

  public init(indicator: Int, place: Int, breakdown: Int) {
    self.indicator = UInt32(clamping: indicator)
    self.place = UInt32(clamping: place)
    self.breakdown = UInt32(clamping: breakdown)
  }
}

/// All figures of a workspace by series, each in the order of its periods.
///
/// Built once in time proportional to the figures; a series is then found by whole numbers.
public struct SeriesStore: Sendable {
  /// Number of the combination of no groups: everybody.
  public static let total = 0

  /// The combinations of groups that occur, in the order of their numbers.
  public let breakdowns: [Set<SeriesGroup>]
  private let breakdownNumbers: [Set<SeriesGroup>: Int]
  private let numbers: [SeriesKey: Int32]
  /// Rows of series i are `rows[starts[i]..<starts[i + 1]]`.
  private let starts: [Int32]
  private let rows: [Int32]

  init(_ observations: Observations, indicatorCount: Int) {
    let (breakdownOfRow, breakdowns) = SeriesStore.breakdowns(of: observations)
    self.breakdowns = breakdowns
    breakdownNumbers = Dictionary(
      breakdowns.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let indicators = observations.indicator.values
    let places = observations.place.values
    let periods = observations.period
    var numbers: [SeriesKey: Int32] = [:]
    var seriesOfRow = Array(repeating: Int32(-1), count: observations.count)
    var sizes: [Int32] = []
    var last: (key: SeriesKey, number: Int32)?
    // A catalogue without lines leaves rows that name nothing; a row without a period is no point.
    for row in indicators.indices
    where indicators[row] < indicatorCount && periods.presence.isKnown(row) {
      let key = SeriesKey(
        indicator: indicators[row],
        place: places[row],
        breakdown: breakdownOfRow[row]
      )
      var number: Int32
      if let last, last.key == key {
        number = last.number
      } else if let known = numbers[key] {
        number = known
      } else {
        number = Int32(truncatingIfNeeded: sizes.count)
        numbers[key] = number
        sizes.append(0)
      }
      last = (key, number)
      seriesOfRow[row] = number
      sizes[Int(number)] += 1
    }
    self.numbers = numbers
    var starts: [Int32] = [0]
    starts.reserveCapacity(sizes.count + 1)
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    self.starts = starts
    // Taken in the order of their periods, rows arrive in that order in every series.
    var next = starts
    var rows = Array(repeating: Int32(0), count: Int(starts.last ?? 0))
    for row in SeriesStore.rowsByPeriod(periods) {
      let series = seriesOfRow[Int(row)]
      guard series >= 0 else { continue }
      rows[Int(next[Int(series)])] = row
      next[Int(series)] += 1
    }
    self.rows = rows
  }

  /// Rows of a series in the order of their periods; none where there is no such series.
  public func rows(_ key: SeriesKey) -> ArraySlice<Int32> {
    guard let number = numbers[key] else { return [] }
    return rows[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  /// Number of a combination of groups; nil when no figure has it.
  public func breakdown(of groups: Set<SeriesGroup>) -> Int? { breakdownNumbers[groups] }

  /// Number of a combination of groups without those of one dimension, which is then taken as a
  /// whole; nil when no figure has the rest.
  public func breakdown(_ number: Int, without dimension: String) -> Int? {
    guard breakdowns.indices.contains(number) else { return nil }
    let folded = foldedText(dimension)
    return breakdown(of: breakdowns[number].filter { $0.dimension != folded })
  }

  // MARK: Building

  /// For each row the number of its combination of groups, and the combinations.
  private static func breakdowns(
    of observations: Observations
  ) -> (ofRow: [Int], sets: [Set<SeriesGroup>]) {
    let columns = [
      observations.dimension, observations.group, observations.dimension2, observations.group2,
      observations.dimension3, observations.group3,
    ].compactMap { $0.map { Column.text($0) } }
    let grouping = Grouping(columns, rowCount: observations.count)
    var sets: [Set<SeriesGroup>] = [[]]
    var known: [Set<SeriesGroup>: Int] = [[]: total]
    let numbers = grouping.firstRows.map { row -> Int in
      let groups = Set(
        observations.breakdown(row).map { SeriesGroup(dimension: $0.dimension, group: $0.group) }
      )
      // The order that a file crosses its dimensions in makes no other series.
      if let number = known[groups] { return number }
      known[groups] = sets.count
      sets.append(groups)
      return sets.count - 1
    }
    return (grouping.groupOfRow.map { numbers[$0] }, sets)
  }

  /// All rows in the order of their periods, rows of one period as they come.
  private static func rowsByPeriod(_ periods: PeriodColumn) -> [Int32] {
    let codes = periods.codes.values
    var starts = Array(repeating: 0, count: max(1, periods.dictionary.count) + 1)
    for code in codes where code + 1 < starts.count { starts[code + 1] += 1 }
    for code in starts.indices.dropFirst() { starts[code] += starts[code - 1] }
    var rows = Array(repeating: Int32(0), count: codes.count)
    for (row, code) in codes.enumerated() where code + 1 < starts.count {
      rows[starts[code]] = Int32(truncatingIfNeeded: row)
      starts[code] += 1
    }
    return rows
  }
}

extension Workspace {
  /// The points of a series in the order of their periods, with the catalogue's breaks marked.
  public func points(_ key: SeriesKey) -> [SeriesPoint] {
    let breaks = (breakLists[Int(key.indicator)] ?? []).filter {
      $0.place == nil || $0.place == Int(key.place)
    }
    let (values, periods) = (observations.value, observations.period)
    let rows = seriesStore.rows(key)
    var points: [SeriesPoint] = []
    points.reserveCapacity(rows.count)
    for row in rows {
      guard let point = SeriesPoint(row: Int(row), of: values, periods: periods) else { continue }
      let isBroken = !breaks.isEmpty && breaks.contains { $0.period.isSame(as: point.period) }
      points.append(isBroken ? point.withBreak : point)
    }
    return points
  }
}
