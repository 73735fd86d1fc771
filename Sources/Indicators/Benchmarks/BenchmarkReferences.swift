import Frames

/// A benchmark as it applies to the series of one indicator and group.
struct Reference {
  /// What the column `benchmark` says.
  let name: String
  /// Sorted by period.
  let points: [SeriesPoint]
  /// Number of the first point among the points of all references.
  let firstPoint: Int
  /// The place, or the members of the group.
  let places: [Int]
  /// Why there are no points; nil where there are some, or none is published.
  let absence: BenchmarkAbsence?
  /// How many members went into a point, and of how many; nil for published figures.
  let pooled: (used: ClosedRange<Int>, of: Int)?
}

/// Finds what each series is set against, once for all places that share it.
struct BenchmarkReferences {
  let workspace: Workspace
  let index: SeriesIndex
  /// For each series the position of its place; nil for a place that the workspace lacks.
  let placeOfSeries: [Int?]
  /// For each series the position of its indicator.
  let indicatorOfSeries: [Int?]
  private let profiles: [Int]
  private let measures: [Measure]
  private(set) var all: [Reference] = []
  /// The points of all references, and of targets, one after another.
  private(set) var points: [SeriesPoint?] = []
  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    let profile: Int
    let what: What
  }

  private enum What: Hashable {
    case place(Int)
    case group(name: String, members: [Int])
    case absent(BenchmarkAbsence, name: String)
  }

  init(_ workspace: Workspace, _ frame: Frame, _ values: EstimateColumn, index: SeriesIndex) {
    self.workspace = workspace
    self.index = index
    profiles = index.profiles
    measures = index.firstRows.map { values.measure($0) }
    let indicators = WorkspaceNames(frame, .indicator, names: workspace.indicators.map(\.name))
    let places = WorkspaceNames(frame, .place, names: workspace.places.map(\.name)) {
      workspace.hasFigures($0)
    }
    placeOfSeries = index.firstRows.indices.map { series in
      index.keys[series].map { Int($0.place) } ?? places.position(index.firstRows[series])
    }
    indicatorOfSeries = index.firstRows.indices.map { series in
      index.keys[series].map { Int($0.indicator) } ?? indicators.position(index.firstRows[series])
    }
  }

  /// Number of the reference that a benchmark other than a target is for a series.
  mutating func reference(_ benchmark: Benchmark, for series: Int) -> Int {
    let place = placeOfSeries[series]
    switch benchmark {
    case .place(let position): return reference(toPlace: position, for: series)
    case .ownRegion:
      guard let region = place.flatMap({ workspace.region(of: $0) }) else {
        return reference(to: .absent(.noRegion, name: "region"), for: series)
      }
      return reference(toPlace: region, for: series)
    case .neighbours:
      let choice = place.flatMap {
        workspace.neighbours(of: $0, for: indicatorOfSeries[series])
      }
      switch choice {
      case .group(let group): return reference(toGroup: group, for: series)
      case .list(let members):
        return reference(to: .group(name: "neighbours", members: members), for: series)
      case nil: return reference(to: .absent(.noNeighbours, name: "neighbours"), for: series)
      }
    case .group(let name, let members):
      return reference(to: .group(name: name, members: members), for: series)
    case .target: return reference(to: .absent(.noFigure, name: "target"), for: series)
    }
  }

  /// The published average of a peer group where it has figures like these, else its members taken
  /// together (`language.md` §7).
  mutating func reference(toGroup group: Int, for series: Int) -> Int {
    let peers = workspace.peerGroups[group]
    guard let average = peers.average else {
      return reference(to: .group(name: peers.name, members: peers.members), for: series)
    }
    let published = reference(toPlace: average, for: series)
    if peers.members.isEmpty || all[published].absence != nil
      || all[published].points.contains(where: { $0.value != nil })
    {
      return published
    }
    let pooled = reference(to: .group(name: peers.name, members: peers.members), for: series)
    // Where nothing can be pooled either, it is the average that has no figure.
    return all[pooled].absence == nil ? pooled : published
  }

  mutating func reference(toPlace position: Int, for series: Int) -> Int {
    if placeOfSeries[series] == position {
      return reference(to: .absent(.itself, name: workspace.places[position].name), for: series)
    }
    return reference(to: .place(position), for: series)
  }

  /// Adds a point that is no figure of a place, such as a target; gives its number.
  mutating func add(_ point: SeriesPoint?) -> Int {
    points.append(point)
    return points.count - 1
  }

  private mutating func reference(to what: What, for series: Int) -> Int {
    let key = Key(profile: profiles[series], what: what)
    if let number = known[key] { return number }
    let made = make(what, for: series)
    points += made.points.map { Optional($0) }
    all.append(made)
    known[key] = all.count - 1
    return all.count - 1
  }

  private func make(_ what: What, for series: Int) -> Reference {
    func published(_ position: Int) -> [SeriesPoint] {
      index.points(like: series, at: (position, workspace.places[position].name))
    }
    switch what {
    case .place(let position):
      return Reference(
        name: workspace.places[position].name,
        points: published(position),
        firstPoint: points.count,
        places: [position],
        absence: nil,
        pooled: nil
      )
    case .group(let name, let members):
      let pooled = pooledSeries(
        of: members.map(published),
        counts: index.values,
        measure: measures[series],
        valueType: indicatorOfSeries[series].flatMap { workspace.indicators[$0].valueType }
      )
      return Reference(
        name: name,
        points: pooled.points,
        firstPoint: points.count,
        places: members,
        absence: pooled.obstacle.map { .notPooled($0) },
        pooled: pooled.obstacle == nil ? (pooled.membersUsed, pooled.memberCount) : nil
      )
    case .absent(let absence, let name):
      return Reference(
        name: name,
        points: [],
        firstPoint: points.count,
        places: [],
        absence: absence,
        pooled: nil
      )
    }
  }
}

/// Positions of the names in a column of a table.
private struct WorkspaceNames {
  private let column: TextColumn?
  private let positions: [Int?]

  /// Of several with one name the first that is preferred goes.
  init(
    _ frame: Frame,
    _ role: FieldRole,
    names: [String],
    isPreferred: (Int) -> Bool = { _ in true }
  ) {
    guard let field = frame.schema.first(role), case .text(let texts)? = frame[field.name] else {
      column = nil
      positions = []
      return
    }
    var known: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      let folded = foldedText(name)
      if let taken = known[folded], isPreferred(taken) || !isPreferred(position) { continue }
      known[folded] = position
    }
    column = texts
    positions = texts.dictionary.entries.map { known[foldedText($0)] }
  }

  func position(_ row: Int) -> Int? {
    guard let column, column.presence.isKnown(row) else { return nil }
    return positions[column.codes[row]]
  }
}
