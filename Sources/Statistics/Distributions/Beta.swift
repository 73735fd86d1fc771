#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta distribution on 0...1 with shapes `alpha` and `beta`.
///
/// Both tails are computed directly. A shape that is not above 0 gives NaN, as does NaN.
public enum Beta {
  /// Height of the density at `x`.
  public static func density(_ x: Double, alpha: Double, beta: Double) -> Double {
    guard isValid(x, alpha, beta) else { return .nan }
    if x < 0 || x > 1 { return 0 }
    if x == 0 { return alpha < 1 ? .infinity : alpha == 1 ? beta : 0 }
    if x == 1 { return beta < 1 ? .infinity : beta == 1 ? alpha : 0 }
    return slope(x, 1 - x, alpha, beta) / (x * (1 - x))
  }

  /// Probability of a value up to `x`: the regularised incomplete beta function.
  public static func cumulative(_ x: Double, alpha: Double, beta: Double) -> Double {
    guard isValid(x, alpha, beta) else { return .nan }
    return tails(x, 1 - x, alpha, beta).lower
  }

  /// Probability of a value above `x`.
  public static func upperTail(_ x: Double, alpha: Double, beta: Double) -> Double {
    guard isValid(x, alpha, beta) else { return .nan }
    return tails(x, 1 - x, alpha, beta).upper
  }

  /// The value below which a share `p` lies; NaN outside 0...1.
  public static func quantile(_ p: Double, alpha: Double, beta: Double) -> Double {
    guard isValid(p, alpha, beta), p >= 0, p <= 1 else { return .nan }
    return p <= 0.5
      ? solve(lower: p, alpha, beta).x : solve(lower: 1 - p, beta, alpha).y
  }

  /// The value above which a share `p` lies; exact for tiny `p`.
  public static func quantile(upperTail p: Double, alpha: Double, beta: Double) -> Double {
    guard isValid(p, alpha, beta), p >= 0, p <= 1 else { return .nan }
    return p < 0.5
      ? solve(lower: p, beta, alpha).y : solve(lower: 1 - p, alpha, beta).x
  }

  private static func isValid(_ x: Double, _ a: Double, _ b: Double) -> Bool {
    !x.isNaN && a > 0 && a.isFinite && b > 0 && b.isFinite
  }

  /// xᵃ yᵇ / B(a, b): the density on the scale of ln(x / y).
  static func slope(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    Stirling.binomial(a, b, x, y) * (a / (a + b)) * b
  }

  /// Both tails at x, with y = 1 − x given apart so that neither end loses digits.
  static func tails(
    _ x: Double,
    _ y: Double,
    _ a: Double,
    _ b: Double
  ) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    guard y > 0 else { return (1, 0) }
    let front = slope(x, y, a, b)
    if x < (a + 1) / (a + b + 2) {
      let lower = min(1, front * continuedFraction(x, y, a, b))
      return (lower, 1 - lower)
    }
    let upper = min(1, front * continuedFraction(y, x, b, a))
    return (1 - upper, upper)
  }

  /// I(x; a, b) over xᵃ yᵇ / B(a, b), for x below about a / (a + b).
  ///
  /// Reference: DiDonato and Morris (1992), ACM Transactions on Mathematical Software 18, BFRAC:
  /// with y given, no term cancels, however large a is.
  private static func continuedFraction(
    _ x: Double,
    _ y: Double,
    _ a: Double,
    _ b: Double
  ) -> Double {
    let tiny = 1e-300
    func held(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    let lambda = y < x ? (a + b) * y - b : a - (a + b) * x
    let first = held(a / (a + 1) * (lambda + 1))
    var h = first
    var c = first
    var d = 0.0
    for m in 1..<1_000_000 {
      let n = Double(m)
      let step = n * (b - n) * x
      let root = (a + n - 1) / (a + 2 * n - 1)
      let alpha = root * ((a + b + n - 1) / (a + 2 * n - 1)) * step * x
      let beta =
        n + step / (a + 2 * n - 1) + (a + n) / (a + 2 * n + 1) * (lambda + 1 + n * (1 + y))
      d = 1 / held(beta + alpha * d)
      c = held(beta + alpha / c)
      let change = c * d
      h *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return 1 / h
  }

  /// x and 1 − x with lower tail `p`.
  private static func solve(lower p: Double, _ a: Double, _ b: Double) -> (x: Double, y: Double) {
    if p == 0 { return (0, 1) }
    var odds = start(p, a, b)
    solveOnLogScale(target: p) {
      let x = odds / (1 + odds)
      let y = 1 / (1 + odds)
      return (tails(x, y, a, b).lower, slope(x, y, a, b))
    } move: {
      odds *= exp($0)
    }
    return (odds / (1 + odds), 1 / (1 + odds))
  }

  /// A first x / (1 − x).
  private static func start(_ p: Double, _ a: Double, _ b: Double) -> Double {
    if a >= 1, b >= 1 {
      // Abramowitz and Stegun 26.5.22.
      let z = Normal.quantile(upperTail: p)
      let l = (z * z - 3) / 6
      let h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1))
      if h + l > 0 {
        let w =
          z * (h + l).squareRoot() / h
          - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (l + 5.0 / 6 - 2 / (3 * h))
        let odds = a / b * exp(-2 * w)
        if odds > 1e-250, odds < 1e250 { return odds }
      }
    }
    let n = a + b
    let t = exp(a * log(a / n)) / a
    let u = exp(b * log(b / n)) / b
    if p < t / (t + u) {
      let x = pow(a * (t + u) * p, 1 / a)
      return max(1e-300, x / max(1e-16, 1 - x))
    }
    let y = pow(b * (t + u) * (1 - p), 1 / b)
    return max(1e-300, max(1e-16, 1 - y) / max(1e-300, y))
  }
}
