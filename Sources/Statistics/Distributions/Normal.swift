#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard normal distribution: mean 0, standard deviation 1.
///
/// All functions are exact to about 1e-15 of their value, far into both tails (to |x| = 37.5,
/// where the tail leaves the range of a double). NaN in gives NaN out.
public enum Normal {
  /// Height of the density at `x`.
  public static func density(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? .nan : 0 }
    return exponentialOfHalfSquare(x) * 0.398942280401432677939946059934
  }

  /// Probability of a value up to `x`.
  public static func cumulative(_ x: Double) -> Double { upperTail(-x) }

  /// Probability of a value above `x`; computed directly, never as 1 − lower.
  public static func upperTail(_ x: Double) -> Double {
    // erfc is steep: in the far tail the rounding of x / √2 alone would cost two digits.
    let root = 0.707106781186547524400844362105
    let rootRest = -4.833646656726457e-17  // 1/√2 less its double
    let y = x * root
    let tail = erfc(y)
    guard y.isFinite, tail > 0, abs(y) > 0.5 else { return tail / 2 }
    let rest = (-y).addingProduct(x, root) + x * rootRest  // x / √2 − y
    let slope = -2 / Double.pi.squareRoot() * exp(-y * y)
    return (tail + slope * rest) / 2
  }

  /// The value below which a share `p` of the distribution lies; −∞ at 0, ∞ at 1, NaN outside.
  ///
  /// Reference: Wichura (1988), Applied Statistics 37, algorithm AS 241.
  public static func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    let q = p - 0.5
    guard abs(q) > 0.425 else { return central(q) }
    return q < 0 ? -farTail(p) : farTail(1 - p)
  }

  /// The value above which a share `p` of the distribution lies; exact for tiny `p`.
  public static func quantile(upperTail p: Double) -> Double { -quantile(p) }

  /// e^(−x²/2) with the square taken in two parts, since its rounding is multiplied by x².
  private static func exponentialOfHalfSquare(_ x: Double) -> Double {
    guard abs(x) < 40 else { return 0 }
    let coarse = (x * 16).rounded(.towardZero) / 16
    let rest = (x - coarse) * (x + coarse)
    return exp(-coarse * coarse / 2) * exp(-rest / 2)
  }

  private static func central(_ q: Double) -> Double {
    let r = 0.180625 - q * q
    let numerator = polynomial(
      r,
      3.3871328727963666080e0,
      1.3314166789178437745e+2,
      1.9715909503065514427e+3,
      1.3731693765509461125e+4,
      4.5921953931549871457e+4,
      6.7265770927008700853e+4,
      3.3430575583588128105e+4,
      2.5090809287301226727e+3
    )
    let denominator = polynomial(
      r,
      1,
      4.2313330701600911252e+1,
      6.8718700749205790830e+2,
      5.3941960214247511077e+3,
      2.1213794301586595867e+4,
      3.9307895800092710610e+4,
      2.8729085735721942674e+4,
      5.2264952788528545610e+3
    )
    return q * numerator / denominator
  }

  /// The positive value with tail probability `tail`, for tails below 0.075.
  private static func farTail(_ tail: Double) -> Double {
    guard tail > 0 else { return .infinity }
    var r = (-log(tail)).squareRoot()
    if r <= 5 {
      r -= 1.6
      let numerator = polynomial(
        r,
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4
      )
      let denominator = polynomial(
        r,
        1,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
      )
      return numerator / denominator
    }
    r -= 5
    let numerator = polynomial(
      r,
      6.65790464350110377720e0,
      5.46378491116411436990e0,
      1.78482653991729133580e0,
      2.96560571828504891230e-1,
      2.65321895265761230930e-2,
      1.24266094738807843860e-3,
      2.71155556874348757815e-5,
      2.01033439929228813265e-7
    )
    let denominator = polynomial(
      r,
      1,
      5.99832206555887937690e-1,
      1.36929880922735805310e-1,
      1.48753612908506148525e-2,
      7.86869131145613259100e-4,
      1.84631831751005468180e-5,
      1.42151175831644588870e-7,
      2.04426310338993978564e-15
    )
    return numerator / denominator
  }

  private static func polynomial(
    _ x: Double,
    _ c0: Double,
    _ c1: Double,
    _ c2: Double,
    _ c3: Double,
    _ c4: Double,
    _ c5: Double,
    _ c6: Double,
    _ c7: Double
  ) -> Double {
    (((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x) + c0
  }
}

extension Statistic {
  /// Distributions, as help shows it.
  public static let distributions = Statistic(
    name: "distributions",
    title: "Distributions",
    group: .descriptive,
    aliases: [
      "normal", "student_t", "chi_squared", "f_distribution", "binomial", "poisson", "gamma",
      "beta",
    ],
    summary:
      "Normal, Student t, chi-squared, F, gamma, beta, binomial and Poisson: densities, both "
      + "tails and quantiles.",
    inputs: [
      .init("value", "where the distribution is asked"),
      .init("share", "0 to 1, for a quantile"),
      .init(
        "parameters",
        "degrees of freedom, shape, rate, trials, probability or mean; they need not be "
          + "whole, but for trials"
      ),
    ],
    results: [
      .init("density", "height, or probability of one count"),
      .init("cumulative, upper tail", "probabilities, each computed directly"),
      .init("quantile", "of the lower tail, or of the upper one for tiny tails"),
    ],
    caution:
      "Shares computed as 1 less an upper tail: ask for the upper tail itself, or its digits "
      + "are lost.",
    reference:
      "Wichura (1988), Applied Statistics 37; Loader (2000), Fast and accurate computation "
      + "of binomial probabilities; DiDonato and Morris (1992), ACM Transactions on "
      + "Mathematical Software 18; Temme (1979), SIAM Journal on Mathematical Analysis 10"
  )
}
