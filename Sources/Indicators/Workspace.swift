public import Frames

/// Rows met while opening; read = kept + merged + refused.
public struct RowAccount: Sendable, Hashable {
  public internal(set) var read = 0
  public internal(set) var kept = 0
  /// Repeats of a kept row with the same figures.
  public internal(set) var merged = 0
  /// Rows whose figure could not be told right.
  public internal(set) var refused = 0

  public init() {}
}

/// Everything that queries are about: figures, catalogue, places, groups, targets, policy.
///
/// An immutable value. Positions (`Int`) refer to the arrays of the same workspace.
public struct Workspace: Sendable {
  public let name: String
  public let title: String
  public let indicators: [Indicator]
  public private(set) var places: [Place]
  public let peerGroups: [PeerGroup]
  /// Own neighbours of a place, nearest first, where there is a list for it.
  public let neighbourLists: [Int: [Int]]
  public let dimensions: [Dimension]
  public let targets: [Target]
  public let breaks: [SeriesBreak]
  public let standards: [StandardPopulation]
  public private(set) var observations: Observations
  /// Printed headline counts, where the workspace has them.
  public let publishedHeadlines: Frame?
  public let calendar: ReportingCalendar
  /// Decimals to show where nothing else is known.
  public let decimals: Int
  public let disclosure: DisclosurePolicy
  /// Warnings of the opening.
  public let findings: [Finding]
  public let rows: RowAccount
  /// How places were found, which dimensions there are, what was taken for granted.
  public let reading: WorkspaceReading
  /// Position of the place that queries without `for` are about.
  public private(set) var home: Int?
  /// Whether any indicator is marked as scored; if none is, all count.
  public let hasScoring: Bool
  /// Position of the place that peer groups were drawn up for.
  let peerGroupOwner: Int?

  let placeIndex: PlaceIndex
  private let indicatorCodes: [String: Int]
  let indicatorNames: NameIndex
  private(set) var placeNames: NameIndex
  let groupNames: NameIndex
  let dimensionNames: NameIndex
  private(set) var hierarchy: LazyValue<PlaceHierarchy>
  private(set) var figured: LazyValue<FiguredNames>
  let targetRanges: [Int: [Target]]
  let breakLists: [Int: [SeriesBreak]]
  private(set) var series: LazyValue<SeriesStore>

  init(_ draft: WorkspaceDraft, observations: Observations) {
    name = draft.name
    title = draft.description.title ?? draft.name
    indicators = draft.indicators
    places = draft.places
    peerGroups = draft.peerGroups
    neighbourLists = draft.neighbourLists
    dimensions = draft.dimensions
    targets = draft.targets
    breaks = draft.breaks
    standards = draft.standards
    self.observations = observations
    publishedHeadlines = draft.publishedHeadlines
    calendar = draft.calendar
    decimals = draft.decimals
    disclosure = draft.disclosure
    findings = draft.findings
    rows = draft.rows
    reading = draft.reading
    home = draft.home
    peerGroupOwner = draft.peerGroupOwner
    placeIndex = draft.placeIndex
    indicatorCodes = draft.indicatorCodes
    hasScoring = draft.indicators.contains { $0.scoring != .unmarked }
    targetRanges = Dictionary(grouping: draft.targets, by: \.indicator)
    breakLists = Dictionary(grouping: draft.breaks, by: \.indicator)
    indicatorNames = NameIndex { [indicators] in
      indicators.map { indicator in
        NamedItem(
          codes: [indicator.code],
          name: indicator.name,
          otherNames: (indicator.fullName.map { [$0] } ?? []) + indicator.otherNames
        )
      }
    }
    placeNames = Workspace.names(of: draft.places)
    groupNames = NameIndex { [peerGroups] in
      peerGroups.map { NamedItem(codes: [], name: $0.name, otherNames: []) }
    }
    dimensionNames = NameIndex { [dimensions] in
      dimensions.map { NamedItem(codes: [], name: $0.name, otherNames: [$0.family]) }
    }
    hierarchy = LazyValue { [places] in PlaceHierarchy(places) }
    figured = LazyValue { [observations, count = places.count] in
      FiguredNames(observations, placeCount: count)
    }
    series = LazyValue { [observations, count = draft.indicators.count] in
      SeriesStore(observations, indicatorCount: count)
    }
  }

  private static func names(of places: [Place]) -> NameIndex {
    NameIndex {
      places.map {
        NamedItem(
          codes: ($0.code.map { [$0] } ?? []) + $0.oldCodes,
          name: $0.name,
          otherNames: $0.aliases
        )
      }
    }
  }

  /// The same workspace with one more place, after those there are, and figures that may be its.
  func adding(_ place: Place, observations: Observations) -> Workspace {
    var result = self
    result.places.append(place)
    result.observations = observations
    result.placeNames = Workspace.names(of: result.places)
    result.hierarchy = LazyValue { [places = result.places] in PlaceHierarchy(places) }
    result.figured = LazyValue { [count = result.places.count] in
      FiguredNames(observations, placeCount: count)
    }
    result.series = LazyValue { [count = indicators.count] in
      SeriesStore(observations, indicatorCount: count)
    }
    return result
  }

  /// The same workspace with another home; nil when there is no such place.
  public func withHome(_ place: Int) -> Workspace? {
    guard places.indices.contains(place) else { return nil }
    var result = self
    result.home = place
    return result
  }

  /// Position of the indicator with exactly this code.
  public func indicator(code: String) -> Int? { indicatorCodes[code] }

  /// All figures by series, put in order when first asked for.
  public var seriesStore: SeriesStore { series.value }

  /// Whether home has any figure; false without a home.
  public var homeHasFigures: Bool { home.map { hasFigures($0) } ?? false }
}
