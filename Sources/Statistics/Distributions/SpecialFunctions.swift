#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the distributions share: the error of Stirling's formula and the densities built on it.
///
/// Loader's saddle-point form keeps full relative precision where differences of log-gamma
/// functions would lose it.
/// Reference: Loader (2000), Fast and accurate computation of binomial probabilities.
enum Stirling {
  static let halfLogTwoPi = 0.918938533204672741780329736406

  /// ln Γ(a + 1) − (a + ½) ln a + a − ½ ln 2π, for a above 0.
  static func error(_ a: Double) -> Double {
    if a < 0.5 {
      return log(tgamma(a + 1)) - (a + 0.5) * log(a) + a - halfLogTwoPi
    }
    // Climb to where the series is exact to rounding: the error falls by a known step each time.
    var shifted = a
    var steps = 0.0
    while shifted < 16 {
      steps += (shifted + 0.5) * log1p(1 / shifted) - 1
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    let tail = 1.0 / 1188 - square * (691.0 / 360360)
    let series =
      1.0 / 12 - square
      * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * tail)))
    return steps + inverse * series
  }

  /// x ln(x / mean) + mean − x, without cancellation when the two are close.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    deviance(x, mean, gap: x - mean)
  }

  /// The same with x − mean given, where the caller knows it to more digits.
  static func deviance(_ x: Double, _ mean: Double, gap: Double) -> Double {
    guard x > 0 else { return mean }
    guard abs(gap) < 0.1 * (x + mean) else { return x * log(x / mean) - gap }
    let v = gap / (x + mean)
    var sum = gap * v
    var term = 2 * x * v
    for j in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { return next }
      sum = next
    }
    return sum
  }

  /// mean^x e^(−mean) / Γ(x + 1): the Poisson probability, for x that need not be whole.
  static func poisson(_ x: Double, mean: Double) -> Double {
    if mean == 0 { return x == 0 ? 1 : 0 }
    if x == 0 { return exp(-mean) }
    if mean.isInfinite || x.isInfinite { return 0 }
    if x < 15, mean < 600, mean > 1e-290 {
      let power = pow(mean, x)
      if power > 1e-290 { return power * exp(-mean) / tgamma(x + 1) }
    }
    return exp(-error(x) - deviance(x, mean)) / (2 * Double.pi * x).squareRoot()
  }

  /// Γ(n + 1) / (Γ(k + 1) Γ(n − k + 1)) p^k q^(n − k), for k and n that need not be whole.
  ///
  /// `rest` is n − k and `q` is 1 − p, given apart so that neither is lost to rounding.
  static func binomial(_ k: Double, _ rest: Double, _ p: Double, _ q: Double) -> Double {
    if p == 0 { return k == 0 ? 1 : 0 }
    if q == 0 { return rest == 0 ? 1 : 0 }
    let n = k + rest
    if k == 0 { return q < 0.5 ? exp(n * log(q)) : exp(n * log1p(-p)) }
    if rest == 0 { return p < 0.5 ? exp(n * log(p)) : exp(n * log1p(-q)) }
    // k − np and rest − nq are one number with two signs; the smaller of p and q has it exactly.
    let gap = q < p ? n * q - rest : k - n * p
    let exponent =
      error(n) - error(k) - error(rest)
      - deviance(k, n * p, gap: gap) - deviance(rest, n * q, gap: -gap)
    return exp(exponent) * (n / (2 * Double.pi * k * rest)).squareRoot()
  }
}

/// Solves log F(x) = log target for x on a scale where log F is concave, by Newton's steps.
///
/// `evaluate` gives F and the derivative of F by the logarithm of the scale; `move` multiplies the
/// scale by e^step. Concavity makes the steps approach from one side, so no bracket is needed.
@inline(__always)
func solveOnLogScale(
  target: Double,
  evaluate: () -> (value: Double, slope: Double),
  move: (Double) -> Void
) {
  let logTarget = log(target)
  var previous = Double.infinity
  var lastStep = 0.0
  for _ in 0..<400 {
    let (value, slope) = evaluate()
    guard value > 0, slope != 0, slope.isFinite else {
      // Beyond what doubles hold: half-way back, or from the start towards the side with a value.
      let back = lastStep != 0 ? -lastStep / 2 : slope.sign == .minus ? -1.0 : 1
      move(back)
      if lastStep != 0 { lastStep = -back }
      continue
    }
    // log(value / target) keeps digits that log(value) - log(target) would lose near the root.
    let ratio = value / target
    let gap = ratio > 0.5 && ratio < 2 ? log1p((value - target) / target) : log(value) - logTarget
    let step = max(-4, min(4, -gap * value / slope))
    move(step)
    lastStep = step
    if abs(step) < 1e-15 || (abs(step) < 1e-11 && abs(step) >= previous) { return }
    previous = abs(step)
  }
}
