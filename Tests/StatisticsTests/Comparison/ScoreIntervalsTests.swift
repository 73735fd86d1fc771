import Testing

@testable import Statistics

struct ScoreIntervalsTests {
  private static func proportions(of row: VectorRow) throws -> ProportionPair {
    try ProportionPair(
      count1: try row.required("x1"),
      of: try row.required("n1"),
      count2: try row.required("x2"),
      of: try row.required("n2")
    )
  }

  private static func rates(of row: VectorRow) throws -> RatePair {
    try RatePair(
      count1: try row.required("x1"),
      over: try row.required("exposure1"),
      count2: try row.required("x2"),
      over: try row.required("exposure2")
    )
  }

  // Newcombe (1998), Statistics in Medicine 17, 873, table II, method 6, to four decimals.
  @Test(arguments: [
    (56.0, 70.0, 48.0, 80.0, 0.0528, 0.3382), (9, 10, 3, 10, 0.1700, 0.8406),
    (6, 7, 2, 7, 0.0342, 0.8534), (5, 56, 0, 29, -0.0326, 0.1933),
  ])
  func `agrees with published limits of a difference`(
    x1: Double,
    n1: Double,
    x2: Double,
    n2: Double,
    lower: Double,
    upper: Double
  ) throws {
    let pair = try ProportionPair(count1: x1, of: n1, count2: x2, of: n2)
    let interval = try pair.scoreDifference().interval
    #expect(abs(interval.lower - lower) < 6e-5, "\(interval)")
    #expect(abs(interval.upper - upper) < 6e-5, "\(interval)")
  }

  // statsmodels 0.15.0 solves a cubic with the second count where its denominator belongs, so its
  // limits of a difference are off in the third digit. Its limits must solve either equation.
  @Test func `limits of a difference are those of statsmodels but for its mistake`() throws {
    try checkRows(
      of: "proportion_difference",
      count: 80,
      excluded: 34,
      excluding: { $0["sm_score_lower"].isEmpty ? "statsmodels found no limits" : nil }
    ) { row in
      let pair = try Self.proportions(of: row)
      let level = try row.required("confidence")
      let interval = try pair.scoreDifference(level: level).interval
      let z = try normalMultiple(level: level)
      for (got, column, sign) in [
        (interval.lower, "sm_score_lower", 1.0), (interval.upper, "sm_score_upper", -1),
      ] {
        let theirs = try row.required(column)
        let isSame = isClose(got, theirs, 1e-5)
        let mistaken = mistakenScore(pair, difference: theirs)
        #expect(
          isSame || abs(mistaken - sign * z) < 1e-3,
          "\(row["case_id"]) \(column): \(got), \(theirs), mistaken score \(mistaken)"
        )
      }
    }
  }

  // The restricted estimate found again by search, not by the closed form.
  @Test func `limits of a difference solve the score equation`() throws {
    try checkRows(of: "proportion_difference", count: 80) { row in
      let pair = try Self.proportions(of: row)
      let level = try row.required("confidence")
      let interval = try pair.scoreDifference(level: level).interval
      let z = try normalMultiple(level: level)
      if interval.lower > -0.999_999 {
        #expect(
          abs(searchedScore(pair, difference: interval.lower) - z) < 1e-5,
          "\(row["case_id"]) \(interval)"
        )
      }
      if interval.upper < 0.999_999 {
        #expect(
          abs(searchedScore(pair, difference: interval.upper) + z) < 1e-5,
          "\(row["case_id"]) \(interval)"
        )
      }
    }
  }

  // statsmodels loses its root where the first group has the property throughout or not at all.
  @Test func `limits of a ratio agree with statsmodels`() throws {
    try checkRows(
      of: "proportion_difference",
      count: 80,
      excluded: 12,
      excluding: {
        let count = $0.number("x1")
        return count == 0 || count == $0.number("n1")
          ? "statsmodels loses its root when all or none of the first group count" : nil
      }
    ) { row in
      let interval = try Self.proportions(of: row)
        .scoreRatio(level: try row.required("confidence")).interval
      expectClose(interval.lower, row.number("sm_ratio_score_lower"), 1e-5, row["case_id"])
      expectClose(interval.upper, row.number("sm_ratio_score_upper"), 1e-5, row["case_id"])
    }
  }

  @Test func `limits of a ratio solve the score equation`() throws {
    try checkRows(
      of: "proportion_difference",
      count: 80,
      excluded: 2,
      excluding: {
        $0.number("x1") == 0 && $0.number("x2") == 0 ? "no events in either group" : nil
      }
    ) { row in
      let pair = try Self.proportions(of: row)
      let level = try row.required("confidence")
      let interval = try pair.scoreRatio(level: level).interval
      let z = try normalMultiple(level: level)
      if interval.lower > 0 {
        let score = searchedScore(pair, ratio: interval.lower)
        #expect(abs(score - z) < 1e-5, "\(row["case_id"]) \(interval) \(score)")
      }
      if interval.upper.isFinite {
        let score = searchedScore(pair, ratio: interval.upper)
        #expect(abs(score + z) < 1e-5, "\(row["case_id"]) \(interval) \(score)")
      }
    }
  }

  // statsmodels stops iterating within 5e-5 of the interval's width; with a count of 0 its ratios
  // lose their way.
  @Test func `limits of rates agree with statsmodels`() throws {
    try checkRows(of: "rate_difference", count: 62) { row in
      let pair = try Self.rates(of: row)
      let level = try row.required("confidence")
      let difference = try pair.scoreDifference(level: level).interval
      for (got, column) in [
        (difference.lower, "sm_diff_score_lower"), (difference.upper, "sm_diff_score_upper"),
      ] {
        let expected = try row.required(column)
        let allowed = max(1e-5 * abs(expected), 5e-5 * difference.width)
        #expect(abs(got - expected) <= allowed, "\(row["case_id"]) \(column): \(got), \(expected)")
      }
    }
    try checkRows(
      of: "rate_difference",
      count: 62,
      excluded: 6,
      excluding: {
        $0.number("x1") == 0 || $0.number("x2") == 0
          ? "statsmodels does not solve its ratio for a count of 0" : nil
      }
    ) { row in
      let ratio = try Self.rates(of: row).scoreRatio(level: try row.required("confidence")).interval
      expectClose(ratio.lower, row.number("sm_ratio_score_lower"), 1e-5, row["case_id"])
      expectClose(ratio.upper, row.number("sm_ratio_score_upper"), 1e-5, row["case_id"])
    }
  }

  @Test func `a count of 0 leaves the ratio of rates open on one side`() throws {
    let none = try RatePair(count1: 0, over: 1000, count2: 5, over: 1200).scoreRatio().interval
    #expect(none.lower == 0)
    #expect(none.upper > 0 && none.upper < 2)
    let other = try RatePair(count1: 5, over: 1200, count2: 0, over: 1000).scoreRatio().interval
    #expect(other.upper == .infinity)
    #expect(isClose(other.lower, 1 / none.upper, 1e-12))
  }
}

/// Score of a difference with the slip of statsmodels 0.15.0 in the cubic.
private func mistakenScore(_ pair: ProportionPair, difference delta: Double) -> Double {
  let (n1, n2, x1, x2) = (pair.denominator1, pair.denominator2, pair.count1, pair.count2)
  let n = n1 + n2
  let l2 = (n1 + 2 * n2) * delta - n - x1 - x2
  let l1 = (x2 * delta - n - 2 * x2) * delta + x1 + x2
  let l0 = x2 * delta * (1 - delta)
  // The middle root of n p³ + l2 p² + l1 p + l0, by bisection between the turning points.
  let spread = (l2 * l2 - 3 * n * l1).squareRoot()
  var (low, high) = ((-l2 - spread) / (3 * n), (-l2 + spread) / (3 * n))
  for _ in 0..<200 {
    let p = (low + high) / 2
    if ((n * p + l2) * p + l1) * p + l0 > 0 { low = p } else { high = p }
  }
  let p2 = (low + high) / 2
  let p1 = p2 + delta
  let variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1)
  return (pair.difference - delta) / variance.squareRoot()
}

/// Score of a difference, its restricted estimate by golden-section search.
private func searchedScore(_ pair: ProportionPair, difference delta: Double) -> Double {
  let p2 = likeliest(from: max(0, -delta), to: min(1, 1 - delta)) { p2 in
    slope(pair.count1, pair.denominator1, p2 + delta) + slope(pair.count2, pair.denominator2, p2)
  }
  let p1 = p2 + delta
  let (n1, n2) = (pair.denominator1, pair.denominator2)
  let variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
  return (pair.difference - delta) / variance.squareRoot()
}

/// Score of a ratio, its restricted estimate by search.
private func searchedScore(_ pair: ProportionPair, ratio: Double) -> Double {
  let p2 = likeliest(from: 0, to: min(1, 1 / ratio)) { p2 in
    ratio * slope(pair.count1, pair.denominator1, p2 * ratio)
      + slope(pair.count2, pair.denominator2, p2)
  }
  let p1 = p2 * ratio
  let (n1, n2) = (pair.denominator1, pair.denominator2)
  let variance =
    (p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
  return (pair.proportion1 - ratio * pair.proportion2) / variance.squareRoot()
}

/// Derivative of the log-likelihood of one group by its proportion.
private func slope(_ count: Double, _ denominator: Double, _ p: Double) -> Double {
  (count > 0 ? count / p : 0) - (denominator > count ? (denominator - count) / (1 - p) : 0)
}

/// Where a falling derivative crosses 0.
private func likeliest(
  from low: Double,
  to high: Double,
  _ derivative: (Double) -> Double
) -> Double {
  var (low, high) = (low, high)
  for _ in 0..<200 {
    let middle = (low + high) / 2
    if derivative(middle) > 0 { low = middle } else { high = middle }
  }
  return (low + high) / 2
}
