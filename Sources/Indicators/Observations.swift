public import Frames

/// All figures of a workspace as a struct of arrays, one element a figure, in the order of the
/// source.
public struct Observations: Sendable {
  /// Positions in the workspace's indicators and places.
  public let indicator: Codes
  public let place: Codes
  public let period: PeriodColumn
  /// Breakdown and group; a row without either is the total.
  public let dimension: TextColumn
  public let group: TextColumn
  /// Crosses, nil when no row has one.
  public let dimension2: TextColumn?
  public let group2: TextColumn?
  public let dimension3: TextColumn?
  public let group3: TextColumn?
  public let value: EstimateColumn
  /// 99.8% limits, for display only.
  public let lower998: NumberColumn?
  public let upper998: NumberColumn?
  public let note: TextColumn
  public let source: TextColumn
  public let publishedProgress: TextColumn
  /// Columns that have no meaning here, kept under their headings.
  public let plain: [PlainColumn]

  /// A column kept as it was read.
  public struct PlainColumn: Sendable {
    public let name: String
    public let text: TextColumn
  }

  /// Rows of indicator i are `rowOrder[rowStarts[i]..<rowStarts[i + 1]]`.
  private let rowStarts: [Int]
  private let rowOrder: [Int32]

  public init(
    indicator: Codes,
    place: Codes,
    period: PeriodColumn,
    dimension: TextColumn,
    group: TextColumn,
    dimension2: TextColumn? = nil,
    group2: TextColumn? = nil,
    dimension3: TextColumn? = nil,
    group3: TextColumn? = nil,
    value: EstimateColumn,
    lower998: NumberColumn? = nil,
    upper998: NumberColumn? = nil,
    note: TextColumn,
    source: TextColumn,
    publishedProgress: TextColumn,
    plain: [PlainColumn] = [],
    indicatorCount: Int
  ) {
    self.indicator = indicator
    self.place = place
    self.period = period
    self.dimension = dimension
    self.group = group
    self.dimension2 = dimension2
    self.group2 = group2
    self.dimension3 = dimension3
    self.group3 = group3
    self.value = value
    self.lower998 = lower998
    self.upper998 = upper998
    self.note = note
    self.source = source
    self.publishedProgress = publishedProgress
    self.plain = plain
    var starts = Array(repeating: 0, count: indicatorCount + 1)
    let codes = indicator.values
    // A catalogue without lines leaves rows that name nothing.
    for code in codes where code < indicatorCount { starts[code + 1] += 1 }
    for code in 0..<indicatorCount { starts[code + 1] += starts[code] }
    var next = starts
    var order = Array(repeating: Int32(0), count: codes.count)
    for (row, code) in codes.enumerated() where code < indicatorCount {
      order[next[code]] = Int32(truncatingIfNeeded: row)
      next[code] += 1
    }
    rowStarts = starts
    rowOrder = order
  }

  public var count: Int { indicator.count }

  /// Rows of one indicator in source order; none for a position outside the catalogue.
  public func rows(ofIndicator indicator: Int) -> [Int] {
    guard indicator >= 0, indicator + 1 < rowStarts.count else { return [] }
    return rowOrder[rowStarts[indicator]..<rowStarts[indicator + 1]].map { Int($0) }
  }

  /// Whether the row is about everybody.
  public func isTotal(_ row: Int) -> Bool { !dimension.presence.isKnown(row) }

  /// How many dimensions the row is broken down by.
  public func breakdownCount(_ row: Int) -> Int {
    if isTotal(row) { return 0 }
    if let dimension3, dimension3.presence.isKnown(row) { return 3 }
    if let dimension2, dimension2.presence.isKnown(row) { return 2 }
    return 1
  }

  /// Dimension and group pairs of the row, in the order that they are held.
  public func breakdown(_ row: Int) -> [(dimension: String, group: String)] {
    let pairs = [(dimension, group), (dimension2, group2), (dimension3, group3)]
    return pairs.compactMap { dimensions, groups in
      guard let dimension = dimensions?[row], let group = groups?[row] else { return nil }
      return (dimension, group)
    }
  }

  public var byteCount: Int {
    let texts = [dimension, group, note, source, publishedProgress].reduce(0) { $0 + $1.byteCount }
    let crosses = [dimension2, group2, dimension3, group3].compactMap { $0?.byteCount }
    let kept = plain.reduce(0) { $0 + $1.text.byteCount }
    return indicator.byteCount + place.byteCount + period.byteCount + value.byteCount + texts
      + crosses.reduce(0, +) + kept + rowOrder.count * 4 + rowStarts.count * 8
  }
}
