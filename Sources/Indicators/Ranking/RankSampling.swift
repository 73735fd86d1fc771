import Frames
import Statistics

/// The seed of every ranking, so that the same rows have the same ranges for ever.
let rankSeed: UInt64 = 1

/// Below so many counted, or not counted, a figure is drawn from the distribution of its count.
private let smallCount = 100.0

/// From what a figure's true value is drawn, on the scale of figure ÷ multiplier; nil without
/// limits.
///
/// Small counts whose limits come from themselves are drawn from the beta (people) or the gamma
/// distribution (events); other figures from a normal one as wide as their 95% limits.
func sampling(
  of values: EstimateColumn,
  row: Int,
  value: Double,
  _ measure: Measure
) -> SamplingDistribution? {
  guard measure.multiplier > 0, let interval = limits(of: values, row: row) else { return nil }
  let isPublished = values.lower?[row] != nil && values.upper?[row] != nil
  if !isPublished, let count = values.numerator?[row], let whole = values.denominator?[row],
    count >= 0, whole > 0
  {
    switch measure.counts {
    case .people where count <= whole && min(count, whole - count) < smallCount:
      return .proportion(count: count, denominator: whole)
    case .events where count < smallCount: return .rate(count: count, denominator: whole)
    case .people, .events, .estimated, nil: break
    }
  }
  let error = (interval.upper - interval.lower) / (2 * 1.959963984540054)
  return .normal(mean: value / measure.multiplier, standardError: error / measure.multiplier)
}
