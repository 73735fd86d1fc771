public import Frames

/// How places lie in one another; worked out once, when first needed.
struct PlaceHierarchy: Sendable {
  private let ancestorLists: [[Int]]
  let children: [[Int]]
  /// More than any place lies in, an output area in a dozen; each costs memory for each place.
  private static let mostAncestors = 256

  init(_ places: [Place]) {
    var children = Array(repeating: [Int](), count: places.count)
    for (position, place) in places.enumerated() {
      for parent in place.parents { children[parent].append(position) }
    }
    self.children = children
    ancestorLists = places.indices.map { position in
      var found: [Int] = []
      var next = places[position].parents
      // Nearest first; a cycle in the data ends because no place is visited twice.
      while !next.isEmpty, found.count < PlaceHierarchy.mostAncestors {
        let fresh = next.filter { $0 != position && !found.contains($0) }.removingRepeats()
        found.append(contentsOf: fresh)
        next = fresh.flatMap { places[$0].parents }
      }
      return Array(found.prefix(PlaceHierarchy.mostAncestors))
    }
  }

  func ancestors(of place: Int) -> [Int] {
    ancestorLists.indices.contains(place) ? ancestorLists[place] : []
  }
}

/// Which places and dimensions the figures are about.
struct FiguredNames: Sendable {
  /// For each place whether it has any figure.
  let places: [Bool]
  /// Names of the dimensions that figures are broken down by.
  let dimensions: Set<String>

  init(_ observations: Observations, placeCount: Int) {
    var figures = Array(repeating: false, count: placeCount)
    for place in observations.place.values { figures[place] = true }
    places = figures
    var names: Set<String> = []
    let columns = [observations.dimension, observations.dimension2, observations.dimension3]
    for column in columns { names.formUnion(column?.dictionary.entries ?? []) }
    dimensions = names
  }
}

/// What `neighbours` means for a place and an indicator.
public enum NeighbourChoice: Sendable, Hashable {
  /// Position of the peer group.
  case group(Int)
  /// The place's own list, nearest first.
  case list([Int])
}

extension Workspace {
  /// Whether the place has any figure.
  public func hasFigures(_ place: Int) -> Bool {
    places.indices.contains(place) && figured.value.places[place]
  }

  /// Places that have figures, in order: what `for all` means.
  public var placesWithFigures: [Int] { places.indices.filter { hasFigures($0) } }

  /// Places it lies in directly.
  public func parents(of place: Int) -> [Int] {
    places.indices.contains(place) ? places[place].parents : []
  }

  /// All places it lies in, nearest first.
  public func ancestors(of place: Int) -> [Int] { hierarchy.value.ancestors(of: place) }

  /// Whether the first contains the second: England contains Coventry.
  public func contains(_ outer: Int, _ inner: Int) -> Bool { ancestors(of: inner).contains(outer) }

  /// Places that lie in it directly, of one level if one is given.
  public func children(of place: Int, level: PlaceLevel? = nil) -> [Int] {
    guard places.indices.contains(place) else { return [] }
    let all = hierarchy.value.children[place]
    guard let level else { return all }
    return all.filter { places[$0].level == level }
  }

  /// All places inside it, in order.
  public func descendants(of place: Int) -> [Int] {
    places.indices.filter { contains(place, $0) }
  }

  /// The region it lies in; a region is its own.
  public func region(of place: Int) -> Int? { enclosing(place, .region) }

  /// The country it lies in, the nearest one.
  public func country(of place: Int) -> Int? { enclosing(place, .country) }

  private func enclosing(_ place: Int, _ level: PlaceLevel) -> Int? {
    guard places.indices.contains(place) else { return nil }
    if places[place].level == level { return place }
    return ancestors(of: place).first { places[$0].level == level }
  }

  /// What `each` means before a place: for home the next level down that has figures, for any
  /// other place those inside it at the level of home, else its next level down with figures.
  ///
  /// - Parameters:
  ///   - place: The place whose parts are meant.
  ///   - indicators: The indicators asked for: the level is one that has figures of any of them,
  ///     where there is such a level; none for figures of any kind.
  /// - Returns: The members in order and their level; no members when there are none.
  public func each(
    _ place: Int,
    for indicators: [Int] = []
  ) -> (members: [Int], level: PlaceLevel?) {
    let inside = descendants(of: place)
    if place != home, let home, let level = places[home].level {
      let peers = level.peers
      let members = inside.filter { member in
        guard let own = places[member].level, peers.contains(own) else { return false }
        return places[member].successors.isEmpty || hasFigures(member)
      }
      if !members.isEmpty { return (members, level) }
    }
    var figured = inside.filter { hasFigures($0) }
    if !indicators.isEmpty, indicators.count < self.indicators.count {
      let withFigures = places(withFiguresOf: indicators)
      let asked = figured.filter { withFigures.contains($0) }
      if !asked.isEmpty { figured = asked }
    }
    let next = figured.compactMap { places[$0].level?.depth }.min()
    guard let next else { return ([], nil) }
    let members = figured.filter { places[$0].level?.depth == next }
    return (members, members.first.flatMap { places[$0].level })
  }

  private func places(withFiguresOf indicators: [Int]) -> Set<Int> {
    var found: Set<Int> = []
    for indicator in indicators {
      for row in observations.rows(ofIndicator: indicator) {
        found.insert(observations.place[row])
      }
    }
    return found
  }

  /// What has to be said of a place that covers nothing known, such as one published as `National`
  /// without its country; nil for any other.
  public func unknownAreaNote(_ place: Int) -> Footnote? {
    guard places.indices.contains(place), places[place].level == .other,
      parents(of: place).isEmpty, children(of: place).isEmpty
    else { return nil }
    let name = places[place].name
    var text = "\(name) is a place of its own here: what it covers is not stated"
    if foldedText(name).hasPrefix("national") {
      let country = home.flatMap { self.country(of: $0) }.map { places[$0].name }
      text += ", and it is not taken for \(country ?? "the country")"
    }
    return Footnote(.independence, text)
  }

  /// Members of a peer group, in its order.
  public func members(of group: Int) -> [Int] {
    peerGroups.indices.contains(group) ? peerGroups[group].members : []
  }

  /// The councils most like a place: its own list, else the group that the indicator names, else
  /// the first group of neighbours; groups only for the place that they were drawn up for.
  public func neighbours(of place: Int, for indicator: Int?) -> NeighbourChoice? {
    if let list = neighbourLists[place] { return .list(list) }
    guard place == peerGroupOwner else { return nil }
    let filled = peerGroups.indices.filter { !peerGroups[$0].members.isEmpty }
    if let indicator, indicators.indices.contains(indicator),
      let named = indicators[indicator].neighbours
    {
      let key = foldedLookUpName(named)
      if let group = filled.first(where: { foldedLookUpName(peerGroups[$0].name) == key }) {
        return .group(group)
      }
    }
    let likely = filled.filter { foldedText(peerGroups[$0].name).contains("neighbour") }
    let general = likely.first { foldedText(peerGroups[$0].name).contains("cipfa") }
    return (general ?? likely.first).map { .group($0) }
  }
}
