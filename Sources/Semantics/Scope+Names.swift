import Frames
import Indicators
public import Syntax

extension Scope {
  // MARK: Indicators

  /// Positions of the indicators that a name means: one, or several with `*`.
  func indicators(_ name: NameSyntax) throws(Diagnostic) -> [Int] {
    if name.style == .reference {
      guard case .value(.text(let text))? = binding(name.text) else {
        throw unknownReference(name)
      }
      return try indicators(NameSyntax(text: text, style: .quoted, range: name.range))
    }
    switch workspace.findIndicators(name.text) {
    case .one(let position): return [position]
    case .many(let positions): return positions
    case .ambiguous(let positions):
      throw Diagnostic(
        code: "name-14",
        message: "several indicators are called \"\(name.text)\"",
        range: name.range,
        notes: positions.prefix(4).map {
          "\(workspace.indicators[$0].code)   \(workspace.indicators[$0].name)"
        }
      )
    case .none(let similar):
      throw unknownIndicator(name, similar)
    }
  }

  private func unknownIndicator(_ name: NameSyntax, _ similar: [NameSuggestion]) -> Diagnostic {
    if case .one(let place) = workspace.findPlaces(name.text, suggests: false) {
      let written = "all for \(nameSpelling(workspace.places[place].name))"
      return Diagnostic(
        code: "name-1",
        message: "\"\(name.text)\" is a place, not an indicator:  get \(written)",
        range: name.range,
        fixes: [Fix("write \(written)", replacing: name.range, with: written)]
      )
    }
    if !name.text.contains("*"), foldedName(name.text).count >= 3,
      let starred = starredMatches(name.text)
    {
      let names = starred.positions.prefix(4).map { workspace.indicators[$0].name }
      let more = starred.positions.count > names.count ? " …" : ""
      // One near spelling goes before the hint that a part of a name needs a star.
      if similar.first?.reason != .spelling {
        return Diagnostic(
          code: "name-4",
          message: "no indicator is called \"\(name.text)\"; part of a name needs a star",
          range: name.range,
          notes: [
            "\"\(starred.pattern)\" matches \(starred.positions.count): "
              + names.joined(separator: ", ") + more
          ],
          fixes: [
            Fix(
              "write \"\(starred.pattern)\"",
              replacing: name.range,
              with: "\"\(starred.pattern)\""
            )
          ]
        )
      }
    }
    let shown = similar.prefix(3)
    let listed = shown.enumerated().map { number, suggestion in
      let also = suggestion.matched.map { "  (\($0))" } ?? ""
      return "\(number + 1) \"\(suggestion.name)\"\(also)"
    }
    return Diagnostic(
      code: "name-1",
      message: "no indicator is called \"\(name.text)\"",
      range: name.range,
      notes: listed.isEmpty
        ? ["all of them:   from indicators"]
        : ["similar:  " + listed.joined(separator: "   ") + "    .fix applies 1"],
      fixes: shown.map {
        Fix("write \"\($0.name)\"", replacing: name.range, with: "\"\($0.name)\"")
      }
    )
  }

  private func starredMatches(_ text: String) -> (pattern: String, positions: [Int])? {
    for pattern in ["\(text)*", "*\(text)*"] {
      let positions = workspace.indicators(matching: pattern)
      if !positions.isEmpty { return (pattern, positions) }
    }
    return nil
  }

  // MARK: Places

  /// Positions of places, in the order typed: home when there is no `for`.
  func places(_ syntax: [PlaceSyntax]?, for indicators: [Int]) throws(Diagnostic) -> [Int] {
    guard let syntax else { return workspace.home.map { [$0] } ?? [] }
    var chosen: [Int] = []
    for place in syntax {
      for position in try places(place, for: indicators) where !chosen.contains(position) {
        chosen.append(position)
      }
    }
    return chosen
  }

  private func places(_ syntax: PlaceSyntax, for indicators: [Int]) throws(Diagnostic) -> [Int] {
    switch syntax.kind {
    case .all: return workspace.placesWithFigures
    case .named(let name): return try places(named: name, for: indicators)
    case .each(let name): return try members(of: name, for: indicators)
    }
  }

  /// A name, a group's published average, or one of the words that mean a place.
  private func places(
    named name: NameSyntax,
    for indicators: [Int]
  ) throws(Diagnostic) -> [Int] {
    if let own = try ownPlaces(name) {
      if own.count == 1 || foldedColumnName(name.text) == "home" { return own }
      throw averageNotPublished(name, "for each \(name.text)")
    }
    switch foldedName(name.text) {
    case "home": return [try homePlace(at: name.range)]
    case "region":
      let home = try homePlace(at: name.range)
      guard let region = workspace.region(of: home) else {
        throw Diagnostic(
          code: "name-15",
          message: "\(workspace.places[home].name) lies in no region that is known here",
          range: name.range
        )
      }
      return [region]
    case "neighbours":
      // A list of neighbours has members and no figure of its own.
      if let home = workspace.home, workspace.neighbourLists[home] != nil {
        throw averageNotPublished(name, "for each neighbours")
      }
      let averages = try neighbourGroups(at: name.range, for: indicators)
        .compactMap { workspace.peerGroups[$0].average }
      guard !averages.isEmpty else { throw averageNotPublished(name, "for each neighbours") }
      return averages
    default: break
    }
    switch workspace.findPlaces(name.text) {
    case .one(let position): return [position]
    case .many(let positions): return positions
    case .ambiguous(let positions):
      throw Diagnostic(
        code: "name-14",
        message: "several places are called \"\(name.text)\"; a code tells them apart",
        range: name.range,
        notes: positions.prefix(4).map { position in
          let place = workspace.places[position]
          return "\(place.code ?? "no code")   \(place.name), \(place.level?.rawValue ?? "")"
        }
      )
    case .none(let similar):
      if case .one(let group) = workspace.findPeerGroups(name.text, suggests: false) {
        if let average = workspace.peerGroups[group].average { return [average] }
        throw averageNotPublished(name, "for each \(spelling(name.text))")
      }
      throw unknownPlace(name, similar)
    }
  }

  /// `each` name: the members of a group, or the places inside a place.
  private func members(of name: NameSyntax, for indicators: [Int]) throws(Diagnostic) -> [Int] {
    if let own = try ownPlaces(name), foldedColumnName(name.text) != "home" { return own }
    switch foldedName(name.text) {
    case "neighbours":
      let home = try homePlace(at: name.range)
      if let list = workspace.neighbourLists[home] { return list }
      return try neighbourGroups(at: name.range, for: indicators)
        .flatMap { workspace.members(of: $0) }
    default: break
    }
    if case .one(let group) = workspace.findPeerGroups(name.text, suggests: false),
      !workspace.members(of: group).isEmpty
    {
      return workspace.members(of: group)
    }
    let places = try places(named: name, for: indicators)
    var members: [Int] = []
    for place in places { members += workspace.each(place, for: indicators).members }
    guard !members.isEmpty else {
      let names = places.map { workspace.places[$0].name }.joined(separator: ", ")
      throw Diagnostic(
        code: "name-16",
        message: "no place inside \(names) has figures here",
        range: name.range
      )
    }
    return members
  }

  /// Places of a `let`, or of `$name`; nil when no `let` is meant.
  private func ownPlaces(_ name: NameSyntax) throws(Diagnostic) -> [Int]? {
    if name.style == .quoted { return nil }
    guard let binding = binding(name.text) else {
      if name.style == .reference, foldedColumnName(name.text) != "home" {
        throw unknownReference(name)
      }
      return nil
    }
    switch binding {
    case .places(let places): return places
    case .value(.text(let text)):
      return try places(
        named: NameSyntax(text: text, style: .quoted, range: name.range),
        for: []
      )
    case .table, .value:
      if name.style == .bare { return nil }
      throw Diagnostic(
        code: "type-11",
        message: "$\(name.text) is not a place",
        range: name.range,
        notes: ["let \(name.text) = places Leeds, Bradford"]
      )
    }
  }

  private func homePlace(at range: SourceRange) throws(Diagnostic) -> Int {
    guard let home = workspace.home else {
      throw Diagnostic(
        code: "name-15",
        message: "no home is set",
        range: range,
        notes: ["let home = places Leeds"]
      )
    }
    return home
  }

  /// The group of councils most like home, for each indicator; an error where there is none.
  private func neighbourGroups(
    at range: SourceRange,
    for indicators: [Int]
  ) throws(Diagnostic) -> [Int] {
    let home = try homePlace(at: range)
    var groups: [Int] = []
    let asked: [Int?] = indicators.isEmpty ? [nil] : indicators.map { $0 }
    for indicator in asked {
      if case .group(let group)? = workspace.neighbours(of: home, for: indicator),
        !groups.contains(group)
      {
        groups.append(group)
      }
    }
    guard !groups.isEmpty else {
      throw Diagnostic(
        code: "name-15",
        message: "there is no list of neighbours for \(workspace.places[home].name) here",
        range: range,
        notes: ["a list of one's own:   let peers = places …      and then   for each peers"]
      )
    }
    return groups
  }

  private func averageNotPublished(_ name: NameSyntax, _ way: String) -> Diagnostic {
    Diagnostic(
      code: "later-4",
      message: "no average of \(name.text) is published here, and pooling one from its members' "
        + "counts is not built yet",
      range: name.range,
      notes: ["its members:   \(way)"]
    )
  }

  private func unknownPlace(_ name: NameSyntax, _ similar: [NameSuggestion]) -> Diagnostic {
    let shown = similar.prefix(3)
    let listed = shown.enumerated().map { "\($0 + 1) \"\($1.name)\"" }
    return Diagnostic(
      code: "name-17",
      message: "no place is called \"\(name.text)\"",
      range: name.range,
      notes: listed.isEmpty
        ? ["places there are:   from places"]
        : ["similar:  " + listed.joined(separator: "   ") + "    .fix applies 1"],
      fixes: shown.map {
        Fix("write \($0.name)", replacing: name.range, with: spelling($0.name))
      }
    )
  }

  /// Places of a `let … = places` statement.
  public func boundPlaces(_ syntax: [PlaceSyntax]) throws(Diagnostic) -> [Int] {
    try places(syntax, for: [])
  }

  // MARK: Dimensions

  /// The dimension that a word means, as published; an error lists those the indicators have.
  func dimension(_ name: NameSyntax, for indicators: [Int]) throws(Diagnostic) -> String {
    let available = dimensions(of: indicators)
    switch workspace.findDimensions(name.text) {
    case .one(let position):
      let dimension = workspace.dimensions[position].name
      if available.contains(where: { foldedText($0) == foldedText(dimension) }) { return dimension }
      throw noDimension(name, available)
    case .many(let positions), .ambiguous(let positions):
      let names = positions.map { workspace.dimensions[$0].name }
        .filter { known in available.contains { foldedText($0) == foldedText(known) } }
      if names.count == 1 { return names[0] }
      if names.isEmpty { throw noDimension(name, available) }
      throw Diagnostic(
        code: "name-18",
        message: "'\(name.text)' can mean several schemes here: " + quoted(names),
        range: name.range,
        notes: ["their figures differ, so one must be named:   by \"\(names[0])\""]
      )
    case .none: break
    }
    if let found = available.first(where: { foldedName($0) == foldedName(name.text) }) {
      return found
    }
    let levels = ["ward", "wards", "neighbourhood", "neighbourhoods", "lsoa", "msoa", "place"]
    if levels.contains(name.text.lowercased()) {
      throw Diagnostic(
        code: "name-6",
        message: "'\(name.text)' is a kind of place, not a group:   for each home",
        range: name.range
      )
    }
    throw noDimension(name, available)
  }

  private func dimensions(of indicators: [Int]) -> [String] {
    let observations = workspace.observations
    var found: [String] = []
    for indicator in indicators {
      for row in observations.rows(ofIndicator: indicator) where !observations.isTotal(row) {
        for pair in observations.breakdown(row) where !found.contains(pair.dimension) {
          found.append(pair.dimension)
        }
      }
    }
    return found
  }

  private func noDimension(_ name: NameSyntax, _ available: [String]) -> Diagnostic {
    let similar = nearest(to: name.text, among: available)
    return Diagnostic(
      code: "name-19",
      message: "none of the indicators asked for has figures by '\(name.text)'",
      range: name.range,
      notes: [
        available.isEmpty
          ? "they have totals only" : "they have figures by: " + available.joined(separator: ", ")
      ],
      fixes: similar.first.map {
        [Fix("write \($0)", replacing: name.range, with: spelling($0))]
      } ?? []
    )
  }

  /// A name as `get` takes it: quotes round what is not one plain word.
  private func spelling(_ name: String) -> String {
    columnSpelling(name) == name ? name : "\"\(name)\""
  }
}
