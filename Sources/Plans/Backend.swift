public import Frames

/// Something that runs plans: this machine, a database, a cluster.
public protocol Backend: Sendable {
  func run(_ plan: Plan) throws(PlanError) -> PlanResult
}

/// The rows of a plan and what there is to say about them.
public struct PlanResult: Sendable {
  public let frame: Frame
  public let footnotes: [Footnote]
  /// What each operator gave, inputs before what is made of them; empty where none is kept.
  public let trace: [StepTrace]

  public init(frame: Frame, footnotes: [Footnote], trace: [StepTrace] = []) {
    self.frame = frame
    self.footnotes = footnotes
    self.trace = trace
  }
}

/// What one operator gave: how many rows, and what it had to say.
public struct StepTrace: Sendable, Hashable {
  /// The step that the operator came from; a step may have several.
  public let origin: Origin
  /// Rows that came out.
  public let rowCount: Int
  /// What this operator alone said.
  public let footnotes: [Footnote]

  public init(origin: Origin, rowCount: Int, footnotes: [Footnote]) {
    self.origin = origin
    self.rowCount = rowCount
    self.footnotes = footnotes
  }
}
