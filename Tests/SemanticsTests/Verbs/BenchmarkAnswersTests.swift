import Frames
import Notebook
import Testing
import TestSupport

/// Answers on the bundled workspace; worked out a second time by
/// `scripts/reference/benchmark_answers.py`.
@Suite struct `Benchmark of the bundled figures` {
  private func counts(_ script: String) throws -> [String: String] {
    Dictionary(
      try Answers.rows(script + " | summarise n = count() by rating").map { ($0[0], $0[1]) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  @Test func `counts better and worse than England and the region`() throws {
    #expect(
      try counts("get all in latest | benchmark against England")
        == ["not available": "145", "worse": "10", "better": "6", "lower": "3"]
    )
    #expect(
      try counts("get all in latest | benchmark against region")
        == ["not available": "155", "worse": "4", "better": "2", "lower": "2", "higher": "1"]
    )
  }

  @Test func `sets three figures beside England's of the year before`() throws {
    let rows = try Answers.rows(
      """
      get all in latest | benchmark against England | where benchmark_period < period
      | keep code, period, benchmark_period, margin
      """
    )
    #expect(
      rows.map { Array($0.prefix(3)) } == [
        ["school-leaver-destinations-16", "2021/22", "2020/21"],
        ["repeat-referrals", "2024/25", "2023/24"],
        ["asc-user-satisfaction", "2024/25", "2023/24"],
      ]
    )
  }

  @Test func `meets eleven targets of five shapes`() throws {
    let lines = try Answers.csv(
      """
      get all | benchmark against target | where rating in ("on target", "off target")
      | add number = value | keep code, period, benchmark_value, margin, rating
      """
    )
    .split(separator: "\n").dropFirst()
    #expect(
      lines.map { String($0) } == [
        "business-rates-collected,2018/19,98,0.2,on target",
        "business-rates-collected,2019/20,98,0,on target",
        "gdp-per-head,2020,30168,-1469,off target",
        "gdp-per-head,2022,31578,1539,on target",
        "footfall-change,2021/22,-63,157.7,on target",
        "footfall-vs-2019-20,2023/24,56.5,12.6,on target",
        "visitor-trips,2020,10030000,-6002000,off target",
        "employment-rate,2021,71.2,0,off target",
        "employment-rate,2023/24,72.1,0.1,on target",
        "unemployment-rate,2021,5.9,0.4,on target",
        "neet-not-known-16-17,2021,5.5,1.1,on target",
        "neet-not-known-16-17,2023,5.2,1.7,on target",
        "school-leaver-destinations-16,2021/22,93.6,-1.5,off target",
        "school-leaver-destinations-18,2021/22,82.6,-0.6,off target",
        "employment-team-engaged,2013/14,2500,4500,on target",
        "looked-after-children,2016/17,630,14,on target",
      ]
    )
  }

  @Test func `reversing the good side swaps better and worse`() throws {
    for (side, other) in [("higher", "lower"), ("lower", "higher")] {
      let rows = "get all in latest | where polarity = \"\(side)\""
      let plain = try counts(rows + " | benchmark against England")
      let turned = try counts(
        rows + " | add polarity = \"\(other)\" | benchmark against England"
      )
      #expect(plain["better"] != nil && plain["worse"] != nil)
      #expect(turned["better"] == plain["worse"] && turned["worse"] == plain["better"])
    }
  }

  /// Queries of the language page that the bundled figures answer.
  @Test(arguments: [
    (
      #"""
      get all as at 2021/22 | compare | benchmark against target
      | where direction = "improved" and rating = "off target"
      | keep indicator, period, value, base, target, margin
      """#,
      2
    ),
    (
      #"""
      get all in latest | benchmark against England | where rating = "better" and unit = "%"
      | keep indicator, period, value, benchmark_period, benchmark_value, margin | sort margin desc
      """#,
      6
    ),
    (
      #"""
      get all in latest | benchmark against target
      | where rating = "on target" and target_kind in ("number", "range")
      | keep indicator, period, value, target, margin
      """#,
      3
    ),
    (
      #"""
      get all in latest | compare | benchmark against region
      | where direction = "worse" and rating = "worse"
      | keep indicator, objective, period, value, base, benchmark_value
      """#,
      0
    ),
  ])
  func `queries of the language page have their rows`(script: String, rows: Int) throws {
    #expect(try Answers.answer(script).frame.rowCount == rows)
  }

  @Test func `benchmarks stand across the top`() throws {
    let answer = try Answers.answer(
      """
      get all as at 2019/20 | where objective = "Globally connected" | compare
      | benchmark against region, England | pivot benchmark of benchmark_value
      | keep indicator, base_period, base, period, value, `West Midlands region`, England, target,
        direction
      """
    )
    #expect(
      answer.shown.schema.fields.map(\.name) == [
        "indicator", "base_period", "base", "period", "value", "West Midlands region", "England",
        "target", "direction",
      ]
    )
    #expect(answer.frame.rowCount > 20)
  }

  @Test func `after value was changed uses only the rows, and says so`() throws {
    let answer = try Answers.answer(
      """
      get "Employment rate" for home, England in latest | add value = value * 2
      | benchmark against England
      """
    )
    #expect(
      answer.footnotes.map(\.text).contains(
        "value was changed by add: comparisons use only the rows here"
      )
    )
    #expect(answer.frame["rating"]?.displayText(0) == "worse")
  }

  @Test func `the footer names whose test is shown`() throws {
    let answer = try Answers.answer("get all in latest | compare | benchmark against England")
    #expect(
      answer.footnotes.map(\.text).contains("significant, p and p_adjusted are those of benchmark")
    )
  }

  @Test func `own groups are pooled, or said to be impossible`() throws {
    let answer = try Answers.answer(
      """
      let core = places Birmingham, Wolverhampton
      get "Employment rate" in latest | benchmark against core
      """
    )
    #expect(answer.frame["rating"]?.displayText(0) == "not available")
    #expect(answer.footnotes.map(\.text).contains { $0.contains("core") })
  }
}
