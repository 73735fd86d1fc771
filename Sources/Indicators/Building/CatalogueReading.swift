import Frames

extension WorkspaceDraft {
  private static let catalogueColumns = [
    KnownColumn("indicator_id", "indicatorid", "code", "metric type identifier"),
    KnownColumn("indicator", "indicator name", "metric type label", "name"),
    KnownColumn("indicator_full_name"), KnownColumn("other_names"),
    KnownColumn("definition"), KnownColumn("definition_of_numerator"),
    KnownColumn("definition_of_denominator"), KnownColumn("rationale"), KnownColumn("caveats"),
    KnownColumn("methodology"),
    KnownColumn("data_source", "source of data"),
    KnownColumn("owner", "indicator production", "lead"),
    KnownColumn("directorate"), KnownColumn("objective"), KnownColumn("theme"),
    KnownColumn("priority"), KnownColumn("uri", "metric type uri"), KnownColumn("kind"),
    KnownColumn("polarity", "rank_order", "favourable_indicator"), KnownColumn("unit"),
    KnownColumn("multiplier"), KnownColumn("value_type"), KnownColumn("counts"),
    KnownColumn("decimals", "rounding"), KnownColumn("year_type", "periodtype"),
    KnownColumn("pooled_years", "time period range"), KnownColumn("frequency"),
    KnownColumn("tolerance"), KnownColumn("neighbours"),
    KnownColumn("comparators", "comparison group"), KnownColumn("scored"), KnownColumn("scope"),
  ]

  mutating func readCatalogue(_ tables: [ResourceTable]) {
    var names: [String: (position: Int, source: Int)] = [:]
    for table in tables {
      var reader = TableReader(table, known: WorkspaceDraft.catalogueColumns)
      if reader.require(["indicator_id"]) {
        hasCatalogue = true
        if catalogueFile == nil { catalogueFile = table.fileName }
        readIndicators(&reader, names: &names)
      }
      findings.append(contentsOf: reader.findings)
    }
  }

  private mutating func readIndicators(
    _ reader: inout TableReader,
    names: inout [String: (position: Int, source: Int)]
  ) {
    let columns = CatalogueColumns(reader)
    indicators.reserveCapacity(indicators.count + reader.rowCount)
    for row in 0..<reader.rowCount {
      guard let code = columns.code[row] else {
        reader.report("data-8", row: row, "row \(reader.line(row)) has no indicator_id")
        continue
      }
      var indicator = Indicator(code: code, name: columns.name[row] ?? code)
      columns.fill(&indicator, row, calendar: calendar, &reader)
      if let earlier = indicatorCodes[code] {
        if sources[earlier] == reader.table.source {
          reader.report(
            "data-2",
            row: row,
            cell: code,
            "2 rows for one indicator: \(code) (rows \(indicatorLines[earlier]), "
              + "\(reader.line(row)))"
          )
        } else {
          indicators[earlier].takeFields(of: indicator)
        }
        continue
      }
      let key = foldedLookUpName(indicator.name)
      if let other = names[key], other.source == reader.table.source {
        reader.report(
          "data-2",
          row: row,
          cell: indicator.name,
          "2 indicators have one name: \"\(indicator.name)\" (rows "
            + "\(indicatorLines[other.position]), \(reader.line(row)))"
        )
      }
      names[key] = (indicators.count, reader.table.source)
      indicatorCodes[code] = indicators.count
      if reader.table.isPublishers { isPublishers.insert(indicators.count) }
      indicators.append(indicator)
      indicatorLines.append(reader.line(row))
      sources.append(reader.table.source)
    }
  }
}

/// The catalogue's columns, found once.
private struct CatalogueColumns {
  let code, name, fullName, otherNames, definition, numerator, denominator: TableCells
  let rationale, caveats, methodology, dataSource, owner, directorate, objective: TableCells
  let theme, priority, address, kind, polarity, unit, multiplier, valueType: TableCells
  let counts, decimals, yearType, pooledYears, frequency, tolerance: TableCells
  let neighbours, comparators, scored, scope: TableCells

  init(_ reader: TableReader) {
    code = reader["indicator_id"]
    name = reader["indicator"]
    fullName = reader["indicator_full_name"]
    otherNames = reader["other_names"]
    definition = reader["definition"]
    numerator = reader["definition_of_numerator"]
    denominator = reader["definition_of_denominator"]
    rationale = reader["rationale"]
    caveats = reader["caveats"]
    methodology = reader["methodology"]
    dataSource = reader["data_source"]
    owner = reader["owner"]
    directorate = reader["directorate"]
    objective = reader["objective"]
    theme = reader["theme"]
    priority = reader["priority"]
    address = reader["uri"]
    kind = reader["kind"]
    polarity = reader["polarity"]
    unit = reader["unit"]
    multiplier = reader["multiplier"]
    valueType = reader["value_type"]
    counts = reader["counts"]
    decimals = reader["decimals"]
    yearType = reader["year_type"]
    pooledYears = reader["pooled_years"]
    frequency = reader["frequency"]
    tolerance = reader["tolerance"]
    neighbours = reader["neighbours"]
    comparators = reader["comparators"]
    scored = reader["scored"]
    scope = reader["scope"]
  }

  func fill(
    _ indicator: inout Indicator,
    _ row: Int,
    calendar: ReportingCalendar,
    _ reader: inout TableReader
  ) {
    indicator.fullName = fullName[row]
    indicator.otherNamesText = otherNames[row] ?? ""
    indicator.definition = definition[row]
    indicator.numeratorDefinition = numerator[row]
    indicator.denominatorDefinition = denominator[row]
    indicator.rationale = rationale[row]
    indicator.caveats = caveats[row]
    indicator.methodology = methodology[row]
    indicator.dataSource = dataSource[row]
    indicator.owner = owner[row]
    indicator.directorate = directorate[row]
    indicator.objective = objective[row]
    indicator.theme = theme[row]
    indicator.priority = priority[row]
    indicator.address = address[row]
    indicator.scope = scope[row]
    indicator.neighbours = neighbours[row]
    indicator.comparators = comparators.list(row)
    func read<Word>(_ cells: TableCells, _ column: String, _ make: (String) -> Word?) -> Word? {
      guard let text = cells[row] else { return nil }
      if let word = make(text) { return word }
      reader.report(
        "data-4",
        row: row,
        cell: text,
        "'\(column)' of \(indicator.code) is \"\(text)\", which has no meaning there"
      )
      return nil
    }
    indicator.kind = read(kind, "kind") { IndicatorKind(word: $0) }
    indicator.valueType = read(valueType, "value_type") { ValueType(word: $0) }
    var measure = Measure(unit: unit[row].map(usualUnit) ?? "")
    measure.multiplier =
      read(multiplier, "multiplier") { readNumber($0)?.value }
      ?? usualMultiplier(ofUnit: measure.unit)
    measure.polarity = read(polarity, "polarity") { Polarity(words: $0) } ?? .neutral
    measure.counts =
      read(counts, "counts") { CountKind(word: $0) } ?? indicator.valueType?.usualCounts
    measure.decimals = read(decimals, "decimals") { text in
      Int(text).flatMap { (0...6).contains($0) ? $0 : nil }
    }
    measure.tolerance = read(tolerance, "tolerance") { readNumber($0)?.value }
    measure.frequencyInMonths = read(frequency, "frequency") { frequencyInMonths($0) }
    indicator.measure = measure

    var rules = PeriodRules(
      financialYearStartMonth: calendar.financialYearStartMonth,
      academicYearStartMonth: calendar.academicYearStartMonth
    )
    for part in yearType.list(row) {
      if foldedColumnName(part) == "publishedasend" {
        rules.isPublishedAsEnd = true
      } else if let type = YearType(word: part) {
        rules.yearType = type
      } else {
        reader.report(
          "data-4",
          row: row,
          cell: part,
          "'year_type' of \(indicator.code) is \"\(part)\", which has no meaning there"
        )
      }
    }
    rules.pooledYears = read(pooledYears, "pooled_years") { text in
      let number = Int(foldedText(text).hasSuffix("y") ? String(text.dropLast()) : text)
      return number.flatMap { (1...10).contains($0) ? $0 : nil }
    }
    indicator.periodRules = rules
    indicator.scoring = scoring(row, indicator, &reader)
  }

  private func scoring(
    _ row: Int,
    _ indicator: Indicator,
    _ reader: inout TableReader
  ) -> Scoring {
    guard let text = scored[row] else { return .unmarked }
    if let answer = yesNo(text) { return answer ? .yes : .no }
    var years: [Period] = []
    for part in listParts(text) {
      guard let year = Period(reading: part), year.kind == .splitYear || year.kind == .calendarYear
      else {
        reader.report(
          "data-4",
          row: row,
          cell: text,
          "'scored' of \(indicator.code) is \"\(text)\"; yes, no, or years such as 2018/19"
        )
        return .unmarked
      }
      years.append(year)
    }
    return .years(years)
  }
}

extension Indicator {
  /// Fields of a later source where this one has none.
  mutating func takeFields(of other: Indicator) {
    if name == code { name = other.name }
    fullName = fullName ?? other.fullName
    if otherNamesText.isEmpty { otherNamesText = other.otherNamesText }
    objective = objective ?? other.objective
    theme = theme ?? other.theme
    priority = priority ?? other.priority
    directorate = directorate ?? other.directorate
    kind = kind ?? other.kind
    valueType = valueType ?? other.valueType
    if periodRules.yearType == nil, !periodRules.isPublishedAsEnd {
      periodRules.yearType = other.periodRules.yearType
      periodRules.isPublishedAsEnd = other.periodRules.isPublishedAsEnd
    }
    periodRules.pooledYears = periodRules.pooledYears ?? other.periodRules.pooledYears
    neighbours = neighbours ?? other.neighbours
    scope = scope ?? other.scope
    if comparators.isEmpty { comparators = other.comparators }
    if scoring == .unmarked { scoring = other.scoring }
    definition = definition ?? other.definition
    numeratorDefinition = numeratorDefinition ?? other.numeratorDefinition
    denominatorDefinition = denominatorDefinition ?? other.denominatorDefinition
    rationale = rationale ?? other.rationale
    caveats = caveats ?? other.caveats
    methodology = methodology ?? other.methodology
    dataSource = dataSource ?? other.dataSource
    owner = owner ?? other.owner
    address = address ?? other.address
    if measure.unit.isEmpty {
      measure.unit = other.measure.unit
      measure.multiplier = other.measure.multiplier
    }
    if measure.polarity == .neutral { measure.polarity = other.measure.polarity }
    measure.counts = measure.counts ?? other.measure.counts
    measure.decimals = measure.decimals ?? other.measure.decimals
    measure.tolerance = measure.tolerance ?? other.measure.tolerance
    measure.frequencyInMonths = measure.frequencyInMonths ?? other.measure.frequencyInMonths
  }
}
