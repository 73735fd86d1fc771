/// What would change if all groups did as well as a reference group.
public struct PopulationAttributableRisk: Sendable, Hashable {
  /// Reference less mean, in the estimates' unit; 0 when the reference is worse than the mean.
  public let risk: InequalityMeasure
  /// The same as a percentage of the mean.
  public let fraction: InequalityMeasure

  public init(risk: InequalityMeasure, fraction: InequalityMeasure) {
    self.risk = risk
    self.fraction = fraction
  }
}

/// Population attributable risk and fraction against a reference group.
///
/// The errors are those of counts in a fourfold table of the reference and all other groups.
///
/// - Parameters:
///   - groups: Groups with populations.
///   - reference: Place of the reference among the groups kept; see `Subgroups.best(favourable:)`.
///   - favourable: Whether high is good.
///   - scale: Value that stands for the whole population: 100 for percentages, 100,000 for rates.
///   - level: Confidence level.
/// - Returns: Risk and fraction, each with its error.
/// - Throws: `StatisticError.outOfRange`, `.notFinite`, `.undefined` for a mean of 0.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures;
/// Walter (1978), Biometrics 34.
public func populationAttributableRisk(
  of groups: Subgroups,
  reference: Int,
  favourable: Bool,
  scale: Double,
  level: Double = 0.95
) throws(StatisticError) -> PopulationAttributableRisk {
  try requirePositive(scale, "scale")
  guard groups.estimates.indices.contains(reference) else {
    throw .outOfRange("reference \(reference), counted from 0, is no group")
  }
  guard groups.mean > 0 else { throw .undefined("the mean of the groups is 0") }
  let best = groups.estimates[reference]
  let isWorse = favourable ? best < groups.mean : best > groups.mean
  let risk = isWorse ? 0 : best - groups.mean
  let all = groups.population
  let referencePopulation = groups.shares[reference] * all
  let c = best / scale * referencePopulation
  let d = referencePopulation - c
  let a = groups.mean / scale * all - c
  let b = all - referencePopulation - a
  let numerator = c * all * (a * d * (all - c) + b * c * c)
  let root = ((a + c) * (a + c) * (a + c) * (c + d) * (c + d) * (c + d))
  let square = numerator / root
  // Estimates above the scale leave negative cells: no error then.
  let error = square >= 0 ? square.squareRoot() : nil
  return PopulationAttributableRisk(
    risk: try InequalityMeasure(
      value: risk,
      normalError: error.map { $0 * groups.mean },
      level: level
    ),
    fraction: try InequalityMeasure(
      value: 100 * risk / groups.mean,
      normalError: error.map { $0 * 100 },
      level: level
    )
  )
}

extension Statistic {
  /// Population attributable risk, as help shows it.
  public static let populationAttributableRisk = Statistic(
    name: "population_attributable_risk",
    title: "Population attributable risk",
    group: .inequality,
    aliases: ["par", "paf"],
    summary: "How much better the average would be if all groups did as well as a reference group.",
    inputs: [
      .init("groups", "estimates and populations"),
      .init("reference", "the group all are compared with"),
      .init("favourable", "whether high is good"),
      .init("scale", "what stands for the whole population: 100 for percentages"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("risk", "reference less mean, in the figures' unit"),
      .init("risk_error", "standard error"),
      .init("fraction", "the same in per cent of the mean"),
      .init("fraction_error", "in per cent"),
    ],
    caution: "A small reference group: the best of many is best by chance too.",
    reference: "World Health Organization (2024), Health inequality monitoring: summary measures; "
      + "Walter (1978), Biometrics 34"
  )
}
