import Frames

extension ObservationSlice {
  /// Which names of a key column stand for some of the same people.
  func overlaps(_ field: Field, _ text: TextColumn) -> [String: Set<String>] {
    switch field.role {
    case .place: return placesInOneAnother()
    case .breakdown: break
    case .indicator, .period, .asAt, .value, .plain: return [:]
    }
    let names = text.dictionary.entries
    guard names.count > 1 else { return [:] }
    switch request.breakdown {
    case .totals: return [:]
    case .dimensions(let columns):
      let named = columns.filter { $0.column == field.name }.map(\.dimension)
      return groupsInOneAnother(names, of: named)
    case .any:
      guard field.name == "dimension" else {
        return groupsInOneAnother(names, of: workspace.reading.dimensions.map(\.name))
      }
      // Everybody has a sex and an age.
      return Dictionary(
        names.enumerated().map { ($1, Set(names.dropFirst($0 + 1))) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  private func placesInOneAnother() -> [String: Set<String>] {
    guard request.places.count > 1 else { return [:] }
    let asked = Set(request.places)
    var found: [String: Set<String>] = [:]
    for place in request.places {
      let outer = workspace.ancestors(of: place).filter(asked.contains)
      if outer.isEmpty { continue }
      found[workspace.places[place].name, default: []]
        .formUnion(outer.map { workspace.places[$0].name })
    }
    return found
  }

  private func groupsInOneAnother(
    _ names: [String],
    of dimensions: [String]
  ) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for dimension in dimensions {
      guard let position = workspace.dimension(named: dimension) else { continue }
      let scheme = workspace.dimensions[position]
      let groups = names.compactMap { name in scheme.group(named: name).map { (name, $0) } }
      for (at, one) in groups.enumerated() {
        for other in groups.dropFirst(at + 1) {
          guard let pair = scheme.overlap(one.1, other.1) else { continue }
          let (inner, outer) = pair.inner == one.1 ? (one.0, other.0) : (other.0, one.0)
          found[inner, default: []].insert(outer)
        }
      }
    }
    return found
  }
}
