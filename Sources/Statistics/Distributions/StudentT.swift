#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Student's t distribution; degrees of freedom need not be whole.
///
/// Infinite degrees of freedom give the normal distribution; 0, negative and NaN give NaN.
/// Reference: Student (1908), Biometrika 6.
public enum StudentT {
  /// Height of the density at `t`.
  public static func density(_ t: Double, degreesOfFreedom df: Double) -> Double {
    guard df > 0, !t.isNaN else { return .nan }
    if df.isInfinite { return Normal.density(t) }
    if t.isInfinite { return 0 }
    let reach = abs(t) / df.squareRoot()
    let logSpread = reach > 1e100 ? 2 * log(reach) : log1p(reach * reach)
    return exp(logHeight(df) - (df + 1) / 2 * logSpread)
  }

  /// Probability of a value up to `t`.
  public static func cumulative(_ t: Double, degreesOfFreedom df: Double) -> Double {
    upperTail(-t, degreesOfFreedom: df)
  }

  /// Probability of a value above `t`; twice it at |t| is the two-sided p-value.
  public static func upperTail(_ t: Double, degreesOfFreedom df: Double) -> Double {
    guard df > 0, !t.isNaN else { return .nan }
    if df.isInfinite { return Normal.upperTail(t) }
    let tail = halves(abs(t), df)
    return t > 0 ? tail.beyond : 0.5 + tail.within
  }

  /// The value below which a share `p` lies; −∞ at 0, ∞ at 1, NaN outside.
  public static func quantile(_ p: Double, degreesOfFreedom df: Double) -> Double {
    guard df > 0, p >= 0, p <= 1 else { return .nan }
    if df.isInfinite { return Normal.quantile(p) }
    if p == 0.5 { return 0 }
    return p < 0.5 ? -positiveQuantile(p, 0.5 - p, df) : positiveQuantile(1 - p, p - 0.5, df)
  }

  /// The value above which a share `p` lies; exact for tiny `p`.
  public static func quantile(upperTail p: Double, degreesOfFreedom df: Double) -> Double {
    -quantile(p, degreesOfFreedom: df)
  }

  /// ln of the density at 0.
  private static func logHeight(_ df: Double) -> Double {
    logInverseBeta(df) - 0.5 * log(df)
  }

  /// −ln B(ν / 2, ½), by Γ(a + ½) / (Γ(a) √π).
  private static func logInverseBeta(_ df: Double) -> Double {
    let a = df / 2
    // ln Γ(a + ½) − ln Γ(a) with Γ(z) = Γ(z + 1) / z.
    let upper = a + 0.5
    let difference =
      Stirling.error(upper) - Stirling.error(a) + a * log1p(0.5 / a) + 0.5 * log(a) - 0.5
    return difference - 0.5 * log(Double.pi)
  }

  /// Probabilities of a value beyond `t` and of one between 0 and `t`, for t not negative.
  private static func halves(_ t: Double, _ df: Double) -> (beyond: Double, within: Double) {
    if t == 0 { return (0.5, 0) }
    if t.isInfinite { return (0, 0.5) }
    let reach = t / df.squareRoot()
    if reach > 1e10 {
      // t² would overflow or drown ν: the leading power alone is exact here.
      let beyond = exp(logInverseBeta(df)) / df * pow(1 / reach, df)
      return (beyond, 0.5 - beyond)
    }
    let ratio = reach * reach
    let tails = Beta.tails(1 / (1 + ratio), ratio / (1 + ratio), df / 2, 0.5)
    return (tails.lower / 2, tails.upper / 2)
  }

  private static func positiveQuantile(_ tail: Double, _ within: Double, _ df: Double) -> Double {
    if tail == 0 { return .infinity }
    let height = logHeight(df)
    func slope(_ t: Double) -> Double {
      let reach = t / df.squareRoot()
      let logSpread = reach > 1e100 ? 2 * log(reach) : log1p(reach * reach)
      return exp(height - (df + 1) / 2 * logSpread + log(t))
    }
    let z = Normal.quantile(upperTail: tail)
    if tail > 0.2 {
      var t = max(within / exp(height), z)
      solveOnLogScale(target: within) {
        (halves(t, df).within, slope(t))
      } move: {
        t *= exp($0)
      }
      return t
    }
    // The leading power bounds the tail from above, so its root lies beyond the true one.
    let far = exp((logInverseBeta(df) - log(df) - log(tail)) / df) * df.squareRoot()
    let expansion = z + z * (z * z + 1) / (4 * df)
    var t = df < 4 ? far : min(max(expansion, z), far)
    guard t.isFinite else { return t }
    solveOnLogScale(target: tail) {
      (halves(t, df).beyond, -slope(t))
    } move: {
      t *= exp($0)
    }
    return t
  }
}
