import Frames

extension ObservationSlice {
  /// What is to be said of the places asked for, by the rows that each has of each indicator.
  ///
  /// Some have no figures; the series of some ends because the place was merged or split.
  func placeFootnotes(_ cells: [[[Int]]]) -> [Footnote] {
    let absent = request.places.indices.filter { position in
      cells.allSatisfy { $0[position].isEmpty }
    }
    return [without(absent), changed(Set(absent))].compactMap { $0 }
  }

  /// Places that have no row of these indicators, whatever the time.
  private func without(_ absent: [Int]) -> Footnote? {
    guard let first = absent.first else { return nil }
    if request.places.count == 1 {
      let place = request.places[first]
      // That home is not in the data at all is said of the session.
      if place == workspace.home, !workspace.hasFigures(place) { return nil }
      return Footnote(.scope, "no figures here for \(placeName(place))\(predecessors(of: place))")
    }
    if absent.count > 4 {
      return Footnote(
        .scope,
        "\(absent.count) of \(request.places.count) places have no figures here"
      )
    }
    let names = absent.map { placeName(request.places[$0]) }
    return Footnote(.scope, "no figures here for " + names.joined(separator: ", "))
  }

  private func placeName(_ place: Int) -> String { workspace.places[place].name }

  /// Those with figures that a place came after.
  private func predecessors(of place: Int) -> String {
    let earlier = workspace.places.indices.filter {
      workspace.places[$0].successors.contains(place) && workspace.hasFigures($0)
    }
    guard !earlier.isEmpty else { return "" }
    let names = earlier.prefix(3).map { distinct($0, from: place) }.joined(separator: ", ")
    return ", which came after \(names)\(earlier.count > 3 ? " …" : "")"
  }

  /// A name, with the code where the other place has the same one.
  private func distinct(_ place: Int, from other: Int) -> String {
    let name = placeName(place)
    guard name == placeName(other), let code = workspace.places[place].code else { return name }
    return "\(name) (\(code))"
  }

  /// Places whose series ends here, since others came after them.
  private func changed(_ absent: Set<Int>) -> Footnote? {
    let ended = request.places.indices.filter { position in
      !absent.contains(position) && !workspace.places[request.places[position]].successors.isEmpty
    }.map { request.places[$0] }
    guard !ended.isEmpty else { return nil }
    let shown = ended.prefix(2).map { place in
      let old = workspace.places[place]
      let successors = old.successors.map { distinct($0, from: place) }
      let last = old.to.map { " ends on \($0.isoText):" } ?? " ends:"
      let how = old.change == .split ? "split into" : "merged into"
      return "\(placeName(place))\(last) \(how) \(successors.joined(separator: " and "))"
    }
    let more = ended.count > 2 ? "; and \(ended.count - 2) more such places" : ""
    return Footnote(.scope, shown.joined(separator: "; ") + more)
  }
}
