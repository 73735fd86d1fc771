import Frames

/// Things that may have been meant by a text that names nothing (`language.md` §7.4): spelt almost
/// alike, then all words present, then initials, then other names.
func similarItems(to text: String, among items: [NamedItem], limit: Int) -> [NameSuggestion] {
  let sought = SoughtName(text.filter { $0 != "*" })
  guard !sought.folded.isEmpty else { return [] }
  var found: [(rank: Int, suggestion: NameSuggestion)] = []
  for (position, item) in items.enumerated() {
    guard let (reason, rank, matched) = sought.likeness(of: item) else { continue }
    found.append(
      (
        rank,
        NameSuggestion(position: position, name: item.name, matched: matched, reason: reason)
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
  let folded: String
  let words: [String]
  let allowedEdits: Int

  init(_ text: String) {
    folded = foldedLookUpName(text)
    words = nameWords(text)
    allowedEdits = max(1, folded.count / 4)
  }

  func likeness(of item: NamedItem) -> (NameSuggestion.Reason, rank: Int, matched: String?)? {
    if let distance = editDistance(folded, foldedLookUpName(item.name), limit: allowedEdits) {
      return (.spelling, distance, nil)
    }
    let others = item.codes + item.otherNames
    for other in others {
      if let distance = editDistance(folded, foldedLookUpName(other), limit: allowedEdits) {
        return (.spelling, distance + 1, other)
      }
    }
    let all = nameWords(item.name)
    if hasAllWords(of: all) { return (.allWords, all.count, nil) }
    let everywhere = all + item.otherNames.flatMap(nameWords)
    if hasAllWords(of: everywhere) {
      let matched = item.otherNames.first { hasAllWords(of: nameWords($0)) }
      return (.allWords, everywhere.count + 100, matched)
    }
    if (2...8).contains(folded.count) {
      for name in [item.name] + item.otherNames where initials(of: name) == folded {
        return (.abbreviation, 0, name == item.name ? nil : name)
      }
    }
    // The words of the query shortened: "gross value added" for GVA.
    if words.count > 1 {
      let short = String(words.compactMap(\.first))
      if let match = others.first(where: { foldedLookUpName($0) == short }) {
        return (.abbreviation, 1, match)
      }
    }
    guard folded.count >= 4 else { return nil }
    if let match = item.otherNames.first(where: { other in
      let key = foldedLookUpName(other)
      return key.contains(folded) || (key.count >= 4 && folded.contains(key))
    }) {
      return (.otherName, 0, match)
    }
    return nil
  }

  private func hasAllWords(of others: [String]) -> Bool {
    !words.isEmpty
      && words.allSatisfy { word in
        others.contains { $0 == word || (word.count >= 3 && $0.hasPrefix(word)) }
      }
  }

  private func initials(of name: String) -> String {
    let small: Set<String> = ["of", "the", "and", "in", "for", "to", "a", "or", "by", "at", "on"]
    return String(nameWords(name).filter { !small.contains($0) }.compactMap(\.first))
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
