#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The groups that a slope index is taken over.
public struct SlopeIndexGroups: Sendable, Hashable {
  /// What the figures are, and so on which scale their errors are symmetric.
  public enum Figure: String, Sendable, Hashable, CaseIterable {
    /// Errors symmetric as they are: means, life expectancy.
    case mean
    /// Errors symmetric on the log scale.
    case rate
    /// Shares, strictly between 0 and 1; errors symmetric on the logit scale.
    case proportion
  }

  /// Figures from the most disadvantaged group to the most advantaged.
  public let values: [Double]
  public let populations: [Double]
  /// Standard errors on the figure's scale (log for rates, logit for proportions); nil for none.
  public let errors: [Double]?
  public let figure: Figure

  /// - Parameters:
  ///   - values: Figures from the most disadvantaged group to the most advantaged, 3 to 100.
  ///   - populations: People in each group, above 0.
  ///   - standardErrors: In the figures' own unit, 0 or more; nil when unknown.
  ///   - figure: What the figures are.
  /// - Throws: `StatisticError.unequalLengths`, `.tooFewValues`, `.notFinite`, `.outOfRange`.
  public init(
    values: [Double],
    populations: [Double],
    standardErrors: [Double]? = nil,
    figure: Figure = .mean
  ) throws(StatisticError) {
    try Self.check(values, populations, figure)
    if let standardErrors {
      try requireSameCount(values.count, "values", standardErrors.count, "standard errors")
      for error in standardErrors { try requireNonNegative(error, "standard error") }
    }
    self.values = values
    self.populations = populations
    self.figure = figure
    errors = standardErrors.map { errors in
      zip(errors, values).map { error, value in
        switch figure {
        case .mean: error
        case .rate: error / value
        case .proportion: error / (value * (1 - value))
        }
      }
    }
  }

  /// - Parameters:
  ///   - values: As above.
  ///   - populations: As above.
  ///   - lower: Lower confidence limits, for rates above 0, for proportions between 0 and 1.
  ///   - upper: Upper confidence limits, not below the lower ones.
  ///   - level: Confidence level of the limits.
  ///   - figure: What the figures are.
  /// - Throws: As above.
  public init(
    values: [Double],
    populations: [Double],
    lower: [Double],
    upper: [Double],
    level: Double = 0.95,
    figure: Figure = .mean
  ) throws(StatisticError) {
    try Self.check(values, populations, figure)
    try requireSameCount(values.count, "values", lower.count, "lower limits")
    try requireSameCount(values.count, "values", upper.count, "upper limits")
    let z = try normalMultiple(level: level)
    var errors: [Double] = []
    for (l, u) in zip(lower, upper) {
      try requireFinite(l, "limit")
      try requireFinite(u, "limit")
      let width = Self.moved(u, figure) - Self.moved(l, figure)
      guard width >= 0, width.isFinite else {
        throw .outOfRange("limits \(l) and \(u) give no standard error")
      }
      errors.append(width / (2 * z))
    }
    self.values = values
    self.populations = populations
    self.figure = figure
    self.errors = errors
  }

  private static func check(
    _ values: [Double],
    _ populations: [Double],
    _ figure: Figure
  ) throws(StatisticError) {
    try requireSameCount(values.count, "values", populations.count, "populations")
    try requireCount(values.count, atLeast: 3)
    guard values.count <= 100 else {
      throw .outOfRange("\(values.count) groups, at most 100")
    }
    try requireFinite(values, "value")
    for population in populations { try requirePositive(population, "population") }
    switch figure {
    case .mean: break
    case .rate:
      for value in values { try requirePositive(value, "rate") }
    case .proportion:
      for value in values where !(value > 0 && value < 1) {
        throw .outOfRange("proportion \(value) is not between 0 and 1")
      }
    }
  }

  static func moved(_ x: Double, _ figure: Figure) -> Double {
    switch figure {
    case .mean: x
    case .rate: log(x)
    case .proportion: log(x / (1 - x))
    }
  }

  static func back(_ x: Double, _ figure: Figure) -> Double {
    switch figure {
    case .mean: x
    case .rate: exp(x)
    case .proportion: logistic(x)
    }
  }

  /// How much each value adds to the fitted slope and to the fitted disadvantaged end.
  var contributions: (slope: [Double], intercept: [Double]) {
    let total = compensatedSum(populations)
    let shares = populations.map { $0 / total }
    let ranks = rankMidpoints(shares)
    // The weighted mean rank is ½ whatever the groups.
    var spread = 0.0
    for (w, b) in zip(shares, ranks) { spread += w * (b - 0.5) * (b - 0.5) }
    let slope = zip(shares, ranks).map { $0 * ($1 - 0.5) / spread }
    return (slope, zip(shares, slope).map { $0 - $1 / 2 })
  }
}
