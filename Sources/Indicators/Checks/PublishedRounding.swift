import Frames

/// Half a unit of a value's last published digit, and a hundredth of that.
///
/// A publisher that rounds to two digits more before it rounds to those printed is off by so much.
/// The noise of binary arithmetic is less.
func publishedRounding(_ values: EstimateColumn, _ row: Int) -> Double {
  publishedRounding(decimals: values.publishedDecimals(row))
}

/// The same for a number of published decimals, nil where it is not known.
func publishedRounding(decimals: Int?) -> Double {
  0.5 / powerOfTen(decimals ?? 6) * 1.01 + 1e-12
}

/// The same for each row of a column, for loops.
struct PublishedRoundings {
  private let decimals: [UInt8]
  private let ofDecimals: [Double]

  init(_ values: EstimateColumn) {
    decimals = values.decimals ?? []
    ofDecimals = (0...255).map { count in
      publishedRounding(decimals: count == Int(EstimateColumn.unknownDecimals) ? nil : count)
    }
  }

  @inline(__always)
  subscript(row: Int) -> Double {
    ofDecimals[Int(row < decimals.count ? decimals[row] : EstimateColumn.unknownDecimals)]
  }
}

/// What numerator ÷ denominator × multiplier makes, where that is off the published value by more
/// than rounding; nil where it is not, or where a part is unknown.
func madeOffValue(_ values: EstimateColumn, _ row: Int, _ type: ValueType?) -> Double? {
  guard let point = values.point[row], let numerator = values.numerator?[row],
    let denominator = values.denominator?[row]
  else { return nil }
  return MakingRule(values.measure(row), type)
    .offValue(point, numerator, denominator, rounding: publishedRounding(values, row))
}

/// How the figures of an indicator are made of their counts.
struct MakingRule {
  let isProportion: Bool
  private let isOfItsCounts: Bool
  private let multiplier: Double
  private let isOfEstimates: Bool

  init(_ measure: Measure, _ type: ValueType?) {
    isProportion = type == .proportion
    isOfItsCounts = type?.isOfItsCounts != false
    multiplier = measure.multiplier
    isOfEstimates = measure.counts == .estimated
  }

  /// What the counts make, where that is off the published value by more than rounding, which is
  /// half a unit of the value's last published digit.
  ///
  /// A count published with the number that it is a count of is no rate, and counts that are
  /// themselves estimates are taken as rounded too. Standardised rates and life expectancies are made
  /// of more than their two counts, so nothing is found wrong with them.
  func offValue(
    _ point: Double,
    _ numerator: Double,
    _ denominator: Double,
    rounding: Double
  ) -> Double? {
    guard isOfItsCounts, denominator > 0 else { return nil }
    if point == numerator, multiplier == 1 { return nil }
    let made = numerator / denominator * multiplier
    var slack = rounding
    if isOfEstimates {
      // Grossed-up counts are themselves rounded: 173,100 stands for 173,050 to 173,150.
      let parts =
        countRounding(numerator) / max(numerator.magnitude, 1)
        + countRounding(denominator) / denominator
      slack += made.magnitude * parts
    }
    return abs(made - point) > slack ? made : nil
  }
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
