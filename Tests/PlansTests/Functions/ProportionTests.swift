import Frames
import Plans
import Testing

private func made(_ name: String, _ arguments: Column...) throws -> EstimateColumn {
  let function = try #require(FunctionRegistry.function(named: name))
  guard case .estimate(let result) = try function.evaluate(arguments, arguments[0].count) else {
    Issue.record("\(name) makes an estimate")
    return estimates([])
  }
  return result
}

@Suite struct `Proportions and rates` {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  @Test(arguments: [
    (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718),
  ])
  func `a proportion has Wilson's limits in per cent`(
    count: Double,
    whole: Double,
    lower: Double,
    upper: Double
  ) throws {
    let result = try made("proportion", numbers(count), numbers(whole))
    #expect(result.measure(0) == Measure(unit: "%", multiplier: 100, counts: .people))
    #expect(abs((result.point[0] ?? 0) - count / whole * 100) < 1e-12)
    #expect(abs((result.lower?[0] ?? 0) - lower * 100) < 5e-3)
    #expect(abs((result.upper?[0] ?? 0) - upper * 100) < 5e-3)
    #expect(result.numerator?[0] == count)
    #expect(result.denominator?[0] == whole)
  }

  // Byar's limits of 100 events: Breslow and Day (1987), volume II, 69; 81.36 to 121.63.
  @Test func `a rate has Byar's limits for its multiplier`() throws {
    let result = try made("rate", numbers(100), numbers(100_000), numbers(100_000))
    #expect(result.measure(0) == Measure(unit: "per 100,000", multiplier: 100_000, counts: .events))
    #expect(result.point[0] == 100)
    #expect(abs((result.lower?[0] ?? 0) - 81.36) < 5e-3)
    #expect(abs((result.upper?[0] ?? 0) - 121.63) < 5e-3)
  }

  @Test func `where there is nobody there is nothing`() throws {
    let share = try made("proportion", numbers(0, 1, nil), numbers(0, 2, 3))
    #expect(share.point[0] == nil)
    #expect(share.lower?[0] == nil)
    #expect(share.point[1] == 50)
    #expect(share.point[2] == nil)
    let rate = try made("rate", numbers(3), numbers(0), numbers(1000))
    #expect(rate.point[0] == nil)
    #expect(rate.upper?[0] == nil)
  }

  @Test func `suppressed parts make suppressed figures`() throws {
    let share = try made("proportion", suppressedNumber, numbers(nil))
    #expect(share.presence[0] == .suppressed)
  }

  @Test func `a part larger than its whole is refused, a rate above one is not`() throws {
    let error = #expect(throws: PlanError.self) {
      try made("proportion", numbers(1, 12), numbers(2, 10))
    }
    #expect(error?.code == "value-21")
    #expect(error?.message.contains("12 of 10") == true)
    #expect(try made("rate", numbers(12), numbers(10), numbers(1)).point[0] == 1.2)
  }

  @Test(arguments: [0, -1, 1e12])
  func `a multiplier that is none is refused`(per: Double) throws {
    let error = #expect(throws: PlanError.self) {
      try made("rate", numbers(1), numbers(10), numbers(per))
    }
    #expect(error?.code == "value-20")
  }

  @Test func `negative counts are refused`() throws {
    for name in ["proportion", "rate"] {
      let function = try #require(FunctionRegistry.function(named: name))
      let arguments = [numbers(-1), numbers(10), numbers(1000)]
      let error = #expect(throws: PlanError.self) {
        try function.evaluate(Array(arguments.prefix(function.argumentCounts.lowerBound)), 1)
      }
      #expect(error?.code == "value-21")
    }
  }
}
