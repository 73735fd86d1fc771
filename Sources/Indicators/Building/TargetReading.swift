import Frames

extension WorkspaceDraft {
  mutating func readTargets(_ tables: [ResourceTable]) {
    var lines: [Int] = []
    var targetsOf: [Int: [Int]] = [:]
    for table in tables {
      var reader = TableReader(
        table,
        known: [
          KnownColumn("indicator_id", "code"), KnownColumn("from"), KnownColumn("to"),
          KnownColumn("kind"), KnownColumn("low"), KnownColumn("high"), KnownColumn("direction"),
          KnownColumn("compare_to"), KnownColumn("tolerance"), KnownColumn("text"),
        ]
      )
      if reader.require(["indicator_id", "kind"]) {
        let columns = TargetColumns(reader)
        for row in 0..<reader.rowCount {
          guard let target = readTarget(columns, row, &reader) else { continue }
          if let earlier = targetsOf[target.indicator]?.first(where: {
            targets[$0].overlaps(target)
          }) {
            reader.report(
              "data-2",
              row: row,
              "2 targets for one year of \(indicators[target.indicator].code) "
                + "(rows \(lines[earlier]), \(reader.line(row)))"
            )
          }
          targetsOf[target.indicator, default: []].append(targets.count)
          targets.append(target)
          lines.append(reader.line(row))
        }
      }
      findings.append(contentsOf: reader.findings)
    }
  }

  private struct TargetColumns {
    let code, from, to, kind, low, high, direction, compareTo, tolerance, text: TableCells

    init(_ reader: TableReader) {
      code = reader["indicator_id"]
      from = reader["from"]
      to = reader["to"]
      kind = reader["kind"]
      low = reader["low"]
      high = reader["high"]
      direction = reader["direction"]
      compareTo = reader["compare_to"]
      tolerance = reader["tolerance"]
      text = reader["text"]
    }
  }

  private func readTarget(
    _ columns: TargetColumns,
    _ row: Int,
    _ reader: inout TableReader
  ) -> Target? {
    guard let indicator = knownIndicator(columns.code[row], row, &reader),
      let shape = shape(columns, row, &reader)
    else { return nil }
    let rules = indicators[indicator].periodRules
    return Target(
      indicator: indicator,
      from: period(columns.from[row], rules, row, &reader),
      to: period(columns.to[row], rules, row, &reader),
      shape: shape,
      tolerance: reader.meaning(of: columns.tolerance, "tolerance", row) { readNumber($0)?.value },
      text: columns.text[row]
    )
  }

  private func shape(
    _ columns: TargetColumns,
    _ row: Int,
    _ reader: inout TableReader
  ) -> TargetShape? {
    let low = reader.meaning(of: columns.low, "low", row) { readNumber($0)?.value }
    let high = reader.meaning(of: columns.high, "high", row) { readNumber($0)?.value }
    let side = reader.meaning(of: columns.direction, "direction", row, comparisonSide)
    let kind = columns.kind[row].map(foldedText) ?? "none"
    switch kind {
    case "none": return TargetShape.none
    case "number":
      if let number = low ?? high { return .number(number, side: side) }
    case "range":
      if let low, let high, low <= high { return .range(low: low, high: high) }
    case "direction":
      if let side { return .direction(isRise: side.isAbove) }
    case "comparison":
      let names = columns.compareTo.list(row)
      let references = names.compactMap { reference($0, row, &reader) }
      if !names.isEmpty {
        return references.count == names.count
          ? .comparison(side: side, references: references) : nil
      }
    default: break
    }
    reader.report(
      "data-4",
      row: row,
      cell: columns.kind[row],
      "row \(reader.line(row)) does not make a target of kind \"\(kind)\": number needs low, "
        + "range low and high, direction a direction, comparison compare_to"
    )
    return nil
  }

  /// above, at least, increase … below, at most, decrease.
  private func comparisonSide(_ text: String) -> ComparisonSide? {
    switch foldedText(text) {
    case "above", "more", "over": ComparisonSide(isAbove: true, includesEqual: false)
    case "at least", "above or equal", "increase", "up", "higher":
      ComparisonSide(isAbove: true, includesEqual: true)
    case "below", "less", "under": ComparisonSide(isAbove: false, includesEqual: false)
    case "at most", "below or equal", "decrease", "down", "lower":
      ComparisonSide(isAbove: false, includesEqual: true)
    default: nil
    }
  }

  /// A place goes before a group of the same name, unless it is the average of that group: then
  /// the group is meant, whose published figures go first and whose members' counts come after.
  private func reference(
    _ text: String,
    _ row: Int,
    _ reader: inout TableReader
  ) -> TargetReference? {
    if let place = placeIndex.place(code: text) { return .place(place) }
    let found = preferred(placeIndex.places(named: text), places: places) { _ in false }
    let key = foldedLookUpName(text)
    let group = peerGroups.firstIndex {
      foldedLookUpName($0.name) == key && !$0.members.isEmpty
    }
    if found.count == 1, group == nil || places[found[0]].level != .groupAverage {
      return .place(found[0])
    }
    if let group { return .group(group) }
    reader.report(
      "data-8",
      row: row,
      cell: text,
      "row \(reader.line(row)) compares with \"\(text)\" and there is no such place or group"
        + similar(to: text, among: places.map(\.name) + peerGroups.map(\.name), reader)
    )
    return nil
  }

  private func period(
    _ text: String?,
    _ rules: PeriodRules,
    _ row: Int,
    _ reader: inout TableReader
  ) -> Period? {
    guard let text else { return nil }
    if let period = Period(reading: text, rules: rules) { return period }
    reader.report(
      "data-5",
      row: row,
      cell: text,
      "row \(reader.line(row)): \"\(text)\" is not a period"
    )
    return nil
  }

  private func knownIndicator(
    _ code: String?,
    _ row: Int,
    _ reader: inout TableReader
  ) -> Int? {
    guard let code else {
      reader.reportBlank([row], "indicator_id")
      return nil
    }
    if let known = indicatorCodes[code] { return known }
    reader.report(
      "data-8",
      row: row,
      cell: code,
      "row \(reader.line(row)) names the indicator \"\(code)\", which is not in the catalogue"
        + similar(to: code, among: indicators.map(\.code), reader)
    )
    return nil
  }

  mutating func readBreaks(_ tables: [ResourceTable]) {
    for table in tables {
      var reader = TableReader(
        table,
        known: [
          KnownColumn("indicator_id", "code"), KnownColumn("place_code", "place"),
          KnownColumn("period"), KnownColumn("note"),
        ]
      )
      if reader.require(["indicator_id", "period"]) {
        let codes = reader["indicator_id"]
        let placeCodes = reader["place_code"]
        let periods = reader["period"]
        let notes = reader["note"]
        for row in 0..<reader.rowCount {
          guard let indicator = knownIndicator(codes[row], row, &reader),
            let period = period(
              periods[row],
              indicators[indicator].periodRules,
              row,
              &reader
            )
          else { continue }
          var place: Int?
          if let text = placeCodes[row] {
            guard case .place(let found)? = reference(text, row, &reader) else { continue }
            place = found
          }
          breaks.append(
            SeriesBreak(indicator: indicator, place: place, period: period, note: notes[row])
          )
        }
      }
      findings.append(contentsOf: reader.findings)
    }
  }

  /// Printed headline counts as a table: counts are numbers, the rest is text.
  mutating func readHeadlines(_ tables: [ResourceTable]) {
    guard let table = tables.first else { return }
    let counts: Set<String> = [
      "indicators", "improved", "same", "worse", "cantsay", "notavailable", "directional",
      "improvedorsame", "percent",
    ]
    let markers = MarkerTable()
    var fields: [Field] = []
    var columns: [Column] = []
    for (field, column) in zip(table.frame.schema.fields, table.frame.columns) {
      guard case .text(let text) = column, counts.contains(foldedColumnName(field.name)) else {
        fields.append(field)
        columns.append(column)
        continue
      }
      let cells = TableCells(text)
      let numbers = (0..<text.count).map { row -> Double? in
        guard let cell = cells[row], case .number(let number) = markers.read(cell) else {
          return nil
        }
        return number.value
      }
      fields.append(Field(name: field.name, type: .number))
      columns.append(.number(NumberColumn(numbers)))
    }
    // The printed percentage keeps the fraction behind it: 79% (50/63).
    func numbers(_ name: String) -> NumberColumn? {
      fields.firstIndex { foldedColumnName($0.name) == name }.flatMap { columns[$0].numbers }
    }
    if let position = fields.firstIndex(where: { foldedColumnName($0.name) == "percent" }),
      let percent = numbers("percent")
    {
      fields[position].type = .estimate
      columns[position] = .estimate(
        EstimateColumn(
          point: percent,
          numerator: numbers("improvedorsame"),
          denominator: numbers("directional"),
          measures: [Measure(unit: "%", multiplier: 100, counts: .people, decimals: 0)]
        )
      )
    }
    publishedHeadlines = Frame(
      unchecked: Schema(fields),
      columns: columns,
      rowCount: table.frame.rowCount
    )
  }
}
