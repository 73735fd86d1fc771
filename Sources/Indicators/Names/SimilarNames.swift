import Frames

/// A name taken apart for comparing: done once for each name, since a misspelling meets them all.
struct ComparableName: Sendable {
  let text: String
  /// As look-ups fold it.
  let folded: String
  fileprivate let scalars: [Unicode.Scalar]
  fileprivate let words: [String]
  /// First letters of the words that carry meaning.
  fileprivate let initials: String

  init(_ text: String) {
    self.text = text
    folded = foldedLookUpName(text)
    scalars = Array(folded.unicodeScalars)
    words = nameWords(text)
    initials = String(words.filter { !smallWords.contains($0) }.compactMap(\.first))
  }
}

private let smallWords: Set<String> = [
  "of", "the", "and", "in", "for", "to", "a", "or", "by", "at", "on",
]

/// A thing with all its names taken apart.
struct ComparableItem: Sendable {
  fileprivate let name: ComparableName
  /// Names a user may know it by beside its own; codes are not among them.
  fileprivate let otherNames: [ComparableName]
  fileprivate let codesAndOthers: [ComparableName]
  /// Words of all names.
  fileprivate let allWords: [String]

  init(_ item: NamedItem) {
    name = ComparableName(item.name)
    otherNames = item.otherNames.map(ComparableName.init)
    codesAndOthers = item.codes.map(ComparableName.init) + otherNames
    allWords = name.words + otherNames.flatMap(\.words)
  }
}

/// Things that may have been meant by a text that names nothing (`language.md` §7.4): spelt almost
/// alike, then all words present, then initials, then other names.
func similarItems(
  to text: String,
  among items: [ComparableItem],
  limit: Int
) -> [NameSuggestion] {
  let sought = SoughtName(text.filter { $0 != "*" })
  guard !sought.name.folded.isEmpty else { return [] }
  var found: [(rank: Int, suggestion: NameSuggestion)] = []
  for (position, item) in items.enumerated() {
    guard let (reason, rank, matched) = sought.likeness(of: item) else { continue }
    found.append(
      (
        rank,
        NameSuggestion(position: position, name: item.name.text, matched: matched, reason: reason)
      )
    )
  }
  // Swift's sort is stable, so the order of the catalogue decides between equals.
  found.sort {
    $0.suggestion.reason != $1.suggestion.reason
      ? $0.suggestion.reason < $1.suggestion.reason : $0.rank < $1.rank
  }
  return found.prefix(limit).map(\.suggestion)
}

private struct SoughtName {
  let name: ComparableName
  let allowedEdits: Int
  /// First letters of all words; nil for a single word.
  let short: String?

  private var folded: String { name.folded }
  private var words: [String] { name.words }

  init(_ text: String) {
    name = ComparableName(text)
    allowedEdits = max(1, name.folded.count / 4)
    short = name.words.count > 1 ? String(name.words.compactMap(\.first)) : nil
  }

  func likeness(of item: ComparableItem) -> (NameSuggestion.Reason, rank: Int, matched: String?)? {
    if let distance = distance(to: item.name) { return (.spelling, distance, nil) }
    for other in item.codesAndOthers {
      if let distance = distance(to: other) { return (.spelling, distance + 1, other.text) }
    }
    if hasAllWords(of: item.name.words) { return (.allWords, item.name.words.count, nil) }
    if hasAllWords(of: item.allWords) {
      let matched = item.otherNames.first { hasAllWords(of: $0.words) }
      return (.allWords, item.allWords.count + 100, matched?.text)
    }
    if (2...8).contains(folded.utf8.count) {
      if item.name.initials == folded { return (.abbreviation, 0, nil) }
      if let other = item.otherNames.first(where: { $0.initials == folded }) {
        return (.abbreviation, 0, other.text)
      }
    }
    // The words of the query shortened: "gross value added" for GVA.
    if let short, let match = item.codesAndOthers.first(where: { $0.folded == short }) {
      return (.abbreviation, 1, match.text)
    }
    guard name.scalars.count >= 4 else { return nil }
    if let match = item.otherNames.first(where: { other in
      contains(other.scalars, name.scalars)
        || (other.scalars.count >= 4 && contains(name.scalars, other.scalars))
    }) {
      return (.otherName, 0, match.text)
    }
    return nil
  }

  private func distance(to other: ComparableName) -> Int? {
    editDistance(name.scalars, other.scalars, limit: allowedEdits)
  }

  private func hasAllWords(of others: [String]) -> Bool {
    !words.isEmpty
      && words.allSatisfy { word in
        others.contains { $0 == word || (word.utf8.count >= 3 && $0.hasPrefix(word)) }
      }
  }
}

/// Whether the second run of letters stands in the first.
private func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
  guard let first = part.first, part.count <= text.count else { return part.isEmpty }
  return (0...(text.count - part.count)).contains { start in
    text[start] == first && text[start..<(start + part.count)].elementsEqual(part)
  }
}

/// Lower-case words of letters and digits.
func nameWords(_ text: String) -> [String] {
  foldedText(text).split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
}

/// The nearest of some words, for a message; nil when none is near.
func nearestWord(to text: String, among words: some Sequence<String>) -> String? {
  let folded = foldedLookUpName(text)
  let limit = max(1, folded.count / 3)
  var best: (word: String, distance: Int)?
  for word in words {
    guard let distance = editDistance(folded, foldedLookUpName(word), limit: limit) else {
      continue
    }
    if best.map({ distance < $0.distance }) ?? true { best = (word, distance) }
  }
  return best?.word
}
