import Frames

extension Layout {
  /// The generic own CSV: a period, a value, and a place or an indicator (`data.md` §3).
  static let council = Layout(
    name: "council",
    title: "own CSV",
    score: { headings in
      let hasPeriod = !headings.isDisjoint(with: CouncilColumns.period)
      let what = headings.isDisjoint(with: CouncilColumns.indicator + CouncilColumns.code)
      let place = headings.isDisjoint(with: CouncilColumns.place + CouncilColumns.placeCode)
      guard hasPeriod, headings.contains("value"), !(what && place) else { return nil }
      return 2 + (what ? 0 : 1) + (place ? 0 : 1)
    },
    tables: councilTables
  )
}

/// Headings by what they mean, folded.
private enum CouncilColumns {
  static let period = ["period", "year", "timeperiod"]
  static let indicator = ["indicator", "indicatorname", "measure"]
  static let code = ["indicatorid", "code"]
  static let place = ["place", "placename", "areaname", "area"]
  static let placeCode = ["placecode", "areacode", "gsscode"]
  static let unit = ["unit", "units"]
  static let dimension = ["equalitydimension", "dimension", "inequality"]
  static let group = ["equalitygroup", "group"]
  /// What goes to the catalogue when it is constant within each indicator.
  static let catalogue = [
    "objective", "theme", "priority", "directorate", "polarity", "counts", "kind", "decimals",
    "tolerance", "frequency", "yeartype", "multiplier",
  ]
  /// Columns of the figures themselves, by what they are called in a data package.
  static let figures: [(name: String, headings: [String])] = [
    ("value", ["value"]), ("lower", ["lowerci", "lower", "lowerlimit"]),
    ("upper", ["upperci", "upper", "upperlimit"]), ("numerator", ["numerator"]),
    ("denominator", ["denominator"]), ("state", ["state", "status"]), ("note", ["note", "notes"]),
    ("source", ["source"]), ("published_progress", ["publishedprogress", "progress"]),
  ]
}

private func councilTables(_ input: LayoutInput) throws(LayoutError) -> [ResourceTable] {
  let rowCount = input.frame.rowCount
  guard let period = input.column(CouncilColumns.period) else { throw LayoutError.unrecognised }
  var used: Set<String> = [period.name]
  let names = input.column(CouncilColumns.indicator)
  let ids = input.column(CouncilColumns.code)
  // Without a column for it the file is about one thing, and its name says which.
  let title = fileTitle(input.fileName)
  let codes = indicatorCodes(names: names?.text, ids: ids?.text, title: title, rowCount, input)
  var columns: [(String, TextColumn)] = [("indicator_id", codes), ("period", period.text)]
  for column in [names, ids] { if let column { used.insert(column.name) } }

  for (name, headings) in [
    ("place", CouncilColumns.place), ("place_code", CouncilColumns.placeCode),
  ] {
    guard let column = input.column(headings) else { continue }
    used.insert(column.name)
    columns.append((name, column.text))
  }
  if let dimension = input.column(CouncilColumns.dimension),
    let group = input.column(CouncilColumns.group)
  {
    used.formUnion([dimension.name, group.name])
    let pair = withoutTotals(dimension.text, group.text)
    columns += [("dimension", pair.dimension), ("group", pair.group)]
  }
  for (name, headings) in CouncilColumns.figures {
    guard let column = input.column(headings) else { continue }
    used.insert(column.name)
    columns.append((name, column.text))
  }
  let catalogue = catalogueTable(
    codes,
    names: names?.text ?? TextColumn(Array(repeating: Optional(title), count: rowCount)),
    used: &used,
    input
  )
  for (field, column) in zip(input.frame.schema.fields, input.frame.columns)
  where !used.contains(field.name) {
    if case .text(let text) = column { columns.append((field.name, text)) }
  }
  return [
    try input.resource("observations", columns),
    try input.resource("indicators", catalogue),
  ]
}

/// The name of a file without folder and ending: `mine` of `folder/mine.csv`.
private func fileTitle(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}

/// The code of each row: its own, else that of an earlier source's indicator of that name, else
/// the name itself.
private func indicatorCodes(
  names: TextColumn?,
  ids: TextColumn?,
  title: String,
  _ rowCount: Int,
  _ input: LayoutInput
) -> TextColumn {
  guard let texts = ids ?? names else {
    let code = input.knownCodes[foldedName(title)] ?? title
    return TextColumn(Array(repeating: Optional(code), count: rowCount))
  }
  let mapped = texts.dictionary.entries.map { input.knownCodes[foldedName($0)] ?? $0 }
  return recoded(texts, mapped.map { .some($0) })
}

/// `All` in both columns, or in the group alone, is the total: no breakdown.
private func withoutTotals(
  _ dimension: TextColumn,
  _ group: TextColumn
) -> (dimension: TextColumn, group: TextColumn) {
  let totals: Set<String> = ["all", "total", "persons", "everyone", "all ages", "all people"]
  let isTotal = group.dictionary.entries.map { totals.contains(foldedText($0)) }
  let rows = (0..<group.count).map { row in
    group.presence.isKnown(row) && !isTotal[group.codes[row]]
      && dimension.presence.isKnown(row) ? row : -1
  }
  return (dimension.gathered(rows), group.gathered(rows))
}

/// One row an indicator; a column joins it only where it is constant within each indicator.
private func catalogueTable(
  _ codes: TextColumn,
  names: TextColumn,
  used: inout Set<String>,
  _ input: LayoutInput
) -> [(String, TextColumn)] {
  let rowCount = codes.count
  let groups = Grouping([.text(codes)], rowCount: rowCount)
  var columns: [(String, TextColumn)] = [
    ("indicator_id", codes.gathered(groups.firstRows)),
    ("indicator", names.gathered(groups.firstRows)),
  ]
  func isConstant(_ text: TextColumn) -> Bool {
    Grouping([.text(codes), .text(text)], rowCount: rowCount).groupCount == groups.groupCount
  }
  if let unit = input.column(CouncilColumns.unit) {
    used.insert(unit.name)
    columns.append(("unit", unit.text.gathered(groups.firstRows)))
  }
  for heading in CouncilColumns.catalogue {
    guard let column = input.column([heading]), isConstant(column.text) else { continue }
    used.insert(column.name)
    columns.append((column.name, column.text.gathered(groups.firstRows)))
  }
  return columns
}

/// The same rows with other texts for the entries.
private func recoded(_ column: TextColumn, _ texts: [String?]) -> TextColumn {
  guard column.dictionary.count > 0 else { return column }
  return TextColumn(texts).gathered(
    (0..<column.count).map { column.presence.isKnown($0) ? column.codes[$0] : -1 }
  )
}
