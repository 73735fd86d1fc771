import Frames

/// Which rows of a table are places beside one another, and which are wholes or averages of them.
struct PlacesBeside {
  /// What a row's place is to the others of its group.
  enum Standing: Equatable {
    case beside
    /// It contains another place of the group.
    case container
    /// An average of places, not a place.
    case average
  }

  private let names: TextColumn?
  /// For each entry of the dictionary the place; nil for a name that the workspace does not know.
  private let placeOfEntry: [Int?]
  private let ancestorsOfEntry: [[Int]]
  private let isAverage: [Bool]
  /// Number of the group for which a place was last seen as a container.
  private var containerIn: [Int]
  private var stamp = 0

  init(_ frame: Frame, workspace: Workspace) {
    containerIn = Array(repeating: 0, count: workspace.places.count)
    guard let field = frame.schema.first(.place), case .text(let texts)? = frame[field.name] else {
      names = nil
      placeOfEntry = []
      ancestorsOfEntry = []
      isAverage = []
      return
    }
    names = texts
    let positions = Dictionary(grouping: workspace.places.indices) {
      foldedText(workspace.places[$0].name)
    }
    let averages = Set(workspace.peerGroups.compactMap(\.average))
    placeOfEntry = texts.dictionary.entries.map { name in
      let found = positions[foldedText(name)] ?? []
      // Of places with one name, the one that has figures.
      return found.first { workspace.hasFigures($0) } ?? found.first
    }
    ancestorsOfEntry = placeOfEntry.map { place in place.map { workspace.ancestors(of: $0) } ?? [] }
    isAverage = placeOfEntry.map { place in
      guard let place else { return false }
      return workspace.places[place].level == .groupAverage || averages.contains(place)
    }
  }

  func name(ofRow row: Int) -> String? { names?[row] }

  /// Position of the row's place in the workspace; nil where the name is not known there.
  func place(ofRow row: Int) -> Int? {
    guard let names, names.presence.isKnown(row) else { return nil }
    return placeOfEntry[names.codes[row]]
  }

  /// The standing of each row of a group among the others.
  mutating func standings(of rows: [Int]) -> [Standing] {
    guard let names else { return rows.map { _ in .beside } }
    stamp += 1
    for row in rows where names.presence.isKnown(row) {
      for ancestor in ancestorsOfEntry[names.codes[row]] { containerIn[ancestor] = stamp }
    }
    return rows.map { row in
      guard names.presence.isKnown(row) else { return .beside }
      let entry = names.codes[row]
      if isAverage[entry] { return .average }
      return placeOfEntry[entry].map { containerIn[$0] == stamp } == true ? .container : .beside
    }
  }
}

/// Names that a footer lists: the first few, and how many more.
struct ListedNames {
  private(set) var names: [String] = []

  mutating func note(_ name: String?) {
    guard let name, !names.contains(name) else { return }
    names.append(name)
  }

  var isEmpty: Bool { names.isEmpty }
  var count: Int { names.count }

  var text: String {
    names.count <= 4
      ? names.joined(separator: ", ")
      : names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
  }
}
