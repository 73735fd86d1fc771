import Frames

/// Half a unit of a value's last published digit, with room for the noise of binary arithmetic.
func publishedRounding(_ values: EstimateColumn, _ row: Int) -> Double {
  0.5 / powerOfTen(values.publishedDecimals(row) ?? 6) * (1 + 1e-9) + 1e-12
}

/// What numerator ÷ denominator × multiplier makes, where that is off the published value by more
/// than rounding; nil where it is not, or where a part is unknown.
///
/// A count published with the number that it is a count of is no rate, and counts that are
/// themselves estimates are taken as rounded too. Standardised rates and life expectancies are made
/// of more than their two counts, so nothing is found wrong with them.
func madeOffValue(_ values: EstimateColumn, _ row: Int, _ type: ValueType?) -> Double? {
  if type?.isOfItsCounts == false { return nil }
  guard let point = values.point[row], let numerator = values.numerator?[row],
    let denominator = values.denominator?[row], denominator > 0
  else { return nil }
  let measure = values.measure(row)
  if point == numerator, measure.multiplier == 1 { return nil }
  let made = numerator / denominator * measure.multiplier
  var slack = publishedRounding(values, row)
  if measure.counts == .estimated {
    // Grossed-up counts are themselves rounded: 173,100 stands for 173,050 to 173,150.
    let parts =
      countRounding(numerator) / max(numerator.magnitude, 1)
      + countRounding(denominator) / denominator
    slack += made.magnitude * parts
  }
  return abs(made - point) > slack ? made : nil
}

/// Half a unit of the last digit that is not zero.
func countRounding(_ count: Double) -> Double {
  guard count.magnitude >= 1, count.magnitude < 1e15, count == count.rounded() else { return 0 }
  var whole = Int64(count.magnitude)
  var unit = 0.5
  while whole % 10 == 0, whole > 0 {
    whole /= 10
    unit *= 10
  }
  return unit
}
