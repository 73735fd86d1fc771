import Testing

@testable import Statistics

struct DistributionLawsTests {
  @Test func `a quantile undoes its cumulative probability`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let p = Double.random(in: 0.0001..<0.9999, using: &generator)
      let a = Double.random(in: 0.2..<60, using: &generator)
      let b = Double.random(in: 0.2..<60, using: &generator)
      #expect(isClose(Normal.cumulative(Normal.quantile(p)), p, 1e-13))
      let gamma = Gamma.quantile(p, shape: a, rate: b)
      #expect(isClose(Gamma.cumulative(gamma, shape: a, rate: b), p, 1e-12))
      let beta = Beta.quantile(p, alpha: a, beta: b)
      #expect(isClose(Beta.cumulative(beta, alpha: a, beta: b), p, 1e-11), "\(p) \(a) \(b)")
      let t = StudentT.quantile(p, degreesOfFreedom: a)
      #expect(isClose(StudentT.cumulative(t, degreesOfFreedom: a), p, 1e-11))
      let f = FDistribution.quantile(p, numerator: a, denominator: b)
      #expect(isClose(FDistribution.cumulative(f, numerator: a, denominator: b), p, 1e-10))
    }
  }

  @Test func `tails sum to one and upper quantiles mirror lower ones`() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<200 {
      let p = Double.random(in: 0.001..<0.999, using: &generator)
      let a = Double.random(in: 0.2..<60, using: &generator)
      let b = Double.random(in: 0.2..<60, using: &generator)
      let x = Gamma.quantile(p, shape: a)
      #expect(
        isClose(Gamma.cumulative(x, shape: a) + Gamma.upperTail(x, shape: a), 1, 1e-14)
      )
      #expect(isClose(Gamma.quantile(upperTail: 1 - p, shape: a), x, 1e-10))
      #expect(
        isClose(
          Beta.quantile(p, alpha: a, beta: b),
          1 - Beta.quantile(1 - p, alpha: b, beta: a),
          1e-9
        )
      )
      #expect(
        isClose(
          StudentT.quantile(p, degreesOfFreedom: a),
          -StudentT.quantile(upperTail: p, degreesOfFreedom: a),
          1e-13
        )
      )
    }
  }

  @Test func `families meet where theory says`() {
    for x in [0.3, 1.7, 4.2] {
      // t² is F with 1 numerator degree of freedom, z² chi-squared with 1.
      let t = StudentT.upperTail(x, degreesOfFreedom: 7)
      let f = FDistribution.upperTail(x * x, numerator: 1, denominator: 7)
      #expect(isClose(2 * t, f, 1e-13))
      let chi = ChiSquared.upperTail(x * x, degreesOfFreedom: 1)
      #expect(isClose(2 * Normal.upperTail(x), chi, 1e-13))
      #expect(isClose(Gamma.cumulative(x, shape: 1, rate: 2), 1 - exponential(-2 * x), 1e-13))
    }
    let poisson = (0...12).reduce(0.0) { $0 + Poisson.mass(Double($1), mean: 7.5) }
    #expect(isClose(Poisson.cumulative(12, mean: 7.5), poisson, 1e-13))
    let binomial = (0...12).reduce(0.0) {
      $0 + Binomial.mass(Double($1), trials: 40, probability: 0.3)
    }
    #expect(isClose(Binomial.cumulative(12, trials: 40, probability: 0.3), binomial, 1e-13))
  }

  @Test func `densities are the slopes of cumulative probabilities`() {
    let h = 1e-5
    for x in [0.2, 0.5, 0.8] {
      let checks: [(Double, (Double) -> Double)] = [
        (Normal.density(x), Normal.cumulative),
        (Gamma.density(x, shape: 2.5, rate: 3), { Gamma.cumulative($0, shape: 2.5, rate: 3) }),
        (Beta.density(x, alpha: 2, beta: 3.5), { Beta.cumulative($0, alpha: 2, beta: 3.5) }),
        (
          StudentT.density(x, degreesOfFreedom: 4),
          { StudentT.cumulative($0, degreesOfFreedom: 4) }
        ),
        (
          ChiSquared.density(x, degreesOfFreedom: 3),
          { ChiSquared.cumulative($0, degreesOfFreedom: 3) }
        ),
        (
          FDistribution.density(x, numerator: 3, denominator: 8),
          { FDistribution.cumulative($0, numerator: 3, denominator: 8) }
        ),
      ]
      for (density, cumulative) in checks {
        #expect(isClose((cumulative(x + h) - cumulative(x - h)) / (2 * h), density, 1e-8))
      }
    }
  }

  @Test func `count quantiles are the smallest counts that reach a share`() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<60 {
      let p = generator.uniform()
      let mean = generator.uniform() * 400
      let k = Poisson.quantile(p, mean: mean)
      #expect(Poisson.cumulative(k, mean: mean) >= p * (1 - 1e-13))
      #expect(k == 0 || Poisson.cumulative(k - 1, mean: mean) < p)
      let trials = (generator.uniform() * 3000).rounded() + 1
      let share = generator.uniform()
      let count = Binomial.quantile(p, trials: trials, probability: share)
      #expect(Binomial.cumulative(count, trials: trials, probability: share) >= p * (1 - 1e-13))
      #expect(
        count == 0 || Binomial.cumulative(count - 1, trials: trials, probability: share) < p
      )
    }
  }

  @Test func `draws have the mean and spread of their distribution`() {
    var generator = SeededGenerator(seed: 14)
    let gamma = (0..<20_000).map { _ in Gamma.draw(shape: 2.5, rate: 0.5, using: &generator) }
    #expect(abs(arithmeticMean(gamma) - 5) < 0.1)
    #expect(abs(sampleVariance(gamma) - 10) < 0.6)
    let beta = (0..<20_000).map { _ in Beta.draw(alpha: 2, beta: 6, using: &generator) }
    #expect(abs(arithmeticMean(beta) - 0.25) < 0.005)
    let normal = (0..<20_000).map { _ in Normal.draw(using: &generator) }
    #expect(abs(arithmeticMean(normal)) < 0.03)
    #expect(abs(sampleVariance(normal) - 1) < 0.05)
  }

  @Test func `huge shapes join the expansion without a step`() {
    for ratio in [0.9999, 1, 1.0001] {
      let below = Gamma.cumulative(0.99e8 * ratio, shape: 0.99e8)
      let above = Gamma.cumulative(1.01e8 * ratio, shape: 1.01e8)
      #expect(abs(below - above) < 0.01)
    }
    // The median lies a third below the mean, whatever the shape.
    let shape = 1.000_001e8
    let height = Gamma.density(shape, shape: shape)
    #expect(isClose(Gamma.cumulative(shape, shape: shape), 0.5 + height / 3, 1e-9))
    #expect(isClose(Gamma.upperTail(shape, shape: shape), 0.5 - height / 3, 1e-9))
  }

  @Test(arguments: [Double.nan, -1, 0, .infinity])
  func `parameters out of range give NaN`(parameter: Double) {
    #expect(Gamma.cumulative(1, shape: parameter).isNaN)
    #expect(Beta.cumulative(0.5, alpha: parameter, beta: 1).isNaN)
    #expect(FDistribution.cumulative(1, numerator: parameter, denominator: 2).isNaN)
    #expect(StudentT.cumulative(1, degreesOfFreedom: parameter).isNaN == (parameter != .infinity))
    #expect(Poisson.cumulative(1, mean: parameter).isNaN == (parameter != 0))
    #expect(Binomial.cumulative(1, trials: 3, probability: parameter).isNaN == (parameter != 0))
    #expect(Normal.quantile(parameter).isNaN == (parameter != 0))
    #expect(Normal.quantile(1.5).isNaN)
  }

  private func exponential(_ x: Double) -> Double {
    (1..<60).reversed().reduce(1.0) { 1 + x / Double($1) * $0 }
  }
}
