public import Frames

extension Polarity {
  /// Reads the words of catalogues and publishers; nil for a word that says nothing about it.
  ///
  /// Reads `higher`, `lower`, `none`, Fingertips' `RAG - Low is good`, `BOB - Blue orange blue`,
  /// a rank order `asc` or `desc` (1 is best in ascending order), and a favourable flag `1` or `0`.
  public init?(words: String) {
    let folded = foldedText(words)
    switch folded {
    case "higher", "high", "up", "higher is better", "desc", "1": self = .higherIsBetter
    case "lower", "low", "down", "lower is better", "asc", "0": self = .lowerIsBetter
    case "none", "neutral", "no judgement", "not applicable", "no polarity": self = .neutral
    default:
      if folded.hasPrefix("bob") { self = .neutral; return }
      if folded.contains("low is good") || folded.contains("low good") {
        self = .lowerIsBetter
      } else if folded.contains("high is good") || folded.contains("high good") {
        self = .higherIsBetter
      } else {
        return nil
      }
    }
  }

  /// The word of the catalogue: higher, lower, none.
  public var word: String {
    switch self {
    case .higherIsBetter: "higher"
    case .lowerIsBetter: "lower"
    case .neutral: "none"
    }
  }

  /// How it is said in a sentence: higher is better, lower is better, no good direction.
  public var phrase: String {
    switch self {
    case .higherIsBetter: "higher is better"
    case .lowerIsBetter: "lower is better"
    case .neutral: "neither direction is better"
    }
  }
}

extension CountKind {
  /// events, people or estimated.
  public init?(word: String) {
    switch foldedText(word) {
    case "events": self = .events
    case "people": self = .people
    case "estimated": self = .estimated
    default: return nil
    }
  }

  public var word: String {
    switch self {
    case .events: "events"
    case .people: "people"
    case .estimated: "estimated"
    }
  }
}

extension ValueState {
  /// The flags in the order that they are written.
  public static let words: [(flag: ValueState, word: String)] = [
    (.provisional, "provisional"), (.revised, "revised"), (.estimated, "estimated"),
    (.unreliable, "unreliable"), (.break, "break"),
  ]

  public init?(word: String) {
    let folded = foldedText(word)
    guard let match = ValueState.words.first(where: { $0.word == folded }) else { return nil }
    self = match.flag
  }
}

extension Presence {
  /// The word of a `state` cell; known has none.
  public var stateWord: String? {
    switch self {
    case .known: nil
    case .missing: "missing"
    case .suppressed: "suppressed"
    case .notApplicable: "not_applicable"
    case .roundsToZero: "rounds_to_zero"
    }
  }

  public init?(stateWord: String) {
    let folded = foldedColumnName(stateWord)
    switch folded {
    case "missing": self = .missing
    case "suppressed": self = .suppressed
    case "notapplicable": self = .notApplicable
    case "roundstozero": self = .roundsToZero
    default: return nil
    }
  }
}
