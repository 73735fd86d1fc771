/// The binomial distribution of the number of successes in independent trials.
///
/// Trials below 0, infinite or not whole, a probability outside 0...1, and NaN give NaN.
public enum Binomial {
  /// Probability of exactly `count` successes; 0 for a count that is not whole or outside
  /// 0...trials.
  public static func mass(_ count: Double, trials: Double, probability p: Double) -> Double {
    guard isValid(count, trials, p) else { return .nan }
    guard count >= 0, count <= trials, count == count.rounded() else { return 0 }
    return Stirling.binomial(count, trials - count, p, 1 - p)
  }

  /// Probability of `count` successes or fewer.
  public static func cumulative(_ count: Double, trials: Double, probability p: Double) -> Double {
    guard isValid(count, trials, p) else { return .nan }
    return tails(count, trials, p).lower
  }

  /// Probability of more than `count` successes.
  public static func upperTail(_ count: Double, trials: Double, probability p: Double) -> Double {
    guard isValid(count, trials, p) else { return .nan }
    return tails(count, trials, p).upper
  }

  /// The smallest count whose cumulative probability is at least `share`.
  public static func quantile(
    _ share: Double,
    trials: Double,
    probability p: Double
  ) -> Double {
    guard isValid(share, trials, p), share >= 0, share <= 1 else { return .nan }
    if share == 1 { return p == 0 ? 0 : trials }
    let z = Normal.quantile(share)
    let spread = (trials * p * (1 - p)).squareRoot()
    let guess = z.isFinite ? trials * p + z * spread + (1 - 2 * p) * (z * z - 1) / 6 : 0
    return smallestCount(near: guess, spread: spread, upTo: trials) { count in
      let tails = tails(count, trials, p)
      return reaches(share, tails.lower, tails.upper)
    }
  }

  private static func isValid(_ x: Double, _ trials: Double, _ p: Double) -> Bool {
    !x.isNaN && trials >= 0 && trials.isFinite && trials == trials.rounded() && p >= 0 && p <= 1
  }

  private static func tails(
    _ count: Double,
    _ trials: Double,
    _ p: Double
  ) -> (lower: Double, upper: Double) {
    if count < 0 { return (0, 1) }
    let k = count.rounded(.down)
    if k >= trials { return (1, 0) }
    let beta = Beta.tails(p, 1 - p, k + 1, trials - k)
    return (beta.upper, beta.lower)
  }
}
