import Testing

@testable import Statistics

/// Coverage of 95% intervals over 20,000 simulated samples, against the coverage that theory gives
/// the method at that truth (not 95%: counts are whole, so every method has its own).
struct CoverageTests {
  private static let samples = 20_000

  /// Four standard errors of a simulated share.
  private func expectShare(_ hits: Int, _ theory: Double, _ what: String) {
    let share = Double(hits) / Double(Self.samples)
    let error = (theory * (1 - theory) / Double(Self.samples)).squareRoot()
    #expect(abs(share - theory) < 4 * error, "\(what): \(share), theory \(theory)")
  }

  /// Draws counts by their probabilities.
  private func drawn(
    _ probabilities: [Double],
    using generator: inout SeededGenerator
  ) -> Int {
    var rest = generator.uniform()
    for (count, probability) in probabilities.enumerated() {
      rest -= probability
      if rest < 0 { return count }
    }
    return probabilities.count - 1
  }

  @Test(arguments: [(20.0, 0.1), (50, 0.37), (200, 0.02)])
  func `proportions are covered as theory says`(n: Double, p: Double) throws {
    let mass = (0...Int(n)).map { Binomial.mass(Double($0), trials: n, probability: p) }
    let methods: [(String, (Double) throws -> ConfidenceInterval)] = [
      ("Wilson", { try wilsonInterval(count: $0, of: n) }),
      ("Clopper–Pearson", { try exactBinomialInterval(count: $0, of: n) }),
    ]
    for (name, interval) in methods {
      let holds = try mass.indices.map { try interval(Double($0)).contains(p) }
      let theory = zip(mass, holds).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      #expect(theory > (name == "Wilson" ? 0.92 : 0.95))
      var generator = SeededGenerator(seed: 31)
      let hits = (0..<Self.samples).count { _ in holds[drawn(mass, using: &generator)] }
      expectShare(hits, theory, "\(name) \(n) \(p)")
    }
  }

  @Test(arguments: [3.0, 9.5, 40])
  func `rates are covered as theory says`(mean: Double) throws {
    let mass = (0...150).map { Poisson.mass(Double($0), mean: mean) }
    let holds = try mass.indices.map {
      try byarInterval(count: Double($0)).interval?.contains(mean) ?? false
    }
    let exact = try mass.indices.map {
      try exactPoissonInterval(count: Double($0)).contains(mean)
    }
    for (name, holds) in [("Byar", holds), ("exact Poisson", exact)] {
      let theory = zip(mass, holds).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      #expect(theory > 0.945)
      var generator = SeededGenerator(seed: 32)
      let hits = (0..<Self.samples).count { _ in holds[drawn(mass, using: &generator)] }
      expectShare(hits, theory, "\(name) \(mean)")
    }
  }

  @Test func `means of normal samples are covered 95 times in 100`() throws {
    var generator = SeededGenerator(seed: 33)
    // Only the spread and the mean matter: the multiple of Student t is the same for all.
    let t = StudentT.quantile(upperTail: 0.025, degreesOfFreedom: 5)
    let first = try #require(try meanInterval(of: [1, 2, 4, 5, 7, 11]).interval)
    let spread = sampleStandardDeviation([1, 2, 4, 5, 7, 11])
    #expect(isClose(first.width, 2 * t * spread / 6.0.squareRoot(), 1e-13))
    var hits = 0
    for _ in 0..<Self.samples {
      let sample = (0..<6).map { _ in 10 + 3 * Normal.draw(using: &generator) }
      let reach = t * sampleStandardDeviation(sample) / 6.0.squareRoot()
      if abs(arithmeticMean(sample) - 10) <= reach { hits += 1 }
    }
    expectShare(hits, 0.95, "Student t")
  }

  @Test func `differences of proportions are covered as theory says`() throws {
    let (n1, p1, n2, p2) = (30.0, 0.3, 40.0, 0.15)
    let mass1 = (0...30).map { Binomial.mass(Double($0), trials: n1, probability: p1) }
    let mass2 = (0...40).map { Binomial.mass(Double($0), trials: n2, probability: p2) }
    var holds: [[Bool]] = []
    var score: [[Bool]] = []
    for x1 in 0...30 {
      let pairs = try (0...40).map {
        try ProportionPair(count1: Double(x1), of: n1, count2: Double($0), of: n2)
      }
      holds.append(try pairs.map { try $0.newcombeDifference().interval.contains(p1 - p2) })
      score.append(try pairs.map { try $0.scoreDifference().interval.contains(p1 - p2) })
    }
    for (name, holds) in [("Newcombe", holds), ("score", score)] {
      var theory = 0.0
      for (x1, row) in holds.enumerated() {
        for (x2, isHeld) in row.enumerated() where isHeld { theory += mass1[x1] * mass2[x2] }
      }
      #expect(theory > 0.94 && theory < 0.97, "\(name) \(theory)")
      var generator = SeededGenerator(seed: 34)
      let hits = (0..<Self.samples).count { _ in
        holds[drawn(mass1, using: &generator)][drawn(mass2, using: &generator)]
      }
      expectShare(hits, theory, name)
    }
  }

  @Test func `differences and ratios of rates are covered as theory says`() throws {
    let (m1, m2) = (12.0, 20.0)
    let mass1 = (0...45).map { Poisson.mass(Double($0), mean: m1) }
    let mass2 = (0...60).map { Poisson.mass(Double($0), mean: m2) }
    var difference: [[Bool]] = []
    var ratio: [[Bool]] = []
    for x1 in 0...45 {
      let pairs = try (0...60).map {
        try RatePair(count1: Double(x1), over: 1, count2: Double($0), over: 1)
      }
      difference.append(try pairs.map { try $0.byarDifference().interval.contains(m1 - m2) })
      ratio.append(pairs.map { (try? $0.scoreRatio())?.interval.contains(m1 / m2) ?? false })
    }
    for (name, holds) in [("square and add", difference), ("score ratio", ratio)] {
      var theory = 0.0
      for (x1, row) in holds.enumerated() {
        for (x2, isHeld) in row.enumerated() where isHeld { theory += mass1[x1] * mass2[x2] }
      }
      #expect(theory > 0.94 && theory < 0.98, "\(name) \(theory)")
      var generator = SeededGenerator(seed: 35)
      let hits = (0..<Self.samples).count { _ in
        holds[drawn(mass1, using: &generator)][drawn(mass2, using: &generator)]
      }
      expectShare(hits, theory, name)
    }
  }

  // Dobson's limits rest on a weighted sum of Poisson counts; theory puts them close to 95%.
  @Test func `directly standardised rates are covered about 95 times in 100`() throws {
    let populations = [4000.0, 6000, 2000]
    let weights = [5.0, 4, 1]
    let means = [6.0, 15, 12]
    let truth =
      zip(zip(populations, weights), means).reduce(0) { $0 + $1.0.1 / 10 * $1.1 / $1.0.0 }
    let masses = means.map { mean in (0...50).map { Poisson.mass(Double($0), mean: mean) } }
    var generator = SeededGenerator(seed: 36)
    var hits = 0
    for _ in 0..<Self.samples {
      let counts = masses.map { Optional(Double(drawn($0, using: &generator))) }
      let rate = try directlyStandardisedRate(
        counts: counts,
        populations: populations,
        weights: weights
      )
      if rate.interval?.contains(truth) ?? false { hits += 1 }
    }
    let share = Double(hits) / Double(Self.samples)
    #expect(share > 0.94 && share < 0.965, "\(share)")
  }
}
