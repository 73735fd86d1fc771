import Frames

/// One group of a breakdown.
public struct DimensionGroup: Sendable, Hashable {
  public var name: String
  public var aliases: [String]
  /// Position in an ordered dimension.
  public var order: Int?
  /// Position of the group that contains it: Indian lies in Asian.
  public var parent: Int?
  /// Stands at the bad end.
  public var isDisadvantaged: Bool
  /// Holds the people whose group is not known; left out of inequality measures.
  public var isUnknown: Bool

  public init(
    name: String,
    aliases: [String] = [],
    order: Int? = nil,
    parent: Int? = nil,
    isDisadvantaged: Bool = false,
    isUnknown: Bool = false
  ) {
    self.name = name
    self.aliases = aliases
    self.order = order
    self.parent = parent
    self.isDisadvantaged = isDisadvantaged
    self.isUnknown = isUnknown
  }
}

/// A scheme of groups: Ethnicity, Sex, one set of deprivation deciles.
public struct Dimension: Sendable, Hashable {
  public var name: String
  /// What joins schemes of one kind: deprivation, ethnicity, age.
  public var family: String
  public var groups: [DimensionGroup]

  public init(name: String, family: String? = nil, groups: [DimensionGroup] = []) {
    self.name = name
    self.family = family ?? foldedText(name)
    self.groups = groups
  }

  public var isOrdered: Bool { groups.contains { $0.order != nil } }

  /// Position of the group with this name or alias.
  public func group(named text: String) -> Int? {
    let folded = foldedText(text)
    return groups.firstIndex { foldedText($0.name) == folded }
      ?? groups.firstIndex { $0.aliases.contains { foldedText($0) == folded } }
  }

  /// 1 for groups without a parent, 2 for theirs, and so on.
  public func level(ofGroup group: Int) -> Int {
    var level = 1
    var at = groups.indices.contains(group) ? groups[group].parent : nil
    while let parent = at, groups.indices.contains(parent), level <= groups.count {
      level += 1
      at = groups[parent].parent
    }
    return level
  }
}

/// A standard population by age.
public struct StandardPopulation: Sendable, Hashable {
  public struct Band: Sendable, Hashable {
    public let ages: AgeBand
    public let population: Double
  }
  public let name: String
  /// Bands that follow one another without gaps.
  public let bands: [Band]
}

/// Whole years of age, both included; no upper end means "and over".
public struct AgeBand: Sendable, Hashable {
  public let from: Int
  public let to: Int?

  public init(from: Int, to: Int?) {
    self.from = from
    self.to = to
  }

  /// Reads `<15 yrs`, `0-14`, `65+ yrs`, `17 to 18 years`, `2 yrs`, `All ages`, `90 and over`.
  ///
  /// Nil for anything else, `Oct-14` among it: a spreadsheet made that from 10-14.
  public init?(reading text: String) {
    var words = foldedText(text)
    for unit in [" years", " year", " yrs", " yr", "yrs", "yr"] where words.hasSuffix(unit) {
      words = String(words.dropLast(unit.count))
      break
    }
    if words == "all ages" || words == "all" {
      self.init(from: 0, to: nil)
      return
    }
    func age(_ text: some StringProtocol) -> Int? {
      let trimmed = trimmedText(String(text))
      guard let age = Int(trimmed), trimmed.utf8.count <= 3, age >= 0 else { return nil }
      return age
    }
    for mark in ["<", "under "] where words.hasPrefix(mark) {
      guard let end = age(words.dropFirst(mark.count)), end > 0 else { return nil }
      self.init(from: 0, to: end - 1)
      return
    }
    for mark in ["+", " and over", " and above", " or over", " and older"]
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
}
