import Frames
import Plans
import Testing

private func shown(_ column: Column) -> [String] {
  (0..<column.count).map { column.displayText($0) }
}
private func oneGroup(_ count: Int) -> Grouping { Grouping([], rowCount: count) }
private func bands(
  _ values: [Double?],
  _ count: Int,
  weights: [Double?]? = nil
) throws -> [String] {
  shown(
    try quantileBands(
      .number(NumberColumn(values)),
      count: count,
      weights: weights.map { NumberColumn($0) },
      oneGroup(values.count)
    )
  )
}

@Suite struct `Ranks across rows` {
  @Test func `one is the highest of plain numbers and ties share`() throws {
    let values = Column.number(NumberColumn([3, 5, nil, 3, 1] as [Double?]))
    #expect(try shown(ranksAcross(values, oneGroup(5))) == ["2", "1", "–", "2", "4"])
  }

  @Test func `one is the lowest where lower is better`() throws {
    let values = Column.estimate(estimates([3, 5, 1], polarity: .lowerIsBetter))
    #expect(try shown(ranksAcross(values, oneGroup(3))) == ["2", "3", "1"])
  }

  @Test func `each group has ranks of its own`() throws {
    let values = Column.number(NumberColumn([1, 2, 3, 4] as [Double?]))
    let groups = Grouping([texts("a", "b", "a", "b")], rowCount: 4)
    #expect(try shown(ranksAcross(values, groups)) == ["2", "2", "1", "1"])
  }

  @Test func `mixed units and mixed directions have no order`() throws {
    var values = estimates([1, 2])
    values.measures = [Measure(unit: "%"), Measure(unit: "£")]
    values.measureCodes = Codes([0, 1], bound: 2)
    let units = #expect(throws: PlanError.self) {
      try ranksAcross(.estimate(values), oneGroup(2))
    }
    #expect(units?.code == "unit-2")
    values.measures = [
      Measure(unit: "%", polarity: .higherIsBetter), Measure(unit: "%", polarity: .lowerIsBetter),
    ]
    let directions = #expect(throws: PlanError.self) {
      try ranksAcross(.estimate(values), oneGroup(2))
    }
    #expect(directions?.code == "unit-5")
  }
}

@Suite struct `Quantile bands` {
  @Test func `hold equal numbers, the first ones more`() throws {
    #expect(try bands([10, 20, 30, 40], 2) == ["1", "1", "2", "2"])
    #expect(try bands([7, 1, 6, 2, 5, 3, 4], 3) == ["3", "1", "3", "1", "2", "1", "2"])
  }

  @Test func `keep ties together`() throws {
    #expect(try bands([1, 1, 1, 2], 2) == ["1", "1", "1", "2"])
    #expect(try bands([1, 2, 2, 2], 2) == ["1", "1", "1", "1"])
  }

  @Test func `agree with equal weights`() throws {
    let values = (0..<97).map { Double(($0 * 37) % 41) as Double? }
    for count in [2, 3, 5, 10] {
      let plain = try bands(values, count)
      #expect(try bands(values, count, weights: values.map { _ in 1 }) == plain)
      #expect(try bands(values, count, weights: values.map { _ in 0.1 }) == plain)
      #expect(Set(plain).isSubset(of: Set((1...count).map(String.init))))
    }
  }

  @Test func `hold equal weight where there is one`() throws {
    #expect(try bands([1, 2, 3, 4], 2, weights: [30, 10, 10, 10]) == ["1", "2", "2", "2"])
    #expect(try bands([1, 2, 3, 4], 2, weights: [10, 10, 10, 30]) == ["1", "1", "1", "2"])
  }

  @Test func `leave out what is unknown and what is too few`() throws {
    #expect(try bands([1, nil, 2], 2) == ["1", "–", "2"])
    #expect(try bands([1, 3, 2], 2, weights: [1, nil, 1]) == ["1", "–", "2"])
    #expect(try bands([1, 2], 3) == ["–", "–"])
    #expect(try bands([1, 2], 2, weights: [0, 0]) == ["–", "–"])
  }

  @Test func `refuse weights below zero`() throws {
    let error = #expect(throws: PlanError.self) { try bands([1, 2], 2, weights: [1, -1]) }
    #expect(error?.code == "value-21")
  }
}
