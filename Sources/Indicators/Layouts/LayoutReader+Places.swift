import Frames

extension LayoutReader {
  /// Code and name of each row's place, and what is said of its level and of where it lies.
  mutating func places() -> [(String, TextColumn)] {
    var result: [(String, TextColumn)] = []
    if !layout.levels.isEmpty, let levels = columns[.level] {
      result = placesByLevel(LayoutCells(levels))
    } else {
      if let codes = columns[.placeCode] ?? columns[.educationCode] {
        result.append(("place_code", codes))
      }
      if let names = columns[.placeName] { result.append(("place", names)) }
    }
    if let levels = columns[.level] { result.append(("place_level", levels)) }
    if let parents = columns[.parent] { result.append(("place_parent", parents)) }
    return result
  }

  /// Each row's code and name from the columns that its level picks; rows of other levels are
  /// refused and counted.
  private mutating func placesByLevel(_ levels: LayoutCells) -> [(String, TextColumn)] {
    let rules = levels.entries.map { entry in
      layout.levels.firstIndex { $0.words.contains(foldedText(entry)) }
    }
    func cells(_ heading: String) -> LayoutCells? {
      columns[.column(heading)].map { column in
        // A marker in a column of codes says that there is no code.
        LayoutCells(column) { ["z", "x", ":", "[z]", "[x]"].contains($0) ? "" : trimmedText($0) }
      }
    }
    let sources = layout.levels.map { (code: cells($0.code), name: cells($0.name)) }
    var (codes, names) = (Interning(), Interning())
    var ofRow = Array(repeating: (code: -1, name: -1), count: rowCount)
    var others: [String: [Int]] = [:]
    for row in 0..<rowCount {
      let level = levels.codes[row]
      guard level >= 0, let rule = rules[level] else {
        others[level < 0 ? "" : levels.entries[level], default: []].append(row)
        continue
      }
      if let text = sources[rule].code?[row] { ofRow[row].code = codes.number(of: text) }
      if let text = sources[rule].name?[row] { ofRow[row].name = names.number(of: text) }
    }
    for (level, rows) in others.sorted(by: { $0.key < $1.key }) {
      refused.append(("of level \"\(level)\", for whose places there are no columns", rows))
    }
    return [
      ("place_code", TextColumn(numbered: ofRow.map(\.code), of: codes.texts)),
      ("place", TextColumn(numbered: ofRow.map(\.name), of: names.texts)),
    ]
  }

  /// Level, parents and successor of the places of a look-up.
  func lookedUpPlaces(_ codes: LayoutCells) -> [(String, TextColumn)] {
    // Several columns are parents; only the first has the role, so they are found by rule.
    let headings = layout.columns.filter { $0.role == .parent }.flatMap(\.headings)
    let parents = headings.compactMap { heading -> LayoutCells? in
      for (field, column) in zip(input.frame.schema.fields, input.frame.columns)
      where foldedColumnName(field.name) == heading {
        if case .text(let text) = column { return LayoutCells(text) }
      }
      return nil
    }
    let successors = columns[.column("successor")].map { LayoutCells($0) }
    let rows = 0..<rowCount
    return [
      ("level", TextColumn(rows.map { codes[$0].flatMap { PlaceLevel(code: $0)?.rawValue } })),
      (
        "parents",
        TextColumn(
          rows.map { row in
            let own = parents.compactMap { $0[row] }.filter { $0 != codes[row] }
            return own.isEmpty ? nil : own.removingRepeats().joined(separator: ";")
          }
        )
      ),
      (
        "successor",
        TextColumn(rows.map { row in successors?[row].flatMap { $0 == codes[row] ? nil : $0 } })
      ),
    ]
  }
}

extension PlaceLevel {
  /// The level that the first letters of a code say: `E08` is a metropolitan district.
  init?(code: String) {
    if code.contains(" / ") {
      self = .combinedReturn
      return
    }
    let bytes = Array(code.utf8)
    // NHS organisations: a letter and five digits or letters.
    if bytes.count == 6, (0x41...0x5A).contains(bytes[0]) {
      self = .organisation
      return
    }
    guard bytes.count == 9 else { return nil }
    switch String(code.prefix(3)) {
    case "E92", "W92", "S92", "N92", "K02", "K03", "K04": self = .country
    case "E12": self = .region
    case "E13": self = .subRegion
    case "E47": self = .combinedAuthority
    case "E10", "E11": self = .county
    case "E06", "W06", "S12", "N09": self = .unitary
    case "E08": self = .metropolitan
    case "E09": self = .londonBorough
    case "E07": self = .district
    case "E05", "W05", "S13", "N08": self = .ward
    case "E14", "W07", "S14", "N06": self = .constituency
    case "E02", "W02", "S02": self = .msoa
    case "E01", "W01", "S01": self = .lsoa
    case "E38", "E39", "E40", "E54", "E16", "E18", "E19", "E45": self = .healthArea
    default: return nil
    }
  }

  /// The level that a publisher's words mean: `Unitary Authorities`, `Local authority`.
  init?(publishersWord word: String) {
    if let exact = PlaceLevel(word: word) {
      self = exact
      return
    }
    switch foldedText(word) {
    case "unitary authorities", "unitary authority", "uas": self = .unitary
    case "counties", "county councils": self = .county
    case "london boroughs": self = .londonBorough
    case "metropolitan districts", "metropolitan district", "metropolitan boroughs":
      self = .metropolitan
    case "districts", "district councils", "non-metropolitan districts": self = .district
    case "england", "national", "countries": self = .country
    case "regional", "regions", "regions (statistical)", "government office region": self = .region
    case "wards": self = .ward
    case "gps", "gp practices", "general practices", "pcns": self = .organisation
    case "icbs", "sub-icbs", "ccgs": self = .healthArea
    default: return nil
    }
  }
}
