import Statistics

/// The chance that a test finds what was planted, as theory gives it before anything is drawn.
enum Power {
  /// Chi-squared test for trend, two-sided at 5%: the chance that |z| is above 1.96.
  static func trend(totals: [Double], shares: [Double]) -> Double {
    let all = totals.reduce(0, +)
    let p = zip(totals, shares).reduce(0) { $0 + $1.0 * $1.1 } / all
    let middle = totals.enumerated().reduce(0) { $0 + $1.element * Double($1.offset) } / all
    var covariance = 0.0
    var spread = 0.0
    for (year, total) in totals.enumerated() {
      let t = Double(year) - middle
      covariance += total * shares[year] * t
      spread += total * t * t
    }
    let z = covariance / (p * (1 - p) * spread).squareRoot()
    return twoSided(z)
  }

  /// Anhøj's rule of crossings alone, so no more than the power of both rules: `before` months at
  /// one mean and `after` at another, about the mean of all.
  static func step(before: Int, after: Int, mean: Double, changed: Double) -> Double {
    let count = before + after
    let centre = (Double(before) * mean + Double(after) * changed) / Double(count)
    let limit = Int(Binomial.quantile(0.05, trials: Double(count - 1), probability: 0.5))
    // Chance of each number of crossings, for the series that is now below or above.
    var below = [Double](repeating: 0, count: count)
    var above = below
    for month in 0..<count {
      let high = Poisson.upperTail(centre, mean: month < before ? mean : changed)
      if month == 0 {
        below[0] = 1 - high
        above[0] = high
        continue
      }
      var nextBelow = [Double](repeating: 0, count: count)
      var nextAbove = nextBelow
      for crossings in 0..<count {
        let fromAbove = crossings > 0 ? above[crossings - 1] : 0
        let fromBelow = crossings > 0 ? below[crossings - 1] : 0
        nextBelow[crossings] = (below[crossings] + fromAbove) * (1 - high)
        nextAbove[crossings] = (above[crossings] + fromBelow) * high
      }
      below = nextBelow
      above = nextAbove
    }
    return (0..<min(limit, count)).reduce(0) { $0 + below[$1] + above[$1] }
  }

  /// Beyond the upper 99.8% limit of an exact Poisson funnel.
  static func outlier(expected: Double, factor: Double) -> Double {
    let limit = Poisson.quantile(0.999, mean: expected)
    return Poisson.upperTail(limit, mean: expected * factor)
  }

  /// A change of the slope index from one year to another, two-sided at 5%.
  static func widening(
    shares: [Double],
    first: (proportions: [Double], total: Double),
    last: (proportions: [Double], total: Double),
    widening: Double
  ) -> Double {
    let variance = [first, last].reduce(0) { sum, year in
      sum + slopeVariance(shares, year.proportions, year.total)
    }
    return twoSided(widening / variance.squareRoot())
  }

  private static func slopeVariance(
    _ shares: [Double],
    _ proportions: [Double],
    _ total: Double
  ) -> Double {
    var ranks: [Double] = []
    var reached = 0.0
    for share in shares {
      ranks.append(reached + share / 2)
      reached += share
    }
    let spread = zip(shares, ranks).reduce(0) { $0 + $1.0 * ($1.1 - 0.5) * ($1.1 - 0.5) }
    return shares.indices.reduce(0) { sum, group in
      let weight = shares[group] * (ranks[group] - 0.5) / spread
      let p = proportions[group]
      return sum + weight * weight * p * (1 - p) / (shares[group] * total)
    }
  }

  /// Two proportions compared, two-sided at 5%.
  static func change(_ first: (Double, of: Double), _ last: (Double, of: Double)) -> Double {
    let variance =
      first.0 * (1 - first.0) / first.of + last.0 * (1 - last.0) / last.of
    return twoSided((last.0 - first.0) / variance.squareRoot())
  }

  /// A proportion whose 95% limits leave out a reference that is taken as known.
  static func difference(_ proportion: Double, from reference: Double, of total: Double) -> Double {
    twoSided((proportion - reference) / (proportion * (1 - proportion) / total).squareRoot())
  }

  /// A standardised rate `excess` above a reference that is taken as known.
  static func standardised(
    populations: [Double],
    rates: [Double],
    weights: [Double],
    excess: Double
  ) -> Double {
    let total = weights.reduce(0, +)
    var rate = 0.0
    var variance = 0.0
    for band in rates.indices {
      let weight = weights[band] / total
      rate += weight * rates[band]
      variance += weight * weight * rates[band] * (1 + excess) / populations[band]
    }
    return twoSided(excess * rate / variance.squareRoot())
  }

  /// The chance that a normal score about `z` lies beyond ±1.96.
  private static func twoSided(_ z: Double) -> Double {
    let limit = Normal.quantile(0.975)
    return Normal.upperTail(limit - abs(z)) + Normal.cumulative(-limit - abs(z))
  }
}
