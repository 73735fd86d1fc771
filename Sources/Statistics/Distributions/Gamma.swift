#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gamma distribution with a shape and, where it is not 1, a rate (inverse scale).
///
/// Both tails are computed directly: each keeps about 13 digits down to the smallest doubles.
/// A shape or rate that is not above 0 gives NaN, as does NaN in any argument.
public enum Gamma {
  /// Height of the density at `x`.
  public static func density(_ x: Double, shape: Double, rate: Double = 1) -> Double {
    guard isValid(x, shape, rate) else { return .nan }
    if x < 0 || x.isInfinite { return 0 }
    let y = x * rate
    if y == 0 { return shape < 1 ? .infinity : shape == 1 ? rate : 0 }
    return Stirling.poisson(shape, mean: y) * shape / y * rate
  }

  /// Probability of a value up to `x`.
  public static func cumulative(_ x: Double, shape: Double, rate: Double = 1) -> Double {
    isValid(x, shape, rate) ? tails(x * rate, shape: shape).lower : .nan
  }

  /// Probability of a value above `x`.
  public static func upperTail(_ x: Double, shape: Double, rate: Double = 1) -> Double {
    isValid(x, shape, rate) ? tails(x * rate, shape: shape).upper : .nan
  }

  /// The value below which a share `p` lies; 0 at 0, ∞ at 1, NaN outside 0...1.
  public static func quantile(_ p: Double, shape: Double, rate: Double = 1) -> Double {
    guard isValid(p, shape, rate), p >= 0, p <= 1 else { return .nan }
    return p <= 0.5
      ? solve(lower: p, shape: shape) / rate : solve(upper: 1 - p, shape: shape) / rate
  }

  /// The value above which a share `p` lies; exact for tiny `p`.
  public static func quantile(upperTail p: Double, shape: Double, rate: Double = 1) -> Double {
    guard isValid(p, shape, rate), p >= 0, p <= 1 else { return .nan }
    return p < 0.5
      ? solve(upper: p, shape: shape) / rate : solve(lower: 1 - p, shape: shape) / rate
  }

  private static func isValid(_ x: Double, _ shape: Double, _ rate: Double) -> Bool {
    !x.isNaN && shape > 0 && shape.isFinite && rate > 0 && rate.isFinite
  }

  /// Regularised incomplete gamma functions P(shape, x) and Q(shape, x).
  static func tails(_ x: Double, shape a: Double) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    guard x.isFinite else { return (1, 0) }
    if a > 1e8, abs(x / a - 1) < 0.01 { return uniformTails(x, shape: a) }
    if x < a + 1 {
      let lower = min(1, Stirling.poisson(a, mean: x) * series(x, a))
      return (lower, 1 - lower)
    }
    let upper = min(1, Stirling.poisson(a, mean: x) * a * continuedFraction(x, a))
    return (1 - upper, upper)
  }

  /// Σ xⁿ / ((a + 1) … (a + n)), n from 0.
  private static func series(_ x: Double, _ a: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = a
    for _ in 0..<2_000_000 {
      n += 1
      term *= x / n
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum
  }

  /// Legendre's continued fraction of Γ(a, x) eˣ x⁻ᵃ, by Lentz's method.
  private static func continuedFraction(_ x: Double, _ a: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / (abs(b) < tiny ? tiny : b)
    var h = d
    for i in 1..<2_000_000 {
      let factor = -Double(i) * (Double(i) - a)
      b += 2
      d = factor * d + b
      if abs(d) < tiny { d = tiny }
      c = b + factor / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      h *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return h
  }

  /// Temme's uniform expansion, first term: for shapes so large that the others vanish.
  ///
  /// Reference: Temme (1979), SIAM Journal on Mathematical Analysis 10.
  private static func uniformTails(_ x: Double, shape a: Double) -> (lower: Double, upper: Double) {
    let halfSquare = Stirling.deviance(a, x)  // a η² / 2
    let root = (2 * halfSquare).squareRoot() * (x < a ? -1 : 1)  // η √a
    let eta = root / a.squareRoot()
    let c0 = -1.0 / 3 + eta * (1.0 / 12 - eta * (2.0 / 135 - eta / 864))
    let correction = exp(-halfSquare) / (2 * Double.pi * a).squareRoot() * c0
    return (Normal.cumulative(root) - correction, Normal.upperTail(root) + correction)
  }

  private static func solve(lower p: Double, shape a: Double) -> Double {
    if p == 0 { return 0 }
    // P ≤ xᵃ / Γ(a + 1): this start lies at or below the root.
    let logStart = (log(p) + Stirling.error(a) + (a + 0.5) * log(a) - a + Stirling.halfLogTwoPi) / a
    var x = exp(logStart)
    if let better = wilsonHilferty(Normal.quantile(p), a), better > x { x = better }
    guard x > 0 else { return 0 }
    solveOnLogScale(target: p) {
      (tails(x, shape: a).lower, Stirling.poisson(a, mean: x) * a)
    } move: {
      x *= exp($0)
    }
    return x
  }

  private static func solve(upper p: Double, shape a: Double) -> Double {
    if p == 0 { return .infinity }
    var x = wilsonHilferty(Normal.quantile(upperTail: p), a) ?? a
    if a < 1 { x = min(x, max(a, -log(p))) }
    solveOnLogScale(target: p) {
      (tails(x, shape: a).upper, -Stirling.poisson(a, mean: x) * a)
    } move: {
      x *= exp($0)
    }
    return x
  }

  /// Wilson and Hilferty's (1931) cube-root start; none where the cube is not clearly positive.
  private static func wilsonHilferty(_ z: Double, _ a: Double) -> Double? {
    let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    return root > 0.1 ? a * root * root * root : nil
  }
}
