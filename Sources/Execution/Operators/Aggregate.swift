import Frames
import Plans

/// One row a group; with `rollup` also a subtotal for each leading key and a grand total, worked
/// out again from the rows and never from other totals.
func aggregate(
  _ frame: Frame,
  by keys: [String],
  _ aggregations: [Aggregation],
  rollup: Bool,
  _ footnotes: inout [Footnote]
) throws(PlanError) -> Frame {
  let keyColumns = try columns(keys, of: frame)
  let evaluator = AggregateEvaluator(frame: frame)
  let levels = rollup ? Array((0...keys.count).reversed()) : [keys.count]

  var groupings: [Grouping] = []
  var parts: [[Column]] = []
  for level in levels {
    let grouping = Grouping(Array(keyColumns.prefix(level)), rowCount: frame.rowCount)
    groupings.append(grouping)
    var columns = keyColumns.enumerated().map { position, column in
      position < level
        ? column.gathered(grouping.firstRows)
        : column.totalLabel(count: grouping.groupCount)
    }
    for aggregation in aggregations {
      columns.append(try evaluator.column(aggregation, over: grouping))
    }
    parts.append(columns)
  }
  footnotes.append(contentsOf: try evaluator.footnotes(aggregations))
  if let line = evaluator.mixedPeriods(aggregations, by: keys, groupings[0]) {
    footnotes.append(line)
  }
  if let line = try evaluator.overlapNote(aggregations, groupings) { footnotes.append(line) }

  var fields = keys.compactMap { frame.schema.field($0) }
  for index in fields.indices { fields[index].isQuiet = false }
  for aggregation in aggregations {
    fields.append(Field(name: aggregation.name, type: .number))
  }
  var result: [Column] = []
  for position in fields.indices {
    do throws(FrameError) {
      result.append(try Column.concatenated(parts.map { $0[position] }))
    } catch {
      throw .unexpected(error)
    }
    fields[position].type = result[position].type
  }
  let rowCount = groupings.reduce(0) { $0 + $1.groupCount }
  let order = readingOrder(groupings, by: keyColumns, rowCount: frame.rowCount)
  guard rollup else {
    return try makeFrame(fields, result.map { $0.gathered(order) }, rowCount: rowCount)
  }
  for (position, key) in keys.enumerated() {
    // The grouping at index i of `levels` keeps the first keys.count - i keys.
    let isTotal = groupings.enumerated().flatMap { index, grouping in
      Array(repeating: keys.count - index <= position, count: grouping.groupCount)
    }
    fields.append(Field(name: Field.totalMarker(of: key), type: .yesNo, isHidden: true))
    result.append(
      .yesNo(YesNoColumn(isTotal, presence: PresenceColumn(knownCount: rowCount)))
    )
  }
  return try makeFrame(fields, result.map { $0.gathered(order) }, rowCount: rowCount)
}

/// Stacked group rows in reading order: periods by time, other keys as they first appear, and
/// after each group's rows its subtotal, the grand total last.
///
/// Without a period among the keys groups stay in the order in which they first appear.
private func readingOrder(
  _ groupings: [Grouping],
  by keys: [Column],
  rowCount: Int
) -> [Int] {
  guard let finest = groupings.first else { return [] }
  let hasPeriod = keys.contains { $0.type == .period }
  guard groupings.count > 1 || hasPeriod else { return Array(0..<finest.groupCount) }
  var offsets: [Int] = []
  var offset = 0
  for grouping in groupings {
    offsets.append(offset)
    offset += grouping.groupCount
  }
  // For each finest group the numbers of the groups that hold it, widest first.
  let paths = finest.firstRows.map { row in
    groupings.reversed().map { $0.groupOfRow[row] }
  }
  let ranks = keys.map { keyRanks($0, rowCount: rowCount) }
  let order = paths.indices.sorted { left, right in
    let (one, other) = (finest.firstRows[left], finest.firstRows[right])
    for rank in ranks where rank[one] != rank[other] { return rank[one] < rank[other] }
    return left < right
  }
  var rows: [Int] = []
  for (place, group) in order.enumerated() {
    rows.append(group)
    let following = place + 1 < order.count ? paths[order[place + 1]] : nil
    // Subtotals close from the narrowest out, as soon as the next group lies outside.
    for level in 1..<max(1, groupings.count) {
      let depth = groupings.count - 1 - level
      if let following, following[depth] == paths[group][depth] { break }
      rows.append(offsets[level] + paths[group][depth])
    }
  }
  return rows
}

/// For each row where its key stands: a period by time, anything else by first appearance.
private func keyRanks(_ column: Column, rowCount: Int) -> [Int] {
  guard case .period(let periods) = column else {
    return Grouping([column], rowCount: rowCount).groupOfRow
  }
  return (0..<rowCount).map { periods.presence.isKnown($0) ? periods.codes[$0] : Int.max }
}

extension Column {
  /// What a subtotal shows in the column it adds over.
  fileprivate func totalLabel(count: Int) -> Column {
    switch self {
    case .text:
      return .text(TextColumn(Array(repeating: Optional("All"), count: count)))
    case .period(let periods):
      // Only periods that occur: the dictionary may hold those of rows left out before.
      let occurring = Set((0..<periods.count).compactMap { periods[$0] })
      guard let first = occurring.min(), let end = occurring.map(\.end).max() else {
        return .missing(.period, count: count)
      }
      let all = Period(start: first.start, end: end, kind: .span, label: "All")
      return .period(PeriodColumn(Array(repeating: all, count: count)))
    case .number, .yesNo, .estimate:
      return .missing(type, count: count)
    }
  }
}
