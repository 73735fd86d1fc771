import Frames
import TestFiles
import Testing

struct ArithmeticTests {
  private func result(
    _ left: Column,
    _ operation: ArithmeticOperator,
    _ right: Column
  ) throws -> Column {
    try arithmetic(.column(left), operation, .column(right), count: left.count)
  }

  private func units(_ column: Column) -> [String] {
    guard case .estimate(let estimates) = column else { return [] }
    return (0..<estimates.count).map { estimates.measure($0).unit }
  }

  @Test func `sums and differences of decimals are those on paper`() throws {
    #expect(try result(.numbers([0.2]), .minus, .numbers([0.7])).numberList == [-0.5])
    #expect(try result(.numbers([0.1]), .plus, .numbers([0.2])).numberList == [0.3])
    let constant = try arithmetic(.column(.numbers([71.2])), .minus, .number(69.9), count: 1)
    #expect(constant.numberList == [1.3])
  }

  @Test func `sums do not depend on how the numbers are stored`() throws {
    var generator = SeededNumbers(16)
    for _ in 0..<50 {
      let lists = (0..<2).map { _ in
        NumberColumn((0..<40).map { _ in generator.below(8) == 0 ? nil : generator.decimal() })
      }
      let floating = lists.map { NumberColumn($0.doubles, presence: $0.presence) }
      for operation in ArithmeticOperator.allCases {
        let expected = try result(.number(lists[0]), operation, .number(lists[1])).numberList
        for (one, other) in [
          (floating[0], lists[1]), (lists[0], floating[1]), (floating[0], floating[1]),
        ] {
          #expect(try result(.number(one), operation, .number(other)).numberList == expected)
        }
      }
    }
  }

  @Test func `sums of decimals print as the sum of their mantissas`() throws {
    var generator = SeededNumbers(17)
    for _ in 0..<3000 {
      let (a, b) = (
        Int64(generator.below(2_000_000) - 1_000_000),
        Int64(generator.below(4_000_000_000) - 2_000_000_000)
      )
      let decimals = generator.below(5)
      let power = powerOfTen(decimals)
      let columns = (
        Column.numbers([Double(a) / power]), Column.numbers([Double(b) / power])
      )
      for (operation, whole) in [(ArithmeticOperator.plus, a + b), (.minus, a - b)] {
        let sum = try result(columns.0, operation, columns.1).numberList[0]
        #expect(sum.map(exactText) == exactText(mantissa: whole, scale: decimals))
      }
    }
  }

  @Test func `a sum beyond 32 bits or of long fractions is still right`() throws {
    let most = 2_147_483_647.0
    #expect(try result(.numbers([most]), .plus, .numbers([most])).numberList == [2 * most])
    #expect(
      try result(.numbers([most]), .plus, .numbers([0.000_000_001])).numberList == [
        most + 0.000_000_001
      ]
    )
    #expect(try result(.numbers([1.0 / 3]), .plus, .numbers([0.5])).numberList == [1.0 / 3 + 0.5])
    #expect(try result(.numbers([1e300]), .plus, .numbers([1e-300])).numberList == [1e300])
    #expect(try result(.numbers([1e308]), .plus, .numbers([1e308])).numberList == [nil])
  }

  @Test func `unknown in, unknown out; suppressed wins`() throws {
    let all = NumberColumn(
      storage: .floating([1, 0, 0, 0, 0]),
      presence: PresenceColumn([.known] + unknownReasons)
    )
    for operation in ArithmeticOperator.allCases {
      for shift in 0..<5 {
        let other = all.gathered((0..<5).map { ($0 + shift) % 5 })
        let sum = try result(.number(all), operation, .number(other))
        for row in 0..<5 {
          #expect(sum.presence[row] == all.presence[row].combined(with: other.presence[row]))
        }
      }
    }
  }

  @Test func `division by zero is missing, suppressed stays suppressed`() throws {
    let suppressed = NumberColumn(storage: .floating([0]), presence: PresenceColumn([.suppressed]))
    let below = Column.numbers([0, 0, 2])
    #expect(
      try result(.numbers([1, 0, 3]), .divided, below).presences == [.missing, .missing, .known]
    )
    #expect(try result(.number(suppressed), .divided, .numbers([0])).presences == [.suppressed])
  }

  @Test(arguments: [
    (ArithmeticOperator.minus, "%", "%", "pp"), (.plus, "%", "%", "%"), (.plus, "%", "pp", "%"),
    (.minus, "pp", "pp", "pp"), (.minus, "£", "£", "£"), (.plus, "", "£", "£"),
    (.minus, "%", "", "pp"), (.minus, "", "%", "pp"), (.plus, "%", "", "%"),
    (.times, "£", "", "£"), (.times, "£", "people", "£ × people"),
    (.divided, "£", "people", "£ / people"),
    (.divided, "£", "£", ""), (.divided, "£", "", "£"), (.divided, "", "people", "1 / people"),
  ])
  func `units combine`(operation: ArithmeticOperator, left: String, right: String, unit: String)
    throws
  {
    let column = try result(.estimates([1], unit: left), operation, .estimates([2], unit: right))
    #expect(units(column) == [unit])
  }

  @Test(arguments: [ArithmeticOperator.plus, .minus])
  func `percentages and pounds are neither added nor subtracted`(operation: ArithmeticOperator) {
    #expect(throws: FrameError.unitsDiffer("%", "£")) {
      try result(.estimates([1], unit: "%"), operation, .estimates([2], unit: "£"))
    }
  }

  @Test func `units that cannot be combined do no harm on rows that have no result`() throws {
    let left = EstimateColumn(
      point: NumberColumn([1, 2, 3]),
      measures: [Measure(unit: "£"), Measure(unit: "%")],
      measureCodes: .narrow([0, 1, 1])
    )
    // A row that was not found carries the first measure, as a gathered column does.
    let right = left.gathered([0, -1, 2])
    let difference = try result(.estimate(left), .minus, .estimate(right))
    #expect(difference.numberList == [0, nil, 0])
    #expect(units(difference) == ["£", "%", "pp"])
  }

  @Test func `a plain number takes the unit of what it meets`() throws {
    #expect(units(try result(.numbers([1]), .plus, .estimates([2], unit: "£"))) == ["£"])
    #expect(try result(.numbers([1]), .plus, .numbers([2])).type == .number)
  }

  @Test func `a sum of published figures has the decimals of the finer one`() throws {
    let left = Column.estimates([62, 62, 62], unit: "%", decimals: [0, 0, 255])
    let right = Column.estimates([62.2, 1.0 / 3, 62.25], unit: "%", decimals: [1, 2, 1])
    let difference = try result(left, .minus, right)
    #expect(difference.numberList == [-0.2, 61.67, -0.25])
    guard case .estimate(let estimates) = difference else {
      Issue.record("not an estimate")
      return
    }
    // What was worked out here has digits of its own, and so has its difference from a figure.
    #expect((0..<3).map { estimates.publishedDecimals($0) } == [1, 2, nil])
  }

  @Test func `a constant does not round what it is added to`() throws {
    let value = Operand.column(.estimates([71.2], unit: "%", decimals: [1]))
    #expect(try arithmetic(value, .plus, .number(0.05), count: 1).numberList == [71.25])
  }

  @Test func `products and quotients have no published decimals`() throws {
    let column = Column.estimates([10], unit: "£", decimals: [0])
    guard case .estimate(let product) = try result(column, .times, .numbers([0.5])) else {
      Issue.record("not an estimate")
      return
    }
    #expect(product.publishedDecimals(0) == nil && product.measure(0).unit == "£")
  }

  @Test func `a period moves by whole numbers`() throws {
    let periods = Column.periods([.splitYear(2019), .month(12, ofYear: 2019), .census(2021), nil])
    guard case .period(let moved) = try arithmetic(.column(periods), .plus, .number(1), count: 4)
    else {
      Issue.record("not a period")
      return
    }
    #expect((0..<4).map { moved[$0]?.label } == ["2020/21", "Jan 2020", nil, nil])
    let half = try arithmetic(.column(periods), .minus, .number(0.5), count: 4)
    #expect(half.presence.knownCount == 0)
    let far = try arithmetic(.period(.splitYear(2019)), .plus, .number(1e18), count: 1)
    #expect(far.presences == [.missing])
    #expect(try arithmetic(.column(periods), .times, .number(2), count: 4).presence.knownCount == 0)
  }
}

struct OperandTests {
  @Test func `a constant written out is itself on every row`() {
    #expect(Operand.number(0.25).column(count: 2).numberList == [0.25, 0.25])
    #expect(Operand.number(1.0 / 3).column(count: 1).numberList == [1.0 / 3])
    #expect(Operand.number(.infinity).column(count: 1).presences == [.missing])
    #expect(Operand.text("a b").column(count: 2).textList == ["a b", "a b"])
    #expect(Operand.yesNo(true).column(count: 1).displayText(0) == "yes")
    #expect(Operand.period(.calendarYear(2019)).column(count: 1).displayText(0) == "2019")
  }

  @Test func `an unknown keeps its reason in every type`() {
    for type in ColumnType.allCases {
      for reason in unknownReasons {
        let column = Operand.unknown(reason, type).column(count: 2)
        #expect(column.type == type && column.presences == [reason, reason])
        #expect(column.gathered([1, -1]).presences == [reason, .missing])
      }
    }
  }
}
