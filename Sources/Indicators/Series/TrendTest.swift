import Frames
import Statistics

/// How `trend` tests a series.
public enum TrendMethod: String, Sendable, Hashable, CaseIterable {
  /// Chi-squared where there are counts, else Mann–Kendall.
  case automatic
  case chiSquared = "chi_squared"
  case mannKendall = "mann_kendall"

  /// The word in the column `method`.
  var word: String {
    switch self {
    case .automatic: ""
    case .chiSquared: "chi-squared"
    case .mannKendall: "Mann-Kendall"
    }
  }
}

/// What the test of a series found.
struct TestedTrend {
  let method: TrendMethod
  let p: Double
  /// 1 rising, −1 falling, 0 neither.
  let direction: Int
  /// Change of the value from one period to the next: the weighted line's, or Theil–Sen's.
  let slope: Double?
}

/// Tests figures that follow one another.
///
/// - Returns: The test, or in words why there is none.
func testTrend(
  _ rows: [Int],
  of values: EstimateColumn,
  method: TrendMethod
) -> Result<TestedTrend, TrendRefusal> {
  if method != .mannKendall, let last = rows.last {
    let kind = values.measure(last).counts
    let counts = kind.flatMap { SeriesCounts(rows, of: values, kind: $0) }
    // Counts without a denominator are tested by their order unless chi-squared is asked for.
    if let counts, method == .chiSquared || !counts.isPure, let test = chiSquared(counts) {
      return .success(test)
    }
    if method == .chiSquared {
      return .failure(
        TrendRefusal(
          kind == .estimated ? "estimated counts, which nothing is tested by" : "no counts to test"
        )
      )
    }
  }
  let figures = rows.compactMap { values.point[$0] }
  let slope = try? theilSenLine(figures).slope
  guard let test = try? mannKendallTest(figures) else {
    // Figures that are all equal: no order of them moves either way.
    return .success(TestedTrend(method: .mannKendall, p: 1, direction: 0, slope: slope))
  }
  return .success(
    TestedTrend(
      method: .mannKendall,
      p: test.pValue,
      direction: test.score > 0 ? 1 : test.score < 0 ? -1 : 0,
      slope: slope
    )
  )
}

/// Why a series was not tested.
struct TrendRefusal: Error {
  let words: String
  init(_ words: String) { self.words = words }
}

private func chiSquared(_ counts: SeriesCounts) -> TestedTrend? {
  // Nobody, or everybody, in every period: nothing moves.
  let none = TestedTrend(method: .chiSquared, p: 1, direction: 0, slope: 0)
  if counts.counts.allSatisfy({ $0 == 0 }) { return none }
  let test: ChiSquaredTrend?
  switch counts.kind {
  case .people:
    if counts.counts == counts.denominators { return none }
    test = try? chiSquaredTrend(events: counts.counts, of: counts.denominators)
  case .events:
    test = try? chiSquaredTrend(events: counts.counts, over: counts.denominators)
  case .estimated: return nil
  }
  guard let test else { return nil }
  return TestedTrend(
    method: .chiSquared,
    p: test.pValue,
    direction: test.slope > 0 ? 1 : test.slope < 0 ? -1 : 0,
    slope: test.slope * counts.multiplier
  )
}
