public import Frames

/// Something that runs plans: this machine, a database, a cluster.
public protocol Backend: Sendable {
  func run(_ plan: Plan) throws(PlanError) -> PlanResult
}

/// The rows of a plan and what there is to say about them.
public struct PlanResult: Sendable {
  public let frame: Frame
  public let footnotes: [Footnote]

  public init(frame: Frame, footnotes: [Footnote]) {
    self.frame = frame
    self.footnotes = footnotes
  }
}
