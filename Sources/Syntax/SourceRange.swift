/// A half-open stretch of a script, counted in UTF-8 bytes from its start.
public struct SourceRange: Sendable, Hashable {
  public let lowerBound: Int
  public let upperBound: Int

  public init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }

  public var isEmpty: Bool { lowerBound == upperBound }
}
