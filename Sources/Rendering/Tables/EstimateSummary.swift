import Frames

/// What decides how the estimates of a column print.
struct EstimateSummary {
  let units: Set<String>
  let hasLimits: Bool
  /// Whether every known value prints as a fraction.
  let isFraction: Bool
  /// The most decimals published for each measure, nil where no row says.
  private var published: [Int?]
  private var largestDenominator = 0.0

  init(_ estimates: EstimateColumn) {
    var units: Set<String> = []
    var limits = false
    var known = 0
    var fractions = 0
    published = Array(repeating: nil, count: estimates.measures.count)
    var isUsed = Array(repeating: false, count: estimates.measures.count)
    for row in 0..<estimates.count where estimates.point.presence.isKnown(row) {
      known += 1
      let code = estimates.measureCodes[row]
      isUsed[code] = true
      if let decimals = estimates.publishedDecimals(row) {
        published[code] = max(published[code] ?? 0, decimals)
      }
      if estimates.lower?[row] != nil || estimates.upper?[row] != nil { limits = true }
      if EstimateSummary.isFraction(estimates, row) {
        fractions += 1
        largestDenominator = max(largestDenominator, estimates.denominator?[row] ?? 0)
      }
    }
    for code in isUsed.indices where isUsed[code] { units.insert(estimates.measures[code].unit) }
    self.units = units
    hasLimits = limits
    isFraction = known > 0 && fractions == known
  }

  /// The catalogue's decimals, else the publisher's, else those of the unit, else of the values.
  func decimals(_ code: Int, _ estimates: EstimateColumn) -> Int {
    let measure = estimates.measures[code]
    if let decimals = measure.decimals { return decimals }
    if let decimals = published[code], decimals <= mostPublishedDecimals { return decimals }
    // A tenth of a per cent of fewer than a thousand is not a whole case.
    if isFraction { return largestDenominator < 1000 ? 0 : 1 }
    if let decimals = NumberStyle.usualDecimals(unit: measure.unit) { return decimals }
    let rows = (0..<estimates.count).lazy.filter {
      estimates.measureCodes[$0] == code && estimates.point.presence.isKnown($0)
    }
    let needed = NumberStyle.decimals(showing: rows.map { estimates.point.raw($0) })
    // Pence have two digits or none.
    return measure.unit == "£" && needed > 0 ? 2 : needed
  }

  /// A proportion computed here from whole counts, without limits: print it with its parts.
  ///
  /// A published percentage keeps the form in which it was published.
  static func isFraction(_ estimates: EstimateColumn, _ row: Int) -> Bool {
    let measure = estimates.measure(row)
    guard measure.unit == "%", measure.multiplier == 100, (measure.decimals ?? 0) == 0,
      measure.counts != .estimated, estimates.publishedDecimals(row) == nil,
      estimates.lower?[row] == nil, estimates.upper?[row] == nil,
      let numerator = estimates.numerator?[row], let denominator = estimates.denominator?[row]
    else { return false }
    return numerator.rounded() == numerator && denominator.rounded() == denominator
      && denominator > 0
  }
}
