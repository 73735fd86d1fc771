/// Coefficients of a fit with several columns, with their standard errors.
public struct LeastSquaresFit: Sendable, Hashable {
  /// The intercept first, where there is one, then one a column.
  public let coefficients: [Double]
  /// One a coefficient; empty when there are as many coefficients as points.
  public let standardErrors: [Double]
  /// Standard deviation of the residuals; nil when there are as many coefficients as points.
  public let residualDeviation: Double?
  /// Share of the variation explained, about the mean with an intercept and about 0 without; nil
  /// when there is no variation.
  public let rSquared: Double?
  /// Points less coefficients.
  public let degreesOfFreedom: Int
}

/// Least squares on several columns, by Householder's method on centred and scaled columns.
///
/// - Parameters:
///   - y: Finite values.
///   - columns: One array a predictor, each as long as `y`, finite.
///   - intercept: Whether the fit has a constant.
/// - Returns: Coefficients with their errors.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` when there are fewer points than
///   coefficients, `.notFinite`, `.undefined` when a column is a combination of the others.
///
/// Reference: Golub (1965), Numerische Mathematik 7; Björck (1967), BIT 7, for the refinement.
public func leastSquaresFit(
  of y: [Double],
  on columns: [[Double]],
  intercept: Bool = true
) throws(StatisticError) -> LeastSquaresFit {
  try requireFinite(y, "value")
  for column in columns {
    try requireSameCount(y.count, "values", column.count, "predictor")
    try requireFinite(column, "predictor")
  }
  let middles = columns.map { intercept ? arithmeticMean($0) : 0 }
  let middleY = intercept ? arithmeticMean(y) : 0
  let centred = zip(columns, middles).map { column, middle in column.map { $0 - middle } }
  let count = columns.count + (intercept ? 1 : 0)
  try requireCount(y.count, atLeast: max(1, count))
  let solution = try solve(y.map { $0 - middleY }, centred)
  var coefficients = solution.coefficients
  // Rows that turn the factor's inverse into the spread of each coefficient.
  var transform = solution.coefficients.indices.map { row in
    solution.coefficients.indices.map { $0 == row ? 1.0 : 0 }
  }
  var constantVariance = 0.0
  if intercept {
    var constant = middleY
    for (b, middle) in zip(solution.coefficients, middles) { constant -= b * middle }
    coefficients.insert(constant, at: 0)
    transform.insert(middles.map { -$0 }, at: 0)
    constantVariance = 1 / Double(y.count)
  }
  return finish(
    solution,
    coefficients,
    transform,
    y,
    degrees: y.count - count,
    total: intercept ? sumOfSquaredDeviations(y) : compensatedSum(y.lazy.map { $0 * $0 }),
    constantVariance: constantVariance
  )
}

/// Polynomial by least squares, fitted on times centred and scaled and then turned back.
///
/// - Parameters:
///   - y: Finite values.
///   - x: Finite times, one a value.
///   - degree: Highest power, 1 or more.
/// - Returns: Coefficients from the constant upwards.
/// - Throws: As `leastSquaresFit`, and `.outOfRange` for the degree.
public func polynomialFit(
  of y: [Double],
  on x: [Double],
  degree: Int
) throws(StatisticError) -> LeastSquaresFit {
  try requireSameCount(y.count, "values", x.count, "times")
  try requireFinite(y, "value")
  try requireFinite(x, "time")
  guard degree >= 1, degree <= 20 else {
    throw .outOfRange("degree \(degree) is not from 1 to 20")
  }
  try requireCount(y.count, atLeast: degree + 1)
  guard let lowest = x.min(), let highest = x.max(), highest > lowest else {
    throw .undefined("all times are equal")
  }
  let middle = lowest / 2 + highest / 2
  // A power of two divides without rounding.
  let scale = Double(sign: .plus, exponent: (highest - middle).exponent + 1, significand: 1)
  let units = x.map { ($0 - middle) / scale }
  var columns = [[Double](repeating: 1, count: x.count)]
  for power in 1...degree {
    columns.append(zip(columns[power - 1], units).map { $0 * $1 })
  }
  let solution = try solve(y, columns)
  // ((x − m)/s)^k spread over the powers of x: C(k, j)(−m)^(k−j) / s^k.
  var transform = [[Double]](
    repeating: [Double](repeating: 0, count: degree + 1),
    count: degree + 1
  )
  for k in 0...degree {
    var binomial = 1.0
    var power = 1.0
    let divisor = (0..<k).reduce(1.0) { result, _ in result * scale }
    for j in stride(from: k, through: 0, by: -1) {
      transform[j][k] = binomial * power / divisor
      binomial = binomial * Double(j) / Double(k - j + 1)
      power *= -middle
    }
  }
  let coefficients = transform.map { row in
    doubledDot(row, solution.coefficients)
  }
  return finish(
    solution,
    coefficients,
    transform,
    y,
    degrees: y.count - degree - 1,
    total: sumOfSquaredDeviations(y),
    constantVariance: 0
  )
}

/// A solved system in its own columns.
private struct Solution {
  var coefficients: [Double]
  var residuals: [Double]
  /// Inverse of the triangular factor, row by row, in the columns' own units.
  var inverse: [[Double]]
}

private func finish(
  _ solution: Solution,
  _ coefficients: [Double],
  _ transform: [[Double]],
  _ y: [Double],
  degrees: Int,
  total: Double,
  constantVariance: Double
) -> LeastSquaresFit {
  let rest = compensatedSum(solution.residuals.lazy.map { $0 * $0 })
  let deviation = degrees > 0 ? (rest / Double(degrees)).squareRoot() : nil
  var errors: [Double] = []
  if let deviation {
    for (index, row) in transform.enumerated() {
      var sum = index == 0 ? constantVariance : 0
      for column in solution.inverse.indices {
        var entry = 0.0
        for k in 0...column { entry += row[k] * solution.inverse[k][column] }
        sum += entry * entry
      }
      errors.append(deviation * sum.squareRoot())
    }
  }
  return LeastSquaresFit(
    coefficients: coefficients,
    standardErrors: errors,
    residualDeviation: deviation,
    rSquared: total > 0 ? 1 - rest / total : nil,
    degreesOfFreedom: degrees
  )
}

private func solve(
  _ y: [Double],
  _ columns: [[Double]]
) throws(StatisticError) -> Solution {
  let rows = y.count
  let width = columns.count
  var factor = columns
  var scales = [Double](repeating: 1, count: width)
  for k in 0..<width {
    let largest = columns[k].reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { throw .undefined("a predictor has no spread") }
    scales[k] = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    for i in 0..<rows { factor[k][i] /= scales[k] }
  }
  let scaled = factor
  var diagonal = [Double](repeating: 0, count: width)
  for k in 0..<width {
    var square = 0.0
    for i in k..<rows { square += factor[k][i] * factor[k][i] }
    let whole = compensatedSum(scaled[k].lazy.map { $0 * $0 })
    guard square > whole * 1e-26 else {
      throw .undefined("a predictor is a combination of the others")
    }
    let length = factor[k][k] > 0 ? -square.squareRoot() : square.squareRoot()
    diagonal[k] = length
    factor[k][k] -= length
    // The reflection keeps its vector below the diagonal, with its own first place.
    let half = -length * factor[k][k]
    for j in k + 1..<width {
      var product = 0.0
      for i in k..<rows { product += factor[k][i] * factor[j][i] }
      product /= half
      for i in k..<rows { factor[j][i] -= product * factor[k][i] }
    }
  }
  func correction(_ residuals: [Double]) -> [Double] {
    var r = residuals
    for k in 0..<width {
      let half = -diagonal[k] * factor[k][k]
      var product = 0.0
      for i in k..<rows { product += factor[k][i] * r[i] }
      product /= half
      for i in k..<rows { r[i] -= product * factor[k][i] }
    }
    var b = [Double](repeating: 0, count: width)
    for k in stride(from: width - 1, through: 0, by: -1) {
      var sum = r[k]
      for j in k + 1..<width { sum -= factor[j][k] * b[j] }
      b[k] = sum / diagonal[k]
    }
    return b
  }
  var b = [Double](repeating: 0, count: width)
  var residuals = y
  for _ in 0..<4 {
    let step = correction(residuals)
    for k in 0..<width { b[k] += step[k] }
    for i in 0..<rows {
      residuals[i] = -doubledDot(scaled.map { $0[i] }, b, less: y[i])
    }
  }
  var inverse = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
  for column in 0..<width {
    inverse[column][column] = 1 / diagonal[column]
    for row in stride(from: column - 1, through: 0, by: -1) {
      var sum = 0.0
      for k in row + 1...column { sum += factor[k][row] * inverse[k][column] }
      inverse[row][column] = -sum / diagonal[row]
    }
  }
  for row in 0..<width {
    b[row] /= scales[row]
    for column in 0..<width { inverse[row][column] /= scales[row] }
  }
  return Solution(coefficients: b, residuals: residuals, inverse: inverse)
}

/// Sum of products less `y`, with twice the digits.
///
/// Reference: Ogita, Rump and Oishi (2005), SIAM Journal on Scientific Computing 26.
private func doubledDot(_ a: [Double], _ b: [Double], less y: Double = 0) -> Double {
  var sum = -y
  var rest = 0.0
  for i in a.indices {
    let product = a[i] * b[i]
    let productRest = (-product).addingProduct(a[i], b[i])
    let next = sum + product
    let back = next - sum
    rest += (sum - (next - back)) + (product - back) + productRest
    sum = next
  }
  return sum + rest
}

extension Statistic {
  /// Least squares with several columns, as help shows it.
  public static let leastSquares = Statistic(
    name: "least_squares",
    title: "Least squares with several columns",
    group: .trends,
    aliases: ["multiple_regression", "polynomial"],
    summary: "Coefficients of several predictors or of a polynomial, with their standard errors.",
    inputs: [
      .init("values", "finite"),
      .init("times or columns", "one a value, finite"),
      .init("degree", "highest power of a polynomial, 1 to 20"),
    ],
    results: [
      .init("coefficients", "the constant first"),
      .init("standard_errors", "one a coefficient"),
      .init("r_squared", "share of the variation explained"),
    ],
    caution:
      "More columns than one in ten points: the fit follows chance. High powers swing wildly "
      + "outside their points.",
    reference: "Golub (1965), Numerische Mathematik 7; Björck (1967), BIT 7"
  )
}
