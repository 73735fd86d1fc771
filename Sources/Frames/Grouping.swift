/// Rows put into groups that agree on some columns; groups are numbered as they first appear.
public struct Grouping: Sendable {
  /// For each row the number of its group.
  public let groupOfRow: [Int]
  public let groupCount: Int
  /// For each group its first row.
  public let firstRows: [Int]

  /// Groups rows of equal columns: text as the language compares it, periods by their days and kind
  /// and not by their labels, split years by their two years (`PeriodColumn.keyNumbers`), missing
  /// as a group of its own.
  ///
  /// Without columns all rows are one group; without rows there is none.
  public init(_ columns: [Column], rowCount: Int) {
    let keys = KeyNumbering(columns.map(Grouping.keys), rowCount: rowCount)
    groupOfRow = keys.numbers
    groupCount = keys.count
    firstRows = keys.firstRows
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
  private static func keys(of column: Column) -> KeyNumbering.Part {
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
      let keys = periods.keyNumbers
      numbers = periods.codes.values
      if !keys.numbers.isEmpty {
        for row in numbers.indices { numbers[row] = keys.numbers[numbers[row]] }
      }
      bound = keys.bound
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
    return KeyNumbering.Part(numbers, bound: bound)
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
}
