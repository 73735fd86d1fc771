import Frames
import TestFiles
import Testing

struct JoiningTests {
  @Test func `each left row finds the right row of its key`() throws {
    let matches = try joinMatches(
      left: [.texts(["a", "B", "z", "a"])],
      leftCount: 4,
      right: [.texts(["b ", "A"])],
      rightCount: 2
    )
    #expect(matches.rightRows == [1, 0, -1, 1])
    #expect(matches.repeatedRightRows == [])
    #expect(matches.matchedCount == 3)
  }

  @Test func `missing never matches missing and is never repeated`() throws {
    let matches = try joinMatches(
      left: [.texts([nil, "a"]), .numbers([1, nil])],
      leftCount: 2,
      right: [.texts([nil, "a", nil]), .numbers([1, nil, 1])],
      rightCount: 3
    )
    #expect(matches.rightRows == [-1, -1])
    #expect(matches.repeatedRightRows == [])
  }

  @Test func `right rows that repeat a key are named and the first one matches`() throws {
    let matches = try joinMatches(
      left: [.numbers([2])],
      leftCount: 1,
      right: [.numbers([2, 1, 2, 2])],
      rightCount: 4
    )
    #expect(matches.rightRows == [0])
    #expect(matches.repeatedRightRows == [2, 3])
  }

  @Test func `numbers match whatever their storage and whether they carry a unit`() throws {
    let floating = NumberColumn([0.1, 5], presence: PresenceColumn(knownCount: 2))
    let matches = try joinMatches(
      left: [.estimates([5, 0.1], unit: "%")],
      leftCount: 2,
      right: [.number(floating)],
      rightCount: 2
    )
    #expect(matches.rightRows == [1, 0])
  }

  @Test func `a period matches the same days under another spelling of its label`() throws {
    let year = Period.splitYear(2016)
    let spelt = Period(start: year.start, end: year.end, kind: .splitYear, label: "2016-17")
    let matches = try joinMatches(
      left: [.periods([year])],
      leftCount: 1,
      right: [.periods([spelt])],
      rightCount: 1
    )
    #expect(matches.rightRows == [0])
  }

  @Test func `keys of different types are refused`() {
    #expect(throws: FrameError.mixedTypes) {
      try joinMatches(left: [.texts(["1"])], leftCount: 1, right: [.numbers([1])], rightCount: 1)
    }
  }

  @Test func `matches are those of a dictionary`() throws {
    var generator = SeededNumbers(14)
    for _ in 0..<30 {
      let left = (0..<60).map { _ in generator.below(9) == 0 ? nil : "k\(generator.below(20))" }
      let right = (0..<15).map { _ in generator.below(9) == 0 ? nil : "K\(generator.below(20))" }
      var places: [String: Int] = [:]
      var repeated: [Int] = []
      for (row, key) in right.enumerated() {
        guard let key = key?.lowercased() else { continue }
        if places[key] == nil { places[key] = row } else { repeated.append(row) }
      }
      let matches = try joinMatches(
        left: [.texts(left)],
        leftCount: 60,
        right: [.texts(right)],
        rightCount: 15
      )
      #expect(matches.rightRows == left.map { key in key.flatMap { places[$0] } ?? -1 })
      #expect(matches.repeatedRightRows == repeated)
    }
  }
}
