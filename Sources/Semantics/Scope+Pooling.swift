import Frames
import Indicators
import Syntax

extension Scope {
  /// The places of `for`; a group without a published average becomes a place of a workspace of
  /// its own, its figures pooled from its members' counts.
  func poolingPlaces(
    _ syntax: [PlaceSyntax]?,
    for indicators: [Int],
    by breakdown: SliceRequest.Breakdown
  ) throws(Diagnostic) -> (places: [Int], workspace: Workspace, notes: [Footnote]) {
    var pooled = workspace
    var notes: [Footnote] = []
    var chosen: [Int] = []
    for place in syntax ?? [] {
      guard case .named(let name) = place.kind, foldedColumnName(name.text) != "home",
        let group = try group(toPool: name, for: indicators)
      else {
        if let note = levelNote(place, for: indicators) { notes.append(note) }
        for position in try places([place], for: indicators) where !chosen.contains(position) {
          chosen.append(position)
          if case .named = place.kind, let note = workspace.unknownAreaNote(position) {
            notes.append(note)
          }
        }
        continue
      }
      let made = pooled.pooling(
        group.name,
        members: group.members,
        indicators: indicators,
        by: breakdown
      )
      guard let made else {
        throw Diagnostic(
          code: "name-24",
          message: "no average of \(name.text) is published here, and one cannot be pooled: its "
            + "members have no counts of these rates",
          range: name.range,
          notes: ["its members:   for each \(nameSpelling(name.text))"]
        )
      }
      pooled = made.workspace
      chosen.append(made.place)
      notes.append(made.footnote)
    }
    if syntax == nil { chosen = try places(nil, for: indicators) }
    return (chosen, pooled, notes)
  }

  /// What kind of places `each home` means, since the level follows from the figures there are.
  private func levelNote(_ place: PlaceSyntax, for indicators: [Int]) -> Footnote? {
    guard case .each(let name) = place.kind, name.style != .quoted,
      foldedColumnName(name.text) == "home", let home = workspace.home
    else { return nil }
    let (members, level) = workspace.each(home, for: indicators)
    guard let level, !members.isEmpty else { return nil }
    let isOne = members.allSatisfy { workspace.places[$0].level == level }
    let kind = !isOne ? "councils" : members.count == 1 ? level.rawValue : level.plural
    return Footnote(
      .scope,
      "each home: \(members.count) \(kind) of \(workspace.places[home].name)"
    )
  }

  /// Name and members of a group that has no published average; nil for anything else.
  func group(
    toPool name: NameSyntax,
    for indicators: [Int]
  ) throws(Diagnostic) -> (name: String, members: [Int])? {
    if case .group(let name, let members)? = try groupWithoutAverage(name) {
      return (name, members)
    }
    guard name.style == .bare, foldedName(name.text) == "neighbours",
      binding(name.text) == nil, let home = workspace.home
    else { return nil }
    switch workspace.neighbours(of: home, for: indicators.first) {
    case .list(let members): return ("neighbours", members)
    case .group(let group):
      // Indicators of several groups have several averages; those that are published go first.
      let groups = indicators.map { workspace.neighbours(of: home, for: $0) }
      let isOne = groups.allSatisfy { $0 == .group(group) }
      guard isOne, workspace.peerGroups[group].average == nil else { return nil }
      return (workspace.peerGroups[group].name, workspace.members(of: group))
    case nil: return nil
    }
  }
}
