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
