import Testing

@testable import Statistics

struct SlopeIndexTests {
  private static func groups(_ row: VectorRow) throws -> SlopeIndexGroups {
    let figure: SlopeIndexGroups.Figure =
      switch row["value_type"] {
      case "1": .rate
      case "2": .proportion
      default: .mean
      }
    let values = row.numbers("value")
    let populations = row.numbers("population")
    if !row["se"].isEmpty {
      return try SlopeIndexGroups(
        values: values,
        populations: populations,
        standardErrors: row.numbers("se"),
        figure: figure
      )
    }
    return try SlopeIndexGroups(
      values: values,
      populations: populations,
      lower: row.numbers("lower_cl"),
      upper: row.numbers("upper_cl"),
      figure: figure
    )
  }

  /// Checks simulated columns: four standard deviations of the reference's own runs, or 2% of the
  /// width.
  private static func expectWithin(
    _ got: ConfidenceInterval?,
    _ row: VectorRow,
    _ name: String,
    _ what: String
  ) throws {
    let lower = try row.required("\(name)_lower_sim")
    let upper = try row.required("\(name)_upper_sim")
    let interval = try #require(got, "\(what) \(name) has no limits")
    for (value, expected, end) in [
      (interval.lower, lower, "lower"), (interval.upper, upper, "upper"),
    ] {
      let room = max(
        4 * (row.number("\(name)_\(end)_mcsd") ?? 0),
        0.02 * (upper - lower),
        1e-9 * abs(expected)
      )
      #expect(abs(value - expected) <= room, "\(what) \(name) \(end): \(value), \(expected)")
    }
  }

  private static func isExcluded(_ row: VectorRow) -> String? {
    row["label"] == "four groups"
      ? "the published tool needs five groups; three are enough here" : nil
  }

  @Test func `slopes, ratios and closed limits agree with the published tool`() throws {
    var withoutRatio: [String] = []
    try checkRows(of: "sii_rii", count: 52, excluded: 1, excluding: Self.isExcluded) { row in
      let id = row["case_id"]
      if row["status"] == "error" {
        #expect(throws: StatisticError.self, "\(id)") { try Self.groups(row) }
        return
      }
      let multiplier = try row.required("multiplier")
      let raw = try slopeIndex(
        of: try Self.groups(row),
        transformed: row.flag("transform"),
        level: try row.required("confidence")
      )
      let got = raw.scaled(by: multiplier)
      let scale = row.numbers("value").map(abs).max().map { $0 * abs(multiplier) } ?? 1
      expectClose(got.slope, row.number("sii"), 1e-10, scale: scale, "\(id) sii")
      // The published tool multiplies the fitted end only where it transforms.
      let unit = row.flag("transform") ? abs(multiplier) : 1
      expectClose(
        got.intercept * unit,
        row.number("intercept"),
        1e-10,
        scale: scale,
        "\(id) intercept"
      )
      if let error = row.number("sii_se_exact") {
        expectClose(got.slopeError, error * abs(multiplier), 1e-10, scale: scale, "\(id) error")
        expectClose(
          got.slopeInterval?.lower,
          row.number("sii_lower_exact"),
          1e-10,
          scale: scale,
          "\(id) lower"
        )
        expectClose(
          got.slopeInterval?.upper,
          row.number("sii_upper_exact"),
          1e-10,
          scale: scale,
          "\(id) upper"
        )
      }
      try Self.expectWithin(got.slopeInterval, row, "sii", id)
      // A fitted end below 0: the published tool shows a negative ratio, here there is none.
      if raw.intercept <= 0 {
        withoutRatio.append(id)
        #expect(got.ratio == nil && got.ratioInterval == nil)
        return
      }
      expectClose(got.ratio, row.number("rii"), 1e-10, "\(id) rii")
      try Self.expectWithin(got.ratioInterval, row, "rii", id)
    }
    if VectorFile.isBundled { #expect(withoutRatio == ["sii023"]) }
  }

  @Test func `simulated limits agree with the published tool`() throws {
    var generator = SeededGenerator(seed: 2024)
    var count = 0
    try checkRows(of: "sii_rii", count: 52, excluded: 1, excluding: Self.isExcluded) { row in
      guard row["status"] == "ok" else { return }
      count += 1
      // 20,000 draws: limits to about half a percent of their width.
      let got = try simulatedSlopeIndex(
        of: try Self.groups(row),
        transformed: row.flag("transform"),
        draws: 20_000,
        level: try row.required("confidence"),
        using: &generator
      ).scaled(by: try row.required("multiplier"))
      // At 99.8% only 20 draws lie beyond: too few to compare at 2%.
      guard try row.required("confidence") == 0.95 else { return }
      try Self.expectWithin(got.slopeInterval, row, "sii", row["case_id"])
      if got.ratio == nil { return }
      try Self.expectWithin(got.ratioInterval, row, "rii", row["case_id"])
    }
    if VectorFile.isBundled { #expect(count == 48) }
  }

  @Test func `the same seed gives the same limits`() throws {
    let groups = try SlopeIndexGroups(
      values: [70, 72, 75],
      populations: [10, 20, 10],
      standardErrors: [1, 1, 1]
    )
    var first = SeededGenerator(seed: 1)
    var second = SeededGenerator(seed: 1)
    #expect(
      try simulatedSlopeIndex(of: groups, draws: 2000, using: &first)
        == simulatedSlopeIndex(of: groups, draws: 2000, using: &second)
    )
  }

  @Test func `a flat line has a slope of 0 and a ratio of 1`() throws {
    var generator = SeededGenerator(seed: 44)
    for figure in SlopeIndexGroups.Figure.allCases {
      for _ in 0..<50 {
        let size = Int.random(in: 3...12, using: &generator)
        let level = Double.random(in: 0.01...0.99, using: &generator)
        let populations = (0..<size).map { _ in Double.random(in: 1...900, using: &generator) }
        let groups = try SlopeIndexGroups(
          values: [Double](repeating: level, count: size),
          populations: populations,
          standardErrors: [Double](repeating: level / 50, count: size),
          figure: figure
        )
        for transformed in [false, true] {
          let got = try slopeIndex(of: groups, transformed: transformed)
          #expect(got.slope == 0)
          #expect(got.ratio == 1)
        }
      }
    }
  }

  @Test func `groups in the opposite order turn the sign, and people in halves change nothing`()
    throws
  {
    let values: [Double] = [70, 73, 71, 76, 78]
    let populations: [Double] = [100, 250, 130, 90, 300]
    let errors: [Double] = [0.5, 0.4, 0.6, 0.8, 0.3]
    let there = try slopeIndex(
      of: try SlopeIndexGroups(values: values, populations: populations, standardErrors: errors)
    )
    let back = try slopeIndex(
      of: try SlopeIndexGroups(
        values: values.reversed(),
        populations: populations.reversed(),
        standardErrors: errors.reversed()
      )
    )
    #expect(isClose(there.slope, -back.slope, 1e-13))
    let ratio = try #require(there.ratio)
    let inverse = try #require(back.ratio)
    #expect(isClose(ratio, 1 / inverse, 1e-13))
    let limits = try #require(there.ratioInterval)
    let turned = try #require(back.ratioInterval)
    #expect(isClose(limits.lower, 1 / turned.upper, 1e-10))
    let halves = try slopeIndex(
      of: try SlopeIndexGroups(
        values: values,
        populations: populations.map { $0 / 2 },
        standardErrors: errors
      )
    )
    #expect(isClose(halves.slope, there.slope, 1e-14))
    let swapped = there.scaled(by: -1)
    #expect(swapped.slope == -there.slope && swapped.ratio == there.ratio.map { 1 / $0 })
  }

  @Test func `many areas at once give what each gives alone`() throws {
    var generator = SeededGenerator(seed: 9)
    let groups = 10
    var values: [Double] = []
    var errors: [Double] = []
    var populations: [Double] = []
    for _ in 0..<40 {
      let start = Double.random(in: 5...80, using: &generator)
      for group in 0..<groups {
        values.append(start + Double(group) * Double.random(in: -1...2, using: &generator))
        errors.append(Double.random(in: 0.1...1.5, using: &generator))
        populations.append(Double(Int.random(in: 500...9000, using: &generator)))
      }
    }
    let columns = try slopeIndices(
      values: values,
      standardErrors: errors,
      populations: populations,
      groups: groups
    )
    for area in 0..<40 {
      let range = area * groups..<(area + 1) * groups
      let alone = try slopeIndex(
        of: try SlopeIndexGroups(
          values: Array(values[range]),
          populations: Array(populations[range]),
          standardErrors: Array(errors[range])
        )
      )
      #expect(isClose(columns.slope[area], alone.slope, 1e-11, scale: 1))
      expectClose(columns.slopeLower[area], alone.slopeInterval?.lower, 1e-11, scale: 1, "lower")
      expectClose(columns.slopeUpper[area], alone.slopeInterval?.upper, 1e-11, scale: 1, "upper")
      guard let ratio = alone.ratio else {
        #expect(columns.ratio[area].isNaN)
        continue
      }
      #expect(isClose(columns.ratio[area], ratio, 1e-11))
      guard let limits = alone.ratioInterval, !columns.ratioLower[area].isNaN else { continue }
      expectClose(columns.ratioLower[area], limits.lower, 1e-9, scale: 1, "ratio \(area)")
      expectClose(columns.ratioUpper[area], limits.upper, 1e-9, scale: 1, "ratio \(area)")
    }
    let odd = try slopeIndices(
      values: [1, 2, .nan, 1, 2, 3],
      standardErrors: [0, 0, 0, 0, 0, 0],
      populations: [1, 1, 1, 1, 1, 1],
      groups: 3
    )
    #expect(odd.slope[0].isNaN && isClose(odd.slope[1], 3, 1e-14))
  }
}
