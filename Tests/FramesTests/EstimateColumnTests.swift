import Frames
import Testing

struct EstimateColumnTests {
  private let percentages = EstimateColumn(
    point: NumberColumn([71.2, nil, 68]),
    lower: NumberColumn([69, nil, 60.5]),
    numerator: NumberColumn([712, nil, 68]),
    measures: [Measure(unit: "%"), Measure(unit: "£")],
    measureCodes: .narrow([0, 0, 1]),
    decimals: [1, EstimateColumn.unknownDecimals, 0],
    states: [[.provisional], [], [.break, .revised]]
  )

  @Test func `gathering moves all parts of a row together`() {
    let rows = percentages.gathered([2, -1, 0])
    #expect(Column.estimate(rows).numberList == [68, nil, 71.2])
    #expect((0..<3).map { rows.lower?[$0] } == [60.5, nil, 69])
    #expect((0..<3).map { rows.numerator?[$0] } == [68, nil, 712])
    #expect(rows.upper == nil && rows.denominator == nil)
    #expect(rows.measure(0).unit == "£" && rows.measure(2).unit == "%")
    #expect((0..<3).map { rows.publishedDecimals($0) } == [0, nil, 1])
    #expect((0..<3).map { rows.state($0) } == [[.break, .revised], [], [.provisional]])
  }

  @Test func `parts that one table lacks are missing where tables follow one another`() {
    let plain = EstimateColumn(
      point: NumberColumn([5, 6]),
      upper: NumberColumn([9, nil]),
      measures: [Measure(unit: "£"), Measure(unit: "pp")],
      measureCodes: .narrow([0, 1])
    )
    let joined = EstimateColumn.concatenated([percentages, plain])
    #expect(Column.estimate(joined).numberList == [71.2, nil, 68, 5, 6])
    #expect((0..<5).map { joined.upper?[$0] } == [nil, nil, nil, 9, nil])
    #expect((0..<5).map { joined.lower?[$0] } == [69, nil, 60.5, nil, nil])
    #expect(joined.denominator == nil)
    #expect((0..<5).map { joined.measure($0).unit } == ["%", "%", "£", "£", "pp"])
    #expect(joined.measures.count == 3)
    #expect((0..<5).map { joined.publishedDecimals($0) } == [1, nil, 0, nil, nil])
    #expect(joined.state(0) == [.provisional] && joined.state(4) == [])
  }

  @Test func `an estimate without a measure is a plain number`() {
    let column = EstimateColumn(point: NumberColumn([1]))
    #expect(column.measure(0) == Measure())
    #expect(column.publishedDecimals(0) == nil)
    #expect(column.state(0) == [])
  }

  @Test func `state words name presence first, then what else is known`() {
    let column = EstimateColumn(
      point: NumberColumn(
        storage: .floating([1, 0, 0, 0, 0]),
        presence: PresenceColumn([.known] + unknownReasons)
      ),
      states: [[.estimated, .unreliable], [.revised], [], [], [.provisional, .break]]
    )
    #expect(
      (0..<5).map(column.stateWords) == [
        "estimated;unreliable", "missing;revised", "suppressed", "not_applicable",
        "rounds_to_zero;provisional;break",
      ]
    )
    #expect(EstimateColumn(point: NumberColumn([1])).stateWords(0) == "known")
  }

  @Test func `the difference of two percentages is in percentage points`() {
    let measure = Measure(unit: "%", multiplier: 100, polarity: .lowerIsBetter, counts: .people)
    #expect(measure.ofDifference == Measure(unit: "pp", polarity: .lowerIsBetter))
    #expect(Measure(unit: "£").ofDifference.unit == "£")
  }
}
