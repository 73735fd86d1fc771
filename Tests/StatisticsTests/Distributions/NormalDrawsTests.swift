import Testing

@testable import Statistics

struct NormalDrawsTests {
  private static let size = 1_000_000

  private func sample(seed: UInt64, _ size: Int = size) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<size).map { _ in Normal.draw(using: &generator) }
  }

  /// Within four standard errors of what is expected.
  private func isNear(_ value: Double, _ expected: Double, variance: Double) -> Bool {
    abs(value - expected) < 4 * (variance / Double(Self.size)).squareRoot()
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `draws have the moments of the normal distribution`(seed: UInt64) {
    var sums = [0.0, 0, 0, 0]
    for z in sample(seed: seed) {
      var power = 1.0
      for i in sums.indices {
        power *= z
        sums[i] += power
      }
    }
    let means = sums.map { $0 / Double(Self.size) }
    // Variances of z, z², z³ and z⁴: 1, 2, 15 and 96.
    #expect(isNear(means[0], 0, variance: 1))
    #expect(isNear(means[1], 1, variance: 2))
    #expect(isNear(means[2], 0, variance: 15))
    #expect(isNear(means[3], 3, variance: 96))
  }

  @Test(arguments: [UInt64(4), 5])
  func `the greatest distance from the distribution function is what chance gives`(seed: UInt64) {
    var distance = 0.0
    for (i, z) in sample(seed: seed).sorted().enumerated() {
      let share = Normal.cumulative(z)
      distance = max(
        distance,
        Double(i + 1) / Double(Self.size) - share,
        share - Double(i) / Double(Self.size)
      )
    }
    // Kolmogorov's limit at 1 in 1,000 is 1.95 / √n.
    #expect(distance < 1.95 / Double(Self.size).squareRoot())
  }

  @Test func `tails beyond each edge hold their share`() {
    let draws = sample(seed: 6)
    // 3.654… is where the tail's own method begins.
    for edge in [0.25, 1, 2, 3, 3.4, 3.6541528853610088, 4, 4.4] {
      let share = Normal.upperTail(edge)
      for sign in [1.0, -1] {
        let found = Double(draws.count { sign * $0 > edge })
        let expected = share * Double(Self.size)
        #expect(abs(found - expected) < 4 * expected.squareRoot() + 2)
      }
    }
  }

  @Test func `draws that follow each other have nothing to do with each other`() {
    let draws = sample(seed: 7)
    for lag in 1...4 {
      var product = 0.0
      var squares = 0.0
      for i in lag..<draws.count {
        product += draws[i] * draws[i - lag]
        squares += (draws[i] * draws[i] - 1) * (draws[i - lag] * draws[i - lag] - 1)
      }
      #expect(isNear(product / Double(Self.size), 0, variance: 1))
      #expect(isNear(squares / Double(Self.size), 0, variance: 4))
    }
  }

  @Test func `the sign has nothing to do with the size`() {
    let draws = sample(seed: 8)
    let product = draws.reduce(0) { $0 + ($1 < 0 ? -1 : 1) * (abs($1) - 0.7978845608028654) }
    #expect(isNear(product / Double(Self.size), 0, variance: 1 - 2 / .pi))
  }

  @Test func `filling gives the same draws as one after another`() {
    var generator = SeededGenerator(seed: 9)
    var filled = [Double](repeating: 0, count: 5000)
    filled.withUnsafeMutableBufferPointer { Normal.fill($0, using: &generator) }
    #expect(filled == sample(seed: 9, 5000))
    var other = SeededGenerator(seed: 9)
    for _ in 0..<5000 { _ = Normal.draw(using: &other) }
    #expect(generator == other)
  }

  @Test func `the layers have one area and end where the density does`() {
    let edges = Ziggurat.shared.edges
    #expect(edges.count == 257)
    func height(_ x: Double) -> Double { Normal.density(x) / Normal.density(0) }
    let area = edges[1] * height(edges[1]) + Normal.upperTail(edges[1]) / Normal.density(0)
    for i in 1..<256 {
      #expect(edges[i + 1] < edges[i])
      #expect(abs(edges[i] * (height(edges[i + 1]) - height(edges[i])) / area - 1) < 1e-7)
    }
    #expect(abs(edges[0] * height(edges[1]) / area - 1) < 1e-9)
  }
}
