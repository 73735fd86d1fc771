public import Frames

/// Which cell texts stand for an unknown value, and for which kind of unknown (`data.md` §5).
public struct MarkerList: Sendable, Equatable {
  public enum Meaning: Sendable, Hashable {
    /// Missing, suppressed, not applicable or rounds to zero.
    case unknown(Presence)
    /// Not reliable enough to print: missing, with the flag.
    case unreliable

    /// What a column stores for it.
    public var presence: Presence {
      switch self {
      case .unknown(let presence): presence
      case .unreliable: .missing
      }
    }
  }

  /// Texts that are markers in columns of numbers and periods, spelt exactly.
  private var inNumbers: [String: Meaning] = [:]
  /// Words of three letters or more, in lower case: found in any case.
  private var words: [String: Meaning] = [:]
  /// Texts that are markers in every column, text included.
  private var everywhere: [String: Meaning] = [:]

  private init() {}

  /// The markers of British and international publishers.
  public static let standard: MarkerList = {
    var list = MarkerList()
    list.add(
      ["[c]", "[x]", "[n]", "[w]", "[z]", "[low]", "[u]"],
      everywhere: true
    ) { text in
      switch text {
      case "[c]": .unknown(.suppressed)
      case "[z]": .unknown(.notApplicable)
      case "[low]": .unknown(.roundsToZero)
      case "[u]": .unreliable
      default: .unknown(.missing)
      }
    }
    list.add(["c", "*", "S", "supp", "suppressed"]) { _ in .unknown(.suppressed) }
    list.add([
      "NA", "N/A", "n/a", "na", "-", "--", ".", "..", ":", "x", "#N/A", "TBC", "null", "no data",
      "Cannot be calculated", "\u{2013}", "\u{2014}",
    ]) { _ in .unknown(.missing) }
    list.add(["z", "not applicable"]) { _ in .unknown(.notApplicable) }
    list.add(["k", "low", "~"]) { _ in .unknown(.roundsToZero) }
    list.add(["u", "\u{2020}"]) { _ in .unreliable }
    return list
  }()

  /// Declares a marker, before what the list said of this text.
  ///
  /// - Parameters:
  ///   - text: As a cell spells it, without spaces around.
  ///   - meaning: What it stands for.
  ///   - everywhere: Whether it is a marker in columns of text too.
  private mutating func add(_ text: String, _ meaning: Meaning, everywhere: Bool = false) {
    if everywhere { self.everywhere[text] = meaning }
    inNumbers[text] = meaning
    if text.utf8.count >= 3, text.utf8.allSatisfy({ $0 < 0x80 }) {
      words[text.lowercased()] = meaning
    }
  }

  private mutating func add(
    _ texts: [String],
    everywhere: Bool = false,
    _ meaning: (String) -> Meaning
  ) {
    for text in texts { add(text, meaning(text), everywhere: everywhere) }
  }

  /// What a cell of a number or period column means, or nil when it is no marker.
  public func meaning(_ text: String) -> Meaning? {
    if let meaning = inNumbers[text] { return meaning }
    if text.utf8.count >= 3, let meaning = words[text.lowercased()] { return meaning }
    return isBound(text) ? .unknown(.suppressed) : nil
  }

  /// What a cell of a text column means, or nil when it is text.
  public func meaningInText(_ text: String) -> Meaning? { everywhere[text] }

  /// `<5`, `< 8`; `1-4`, `1 to 7`: from one to at most ten, so that bands of age stay text.
  private func isBound(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 2, bytes.count <= 8 else { return false }
    if bytes[0] == UInt8(ascii: "<") {
      let rest = bytes.dropFirst().drop { $0 == 0x20 }
      return !rest.isEmpty && rest.count <= 3 && rest.allSatisfy(isDigit)
    }
    guard bytes[0] == UInt8(ascii: "1") else { return false }
    var rest = text.dropFirst()
    if rest.hasPrefix(" to ") {
      rest = rest.dropFirst(4)
    } else if rest.hasPrefix("-") || rest.hasPrefix("\u{2013}") {
      rest = rest.dropFirst()
    } else {
      return false
    }
    guard rest.utf8.count <= 2, let upper = Int(rest) else { return false }
    return (2...10).contains(upper)
  }
}

/// Whether a byte is an ASCII digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
