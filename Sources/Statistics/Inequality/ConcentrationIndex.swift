/// How a concentration index is put on a scale.
public enum ConcentrationScale: Sendable, Hashable {
  /// In the estimates' own unit (absolute concentration index).
  case absolute
  /// Divided by the mean (relative concentration index).
  case relative
  /// Wagstaff's form for figures with an upper bound.
  case wagstaff(upperBound: Double)
  /// Erreygers' form for figures with an upper bound.
  case erreygers(upperBound: Double)
}

/// Concentration index of ordered groups: negative when the figure is concentrated among the
/// disadvantaged.
///
/// - Parameters:
///   - groups: Groups from the most disadvantaged to the most advantaged.
///   - scale: Absolute, relative, or a form for bounded figures.
///   - level: Confidence level.
/// - Returns: The index; its error comes from the fit, not from the groups' own errors.
/// - Throws: `StatisticError.outOfRange` for the level or a bound that an estimate exceeds,
///   `.undefined` for a mean of 0 or at the bound.
///
/// Reference: Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics 77; Wagstaff
/// (2005), Health Economics 14; Erreygers (2009), Journal of Health Economics 28.
public func concentrationIndex(
  of groups: Subgroups,
  scale: ConcentrationScale,
  level: Double = 0.95
) throws(StatisticError) -> InequalityMeasure {
  var mean = groups.mean
  var factor = 1.0
  switch scale {
  case .absolute: break
  case .relative:
    guard mean > 0 else { throw .undefined("the mean of the groups is 0") }
    factor = 1 / mean
  case .wagstaff(let bound), .erreygers(let bound):
    try requirePositive(bound, "upper bound")
    for estimate in groups.estimates where estimate > bound {
      throw .outOfRange("estimate \(estimate) is above its bound \(bound)")
    }
    guard mean > 0 else { throw .undefined("the mean of the groups is 0") }
    factor = 1 / mean
    mean /= bound
    if case .wagstaff = scale {
      guard mean < 1 else { throw .undefined("the mean of the groups is the bound") }
      factor /= 1 - mean
    } else {
      factor *= 4 * mean
    }
  }
  let ranks = groups.ranks
  let w = groups.shares
  var variance = 0.0
  for i in ranks.indices { variance += w[i] * (ranks[i] - 0.5) * (ranks[i] - 0.5) }
  let y = groups.estimates.map { 2 * variance * $0 * factor }
  // Weighted by population, about the means: the mean rank is ½ and the weights add up to 1.
  var middleY = 0.0
  for i in y.indices { middleY += w[i] * y[i] }
  var sxy = 0.0
  var sxx = 0.0
  for i in y.indices {
    let b = ranks[i] - 0.5
    sxy += w[i] * b * (y[i] - middleY)
    sxx += w[i] * b * b
  }
  guard sxx > 0 else { throw .undefined("one group has the whole population") }
  let index = sxy / sxx
  var rest = 0.0
  for i in y.indices {
    let residual = (y[i] - middleY) - index * (ranks[i] - 0.5)
    rest += w[i] * residual * residual
  }
  let error = (rest / Double(y.count - 2) / sxx).squareRoot()
  return try InequalityMeasure(value: index, normalError: error, level: level)
}

extension Statistic {
  /// Concentration index, as help shows it.
  public static let concentrationIndex = Statistic(
    name: "concentration_index",
    title: "Concentration index",
    group: .inequality,
    aliases: ["aci", "rci", "wagstaff", "erreygers"],
    summary: "Whether a figure is concentrated among the disadvantaged (below 0) or the advantaged "
      + "(above 0).",
    inputs: [
      .init("groups", "from the most disadvantaged to the most advantaged"),
      .init("scale", "absolute, relative, Wagstaff or Erreygers with an upper bound"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("index", "0 for equal groups"),
      .init("standard_error", "from the fit"),
      .init("lower", "and upper, normal limits"),
    ],
    caution: "Groups without an order.",
    reference: "Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics 77; Wagstaff "
      + "(2005), Health Economics 14; Erreygers (2009), Journal of Health Economics 28"
  )
}
