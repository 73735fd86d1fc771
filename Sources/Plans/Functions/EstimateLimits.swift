import Frames
import Statistics

extension EstimateColumn {
  /// 95% limits of a row in the value's own unit: as published, else Wilson's or Byar's from its
  /// counts where these are people or events; nil where there is neither.
  func limits(_ row: Int) -> ConfidenceInterval? {
    if let low = lower?[row], let high = upper?[row], low <= high {
      return ConfidenceInterval(lower: low, upper: high)
    }
    guard let count = numerator?[row], let whole = denominator?[row] else { return nil }
    let measure = measure(row)
    switch measure.counts {
    case .people:
      return (try? wilsonInterval(count: count, of: whole))?.scaled(by: measure.multiplier)
    case .events:
      return (try? byarInterval(count: count, over: whole))?.interval?
        .scaled(by: measure.multiplier)
    case .estimated, nil: return nil
    }
  }
}

extension Column {
  /// Numbers as estimates of which only the point is known.
  var asEstimates: EstimateColumn? {
    switch self {
    case .estimate(let estimates): estimates
    case .number(let numbers): EstimateColumn(point: numbers)
    case .text, .period, .yesNo: nil
    }
  }
}
