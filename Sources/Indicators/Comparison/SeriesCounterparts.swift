import Frames

/// Where an index finds series that no row of its table is of.
enum SeriesSource: Sendable {
  case workspace(Workspace, SliceRequest.Breakdown)
  case table(TableSeries)
}

extension SeriesIndex {
  /// The series like one of the table's, at another place or of other groups.
  ///
  /// - Parameters:
  ///   - series: Number of the series.
  ///   - place: Position of the place in the workspace, and its name; nil for the same place.
  ///   - groups: Whom it is about.
  /// - Returns: Its points, sorted by period; none when there is no such series.
  public func points(
    like series: Int,
    at place: (position: Int, name: String)? = nil,
    groups: SeriesGroups = .same
  ) -> [SeriesPoint] {
    switch source {
    case .workspace(let workspace, _):
      return key(like: series, at: place?.position, groups: groups)
        .map { workspace.points($0) } ?? []
    case .table(let table):
      return table.number(like: series, atPlace: place?.name, groups: groups)
        .map { self.series[$0] } ?? []
    }
  }

  /// For each series a number that is equal where only the place differs.
  var profiles: [Int] {
    switch source {
    case .workspace:
      var numbers: [SeriesKey: Int] = [:]
      return keys.indices.map { series in
        // A name that is not in the workspace has no like.
        guard var key = keys[series] else { return -1 - series }
        key.place = 0
        if let number = numbers[key] { return number }
        numbers[key] = series
        return series
      }
    case .table(let table): return table.profiles
    }
  }

  /// What such a series is of in the workspace; nil when no figure has those groups, and detached.
  public func key(
    like series: Int,
    at place: Int? = nil,
    groups: SeriesGroups = .same
  ) -> SeriesKey? {
    guard case .workspace(let workspace, let breakdown) = source, var key = keys[series] else {
      return nil
    }
    if let place { key.place = UInt32(clamping: place) }
    let store = workspace.seriesStore
    let number = Int(key.breakdown)
    switch groups {
    case .same: break
    case .total: key.breakdown = UInt32(SeriesStore.total)
    case .without(let column):
      guard let dimension = dimension(under: column, breakdown, store, number),
        let rest = store.breakdown(number, without: dimension)
      else { return nil }
      key.breakdown = UInt32(clamping: rest)
    case .other(let group, let column):
      guard let dimension = dimension(under: column, breakdown, store, number) else { return nil }
      var groups = store.breakdowns[number].filter { $0.dimension != dimension }
      groups.insert(SeriesGroup(dimension: dimension, group: group))
      guard let other = store.breakdown(of: groups) else { return nil }
      key.breakdown = UInt32(clamping: other)
    }
    return key
  }

  /// The folded dimension whose groups stand under a heading.
  private func dimension(
    under column: String,
    _ breakdown: SliceRequest.Breakdown,
    _ store: SeriesStore,
    _ number: Int
  ) -> String? {
    switch breakdown {
    case .totals: nil
    case .any: store.breakdowns[number].first?.dimension
    case .dimensions(let columns):
      columns.first { $0.column == column }.map { foldedText($0.dimension) }
    }
  }
}

/// Finds what a table's rows are of in the workspace they came from.
struct WorkspaceSeries {
  private let workspace: Workspace
  private let frame: Frame
  private let indicators: TextColumn?
  private let places: TextColumn?
  private let indicatorOfEntry: [Int?]
  private let placesOfEntry: [[Int]]
  private let breakdownOfRow: [Int?]

  init(_ workspace: Workspace, _ frame: Frame, breakdown: SliceRequest.Breakdown) {
    self.workspace = workspace
    self.frame = frame
    func text(_ field: Field?) -> TextColumn? {
      guard let field, case .text(let texts)? = frame[field.name] else { return nil }
      return texts
    }
    indicators = text(frame.schema.first(.indicator))
    places = text(frame.schema.first(.place))
    let indicatorNumbers = Dictionary(
      workspace.indicators.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    indicatorOfEntry = indicators?.dictionary.entries.map { indicatorNumbers[$0] } ?? []
    let placeNumbers = Dictionary(grouping: workspace.places.indices) {
      workspace.places[$0].name
    }
    placesOfEntry = places?.dictionary.entries.map { placeNumbers[$0] ?? [] } ?? []
    breakdownOfRow = WorkspaceSeries.breakdowns(of: frame, breakdown, workspace.seriesStore)
  }

  /// What a row is of; nil where a name or the combination of groups is not in the workspace.
  func key(ofRow row: Int) -> SeriesKey? {
    guard let indicators, let places, indicators.presence.isKnown(row),
      places.presence.isKnown(row), let indicator = indicatorOfEntry[indicators.codes[row]],
      let breakdown = breakdownOfRow[row]
    else { return nil }
    let keys = placesOfEntry[places.codes[row]].map {
      SeriesKey(indicator: indicator, place: $0, breakdown: breakdown)
    }
    if keys.count < 2 { return keys.first }
    // Of places with one name, the one that has figures.
    return keys.first { !workspace.seriesStore.rows($0).isEmpty } ?? keys.first
  }

  private static func breakdowns(
    of frame: Frame,
    _ breakdown: SliceRequest.Breakdown,
    _ store: SeriesStore
  ) -> [Int?] {
    func texts(_ name: String) -> TextColumn? {
      guard case .text(let texts)? = frame[name] else { return nil }
      return texts
    }
    var groups: [(dimension: (Int) -> String?, group: TextColumn)] = []
    var columns: [Column] = []
    switch breakdown {
    case .totals: break
    case .any:
      guard let dimensions = texts("dimension"), let column = texts("group") else {
        return Array(repeating: nil, count: frame.rowCount)
      }
      groups = [({ dimensions[$0] }, column)]
      columns = [.text(dimensions), .text(column)]
    case .dimensions(let asked):
      for part in asked {
        guard let column = texts(part.column) else {
          return Array(repeating: nil, count: frame.rowCount)
        }
        groups.append(({ _ in part.dimension }, column))
        columns.append(.text(column))
      }
    }
    let grouping = Grouping(columns, rowCount: frame.rowCount)
    let numbers = grouping.firstRows.map { row -> Int? in
      var wanted: Set<SeriesGroup> = []
      for part in groups {
        guard let dimension = part.dimension(row), let group = part.group[row] else { return nil }
        wanted.insert(SeriesGroup(dimension: dimension, group: group))
      }
      return store.breakdown(of: wanted)
    }
    return grouping.groupOfRow.map { numbers[$0] }
  }
}

/// Finds series among those of a table's own rows.
struct TableSeries: Sendable {
  private let columns: [String]
  private let placeColumn: Int?
  private let breakdownColumns: [Int]
  /// The folded texts of each series, one for each column; nil where the row has none.
  private let keys: [[String?]]
  private let numbers: [[String?]: Int]

  init() {
    columns = []
    placeColumn = nil
    breakdownColumns = []
    keys = []
    numbers = [:]
  }

  init(_ frame: Frame, fields: [Int], _ grouping: Grouping) {
    columns = fields.map { frame.schema.fields[$0].name }
    placeColumn = fields.firstIndex { frame.schema.fields[$0].role == .place }
    breakdownColumns = fields.indices.filter {
      frame.schema.fields[fields[$0]].role == .breakdown
    }
    let keys = grouping.firstRows.map { row in
      fields.map { field -> String? in
        guard case .text(let texts) = frame.columns[field] else { return nil }
        return texts[row].map(foldedText)
      }
    }
    self.keys = keys
    numbers = Dictionary(
      keys.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// For each series a number that is equal where only the place differs.
  var profiles: [Int] {
    var numbers: [[String?]: Int] = [:]
    return keys.indices.map { series in
      var key = keys[series]
      if let placeColumn { key[placeColumn] = nil }
      if let number = numbers[key] { return number }
      numbers[key] = series
      return series
    }
  }

  func number(like series: Int, atPlace place: String?, groups: SeriesGroups) -> Int? {
    guard keys.indices.contains(series) else { return nil }
    var key = keys[series]
    if let place {
      guard let placeColumn else { return nil }
      key[placeColumn] = foldedText(place)
    }
    switch groups {
    case .same: break
    case .total: for column in breakdownColumns { key[column] = nil }
    case .without(let name):
      guard let column = columns.firstIndex(of: name) else { return nil }
      key[column] = nil
    case .other(let group, let name):
      guard let column = columns.firstIndex(of: name) else { return nil }
      key[column] = foldedText(group)
    }
    return numbers[key]
  }
}
