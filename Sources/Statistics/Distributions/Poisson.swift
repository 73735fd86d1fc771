/// The Poisson distribution of a count of events with a given mean.
///
/// A negative or infinite mean, and NaN, give NaN.
public enum Poisson {
  /// Probability of exactly `count` events; 0 for a count that is not whole or below 0.
  public static func mass(_ count: Double, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite, !count.isNaN else { return .nan }
    guard count >= 0, count.isFinite, count == count.rounded() else { return 0 }
    return Stirling.poisson(count, mean: mean)
  }

  /// Probability of `count` events or fewer.
  public static func cumulative(_ count: Double, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite, !count.isNaN else { return .nan }
    if count < 0 { return 0 }
    if mean == 0 || count.isInfinite { return 1 }
    return Gamma.upperTail(mean, shape: count.rounded(.down) + 1)
  }

  /// Probability of more than `count` events.
  public static func upperTail(_ count: Double, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite, !count.isNaN else { return .nan }
    if count < 0 { return 1 }
    if mean == 0 || count.isInfinite { return 0 }
    return Gamma.cumulative(mean, shape: count.rounded(.down) + 1)
  }

  /// The smallest count whose cumulative probability is at least `p`.
  public static func quantile(_ p: Double, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite, p >= 0, p <= 1 else { return .nan }
    if p == 1 { return mean == 0 ? 0 : .infinity }
    let z = Normal.quantile(p)
    let spread = mean.squareRoot()
    let guess = z.isFinite ? mean + z * spread + (z * z - 1) / 6 : 0
    return smallestCount(near: guess, spread: spread, upTo: .infinity) { count in
      reaches(p, cumulative(count, mean: mean), upperTail(count, mean: mean))
    }
  }
}

/// Whether a cumulative probability reaches `p`, judged on the smaller tail.
///
/// A hair of slack keeps a count whose probability equals `p` in exact arithmetic.
func reaches(_ p: Double, _ lower: Double, _ upper: Double) -> Bool {
  let slack = 64 * Double.ulpOfOne
  return p < 0.5 ? lower >= p * (1 - slack) : upper <= (1 - p) * (1 + slack)
}

/// The smallest whole count from 0 to `limit` for which `isEnough` holds; it must hold at `limit`.
func smallestCount(
  near guess: Double,
  spread: Double,
  upTo limit: Double,
  _ isEnough: (Double) -> Bool
) -> Double {
  var high = min(limit, max(0, guess.rounded()))
  var step = max(1, (spread / 8).rounded())
  var low = -1.0
  if isEnough(high) {
    while high - step >= 0 && isEnough(high - step) {
      high -= step
      step *= 2
    }
    low = max(-1, high - step)
  } else {
    repeat {
      low = high
      high = min(limit, high + step)
      step *= 2
    } while high < limit && !isEnough(high)
  }
  while high - low > 1 {
    let middle = ((low + high) / 2).rounded(.down)
    if middle <= low || middle >= high { break }
    if isEnough(middle) { high = middle } else { low = middle }
  }
  return high
}
