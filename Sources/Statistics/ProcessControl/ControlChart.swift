/// A control chart: each point with its centre line and limits.
///
/// All arrays have one place a point. A missing value is NaN; its centre and limits are still given.
public struct ControlChart: Sendable, Equatable {
  /// One stretch between two breaks, with limits of its own.
  public struct Segment: Sendable, Hashable {
    /// What is to be said of a segment's limits.
    public enum Note: String, Sendable, Hashable, CaseIterable {
      case none
      /// Fewer points than `ControlChart.shortSegment`: limits are provisional.
      case short
      /// The spread that the limits rest on is 0: the limits are the centre line.
      case noVariation = "no variation"
      /// There is nothing to take limits from: one point, or equal ones.
      case noLimits = "no limits"
    }

    /// Places of the points.
    public let range: Range<Int>
    /// Points with a value.
    public let known: Int
    public let note: Note

    public init(range: Range<Int>, known: Int, note: Note) {
      self.range = range
      self.known = known
      self.note = note
    }

    /// Whether there are too few points for firm limits.
    public var isShort: Bool { range.count < ControlChart.shortSegment }
  }

  /// Points below which limits are provisional (NHS England, Making Data Count).
  public static let shortSegment = 13

  public var values: [Double]
  public var centre: [Double]
  /// Lower limit at three sigma; NaN where there is none.
  public var lower: [Double]
  public var upper: [Double]
  public var segments: [Segment]

  public init(
    values: [Double],
    centre: [Double],
    lower: [Double],
    upper: [Double],
    segments: [Segment]
  ) {
    self.values = values
    self.centre = centre
    self.lower = lower
    self.upper = upper
    self.segments = segments
  }

  /// Whether a point lies strictly beyond its limits; false where there are none.
  public func isOutside(_ index: Int) -> Bool {
    values[index] > upper[index] || values[index] < lower[index]
  }

  /// Values and limits times `multiplier`, which is above 0: shares to percentages.
  public func scaled(by multiplier: Double) -> ControlChart {
    func times(_ column: [Double]) -> [Double] { column.map { $0 * multiplier } }
    return ControlChart(
      values: times(values),
      centre: times(centre),
      lower: times(lower),
      upper: times(upper),
      segments: segments
    )
  }
}

/// The stretches of a chart of `count` points that starts anew at each place of `breaks`.
///
/// - Throws: `StatisticError.outOfRange` for a place that is no point of the chart.
func segmentRanges(
  count: Int,
  breaks: [Int]
) throws(StatisticError) -> [Range<Int>] {
  for place in breaks where place < 0 || place >= count {
    throw .outOfRange("break at place \(place), counted from 0, of \(count) points")
  }
  let starts = Set(breaks).union(count > 0 ? [0] : []).sorted()
  return zip(starts, starts.dropFirst() + [count]).map { $0..<$1 }
}
