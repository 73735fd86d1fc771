import Frames
import Testing

@testable import Rendering

@Suite struct NumberStyleTests {
  private static let numbers: [(Double, String, Int, String)] = [
    (79.365, "%", 0, "79%"), (15.05, "%", 1, "15.1%"), (2.675, "", 2, "2.68"),
    (1_234_567, "", 0, "1,234,567"), (-1234.5, "£", 2, "-£1,234.50"),
    (1.25, "£ million", 1, "£1.3 million"),
    (4.1, "pp", 1, "4.1 pp"), (12.34, "per 1,000", 1, "12.3 per 1,000"), (-0.04, "", 1, "0.0"),
    (1e15, "", 0, "1,000,000,000,000,000"), (0, "people", 0, "0 people"),
  ]

  @Test(arguments: numbers)
  func `numbers print with their unit and never scientific`(
    value: Double,
    unit: String,
    decimals: Int,
    text: String
  ) {
    #expect(NumberStyle(decimals: decimals, unit: unit).text(value) == text)
  }

  private static let moves: [(Double, String, String)] = [
    (2.1, "▲ 2.1 pp", "+2.1 pp"), (-0.4, "▼ 0.4 pp", "-0.4 pp"), (0, "=", "0.0 pp"),
    (0.04, "▲ <0.1 pp", "0.0 pp"), (1e-13, "=", "0.0 pp"),
  ]

  @Test(arguments: moves)
  func `movements have arrows and differences signs`(
    value: Double,
    movement: String,
    signed: String
  ) {
    #expect(NumberStyle(decimals: 1, unit: "pp", sign: .movement).text(value) == movement)
    #expect(NumberStyle(decimals: 1, unit: "pp", sign: .signed).text(value) == signed)
  }

  @Test func `movements have signs where there are no arrows`() {
    let style = NumberStyle(decimals: 1, unit: "pp", sign: .movement, level: .ascii)
    #expect([2.1, -0.4, 0].map(style.text) == ["+2.1 pp", "-0.4 pp", "="])
  }

  private static let columns: [(values: [Double], decimals: Int)] = [
    ([1, 20, 300], 0), ([1.5, 2], 1), ([0.125, 3], 3), ([0.333333, 2], 3), ([3.333333, 20], 2),
    ([333.33333, 20], 1), ([0.00012, 0.5], 4), ([0.1 + 0.2], 1), ([], 0), ([1e-12, 5.3], 6),
  ]

  @Test(arguments: columns)
  func `decimals are as many as a column needs`(values: [Double], decimals: Int) {
    #expect(NumberStyle.decimals(showing: values) == decimals)
  }

  @Test func `decimals come from the catalogue, then the publisher, then the unit`() {
    let catalogued = Measure(unit: "%", decimals: 2)
    #expect(NumberStyle(catalogued, publishedDecimals: 1).text(15.125) == "15.13%")
    #expect(NumberStyle(Measure(unit: "%"), publishedDecimals: 0).text(15.125) == "15%")
    #expect(NumberStyle(Measure(unit: "%")).text(15.125) == "15.1%")
    // Raw binary fractions in a source are no published precision.
    #expect(NumberStyle(Measure(unit: "%"), publishedDecimals: 7).text(15.125) == "15.1%")
  }

  @Test func `an estimate prints with its limits`() {
    let column = EstimateColumn(
      point: NumberColumn([15.1, nil]),
      lower: NumberColumn([13.2, nil]),
      upper: NumberColumn([17, nil]),
      measures: [Measure(unit: "%")],
      decimals: [1, 1]
    )
    #expect(estimateText(column, row: 0) == "15.1% (13.2–17.0)")
    #expect(estimateText(column, row: 0, level: .ascii) == "15.1% (13.2-17.0)")
    #expect(estimateText(column, row: 1) == "–")
  }

  @Test func `a proportion computed here prints with its parts and a published one does not`() {
    func column(decimals: [UInt8]?, numerator: Double) -> EstimateColumn {
      EstimateColumn(
        point: NumberColumn([50.0 / 63 * 100]),
        numerator: NumberColumn([numerator]),
        denominator: NumberColumn([63]),
        measures: [Measure(unit: "%", multiplier: 100)],
        decimals: decimals
      )
    }
    #expect(estimateText(column(decimals: nil, numerator: 50), row: 0) == "79% (50/63)")
    #expect(estimateText(column(decimals: [1], numerator: 50), row: 0) == "79.4%")
    // Weighted counts are not people.
    #expect(estimateText(column(decimals: nil, numerator: 50.5), row: 0) == "79.4%")
  }
}
