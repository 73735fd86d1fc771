import Testing

@testable import Statistics

struct XmRChartTests {
  /// The chart that a row of `spc_series` describes.
  private static func chart(_ row: VectorRow) throws -> ControlChart {
    try xmrChart(
      row.numbers("values"),
      breaks: row.numbers("rebase_at_index").map { Int($0) - 1 },
      fixedAfter: row.number("fix_after_n_points").map { Int($0) },
      screening: row.flag("screen_outliers")
    )
  }

  private static func judgement(_ row: VectorRow) -> Judgement {
    switch row["improvement_direction"] {
    case "increase": .highIsGood
    case "decrease": .lowIsGood
    default: .noJudgement
    }
  }

  @Test func `summaries and icons agree with the NHS tool`() throws {
    try checkRows(
      of: "spc_series",
      count: 57,
      excluded: 1,
      excluding: {
        $0["status"] == "error" ? "the NHS tool fails on a missing value; tested below" : nil
      }
    ) { row in try Self.checkSummary(row) }
  }

  private static func checkSummary(_ row: VectorRow) throws {
    let id = row["series_id"]
    let chart = try Self.chart(row)
    let judgement = Self.judgement(row)
    let last = chart.values.count - 1
    let (mean, lower, upper) = (chart.centre[last], chart.lower[last], chart.upper[last])
    expectClose(mean, row.number("last_mean"), 1e-12, scale: 1, "\(id) mean")
    expectClose(lower, row.number("last_lpl") ?? .nan, 1e-12, scale: 1, "\(id) lower")
    expectClose(upper, row.number("last_upl") ?? .nan, 1e-12, scale: 1, "\(id) upper")
    let icon = chart.variationIcon(judgement)?.rawValue ?? ""
    #expect(icon == row["variation_type"], "\(id)")
    var assurance: Assurance?
    if let target = row.number("target") {
      assurance = chart.assuranceIcon(target: target, judgement)
    }
    let assuranceWord = assurance?.rawValue ?? ""
    #expect(assuranceWord == row["assurance_type"], "\(id) assurance")
    let special = Double(chart.specialCauses().count { $0 != .none })
    #expect(special == row.number("n_special"), "\(id) special causes")
  }

  @Test func `points, rules and limits agree with the NHS tool`() throws {
    let series = try VectorFile("spc_series").rows
    var charts: [String: (ControlChart, Judgement, String)] = [:]
    for row in series {
      charts[row["series_id"]] = (try Self.chart(row), Self.judgement(row), row["label"])
    }
    try checkRows(of: "spc_points", count: 1152) { row in
      let id = row["series_id"]
      let (chart, judgement, label) = try #require(charts[id])
      let i = Int(try row.required("i")) - 1
      let what = "\(id) point \(i + 1)"
      expectClose(chart.centre[i], row.number("mean") ?? .nan, 1e-12, scale: 1, what + " mean")
      expectClose(chart.lower[i], row.number("lpl") ?? .nan, 1e-12, scale: 1, what + " lower")
      expectClose(chart.upper[i], row.number("upl") ?? .nan, 1e-12, scale: 1, what + " upper")
      if label == "missing value" { return }
      let position = chart.positions()[i]
      #expect(position.isOutside == row.flag("outside_limits"), "\(what) outside")
      #expect(Double(position.side) == row.number("relative_to_mean"), "\(what) side")
      #expect(position.isCloseToLimit == row.flag("close_to_limits"), "\(what) close")
      let cause = chart.specialCauses()[i]
      #expect(cause.rawValue == row["special_cause_type"], "\(what) rule")
      #expect((cause != .none) == row.flag("special_cause_flag"), "\(what) flag")
      #expect(cause.kind(judgement).rawValue == row["point_type"], "\(what) kind")
      let segment = try #require(chart.segments.first { $0.range.contains(i) })
      #expect(segment.isShort == row.flag("short_group_warning"), "\(what) short")
      let group = chart.segments.firstIndex { $0.range.contains(i) }
      #expect(group.map { Double($0) } == row.number("rebase_group"), "\(what) group")
    }
  }

  @Test func `a missing value is left out and ends every run`() throws {
    let values: [Double] = [5, 6, 7, 8, .nan, 9, 10, 11, 12, 13, 2, 3, 8]
    let chart = try xmrChart(values)
    let known = values.filter { !$0.isNaN }
    #expect(isClose(chart.centre[0], try mean(of: known), 1e-14))
    #expect(!chart.isOutside(4))
    #expect(chart.specialCauses()[4] == .none)
    // Nine rises with a gap in them: no seven in a row.
    #expect(!chart.specialCauses().contains(.trendUp))
    #expect(chart.segments[0].known == 12)
  }

  @Test func `degenerate series say what they are`() throws {
    let constant = try xmrChart([5, 5, 5, 5])
    #expect(constant.segments[0].note == .noLimits)
    #expect(constant.upper[0].isNaN && constant.centre[0] == 5)
    #expect(constant.specialCauses().allSatisfy { $0 == .none })
    let single = try xmrChart([5])
    #expect(single.segments[0].note == .noLimits)
    let jump = try xmrChart([5, 5, 5, 5, 5, 9, 9, 9, 9])
    #expect(jump.segments[0].note == .noVariation)
    #expect(jump.upper[0] == jump.centre[0])
    #expect(try xmrChart([1, 2, 1]).segments[0].note == .short)
  }

  @Test func `screening is an option and only narrows the limits`() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<50 {
      let values = (0..<20).map { i in
        Normal.draw(using: &generator) + (i == 11 ? 15 : 0)
      }
      let screened = try xmrChart(values)
      let plain = try xmrChart(values, screening: false)
      #expect(screened.upper[0] <= plain.upper[0])
      #expect(screened.centre[0] == plain.centre[0])
    }
  }

  @Test func `values upside down with the judgement reversed show the same icons`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let values = (0..<24).map { i in Normal.draw(using: &generator) + Double(i) / 8 }
      let up = try xmrChart(values)
      let down = try xmrChart(values.map { -$0 })
      #expect(up.variationIcon(.highIsGood) == down.variationIcon(.lowIsGood))
      #expect(
        up.assuranceIcon(target: 1, .highIsGood) == down.assuranceIcon(target: -1, .lowIsGood)
      )
      #expect(up.specialCauses().map { -$0.side } == down.specialCauses().map(\.side))
    }
  }

  @Test func `a break starts the limits anew and no rule crosses it`() throws {
    let values: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    let whole = try xmrChart(values)
    #expect(whole.specialCauses().allSatisfy { $0 != .none })
    let broken = try xmrChart(values, breaks: [5])
    #expect(broken.segments.map(\.range) == [0..<5, 5..<10])
    #expect(broken.centre[0] == 3 && broken.centre[9] == 8)
    #expect(!broken.specialCauses().contains(.trendUp))
    #expect(throws: StatisticError.self) { try xmrChart(values, breaks: [10]) }
    #expect(throws: StatisticError.self) { try xmrChart(values, breaks: [-1]) }
  }
}
