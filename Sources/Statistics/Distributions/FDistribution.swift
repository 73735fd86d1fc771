/// The F distribution: the ratio of two variances.
///
/// Degrees of freedom that are not above 0, and NaN, give NaN.
public enum FDistribution {
  /// Height of the density at `f`.
  public static func density(_ f: Double, numerator d1: Double, denominator d2: Double) -> Double {
    guard f > 0, f.isFinite else {
      if f.isNaN || !(d1 > 0) || !(d2 > 0) { return .nan }
      return f == 0 ? (d1 < 2 ? .infinity : d1 == 2 ? 1 : 0) : 0
    }
    guard d1 > 0, d2 > 0, d1.isFinite, d2.isFinite else { return .nan }
    let (x, y) = parts(f, d1, d2)
    return Beta.slope(x, y, d1 / 2, d2 / 2) / f
  }

  /// Probability of a value up to `f`.
  public static func cumulative(
    _ f: Double,
    numerator d1: Double,
    denominator d2: Double
  ) -> Double {
    tails(f, d1, d2).lower
  }

  /// Probability of a value above `f`: the p-value of an F test.
  public static func upperTail(
    _ f: Double,
    numerator d1: Double,
    denominator d2: Double
  ) -> Double {
    tails(f, d1, d2).upper
  }

  /// The value below which a share `p` lies.
  public static func quantile(_ p: Double, numerator d1: Double, denominator d2: Double) -> Double {
    let x = Beta.quantile(p, alpha: d1 / 2, beta: d2 / 2)
    // 1 − x from the mirrored quantile keeps its digits when x is close to 1.
    let y = Beta.quantile(upperTail: p, alpha: d2 / 2, beta: d1 / 2)
    return x / y * (d2 / d1)
  }

  /// The value above which a share `p` lies; exact for tiny `p`.
  public static func quantile(
    upperTail p: Double,
    numerator d1: Double,
    denominator d2: Double
  ) -> Double {
    1 / quantile(p, numerator: d2, denominator: d1)
  }

  private static func parts(_ f: Double, _ d1: Double, _ d2: Double) -> (Double, Double) {
    let ratio = d1 / d2 * f
    return ratio.isFinite ? (ratio / (1 + ratio), 1 / (1 + ratio)) : (1, 0)
  }

  private static func tails(
    _ f: Double,
    _ d1: Double,
    _ d2: Double
  ) -> (lower: Double, upper: Double) {
    guard !f.isNaN, d1 > 0, d2 > 0, d1.isFinite, d2.isFinite else { return (.nan, .nan) }
    guard f > 0 else { return (0, 1) }
    let (x, y) = parts(f, d1, d2)
    return Beta.tails(x, y, d1 / 2, d2 / 2)
  }
}
