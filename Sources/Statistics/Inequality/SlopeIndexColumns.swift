/// Slope indices of many areas, one place in each array for each area; NaN where there is none.
public struct SlopeIndexColumns: Sendable, Equatable {
  public var slope: [Double]
  public var slopeLower: [Double]
  public var slopeUpper: [Double]
  public var ratio: [Double]
  public var ratioLower: [Double]
  public var ratioUpper: [Double]

  init(areas: Int) {
    let nothing = [Double](repeating: .nan, count: areas)
    (slope, slopeLower, slopeUpper) = (nothing, nothing, nothing)
    (ratio, ratioLower, ratioUpper) = (nothing, nothing, nothing)
  }
}

/// Slope and relative indices of means for many areas at once, in closed form.
///
/// All three arrays hold the groups of one area after another, each from the most disadvantaged to
/// the most advantaged. The results are those of `slopeIndex(of:transformed:level:)` for means. An
/// area with a value that is not finite, a population not above 0 or a negative error is NaN.
///
/// - Parameters:
///   - values: Figures, `groups` of them an area.
///   - standardErrors: In the figures' unit.
///   - populations: People in each group.
///   - groups: Groups of each area, 3 to 100.
///   - level: Confidence level.
/// - Returns: One place in each array for each area.
/// - Throws: `StatisticError.unequalLengths`, `.outOfRange` for the number of groups or the level.
///
/// Reference: Low and Low (2004), Journal of Public Health 26, 388; Fieller (1954), Journal of the
/// Royal Statistical Society B 16.
public func slopeIndices(
  values: [Double],
  standardErrors: [Double],
  populations: [Double],
  groups: Int,
  level: Double = 0.95
) throws(StatisticError) -> SlopeIndexColumns {
  try requireSameCount(values.count, "values", standardErrors.count, "standard errors")
  try requireSameCount(values.count, "values", populations.count, "populations")
  guard groups >= 3, groups <= 100, values.count % groups == 0 else {
    throw .outOfRange("\(values.count) values in groups of \(groups)")
  }
  let z = try normalMultiple(level: level)
  let areas = values.count / groups
  var columns = SlopeIndexColumns(areas: areas)
  // SAFETY: area a reads places a·groups to a·groups + groups − 1, all below the arrays' length.
  values.withUnsafeBufferPointer { values in
    standardErrors.withUnsafeBufferPointer { errors in
      populations.withUnsafeBufferPointer { populations in
        for area in 0..<areas {
          let range = area * groups..<(area + 1) * groups
          guard let found = line(values, errors, populations, range) else { continue }
          let reach = z * found.slopeVariance.squareRoot()
          columns.slope[area] = found.slope
          columns.slopeLower[area] = found.slope - reach
          columns.slopeUpper[area] = found.slope + reach
          guard found.intercept > 0 else { continue }
          columns.ratio[area] = (found.intercept + found.slope) / found.intercept
          let limits = fieller(found, z)
          columns.ratioLower[area] = limits.lower
          columns.ratioUpper[area] = limits.upper
        }
      }
    }
  }
  return columns
}

/// A fitted line with the variances of its two coefficients.
private struct FittedLine {
  let slope: Double
  let intercept: Double
  let slopeVariance: Double
  let interceptVariance: Double
  let covariance: Double
}

private func line(
  _ values: UnsafeBufferPointer<Double>,
  _ errors: UnsafeBufferPointer<Double>,
  _ populations: UnsafeBufferPointer<Double>,
  _ range: Range<Int>
) -> FittedLine? {
  var total = 0.0
  for i in range {
    guard populations[i] > 0, values[i].isFinite, errors[i] >= 0, errors[i].isFinite else {
      return nil
    }
    total += populations[i]
  }
  guard total.isFinite else { return nil }
  let base = values[range.lowerBound]
  var before = 0.0
  var spread = 0.0
  var slope = 0.0
  var mean = 0.0
  for i in range {
    let w = populations[i] / total
    let b = before + w / 2 - 0.5
    before += w
    spread += w * b * b
    slope += w * b * (values[i] - base)
    mean += w * (values[i] - base)
  }
  slope /= spread
  before = 0
  var slopeVariance = 0.0
  var interceptVariance = 0.0
  var covariance = 0.0
  for i in range {
    let w = populations[i] / total
    let c = w * (before + w / 2 - 0.5) / spread
    before += w
    let d = w - c / 2
    let variance = errors[i] * errors[i]
    slopeVariance += c * c * variance
    interceptVariance += d * d * variance
    covariance += c * d * variance
  }
  return FittedLine(
    slope: slope,
    intercept: base + mean - slope / 2,
    slopeVariance: slopeVariance,
    interceptVariance: interceptVariance,
    covariance: covariance
  )
}

/// Limits of (a + b) / a; NaN where the disadvantaged end is not clearly above 0.
private func fieller(_ line: FittedLine, _ z: Double) -> (lower: Double, upper: Double) {
  let square = z * z
  let top = line.intercept + line.slope
  let v11 = line.interceptVariance
  let v12 = line.interceptVariance + line.covariance
  let v22 = line.interceptVariance + 2 * line.covariance + line.slopeVariance
  let a = line.intercept * line.intercept - square * v11
  let b = line.intercept * top - square * v12
  let c = top * top - square * v22
  guard a > 0, b * b - a * c >= 0 else { return (.nan, .nan) }
  let root = (b * b - a * c).squareRoot()
  return ((b - root) / a, (b + root) / a)
}
