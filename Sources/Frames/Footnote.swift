/// A grey line under a table: what was left out, looked up or decided on the way.
public struct Footnote: Sendable, Hashable {
  /// What it is about, most consequential first (`language.md` §12).
  public enum Topic: Int, Sendable, Hashable, CaseIterable, Comparable {
    case failure, emptiness, scope, time, unknowns, method, independence, chance, disclosure
    case detachment, rows

    public static func < (left: Topic, right: Topic) -> Bool { left.rawValue < right.rawValue }
  }
  public let topic: Topic
  public let text: String

  public init(_ topic: Topic, _ text: String) {
    self.topic = topic
    self.text = text
  }
}
