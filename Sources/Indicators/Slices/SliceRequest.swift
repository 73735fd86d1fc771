public import Frames

/// What `get` asks a workspace for: which indicators, where, when and for whom.
public struct SliceRequest: Sendable {
  /// Whether rows are about everybody or about groups.
  public enum Breakdown: Sendable, Hashable {
    case totals
    /// Rows crossed by exactly these dimensions; each has the column it will show under.
    case dimensions([BreakdownColumn])
    /// Rows of every single dimension, stacked under `dimension` and `group`.
    case any
  }

  /// A dimension asked for and the heading its groups come under.
  public struct BreakdownColumn: Sendable, Hashable {
    public let column: String
    public let dimension: String

    public init(column: String, dimension: String) {
      self.column = column
      self.dimension = dimension
    }
  }

  /// A period of the `when` clause; latest and first are each series' own known ones.
  public enum Bound: Sendable, Hashable {
    case period(Period)
    case latest(shift: Int)
    case first(shift: Int)
  }

  public enum Time: Sendable, Hashable {
    case all
    case within([Bound])
    case between(Bound, Bound)
    case since(Bound)
    /// The last n periods for which the series has a figure.
    case last(Int)
    /// For each indicator and place the figure that stood at the end of each period.
    case asAt([Period])
  }

  /// Positions in the catalogue, in the order the rows will have.
  public var indicators: [Int]
  /// Positions of places, in the order typed.
  public var places: [Int]
  public var breakdown: Breakdown
  public var time: Time

  public init(indicators: [Int], places: [Int], breakdown: Breakdown, time: Time) {
    self.indicators = indicators
    self.places = places
    self.breakdown = breakdown
    self.time = time
  }
}
