#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Theil index of the groups, times 1000: 0 for equal groups, most weight on the high end.
///
/// Estimates of 0 are taken as 0.000001. The standard error is on the index's own scale, times 1000.
///
/// - Throws: `StatisticError.outOfRange` for the level, `.undefined` for a mean of 0.
///
/// Reference: Theil (1967), Economics and Information Theory; World Health Organization (2024).
public func theilIndex(
  of groups: Subgroups,
  level: Double = 0.95
) throws(StatisticError) -> InequalityMeasure {
  let (ratios, mean) = try ratiosToMean(groups)
  let logs = ratios.map { log($0) }
  var index = 0.0
  var middle = 0.0
  for i in ratios.indices {
    index += groups.shares[i] * ratios[i] * logs[i]
    middle += groups.shares[i] * ratios[i] * (1 + logs[i])
  }
  let error = groups.standardErrors.map { errors in
    var sum = 0.0
    for i in errors.indices {
      let part = (1 + logs[i] - middle) * groups.shares[i] * errors[i] / mean
      sum += part * part
    }
    return 1000 * sum.squareRoot()
  }
  return try InequalityMeasure(value: 1000 * index, normalError: error, level: level)
}

/// Mean log deviation of the groups, times 1000: 0 for equal groups, most weight on the low end.
///
/// Estimates of 0 are taken as 0.000001. The standard error is on the index's own scale, times 1000.
///
/// - Throws: As `theilIndex`.
///
/// Reference: Theil (1967), Economics and Information Theory; World Health Organization (2024).
public func meanLogDeviation(
  of groups: Subgroups,
  level: Double = 0.95
) throws(StatisticError) -> InequalityMeasure {
  let (ratios, mean) = try ratiosToMean(groups)
  var index = 0.0
  for i in ratios.indices { index -= groups.shares[i] * log(ratios[i]) }
  let error = groups.standardErrors.map { errors in
    var sum = 0.0
    for i in errors.indices {
      let part = groups.shares[i] * errors[i] / mean * (1 - 1 / ratios[i])
      sum += part * part
    }
    return 1000 * sum.squareRoot()
  }
  return try InequalityMeasure(value: 1000 * index, normalError: error, level: level)
}

private func ratiosToMean(
  _ groups: Subgroups
) throws(StatisticError) -> (ratios: [Double], mean: Double) {
  guard groups.mean > 0 else { throw .undefined("the mean of the groups is 0") }
  let estimates = groups.estimates.map { $0 == 0 ? 1e-6 : $0 }
  let mean = compensatedSum(zip(estimates, groups.shares).lazy.map { $0 * $1 })
  return (estimates.map { $0 / mean }, mean)
}

extension Statistic {
  /// Theil index and mean log deviation, as help shows it.
  public static let theilIndex = Statistic(
    name: "theil_index",
    title: "Theil index and mean log deviation",
    group: .inequality,
    aliases: ["theil", "mean_log_deviation", "mld"],
    summary:
      "Entropy measures of how unequally a figure is spread over groups; 0 for equal groups.",
    inputs: [
      .init("groups", "estimates, standard errors and populations"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("theil", "times 1000"),
      .init("theil_error", "times 1000"),
      .init("mld", "times 1000"),
      .init("mld_error", "times 1000"),
    ],
    caution: "Readers who have no use for a number without a unit: a difference or a ratio says "
      + "more.",
    reference: "Theil (1967), Economics and Information Theory; World Health Organization (2024), "
      + "Health inequality monitoring: summary measures"
  )
}
