/// Which way an indicator should go, as the statistics that speak of better and worse need it.
public enum Judgement: String, Sendable, Hashable, CaseIterable {
  case highIsGood
  case lowIsGood
  /// Neither way is good or bad; higher and lower can still be said.
  case noJudgement
  /// No comparison is wanted.
  case notApplicable

  /// The same with good and bad swapped.
  public var reversed: Judgement {
    switch self {
    case .highIsGood: .lowIsGood
    case .lowIsGood: .highIsGood
    case .noJudgement, .notApplicable: self
    }
  }
}
