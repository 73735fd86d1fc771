import Testing

@testable import Statistics

struct TheilSenTests {
  @Test func `many series at once give what each gives alone`() throws {
    var generator = SeededGenerator(seed: 20)
    for length in [2, 3, 5, 8, 20, 45] {
      let times = (0..<length).map { 2000 + Double($0) * 1.5 }
      var all: [Double] = []
      for _ in 0..<30 {
        all += times.map { _ in Double(Int.random(in: 0...30, using: &generator)) / 4 }
      }
      let columns = try theilSenLines(all, at: times)
      for series in 0..<30 {
        let values = Array(all[series * length..<(series + 1) * length])
        let alone = try theilSenLine(values, at: times)
        #expect(columns.slope[series] == alone.slope)
        #expect(columns.intercept[series] == alone.intercept)
        // The plain way: all slopes, sorted.
        var slopes: [Double] = []
        for i in 0..<length {
          for j in 0..<i { slopes.append((values[i] - values[j]) / (times[i] - times[j])) }
        }
        #expect(isClose(alone.slope, try median(of: slopes), 1e-15, scale: 1))
        slopes.sort()
        if let interval = alone.interval {
          #expect(slopes.contains(interval.lower) && slopes.contains(interval.upper))
          #expect(interval.contains(alone.slope))
        }
      }
    }
  }

  @Test func `one wild value does not move the line`() throws {
    let straight = (1...15).map { 3 + 2 * Double($0) }
    var wild = straight
    wild[7] = 1e6
    #expect(try theilSenLine(straight).slope == 2)
    #expect(try theilSenLine(wild).slope == 2)
    #expect(try theilSenLine(wild).intercept == 3)
  }

  @Test func `points given in another order make the same line`() throws {
    var generator = SeededGenerator(seed: 3)
    let times = (0..<12).map(Double.init)
    let values = times.map { _ in Double(Int.random(in: 0...20, using: &generator)) }
    let line = try theilSenLine(values, at: times)
    for _ in 0..<20 {
      let order = Array(0..<12).shuffled(using: &generator)
      let shuffled = try theilSenLine(order.map { values[$0] }, at: order.map { times[$0] })
      #expect(shuffled == line)
    }
  }

  @Test func `a series with a missing value has no line among many`() throws {
    let columns = try theilSenLines([1, 2, 3, 4, .nan, 6], at: [1, 2, 3])
    #expect(columns.slope[0] == 1)
    #expect(columns.slope[1].isNaN)
  }

  @Test func `points at one time only have no slope`() {
    #expect(throws: StatisticError.undefined("all times are equal")) {
      try theilSenLine([1, 2, 3], at: [7, 7, 7])
    }
    #expect(throws: StatisticError.self) {
      try theilSenLines([Double](repeating: 1, count: 5001), at: (0...5000).map(Double.init))
    }
  }
}
