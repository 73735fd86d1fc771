/// A small random number generator that gives the same numbers for the same seed on every machine.
///
/// Not for secrets. Reference: Blackman and Vigna (2021), ACM Transactions on Mathematical Software
/// 47 (xoshiro256**), seeded through SplitMix64.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  public init(seed: UInt64) {
    var state = seed
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    s0 = next()
    s1 = next()
    s2 = next()
    s3 = next()
  }

  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }
}

extension RandomNumberGenerator {
  /// A number strictly between 0 and 1, of 53 random bits.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }
}

/// Checks that a simulation repeats often enough to mean something and not for ever.
///
/// - Throws: `StatisticError.outOfRange` outside 100...1,000,000.
func checkDraws(_ draws: Int) throws(StatisticError) {
  guard (100...1_000_000).contains(draws) else {
    throw .outOfRange("\(draws) draws are not from 100 to 1000000")
  }
}
