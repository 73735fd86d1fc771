import Statistics

extension Scenario {
  /// Ranges of ranks by 10,000 draws of every area's figure.
  static let rankRanges = Scenario(
    name: "rank-ranges",
    size: "332 areas x 40 indicators, 10,000 draws",
    runs: 3
  ) {
    let indicators = SampleData.ranked().map { figures in
      figures.map { figure -> SamplingDistribution? in
        .normal(mean: figure.estimate, standardError: figure.error)
      }
    }
    return {
      var generator = SeededGenerator(seed: 4)
      var total = 0
      for figures in indicators {
        for case let range? in try rankIntervals(of: figures, using: &generator) {
          total += range.upper - range.lower
        }
      }
      return Double(total)
    }
  }
}
