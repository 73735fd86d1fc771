/// Test of two published estimates from the standard errors behind their limits.
///
/// - Parameters:
///   - value1: First estimate.
///   - interval1: Its limits.
///   - value2: Second estimate.
///   - interval2: Its limits.
/// - Returns: The test of no difference.
/// - Throws: As `standardError(of:from:scale:)`, and `.undefined` when both intervals have no
///   width.
public func publishedEstimatesTest(
  _ value1: Double,
  _ interval1: ConfidenceInterval,
  _ value2: Double,
  _ interval2: ConfidenceInterval
) throws(StatisticError) -> NormalTest {
  let error1 = try standardError(of: value1, from: interval1).standardError
  let error2 = try standardError(of: value2, from: interval2).standardError
  let error = (error1 * error1 + error2 * error2).squareRoot()
  guard error > 0 else { throw .undefined("both intervals have no width") }
  return NormalTest(z: (value1 - value2) / error)
}

extension Statistic {
  /// Test of two published estimates, as help shows it.
  public static let publishedEstimates = Statistic(
    name: "published_estimates",
    title: "Test of two published estimates",
    group: .comparison,
    aliases: ["z_test"],
    summary: "Test of two published estimates by the standard errors behind their limits.",
    inputs: [
      .init("value1, lower1, upper1", "the first estimate with its limits"),
      .init("value2, lower2, upper2", "the second"),
    ],
    results: [
      .init("z", "on the normal scale"),
      .init("p", "two-sided"),
    ],
    caution: "Lopsided limits, as of small proportions: square and add keeps their shape.",
    reference: "Altman and Bland (2003), British Medical Journal 326"
  )
}
