public import Frames

/// Why members' figures cannot be taken together as one.
public enum PoolingObstacle: Sendable, Hashable {
  /// No member has a figure.
  case noFigures
  /// Fewer than half of the members have numerator and denominator.
  case noCounts
  /// The rates are standardised, or off their own counts: their counts give another measure.
  case notOfCounts
}

/// Figures of a group as one place: Σ numerators ÷ Σ denominators × multiplier.
public struct GroupSeries: Sendable {
  /// Sorted by period; empty where there is an obstacle.
  public let points: [SeriesPoint]
  /// Numerator and denominator of each point.
  public let counts: [(numerator: Double, denominator: Double)]
  /// For each point the row of a member's figure for the same period.
  public let sources: [Int]
  public let obstacle: PoolingObstacle?
  /// The fewest and the most members that went into a point.
  public let membersUsed: ClosedRange<Int>
  public let memberCount: Int
}

private struct Stretch: Hashable {
  let start: Day
  let end: Day
  let kind: Period.Kind
}

private struct Pool {
  let period: Period
  let source: Int
  var numerator = 0.0
  var denominator = 0.0
  var used = 0
  var isBreak = false
  var decimals: Int?
}

/// Takes members' series together, period by period.
///
/// A period is pooled where at least half of the members have both counts for it; the rest are
/// left out and counted. Rates that their own counts do not give, standardised ones among them,
/// are not pooled: the counts would make another measure of them.
///
/// - Parameters:
///   - members: One series for each member, empty for a member without figures.
///   - estimates: What the points' rows count in.
///   - measure: Multiplier, and what the counts are worth for limits.
///   - valueType: How values are made, where the catalogue says.
/// - Returns: The group's series, empty with its obstacle where nothing can be pooled.
public func pooledSeries(
  of members: [[SeriesPoint]],
  counts estimates: EstimateColumn,
  measure: Measure,
  valueType: ValueType?
) -> GroupSeries {
  func none(_ obstacle: PoolingObstacle) -> GroupSeries {
    GroupSeries(
      points: [],
      counts: [],
      sources: [],
      obstacle: obstacle,
      membersUsed: 0...0,
      memberCount: members.count
    )
  }
  if valueType?.isOfItsCounts == false { return none(.notOfCounts) }
  var pools: [Stretch: Pool] = [:]
  var hasFigures = false
  for points in members {
    var isSeen: Set<Stretch> = []
    for point in points {
      guard let value = point.value else { continue }
      hasFigures = true
      let period = point.period
      let stretch = Stretch(start: period.start, end: period.end, kind: period.kind)
      guard let numerator = estimates.numerator?[point.row],
        let denominator = estimates.denominator?[point.row], denominator > 0,
        isSeen.insert(stretch).inserted
      else { continue }
      let made = numerator / denominator * measure.multiplier
      guard agrees(value, made, decimals: point.decimals) else { return none(.notOfCounts) }
      var pool = pools[stretch] ?? Pool(period: period, source: point.row)
      pool.numerator += numerator
      pool.denominator += denominator
      pool.used += 1
      pool.isBreak = pool.isBreak || point.isBreak
      pool.decimals = [pool.decimals, point.decimals].compactMap { $0 }.max()
      pools[stretch] = pool
    }
  }
  guard hasFigures else { return none(.noFigures) }
  let kept = pools.values.filter { $0.used * 2 >= members.count }.sorted { $0.period < $1.period }
  guard let fewest = kept.map(\.used).min(), let most = kept.map(\.used).max() else {
    return none(.noCounts)
  }
  return GroupSeries(
    points: kept.map { pool in
      SeriesPoint(
        period: pool.period,
        value: pool.numerator / pool.denominator * measure.multiplier,
        presence: .known,
        interval: limits(count: pool.numerator, of: pool.denominator, measure),
        decimals: pool.decimals,
        isBreak: pool.isBreak,
        row: -1
      )
    },
    counts: kept.map { ($0.numerator, $0.denominator) },
    sources: kept.map(\.source),
    obstacle: nil,
    membersUsed: fewest...most,
    memberCount: members.count
  )
}
