public import Frames
import Statistics

/// The columns that `funnel` adds, in order.
public let funnelFields: [Field] =
  ["centre", "lower_95", "upper_95", "lower_998", "upper_998"].map {
    Field(name: $0, type: .estimate)
  } + ["flag", "rating"].map { Field(name: $0, type: .text) }

/// What the limits of a funnel lie round.
public enum FunnelCentre: Sendable, Hashable {
  /// The figure of a place, by its position.
  case place(Int)
  /// The figures of several places, pooled from their counts.
  case members(name: String, [Int])
}

/// Whether limits allow for more variation between places than chance.
public enum FunnelMethod: String, Sendable, Hashable, CaseIterable {
  /// Adjusted where the variation is significantly more than chance, else plain.
  case automatic
  case plain, adjusted
}

/// A table whose places are too few to make a funnel of.
public struct TooFewForFunnel: Error, Sendable, Hashable {
  /// The most places with counts that any indicator and period has.
  public let most: Int
}

/// Fewer places than this make no funnel.
public let leastFunnelPlaces = 10

/// Sets each place between the limits that chance gives a place of its size; rows are kept in order.
///
/// Needs indicator, place, period and value columns. Places that contain others of their group,
/// averages, and the place at the centre are not judged.
///
/// - Parameters:
///   - frame: The rows.
///   - workspace: Places; figures too where `lookup` may look there.
///   - lookup: Where the figure of the centre comes from.
///   - centre: What the limits lie round.
///   - method: Whether limits are adjusted for overdispersion.
/// - Returns: The rows with the funnel's columns, and its footers.
/// - Throws: `TooFewForFunnel` when no indicator and period has 10 places with counts.
public func funnelTable(
  _ frame: Frame,
  workspace: Workspace,
  lookup: SeriesLookup,
  against centre: FunnelCentre,
  method: FunnelMethod
) throws(TooFewForFunnel) -> SourceReading {
  guard let field = frame.schema.first(.value), case .estimate(let values)? = frame[field.name],
    let periodField = frame.schema.first(.period),
    case .period(let periods)? = frame[periodField.name]
  else { return SourceReading(frame: frame) }
  var judge = FunnelJudge(
    values,
    periods,
    PlacesBeside(frame, workspace: workspace),
    FunnelCentres(centre, workspace, SeriesIndex(frame, lookup: lookup)),
    method
  )
  for rows in frame.grouping({ $0 != .place }).rowsOfGroups { judge.judge(rows) }
  if judge.notes.judged == 0, judge.notes.most < leastFunnelPlaces, frame.rowCount > 0,
    judge.notes.withoutCentre == 0
  {
    throw TooFewForFunnel(most: judge.notes.most)
  }
  let replaced = Set(funnelFields.map(\.name))
  let kept = frame.schema.fields.indices.filter { !replaced.contains(frame.schema.fields[$0].name) }
  let result = Frame(
    unchecked: Schema(kept.map { frame.schema.fields[$0] } + funnelFields),
    columns: kept.map { frame.columns[$0] } + judge.columns,
    rowCount: frame.rowCount
  )
  return SourceReading(frame: result, footnotes: judge.notes.footnotes(centre: judge.centreName))
}

/// The figure at the centre, for a series and a period.
struct FunnelCentres {
  let name: String
  let position: Int?
  private let members: [(position: Int, name: String)]
  private let index: SeriesIndex

  init(_ centre: FunnelCentre, _ workspace: Workspace, _ index: SeriesIndex) {
    self.index = index
    switch centre {
    case .place(let place):
      name = workspace.places[place].name
      position = place
      members = [(place, name)]
    case .members(let words, let places):
      name = words
      position = nil
      members = places.map { ($0, workspace.places[$0].name) }
    }
  }

  /// The figure in the indicator's unit; nil when there is none for just this period.
  func value(likeRow row: Int, in period: Period, _ measure: Measure) -> Double? {
    let series = index.seriesOfRow[row]
    guard series >= 0 else { return nil }
    var counted = 0.0
    var whole = 0.0
    for member in members {
      let points = index.points(like: series, at: member)
      guard let found = points.position(of: period), points[found].value != nil else { continue }
      if position != nil { return points[found].value }
      let source = points[found].row
      guard let count = index.values.numerator?[source],
        let denominator = index.values.denominator?[source]
      else { continue }
      counted += count
      whole += denominator
    }
    return whole > 0 ? counted / whole * measure.multiplier : nil
  }
}
