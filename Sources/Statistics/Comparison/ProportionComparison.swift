#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A ratio of two estimates with limits by the log method.
public struct Ratio: Sendable, Hashable {
  public let value: Double
  /// Standard error of the ratio's natural logarithm.
  public let logStandardError: Double
  public let interval: ConfidenceInterval

  public init(value: Double, logStandardError: Double, interval: ConfidenceInterval) {
    self.value = value
    self.logStandardError = logStandardError
    self.interval = interval
  }

  /// Whether 1 lies outside the limits.
  public var isSignificant: Bool { !interval.contains(1) }
}

/// A test's statistic on the normal scale and its two-sided p-value.
public struct NormalTest: Sendable, Hashable {
  public let z: Double
  public let pValue: Double

  public init(z: Double) {
    self.z = z
    // Twice the smaller tail passes 1 by a rounding at z = 0.
    pValue = min(1, 2 * Normal.upperTail(abs(z)))
  }
}

/// Two independent proportions, checked once for all comparisons of them.
public struct ProportionPair: Sendable, Hashable {
  public let count1: Double
  public let denominator1: Double
  public let count2: Double
  public let denominator2: Double

  /// - Throws: `StatisticError.notFinite`, and `.outOfRange` for a denominator that is not above 0
  ///   or a count outside 0...denominator.
  public init(
    count1: Double,
    of denominator1: Double,
    count2: Double,
    of denominator2: Double
  ) throws(StatisticError) {
    for (count, denominator) in [(count1, denominator1), (count2, denominator2)] {
      try requirePositive(denominator, "denominator")
      try requireNonNegative(count, "count")
      guard count <= denominator else {
        throw .outOfRange("count \(count) is above its denominator \(denominator)")
      }
    }
    self.count1 = count1
    self.denominator1 = denominator1
    self.count2 = count2
    self.denominator2 = denominator2
  }

  public var proportion1: Double { count1 / denominator1 }
  public var proportion2: Double { count2 / denominator2 }

  /// First proportion less second.
  public var difference: Double { proportion1 - proportion2 }

  /// Proportion of both groups together.
  public var pooled: Double { (count1 + count2) / (denominator1 + denominator2) }

  /// Difference with Wald's limits: fine for large counts, too narrow for small ones.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  public func waldDifference(level: Double = 0.95) throws(StatisticError) -> Difference {
    let reach = try normalMultiple(level: level)
    let (p1, p2) = (proportion1, proportion2)
    let error = (p1 * (1 - p1) / denominator1 + p2 * (1 - p2) / denominator2).squareRoot()
    return Difference(
      value: difference,
      interval: ConfidenceInterval(
        lower: difference - reach * error,
        upper: difference + reach * error,
        level: try confidenceLevel(level)
      )
    )
  }

  /// Difference with Newcombe's hybrid score limits.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  public func newcombeDifference(level: Double = 0.95) throws(StatisticError) -> Difference {
    try Statistics.newcombeDifference(
      count1: count1,
      of: denominator1,
      count2: count2,
      of: denominator2,
      level: level
    )
  }

  /// Ratio of the proportions with limits by the log method.
  ///
  /// - Parameters:
  ///   - level: Confidence level, as a share or a percentage.
  ///   - addHalf: Whether ½ is added to each count and 1 to each denominator, which a count of 0
  ///     needs.
  /// - Returns: First proportion over second, with its limits.
  /// - Throws: `StatisticError.undefined` for a count of 0, `.outOfRange` for the level.
  ///
  /// Reference: Katz and others (1978), Biometrics 34.
  public func ratio(level: Double = 0.95, addHalf: Bool = false) throws(StatisticError) -> Ratio {
    let (x1, n1, x2, n2) = counts(addHalf: addHalf)
    guard x1 > 0, x2 > 0 else { throw .undefined("a count is 0, so the ratio has no limits") }
    let error = (1 / x1 - 1 / n1 + 1 / x2 - 1 / n2).squareRoot()
    return try logRatio((x1 / n1) / (x2 / n2), error: error, level: level)
  }

  /// Ratio of the odds with Woolf's limits.
  ///
  /// - Throws: `StatisticError.undefined` when a count, or the rest of a denominator, is 0;
  ///   `.outOfRange` for the level.
  ///
  /// Reference: Woolf (1955), Annals of Human Genetics 19.
  public func oddsRatio(
    level: Double = 0.95,
    addHalf: Bool = false
  ) throws(StatisticError) -> Ratio {
    let (a, n1, c, n2) = counts(addHalf: addHalf)
    let (b, d) = (n1 - a, n2 - c)
    guard a > 0, b > 0, c > 0, d > 0 else {
      throw .undefined("a cell of the table is 0, so the odds ratio has no limits")
    }
    let error = (1 / a + 1 / b + 1 / c + 1 / d).squareRoot()
    return try logRatio(a / b / (c / d), error: error, level: level)
  }

  /// The pooled z test: the score test of no difference.
  ///
  /// - Throws: `StatisticError.undefined` when all or none have the property.
  public func pooledTest() throws(StatisticError) -> NormalTest {
    let p = pooled
    guard p > 0, p < 1 else { throw .undefined("all or none have the property") }
    let error = (p * (1 - p) * (1 / denominator1 + 1 / denominator2)).squareRoot()
    return NormalTest(z: difference / error)
  }

  /// Cohen's h, the difference on the arcsine scale: 0.2 is small, 0.5 medium, 0.8 large.
  ///
  /// Reference: Cohen (1988), Statistical Power Analysis.
  public var cohensH: Double {
    2 * asin(proportion1.squareRoot()) - 2 * asin(proportion2.squareRoot())
  }

  private func counts(addHalf: Bool) -> (Double, Double, Double, Double) {
    let half = addHalf ? 0.5 : 0
    return (count1 + half, denominator1 + 2 * half, count2 + half, denominator2 + 2 * half)
  }
}

func logRatio(_ value: Double, error: Double, level: Double) throws(StatisticError) -> Ratio {
  let reach = try normalMultiple(level: level) * error
  return Ratio(
    value: value,
    logStandardError: error,
    interval: ConfidenceInterval(
      lower: value * exp(-reach),
      upper: value * exp(reach),
      level: try confidenceLevel(level)
    )
  )
}

extension Statistic {
  /// Difference of two proportions, as help shows it.
  public static let newcombe = Statistic(
    name: "newcombe",
    title: "Difference of two proportions",
    group: .comparison,
    aliases: ["proportion_difference", "newcombe_difference", "odds_ratio"],
    summary: "Difference, ratio and odds ratio of two independent proportions with their intervals "
      + "and test.",
    inputs: [
      .init("count1, denominator1", "the first group"),
      .init("count2, denominator2", "the second group"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("value", "first proportion less second"),
      .init("lower, upper", "Newcombe's hybrid score limits"),
      .init("ratio, odds ratio", "with limits by the log method"),
      .init("z", "pooled test of no difference"),
      .init("h", "Cohen's effect size"),
    ],
    caution: "The same people asked twice: paired answers need McNemar's test, not this.",
    reference:
      "Newcombe (1998), Statistics in Medicine 17, 873, method 10; Katz and others (1978); "
      + "Woolf (1955)"
  )
}
