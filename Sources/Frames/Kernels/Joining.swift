/// What a left join found: for each left row the right row that matches, or -1.
public struct JoinMatches: Sendable {
  public let rightRows: [Int]
  /// Right rows that share their key with an earlier right row.
  public let repeatedRightRows: [Int]

  public var matchedCount: Int { rightRows.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }
}

/// Matches rows of two tables on equal keys; missing never matches missing.
///
/// - Throws: `FrameError.mixedTypes` when a pair of key columns differs in type.
public func joinMatches(
  left: [Column],
  leftCount: Int,
  right: [Column],
  rightCount: Int
) throws(FrameError) -> JoinMatches {
  // Grouping both sides together numbers equal keys alike.
  var joint: [Column] = []
  for (one, other) in zip(left, right) {
    joint.append(try Column.concatenated([one, other]))
  }
  let grouping = Grouping(joint, rowCount: leftCount + rightCount)
  func isComplete(_ row: Int) -> Bool { joint.allSatisfy { $0.presence.isKnown(row) } }

  var rightRowOfGroup = Array(repeating: -1, count: grouping.groupCount)
  var repeated: [Int] = []
  for row in 0..<rightCount where isComplete(leftCount + row) {
    let group = grouping.groupOfRow[leftCount + row]
    if rightRowOfGroup[group] < 0 { rightRowOfGroup[group] = row } else { repeated.append(row) }
  }
  let matches = (0..<leftCount).map { row in
    isComplete(row) ? rightRowOfGroup[grouping.groupOfRow[row]] : -1
  }
  return JoinMatches(rightRows: matches, repeatedRightRows: repeated)
}
