import Frames

/// The rows of one table, read; rows that could not be read have placeholders and a finding.
struct ObservationBatch {
  let table: ResourceTable
  var indicator: [Int] = []
  var place: [Int] = []
  var periods = PeriodColumn([])
  var breakdown: [TextColumn] = []
  var value = EstimateColumn(point: NumberColumn([Double?]()))
  var lower998: NumberColumn?
  var upper998: NumberColumn?
  var note = TextColumn([String?]())
  var source = TextColumn([String?]())
  var progress = TextColumn([String?]())
  var plain: [Observations.PlainColumn] = []
}

extension WorkspaceDraft {
  private static let observationColumns = [
    KnownColumn("indicator_id", "code"), KnownColumn("indicator"), KnownColumn("unit"),
    KnownColumn("place_code"), KnownColumn("place"), KnownColumn("period"),
    KnownColumn("dimension"), KnownColumn("group"), KnownColumn("dimension_2"),
    KnownColumn("group_2"), KnownColumn("dimension_3"), KnownColumn("group_3"),
    KnownColumn("value"), KnownColumn("lower"), KnownColumn("upper"), KnownColumn("lower_99_8"),
    KnownColumn("upper_99_8"), KnownColumn("numerator"), KnownColumn("denominator"),
    KnownColumn("state"), KnownColumn("note"), KnownColumn("source"),
    KnownColumn("published_progress"), KnownColumn("place_level"), KnownColumn("place_parent"),
  ]

  /// Reads all figures; nil, with findings, when there is no table to read.
  mutating func readObservations(_ tables: [ResourceTable]) -> Observations? {
    guard !tables.isEmpty else {
      findings.append(
        Finding(
          "data-1",
          isError: true,
          noFigures
        )
      )
      return nil
    }
    var batches: [ObservationBatch] = []
    for table in tables {
      var reader = TableReader(table, known: WorkspaceDraft.observationColumns)
      let hasPlace = reader.has("place") || reader.has("place_code")
      if reader.require(["indicator_id", "period", "value"] + (hasPlace ? [] : ["place"])) {
        batches.append(readRows(&reader))
      }
      findings.append(contentsOf: reader.findings)
    }
    guard !batches.isEmpty else { return nil }
    return combine(batches)
  }

  /// What to do with a look-up or a list of neighbours on its own.
  private var noFigures: String {
    hasPublishersTables
      ? "\(name) holds no figures; it opens beside a file that does:   use \"figures.csv\", \"\(name)\""
      : "\(name) has no resource 'observations', which is the one that is required"
  }

  private mutating func readRows(_ reader: inout TableReader) -> ObservationBatch {
    var batch = ObservationBatch(table: reader.table)
    rows.read += reader.rowCount
    for (reason, count) in reader.table.refusals {
      rows.read += count
      rows.refused += count
      reader.report(
        "data-8",
        isError: false,
        "\(count == 1 ? "1 row" : "\(count) rows") \(reason), refused"
      )
    }
    batch.indicator = readIndicatorCodes(&reader)
    batch.place = readPlaces(&reader)
    let (periods, periodStates, periodNotes) = readPeriods(batch.indicator, &reader)
    batch.periods = periods
    batch.breakdown = readBreakdown(&reader)
    var values = ValueReader(&reader, batch.indicator, indicators)
    batch.value = values.estimates(periodStates, &reader)
    takeUnits(values.printedUnits)
    batch.lower998 = values.limits("lower_99_8", &reader)
    batch.upper998 = values.limits("upper_99_8", &reader)
    batch.note = notes(reader, values.notes, periodNotes)
    batch.source = reader["source"].column ?? .missing(count: reader.rowCount)
    batch.progress = progress(&reader)
    batch.plain = reader.plain
    return batch
  }

  private mutating func takeUnits(_ units: [Int: String]) {
    for (position, unit) in units {
      if indicators[position].measure.multiplier == 1 {
        indicators[position].measure.multiplier = usualMultiplier(ofUnit: unit)
      }
      indicators[position].measure.unit = unit
    }
    guard let first = units.min(by: { $0.key < $1.key }) else { return }
    let more = units.count > 1 ? " and \(units.count - 1) more" : ""
    reading.remarks.append(
      "unit of \(indicators[first.key].name)\(more) from its numbers: \(first.value)"
    )
  }

  // MARK: What

  private mutating func readIndicatorCodes(_ reader: inout TableReader) -> [Int] {
    let codes = reader["indicator_id"]
    let names = reader["indicator"]
    let units = reader["unit"]
    var unknown: [String: Int] = [:]
    let entryOfRow = codes.codes(reader.rowCount)
    var blank: [Int] = []
    // The position of each entry; -1 where it was not met yet, -2 where there is none.
    var positions = Array(repeating: -1, count: codes.column?.dictionary.count ?? 0)
    for (row, entry) in entryOfRow.enumerated() {
      // Nearly every row has a code that was met before.
      if entry >= 0, positions[entry] != -1 { continue }
      guard let code = codes[row] else {
        blank.append(row)
        continue
      }
      if let known = indicatorCodes[code] {
        positions[entry] = known
      } else if !hasCatalogue {
        positions[entry] = derive(code, names[row], units[row], reader.table.source)
      } else {
        unknown[code] = unknown[code] ?? row
        positions[entry] = -2
      }
    }
    let result = entryOfRow.map { $0 < 0 ? 0 : max(0, positions[$0]) }
    reader.reportBlank(blank, "indicator_id")
    for (code, row) in unknown.sorted(by: { $0.value < $1.value }) {
      let nearest = similar(to: code, among: indicators.map(\.code), reader)
      reader.report(
        "data-8",
        row: row,
        cell: code,
        "row \(reader.line(row)) names the indicator \"\(code)\", which is not in "
          + (catalogueFile ?? "the catalogue") + nearest
      )
    }
    if units.column != nil { checkUnits(units, result, &reader) }
    return result
  }

  /// An indicator of which the rows say all that is known: name and unit, no polarity.
  private mutating func derive(
    _ code: String,
    _ name: String?,
    _ unit: String?,
    _ source: Int
  ) -> Int {
    let unit = unit.map(usualUnit) ?? ""
    indicatorCodes[code] = indicators.count
    indicators.append(
      Indicator(
        code: code,
        name: name ?? code,
        measure: Measure(unit: unit, multiplier: usualMultiplier(ofUnit: unit)),
        periodRules: PeriodRules(
          financialYearStartMonth: calendar.financialYearStartMonth,
          academicYearStartMonth: calendar.academicYearStartMonth
        )
      )
    )
    sources.append(source)
    return indicators.count - 1
  }

  private func checkUnits(_ units: TableCells, _ positions: [Int], _ reader: inout TableReader) {
    var reported: Set<Int> = []
    for row in 0..<reader.rowCount where !indicators.isEmpty {
      guard let text = units[row] else { continue }
      let indicator = indicators[positions[row]]
      guard foldedText(usualUnit(text)) != foldedText(indicator.measure.unit),
        reported.insert(positions[row]).inserted
      else { continue }
      reader.report(
        "data-15",
        isError: false,
        row: row,
        cell: text,
        "\(indicator.code) has two units: '\(indicator.measure.unit)' and '\(text)' "
          + "(row \(reader.line(row)))"
      )
    }
  }

  // MARK: Where

  private mutating func readPlaces(_ reader: inout TableReader) -> [Int] {
    var codes = reader["place_code"]
    var names = reader["place"]
    if codes.column == nil, names.areAllPlaceCodes { swap(&codes, &names) }
    let levels = reader["place_level"]
    let parents = reader["place_parent"]
    var unlisted: [(row: Int, name: String)] = []
    var blank: [Int] = []
    var matchOf: [Int: WorkspaceReading.PlaceMatch] = [:]
    let keys = KeyNumbering(
      [codes, names, levels].map { $0.part(reader.rowCount) },
      rowCount: reader.rowCount
    )
    var placeOfKey = Array(repeating: -1, count: keys.count)
    for (row, key) in keys.numbers.enumerated() where placeOfKey[key] < 0 {
      let code = codes[row]
      let name = names[row]
      guard code != nil || name != nil else {
        blank.append(row)
        continue
      }
      let level = levels[row].flatMap { PlaceLevel(publishersWord: $0) }
      let found: Int
      switch place(code: code, name: name, level: level) {
      case .place(let position):
        found = position
        if matchOf[found] == nil {
          matchOf[found] = placeIndex.match(code: code, name: name, of: found, places[found])
        }
      case .disagree(let code, let codeName, let name):
        reader.report(
          "data-6",
          row: row,
          cell: code,
          "row \(reader.line(row)): \(code) is \(codeName), the name is \(name)"
        )
        found = 0
      case .shared(let positions):
        reader.report(
          "data-8",
          row: row,
          cell: name,
          "row \(reader.line(row)): \(positions.count) places are called \"\(name ?? "")\"; "
            + "a place_code tells which"
        )
        found = 0
      case .unknown:
        unlisted.append((row, name ?? code ?? ""))
        found = addUnlisted(code: code, name: name, level: level, parent: parents[row])
        matchOf[found] = .unlisted
      }
      placeOfKey[key] = found
    }
    reader.reportBlank(blank, "place")
    for match in matchOf.values { reading.count(match) }
    reading.unlisted += unlisted.prefix(3).map(\.name)
    reportUnlisted(unlisted, &reader)
    return keys.numbers.map { max(0, placeOfKey[$0]) }
  }

  /// A place that no table lists, at the level that its row or its code says.
  private mutating func addUnlisted(
    code: String?,
    name: String?,
    level: PlaceLevel?,
    parent: String?
  ) -> Int {
    var new = Place(code: code, name: name ?? code ?? "")
    new.level = level ?? code.flatMap { PlaceLevel(code: $0) }
    if let parent {
      let found = placeIndex.place(code: parent).map { [$0] } ?? placeIndex.places(named: parent)
      if found.count == 1 { new.parents = found }
    }
    return new.level == .combinedReturn ? addCombined(new) : addUnlisted(place: new)
  }

  /// A return of several councils together: they lie in it, so that nothing counts them twice.
  private mutating func addCombined(_ place: Place) -> Int {
    let parts = (place.code ?? place.name).split(separator: "/").map { trimmedText(String($0)) }
    let members = parts.compactMap { part -> Int? in
      if let found = placeIndex.place(code: part) { return found }
      let named = placeIndex.places(named: part)
      return named.count == 1 ? named[0] : nil
    }
    var place = place
    if place.name == place.code, members.count == parts.count {
      place.name = members.map { places[$0].name }.joined(separator: " / ")
    }
    let position = addUnlisted(place: place)
    for member in members where places[member].parents.last != position {
      places[member].parents.append(position)
    }
    return position
  }

  /// One line for each place of a package; a publisher's file may have hundreds.
  private func reportUnlisted(
    _ unlisted: [(row: Int, name: String)],
    _ reader: inout TableReader
  ) {
    guard reader.table.isPublishers, unlisted.count > 1 else {
      for (row, name) in unlisted {
        reader.report(
          "data-7",
          isError: false,
          row: row,
          cell: name,
          "\(name) is not among the places; it is kept without parents"
        )
      }
      return
    }
    let shown = unlisted.prefix(3).map(\.name).joined(separator: ", ")
    reader.report(
      "data-7",
      isError: false,
      row: unlisted[0].row,
      "\(unlisted.count) places are not among those known, kept without parents: \(shown)"
        + (unlisted.count > 3 ? " …" : "")
    )
  }

  // MARK: What was said beside it

  private func notes(
    _ reader: TableReader,
    _ fromValues: [Int: String],
    _ fromPeriods: [Int: String]
  ) -> TextColumn {
    let column = reader["note"].column ?? .missing(count: reader.rowCount)
    if fromValues.isEmpty && fromPeriods.isEmpty { return column }
    return TextColumn(
      (0..<reader.rowCount).map { row in
        let parts = [column[row], fromValues[row], fromPeriods[row]].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
      }
    )
  }

  private func progress(_ reader: inout TableReader) -> TextColumn {
    let cells = reader["published_progress"]
    guard let column = cells.column else { return .missing(count: reader.rowCount) }
    let words = [
      "improved": "improved", "better": "improved", "same": "same", "stayed the same": "same",
      "no change": "same", "worse": "worse", "got worse": "worse", "can't say": "can't say",
      "cant say": "can't say", "not available": "not available",
    ]
    var isPlain = true
    let normal = column.dictionary.entries.map { entry -> String? in
      let word = words[foldedText(entry)]
      if word != entry { isPlain = false }
      return word
    }
    if isPlain { return column }
    return TextColumn(
      (0..<reader.rowCount).map { row in
        guard let text = cells[row] else { return nil }
        if let word = normal[column.codes[row]] { return word }
        reader.report(
          "data-4",
          row: row,
          cell: text,
          "'published_progress' in row \(reader.line(row)) is \"\(text)\"; it is improved, same, "
            + "worse, can't say or not available"
        )
        return nil
      }
    )
  }
}
