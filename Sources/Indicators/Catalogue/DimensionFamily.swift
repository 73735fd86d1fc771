import Frames

/// What joins schemes of one kind, found from a scheme's full name.
///
/// All deprivation deciles are `deprivation`; a name that says nothing known is a family of its
/// own.
func usualFamily(ofDimension name: String) -> String {
  let folded = foldedText(name)
  let words = Set(folded.split { !$0.isLetter }.map(String.init))
  if folded.contains("depriv") || folded.contains("imd") { return "deprivation" }
  if folded.contains("ethnic") { return "ethnicity" }
  if !words.isDisjoint(with: ["sex", "gender"]) { return "sex" }
  if !words.isDisjoint(with: ["age", "ages"]) { return "age" }
  if folded.contains("disab") { return "disability" }
  if folded.contains("sexuality") || folded.contains("sexual orientation") {
    return "sexual orientation"
  }
  if folded.contains("religion") { return "religion" }
  if folded.contains("education") { return "education" }
  if folded.contains("wealth") || folded.contains("economic status") { return "wealth" }
  if folded.contains("class") { return "class" }
  if folded.contains("working status") || folded.contains("employment status") { return "work" }
  return folded
}

/// The place of a decile or quintile among its fellows, 1 for the most deprived.
///
/// Reads `Most deprived decile (IMD2019)`, `Fourth less deprived decile`, `Average deprived
/// quintile`, `Decile 3`, `1 (most deprived)`; nil for anything else.
func deprivationOrder(_ group: String, ofGroups count: Int) -> Int? {
  let folded = foldedText(group)
  let words = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  guard count == 10 || count == 5 else { return nil }
  if let deprived = words.firstIndex(of: "deprived"), deprived > 0 {
    let ordinals = ["second": 2, "third": 3, "fourth": 4, "fifth": 5]
    let rank = deprived > 1 ? ordinals[words[deprived - 2]] : nil
    switch words[deprived - 1] {
    case "average" where count == 5: return 3
    case "most" where numbered(words) == nil: return rank ?? 1
    case "least" where numbered(words) == nil: return count + 1 - (rank ?? 1)
    case "more": return rank
    case "less": return rank.map { count + 1 - $0 }
    default: break
    }
  }
  guard let number = numbered(words), (1...count).contains(number) else { return nil }
  return number
}

private func numbered(_ words: [String]) -> Int? {
  // `imd2019` and `4/21` are no ranks; a rank stands first or behind the word.
  if let first = words.first, let number = Int(first), number <= 10 { return number }
  for word in ["decile", "quintile"] {
    guard let at = words.firstIndex(of: word), at + 1 < words.count,
      let number = Int(words[at + 1]), number <= 10
    else { continue }
    return number
  }
  return nil
}

extension Dimension {
  /// Gives deciles and quintiles of deprivation their order.
  ///
  /// Only where all of the groups have a rank and no two have the same. A wording that puts the least deprived at 1 turns it round.
  mutating func orderByDeprivation() {
    guard family == "deprivation", !isOrdered else { return }
    let known = groups.indices.filter { !groups[$0].isUnknown }
    let count = known.count
    let ranks = known.map { deprivationOrder(groups[$0].name, ofGroups: count) }
    let found = ranks.compactMap { $0 }
    guard found.count == count, found.sorted() == Array(1...max(1, count)) else { return }
    let first = zip(known, ranks).first { $0.1 == 1 }.map { foldedText(groups[$0.0].name) }
    let isReversed = first?.contains("least") ?? false
    for (group, rank) in zip(known, found) {
      groups[group].order = isReversed ? count + 1 - rank : rank
      groups[group].isDisadvantaged = groups[group].order == 1
    }
  }
}
