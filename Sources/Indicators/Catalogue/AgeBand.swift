import Frames

/// Whole years of age, both included; no upper end means "and over".
public struct AgeBand: Sendable, Hashable {
  public let from: Int
  public let to: Int?

  public init(from: Int, to: Int?) {
    self.from = from
    self.to = to
  }

  /// Reads `<15 yrs`, `0-14`, `65+ yrs`, `17 to 18 years`, `2 yrs`, `All ages`, `Aged 90 and over`,
  /// `65 years and over`.
  ///
  /// Nil for anything else, `Oct-14` among it: a spreadsheet made that from 10-14.
  public init?(reading text: String) {
    var words = AgeBand.withoutUnit(foldedText(text))
    if words == "all ages" || words == "all" {
      self.init(from: 0, to: nil)
      return
    }
    for start in ["aged ", "ages ", "age "] where words.hasPrefix(start) {
      words = String(words.dropFirst(start.count))
    }
    func age(_ text: some StringProtocol) -> Int? {
      let trimmed = trimmedText(AgeBand.withoutUnit(trimmedText(String(text))))
      guard let age = Int(trimmed), trimmed.utf8.count <= 3, age >= 0 else { return nil }
      return age
    }
    for mark in ["<", "under "] where words.hasPrefix(mark) {
      guard let end = age(words.dropFirst(mark.count)), end > 0 else { return nil }
      self.init(from: 0, to: end - 1)
      return
    }
    for mark in ["+", " plus", " and over", " and above", " or over", " and older"]
    where words.hasSuffix(mark) {
      guard let start = age(words.dropLast(mark.count)) else { return nil }
      self.init(from: start, to: nil)
      return
    }
    if let single = age(words) {
      self.init(from: single, to: single)
      return
    }
    for sign in ["-", " to "] {
      guard let range = words.firstRange(of: sign) else { continue }
      guard let start = age(words[..<range.lowerBound]), let end = age(words[range.upperBound...]),
        start <= end
      else { return nil }
      self.init(from: start, to: end)
      return
    }
    return nil
  }

  private static func withoutUnit(_ words: String) -> String {
    for unit in [" years old", " years", " year", " yrs", " yr", "yrs", "yr"]
    where words.hasSuffix(unit) {
      return String(words.dropLast(unit.count))
    }
    return words
  }

  /// What a spreadsheet made a date of: 10 to 14 of `Oct-14`, 5 to 9 of `05-Sep`.
  init?(mangledBySpreadsheet text: String) {
    let parts = foldedText(text).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 3 }) else { return nil }
    let ages = parts.map { Int($0) ?? monthNumber(String($0)) }
    guard parts.count(where: { Int($0) == nil }) == 1, let from = ages[0], let to = ages[1],
      from >= 0, from < to
    else { return nil }
    self.init(from: from, to: to)
  }

  public func contains(_ other: AgeBand) -> Bool {
    guard from <= other.from else { return false }
    guard let to else { return true }
    return other.to.map { $0 <= to } ?? false
  }

  /// Whether somebody can be in both.
  public func overlaps(_ other: AgeBand) -> Bool {
    from <= (other.to ?? .max) && other.from <= (to ?? .max)
  }
}

extension Dimension {
  /// Puts age bands in the order of their lower, then their upper ends.
  ///
  /// Groups that are no bands come behind them; with such a group the dimension has no order.
  mutating func orderByAge() {
    guard foldedText(family) == "age" else { return }
    let bands = groups.map { AgeBand(reading: $0.name) }
    let last = (Int.max, Int.max)
    func ends(_ position: Int) -> (Int, Int) {
      bands[position].map { ($0.from, $0.to ?? .max) } ?? last
    }
    let sorted = groups.indices.sorted { one, other in
      if groups[one].isUnknown != groups[other].isUnknown { return groups[other].isUnknown }
      return ends(one) != ends(other) ? ends(one) < ends(other) : one < other
    }
    var positions = Array(groups.indices)
    for (position, old) in sorted.enumerated() { positions[old] = position }
    groups = sorted.map { groups[$0] }
    let known = groups.indices.filter { !groups[$0].isUnknown }
    let isOrdered = known.allSatisfy { bands[sorted[$0]] != nil }
    for position in groups.indices {
      groups[position].parent = groups[position].parent.map { positions[$0] }
      groups[position].order = nil
    }
    for (number, position) in known.enumerated() where isOrdered {
      groups[position].order = number + 1
    }
  }

  /// Two groups that stand for some of the same people, the wider one last.
  ///
  /// One lies in the other, or both are bands of age that share a year. Nil for others.
  public func overlap(_ one: Int, _ other: Int) -> (inner: Int, outer: Int)? {
    guard one != other, groups.indices.contains(one), groups.indices.contains(other) else {
      return nil
    }
    if ancestors(ofGroup: one).contains(other) { return (one, other) }
    if ancestors(ofGroup: other).contains(one) { return (other, one) }
    guard foldedText(family) == "age", let first = AgeBand(reading: groups[one].name),
      let second = AgeBand(reading: groups[other].name), first.overlaps(second)
    else { return nil }
    return first.contains(second) ? (other, one) : (one, other)
  }

  /// Groups in which a group lies, nearest first.
  func ancestors(ofGroup group: Int) -> [Int] {
    var found: [Int] = []
    var at = groups.indices.contains(group) ? groups[group].parent : nil
    while let parent = at, groups.indices.contains(parent), !found.contains(parent) {
      found.append(parent)
      at = groups[parent].parent
    }
    return found
  }
}
