import Frames

/// The counts behind a series' figures, as far as a test may use them (`language.md` §2.2).
struct SeriesCounts {
  let counts: [Double]
  /// Denominators; all 1 for counts without one.
  let denominators: [Double]
  let kind: CountKind
  /// Whether the figures are counts themselves, with no denominator.
  let isPure: Bool
  /// Value = count ÷ denominator × this.
  let multiplier: Double

  /// What is counted, and whether the unit decided that because nothing says so.
  static func kind(
    of measure: Measure,
    goingByUnit: Bool
  ) -> (kind: CountKind?, isByUnit: Bool) {
    if let counts = measure.counts { return (counts, false) }
    guard goingByUnit else { return (nil, false) }
    if measure.unit == "%" { return (.people, true) }
    if measure.unit.hasPrefix("per ") { return (.events, true) }
    return (nil, false)
  }

  /// The counts of rows; nil when one of them has none, or they cannot be what they are said to be.
  init?(_ rows: [Int], of values: EstimateColumn, kind: CountKind) {
    guard let last = rows.last, kind != .estimated else { return nil }
    let measure = values.measure(last)
    var counts: [Double] = []
    var denominators: [Double] = []
    var pure = 0
    for row in rows {
      if let count = values.numerator?[row], let denominator = values.denominator?[row] {
        guard count >= 0, denominator > 0, kind == .events || count <= denominator else {
          return nil
        }
        counts.append(count)
        denominators.append(denominator)
      } else if let value = SeriesCounts.pureCount(row, of: values, kind: kind) {
        pure += 1
        counts.append(value)
        denominators.append(1)
      } else {
        return nil
      }
    }
    guard pure == 0 || pure == rows.count else { return nil }
    self.counts = counts
    self.denominators = denominators
    self.kind = kind
    isPure = pure > 0
    multiplier = isPure ? 1 : measure.multiplier
  }

  /// A figure that is a count of events itself: a whole number that is no share and no rate.
  static func pureCount(_ row: Int, of values: EstimateColumn, kind: CountKind?) -> Double? {
    let measure = values.measure(row)
    guard kind == .events, measure.multiplier == 1, measure.unit != "%",
      !measure.unit.hasPrefix("per "), let value = values.point[row], value >= 0,
      value == value.rounded(), values.denominator?[row] == nil
    else { return nil }
    return value
  }
}
