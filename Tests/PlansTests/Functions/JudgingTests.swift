import Frames
import Plans
import Testing

private func judge(_ a: EstimateColumn, _ b: Column) throws -> [String] {
  try ["better", "worse", "similar"].map {
    try answers(of: $0, .estimate(a), b).first ?? ""
  }
}

@Suite struct `Better, worse and similar` {
  private let rate = estimates([70], lower: [68], upper: [72])

  @Test func `a number beyond the limits differs`() throws {
    #expect(try judge(rate, numbers(67.9)) == ["yes", "no", "no"])
    #expect(try judge(rate, numbers(72.1)) == ["no", "yes", "no"])
  }

  @Test func `a number within or on the limits is similar`() throws {
    #expect(try judge(rate, numbers(69)) == ["no", "no", "yes"])
    #expect(try judge(rate, numbers(68)) == ["no", "no", "yes"])
  }

  // Square and add: the difference 4 has an interval of 4 ± √(2² + 2²) = 4 ± 2.83.
  @Test func `limits of both sides count`() throws {
    let near = estimates([67.5], lower: [65.5], upper: [69.5])
    let far = estimates([66], lower: [64], upper: [68])
    #expect(try judge(rate, .estimate(near)) == ["no", "no", "yes"])
    #expect(try judge(rate, .estimate(far)) == ["yes", "no", "no"])
  }

  @Test func `swapping the figures swaps better and worse`() throws {
    var values = estimates([], unit: "%")
    for step in 0..<40 {
      let b = 60 + Double(step) * 0.5
      values = estimates([b], lower: [b - 1.5], upper: [b + 2])
      let one = try judge(rate, .estimate(values))
      let other = try judge(values, .estimate(rate))
      #expect(one == [other[1], other[0], other[2]])
      #expect(one.count { $0 == "yes" } == 1)
    }
  }

  @Test func `reversed polarity swaps better and worse`() throws {
    let low = estimates([70], lower: [68], upper: [72], polarity: .lowerIsBetter)
    #expect(try judge(low, numbers(60)) == ["no", "yes", "no"])
  }

  @Test func `without a good direction it cannot be said`() throws {
    let neutral = estimates([70], lower: [68], upper: [72], polarity: .neutral)
    #expect(try judge(neutral, numbers(60)) == ["–", "–", "no"])
    #expect(try judge(neutral, numbers(70)) == ["no", "no", "yes"])
  }

  @Test func `without limits the coarser published precision decides`() throws {
    let one = estimates([71.2], decimals: [1])
    #expect(try judge(one, .estimate(estimates([71], decimals: [0]))) == ["no", "no", "yes"])
    #expect(try judge(one, .estimate(estimates([71.3], decimals: [1]))) == ["no", "yes", "no"])
  }

  @Test func `limits come from counts of people and of events`() throws {
    var people = estimates([50])
    people.numerator = NumberColumn([50.0 as Double?])
    people.denominator = NumberColumn([100.0 as Double?])
    people.measures = [
      Measure(unit: "%", multiplier: 100, polarity: .higherIsBetter, counts: .people)
    ]
    // Wilson: 40.4 to 59.6.
    #expect(try judge(people, numbers(41)) == ["no", "no", "yes"])
    #expect(try judge(people, numbers(40)) == ["yes", "no", "no"])
    people.measures[0].counts = .estimated
    #expect(try judge(people, numbers(41)) == ["yes", "no", "no"])
  }

  @Test func `unknown figures give unknown answers`() throws {
    #expect(try judge(estimates([nil]), numbers(1)) == ["–", "–", "–"])
    #expect(try judge(rate, suppressedNumber) == ["c", "c", "c"])
  }

  @Test func `units that differ are refused`() throws {
    let error = #expect(throws: PlanError.self) {
      try judge(rate, .estimate(estimates([1], unit: "£")))
    }
    #expect(error?.code == "unit-1")
  }

  @Test func `plain numbers have no good direction to go by`() throws {
    let better = try #require(FunctionRegistry.function(named: "better"))
    #expect(better.resultType([.number, .number]) == nil)
    #expect(better.resultType([.number, .estimate]) == .yesNo)
    #expect(better.resultType([.estimate, .text]) == nil)
  }
}
