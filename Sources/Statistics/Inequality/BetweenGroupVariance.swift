/// Variance of the groups' estimates about their mean, weighted by population.
///
/// - Throws: `StatisticError.outOfRange` for the level.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures.
public func betweenGroupVariance(
  of groups: Subgroups,
  level: Double = 0.95
) throws(StatisticError) -> InequalityMeasure {
  var variance = 0.0
  for (e, w) in zip(groups.estimates, groups.shares) {
    variance += w * (e - groups.mean) * (e - groups.mean)
  }
  var error: Double?
  if let errors = groups.standardErrors {
    var linear = 0.0
    var sum = 0.0
    var fourth = 0.0
    var mixed = 0.0
    for i in errors.indices {
      let w = groups.shares[i]
      let s2 = errors[i] * errors[i]
      let distance = groups.estimates[i] - groups.mean
      linear += w * w * s2 * distance * distance
      sum += w * w * s2
      fourth += w * w * w * w * s2 * s2
      mixed += w * w * (1 - w) * (1 - w) * s2 * s2
    }
    error = (4 * linear + 2 * (sum * sum - fourth + mixed)).squareRoot()
  }
  return try InequalityMeasure(value: variance, normalError: error, level: level)
}

extension Statistic {
  /// Between-group variance, as help shows it.
  public static let betweenGroupVariance = Statistic(
    name: "between_group_variance",
    title: "Between-group variance",
    group: .inequality,
    aliases: ["bgv"],
    summary: "Squared distance of the groups from their mean, weighted by population.",
    inputs: [
      .init("groups", "estimates, standard errors and populations"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("variance", "in the square of the figures' unit"),
      .init("standard_error", "missing without the groups' errors"),
      .init("lower", "and upper, normal limits"),
    ],
    caution: "Comparing figures in different units; the coefficient of variation has none.",
    reference: "World Health Organization (2024), Health inequality monitoring: summary measures"
  )
}
