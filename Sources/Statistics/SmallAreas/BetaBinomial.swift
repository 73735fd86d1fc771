#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The beta-binomial distribution: successes in trials whose probability itself varies.
///
/// The probability has mean `mean` and intraclass correlation `correlation`: its beta shapes are
/// mean · (1 − ρ)/ρ and (1 − mean)(1 − ρ)/ρ. A correlation of 0 is the binomial distribution.
public enum BetaBinomial {
  /// Natural logarithm of the probability of `count` successes; `trials` whole, 0 < mean < 1.
  static func logMass(
    _ count: Double,
    trials: Double,
    mean: Double,
    correlation: Double
  ) -> Double {
    guard correlation > 0 else {
      // Without the exponential, which far from the mean would be 0.
      let rest = trials - count
      if count == 0 { return trials * log1p(-mean) }
      if rest == 0 { return trials * log(mean) }
      return Stirling.error(trials) - Stirling.error(count) - Stirling.error(rest)
        - Stirling.deviance(count, trials * mean) - Stirling.deviance(rest, trials * (1 - mean))
        - Stirling.halfLogTwoPi + (log(trials) - log(count) - log(rest)) / 2
    }
    let size = (1 - correlation) / correlation
    let a = mean * size
    let b = (1 - mean) * size
    return logBeta(count + a, trials - count + b) - logBeta(a, b)
      - logBeta(count + 1, trials - count + 1) - log(trials + 1)
  }

  /// Limits on a count that leave `tail` on each side, interpolated between whole counts.
  ///
  /// The probabilities are summed outwards from the mode, each from its neighbour.
  static func limits(
    trials: Double,
    mean: Double,
    correlation: Double,
    tail: Double
  ) -> (lower: Double, upper: Double) {
    let size = (1 - correlation) / correlation
    let a = mean * size
    let b = (1 - mean) * size
    // A U-shaped distribution has no inner mode: start at the end with more weight.
    let mode =
      a > 1 && b > 1 ? (trials * (a - 1) / (a + b - 2)).rounded(.down) : mean > 0.5 ? trials : 0
    let start = min(max(0, mode), trials)
    let peak = exp(
      logMass(start, trials: trials, mean: mean, correlation: correlation)
    )
    // Probability of k + 1 over that of k.
    func ratio(_ k: Double) -> Double {
      (trials - k) * (k + a) / ((k + 1) * (trials - k - 1 + b))
    }
    // Below the mode, from the far end up: small terms first.
    var below: [Double] = []
    var mass = peak
    var k = start
    while k > 0 {
      mass /= ratio(k - 1)
      guard mass > peak * 1e-22 || a < 1 else { break }
      below.append(mass)
      k -= 1
    }
    let first = start - Double(below.count)
    var above: [Double] = []
    mass = peak
    k = start
    while k < trials {
      mass *= ratio(k)
      guard mass > peak * 1e-22 || b < 1 else { break }
      above.append(mass)
      k += 1
    }
    let masses = below.reversed() + [peak] + above
    var sum = 0.0
    var lower = first
    for (i, mass) in masses.enumerated() {
      sum += mass
      if sum >= tail {
        lower = lowerCountLimit(first + Double(i), upTo: sum, mass: mass, tail: tail)
        break
      }
    }
    sum = 0
    var upper = first + Double(masses.count - 1)
    for (i, mass) in masses.enumerated().reversed() {
      sum += mass
      if sum >= tail {
        upper = upperCountLimit(first + Double(i), from: sum, mass: mass, tail: tail)
        break
      }
    }
    return (lower, min(trials, upper))
  }
}

/// ln B(a, b), for both above 0, without the cancellation of three log-gamma functions.
func logBeta(_ a: Double, _ b: Double) -> Double {
  let sum = a + b
  // Γ(a)Γ(b)/Γ(a+b) by Stirling, each with its own error term.
  return Stirling.halfLogTwoPi + Stirling.error(a) + Stirling.error(b) - Stirling.error(sum)
    + (a - 0.5) * log(a / sum) + (b - 0.5) * log(b / sum) - 0.5 * log(sum)
}
