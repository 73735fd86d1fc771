public import Frames

/// What a cell that is no number stands for, or what stands beside a number.
public struct Marker: Sendable, Hashable {
  public let presence: Presence
  public let state: ValueState
  /// What the marker says beyond that: the bound of `<5`.
  public let note: String?

  public init(_ presence: Presence, state: ValueState = [], note: String? = nil) {
    self.presence = presence
    self.state = state
    self.note = note
  }
}

/// The markers that publishers write in place of numbers (`data.md` §5).
public struct MarkerTable: Sendable {
  private let markers = MarkerTable.published

  public init() {}

  /// What a whole cell stands for; nil when it is no marker.
  public func marker(_ cell: String) -> Marker? {
    let folded = foldedText(cell)
    if let known = markers[folded] { return known }
    return bound(folded).map { Marker(.suppressed, note: $0) }
  }

  /// `<5`, `1-4`, `1 to 7`: the count is hidden and its bounds are printed.
  private func bound(_ folded: String) -> String? {
    func isSmall(_ text: some StringProtocol, digits: Int = 2) -> Bool {
      (1...digits).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    if folded.hasPrefix("<") {
      return isSmall(trimmedText(String(folded.dropFirst())), digits: 3) ? folded : nil
    }
    for sign in ["-", " to "] {
      guard let range = folded.firstRange(of: sign) else { continue }
      let low = folded[..<range.lowerBound]
      let high = folded[range.upperBound...]
      if isSmall(low), isSmall(high), let from = Int(low), let to = Int(high), from < to {
        return folded
      }
    }
    return nil
  }

  private static let published: [String: Marker] = {
    var table: [String: Marker] = [:]
    for text in ["c", "[c]", "*", "s", "supp", "suppressed"] { table[text] = Marker(.suppressed) }
    let missing = [
      "", "na", "n/a", "-", "--", "\u{2014}", ".", "..", ":", "x", "[x]", "[n]", "[w]", "#n/a",
      "tbc", "null", "no data", "cannot be calculated",
    ]
    for text in missing { table[text] = Marker(.missing) }
    for text in ["z", "[z]", "not applicable"] { table[text] = Marker(.notApplicable) }
    for text in ["k", "[low]", "low", "~"] { table[text] = Marker(.roundsToZero) }
    for text in ["u", "[u]", "†"] { table[text] = Marker(.missing, state: .unreliable) }
    return table
  }()

  /// A flag glued or spaced behind a number: `12.3p`, `12.3 [r]`.
  static func flag(_ text: some StringProtocol) -> ValueState? {
    switch foldedText(String(text)) {
    case "": []
    case "p", "[p]", "(p)": .provisional
    case "r", "[r]", "(r)": .revised
    case "e", "[e]", "(e)": .estimated
    case "b", "[b]", "(b)": .break
    case "u", "[u]", "†": .unreliable
    default: nil
    }
  }
}
