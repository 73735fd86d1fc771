import Frames
import Syntax

/// The candidates that fit what was typed: those that start with it, then those with a word that
/// does, then those that hold it, then those one slip away; each text once.
func ranked(_ candidates: [Candidate], _ typed: TypedWord) -> [Completion] {
  var found: [(completion: Completion, rank: Int)] = []
  var seen: Set<String> = []
  for candidate in candidates {
    guard let fit = fit(of: candidate, typed),
      seen.insert(candidate.completion.text).inserted
    else { continue }
    found.append((candidate.completion, fit * 100 + candidate.order))
  }
  // The standard sort is stable: the order of the sources decides between equals.
  return found.sorted { $0.rank < $1.rank }.map(\.completion)
}

/// How well a candidate fits, 0 the best; nil when it does not.
///
/// Names found by another name or code come after those found by
/// their own.
private func fit(of candidate: Candidate, _ typed: TypedWord) -> Int? {
  if typed.isEmpty { return 0 }
  var best: Int?
  for (position, key) in candidate.keys.enumerated() {
    guard let fit = fit(of: foldedText(key), typed.text) else { continue }
    let ranked = fit * 2 + (position == 0 ? 0 : 1)
    if best.map({ ranked < $0 }) ?? true { best = ranked }
  }
  return best
}

private func fit(of key: String, _ typed: String) -> Int? {
  if key.hasPrefix(typed) { return 0 }
  var isAtWordStart = false
  var start = key.startIndex
  while let found = key[start...].firstRange(of: typed) {
    let before = key[..<found.lowerBound].last
    isAtWordStart = before.map { !$0.isLetter && !$0.isNumber } ?? true
    if isAtWordStart { return 1 }
    start = key.index(after: found.lowerBound)
  }
  if start > key.startIndex { return 2 }
  // One slip: the start of the name, give or take a letter, is one edit away.
  let length = typed.count
  guard length >= 3, length <= 60 else { return nil }
  for part in [length, length + 1, length - 1] where part <= key.count {
    if editDistance(typed, String(key.prefix(part))) <= 1 { return 3 }
  }
  return nil
}
