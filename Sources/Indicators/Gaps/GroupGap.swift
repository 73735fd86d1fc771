import Frames
import Statistics

/// A group's figure beside the one it is set against.
struct GroupGap: Sendable {
  /// The figure of everybody, or of the group named; nil when there is none for the period.
  let reference: SeriesPoint?
  /// Figure less reference, in the indicator's unit.
  let gap: Double?
  /// Per cent worse than the reference; nil without a good direction, from zero or across it.
  let behind: Double?
  /// Whether the reference lies outside the group's 95% limits; nil without limits.
  let isSignificant: Bool?
  /// Two-sided p of no gap, from the group's limits.
  let p: Double?

  init(
    value: Double?,
    interval: ConfidenceInterval?,
    decimals: Int?,
    measure: Measure,
    reference: SeriesPoint?
  ) {
    self.reference = reference
    guard let value, let other = reference?.value else {
      (gap, behind, isSignificant, p) = (nil, nil, nil, nil)
      return
    }
    gap = publishedDifference(value - other, decimals, reference?.decimals)
    behind = percentChange(from: other, to: value).flatMap { percent in
      switch measure.polarity {
      case .higherIsBetter: percent == 0 ? 0 : -percent
      case .lowerIsBetter: percent
      case .neutral: nil
      }
    }
    isSignificant = interval.map { !$0.contains(other) }
    p = interval.flatMap {
      pValue(of: Difference(value: value - other, interval: $0.moved(by: -other)))
    }
  }
}
