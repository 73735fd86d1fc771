public import Frames

/// Where the good side of a comparison lies.
public struct ComparisonSide: Sendable, Hashable {
  public let isAbove: Bool
  /// Equal figures meet the target.
  public let includesEqual: Bool

  public init(isAbove: Bool, includesEqual: Bool) {
    self.isAbove = isAbove
    self.includesEqual = includesEqual
  }
}

/// What a comparison target names.
public enum TargetReference: Sendable, Hashable {
  /// Position of a place.
  case place(Int)
  /// Position of a peer group.
  case group(Int)
}

/// The five shapes of a target.
public enum TargetShape: Sendable, Hashable {
  /// Met on the good side or equal; the side is the polarity's unless it is stated.
  case number(Double, side: ComparisonSide?)
  /// Met inside, ends included.
  case range(low: Double, high: Double)
  /// Met when the figure rises, or falls.
  case direction(isRise: Bool)
  /// Met when all references are on the stated side; without one the polarity tells.
  case comparison(side: ComparisonSide?, references: [TargetReference])
  /// It is said that there is no target.
  case none

  /// The catalogue's word: number, range, direction, comparison, none.
  public var word: String {
    switch self {
    case .number: "number"
    case .range: "range"
    case .direction: "direction"
    case .comparison: "comparison"
    case .none: "none"
    }
  }
}

/// What was aimed at for an indicator over some years.
public struct Target: Sendable, Hashable {
  /// Position in the catalogue.
  public let indicator: Int
  /// First and last period it holds for; nil is open.
  public let from: Period?
  public let to: Period?
  public let shape: TargetShape
  /// In the indicator's unit.
  public let tolerance: Double?
  /// As printed.
  public let text: String?

  /// Holds for a period that ends within its years.
  public func holds(in period: Period) -> Bool {
    if let from, period.end < from.start { return false }
    if let to, period.end > to.end { return false }
    return true
  }

  func overlaps(_ other: Target) -> Bool {
    if let from, let end = other.to, end.end < from.start { return false }
    if let to, let start = other.from, to.end < start.start { return false }
    return true
  }
}

/// A period at which a series stops being comparable with what came before.
public struct SeriesBreak: Sendable, Hashable {
  public let indicator: Int
  /// Nil means every place.
  public let place: Int?
  public let period: Period
  public let note: String?
}
