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
    fill(measures, naming)
    for (heading, text) in breakdowns {
      columns[.filter(readable(heading))] = fileRows.map { text.gathered($0) } ?? text
    }
  }

  private mutating func fill(_ measures: [Measure], _ naming: [LayoutCells]) {
    let width = measures.count
    if width > 1 {
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
    let isOnePair = counts.count == 1 && values.count == 1
    var paired: Set<String> = []
    for (stem, column) in values {
      let count = isOnePair ? counts.first : counts.first { $0.stem == stem }
      if let count { paired.insert(count.column.heading) }
      result.append(
        measure(column, stem: stem, numerator: count?.column, denominator: denominator)
      )
    }
    for (_, column) in counts where !paired.contains(column.heading) {
      result.append(measure(column, isCount: true))
    }
    for column in plainValues { result.append(measure(column)) }
    if result.isEmpty, let denominator { result.append(measure(denominator, isCount: true)) }
    return result
  }

  private func measure(
    _ column: NumberColumn,
    stem: String? = nil,
    numerator: NumberColumn? = nil,
    denominator: NumberColumn? = nil,
    isCount: Bool = false
  ) -> Measure {
    let heading = column.heading
    let isPercent = ["percent", "pt_", "pct"].contains { heading.contains($0) }
    var per: Double?
    if let range = heading.firstRange(of: "per_") {
      let digits = heading[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
      per = digits.count < 10 ? Double(digits) : nil
    }
    // A rate of no number of people is one that its counts do not make.
    let hasParts = numerator != nil && (isPercent || per != nil)
    return Measure(
      name: readable(heading),
      value: LayoutCells(column.text),
      numerator: hasParts ? numerator.map { LayoutCells($0.text) } : nil,
      denominator: hasParts ? denominator.map { LayoutCells($0.text) } : nil,
      unit: isPercent
        ? "%" : per.map { "per \(roundedText($0, decimals: 0, grouping: true))" },
      multiplier: isPercent ? 100 : per,
      valueType: isCount ? .count : isPercent ? .proportion : per == nil ? nil : .crudeRate
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
