/// Rows put into groups that agree on some columns; groups are numbered as they first appear.
public struct Grouping: Sendable {
  /// For each row the number of its group.
  public let groupOfRow: [Int]
  public let groupCount: Int
  /// For each group its first row.
  public let firstRows: [Int]

  /// Groups rows of equal columns: text as the language compares it, periods by their days and kind
  /// and not by their labels, missing as a group of its own.
  ///
  /// Without columns all rows are one group; without rows there is none.
  public init(_ columns: [Column], rowCount: Int) {
    // Without columns all rows agree.
    var (numbers, bound) = (Array(repeating: 0, count: rowCount), 1)
    for (position, column) in columns.enumerated() {
      let (more, moreBound) = Grouping.keys(of: column)
      (numbers, bound) =
        position == 0 ? (more, moreBound) : Grouping.paired(numbers, bound, more, moreBound)
    }
    let (dense, count) = Grouping.densely(numbers, bound: bound)
    groupOfRow = dense
    groupCount = count
    var firstRows = Array(repeating: -1, count: count)
    for row in dense.indices where firstRows[dense[row]] < 0 { firstRows[dense[row]] = row }
    self.firstRows = firstRows
  }

  /// The rows of each group, in row order.
  public var rowsOfGroups: [[Int]] {
    var sizes = Array(repeating: 0, count: groupCount)
    for group in groupOfRow { sizes[group] += 1 }
    var rows = sizes.map { size in
      var list: [Int] = []
      list.reserveCapacity(size)
      return list
    }
    for row in groupOfRow.indices { rows[groupOfRow[row]].append(row) }
    return rows
  }

  // MARK: Keys

  /// For each row a whole number that is equal just where the values are; below `bound`.
  private static func keys(of column: Column) -> (numbers: [Int], bound: Int) {
    let presence = column.presence
    var numbers: [Int]
    var bound: Int
    switch column {
    case .text(let text):
      let folds = text.dictionary.foldNumbers
      numbers = text.codes.values
      if !folds.isEmpty { for row in numbers.indices { numbers[row] = folds[numbers[row]] } }
      bound = max(1, text.dictionary.foldCount)
    case .period(let periods):
      let stretches = periods.stretchNumbers
      numbers = periods.codes.values
      if !stretches.isEmpty {
        for row in numbers.indices { numbers[row] = stretches[numbers[row]] }
      }
      bound = (stretches.last ?? 0) + 1
    case .yesNo(let bits):
      numbers = (0..<bits.count).map { bits.raw($0) ? 1 : 0 }
      bound = 2
    case .number(let values):
      (numbers, bound) = keys(of: values)
    case .estimate(let estimates):
      (numbers, bound) = keys(of: estimates.point)
    }
    if !presence.isAllKnown {
      for row in numbers.indices where !presence.isKnown(row) { numbers[row] = bound }
      bound += 1
    }
    return (numbers, bound)
  }

  private static func keys(of column: NumberColumn) -> (numbers: [Int], bound: Int) {
    var numbers: [UInt64: Int] = [:]
    var keys: [Int] = []
    keys.reserveCapacity(column.count)
    for value in column.doubles {
      // Negative zero is zero.
      let bits = (value == 0 ? 0 : value).bitPattern
      if let number = numbers[bits] {
        keys.append(number)
      } else {
        numbers[bits] = numbers.count
        keys.append(numbers.count - 1)
      }
    }
    return (keys, max(1, numbers.count))
  }

  /// One number for a pair, kept below 2^62 by numbering densely first where the product is larger.
  private static func paired(
    _ left: [Int],
    _ leftBound: Int,
    _ right: [Int],
    _ rightBound: Int
  ) -> (numbers: [Int], bound: Int) {
    let (product, overflow) = leftBound.multipliedReportingOverflow(by: rightBound)
    if !overflow, product < 1 << 62 {
      var numbers = left
      for row in numbers.indices { numbers[row] = left[row] * rightBound + right[row] }
      return (numbers, product)
    }
    // Both sides have at most as many distinct numbers as there are rows, so the product fits.
    let (denseLeft, leftCount) = densely(left, bound: leftBound)
    let (denseRight, rightCount) = densely(right, bound: rightBound)
    var numbers = denseLeft
    for row in numbers.indices { numbers[row] = denseLeft[row] * rightCount + denseRight[row] }
    return (numbers, max(1, leftCount) * max(1, rightCount))
  }

  /// Numbers from 0 in order of first appearance.
  private static func densely(_ numbers: [Int], bound: Int) -> (numbers: [Int], count: Int) {
    var dense = numbers
    var count = 0
    // A table by number while it is small beside memory and the rows, a hash table beyond.
    if bound <= max(1 << 10, min(1 << 22, numbers.count * 64)) {
      var table = Array(repeating: Int32(-1), count: bound)
      for row in numbers.indices {
        let number = numbers[row]
        if table[number] < 0 {
          table[number] = Int32(truncatingIfNeeded: count)
          count += 1
        }
        dense[row] = Int(table[number])
      }
      return (dense, count)
    }
    var table: [Int: Int] = [:]
    for row in numbers.indices {
      let number = numbers[row]
      if let known = table[number] {
        dense[row] = known
      } else {
        table[number] = count
        dense[row] = count
        count += 1
      }
    }
    return (dense, count)
  }
}
