public import Frames
import Statistics

/// A workspace in which a group without a published average is a place.
public struct PooledPlace: Sendable {
  public let workspace: Workspace
  /// Position of the group among its places: the last.
  public let place: Int
  /// The fewest and the most members that went into a figure, and how many there are.
  public let membersUsed: ClosedRange<Int>
  public let memberCount: Int

  /// What a footer says of it.
  public var footnote: Footnote {
    Footnote(
      .method,
      poolingWords(workspace.places[place].name, membersUsed, of: memberCount)
    )
  }
}

/// `core pooled from the counts of 3 to 4 of 4 members`.
func poolingWords(_ name: String, _ used: ClosedRange<Int>, of count: Int) -> String {
  let number =
    used.lowerBound == used.upperBound
    ? "\(used.lowerBound)" : "\(used.lowerBound) to \(used.upperBound)"
  return "\(name) pooled from the counts of \(number) of \(count) members"
}

extension Workspace {
  /// Adds a group as one place, its figures Σ numerators ÷ Σ denominators of its members.
  ///
  /// - Parameters:
  ///   - name: What the place is to be called.
  ///   - members: Positions of the members.
  ///   - wanted: Whose figures are pooled.
  ///   - breakdown: Whom they are about; the total comes along, for what is compared with it.
  /// - Returns: The workspace with it; nil where no figure can be pooled (see `pooledSeries`).
  public func pooling(
    _ name: String,
    members: [Int],
    indicators wanted: [Int],
    by breakdown: SliceRequest.Breakdown
  ) -> PooledPlace? {
    let store = seriesStore
    let groups = store.breakdowns.indices.filter { number in
      number == SeriesStore.total || breakdown.includes(store.breakdowns[number])
    }
    var codes: [Int] = []
    var sources: [Int] = []
    var estimates: [EstimateColumn] = [observations.value]
    var used: ClosedRange<Int>?
    for indicator in wanted {
      for group in groups {
        let pooled = pooledSeries(
          of: members.map {
            points(SeriesKey(indicator: indicator, place: $0, breakdown: group))
          },
          counts: observations.value,
          measure: indicators[indicator].measure,
          valueType: indicators[indicator].valueType
        )
        guard pooled.obstacle == nil else { continue }
        codes += Array(repeating: indicator, count: pooled.points.count)
        sources += pooled.sources
        estimates.append(estimateColumn(of: pooled, indicators[indicator].measure))
        let range = pooled.membersUsed
        used = used.map {
          min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound)
        }
        used = used ?? range
      }
    }
    guard let used else { return nil }
    let figures = observations.adding(
      indicators: codes,
      place: places.count,
      like: sources,
      values: .concatenated(estimates),
      indicatorCount: indicators.count
    )
    let place = Place(code: nil, name: name, level: .groupAverage)
    return PooledPlace(
      workspace: adding(place, observations: figures),
      place: places.count,
      membersUsed: used,
      memberCount: members.count
    )
  }

  private func estimateColumn(of pooled: GroupSeries, _ measure: Measure) -> EstimateColumn {
    EstimateColumn(
      point: NumberColumn(pooled.points.map(\.value)),
      lower: NumberColumn(pooled.points.map { $0.interval?.lower }),
      upper: NumberColumn(pooled.points.map { $0.interval?.upper }),
      numerator: NumberColumn(pooled.counts.map { Optional($0.numerator) }),
      denominator: NumberColumn(pooled.counts.map { Optional($0.denominator) }),
      measures: [measure],
      decimals: pooled.points.map {
        $0.decimals.map { UInt8(clamping: $0) } ?? EstimateColumn.unknownDecimals
      },
      states: pooled.points.map { $0.isBreak ? .break : [] }
    )
  }
}

extension SliceRequest.Breakdown {
  /// Whether rows of these groups are among those asked for.
  fileprivate func includes(_ groups: Set<SeriesGroup>) -> Bool {
    switch self {
    case .totals: groups.isEmpty
    case .any: groups.count == 1
    case .dimensions(let columns):
      Set(groups.map(\.dimension)) == Set(columns.map { foldedText($0.dimension) })
    }
  }
}

extension Observations {
  /// The same figures and more, of one place, each for the period and groups of another row.
  fileprivate func adding(
    indicators: [Int],
    place added: Int,
    like sources: [Int],
    values: EstimateColumn,
    indicatorCount: Int
  ) -> Observations {
    let rows = Array(0..<count) + sources
    let unknown = Array(0..<count) + Array(repeating: -1, count: sources.count)
    let codes = indicator.values + indicators
    return Observations(
      indicator: Codes(codes, bound: max(1, (codes.max() ?? 0) + 1)),
      place: Codes(
        place.values + Array(repeating: added, count: sources.count),
        bound: added + 1
      ),
      period: period.gathered(rows),
      dimension: dimension.gathered(rows),
      group: group.gathered(rows),
      dimension2: dimension2?.gathered(rows),
      group2: group2?.gathered(rows),
      dimension3: dimension3?.gathered(rows),
      group3: group3?.gathered(rows),
      value: values,
      lower998: lower998?.gathered(unknown),
      upper998: upper998?.gathered(unknown),
      note: note.gathered(unknown),
      source: source.gathered(unknown),
      publishedProgress: publishedProgress.gathered(unknown),
      plain: plain.map { PlainColumn(name: $0.name, text: $0.text.gathered(unknown)) },
      indicatorCount: indicatorCount
    )
  }
}
