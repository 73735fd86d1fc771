/// Median of the distances from the median, in the values' unit and not scaled.
///
/// Times 1.4826 it estimates the standard deviation of normal values. 0 when more than half of the
/// values are equal.
///
/// - Throws: `StatisticError.tooFewValues` for no values, `.notFinite`.
public func medianAbsoluteDeviation(of values: [Double]) throws(StatisticError) -> Double {
  let centre = try median(of: values)
  return medianOfSorted(values.map { abs($0 - centre) }.sorted())
}

extension Statistic {
  /// Median absolute deviation, as help shows it.
  public static let medianAbsoluteDeviation = Statistic(
    name: "median_absolute_deviation",
    title: "Median absolute deviation",
    group: .descriptive,
    aliases: ["mad"],
    summary: "Median of the distances from the median: a spread that outliers do not stretch.",
    inputs: [
      .init("values", "finite numbers, at least one")
    ],
    results: [
      .init("deviation", "in the values' unit, not scaled")
    ],
    caution: "When more than half of the values are equal it is 0 whatever the rest do.",
    reference: "Hampel (1974), Journal of the American Statistical Association 69"
  )
}
