import Frames
import TestFiles
import Testing

struct SortingTests {
  /// Insertion sort by pairwise comparison: slow, stable, obvious.
  private func oracle(_ keys: [SortColumn], rowCount: Int) -> [Int] {
    func precedes(_ left: Int, _ right: Int) -> Bool {
      for key in keys {
        let (one, other) = (key.column.presence.isKnown(left), key.column.presence.isKnown(right))
        if one != other { return one }
        guard one else { continue }
        let order = self.order(key.column, left, right)
        if order != 0 { return key.isDescending ? order > 0 : order < 0 }
      }
      return false
    }
    var rows: [Int] = []
    for row in 0..<rowCount {
      var place = rows.count
      while place > 0, precedes(row, rows[place - 1]) { place -= 1 }
      rows.insert(row, at: place)
    }
    return rows
  }

  private func order(_ column: Column, _ left: Int, _ right: Int) -> Int {
    func sign<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
      one == other ? 0 : one < other ? -1 : 1
    }
    switch column {
    case .text(let texts):
      return sign(foldedText(texts[left] ?? ""), foldedText(texts[right] ?? ""))
    case .period(let periods):
      guard let one = periods[left], let other = periods[right] else { return 0 }
      return one.start == other.start ? sign(one.end, other.end) : sign(one.start, other.start)
    case .yesNo(let bits): return sign(bits.raw(left) ? 1 : 0, bits.raw(right) ? 1 : 0)
    case .number, .estimate:
      guard let numbers = column.numbers else { return 0 }
      return sign(numbers.raw(left), numbers.raw(right))
    }
  }

  @Test func `rows are in the order that pairwise comparison gives`() {
    var generator = SeededNumbers(13)
    let numbers: [Double?] = [
      0, -0.0, 1, -1, 1.0 / 3, -1e300, 1e300, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .greatestFiniteMagnitude, -.greatestFiniteMagnitude, nil,
    ]
    let periods: [Period?] = [
      .splitYear(2019), .quarter(1, ofSplitYear: 2019), .rollingYear(endMonth: 3, ofYear: 2020),
      .calendarYear(2018), nil,
    ]
    for rows in [0, 1, 7, 80] {
      for _ in 0..<20 {
        let columns: [Column] = [
          .texts((0..<rows).map { _ in generator.one(of: ["b", "B ", "a", "", "é", nil]) }),
          .numbers((0..<rows).map { _ in generator.one(of: numbers) }),
          .periods((0..<rows).map { _ in generator.one(of: periods) }),
          .yesNos((0..<rows).map { _ in generator.one(of: [true, false, nil]) }),
        ]
        let keys = columns.shuffled(using: &generator).prefix(generator.below(4)).map {
          SortColumn($0, isDescending: generator.below(2) == 0)
        }
        #expect(sortedRows(by: keys, rowCount: rows) == oracle(keys, rowCount: rows))
      }
    }
  }

  @Test(arguments: [true, false])
  func `unknowns come last either way, in table order`(isDescending: Bool) {
    let column = Column.numbers([nil, 2, nil, 1])
    let rows = sortedRows(by: [SortColumn(column, isDescending: isDescending)], rowCount: 4)
    #expect(rows == (isDescending ? [1, 3, 0, 2] : [3, 1, 0, 2]))
  }

  @Test(arguments: [true, false])
  func `equal values stay in table order`(isDescending: Bool) {
    let column = Column.texts(["x", "X", "a", "x "])
    let rows = sortedRows(by: [SortColumn(column, isDescending: isDescending)], rowCount: 4)
    #expect(rows == (isDescending ? [0, 1, 3, 2] : [2, 0, 1, 3]))
  }

  @Test func `without keys rows stay as they are`() {
    #expect(sortedRows(by: [], rowCount: 3) == [0, 1, 2])
  }
}
