import Frames
import TestFiles
import Testing

struct ComparisonTests {
  private let year = Period.splitYear(2019)

  private var columns: [Column] {
    [
      .texts(["b", " B", "a", nil, ""]), .texts(["A", "b", nil, nil, "é"]),
      .numbers([1, 2.5, -3, nil, 0]), .estimates([2, 2.5, -4, 1, nil], unit: "%"),
      .periods([
        .splitYear(2019), .rollingYear(endMonth: 3, ofYear: 2020), .calendarYear(2018), nil, nil,
      ]),
      .yesNos([true, false, nil, true, false]),
    ]
  }

  private var operands: [Operand] {
    columns.map { .column($0) } + [
      .text("B"), .number(2.5), .period(.splitYear(2019)), .yesNo(true),
      .unknown(.missing, .number), .unknown(.suppressed, .text),
    ]
  }

  @Test func `a comparison and its opposite split the rows, unknowns included`() {
    for left in operands {
      for right in operands {
        let equal = compare(left, .equal, right, count: 5)
        let unequal = compare(left, .notEqual, right, count: 5)
        #expect(zip(equal, unequal).allSatisfy { $0 != $1 })
      }
    }
  }

  @Test func `of known values just one of less, equal and greater holds`() {
    for left in operands {
      for right in operands {
        let (one, other) = (left.column(count: 5), right.column(count: 5))
        let isComparable =
          one.type == other.type || (one.numbers != nil && other.numbers != nil)
        let less = compare(left, .less, right, count: 5)
        let equal = compare(left, .equal, right, count: 5)
        let greater = compare(left, .greater, right, count: 5)
        let lessOrEqual = compare(left, .lessOrEqual, right, count: 5)
        let greaterOrEqual = compare(left, .greaterOrEqual, right, count: 5)
        for row in 0..<5 {
          let holding = [less[row], equal[row], greater[row]].count { $0 }
          let isKnown = one.presence.isKnown(row) && other.presence.isKnown(row)
          #expect(holding == (isKnown && isComparable ? 1 : 0))
          #expect(lessOrEqual[row] == (less[row] || equal[row]))
          #expect(greaterOrEqual[row] == (greater[row] || equal[row]))
        }
      }
    }
  }

  @Test func `a constant compares as a column of it, on either side`() {
    for constant in operands {
      for column in columns {
        for test in [ComparisonTest.equal, .less, .lessOrEqual, .greater, .greaterOrEqual] {
          let written = Operand.column(constant.column(count: 5))
          #expect(
            compare(.column(column), test, constant, count: 5)
              == compare(.column(column), test, written, count: 5)
          )
          #expect(
            compare(constant, test, .column(column), count: 5)
              == compare(written, test, .column(column), count: 5)
          )
        }
      }
    }
  }

  @Test func `text is equal whatever its case and spaces`() {
    let column = Operand.column(.texts(["West  midlands", "west", nil]))
    #expect(compare(column, .equal, .text(" WEST MIDLANDS"), count: 3) == [true, false, false])
    #expect(compare(column, .notEqual, .text("west"), count: 3) == [true, false, true])
    #expect(compare(column, .greater, .text("WEST"), count: 3) == [true, false, false])
  }

  @Test func `types that differ are never equal and never in order`() {
    let column = Operand.column(.texts(["1"]))
    #expect(compare(column, .equal, .number(1), count: 1) == [false])
    #expect(compare(column, .less, .number(2), count: 1) == [false])
    #expect(compare(column, .notEqual, .number(1), count: 1) == [true])
  }

  @Test func `periods are equal by days or label`() {
    let column = Operand.column(
      .periods([
        year, .rollingYear(endMonth: 3, ofYear: 2020), .splitYear(2019, startMonth: 9), nil,
      ])
    )
    #expect(compare(column, .equal, .period(year), count: 4) == [true, true, true, false])
    #expect(
      compare(column, .greaterOrEqual, .period(.calendarYear(2019)), count: 4) == [
        true, true, true, false,
      ]
    )
    #expect(compare(column, .less, .period(year), count: 4) == [false, false, false, false])
  }

  @Test func `within one period is by days or label, within two from start to end`() {
    let column = PeriodColumn([
      .quarter(1, ofSplitYear: 2019), year, .splitYear(2020), .calendarYear(2019), nil,
    ])
    #expect(within(column, first: year, last: year) == [true, true, false, false, false])
    #expect(
      within(column, first: year, last: .splitYear(2020)) == [true, true, true, false, false]
    )
    #expect(
      within(column, first: .splitYear(2021), last: year) == [false, false, false, false, false]
    )
  }
}

struct PatternTests {
  /// Tries every way to fill the stars: slow and obvious.
  private func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == 0x2A {
      return (text.startIndex...text.endIndex).contains {
        matches(pattern.dropFirst(), text[$0...])
      }
    }
    return text.first == first && matches(pattern.dropFirst(), text.dropFirst())
  }

  @Test func `a pattern matches what trying every way matches`() {
    var generator = SeededNumbers(15)
    var matched = 0
    for _ in 0..<20_000 {
      let pattern = String(
        (0..<generator.below(7)).map { _ in generator.one(of: Array("ab**")) }
      )
      let text = String((0..<generator.below(9)).map { _ in generator.one(of: Array("ab")) })
      let expected = matches(Array(pattern.utf8)[...], Array(text.utf8)[...])
      #expect(Pattern(pattern).matches(text) == expected, "\(pattern) on \(text)")
      if expected { matched += 1 }
    }
    #expect(matched > 1000)
  }

  @Test func `forty stars on five thousand letters are answered at once`() {
    let text = String(repeating: "a", count: 5_000)
    let stars = String(repeating: "a*", count: 40)
    #expect(Pattern("*" + stars).matches(text))
    #expect(!Pattern("*" + stars + "b").matches(text))
    #expect(!Pattern("*" + stars + "b*").matches(text))
  }

  @Test(arguments: [
    ("*Poverty*", [true, true, false, false, false]),
    ("fuel *", [true, false, false, false, false]),
    ("", [false, false, false, true, false]), ("*", [true, true, true, true, false]),
    ("caf*", [false, false, true, false, false]),
  ])
  func `text is like a pattern whatever its case; unknown text is like none`(
    pattern: String,
    expected: [Bool]
  ) {
    let column = TextColumn(["Fuel poverty", "Child POVERTY gap", "Café", "", nil])
    #expect(like(column, pattern: pattern) == expected)
  }

  @Test func `contains finds a part whatever its case; unknown text contains nothing`() {
    let column = TextColumn(["Fuel  Poverty", "pov", nil])
    #expect(contains(column, text: "L POV") == [true, false, false])
    #expect(contains(column, text: "") == [true, true, false])
    #expect(contains(column, text: "poverty gap and more") == [false, false, false])
  }
}
