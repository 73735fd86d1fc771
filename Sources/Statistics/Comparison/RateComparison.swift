/// Two independent rates of events, checked once for all comparisons of them.
public struct RatePair: Sendable, Hashable {
  public let count1: Double
  public let exposure1: Double
  public let count2: Double
  public let exposure2: Double

  /// - Throws: `StatisticError.notFinite`, and `.outOfRange` for an exposure that is not above 0 or
  ///   a count below 0.
  public init(
    count1: Double,
    over exposure1: Double,
    count2: Double,
    over exposure2: Double
  ) throws(StatisticError) {
    for (count, exposure) in [(count1, exposure1), (count2, exposure2)] {
      try requirePositive(exposure, "denominator")
      try requireNonNegative(count, "count")
    }
    self.count1 = count1
    self.exposure1 = exposure1
    self.count2 = count2
    self.exposure2 = exposure2
  }

  public var rate1: Double { count1 / exposure1 }
  public var rate2: Double { count2 / exposure2 }

  /// First rate less second.
  public var difference: Double { rate1 - rate2 }

  /// Difference with Wald's limits.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  ///
  /// Reference: Rothman and Greenland (1998), Modern Epidemiology.
  public func waldDifference(level: Double = 0.95) throws(StatisticError) -> Difference {
    let reach = try normalMultiple(level: level)
    let error = (rate1 / exposure1 + rate2 / exposure2).squareRoot()
    return Difference(
      value: difference,
      interval: ConfidenceInterval(
        lower: difference - reach * error,
        upper: difference + reach * error,
        level: try confidenceLevel(level)
      )
    )
  }

  /// Difference by square-and-add on the Byar (exact below 10) limits of both rates.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level, `.undefined` where Byar's limits fall
  ///   below 0.
  public func byarDifference(level: Double = 0.95) throws(StatisticError) -> Difference {
    let first = try byarInterval(count: count1, over: exposure1, level: level)
    let second = try byarInterval(count: count2, over: exposure2, level: level)
    guard let limits1 = first.interval, let limits2 = second.interval else {
      throw .undefined("a rate has no lower limit at this level")
    }
    return try squareAndAddDifference(rate1, limits1, rate2, limits2)
  }

  /// Ratio of the rates with limits by the log method.
  ///
  /// - Throws: `StatisticError.undefined` for a count of 0 (the score interval has limits then),
  ///   `.outOfRange` for the level.
  public func ratio(level: Double = 0.95, addHalf: Bool = false) throws(StatisticError) -> Ratio {
    let half = addHalf ? 0.5 : 0
    let (x1, x2) = (count1 + half, count2 + half)
    guard x1 > 0, x2 > 0 else { throw .undefined("a count is 0, so the ratio has no limits") }
    return try logRatio(
      (x1 / exposure1) / (x2 / exposure2),
      error: (1 / x1 + 1 / x2).squareRoot(),
      level: level
    )
  }

  /// The score test of equal rates, both pooled.
  ///
  /// - Throws: `StatisticError.undefined` when both counts are 0.
  public func scoreTest() throws(StatisticError) -> NormalTest {
    let pooled = (count1 + count2) / (exposure1 + exposure2)
    guard pooled > 0 else { throw .undefined("both counts are 0") }
    return NormalTest(
      z: difference / (pooled * (1 / exposure1 + 1 / exposure2)).squareRoot()
    )
  }
}

extension Statistic {
  /// Difference of two rates, as help shows it.
  public static let rateDifference = Statistic(
    name: "rate_difference",
    title: "Difference of two rates",
    group: .comparison,
    aliases: ["rate_ratio"],
    summary:
      "Difference and ratio of two independent rates of events with their intervals and test.",
    inputs: [
      .init("count1, exposure1", "the first group"),
      .init("count2, exposure2", "the second group"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("value", "first rate less second"),
      .init("lower, upper", "square and add on Byar's limits; Wald's on request"),
      .init("ratio", "with limits by the log method"),
      .init("z", "score test of equal rates"),
    ],
    caution: "Rates standardised to different populations: compare each with its own reference.",
    reference: "Rothman and Greenland (1998), Modern Epidemiology"
  )
}
