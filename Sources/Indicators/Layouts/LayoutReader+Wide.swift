import Frames

extension LayoutReader {
  /// An indicator that stands in columns of its own.
  private struct Measure {
    let name: String
    let value: LayoutCells
    let numerator: LayoutCells?
    let denominator: LayoutCells?
    let unit: String?
    let multiplier: Double?
    let valueType: ValueType?
  }

  private struct NumberColumn {
    let heading: String
    let text: TextColumn
  }

  /// Makes one row a figure of rows that hold several.
  mutating func spread(_ rules: WideRules) throws(LayoutError) {
    var numbers: [NumberColumn] = []
    var filters: [(heading: String, text: TextColumn)] = []
    var others: [(name: String, text: TextColumn)] = []
    if columns[.dimension] == nil, let group = columns.removeValue(forKey: .group) {
      filters.append(("characteristic", group))
    }
    for (name, text) in plain {
      let heading = underscored(name)
      if text.isNumeric, !heading.hasSuffix("_code"), !heading.hasSuffix("_id"), heading != "urn" {
        numbers.append(NumberColumn(heading: heading, text: text))
      } else if rules.filters.stem(of: heading) != nil {
        filters.append((heading, text))
      } else {
        others.append((name, text))
      }
    }
    usedCount += numbers.count + filters.count
    let measures = measures(numbers, rules)
    guard !measures.isEmpty else {
      throw LayoutError.incomplete(title: layout.title, missing: ["value"])
    }
    plain = others
    var naming: [LayoutCells] = []
    var breakdowns: [(heading: String, text: TextColumn)] = []
    for (heading, text) in filters {
      let cells = LayoutCells(text) { tidyName($0) }
      let groups = Set(cells.codes.filter { $0 >= 0 })
      // Groups that nobody adds up to everyone are different things that are counted.
      if totals(among: groups, cells.entries).isEmpty {
        naming.append(cells)
      } else {
        breakdowns.append((heading, text))
      }
    }
    try fill(measures, naming)
    for (heading, text) in breakdowns {
      columns[.filter(readable(heading))] = fileRows.map { text.gathered($0) } ?? text
    }
  }

  private mutating func fill(
    _ measures: [Measure],
    _ naming: [LayoutCells]
  ) throws(LayoutError) {
    let width = measures.count
    if width > 1 {
      try checkRoom(rows: rowCount * width, repeating: Array(columns.values) + plain.map(\.text))
      let rows = (0..<rowCount * width).map { $0 / width }
      columns = columns.mapValues { $0.gathered(rows) }
      plain = plain.map { ($0.name, $0.text.gathered(rows)) }
      fileRows = rows
      rowCount *= width
    }
    func column(_ cells: (Measure) -> LayoutCells?) -> TextColumn {
      TextColumn(
        (0..<rowCount).map { row in cells(measures[row % width])?[row / width] }
      )
    }
    func facts(_ text: (Measure) -> String?) -> TextColumn {
      let texts = measures.map(text)
      return TextColumn(
        numbered: (0..<rowCount).map { texts[$0 % width] == nil ? -1 : $0 % width },
        of: texts.map { $0 ?? "" }
      )
    }
    columns[.figure("value")] = column(\.value)
    if measures.contains(where: { $0.numerator != nil }) {
      columns[.figure("numerator")] = column(\.numerator)
      columns[.figure("denominator")] = column(\.denominator)
    }
    columns[.column("made_unit")] = facts(\.unit)
    columns[.column("made_multiplier")] = facts { $0.multiplier.map { exactText($0) } }
    columns[.column("made_value_type")] = facts { $0.valueType?.rawValue }
    var names = Interning()
    var known: [[Int]: Int] = [:]
    columns[.indicatorName] = TextColumn(
      numbered: (0..<rowCount).map { row in
        let key = [row % width] + naming.map { $0.codes[row / width] }
        if let code = known[key] { return code }
        var parts = naming.compactMap { $0[row / width] }
        if width > 1 || parts.isEmpty { parts.append(measures[row % width].name) }
        let code = names.number(of: parts.joined(separator: ": "))
        known[key] = code
        return code
      },
      of: names.texts
    )
  }

  // MARK: Which columns belong together

  private func measures(_ numbers: [NumberColumn], _ rules: WideRules) -> [Measure] {
    var denominator: NumberColumn?
    var counts: [(stem: String, column: NumberColumn)] = []
    var values: [(stem: String, column: NumberColumn)] = []
    var plainValues: [NumberColumn] = []
    for column in numbers {
      if denominator == nil, rules.denominators.stem(of: column.heading) != nil {
        denominator = column
      } else if let stem = rules.values.stem(of: column.heading) {
        values.append((stem, column))
      } else if let stem = rules.counts.stem(of: column.heading) {
        counts.append((stem, column))
      } else {
        plainValues.append(column)
      }
    }
    var result: [Measure] = []
    var paired: Set<String> = []
    for (stem, column) in values {
      var count = counts.first { $0.stem == stem }?.column
      // One count and one rate belong together if the one makes the other.
      if count == nil, counts.count == 1, values.count == 1,
        isMade(column, of: counts[0].column, denominator)
      {
        count = counts[0].column
      }
      if let count, factor(of: column.heading) != nil { paired.insert(count.heading) }
      result.append(measure(column, numerator: count, denominator: denominator))
    }
    for (_, column) in counts where !paired.contains(column.heading) {
      result.append(measure(column, isCount: true))
    }
    for column in plainValues { result.append(measure(column)) }
    // A denominator of nothing is a figure of its own.
    if let denominator, !result.contains(where: { $0.denominator != nil }) {
      result.append(measure(denominator, isCount: true))
    }
    return result
  }

  /// Whether count and denominator make nearly all figures of a column, as far as all three are
  /// rounded.
  private func isMade(
    _ column: NumberColumn,
    of count: NumberColumn,
    _ denominator: NumberColumn?
  ) -> Bool {
    guard let denominator, let multiplier = factor(of: column.heading) else { return false }
    let cells = [column, count, denominator].map { LayoutCells($0.text) }
    let read = cells.map { column in column.entries.map { readNumber($0) } }
    var (rows, fitting) = (0, 0)
    for row in 0..<rowCount {
      let found = zip(cells, read).compactMap { cells, read in
        cells.codes[row] < 0 ? nil : read[cells.codes[row]]
      }
      guard found.count == 3, found[1].value > 0, found[2].value > 0 else { continue }
      let made = found[1].value / found[2].value * multiplier
      // Counts are published to the nearest five or ten.
      let slack = publishedRounding(decimals: found[0].decimals) + made * 6 / found[1].value
      rows += 1
      if abs(made - found[0].value) <= slack { fitting += 1 }
    }
    return rows > 0 && Double(fitting) >= Double(rows) * 0.9
  }

  /// 100 of a percentage, 10,000 of `rate_per_10000`; nil for any other heading.
  private func factor(of heading: String) -> Double? {
    if isPercentage(heading) { return 100 }
    guard let range = heading.firstRange(of: "per_") else { return nil }
    let digits = heading[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
    return digits.count < 10 ? Double(digits) : nil
  }

  private func isPercentage(_ heading: String) -> Bool {
    ["percent", "pt_", "pct"].contains { heading.contains($0) }
  }

  private func measure(
    _ column: NumberColumn,
    numerator: NumberColumn? = nil,
    denominator: NumberColumn? = nil,
    isCount: Bool = false
  ) -> Measure {
    let isPercent = isPercentage(column.heading)
    let multiplier = factor(of: column.heading)
    // A rate of no number of people is one that its counts do not make.
    let hasParts = numerator != nil && multiplier != nil
    return Measure(
      name: readable(column.heading),
      value: LayoutCells(column.text),
      numerator: hasParts ? numerator.map { LayoutCells($0.text) } : nil,
      denominator: hasParts ? denominator.map { LayoutCells($0.text) } : nil,
      unit: isPercent
        ? "%" : multiplier.map { "per \(roundedText($0, decimals: 0, grouping: true))" },
      multiplier: multiplier,
      valueType: isCount
        ? .count : isPercent ? .proportion : multiplier == nil ? nil : .crudeRate
    )
  }

  private func underscored(_ heading: String) -> String {
    String(foldedText(heading).map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  /// `rate_per_10000` as `Rate per 10000`.
  private func readable(_ heading: String) -> String {
    let words = String(heading.map { $0 == "_" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension WideRules.Affixes {
  /// What is left of a heading without the beginning or end by which it is known; nil when it has
  /// neither.
  func stem(of heading: String) -> String? {
    for beginning in beginnings where heading.hasPrefix(beginning) {
      return String(heading.dropFirst(beginning.count))
    }
    for end in ends where heading.hasSuffix(end) {
      return String(heading.dropLast(end.count))
    }
    return nil
  }
}
