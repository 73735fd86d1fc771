extension Normal {
  /// One draw, by the ziggurat of 256 layers; the same draws for the same seed on every machine.
  ///
  /// Reference: Marsaglia and Tsang (2000), Journal of Statistical Software 5; Doornik (2005), with
  /// layer, sign and place taken from different bits of one random number.
  public static func draw<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Double {
    Ziggurat.shared.edges.withUnsafeBufferPointer { Ziggurat.draw($0, using: &generator) }
  }

  /// Fills `values` with draws, the same that so many calls of `draw` give.
  static func fill<Generator: RandomNumberGenerator>(
    _ values: UnsafeMutableBufferPointer<Double>,
    using generator: inout Generator
  ) {
    // A copy stays in registers, what the caller holds does not.
    var local = generator
    Ziggurat.shared.edges.withUnsafeBufferPointer { edges in
      for i in values.indices { values[i] = Ziggurat.draw(edges, using: &local) }
    }
    generator = local
  }
}

/// The density's right half, to a factor, covered by 256 layers of one area; the lowest one holds
/// the tail.
struct Ziggurat: Sendable {
  static let shared = Ziggurat()

  /// Where the tail begins, and the area of a layer that goes with it.
  private static let tail = 3.6541528853610088
  private static let area = 0.00492867323397465524494

  /// Right ends of the layers, the lowest first, and 0: 257.
  let edges: [Double]
  /// The density, to a factor, at each edge.
  private let heights: [Double]

  private init() {
    var edges = [Self.area / Self.height(Self.tail), Self.tail]
    var last = Self.tail
    for _ in 2..<256 {
      let square = -2 * PortableFunctions.logarithm(Self.area / last + Self.height(last))
      last = square.squareRoot()
      edges.append(last)
    }
    self.edges = edges + [0]
    heights = self.edges.map(Self.height)
  }

  private static func height(_ x: Double) -> Double { PortableFunctions.exponential(-x * x / 2) }

  /// One draw; `edges` are the 257 of `shared`.
  @inline(__always)
  static func draw<Generator: RandomNumberGenerator>(
    _ edges: UnsafeBufferPointer<Double>,
    using generator: inout Generator
  ) -> Double {
    while true {
      let bits = generator.next()
      let layer = Int(truncatingIfNeeded: bits & 255)
      let sign = (bits & 256) << 55
      let x = Double(Int64(truncatingIfNeeded: bits >> 11)) * 0x1p-53 * edges[layer]
      if x < edges[layer &+ 1] { return Double(bitPattern: x.bitPattern | sign) }
      // Through a copy, since a generator whose address is taken leaves the registers.
      var copy = generator
      let found = shared.edgeDraw(x, layer, using: &copy)
      generator = copy
      if let found { return Double(bitPattern: found.bitPattern | sign) }
    }
  }

  /// The draw when it fell beyond what lies wholly under the density, 1.2% of all; nil to try anew.
  @inline(never)
  private func edgeDraw<Generator: RandomNumberGenerator>(
    _ x: Double,
    _ layer: Int,
    using generator: inout Generator
  ) -> Double? {
    guard layer > 0 else { return Self.tailDraw(using: &generator) }
    let (right, left) = (edges[layer], edges[layer + 1])
    let (low, high) = (heights[layer], heights[layer + 1])
    let height = low + generator.uniform() * (high - low)
    // The density is hollow beyond 1 and round before it: on one side of the chord it is settled.
    let chord = low + (right - x) / (right - left) * (high - low)
    if left >= 1, height >= chord { return nil }
    if right <= 1, height <= chord { return x }
    return height < Self.height(x) ? x : nil
  }

  /// Reference: Marsaglia (1964), Technometrics 6.
  private static func tailDraw<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Double {
    while true {
      let beyond = -PortableFunctions.logarithm(generator.uniform()) / tail
      let test = -PortableFunctions.logarithm(generator.uniform())
      if 2 * test > beyond * beyond { return tail + beyond }
    }
  }
}
