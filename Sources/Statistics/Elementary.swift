/// Sum of `values` with a running correction for rounding; 0 for no values.
///
/// Reference: Neumaier (1974), Zeitschrift für angewandte Mathematik und Mechanik 54.
public func compensatedSum(_ values: some Sequence<Double>) -> Double {
  var sum = 0.0
  var correction = 0.0
  for value in values {
    let next = sum + value
    correction += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }
  // Once infinite, the correction is NaN and would hide the infinity.
  return correction.isFinite ? sum + correction : sum
}

/// Arithmetic mean in two passes; NaN for no values.
///
/// The second pass takes out the rounding of the first, so an offset of 1e9 costs no digits.
public func arithmeticMean(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return .nan }
  let count = Double(values.count)
  let first = compensatedSum(values) / count
  guard first.isFinite else { return first }
  return first + compensatedSum(values.lazy.map { $0 - first }) / count
}

/// Sum of squared distances from the mean, corrected for the rounding of the mean.
///
/// Reference: Chan, Golub and LeVeque (1983), The American Statistician 37, corrected two-pass
/// form.
public func sumOfSquaredDeviations(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let mean = arithmeticMean(values)
  let squares = compensatedSum(values.lazy.map { ($0 - mean) * ($0 - mean) })
  let rest = compensatedSum(values.lazy.map { $0 - mean })
  return max(0, squares - rest * rest / Double(values.count))
}

/// Sample variance (divisor n − 1); NaN for fewer than two values.
public func sampleVariance(_ values: [Double]) -> Double {
  values.count < 2 ? .nan : sumOfSquaredDeviations(values) / Double(values.count - 1)
}

/// Sample standard deviation (divisor n − 1); NaN for fewer than two values.
public func sampleStandardDeviation(_ values: [Double]) -> Double {
  sampleVariance(values).squareRoot()
}

/// Checks that every value is finite.
///
/// - Throws: `StatisticError.notFinite` with `name` when one is infinite or NaN.
public func requireFinite(_ values: [Double], _ name: String) throws(StatisticError) {
  for value in values where !value.isFinite { throw .notFinite(name) }
}

/// Checks that one value is finite.
///
/// - Throws: `StatisticError.notFinite` with `name` when it is infinite or NaN.
public func requireFinite(_ value: Double, _ name: String) throws(StatisticError) {
  guard value.isFinite else { throw .notFinite(name) }
}

/// Checks that a value is finite and above 0.
///
/// - Throws: `StatisticError.notFinite` or `StatisticError.outOfRange` with `name`.
public func requirePositive(_ value: Double, _ name: String) throws(StatisticError) {
  try requireFinite(value, name)
  guard value > 0 else { throw .outOfRange("\(name) \(value) is not above 0") }
}

/// Checks that a value is finite and 0 or more.
///
/// - Throws: `StatisticError.notFinite` or `StatisticError.outOfRange` with `name`.
public func requireNonNegative(_ value: Double, _ name: String) throws(StatisticError) {
  try requireFinite(value, name)
  guard value >= 0 else { throw .outOfRange("\(name) \(value) is below 0") }
}

/// Checks that there are at least `needed` values.
///
/// - Throws: `StatisticError.tooFewValues`.
public func requireCount(_ found: Int, atLeast needed: Int) throws(StatisticError) {
  guard found >= needed else { throw .tooFewValues(needed: needed, found: found) }
}

/// Checks that two inputs have the same number of values.
///
/// - Throws: `StatisticError.unequalLengths`.
public func requireSameCount(
  _ first: Int,
  _ firstName: String,
  _ second: Int,
  _ secondName: String
) throws(StatisticError) {
  guard first == second else { throw .unequalLengths(firstName, first, secondName, second) }
}
