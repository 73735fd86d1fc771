/// A line through the middle of all slopes between pairs of points.
public struct TheilSenLine: Sendable, Hashable {
  /// Median of the slopes between all pairs of points: change for each unit of time.
  public let slope: Double
  /// Median of value less slope times time.
  public let intercept: Double
  /// Limits of the slope; nil when the points are too few for the level.
  public let interval: ConfidenceInterval?

  public init(slope: Double, intercept: Double, interval: ConfidenceInterval?) {
    self.slope = slope
    self.intercept = intercept
    self.interval = interval
  }
}

/// Theil–Sen line: robust against as many as 29 outliers in a hundred points.
///
/// Pairs of points at the same time have no slope and are left out.
///
/// - Parameters:
///   - values: Finite values, 2 to 5,000.
///   - times: Time of each value, in any unit; 1, 2, 3 … when nil.
///   - level: Confidence level of the slope's limits.
/// - Returns: Slope, intercept and the limits of the slope.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues`, `.notFinite`, `.outOfRange` for the
///   level, `.undefined` when all times are equal.
///
/// Reference: Sen (1968), Journal of the American Statistical Association 63.
public func theilSenLine(
  _ values: [Double],
  at times: [Double]? = nil,
  level: Double = 0.95
) throws(StatisticError) -> TheilSenLine {
  let times = times ?? values.indices.map { Double($0 + 1) }
  try requireSameCount(values.count, "values", times.count, "times")
  try requireCount(values.count, atLeast: 2)
  try requireFinite(values, "value")
  try requireFinite(times, "time")
  let lines = try theilSenLines(values, at: times, level: level)
  guard !lines.slope[0].isNaN else { throw .undefined("all times are equal") }
  let interval =
    lines.lower[0].isNaN || lines.upper[0].isNaN
    ? nil
    : ConfidenceInterval(
      lower: lines.lower[0],
      upper: lines.upper[0],
      level: try confidenceLevel(level)
    )
  return TheilSenLine(slope: lines.slope[0], intercept: lines.intercept[0], interval: interval)
}

/// Theil–Sen lines of many series, one place in each array for each series.
public struct TheilSenColumns: Sendable, Equatable {
  /// NaN for a series with a value that is not finite.
  public var slope: [Double]
  public var intercept: [Double]
  /// NaN where the points are too few for the level.
  public var lower: [Double]
  public var upper: [Double]

  public init(slope: [Double], intercept: [Double], lower: [Double], upper: [Double]) {
    self.slope = slope
    self.intercept = intercept
    self.lower = lower
    self.upper = upper
  }
}

/// Theil–Sen lines of many series at the same times, the series one after another in `values`.
///
/// - Throws: `StatisticError.outOfRange` for a number of values that is no multiple of the number
///   of times, `.tooFewValues` for fewer than two times, `.notFinite` for a time.
public func theilSenLines(
  _ values: [Double],
  at times: [Double],
  level: Double = 0.95
) throws(StatisticError) -> TheilSenColumns {
  let n = times.count
  try requireCount(n, atLeast: 2)
  try requireFinite(times, "time")
  // Every pair of points has a slope: 5,000 points already take 100 MB.
  guard n <= 5000 else { throw .outOfRange("\(n) points, at most 5000") }
  guard values.count % n == 0 else {
    throw .outOfRange("\(values.count) values are no multiple of \(n) times")
  }
  let z = try normalMultiple(level: level)
  let series = values.count / n
  let nothing = [Double](repeating: .nan, count: series)
  var columns = TheilSenColumns(slope: nothing, intercept: nothing, lower: nothing, upper: nothing)
  var slopes = [Double](repeating: 0, count: n * (n - 1) / 2)
  var scratch = [Double](repeating: 0, count: n)
  // SAFETY: series s reads places s·n to s·n + n − 1, all below series·n; the two work spaces hold
  // one place for each pair and one for each point.
  values.withUnsafeBufferPointer { values in
    times.withUnsafeBufferPointer { times in
      slopes.withUnsafeMutableBufferPointer { slopes in
        scratch.withUnsafeMutableBufferPointer { scratch in
          for s in 0..<series {
            let line = theilSen(
              UnsafeBufferPointer(rebasing: values[s * n..<s * n + n]),
              times,
              multiple: z,
              slopes,
              scratch
            )
            columns.slope[s] = line.slope
            columns.intercept[s] = line.intercept
            columns.lower[s] = line.lower
            columns.upper[s] = line.upper
          }
        }
      }
    }
  }
  return columns
}

private func theilSen(
  _ values: UnsafeBufferPointer<Double>,
  _ times: UnsafeBufferPointer<Double>,
  multiple z: Double,
  _ slopes: UnsafeMutableBufferPointer<Double>,
  _ scratch: UnsafeMutableBufferPointer<Double>
) -> (slope: Double, intercept: Double, lower: Double, upper: Double) {
  let n = values.count
  let none = (slope: Double.nan, intercept: Double.nan, lower: Double.nan, upper: Double.nan)
  var pairs = 0
  for i in 0..<n {
    let x = values[i]
    let t = times[i]
    guard x.isFinite else { return none }
    scratch[i] = x
    for j in 0..<i where times[j] != t {
      slopes[pairs] = (x - values[j]) / (t - times[j])
      pairs += 1
    }
  }
  guard pairs > 0 else { return none }
  sortInPlace(scratch)
  let variance = kendallVariance(ofSorted: UnsafeBufferPointer(scratch)).variance
  let reach = z * variance.squareRoot()
  let lowerRank = ((Double(pairs) - reach) / 2).rounded(.toNearestOrEven)
  let upperRank = ((Double(pairs) + reach) / 2 + 1).rounded(.toNearestOrEven)
  // The middle first: each limit then lies in one half only.
  let middle = pairs / 2
  let high = smallest(middle, of: slopes, in: 0..<pairs)
  var slope = high
  if pairs % 2 == 0 {
    var low = slopes[0]
    for i in 1..<middle where slopes[i] > low { low = slopes[i] }
    slope = low / 2 + high / 2
  }
  var lower = Double.nan
  var upper = Double.nan
  if lowerRank >= 1, lowerRank <= Double(pairs) {
    let place = Int(lowerRank) - 1
    lower = smallest(place, of: slopes, in: place < middle ? 0..<middle : middle..<pairs)
  }
  if upperRank >= 1, upperRank <= Double(pairs) {
    let place = Int(upperRank) - 1
    upper = smallest(place, of: slopes, in: place < middle ? 0..<middle : middle..<pairs)
  }
  for i in 0..<n { scratch[i] = values[i] - slope * times[i] }
  sortInPlace(scratch)
  let intercept =
    n % 2 == 1 ? scratch[n / 2] : scratch[n / 2 - 1] / 2 + scratch[n / 2] / 2
  return (slope, intercept, lower, upper)
}

/// Insertion sort for the short series that indicators have, the library's sort for long ones.
private func sortInPlace(_ values: UnsafeMutableBufferPointer<Double>) {
  guard values.count <= 40 else {
    var whole = values
    whole.sort()
    return
  }
  for i in values.indices.dropFirst() {
    let value = values[i]
    var j = i
    while j > 0, values[j - 1] > value {
      values[j] = values[j - 1]
      j -= 1
    }
    values[j] = value
  }
}

/// The value that sorting would put at `place`; everything before `place` is then at most as large,
/// everything after at least as large.
///
/// Reference: Hoare (1961), Communications of the ACM 4, algorithm 65.
private func smallest(
  _ place: Int,
  of values: UnsafeMutableBufferPointer<Double>,
  in range: Range<Int>
) -> Double {
  var low = range.lowerBound
  var high = range.upperBound - 1
  while low < high {
    let pivot = values[place]
    var i = low
    var j = high
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if j < place { low = i }
    if place < i { high = j }
  }
  return values[place]
}

extension Statistic {
  /// Theil–Sen line, as help shows it.
  public static let theilSen = Statistic(
    name: "theil_sen",
    title: "Theil–Sen line",
    group: .trends,
    aliases: ["sens_slope", "sen"],
    summary: "A line through the middle of all slopes between pairs of points, which outliers "
      + "hardly move.",
    inputs: [
      .init("values", "finite, 2 to 5,000"),
      .init("times", "time of each value; 1, 2, 3 … when not given"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("slope", "change for each unit of time"),
      .init("intercept", "median of value less slope times time"),
      .init("lower", "of the slope; missing when the points are too few"),
      .init("upper", "likewise"),
    ],
    caution: "Seasonal values, or few different values: many slopes are then equal.",
    reference: "Sen (1968), Journal of the American Statistical Association 63"
  )
}
