import Statistics

extension Scenario {
  /// Wilson's limits of many proportions.
  static let wilson = Scenario(name: "wilson", size: "10,000,000 pairs", runs: 11) {
    let (counts, denominators) = SampleData.proportions()
    return {
      let found = try wilsonIntervals(counts: counts, denominators: denominators)
      // Every thousandth pair: summing all would be a good part of what is timed.
      var total = 0.0
      for i in stride(from: 0, to: counts.count, by: 1000) {
        total += found.lower[i] + found.upper[i]
      }
      return total
    }
  }
}
