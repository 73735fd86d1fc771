import TestSupport
import Testing

/// A column over the series of households in fuel poverty: 14.4, 15.3, 14.7, 12.1, then across a
/// break 18.8, 20.3, 20.8, from 2015 to 2021.
private func along(_ call: String) throws -> [String] {
  try Answers.column("x", of: "get \"Households in fuel poverty\" | add x = \(call)")
}

@Suite struct `Functions along a series` {
  @Test func `look one step or more back and forth`() throws {
    #expect(try along("prev(value)") == ["–", "14.4", "15.3", "14.7", "12.1", "18.8", "20.3"])
    #expect(try along("prev(value, 3)") == ["–", "–", "–", "14.4", "15.3", "14.7", "12.1"])
    #expect(try along("next(value)") == ["15.3", "14.7", "12.1", "18.8", "20.3", "20.8", "–"])
    #expect(try along("next(value, 6)") == ["20.8", "–", "–", "–", "–", "–", "–"])
  }

  @Test func `change and streak stop at a break`() throws {
    #expect(try along("change(value)") == ["–", "0.9", "-0.6", "-2.6", "–", "1.5", "0.5"])
    #expect(try along("streak(value)") == ["–", "1", "-1", "-2", "0", "1", "2"])
  }

  @Test func `a rolling mean never averages across a break`() throws {
    #expect(
      try along("rolling_mean(value, 2)") == ["–", "14.85", "15", "13.4", "–", "19.55", "20.55"]
    )
    #expect(
      try along("rolling_mean(value, 1)") == [
        "14.4", "15.3", "14.7", "12.1", "18.8", "20.3", "20.8",
      ]
    )
    #expect(try along("rolling_mean(value, 5)").allSatisfy { $0 == "–" })
  }

  @Test func `a running sum goes on across a break and ends at an unknown figure`() throws {
    #expect(
      try along("running_sum(value)") == ["14.4", "29.7", "44.4", "56.5", "75.3", "95.6", "116.4"]
    )
    let script = "get \"KS2 RWM expected\" in 2018 to 2022 | add x = running_sum(value)"
    #expect(try Answers.column("x", of: script) == ["61.8", "124", "–", "–", "–"])
  }

  @Test func `an index is missing beyond a break`() throws {
    #expect(
      try along("round(index_to(value, 2016), 1)")
        == ["94.1", "100", "96.1", "79.1", "–", "–", "–"]
    )
    #expect(
      try along("round(index_to(value, 2020), 1)") == ["–", "–", "–", "–", "92.6", "100", "102.5"]
    )
  }

  @Test func `rows are followed by period however they are sorted`() throws {
    let script = """
      get "Households in fuel poverty" | sort value desc | add x = running_sum(value)
      | sort period
      """
    let sums = try along("running_sum(value)")
    #expect(try Answers.column("x", of: script) == sums)
  }

  @Test func `a plain table follows the series that by names`() throws {
    let script = """
      let t = get "Crime rate" for Coventry, Wolverhampton in 2019/20 to 2020/21
      | summarise rate = max(value) by place, period
      from t | add rise = change(rate) by place | keep place, rise
      """
    #expect(
      try Answers.rows(script) == [
        ["Coventry", "–"], ["Coventry", "7.6"], ["Wolverhampton", "–"], ["Wolverhampton", "6.8"],
      ]
    )
  }
}

@Suite struct `Functions of many rows` {
  /// One value over COVID-19 cases: 4,020, 1,446, 611, 10,490, 1,310, 754, 4,574.
  private func over(_ call: String) throws -> String? {
    try Answers.rows("get \"Covid cases\" by ethnicity | summarise x = \(call)").first?.first
  }

  @Test func `total, middle and ends`() throws {
    #expect(try over("sum(value)") == "23205")
    #expect(try over("simple_mean(value)") == "3315")
    #expect(try over("median(value)") == "1446")
    #expect(try over("quantile(value, 0.25)") == "1032")
    #expect(try over("min(value)") == "611")
    #expect(try over("max(value)") == "10490")
  }

  // √(Σ(x − 3315)² / 6), Σ(x − 3315)² = 74,946,254.
  @Test func `the standard deviation divides by one less than the number of rows`() throws {
    let spread = try #require(try over("stdev(value)").flatMap(Double.init))
    #expect(abs(spread - (74_946_254.0 / 6).squareRoot()) < 1e-9)
  }

  @Test func `a share of rows keeps its fraction`() throws {
    let script = """
      get "Covid cases" by ethnicity | summarise x = percent(value > 1400)
      | keep x | add above = x.numerator, of = x.denominator
      """
    let row = try #require(try Answers.rows(script).first)
    #expect(row.suffix(2) == ["4", "7"])
    #expect(abs((Double(row[0]) ?? 0) - 400.0 / 7) < 1e-12)
  }

  @Test func `a list names each value once`() throws {
    #expect(
      try over("list(left(ethnicity, 5))") == "Asian, Black, Mixed, White, Other, Unkno"
    )
  }

  @Test func `a straight line has its slope, and correlation one`() throws {
    let script = """
      get "Employment rate" in 2018 to 2022 | add y = number(left(text(period), 4)) * 3 + 1
      | summarise slope = slope(y, period), up = correlation(y, period),
        down = correlation(0 - y, period)
      """
    let row = try #require(try Answers.rows(script).first).map { Double($0) ?? .nan }
    #expect(abs(row[0] - 3) < 1e-3)
    #expect(abs(row[1] - 1) < 1e-6)
    #expect(abs(row[2] + 1) < 1e-6)
  }
}
