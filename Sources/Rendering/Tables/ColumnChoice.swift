import Frames

/// Which columns stand beside one another at which widths, and which had to go.
struct ColumnChoice {
  /// Blocks of columns with their widths; more than one where all have to be seen.
  var blocks: [[(column: LaidColumn, width: Int)]] = []
  var droppedNames: [String] = []

  static let gap = 2
  /// Texts are not cut below this while a column can be dropped instead.
  private static let readableText = 20
  private static let leastText = LaidColumn.leastText

  /// - Returns: nil when not even the columns that must stay can stand beside the keys.
  init?(_ columns: [LaidColumn], kept: Set<Int>, rowCount: Int, width: Int) {
    var positions = Array(columns.indices)
    var dropped: Set<Int> = []
    func fitted(_ floor: Int) -> [Int]? {
      ColumnChoice.widths(positions.map { columns[$0] }, width: width, floor: floor)
    }
    for position in ColumnChoice.dropOrder(columns, kept: kept, rowCount: rowCount) {
      if fitted(ColumnChoice.readableText) != nil { break }
      positions.removeAll { $0 == position }
      dropped.insert(position)
    }
    // A wide column may have gone where narrower ones would have done.
    for position in ColumnChoice.dropOrder(columns, kept: kept, rowCount: rowCount).reversed()
    where dropped.contains(position) {
      let before = positions
      positions = (positions + [position]).sorted()
      if fitted(ColumnChoice.readableText) != nil {
        dropped.remove(position)
      } else {
        positions = before
      }
    }
    droppedNames = dropped.sorted().map { columns[$0].text.name }
    if let widths = fitted(ColumnChoice.readableText) ?? fitted(ColumnChoice.leastText) {
      blocks = [zip(positions, widths).map { (columns[$0], $1) }]
      return
    }
    let left = positions.map { columns[$0] }
    guard
      let blocks = ColumnChoice.split(left, width: width, floor: ColumnChoice.readableText)
        ?? ColumnChoice.split(left, width: width, floor: ColumnChoice.leastText)
    else { return nil }
    self.blocks = blocks
  }

  /// Codes first, then the least informative; of equals the one furthest right.
  private static func dropOrder(
    _ columns: [LaidColumn],
    kept: Set<Int>,
    rowCount: Int
  ) -> [Int] {
    let candidates = columns.indices.filter { !kept.contains($0) }
    let ranked = candidates.map { position in
      let text = columns[position].text
      let folded = foldedColumnName(text.field.name)
      let isCode = text.column.type == .text && folded.hasSuffix("code")
      let groups = Grouping([text.column], rowCount: rowCount).groupCount
      let distinct = groups - (text.column.presence.isAllKnown ? 0 : 1)
      return (position: position, isCode: isCode, distinct: distinct)
    }
    return ranked.sorted { left, right in
      if left.isCode != right.isCode { return left.isCode }
      if left.distinct != right.distinct { return left.distinct < right.distinct }
      return left.position > right.position
    }.map(\.position)
  }

  /// Widths that fit: headings broken first, then the widest texts shortened; nil if they cannot.
  private static func widths(_ columns: [LaidColumn], width: Int, floor: Int) -> [Int]? {
    // The first column starts after a space, as every line of a table does.
    let room = width - 1 - gap * max(0, columns.count - 1)
    var widths = columns.map { min($0.naturalWidth, max(width, $0.leastWidth(floor))) }
    guard columns.map({ $0.leastWidth(floor) }).reduce(0, +) <= room else { return nil }
    func narrow(to least: (LaidColumn) -> Int) {
      var excess = widths.reduce(0, +) - room
      while excess > 0 {
        let loose = columns.indices.filter { widths[$0] > least(columns[$0]) }
        guard let widest = loose.max(by: { widths[$0] < widths[$1] }) else { return }
        widths[widest] -= 1
        excess -= 1
      }
    }
    narrow { max($0.contentWidth, $0.foldedHeadingWidth) }
    narrow { $0.leastWidth(floor) }
    return widths
  }

  /// Columns that must all be seen, in blocks that repeat the leading keys.
  private static func split(
    _ columns: [LaidColumn],
    width: Int,
    floor: Int
  ) -> [[(column: LaidColumn, width: Int)]]? {
    var keys = Array(columns.prefix { $0.text.field.role.isKey })
    if keys.isEmpty { keys = Array(columns.prefix(1)) }
    let rest = columns.dropFirst(keys.count)
    guard !rest.isEmpty else { return nil }
    var blocks: [[(column: LaidColumn, width: Int)]] = []
    var block = keys
    var fit: [Int]?
    for column in rest {
      if let longer = widths(block + [column], width: width, floor: floor) {
        block.append(column)
        fit = longer
        continue
      }
      guard let widths = fit else { return nil }
      blocks.append(zip(block, widths).map { ($0, $1) })
      block = keys + [column]
      fit = self.widths(block, width: width, floor: floor)
    }
    guard let fit else { return nil }
    blocks.append(zip(block, fit).map { ($0, $1) })
    // Keys keep their width from block to block, so that the eye finds the row again.
    for key in keys.indices {
      let least = blocks.map { $0[key].width }.min() ?? 1
      for number in blocks.indices { blocks[number][key].width = least }
    }
    return blocks
  }
}
