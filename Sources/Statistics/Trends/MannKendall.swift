/// Result of the Mann–Kendall test of a monotone trend.
public struct MannKendallTest: Sendable, Hashable {
  /// How the p-value was found.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Counted over all orders of the values; up to 10 values without ties.
    case exact
    /// Normal approximation with continuity correction.
    case normal
  }

  /// Number of values.
  public let count: Int
  /// Pairs that rise less pairs that fall.
  public let score: Double
  /// Variance of the score when there is no trend, corrected for ties.
  public let variance: Double
  /// Score with continuity correction in standard deviations; 0 for a score of 0.
  public let z: Double
  /// Two-sided probability, by `method`.
  public let pValue: Double
  /// Two-sided probability by the normal approximation, whatever `method`.
  public let normalPValue: Double
  /// Kendall's tau-b of the values with time, −1...1.
  public let tau: Double
  public let method: Method

  public init(
    count: Int,
    score: Double,
    variance: Double,
    z: Double,
    pValue: Double,
    normalPValue: Double,
    tau: Double,
    method: Method
  ) {
    self.count = count
    self.score = score
    self.variance = variance
    self.z = z
    self.pValue = pValue
    self.normalPValue = normalPValue
    self.tau = tau
    self.method = method
  }
}

/// Mann–Kendall test of a monotone trend of values in time order.
///
/// Fewer than four values cannot be significant at 5%. The test takes the values as independent
/// from point to point; serial correlation makes it find too many trends.
///
/// - Parameter values: Values in time order, finite, at least three.
/// - Returns: Score, probability and how it was found.
/// - Throws: `StatisticError.tooFewValues`, `.notFinite`, and `.undefined` when all are equal.
///
/// Reference: Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods.
public func mannKendallTest(_ values: [Double]) throws(StatisticError) -> MannKendallTest {
  try requireCount(values.count, atLeast: 3)
  try requireFinite(values, "value")
  let n = values.count
  var score = 0
  values.withUnsafeBufferPointer { values in
    // SAFETY: both places lie within the buffer of n values.
    for i in 0..<n {
      let x = values[i]
      for j in i + 1..<n {
        score += (values[j] > x ? 1 : 0) - (values[j] < x ? 1 : 0)
      }
    }
  }
  let (variance, tiedPairs) = kendallVariance(ofSorted: values.sorted())
  let pairs = Double(n) * Double(n - 1) / 2
  guard pairs > tiedPairs else { throw .undefined("all values are equal") }
  let s = Double(score)
  let z = (s - Double(score.signum())) / variance.squareRoot()
  let normal = min(1, 2 * Normal.upperTail(abs(z)))
  let isExact = n <= 10 && tiedPairs == 0
  return MannKendallTest(
    count: n,
    score: s,
    variance: variance,
    z: z,
    pValue: isExact ? exactKendallPValue(score: abs(score), count: n) : normal,
    normalPValue: normal,
    tau: s / ((pairs - tiedPairs).squareRoot() * pairs.squareRoot()),
    method: isExact ? .exact : .normal
  )
}

/// Variance of Kendall's score with its correction for ties, and the number of tied pairs.
func kendallVariance(ofSorted sorted: some RandomAccessCollection<Double>) -> (
  variance: Double, tiedPairs: Double
) {
  let n = Double(sorted.count)
  var sum = n * (n - 1) * (2 * n + 5)
  var tiedPairs = 0.0
  var run = 1.0
  var last = Double.nan
  func close() {
    guard run > 1 else { return }
    sum -= run * (run - 1) * (2 * run + 5)
    tiedPairs += run * (run - 1) / 2
  }
  for value in sorted {
    if value == last {
      run += 1
    } else {
      close()
      run = 1
      last = value
    }
  }
  close()
  return (sum / 18, tiedPairs)
}

/// Share of the orders of `count` different values whose score is at least `score` either way.
private func exactKendallPValue(score: Int, count: Int) -> Double {
  guard score > 0 else { return 1 }
  // orders[k]: orders of the values so far with k pairs that fall.
  var orders = [1.0]
  for size in 2...count {
    var next = [Double](repeating: 0, count: orders.count + size - 1)
    for (k, number) in orders.enumerated() {
      for place in 0..<size { next[k + place] += number }
    }
    orders = next
  }
  let pairs = count * (count - 1) / 2
  let all = orders.reduce(0, +)
  let beyond = orders.prefix((pairs - score) / 2 + 1).reduce(0, +)
  return min(1, 2 * beyond / all)
}

extension Statistic {
  /// Mann–Kendall test, as help shows it.
  public static let mannKendall = Statistic(
    name: "mann_kendall",
    title: "Mann–Kendall test",
    group: .trends,
    aliases: ["kendall_trend"],
    summary: "Whether values rise or fall in the long run, whatever the shape of the rise.",
    inputs: [
      .init("values", "finite, in time order, at least three")
    ],
    results: [
      .init("score", "pairs that rise less pairs that fall"),
      .init("variance", "of the score without a trend, corrected for ties"),
      .init("z", "score with continuity correction in standard deviations"),
      .init("p", "two-sided probability"),
      .init("tau", "Kendall's tau-b with time, −1 to 1"),
      .init("method", "exact to 10 values without ties, else normal"),
    ],
    caution: "Values that depend on the value before: serial correlation makes the test find too "
      + "many trends. Fewer than four values cannot be significant at 5%.",
    reference: "Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods"
  )
}
