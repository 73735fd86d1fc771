import Frames
import Indicators
import Syntax

extension Call {
  /// Refuses a table without the key of an indicator table, its value and more that is named.
  func requireFigures(and roles: [FieldRole] = [], in table: Table) throws(Diagnostic) {
    try require(.indicator, "indicator", in: table)
    for role in roles {
      switch role {
      case .place: try require(.place, "place", in: table)
      case .period: try require(.period, "period", in: table)
      default: continue
      }
    }
    try require(.value, "value", in: table)
  }

  /// The method named with `using`; nil when none is.
  func method(_ name: NameSyntax?, among methods: [String]) throws(Diagnostic) -> String? {
    guard let name else { return nil }
    let word = name.text.lowercased()
    if methods.contains(word) { return word }
    let similar = nearest(to: word, among: methods, limit: 1)
    throw Diagnostic(
      code: "value-6",
      message: "\(step.verb.text) has no method '\(name.text)'; it has: "
        + methods.joined(separator: ", "),
      range: name.range,
      fixes: similar.map { Fix("write \($0)", replacing: name.range, with: $0) }
    )
  }

  /// A whole number of at least some size, as `pool 3` takes.
  func whole(
    _ number: NumberSyntax,
    atLeast least: Int,
    _ what: String
  ) throws(Diagnostic) -> Int {
    guard !number.isPercent, let count = Int(exactly: number.value), count >= least,
      count <= 1_000_000
    else {
      throw Diagnostic(
        code: "value-5",
        message: "\(step.verb.text) needs a whole number of \(what), \(least) or more; here is "
          + number.text,
        range: number.range
      )
    }
    return count
  }

  /// One place to set figures against.
  func onePlace(_ name: NameSyntax, in table: Table) throws(Diagnostic) -> Int {
    let places = try scope.places(
      [PlaceSyntax(kind: .named(name), range: name.range)],
      for: table.askedIndicators
    )
    guard places.count == 1, let place = places.first else {
      throw Diagnostic(
        code: "needs-8",
        message: "\(step.verb.text) sets figures against one place; '\(name.text)' is "
          + "\(places.count)",
        range: name.range
      )
    }
    return place
  }

  /// Refuses a table without groups, with the way to get some (`language.md` §12, needs-3).
  func requireGroups(_ usual: String, _ does: String, in table: Table) throws(Diagnostic) {
    guard table.groupFields.isEmpty else { return }
    for field in table.lostGroups {
      throw Diagnostic(
        code: "needs-1",
        message: "\(step.verb.text) needs a column of groups; \(field.loser) took '\(field.name)' "
          + "away",
        range: step.verb.range,
        notes: ["put \(step.verb.text) before that step, or keep '\(field.name)' in it"]
      )
    }
    let available = scope.dimensions(ofIndicators: table.askedIndicators)
    let families = available.map { scope.family(ofDimension: $0) }
    let word: String =
      if available.isEmpty || families.contains(usual) { usual } else { families[0] }
    throw Diagnostic(
      code: "needs-3",
      message: "\(step.verb.text) \(does) and this table has none: add  by "
        + "\(nameSpelling(word))  to get",
      range: step.verb.range,
      notes: (available.isEmpty ? ["the indicators asked for have totals only here"] : [])
        + ["to compare places:   benchmark against England"]
    )
  }

  /// A group of the table's breakdown, as published, by its name or another of its names.
  func group(_ name: NameSyntax, in table: Table) throws(Diagnostic) -> String {
    var wanted = name.text
    if name.style == .reference {
      guard case .value(.text(let text))? = scope.binding(name.text) else {
        throw scope.unknownReference(name)
      }
      wanted = text
    }
    guard case .attached(let workspace, let request) = table.attachment else { return wanted }
    let dimensions = request.dimensionNames ?? scope.dimensions(ofIndicators: request.indicators)
    var known: [String] = []
    for dimension in dimensions {
      let present = scope.groups(ofDimension: dimension, for: request.indicators)
      if let found = present.first(where: { foldedText($0) == foldedText(wanted) }) { return found }
      if let position = workspace.dimension(named: dimension),
        let group = workspace.dimensions[position].group(named: wanted)
      {
        let named = workspace.dimensions[position].groups[group].name
        if present.contains(where: { foldedText($0) == foldedText(named) }) { return named }
      }
      known += present.filter { !known.contains($0) }
    }
    let similar = nearest(to: wanted, among: known)
    throw Diagnostic(
      code: "name-22",
      message: "no group here is called \"\(wanted)\""
        + (similar.isEmpty
          ? "" : "; similar: " + similar.map { "\"\($0)\"" }.joined(separator: ", ")),
      range: name.range,
      notes: ["groups here: " + known.prefix(12).joined(separator: ", ")],
      fixes: similar.prefix(1).map {
        Fix("write \"\($0)\"", replacing: name.range, with: nameSpelling($0))
      }
    )
  }
}

extension Table {
  /// Positions of the indicators that `get` asked for; none when rows come from elsewhere.
  var askedIndicators: [Int] {
    guard case .attached(_, let request) = attachment else { return [] }
    return request.indicators
  }

  /// Columns whose values are groups; the benchmarks of a row tell rows apart and are no groups.
  var groupFields: [Field] {
    fields.filter { $0.role == .breakdown && $0.name != "benchmark" }
  }

  /// Breakdown columns asked of `get` that a step took away.
  fileprivate var lostGroups: [(name: String, loser: String)] {
    guard case .attached(_, let request) = attachment else { return [] }
    let names: [String] =
      switch request.breakdown {
      case .totals: []
      case .dimensions(let columns): columns.map(\.column)
      case .any: ["group"]
      }
    return names.compactMap { name in lost[foldedColumnName(name)].map { (name, $0) } }
  }

  /// The most periods that a series can have here, where `get` itself says so.
  var mostPeriods: (count: Int, words: String)? {
    guard case .attached(_, let request) = attachment else { return nil }
    switch request.time {
    case .last(let count): return (count, "last \(count)")
    case .asAt(let dates): return (dates.count, "as at")
    case .within(let bounds):
      let isEndpoint = bounds.allSatisfy { bound in
        if case .period = bound { false } else { true }
      }
      return isEndpoint ? (bounds.count, "in latest") : nil
    case .all, .between, .since: return nil
    }
  }
}

extension SliceRequest {
  /// The dimensions asked for by name; nil when all are, none for totals.
  var dimensionNames: [String]? {
    switch breakdown {
    case .totals: []
    case .dimensions(let columns): columns.map(\.dimension)
    case .any: nil
    }
  }
}

extension Scope {
  /// Dimensions that figures of these indicators are broken down by, in the order of the figures.
  func dimensions(ofIndicators indicators: [Int]) -> [String] {
    var found: [String] = []
    for (column, _) in breakdownColumns {
      var isSeen = Array(repeating: false, count: column.dictionary.entries.count)
      for indicator in indicators {
        for row in workspace.observations.rows(ofIndicator: indicator)
        where column.presence.isKnown(row) {
          isSeen[column.codes[row]] = true
        }
      }
      for (entry, seen) in zip(column.dictionary.entries, isSeen)
      where seen && !found.contains(entry) {
        found.append(entry)
      }
    }
    return found
  }

  /// Groups of a dimension that have a row for one of these indicators, in the catalogue's order.
  func groups(ofDimension dimension: String, for indicators: [Int]) -> [String] {
    let folded = foldedText(dimension)
    var found: [String] = []
    for (dimensions, groups) in breakdownColumns {
      let isWanted = dimensions.dictionary.entries.map { foldedText($0) == folded }
      guard isWanted.contains(true) else { continue }
      var isSeen = Array(repeating: false, count: groups.dictionary.entries.count)
      for indicator in indicators {
        for row in workspace.observations.rows(ofIndicator: indicator)
        where dimensions.presence.isKnown(row) && isWanted[dimensions.codes[row]]
          && groups.presence.isKnown(row)
        {
          isSeen[groups.codes[row]] = true
        }
      }
      for (entry, seen) in zip(groups.dictionary.entries, isSeen)
      where seen && !found.contains(entry) {
        found.append(entry)
      }
    }
    guard let position = workspace.dimension(named: dimension) else { return found }
    let known = workspace.dimensions[position]
    let ranks = found.map { (name: $0, rank: known.group(named: $0) ?? Int.max) }
    return ranks.sorted { $0.rank < $1.rank }.map(\.name)
  }

  private var breakdownColumns: [(dimension: TextColumn, group: TextColumn)] {
    let observations = workspace.observations
    let pairs: [(TextColumn?, TextColumn?)] = [
      (observations.dimension, observations.group),
      (observations.dimension2, observations.group2),
      (observations.dimension3, observations.group3),
    ]
    return pairs.compactMap { dimension, group in
      guard let dimension, let group else { return nil }
      return (dimension, group)
    }
  }

  /// What joins schemes of one kind; a dimension that is not in the catalogue is its own.
  func family(ofDimension dimension: String) -> String {
    workspace.dimension(named: dimension).map { workspace.dimensions[$0].family }
      ?? foldedText(dimension)
  }
}

/// A name as name positions take it: quotes round what is not one plain word.
func nameSpelling(_ name: String) -> String {
  columnSpelling(name) == name
    ? name
    : "\""
      + name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
}
