extension Gamma {
  /// One draw; NaN for a shape or rate that is not above 0.
  ///
  /// Reference: Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26.
  public static func draw(
    shape: Double,
    rate: Double = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Double {
    guard shape > 0, shape.isFinite, rate > 0, rate.isFinite else { return .nan }
    if shape < 1 {
      let lifted = draw(shape: shape + 1, rate: rate, using: &generator)
      let power = PortableFunctions.logarithm(generator.uniform()) / shape
      return lifted * PortableFunctions.exponential(power)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = Normal.draw(using: &generator)
      let root = 1 + c * z
      guard root > 0 else { continue }
      let v = root * root * root
      let u = generator.uniform()
      // Nearly all are settled here, without logarithms.
      if u < 1 - 0.0331 * (z * z) * (z * z) { return d * v / rate }
      let bound = z * z / 2 + d - d * v + d * PortableFunctions.logarithm(v)
      if PortableFunctions.logarithm(u) < bound { return d * v / rate }
    }
  }
}

extension Beta {
  /// One draw; NaN for a shape that is not above 0.
  public static func draw(
    alpha: Double,
    beta: Double,
    using generator: inout some RandomNumberGenerator
  ) -> Double {
    let first = Gamma.draw(shape: alpha, using: &generator)
    let second = Gamma.draw(shape: beta, using: &generator)
    return first / (first + second)
  }
}
