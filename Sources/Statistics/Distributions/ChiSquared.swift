/// The chi-squared distribution; degrees of freedom need not be whole.
///
/// With 0 degrees of freedom it is a point mass at 0, as exact Poisson limits need it.
/// Negative degrees of freedom and NaN give NaN.
public enum ChiSquared {
  /// Height of the density at `x`.
  public static func density(_ x: Double, degreesOfFreedom: Double) -> Double {
    Gamma.density(x / 2, shape: degreesOfFreedom / 2) / 2
  }

  /// Probability of a value up to `x`.
  public static func cumulative(_ x: Double, degreesOfFreedom: Double) -> Double {
    if degreesOfFreedom == 0 { return x.isNaN ? .nan : x >= 0 ? 1 : 0 }
    return Gamma.cumulative(x / 2, shape: degreesOfFreedom / 2)
  }

  /// Probability of a value above `x`: the p-value of a chi-squared test.
  public static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    if degreesOfFreedom == 0 { return x.isNaN ? .nan : x >= 0 ? 0 : 1 }
    return Gamma.upperTail(x / 2, shape: degreesOfFreedom / 2)
  }

  /// The value below which a share `p` lies.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    if degreesOfFreedom == 0 { return p >= 0 && p <= 1 ? 0 : .nan }
    return 2 * Gamma.quantile(p, shape: degreesOfFreedom / 2)
  }

  /// The value above which a share `p` lies; exact for tiny `p`.
  public static func quantile(upperTail p: Double, degreesOfFreedom: Double) -> Double {
    if degreesOfFreedom == 0 { return p >= 0 && p <= 1 ? 0 : .nan }
    return 2 * Gamma.quantile(upperTail: p, shape: degreesOfFreedom / 2)
  }
}
