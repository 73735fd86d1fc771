import Frames
import Plans
import Testing

@Suite struct `Number functions` {
  @Test func `round halves away from zero, as written in decimals`() throws {
    #expect(try answers(of: "round", numbers(2.5, -2.5, 2.4, nil)) == ["3", "-3", "2", "–"])
    #expect(try answers(of: "round", numbers(2.345, 1.005), numbers(2, 2)) == ["2.35", "1.01"])
  }

  @Test(arguments: [-1, 16, 0.5])
  func `refuse decimals that there are not`(decimals: Double) throws {
    let error = #expect(throws: PlanError.self) {
      try answers(of: "round", numbers(1), numbers(decimals))
    }
    #expect(error?.code == "value-20")
  }

  @Test func `go up, down and to the size`() throws {
    #expect(try answers(of: "floor", numbers(1.5, -1.5, 2)) == ["1", "-2", "2"])
    #expect(try answers(of: "ceiling", numbers(1.5, -1.5, 2)) == ["2", "-1", "2"])
    #expect(try answers(of: "abs", numbers(-1.5, 1.5, nil)) == ["1.5", "1.5", "–"])
  }

  @Test func `never give infinity or no number`() throws {
    #expect(try answers(of: "sqrt", numbers(9, -1)) == ["3", "–"])
    #expect(try answers(of: "ln", numbers(1, 0, -1)) == ["0", "–", "–"])
    #expect(try answers(of: "exp", numbers(0, 1e6)) == ["1", "–"])
    #expect(
      try answers(of: "power", numbers(2, 0, -8, 1e300), numbers(3, -1, 0.5, 2)) == [
        "8", "–", "–", "–",
      ]
    )
    #expect(try answers(of: "mod", numbers(7, -1, 5), numbers(3, 12, 0)) == ["1", "11", "–"])
  }

  @Test func `take the least and the greatest only of what is known`() throws {
    #expect(try answers(of: "least", numbers(1, 5, nil), numbers(2, 4, 1)) == ["1", "4", "–"])
    #expect(
      try answers(of: "greatest", numbers(1, 5), numbers(2, 4), numbers(3, 3)) == ["3", "5"]
    )
  }

  @Test func `keep unit and drop counts`() throws {
    var column = estimates([71.26])
    column.measures = [Measure(unit: "%", multiplier: 100, counts: .people)]
    let round = try #require(FunctionRegistry.function(named: "round"))
    guard case .estimate(let rounded) = try round.evaluate([.estimate(column), numbers(1)], 1)
    else {
      Issue.record("round of an estimate is none")
      return
    }
    #expect(rounded.measure(0).unit == "%")
    #expect(rounded.measure(0).counts == nil)
    #expect(rounded.point[0] == 71.3)
  }
}

@Suite struct `First known` {
  @Test func `takes the first value there is`() throws {
    #expect(
      try answers(of: "first_known", numbers(1, nil, nil), numbers(2, 2, nil)) == ["1", "2", "–"]
    )
    #expect(try answers(of: "first_known", texts(nil), texts("b")) == ["b"])
  }

  @Test func `is suppressed where one is and none is known`() throws {
    #expect(try answers(of: "first_known", numbers(nil), suppressedNumber) == ["c"])
    #expect(try answers(of: "first_known", suppressedNumber, numbers(0)) == ["0"])
  }

  @Test func `gives a bare number the unit of the estimate it stands in for`() throws {
    let function = try #require(FunctionRegistry.function(named: "first_known"))
    let value = Column.estimate(estimates([nil, 2], unit: "£"))
    guard case .estimate(let result) = try function.evaluate([value, numbers(0, 0)], 2) else {
      Issue.record("an estimate and a number make an estimate")
      return
    }
    #expect(result.measure(0).unit == "£")
    #expect(result.measure(1).unit == "£")
    #expect(result.point[0] == 0)
  }

  @Test func `refuses values of different types`() throws {
    let function = try #require(FunctionRegistry.function(named: "first_known"))
    #expect(function.resultType([.text, .number]) == nil)
    #expect(function.resultType([.number, .estimate]) == .estimate)
    #expect(function.resultType([.period, .period]) == .period)
  }
}
