import Frames
import Plans
import Testing

struct ScalarFunctionTests {
  private func call(_ name: String, _ arguments: [Double?]...) throws -> [Double?] {
    try call(name, arguments.map { .number(NumberColumn($0)) })
  }

  private func call(_ name: String, _ columns: [Column]) throws -> [Double?] {
    let function = try #require(FunctionRegistry.function(named: name))
    let result = try function.evaluate(columns, columns.first?.count ?? 0)
    return result.numbers.map { column in (0..<column.count).map { column[$0] } } ?? []
  }

  @Test func `every function has a name, a line of help and is found by its name`() {
    let names = FunctionRegistry.functions.map(\.name)
    #expect(Set(names).count == names.count && names == names.sorted())
    for function in FunctionRegistry.functions {
      #expect(FunctionRegistry.function(named: function.name)?.name == function.name)
      #expect(function.summary.hasSuffix("."))
    }
    #expect(FunctionRegistry.function(named: "nonsense") == nil)
  }

  @Test func `functions of one number`() throws {
    #expect(try call("abs", [-1.5, 2, nil]) == [1.5, 2, nil])
    #expect(try call("floor", [-1.5, 1.5]) == [-2, 1])
    #expect(try call("ceiling", [-1.5, 1.5]) == [-1, 2])
    #expect(try call("sqrt", [9, -1]) == [3, nil])
    #expect(try call("ln", [1, 0, -1]) == [0, nil, nil])
    #expect(try call("exp", [0, 1000, nil]) == [1, nil, nil])
  }

  @Test func `round takes halves away from zero and whole numbers without decimals`() throws {
    #expect(try call("round", [2.5, -2.5, 0.4, nil]) == [3, -3, 0, nil])
    #expect(try call("round", [2.675, 1.005], [2, 2]) == [2.68, 1.01])
  }

  @Test(arguments: [-1.0, 16, 1.5])
  func `round takes a whole number of decimals`(decimals: Double) {
    #expect {
      try call("round", [1], [decimals])
    } throws: { error in
      (error as? PlanError)?.message.contains("here it is \(exactText(decimals))") == true
    }
  }

  @Test func `powers, rests, least and greatest`() throws {
    #expect(try call("power", [2, -2, 4, -4, 0], [10, 3, 0.5, 0.5, 2]) == [1024, -8, 2, nil, 0])
    #expect(try call("mod", [7, -7, 7, 1], [3, 3, -3, 0]) == [1, 2, -2, nil])
    #expect(try call("least", [1, 5], [3, 2], [2, nil]) == [1, nil])
    #expect(try call("greatest", [1, 5], [3, 2]) == [3, 5])
  }

  @Test func `unknown in, unknown out, with its reason`() throws {
    let column = Column.number(
      NumberColumn(
        storage: .floating([0, 0, 4]),
        presence: PresenceColumn([.suppressed, .missing, .known])
      )
    )
    for function in FunctionRegistry.functions where function.resultType([.number, .number]) != nil
    {
      let arguments = Array(
        repeating: column,
        count: function.argumentCounts.upperBound > 1 ? 2 : 1
      )
      let presence = try function.evaluate(arguments, 3).presence
      #expect(presence[0] == .suppressed && presence[1] == .missing && presence[2] == .known)
    }
  }

  @Test func `a value worked out anew keeps its unit and loses its counts`() throws {
    let estimates = Column.estimate(
      EstimateColumn(
        point: NumberColumn([71.25]),
        lower: NumberColumn([70]),
        measures: [Measure(unit: "%", multiplier: 100, polarity: .higherIsBetter, counts: .people)],
        decimals: [2]
      )
    )
    let round = try #require(FunctionRegistry.function(named: "round"))
    guard case .estimate(let rounded) = try round.evaluate([estimates], 1) else {
      Issue.record("not an estimate")
      return
    }
    #expect(rounded.point[0] == 71 && rounded.lower == nil && rounded.publishedDecimals(0) == nil)
    #expect(rounded.measure(0) == Measure(unit: "%", polarity: .higherIsBetter, decimals: 0))
  }

  @Test(arguments: [
    "abs", "floor", "ceiling", "sqrt", "ln", "exp", "round", "from_parts", "rounding",
  ])
  func `texts are no numbers`(name: String) throws {
    #expect(try #require(FunctionRegistry.function(named: name)).resultType([.text]) == nil)
  }

  @Test func `from_parts divides the counts and multiplies`() throws {
    let estimates = EstimateColumn(
      point: NumberColumn([1, 2, 3, 4]),
      numerator: NumberColumn([50, 1, nil, 0]),
      denominator: NumberColumn([63, 0, 5, 10]),
      measures: [Measure(unit: "per 1,000", multiplier: 1000)]
    )
    #expect(try call("from_parts", [.estimate(estimates)]) == [50.0 / 63 * 1000, nil, nil, 0])
    let bare = EstimateColumn(point: NumberColumn([1]))
    #expect(try call("from_parts", [.estimate(bare)]) == [nil])
  }

  @Test func `rounding is half a unit of the last published digit`() throws {
    let estimates = EstimateColumn(
      point: NumberColumn([71.5, 62, nil, 3]),
      measures: [Measure(unit: "%"), Measure(unit: "£", decimals: 2)],
      measureCodes: .narrow([0, 0, 0, 1]),
      decimals: [1, 0, 1, EstimateColumn.unknownDecimals]
    )
    #expect(try call("rounding", [.estimate(estimates)]) == [0.05, 0.5, nil, 0.005])
  }

  @Test func `a fraction is in per cent with both counts, and missing over zero`() throws {
    let columns: [Column] = [
      .number(NumberColumn([50, 0])), .number(NumberColumn([63, 0])),
    ]
    guard case .estimate(let share) = try ScalarFunction.fraction.evaluate(columns, 2) else {
      Issue.record("not an estimate")
      return
    }
    #expect(share.point[0] == 50.0 / 63 * 100 && share.point[1] == nil)
    #expect(share.numerator?[0] == 50 && share.denominator?[1] == 0)
    #expect(share.measure(0).unit == "%")
  }

  @Test func `a label is read as the period it stands for`() throws {
    let function = ScalarFunction.readingPeriods([
      ("2019-20", .splitYear(2019)), ("2019-20", .splitYear(1999)), ("Census", .census(2021)),
    ])
    let texts = Column.text(TextColumn([" CENSUS", "2019-20", "2020", nil]))
    guard case .period(let periods) = try function.evaluate([texts], 4) else {
      Issue.record("not periods")
      return
    }
    #expect((0..<4).map { periods[$0] } == [.census(2021), .splitYear(2019), nil, nil])
  }

  @Test func `another polarity or unit changes that and nothing else`() throws {
    let estimates = Column.estimate(
      EstimateColumn(
        point: NumberColumn([5]),
        lower: NumberColumn([4]),
        measures: [Measure(unit: "%", multiplier: 100, counts: .events)]
      )
    )
    guard
      case .estimate(let turned) = try ScalarFunction.settingPolarity(.lowerIsBetter).evaluate(
        [estimates],
        1
      ),
      case .estimate(let renamed) = try ScalarFunction.settingUnit("£").evaluate([estimates], 1)
    else {
      Issue.record("not estimates")
      return
    }
    #expect(
      turned.measure(0)
        == Measure(unit: "%", multiplier: 100, polarity: .lowerIsBetter, counts: .events)
    )
    #expect(renamed.measure(0) == Measure(unit: "£", multiplier: 100, counts: .events))
    #expect(turned.lower?[0] == 4 && renamed.point[0] == 5)
  }
}
