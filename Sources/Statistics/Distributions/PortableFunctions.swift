/// Logarithm and exponential built from exactly rounded arithmetic alone.
///
/// The C library's differ in the last digit from machine to machine; draws made with these are the
/// same to the last bit everywhere. Both are within 2 units in the last place.
enum PortableFunctions {
  // ln 2 in two parts; the first has so few digits that its product with an exponent is exact.
  private static let logarithmOf2 = 0x1.62e42fefa3800p-1
  private static let logarithmOf2Rest = 0x1.ef35793c76730p-45

  /// Natural logarithm of a positive, normal, finite number.
  static func logarithm(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var part = x.significand
    if part > 1.414213562373095 {
      part /= 2
      exponent += 1
    }
    let s = (part - 1) / (part + 1)
    let t = s * s
    // The series of the inverse hyperbolic tangent; what is left out is below 1e-18.
    var sum = 1.0 / 23
    sum = sum * t + 1.0 / 21
    sum = sum * t + 1.0 / 19
    sum = sum * t + 1.0 / 17
    sum = sum * t + 1.0 / 15
    sum = sum * t + 1.0 / 13
    sum = sum * t + 1.0 / 11
    sum = sum * t + 1.0 / 9
    sum = sum * t + 1.0 / 7
    sum = sum * t + 1.0 / 5
    sum = sum * t + 1.0 / 3
    return exponent * logarithmOf2 + (2 * s + (2 * s * t * sum + exponent * logarithmOf2Rest))
  }

  /// e to the power `x`; 0 below −700, infinity above 700, NaN for NaN.
  static func exponential(_ x: Double) -> Double {
    guard abs(x) < 700 else { return x.isNaN ? .nan : x < 0 ? 0 : .infinity }
    // Adding and taking away this number rounds to a whole one.
    let doublings = (x * 0x1.71547652b82fep0 + 0x1.8p52) - 0x1.8p52
    let rest = (x - doublings * logarithmOf2) - doublings * logarithmOf2Rest
    var sum = 1.0 / 87_178_291_200
    sum = sum * rest + 1.0 / 6_227_020_800
    sum = sum * rest + 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 1.0 / 2
    sum = sum * rest + 1
    sum = sum * rest + 1
    return sum * Double(bitPattern: UInt64(bitPattern: Int64(doublings) &+ 1023) << 52)
  }
}
