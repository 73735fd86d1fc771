#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ProportionPair {
  /// Difference with score limits, variance corrected by N / (N − 1).
  ///
  /// The limits are the differences that a score test at the level would not refuse.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  ///
  /// Reference: Miettinen and Nurminen (1985), Statistics in Medicine 4, 213.
  public func scoreDifference(level: Double = 0.95) throws(StatisticError) -> Difference {
    let z = try normalMultiple(level: level)
    let estimate = difference
    let lower = bisect(from: -1, to: estimate) { scoreOfDifference($0) > z }
    let upper = bisect(from: estimate, to: 1) { scoreOfDifference($0) > -z }
    return Difference(
      value: estimate,
      interval: ConfidenceInterval(lower: lower, upper: upper, level: try confidenceLevel(level))
    )
  }

  /// Ratio of the proportions with score limits; the upper one is infinite for a second count of 0.
  ///
  /// The standard error of the logarithm is that of the log method, infinite for a count of 0.
  ///
  /// - Throws: `StatisticError.undefined` when both counts are 0, `.outOfRange` for the level.
  ///
  /// Reference: Miettinen and Nurminen (1985), Statistics in Medicine 4, 213.
  public func scoreRatio(level: Double = 0.95) throws(StatisticError) -> Ratio {
    guard count1 > 0 || count2 > 0 else { throw .undefined("both counts are 0") }
    let z = try normalMultiple(level: level)
    let estimate = proportion1 / proportion2
    // Bisection on the logarithm: ratios reach over many powers of ten.
    let middle = count1 == 0 ? -40 : count2 == 0 ? 40 : log(estimate)
    let lower =
      count1 == 0 ? 0 : exp(bisect(from: -40, to: middle) { scoreOfRatio(exp($0)) > z })
    let upper =
      count2 == 0
      ? Double.infinity : exp(bisect(from: middle, to: 40) { scoreOfRatio(exp($0)) > -z })
    let error = (1 / count1 - 1 / denominator1 + 1 / count2 - 1 / denominator2).squareRoot()
    return Ratio(
      value: estimate,
      logStandardError: error,
      interval: ConfidenceInterval(lower: lower, upper: upper, level: try confidenceLevel(level))
    )
  }

  /// Score statistic for a true difference of `delta`.
  private func scoreOfDifference(_ delta: Double) -> Double {
    let (n1, n2) = (denominator1, denominator2)
    let n = n1 + n2
    // Restricted maximum likelihood estimate: the middle root of a cubic.
    let l3 = n
    let l2 = (n1 + 2 * n2) * delta - n - count1 - count2
    let l1 = (n2 * delta - n - 2 * count2) * delta + count1 + count2
    let l0 = count2 * delta * (1 - delta)
    let a = l2 / (3 * l3)
    let q = a * a * a - l1 * l2 / (6 * l3 * l3) + l0 / (2 * l3)
    let p = (q < 0 ? -1.0 : 1.0) * max(0, a * a - l1 / (3 * l3)).squareRoot()
    let angle = p == 0 ? 0 : (Double.pi + acos(max(-1, min(1, q / (p * p * p))))) / 3
    let p2 = max(0, min(1, 2 * p * cos(angle) - a))
    let p1 = max(0, min(1, p2 + delta))
    let variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1)
    let gap = difference - delta
    return variance > 0 ? gap / variance.squareRoot() : gap == 0 ? 0 : gap * .infinity
  }

  /// Score statistic for a true ratio of `ratio`.
  private func scoreOfRatio(_ ratio: Double) -> Double {
    let (n1, n2) = (denominator1, denominator2)
    let n = n1 + n2
    let a = n * ratio
    let b = -(n1 * ratio + count1 + n2 + count2 * ratio)
    let c = count1 + count2
    let root = max(0, b * b - 4 * a * c).squareRoot()
    let p2 = max(0, min(1, 2 * c / (-b + root)))
    let p1 = max(0, min(1, p2 * ratio))
    let variance = (p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2) * n / (n - 1)
    let gap = proportion1 - ratio * proportion2
    return variance > 0 ? gap / variance.squareRoot() : gap == 0 ? 0 : gap * .infinity
  }
}

extension RatePair {
  /// Difference with score limits; they exist for counts of 0 too.
  ///
  /// - Throws: `StatisticError.outOfRange` for the level.
  ///
  /// Reference: Ng and Tang (2005), Statistics in Medicine 24, 955.
  public func scoreDifference(level: Double = 0.95) throws(StatisticError) -> Difference {
    let z = try normalMultiple(level: level)
    let estimate = difference
    // Far enough out: well beyond any score limit of either rate.
    let reach = (count1 + 4 * z * z + 4 * z * count1.squareRoot()) / exposure1
    let fall = (count2 + 4 * z * z + 4 * z * count2.squareRoot()) / exposure2
    let lower = bisect(from: estimate - reach - fall, to: estimate) { scoreOfDifference($0) > z }
    let upper = bisect(from: estimate, to: estimate + reach + fall) { scoreOfDifference($0) > -z }
    return Difference(
      value: estimate,
      interval: ConfidenceInterval(lower: lower, upper: upper, level: try confidenceLevel(level))
    )
  }

  /// Ratio of the rates with score limits: 0 below for a first count of 0, infinite above for a
  /// second count of 0.
  ///
  /// - Throws: `StatisticError.undefined` when both counts are 0, `.outOfRange` for the level.
  ///
  /// Reference: Ng and Tang (2005); the limits solve (x₁ − x₂q)² = z²(x₁ + x₂)q, q = Rt₁/t₂.
  public func scoreRatio(level: Double = 0.95) throws(StatisticError) -> Ratio {
    guard count1 > 0 || count2 > 0 else { throw .undefined("both counts are 0") }
    let z = try normalMultiple(level: level)
    let scale = exposure2 / exposure1
    let spread = z * z * (count1 + count2)
    let b = 2 * count1 * count2 + spread
    let root = (spread * (4 * count1 * count2 + spread)).squareRoot()
    // Two forms of the two roots, each free of cancellation.
    let lower = 2 * count1 * count1 / (b + root) * scale
    let upper = count2 > 0 ? (b + root) / (2 * count2 * count2) * scale : .infinity
    return Ratio(
      value: rate1 / rate2,
      logStandardError: (1 / count1 + 1 / count2).squareRoot(),
      interval: ConfidenceInterval(lower: lower, upper: upper, level: try confidenceLevel(level))
    )
  }

  /// Score statistic for a true difference of `delta`.
  private func scoreOfDifference(_ delta: Double) -> Double {
    let time = exposure1 + exposure2
    let d = (count1 + count2) / time - delta
    let root = max(0, d * d + 4 * delta * count2 / time).squareRoot()
    // The restricted estimate of the second rate, by the form that does not cancel.
    let r2 =
      d >= 0 ? (d + root) / 2 : root - d > 0 ? 2 * delta * count2 / time / (root - d) : 0
    let r1 = max(0, r2 + delta)
    let variance = r1 / exposure1 + max(0, r2) / exposure2
    let gap = difference - delta
    return variance > 0 ? gap / variance.squareRoot() : gap == 0 ? 0 : gap * .infinity
  }
}

/// Where a claim that holds at `low` and fails at `high` turns, to the spacing of doubles.
private func bisect(from low: Double, to high: Double, _ holds: (Double) -> Bool) -> Double {
  var (low, high) = (low, high)
  for _ in 0..<200 {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { break }
    if holds(middle) { low = middle } else { high = middle }
  }
  return low + (high - low) / 2
}

extension Statistic {
  /// Score intervals of two groups, as help shows it.
  public static let scoreInterval = Statistic(
    name: "score_interval",
    title: "Score intervals of two groups",
    group: .comparison,
    aliases: ["miettinen_nurminen"],
    summary: "Limits of a difference or ratio that a score test would not refuse; they exist for "
      + "counts of 0.",
    inputs: [
      .init("count1, denominator1", "the first group"),
      .init("count2, denominator2", "the second group"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("lower, upper", "of the difference, a share"),
      .init("ratio lower, ratio upper", "of the ratio"),
    ],
    caution: "Routine reporting, where the square-and-add limits are the language's choice and "
      + "nearly the same.",
    reference: "Miettinen and Nurminen (1985), Statistics in Medicine 4, 213; Ng and Tang (2005), "
      + "Statistics in Medicine 24, 955"
  )
}
