import Frames

/// Where comparisons look for the other figures of a row's series.
public enum SeriesLookup: Sendable {
  /// In the workspace, beyond the rows of the table: value is as the source has it.
  case workspace(Workspace, SliceRequest.Breakdown)
  /// Only among the rows of the table.
  case table
}

/// The series of a table's rows.
struct SeriesIndex {
  /// Every series, sorted by period.
  private(set) var series: [[SeriesPoint]] = []
  /// For each row the number of its series, -1 for a row without one.
  private(set) var seriesOfRow: [Int]
  /// For each row its position in its series, -1 where its period is not in it.
  private(set) var positionOfRow: [Int]

  init(_ frame: Frame, lookup: SeriesLookup) {
    seriesOfRow = Array(repeating: -1, count: frame.rowCount)
    positionOfRow = seriesOfRow
    guard let periodField = frame.schema.first(.period),
      case .period(let periods)? = frame[periodField.name],
      let valueField = frame.schema.first(.value),
      case .estimate(let values)? = frame[valueField.name]
    else { return }
    let keys = frame.schema.fields.indices.filter { index in
      switch frame.schema.fields[index].role {
      case .indicator, .place, .breakdown: true
      case .period, .asAt, .value, .plain: false
      }
    }
    let grouping = Grouping(keys.map { frame.columns[$0] }, rowCount: frame.rowCount)
    seriesOfRow = grouping.groupOfRow
    switch lookup {
    case .table:
      series = Array(repeating: [], count: grouping.groupCount)
      for (group, rows) in grouping.rowsOfGroups.enumerated() {
        var points = rows.compactMap { SeriesPoint(row: $0, of: values, periods: periods) }
        // The same figure at two as-ats is one point of its series.
        points.sort { ($0.period, $0.row) < ($1.period, $1.row) }
        series[group] = points.enumerated()
          .filter { $0.offset == 0 || points[$0.offset - 1].period != $0.element.period }
          .map(\.element)
      }
    case .workspace(let workspace, let breakdown):
      let reader = WorkspaceSeries(workspace: workspace, frame: frame, breakdown: breakdown)
      series = grouping.firstRows.map { reader.series(ofRow: $0) }
    }
    for row in 0..<frame.rowCount {
      guard let period = periods[row] else { continue }
      positionOfRow[row] =
        series[seriesOfRow[row]].firstIndex { $0.period == period } ?? -1
    }
  }
}

/// Finds the series of a table's row in the workspace it came from.
private struct WorkspaceSeries {
  let workspace: Workspace
  let frame: Frame
  let breakdown: SliceRequest.Breakdown
  private let indicators: [String: Int]
  private let places: [String: [Int]]

  init(workspace: Workspace, frame: Frame, breakdown: SliceRequest.Breakdown) {
    self.workspace = workspace
    self.frame = frame
    self.breakdown = breakdown
    indicators = Dictionary(
      workspace.indicators.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    places = Dictionary(grouping: workspace.places.indices) { workspace.places[$0].name }
  }

  func series(ofRow row: Int) -> [SeriesPoint] {
    let observations = workspace.observations
    guard let indicator = text(.indicator, row).flatMap({ indicators[$0] }) else { return [] }
    let named = text(.place, row).flatMap { places[$0] } ?? []
    let groups = groupsOfRow(row)
    let rows = observations.rows(ofIndicator: indicator).filter { observation in
      guard named.contains(observations.place[observation]) else { return false }
      guard observations.breakdownCount(observation) == groups.count else { return false }
      let held = observations.breakdown(observation)
      return groups.allSatisfy { wanted in
        held.contains {
          foldedText($0.dimension) == wanted.dimension && foldedText($0.group) == wanted.group
        }
      }
    }
    let points = rows.compactMap { observation -> SeriesPoint? in
      guard
        var point = SeriesPoint(
          row: observation,
          of: observations.value,
          periods: observations.period
        )
      else { return nil }
      let place = observations.place[observation]
      if workspace.breakNote(for: indicator, place: place, at: point.period) != nil {
        point = point.withBreak
      }
      return point
    }
    return points.sorted { $0.period < $1.period }
  }

  private func groupsOfRow(_ row: Int) -> [(dimension: String, group: String)] {
    switch breakdown {
    case .totals: return []
    case .any:
      guard let dimension = column("dimension", row), let group = column("group", row) else {
        return []
      }
      return [(foldedText(dimension), foldedText(group))]
    case .dimensions(let columns):
      return columns.compactMap { asked in
        column(asked.column, row).map { (foldedText(asked.dimension), foldedText($0)) }
      }
    }
  }

  private func text(_ role: FieldRole, _ row: Int) -> String? {
    frame.schema.first(role).flatMap { column($0.name, row) }
  }

  private func column(_ name: String, _ row: Int) -> String? {
    guard case .text(let texts)? = frame[name] else { return nil }
    return texts[row]
  }
}
