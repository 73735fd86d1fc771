import Frames
import Indicators
import Plans
import Syntax

/// Names of the catalogue and the periods it has figures for.
extension CompletionPlace {
  private var workspace: Workspace { scope.workspace }

  /// A name as a name position takes it.
  private func spelling(_ name: String, _ typed: TypedWord) -> String {
    typed.style == .quoted ? quotedSpelling(name) : nameSpelling(name)
  }

  private func quotedSpelling(_ name: String) -> String {
    let bare = nameSpelling(name)
    return bare.hasPrefix("\"") ? bare : "\"\(bare.filter { $0 != "`" })\""
  }

  private func acceptsName(_ typed: TypedWord) -> Bool {
    typed.style == .bare || typed.style == .quoted
  }

  func indicatorNames(_ typed: TypedWord) -> [Candidate] {
    guard acceptsName(typed) else { return [] }
    return workspace.indicators.map { indicator in
      let unit = indicator.measure.unit
      return Candidate(
        spelling(indicator.name, typed),
        label: indicator.name,
        unit.isEmpty ? indicator.code : "\(indicator.code) · \(unit)",
        .what,
        keys: [indicator.code] + indicator.otherNames
      )
    }
  }

  // MARK: Places

  func placeNames(_ typed: TypedWord) -> [Candidate] {
    guard acceptsName(typed) else { return [] }
    let isEach = wordBefore == "each"
    var found: [Candidate] = []
    if typed.style == .bare {
      if let home = workspace.home {
        found.append(Candidate("home", workspace.places[home].name, .where))
        if let region = workspace.region(of: home) {
          found.append(Candidate("region", workspace.places[region].name, .where))
        }
        if workspace.neighbours(of: home, for: nil) != nil {
          found.append(Candidate("neighbours", "the councils most like home", .where))
        }
      }
      if point.verb == "benchmark", !isEach {
        found.append(Candidate("target", "what was aimed at", .where))
      }
      for name in scope.bindings.keys.sorted() {
        guard case .places(let places)? = scope.bindings[name] else { continue }
        let count = places.count == 1 ? "a place" : "\(places.count) places"
        found.append(Candidate(name, "own group, \(count)", .where, order: 2))
      }
    }
    for group in workspace.peerGroups {
      let isUsable = isEach ? !group.members.isEmpty : group.average != nil
      guard isUsable else { continue }
      found.append(
        Candidate(
          spelling(group.name, typed),
          label: group.name,
          "group of \(group.members.count)",
          .where,
          order: 3
        )
      )
    }
    for position in isEach ? enclosingPlaces : placesWithFigures {
      let place = workspace.places[position]
      found.append(
        Candidate(
          spelling(place.name, typed),
          label: place.name,
          place.level?.rawValue ?? "place",
          .where,
          keys: (place.code.map { [$0] } ?? []) + place.aliases,
          order: 4
        )
      )
    }
    return found
  }

  /// Places with figures for the indicators chosen so far.
  private var placesWithFigures: [Int] {
    if indicators.count == workspace.indicators.count { return workspace.placesWithFigures }
    let codes = workspace.observations.place.values
    var isSeen = Array(repeating: false, count: workspace.places.count)
    for indicator in indicators {
      for row in workspace.observations.rows(ofIndicator: indicator)
      where isSeen.indices.contains(codes[row]) {
        isSeen[codes[row]] = true
      }
    }
    return isSeen.indices.filter { isSeen[$0] }
  }

  /// Places that others with figures lie in.
  private var enclosingPlaces: [Int] {
    var isSeen = Array(repeating: false, count: workspace.places.count)
    for place in placesWithFigures {
      for outer in workspace.ancestors(of: place) where isSeen.indices.contains(outer) {
        isSeen[outer] = true
      }
    }
    return isSeen.indices.filter { isSeen[$0] }
  }

  // MARK: Groups

  func dimensionNames(_ typed: TypedWord) -> [Candidate] {
    guard typed.style != .reference else { return [] }
    let names = scope.dimensions(ofIndicators: indicators)
    var families: [String: Int] = [:]
    for name in names { families[scope.family(ofDimension: name), default: 0] += 1 }
    var found: [Candidate] = []
    for name in names {
      let groups = scope.groups(ofDimension: name, for: indicators)
      let family = scope.family(ofDimension: name)
      // The short word will do where it can mean only one scheme.
      let short = families[family] == 1 ? family : name
      let text = typed.style == .backtick ? "`\(short)`" : spelling(short, typed)
      found.append(
        Candidate(text, label: short, "\(groups.count) groups", .who, keys: [name, family])
      )
    }
    return found
  }

  /// What `gap`, `inequality` and `standardise` compare with.
  func comparedThings(_ typed: TypedWord) -> [Candidate] {
    guard acceptsName(typed) else { return [] }
    if point.verb == "standardise" {
      return workspace.standards.map { standard in
        Candidate(
          spelling(standard.name, typed),
          label: standard.name,
          "\(standard.bands.count) age bands",
          .who
        )
      }
    }
    return groupNames.map { group in
      Candidate(spelling(group, typed), label: group, "group", .who)
    }
  }

  /// Groups that the table's breakdown columns hold.
  private var groupNames: [String] {
    guard case .attached(_, let request)? = table?.attachment else { return [] }
    var found: [String] = []
    for dimension in request.dimensionNames ?? scope.dimensions(ofIndicators: indicators) {
      found += scope.groups(ofDimension: dimension, for: indicators)
        .filter { !found.contains($0) }
    }
    return found
  }

  // MARK: Periods

  func periods(_ typed: TypedWord) -> [Candidate] {
    guard typed.style == .bare else { return [] }
    // `in` sets a column against a period only where the column is one.
    if let compared = point.compared, let table {
      guard table.schema.field(compared.text)?.type == .period else { return [] }
      return periodNames(ofColumn: compared.text) + endpoints
    }
    let isFixed = point.verb == "compare" || wordBefore == "at"
    return (isFixed ? [] : endpoints) + periodNames(ofColumn: "period")
  }

  private var endpoints: [Candidate] {
    [
      Candidate("latest", "each series' own last known period", .when),
      Candidate("first", "each series' own first known period", .when, order: 2),
    ]
  }

  /// The periods that exist for the indicators and places chosen so far, latest first.
  private func periodNames(ofColumn column: String) -> [Candidate] {
    let observations = workspace.observations
    let placeCodes = observations.place.values
    let wanted = places.map { Set($0) }
    var isSeen = Array(repeating: false, count: observations.period.dictionary.count)
    for indicator in indicators {
      for row in observations.rows(ofIndicator: indicator)
      where observations.period.presence.isKnown(row) {
        if let wanted, !wanted.contains(placeCodes[row]) { continue }
        isSeen[observations.period.codes[row]] = true
      }
    }
    var found = Set<Period>()
    for (period, seen) in zip(observations.period.dictionary, isSeen) where seen {
      found.insert(
        foldedColumnName(column) == "year"
          ? period.reportingYear(startMonth: workspace.calendar.financialYearStartMonth) : period
      )
    }
    // Only what the language can say in this way, each name once.
    var seen: Set<String> = []
    return found.sorted().reversed().compactMap { period in
      guard let name = period.literalName, seen.insert(name).inserted else { return nil }
      return Candidate(name, "period", .when, order: 3)
    }
  }

  // MARK: Tables

  func tables(_ typed: TypedWord) -> [Candidate] {
    guard typed.style == .bare else { return [] }
    return scope.tableNames.map { Candidate(columnSpelling($0), "let", .what) }
      + workspace.tableNames.map { Candidate($0, "table of the workspace", .what, order: 2) }
  }

  // MARK: Words

  /// What the column on the left of a comparison can be.
  func comparedWords(_ typed: TypedWord) -> [Candidate] {
    guard let compared = point.compared, let table, acceptsName(typed) else { return [] }
    let field = table.schema.field(compared.text)
    switch field?.type {
    case .period:
      return typed.style == .bare ? periodNames(ofColumn: field?.name ?? "period") + endpoints : []
    case .yesNo, .number, .estimate: return []
    case .text, nil: break
    }
    let name = field?.name ?? foldedColumnName(compared.text)
    return words(ofColumn: name, field, table).map { word in
      Candidate(quotedSpelling(word), label: word, "a word of \(name)", .value, order: 0)
    }
  }

  private func words(ofColumn name: String, _ field: Field?, _ table: Table) -> [String] {
    if let closed = table.closedWords[name] { return closed }
    let chosen = indicators.map { workspace.indicators[$0] }
    func distinct(_ words: [String?]) -> [String] {
      var seen: Set<String> = []
      return words.compactMap { $0 }.filter { seen.insert($0).inserted }
    }
    switch field?.role {
    case .indicator: return chosen.map(\.name)
    case .place:
      return (places ?? workspace.placesWithFigures).map { workspace.places[$0].name }
    case .breakdown where name == "dimension": return scope.dimensions(ofIndicators: indicators)
    case .breakdown: return groupNames
    default: break
    }
    switch name {
    case "objective": return distinct(chosen.map(\.objective))
    case "theme": return distinct(chosen.map(\.theme))
    case "priority": return distinct(chosen.map(\.priority))
    case "directorate": return distinct(chosen.map(\.directorate))
    case "code": return chosen.map(\.code)
    case "unit": return distinct(chosen.map { $0.measure.unit })
    case "state": return StateWord.allCases.map(\.rawValue).filter { $0 != "total" }
    default: return []
    }
  }
}
