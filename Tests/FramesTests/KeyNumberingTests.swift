import Frames
import TestFiles
import Testing

struct KeyNumberingTests {
  /// Numbers of a dictionary of keys, as they appear.
  private func oracle(_ parts: [[Int]], rowCount: Int) -> (numbers: [Int], firstRows: [Int]) {
    var known: [[Int]: Int] = [:]
    var firstRows: [Int] = []
    let numbers = (0..<rowCount).map { row -> Int in
      let key = parts.map { $0[row] }
      if let number = known[key] { return number }
      known[key] = firstRows.count
      firstRows.append(row)
      return firstRows.count - 1
    }
    return (numbers, firstRows)
  }

  // Small bounds have a table, large ones a hash table, and products beyond 2^62 are numbered in
  // between.
  @Test(arguments: [1, 3, 40, 1 << 20, 1 << 40, Int.max])
  func `keys are numbered as by a dictionary`(bound: Int) {
    var generator = SeededNumbers(31)
    for rows in [0, 1, 7, 600, 5_000] {
      for width in 0...4 {
        let parts = (0..<width).map { _ in
          let met = (0..<50).map { _ in generator.below(bound) } + [0, bound - 1]
          return (0..<rows).map { _ in
            generator.below(3) == 0 ? generator.below(bound) : generator.one(of: met)
          }
        }
        let found = KeyNumbering(
          parts.map { KeyNumbering.Part($0, bound: bound) },
          rowCount: rows
        )
        let expected = oracle(parts, rowCount: rows)
        #expect(found.numbers == expected.numbers)
        #expect(found.firstRows == expected.firstRows)
      }
    }
  }

  @Test func `having none is a key of its own`() {
    let found = KeyNumbering(
      [.init(orNone: [-1, 0, -1, 0, 1], bound: 2), .init([0, 0, 0, 1, 1], bound: 2)],
      rowCount: 5
    )
    #expect(found.numbers == [0, 1, 0, 2, 3])
    #expect(found.firstRows == [0, 1, 3, 4])
  }
}
