public import Frames

/// The tables of a data package that says what a workspace says of its figures: to be written as
/// files and completed by hand.
///
/// Reading them back over the same workspace underneath gives the same figures, marks and names.
/// What the workspace underneath knows already stays there: its places, breakdowns and standards.
///
/// - Parameters:
///   - workspace: With its figures; rows that were merged or refused are gone already.
///   - underneath: What a reader of the package will have underneath.
/// - Returns: The resources by name, in the order in which they are listed.
public func packageTables(
  of workspace: Workspace,
  underneath: Workspace
) -> [(name: String, frame: Frame)] {
  let tables: [(String, [(String, TextColumn)])] = [
    ("observations", observationColumns(workspace)),
    ("indicators", catalogueColumns(workspace)),
    ("places", placeColumns(workspace)),
    ("dimensions", dimensionColumns(workspace, underneath)),
    ("neighbours", neighbourColumns(workspace, underneath)),
  ]
  return tables.compactMap { name, columns in
    guard let rowCount = columns.first?.1.count, rowCount > 0 || name == "observations" else {
      return nil
    }
    return (
      name,
      Frame(
        unchecked: Schema(columns.map { Field(name: $0.0, type: .text) }),
        columns: columns.map { .text($0.1) },
        rowCount: rowCount
      )
    )
  }
}

// MARK: Figures

private func observationColumns(_ workspace: Workspace) -> [(String, TextColumn)] {
  let observations = workspace.observations
  let rows = 0..<observations.count
  let value = observations.value
  var columns: [(String, TextColumn)] = []
  let indicators = observations.indicator.values
  let places = observations.place.values
  columns.append(
    ("indicator_id", TextColumn(numbered: indicators, of: workspace.indicators.map(\.code)))
  )
  columns.append(
    (
      "place_code",
      TextColumn(
        numbered: places.map { workspace.places[$0].code == nil ? -1 : $0 },
        of: workspace.places.map { $0.code ?? "" }
      )
    )
  )
  columns.append(("place", TextColumn(numbered: places, of: workspace.places.map(\.name))))
  columns.append(("period", TextColumn(rows.map { observations.period[$0]?.label })))
  let breakdown: [(String, TextColumn?)] = [
    ("dimension", observations.dimension), ("group", observations.group),
    ("dimension_2", observations.dimension2), ("group_2", observations.group2),
    ("dimension_3", observations.dimension3), ("group_3", observations.group3),
  ]
  for (name, column) in breakdown {
    if let column { columns.append((name, column)) }
  }
  columns.append(
    ("value", TextColumn(rows.map { row in value.point[row].map { printed($0, value, row) } }))
  )
  let numbers: [(String, NumberColumn?)] = [
    ("lower", value.lower), ("upper", value.upper), ("lower_99_8", observations.lower998),
    ("upper_99_8", observations.upper998), ("numerator", value.numerator),
    ("denominator", value.denominator),
  ]
  for (name, column) in numbers {
    guard let column, column.presence.knownCount > 0 else { continue }
    columns.append((name, TextColumn(rows.map { column[$0].map { exactText($0) } })))
  }
  let states = rows.map { value.stateWords($0) }
  if states.contains(where: { $0 != "known" && $0 != "missing" }) {
    columns.append(
      ("state", TextColumn(states.map { $0 == "known" || $0 == "missing" ? nil : $0 }))
    )
  }
  let texts = [
    ("note", observations.note), ("source", observations.source),
    ("published_progress", observations.publishedProgress),
  ]
  for (name, column) in texts where column.presence.knownCount > 0 {
    columns.append((name, column))
  }
  return columns + observations.plain.map { ($0.name, $0.text) }
}

/// With the decimals that it was published with, where they say all of it.
private func printed(_ number: Double, _ value: EstimateColumn, _ row: Int) -> String {
  guard let decimals = value.publishedDecimals(row), decimals <= 15 else {
    return exactText(number)
  }
  let text = roundedText(number, decimals: decimals)
  return readNumber(text)?.value == number ? text : exactText(number)
}

// MARK: Catalogue

private func catalogueColumns(_ workspace: Workspace) -> [(String, TextColumn)] {
  let all = workspace.indicators
  func column(_ name: String, _ text: (Indicator) -> String?) -> (String, TextColumn) {
    (name, TextColumn(all.map { text($0).flatMap { $0.isEmpty ? nil : $0 } }))
  }
  let columns = [
    column("indicator_id") { $0.code }, column("indicator") { $0.name },
    column("indicator_full_name") { $0.fullName },
    column("other_names") { $0.otherNames.joined(separator: ";") },
    column("objective") { $0.objective }, column("theme") { $0.theme },
    column("priority") { $0.priority }, column("directorate") { $0.directorate },
    column("kind") { $0.kind?.rawValue },
    column("polarity") { $0.polarity == .neutral ? nil : $0.polarity.word },
    column("unit") { $0.measure.unit },
    column("multiplier") { indicator in
      let multiplier = indicator.measure.multiplier
      return multiplier == usualMultiplier(ofUnit: indicator.measure.unit)
        ? nil : exactText(multiplier)
    },
    column("value_type") { $0.valueType?.rawValue },
    column("counts") { indicator in
      indicator.measure.counts == indicator.valueType?.usualCounts
        ? nil : indicator.measure.counts?.word
    },
    column("decimals") { $0.measure.decimals.map(String.init) },
    column("year_type") { indicator in
      let rules = indicator.periodRules
      let words = [rules.yearType?.rawValue, rules.isPublishedAsEnd ? "published_as_end" : nil]
      return words.compactMap { $0 }.joined(separator: ";")
    },
    column("pooled_years") { $0.pooledYears.map(String.init) },
    column("frequency") { $0.measure.frequencyInMonths.map(frequencyWords) },
    column("tolerance") { $0.measure.tolerance.map { exactText($0) } },
    column("neighbours") { $0.neighbours },
    column("comparators") { $0.comparators.joined(separator: ";") },
    column("scored") { scoringWords($0.scoring) }, column("scope") { $0.scope },
    column("definition") { $0.definition },
    column("definition_of_numerator") { $0.numeratorDefinition },
    column("definition_of_denominator") { $0.denominatorDefinition },
    column("rationale") { $0.rationale }, column("caveats") { $0.caveats },
    column("methodology") { $0.methodology }, column("data_source") { $0.dataSource },
    column("owner") { $0.owner }, column("uri") { $0.address },
  ]
  // What is completed by hand has its column; the rest only where something is known.
  let asked: Set<String> = ["indicator_id", "indicator", "polarity", "unit", "value_type"]
  return columns.filter { asked.contains($0.0) || $0.1.presence.knownCount > 0 }
}

private func frequencyWords(_ months: Int) -> String {
  switch months {
  case 12: "annual"
  case 3: "quarterly"
  case 1: "monthly"
  default: months % 12 == 0 ? "every \(months / 12) years" : "every \(months) months"
  }
}

private func scoringWords(_ scoring: Scoring) -> String? {
  switch scoring {
  case .unmarked: nil
  case .yes: "yes"
  case .no: "no"
  case .years(let years): years.map(\.label).joined(separator: ";")
  }
}

// MARK: Places, breakdowns, neighbours

/// The places that have figures: one who completes the package sees what it is about.
private func placeColumns(_ workspace: Workspace) -> [(String, TextColumn)] {
  let own = workspace.placesWithFigures.map { workspace.places[$0] }
  func column(_ name: String, _ text: (Place) -> String?) -> (String, TextColumn) {
    (name, TextColumn(own.map { text($0).flatMap { $0.isEmpty ? nil : $0 } }))
  }
  func names(_ positions: [Int]) -> String {
    positions.map { workspace.places[$0].code ?? workspace.places[$0].name }.joined(separator: ";")
  }
  return [
    column("place_code") { $0.code }, column("place") { $0.name },
    column("level") { $0.level?.rawValue },
    column("aliases") { $0.aliases.joined(separator: ";") },
    column("old_codes") { $0.oldCodes.joined(separator: ";") },
    column("parents") { names($0.parents) }, column("successor") { names($0.successors) },
    column("change") { $0.change?.rawValue }, column("from") { $0.from?.isoText },
    column("to") { $0.to?.isoText },
  ]
}

/// The breakdowns that the workspace underneath does not know.
private func dimensionColumns(
  _ workspace: Workspace,
  _ underneath: Workspace
) -> [(String, TextColumn)] {
  let known = Set(underneath.dimensions.map { foldedText($0.name) })
  let used = Set(workspace.reading.dimensions.map { foldedText($0.name) })
  let own = workspace.dimensions.filter {
    used.contains(foldedText($0.name)) && !known.contains(foldedText($0.name))
  }
  let rows = own.flatMap { dimension in dimension.groups.map { (dimension, $0) } }
  func column(
    _ name: String,
    _ text: (Dimension, DimensionGroup) -> String?
  ) -> (String, TextColumn) {
    (name, TextColumn(rows.map { text($0.0, $0.1).flatMap { $0.isEmpty ? nil : $0 } }))
  }
  return [
    column("dimension") { dimension, _ in dimension.name },
    column("family") { dimension, _ in dimension.family },
    column("group") { _, group in group.name },
    column("order") { _, group in group.order.map(String.init) },
    column("parent_group") { dimension, group in
      group.parent.map { dimension.groups[$0].name }
    },
    column("disadvantaged") { _, group in group.isDisadvantaged ? "yes" : nil },
    column("unknown") { _, group in group.isUnknown ? "yes" : nil },
    column("aliases") { _, group in group.aliases.joined(separator: ";") },
  ]
}

private func neighbourColumns(
  _ workspace: Workspace,
  _ underneath: Workspace
) -> [(String, TextColumn)] {
  guard underneath.neighbourLists.isEmpty else { return [] }
  var rows: [(place: String, neighbour: String, rank: Int)] = []
  for (place, list) in workspace.neighbourLists.sorted(by: { $0.key < $1.key }) {
    for (rank, other) in list.enumerated() {
      guard let code = workspace.places[place].code, let neighbour = workspace.places[other].code
      else { continue }
      rows.append((code, neighbour, rank + 1))
    }
  }
  return [
    ("place_code", TextColumn(rows.map { .some($0.place) })),
    ("neighbour_code", TextColumn(rows.map { .some($0.neighbour) })),
    ("rank", TextColumn(rows.map { .some(String($0.rank)) })),
  ]
}
