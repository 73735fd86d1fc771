public import Frames

/// Where comparisons look for the other figures of a row's series.
public indirect enum SeriesLookup: Sendable {
  /// In the workspace, beyond the rows of the table: value is as the source has it.
  case workspace(Workspace, SliceRequest.Breakdown)
  /// Only among the rows of the table.
  case table

  /// Whether it may look beyond the rows of the table.
  public var isAttached: Bool {
    if case .workspace = self { true } else { false }
  }
}

/// Which groups a series like another is of.
public enum SeriesGroups: Sendable, Hashable {
  /// The same ones.
  case same
  /// Everybody.
  case total
  /// The dimension under this heading as a whole, the other dimensions as they are.
  case without(column: String)
  /// Another group under this heading.
  case other(group: String, column: String)
}

/// The series of a table's rows, and those like them at other places or of other groups.
///
/// Attached, series come from the workspace with all their periods and the catalogue's breaks
/// marked; detached, from the rows of the table alone.
public struct SeriesIndex: Sendable {
  /// The frame's own estimates, or those of the workspace: what `SeriesPoint.row` counts in.
  public let values: EstimateColumn
  /// The periods that go with them.
  public let periods: PeriodColumn
  /// Every series of the rows, sorted by period.
  public private(set) var series: [[SeriesPoint]] = []
  /// For each row the number of its series, -1 for a row without one.
  public private(set) var seriesOfRow: [Int]
  /// For each row its position in its series, -1 where its period is not in it.
  public private(set) var positionOfRow: [Int]
  /// A row of each series, the first one.
  public let firstRows: [Int]
  /// What each series is of in the workspace; nil for names that are not there, and detached.
  public private(set) var keys: [SeriesKey?] = []

  let source: SeriesSource

  /// - Parameters:
  ///   - frame: The table; it needs a period and a value column.
  ///   - lookup: Where to look.
  ///   - readsSeries: Whether the rows' own series are wanted; without, an attached index has
  ///     none of their points and knows only what they are of.
  public init(_ frame: Frame, lookup: SeriesLookup, readsSeries: Bool = true) {
    seriesOfRow = Array(repeating: -1, count: frame.rowCount)
    positionOfRow = seriesOfRow
    guard let periodField = frame.schema.first(.period),
      case .period(let periods)? = frame[periodField.name],
      let valueField = frame.schema.first(.value),
      case .estimate(let values)? = frame[valueField.name]
    else {
      values = EstimateColumn(point: NumberColumn([Double?]()))
      periods = PeriodColumn([])
      firstRows = []
      source = .table(TableSeries())
      return
    }
    let fields = frame.schema.fields.indices.filter { index in
      switch frame.schema.fields[index].role {
      case .indicator, .place, .breakdown: true
      case .period, .asAt, .value, .plain: false
      }
    }
    let grouping = Grouping(fields.map { frame.columns[$0] }, rowCount: frame.rowCount)
    seriesOfRow = grouping.groupOfRow
    firstRows = grouping.firstRows
    switch lookup {
    case .table:
      self.values = values
      self.periods = periods
      series = SeriesIndex.series(of: grouping, values, periods)
      keys = Array(repeating: nil, count: series.count)
      source = .table(TableSeries(frame, fields: fields, grouping))
    case .workspace(let workspace, let breakdown):
      self.values = workspace.observations.value
      self.periods = workspace.observations.period
      let reader = WorkspaceSeries(workspace, frame, breakdown: breakdown)
      keys = grouping.firstRows.map { reader.key(ofRow: $0) }
      source = .workspace(workspace, breakdown)
      guard readsSeries else { return }
      series = keys.map { $0.map { workspace.points($0) } ?? [] }
    }
    findPositions(of: periods)
  }

  private static func series(
    of grouping: Grouping,
    _ values: EstimateColumn,
    _ periods: PeriodColumn
  ) -> [[SeriesPoint]] {
    grouping.rowsOfGroups.map { rows in
      var points = rows.compactMap { SeriesPoint(row: $0, of: values, periods: periods) }
      // The same figure at two as-ats is one point of its series.
      points.sort { ($0.period, $0.row) < ($1.period, $1.row) }
      return points.enumerated()
        .filter { $0.offset == 0 || points[$0.offset - 1].period != $0.element.period }
        .map(\.element)
    }
  }

  /// Rows mostly follow one another as their periods do, so the next point is tried first.
  private mutating func findPositions(of periods: PeriodColumn) {
    var next = Array(repeating: 0, count: series.count)
    for row in seriesOfRow.indices {
      guard let period = periods[row] else { continue }
      let number = seriesOfRow[row]
      let expected = next[number]
      let found =
        expected < series[number].count && series[number][expected].period == period
        ? expected : series[number].position(of: period)
      guard let found else { continue }
      positionOfRow[row] = found
      next[number] = found + 1
    }
  }
}

extension [SeriesPoint] {
  /// Position of the first point of exactly this period, in points sorted by period.
  public func position(of period: Period) -> Int? {
    let position = firstPosition { !($0.period < period) }
    return position < count && self[position].period == period ? position : nil
  }

  /// The first position at which a claim holds that stays true from there on.
  func firstPosition(_ holds: (SeriesPoint) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
