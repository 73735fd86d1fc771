/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for a seed on every machine and run.
public struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// True once in so many times.
  public mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// One of some elements, which must not be none.
  public mutating func one<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// A number from nought, below the bound.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// A finite double of any size, from its bits.
  public mutating func anyDouble() -> Double {
    while true {
      let value = Double(bitPattern: next())
      if value.isFinite { return value }
    }
  }

  /// A number as people publish them: up to `digits` digits and four decimals.
  public mutating func decimal(digits: Int = 6) -> Double {
    var bound = 1
    for _ in 0..<digits { bound *= 10 }
    let whole = below(2 * bound) - bound
    return Double(whole) / one(of: [1, 10, 100, 1_000, 10_000])
  }
}
