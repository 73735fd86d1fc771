/// All statistics that help knows, in the order of their groups.
public enum StatisticRegistry {
  public static let all: [Statistic] = [
    // descriptive
    .mean, .weightedMean, .quantile, .medianAbsoluteDeviation, .modifiedScore, .distributions,
    // intervals
    .wilson, .byar, .exactPoisson, .exactBinomial, .meanInterval, .publishedInterval, .bootstrap,
    // rates
    .dsr, .smr, .lifeExpectancy,
    // comparison
    .squareAndAdd, .newcombe, .rateDifference, .scoreInterval, .publishedEstimates, .change,
    .benchmark, .target, .relativeChange,
    // ranking
    .rank, .rankRange, .quantileGroups,
    // multiple testing
    .adjustedP,
    // trends
    .chiSquaredTrend, .mannKendall, .theilSen, .linearRegression, .leastSquares, .recentTrend,
    .streak,
    // process control
    .xmr, .specialCause, .countChart, .runs, .funnel, .funnelOutcome, .overdispersedFunnel,
    // inequality
    .absoluteGap, .relativeGap, .betweenGroupVariance, .theilIndex, .dispersion,
    .concentrationIndex, .populationAttributableRisk, .slopeIndex, .modelledSlopeIndex,
    // forecasting
    .holt, .exponentialSmoothing, .backtest, .targetChance,
    // small areas
    .shrunkRate, .betaBinomialFunnel, .negativeBinomialFunnel,
  ]

  /// The statistic of that name or alias, whatever its case; spaces and hyphens count as
  /// underscores.
  public static func statistic(named name: String) -> Statistic? {
    let wanted = folded(name)
    return all.first { $0.name == wanted } ?? all.first { $0.aliases.contains(wanted) }
  }

  private static func folded(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}
