import Frames

extension Workspace {
  /// Indicators by code, name or other name; `*` stands for any letters.
  public func findIndicators(_ text: String) -> NameMatch {
    indicatorNames.find(text)
  }

  /// Positions of the indicators with a name or code that fits a pattern with `*`, in order.
  public func indicators(matching pattern: String) -> [Int] {
    indicatorNames.matches(pattern)
  }

  /// Places by code (former ones too), name or alias; `*` stands for any letters.
  ///
  /// Of places with one name those in force go first, then the one inside home, then the region.
  /// Without `suggests` no names like it are looked for where no place is called so.
  public func findPlaces(_ text: String, suggests: Bool = true) -> NameMatch {
    let match = placeNames.find(text, suggests: false) { preferredPlaces($0) }
    guard case .none = match else { return match }
    // Council names with what publishers add to them.
    let variants = text.utf8.contains(0x2A) ? [] : placeIndex.places(named: text)
    let preferred = preferredPlaces(variants)
    if preferred.count == 1 { return .one(preferred[0]) }
    guard preferred.isEmpty else { return .ambiguous(preferred) }
    return .none(similar: suggests ? placeNames.suggestions(for: text) : [])
  }

  /// Peer groups by name.
  public func findPeerGroups(_ text: String, suggests: Bool = true) -> NameMatch {
    groupNames.find(text, suggests: suggests)
  }

  /// Breakdown dimensions by name or family; of several schemes those with figures count, and
  /// `.many` lists the schemes of a family that have some.
  public func findDimensions(_ text: String) -> NameMatch {
    let key = foldedLookUpName(text)
    let named = dimensions.indices.filter { foldedLookUpName(dimensions[$0].name) == key }
    let family = dimensions.indices.filter { foldedLookUpName(dimensions[$0].family) == key }
    let all = (named + family).removingRepeats()
    if all.isEmpty { return dimensionNames.find(text) }
    let observed = all.filter { figured.value.dimensions.contains(dimensions[$0].name) }
    let candidates = observed.isEmpty ? all : observed
    if let exact = named.first(where: candidates.contains) { return .one(exact) }
    return candidates.count == 1 ? .one(candidates[0]) : .many(candidates.sorted())
  }

  /// All schemes of a dimension's family, itself included.
  public func dimensions(ofFamily family: String) -> [Int] {
    let key = foldedLookUpName(family)
    return dimensions.indices.filter { foldedLookUpName(dimensions[$0].family) == key }
  }

  /// Position of the dimension with this name as published.
  public func dimension(named name: String) -> Int? {
    let key = foldedText(name)
    return dimensions.firstIndex { $0.name == name }
      ?? dimensions.firstIndex { foldedText($0.name) == key }
  }

  /// Whether any figure is broken down by it.
  public func hasFigures(dimension: Int) -> Bool {
    dimensions.indices.contains(dimension)
      && figured.value.dimensions.contains(dimensions[dimension].name)
  }

  func preferredPlaces(_ found: [Int]) -> [Int] {
    preferred(found, places: places) { place in
      guard let home else { return false }
      return hierarchy.value.ancestors(of: place).contains(home)
    }
  }
}

/// Of places with one name: those in force, then the only one inside home, then the only region.
func preferred(
  _ found: [Int],
  places: [Place],
  isInsideHome: (Int) -> Bool
) -> [Int] {
  guard found.count > 1 else { return found }
  let inForce = found.filter { places[$0].successors.isEmpty }
  let candidates = inForce.isEmpty ? found : inForce
  if candidates.count == 1 { return candidates }
  let inside = candidates.filter(isInsideHome)
  if inside.count == 1 { return inside }
  let regions = candidates.filter { places[$0].level == .region }
  return regions.count == 1 ? regions : candidates
}
