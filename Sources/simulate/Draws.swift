import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Random draws by inversion: one uniform number a draw, the same on every run.
///
/// Each indicator has a stream of its own, named by its code, so that a new indicator leaves the
/// figures of all others as they were.
struct Draws {
  private var generator: SeededGenerator

  init(seed: UInt64, stream name: String) {
    // FNV-1a over the name.
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    generator = SeededGenerator(seed: seed ^ hash)
  }

  /// Strictly between 0 and 1, of 53 random bits.
  mutating func uniform() -> Double { (Double(generator.next() >> 11) + 0.5) * 0x1p-53 }

  mutating func normal(mean: Double = 0, deviation: Double = 1) -> Double {
    mean + deviation * Normal.quantile(uniform())
  }

  /// How many of `trials` have the property.
  mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    let share = uniform()
    guard trials > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    // Small numbers of trials are walked through; most draws are of these.
    guard trials <= 100 else {
      return Int(Binomial.quantile(share, trials: Double(trials), probability: probability))
    }
    let isTurned = probability > 0.5
    let p = isTurned ? 1 - probability : probability
    let odds = p / (1 - p)
    var mass = 1.0
    for _ in 0..<trials { mass *= 1 - p }
    var reached = mass
    var count = 0
    while reached < share, count < trials {
      mass *= odds * Double(trials - count) / Double(count + 1)
      count += 1
      reached += mass
    }
    return isTurned ? trials - count : count
  }

  /// How many independent events there are when `mean` are expected.
  mutating func poisson(_ mean: Double) -> Int {
    let share = uniform()
    guard mean > 0 else { return 0 }
    guard mean < 30 else { return Int(Poisson.quantile(share, mean: mean)) }
    var mass = exp(-mean)
    var reached = mass
    var count = 0
    while reached < share, count < 1000 {
      count += 1
      mass *= mean / Double(count)
      reached += mass
    }
    return count
  }
}
