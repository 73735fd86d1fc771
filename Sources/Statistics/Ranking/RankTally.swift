/// How often each place held each rank, draw after draw.
///
/// Ties share the best rank, as in a league table. A draw is not sorted: its values are counted
/// into buckets of equal width, of which most hold one value or none, and a value's rank is the
/// number of values in lower buckets and of smaller ones in its own.
///
/// The buffers are indexed unchecked: by places, which are below `count`; by buckets, which
/// `intoBuckets` keeps below `buckets`; and by ranks, which are numbers of other places.
struct RankTally: ~Copyable {
  /// Places that can be ranked at once; a place's number and its rank fit 16 bits.
  static let mostPlaces = 5000
  /// Draws until a count of 16 bits may be full.
  private static let fullDraws = 65_535
  /// Buckets with more values than this are sorted.
  private static let largeBucket = 24

  private let count: Int
  private let buckets: Int
  private let low: Double
  private let scale: Double
  /// Place i held rank j + 1 so often, at i · count + j, since they were last emptied.
  ///
  /// Of few bytes, since it is the processor's cache that limits the speed.
  private let held: UnsafeMutableBufferPointer<UInt16>
  private var heldBefore: [Int32] = []
  private var drawsHeld = 0
  private let bucketOf: UnsafeMutableBufferPointer<UInt16>
  /// How many values lie in lower buckets, by bucket.
  private let starts: UnsafeMutableBufferPointer<UInt16>
  /// Ranks less 1, until they are known the starts of the places' buckets.
  private let ranks: UnsafeMutableBufferPointer<UInt16>
  /// Places that share their bucket.
  private let crowd: UnsafeMutableBufferPointer<UInt16>
  /// The values, bucket after bucket.
  private let slots: UnsafeMutableBufferPointer<Double>

  /// - Parameters:
  ///   - places: Number of places, at most `mostPlaces`.
  ///   - reach: Where nearly all values lie; others are ranked as rightly, but not as fast.
  init(places: Int, reach: ClosedRange<Double>?) {
    precondition((0...Self.mostPlaces).contains(places), "as many places as 16 bits hold")
    count = places
    var buckets = 64
    while buckets < 6 * places { buckets *= 2 }
    self.buckets = buckets
    low = reach?.lowerBound ?? 0
    let width = (reach?.upperBound ?? 0) - low
    scale = width > 0 ? Double(buckets) / width : 1
    func filled<Element>(_ size: Int, _ value: Element) -> UnsafeMutableBufferPointer<Element> {
      let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: size)
      buffer.initialize(repeating: value)
      return buffer
    }
    held = filled(places * places, 0)
    bucketOf = filled(places, 0)
    // The end of the last bucket too, and a multiple of four.
    starts = filled(buckets + 4, 0)
    crowd = filled(places + 1, 0)
    ranks = filled(places, 0)
    // Two more, so that a bucket of one can be looked at as one of three.
    slots = filled(places + 2, .infinity)
  }

  deinit {
    held.deallocate()
    bucketOf.deallocate()
    starts.deallocate()
    crowd.deallocate()
    ranks.deallocate()
    slots.deallocate()
  }

  /// How often the place held rank 1, rank 2 and so on.
  func times(ofPlace place: Int) -> [Int] {
    precondition((0..<count).contains(place), "a place that is ranked")
    return (place * count..<(place + 1) * count).map {
      Int(held[$0]) + (heldBefore.isEmpty ? 0 : Int(heldBefore[$0]))
    }
  }

  /// Ranks one draw: a value a place, the smallest is rank 1.
  mutating func add(_ values: UnsafeMutableBufferPointer<Double>) {
    precondition(values.count == count, "one value a place")
    if drawsHeld == Self.fullDraws { empty() }
    drawsHeld += 1
    intoBuckets(values)
    sumBefore()
    countRanks(values)
  }

  private mutating func empty() {
    if heldBefore.isEmpty { heldBefore = [Int32](repeating: 0, count: held.count) }
    for i in held.indices {
      heldBefore[i] += Int32(held[i])
      held[i] = 0
    }
    drawsHeld = 0
  }

  /// Finds the bucket of each value and counts the buckets' values.
  private func intoBuckets(_ values: UnsafeMutableBufferPointer<Double>) {
    let (low, scale, top) = (low, scale, Double(buckets) - 1)
    for i in 0..<count {
      var place = (values[i] - low) * scale
      // In this order NaN becomes 0, so that every bucket is one there is.
      place = place > 0 ? place : 0
      place = place < top ? place : top
      // With this added the last bits are the whole number.
      bucketOf[i] = UInt16(truncatingIfNeeded: (place + 0x1p52).bitPattern)
    }
    starts.update(repeating: 0)
    for i in 0..<count { starts[Int(bucketOf[i])] &+= 1 }
  }

  /// Turns each count into the sum of those before, four at once: the product with a one in each
  /// quarter holds in each quarter the sum of the quarters up to it.
  private func sumBefore() {
    let bytes = UnsafeMutableRawBufferPointer(starts)
    let ones: UInt64 = 0x0001_0001_0001_0001
    var before: UInt64 = 0
    var offset = 0
    while offset < bytes.count {
      let counts = UInt64(littleEndian: bytes.load(fromByteOffset: offset, as: UInt64.self))
      let sums = counts &* ones
      let result = ((sums << 16) &+ before).littleEndian
      bytes.storeBytes(of: result, toByteOffset: offset, as: UInt64.self)
      before &+= (sums >> 48) &* ones
      offset &+= 8
    }
  }

  private func countRanks(_ values: UnsafeMutableBufferPointer<Double>) {
    let (bucketOf, starts, ranks, crowd) = (bucketOf, starts, ranks, crowd)
    let (slots, held, count) = (slots, held, count)
    // Alone in its bucket, a value has the rank at which the bucket starts. No branch: the
    // processor would guess it wrong often.
    var crowded = 0
    for i in 0..<count {
      let bucket = Int(bucketOf[i])
      let start = starts[bucket]
      ranks[i] = start
      slots[Int(start)] = values[i]
      crowd[crowded] = UInt16(truncatingIfNeeded: i)
      crowded &+= starts[bucket &+ 1] &- start == 1 ? 0 : 1
    }
    // The others side by side; the start of their bucket becomes its end.
    var large: [Int] = []
    for c in 0..<crowded {
      let i = Int(crowd[c])
      let bucket = Int(bucketOf[i])
      let slot = Int(starts[bucket])
      slots[slot] = values[i]
      starts[bucket] &+= 1
      if slot &- Int(ranks[i]) == Self.largeBucket { large.append(i) }
    }
    for i in large {
      var bucket = UnsafeMutableBufferPointer(
        rebasing: slots[Int(ranks[i])..<Int(starts[Int(bucketOf[i])])]
      )
      bucket.sort()
    }
    for c in 0..<crowded {
      let i = Int(crowd[c])
      let start = Int(ranks[i])
      let below = smaller(than: values[i], from: start, to: Int(starts[Int(bucketOf[i])]))
      ranks[i] = UInt16(truncatingIfNeeded: start &+ below)
    }
    for i in 0..<count { held[i &* count &+ Int(ranks[i])] &+= 1 }
  }

  /// How many of a bucket's values are smaller, the bucket being from `start` to before `end`.
  @inline(__always)
  private func smaller(than value: Double, from start: Int, to end: Int) -> Int {
    if end &- start > Self.largeBucket {
      var (low, high) = (start, end)
      while low < high {
        let middle = (low &+ high) / 2
        if slots[middle] < value { low = middle &+ 1 } else { high = middle }
      }
      return low &- start
    }
    // Three without a branch: what lies beyond the bucket is larger and so not counted.
    var below = slots[start] < value ? 1 : 0
    below &+= slots[start &+ 1] < value ? 1 : 0
    below &+= slots[start &+ 2] < value ? 1 : 0
    var next = start &+ 3
    while next < end {
      below &+= slots[next] < value ? 1 : 0
      next &+= 1
    }
    return below
  }
}
