/// Measures of how far the groups lie apart; their limits need draws.
public enum DispersionMeasure: String, Sendable, Hashable, CaseIterable {
  /// Root of the between-group variance.
  case standardDeviation = "bgsd"
  /// The same as a percentage of the mean.
  case coefficientOfVariation = "cov"
  /// Mean distance from the best group, each group alike.
  case fromBest = "mdbu"
  /// Mean distance from the best group, weighted by population.
  case fromBestWeighted = "mdbw"
  /// Mean distance from the mean, each group alike.
  case fromMean = "mdmu"
  /// Mean distance from the mean, weighted by population.
  case fromMeanWeighted = "mdmw"
  /// Mean distance from the reference group, each group alike.
  case fromReference = "mdru"
  /// Mean distance from the reference group, weighted by population.
  case fromReferenceWeighted = "mdrw"
  /// Index of disparity: distance from the mean as a percentage of it, each group alike.
  case disparity = "idisu"
  /// Index of disparity, weighted by population.
  case disparityWeighted = "idisw"
}

/// What else a dispersion measure depends on.
public struct DispersionRules: Sendable, Hashable {
  /// Whether high is good, which makes the highest group the best.
  public let favourable: Bool
  /// Place of the reference group among the groups kept.
  public let reference: Int?
  /// Highest value an estimate can take: 100 for percentages; draws stay below it.
  public let upperBound: Double

  public init(favourable: Bool, reference: Int? = nil, upperBound: Double = .infinity) {
    self.favourable = favourable
    self.reference = reference
    self.upperBound = upperBound
  }
}

/// A dispersion measure of the groups.
///
/// - Throws: `StatisticError.outOfRange` without the reference group that the measure needs,
///   `.undefined` for a percentage of a mean of 0.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures.
public func dispersion(
  of groups: Subgroups,
  by measure: DispersionMeasure,
  rules: DispersionRules
) throws(StatisticError) -> Double {
  switch measure {
  case .fromReference, .fromReferenceWeighted:
    guard let reference = rules.reference, groups.estimates.indices.contains(reference) else {
      throw .outOfRange("no reference group")
    }
  case .coefficientOfVariation, .disparity, .disparityWeighted:
    guard groups.mean > 0 else { throw .undefined("the mean of the groups is 0") }
  default: break
  }
  return groups.estimates.withUnsafeBufferPointer { estimates in
    groups.shares.withUnsafeBufferPointer { shares in
      value(of: measure, estimates, shares, rules)
    }
  }
}

/// Limits of several dispersion measures from the same draws of the groups' estimates.
///
/// Each estimate is drawn from a normal distribution cut off at 0 and at the upper bound; the mean
/// is taken anew for each draw. The same generator state gives the same limits.
///
/// - Parameters:
///   - groups: Groups with standard errors.
///   - measures: Measures to take.
///   - rules: Which way is good, the reference group and the upper bound.
///   - draws: Number of draws, 100 to 1,000,000.
///   - level: Confidence level.
///   - generator: Source of the draws.
/// - Returns: One interval a measure.
/// - Throws: As `dispersion(of:by:rules:)`, and `.undefined` without standard errors.
///
/// Reference: World Health Organization (2024), Health inequality monitoring: summary measures.
public func dispersionIntervals(
  of groups: Subgroups,
  by measures: [DispersionMeasure],
  rules: DispersionRules,
  draws: Int = 10_000,
  level: Double = 0.95,
  using generator: inout some RandomNumberGenerator
) throws(StatisticError) -> [ConfidenceInterval] {
  let share = try confidenceLevel(level)
  guard draws >= 100, draws <= 1_000_000 else {
    throw .outOfRange("\(draws) draws are not from 100 to 1,000,000")
  }
  guard let errors = groups.standardErrors else {
    throw .undefined("the groups have no standard errors")
  }
  for measure in measures { _ = try dispersion(of: groups, by: measure, rules: rules) }
  // Probabilities below 0 and above the bound, so that each draw takes one number.
  let low = zip(groups.estimates, errors).map { $1 > 0 ? Normal.cumulative(-$0 / $1) : 0 }
  let high = zip(groups.estimates, errors).map {
    $1 > 0 ? Normal.cumulative((rules.upperBound - $0) / $1) : 1
  }
  var samples = measures.map { _ in [Double](repeating: 0, count: draws) }
  var drawn = groups.estimates
  let count = drawn.count
  for draw in 0..<draws {
    for i in 0..<count where errors[i] > 0 {
      let p = low[i] + (high[i] - low[i]) * generator.uniform()
      drawn[i] = min(
        rules.upperBound,
        max(0, groups.estimates[i] + errors[i] * Normal.quantile(p))
      )
    }
    drawn.withUnsafeBufferPointer { estimates in
      groups.shares.withUnsafeBufferPointer { shares in
        for (k, measure) in measures.enumerated() {
          samples[k][draw] = value(of: measure, estimates, shares, rules)
        }
      }
    }
  }
  let tail = (1 - share) / 2
  return samples.map { sample in
    let sorted = sample.sorted()
    return ConfidenceInterval(
      lower: quantile(ofSorted: sorted, at: tail, type: .linear),
      upper: quantile(ofSorted: sorted, at: 1 - tail, type: .linear),
      level: share
    )
  }
}

private func value(
  of measure: DispersionMeasure,
  _ estimates: UnsafeBufferPointer<Double>,
  _ shares: UnsafeBufferPointer<Double>,
  _ rules: DispersionRules
) -> Double {
  let n = estimates.count
  // SAFETY: both buffers hold n places, one a group; the reference has been checked.
  func mean() -> Double {
    var sum = 0.0
    for i in 0..<n { sum += shares[i] * estimates[i] }
    return sum
  }
  func distance(from middle: Double, weighted: Bool) -> Double {
    var sum = 0.0
    if weighted {
      for i in 0..<n { sum += shares[i] * abs(estimates[i] - middle) }
      return sum
    }
    for i in 0..<n { sum += abs(estimates[i] - middle) }
    return sum / Double(n)
  }
  func deviation(_ middle: Double) -> Double {
    var sum = 0.0
    for i in 0..<n {
      let distance = estimates[i] - middle
      sum += shares[i] * distance * distance
    }
    return sum.squareRoot()
  }
  func best() -> Double {
    var best = estimates[0]
    for i in 1..<n {
      best = rules.favourable ? max(best, estimates[i]) : min(best, estimates[i])
    }
    return best
  }
  switch measure {
  case .standardDeviation: return deviation(mean())
  case .coefficientOfVariation:
    let middle = mean()
    return 100 * deviation(middle) / middle
  case .fromBest: return distance(from: best(), weighted: false)
  case .fromBestWeighted: return distance(from: best(), weighted: true)
  case .fromMean: return distance(from: mean(), weighted: false)
  case .fromMeanWeighted: return distance(from: mean(), weighted: true)
  case .fromReference: return distance(from: estimates[rules.reference ?? 0], weighted: false)
  case .fromReferenceWeighted:
    return distance(from: estimates[rules.reference ?? 0], weighted: true)
  case .disparity:
    let middle = mean()
    return 100 * distance(from: middle, weighted: false) / middle
  case .disparityWeighted:
    let middle = mean()
    return 100 * distance(from: middle, weighted: true) / middle
  }
}

extension Statistic {
  /// Mean differences and variation of groups, as help shows it.
  public static let dispersion = Statistic(
    name: "dispersion",
    title: "Mean differences and variation of groups",
    group: .inequality,
    aliases: ["mean_difference", "index_of_disparity", "coefficient_of_variation"],
    summary:
      "Ten measures of how far groups lie apart, with limits by draws from a given generator.",
    inputs: [
      .init("groups", "estimates, standard errors and populations"),
      .init("measure", "bgsd, cov, mdbu, mdbw, mdmu, mdmw, mdru, mdrw, idisu or idisw"),
      .init("rules", "which way is good, reference group, upper bound"),
      .init("seed", "of the generator"),
      .init("draws", "10,000 when not given"),
    ],
    results: [
      .init("value", "in the figures' unit; cov and idis in per cent"),
      .init("lower", "and upper, from the draws"),
    ],
    caution: "Few uncertain groups: chance alone keeps every one of these above 0.",
    reference: "World Health Organization (2024), Health inequality monitoring: summary measures"
  )
}
