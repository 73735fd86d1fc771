import Statistics

extension Scenario {
  /// Theil–Sen lines with the limits of their slopes.
  static let theilSen = Scenario(
    name: "theil-sen",
    size: "10,000 series of 20, with limits",
    runs: 11
  ) {
    let series = SampleData.series()
    let times = (1...SampleData.seriesLength).map(Double.init)
    return {
      let found = try theilSenLines(series, at: times)
      return sum(found.slope) + sum(found.lower) + sum(found.upper)
    }
  }
}

/// The sum of numbers that are there.
func sum(_ values: [Double]) -> Double {
  values.reduce(0) { $1.isNaN ? $0 : $0 + $1 }
}
