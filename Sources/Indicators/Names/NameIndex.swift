import Frames

/// What a name in a query is.
public enum NameMatch: Sendable, Hashable {
  /// Position of the only thing called so.
  case one(Int)
  /// What a pattern with `*` matches, in order; or all schemes of a family of dimensions.
  case many([Int])
  /// Several things share the name; one must be named by code.
  case ambiguous([Int])
  /// Nothing is called so.
  case none(similar: [NameSuggestion])
}

/// A thing that may have been meant.
public struct NameSuggestion: Sendable, Hashable {
  /// Why it is suggested, the likeliest reason first.
  public enum Reason: Int, Sendable, Hashable, Comparable {
    /// Spelt almost alike.
    case spelling
    /// All words of the query stand in its names.
    case allWords
    /// The query is made of the initials of one of its names.
    case abbreviation
    /// One of its other names says the same.
    case otherName

    public static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
  }
  public let position: Int
  public let name: String
  /// The other name or code that matched, when it was not the name itself.
  public let matched: String?
  public let reason: Reason
}

/// A thing that can be named.
struct NamedItem: Sendable {
  let codes: [String]
  let name: String
  let otherNames: [String]
}

/// Finds things by code, name or other name: whole, or with `*` for any letters.
///
/// Case, spaces and punctuation do not matter. A code goes before a name, a name before another
/// name.
struct NameIndex: Sendable {
  /// Codes, names and other names, each folded when a look-up first gets there.
  private let tiers: [LazyValue<[String: [Int]]>]
  /// Taken apart when a name is first misspelt.
  private let comparable: LazyValue<[ComparableItem]>

  init(_ items: @escaping @Sendable () -> [NamedItem]) {
    let items = LazyValue(items)
    comparable = LazyValue { items.value.map(ComparableItem.init) }
    func tier(
      _ texts: @escaping @Sendable (NamedItem) -> [String]
    ) -> LazyValue<[String: [Int]]> {
      LazyValue {
        var found: [String: [Int]] = [:]
        found.reserveCapacity(items.value.count)
        for (position, item) in items.value.enumerated() {
          for text in texts(item) where !text.isEmpty {
            let key = foldedLookUpName(text)
            if found[key]?.last != position { found[key, default: []].append(position) }
          }
        }
        return found
      }
    }
    tiers = [tier { $0.codes }, tier { [$0.name] }, tier { $0.otherNames }]
  }

  /// What a text names; `prefer` narrows things that share a name, where a rule says which is
  /// meant.
  ///
  /// `suggests` says whether names like it are wanted where nothing is called so: to look for
  /// them takes a hundred times as long.
  func find(
    _ text: String,
    suggests: Bool = true,
    prefer: ([Int]) -> [Int] = { $0 }
  ) -> NameMatch {
    let key = foldedLookUpName(text)
    if key.utf8.contains(0x2A), text.utf8.contains(0x2A) {
      let found = matches(pattern: key)
      return found.isEmpty
        ? .none(similar: suggests ? suggestions(for: text) : []) : .many(found)
    }
    for tier in tiers {
      guard let found = tier.value[key], !found.isEmpty else { continue }
      if found.count == 1 { return .one(found[0]) }
      let preferred = prefer(found)
      return preferred.count == 1 ? .one(preferred[0]) : .ambiguous(found)
    }
    return .none(similar: suggests ? suggestions(for: text) : [])
  }

  /// Positions of the things that a pattern with `*` matches, in order.
  func matches(_ text: String) -> [Int] { matches(pattern: foldedLookUpName(text)) }

  private func matches(pattern: String) -> [Int] {
    let pattern = Array(pattern.utf8)
    var positions: Set<Int> = []
    for tier in tiers {
      for (key, found) in tier.value where isMatch(Array(key.utf8), pattern: pattern) {
        positions.formUnion(found)
      }
    }
    return positions.sorted()
  }

  func suggestions(for text: String, limit: Int = 5) -> [NameSuggestion] {
    similarItems(to: text, among: comparable.value, limit: limit)
  }
}

/// Whether a text fits a pattern in which `*` stands for any letters, none included.
func isMatch(_ text: String, pattern: String) -> Bool {
  isMatch(Array(text.utf8), pattern: Array(pattern.utf8))
}

private func isMatch(_ text: [UInt8], pattern: [UInt8]) -> Bool {
  var at = 0
  var inPattern = 0
  var star: Int?
  var afterStar = 0
  while at < text.count {
    if inPattern < pattern.count, pattern[inPattern] == 0x2A {
      star = inPattern
      afterStar = at
      inPattern += 1
    } else if inPattern < pattern.count, pattern[inPattern] == text[at] {
      at += 1
      inPattern += 1
    } else if let star {
      inPattern = star + 1
      afterStar += 1
      at = afterStar
    } else {
      return false
    }
  }
  while inPattern < pattern.count, pattern[inPattern] == 0x2A { inPattern += 1 }
  return inPattern == pattern.count
}
