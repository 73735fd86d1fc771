/// Distance of each value from the mean, in standard deviations (divisor n − 1).
///
/// - Throws: `StatisticError.tooFewValues` for fewer than two values, `.notFinite`, and
///   `.undefined` when all values are equal.
public func standardScores(of values: [Double]) throws(StatisticError) -> [Double] {
  let spread = try standardDeviation(of: values)
  guard spread > 0 else { throw .undefined("all values are equal") }
  let mean = arithmeticMean(values)
  return values.map { ($0 - mean) / spread }
}

/// How far each value lies from the median, on a scale that outliers do not stretch.
public struct ModifiedScores: Sendable, Equatable {
  /// What the distances were divided by.
  public enum Spread: String, Sendable, Hashable, CaseIterable {
    /// 0.6745 (x − median) / MAD.
    case medianAbsoluteDeviation
    /// (x − median) / (1.253314 mean distance), where the MAD is 0.
    case meanAbsoluteDeviation
  }

  public let scores: [Double]
  public let spread: Spread

  public init(scores: [Double], spread: Spread) {
    self.scores = scores
    self.spread = spread
  }

  /// Whether the score at `index` marks an outlier: beyond 3.5 either way.
  public func isOutlier(at index: Int) -> Bool {
    scores.indices.contains(index) && abs(scores[index]) > 3.5
  }
}

/// Modified z-scores: by the median absolute deviation, or the mean one where that is 0.
///
/// - Throws: `StatisticError.tooFewValues` for no values, `.notFinite`, and `.undefined` when all
///   values are equal.
///
/// Reference: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers.
public func modifiedScores(of values: [Double]) throws(StatisticError) -> ModifiedScores {
  let centre = try median(of: values)
  let spread = try medianAbsoluteDeviation(of: values)
  if spread > 0 {
    return ModifiedScores(
      scores: values.map { 0.6745 * ($0 - centre) / spread },
      spread: .medianAbsoluteDeviation
    )
  }
  let meanDistance = arithmeticMean(values.map { abs($0 - centre) })
  guard meanDistance > 0 else { throw .undefined("all values are equal") }
  return ModifiedScores(
    scores: values.map { ($0 - centre) / (1.253314 * meanDistance) },
    spread: .meanAbsoluteDeviation
  )
}

extension Statistic {
  /// Standard and modified scores, as help shows it.
  public static let modifiedScore = Statistic(
    name: "modified_score",
    title: "Standard and modified scores",
    group: .descriptive,
    aliases: ["z_score", "modified_z", "outlier"],
    summary: "How far each value lies from the middle, in standard deviations or on a scale that "
      + "outliers do not stretch.",
    inputs: [
      .init("values", "finite numbers; at least two for standard scores")
    ],
    results: [
      .init("scores", "one a value; beyond 3.5 either way marks an outlier"),
      .init("spread", "what the distances were divided by"),
    ],
    caution: "Counts and shares of places of very different size: small places lie far out by "
      + "chance alone; a funnel plot allows for that.",
    reference: "Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers"
  )
}
