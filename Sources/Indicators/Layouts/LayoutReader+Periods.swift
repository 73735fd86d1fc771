import Frames

extension LayoutReader {
  /// The period of each row; a month or quarter that stands in a column of its own joins it.
  ///
  /// Where one indicator has years of several kinds, each label says which it is. Rows of school
  /// terms and weeks are refused and counted.
  mutating func periods(
    _ indicators: LayoutIndicators
  ) throws(LayoutError) -> [(String, TextColumn)] {
    guard let labels = columns[.period] else { return [] }
    guard let kinds = columns[.periodKind] else { return [("period", labels)] }
    let kind = LayoutCells(kinds)
    let identifiers = kind.entries.map { TimeIdentifier($0, isQuarter: isQuarterColumn) }
    let kindsOfYear = kindsOfYear(identifiers, kind, indicators)
    let isMixed = kindsOfYear.map { $0.count > 1 }
    guard isMixed.contains(true) || identifiers.contains(where: { $0.part != nil }) else {
      return [("period", labels)]
    }
    let label = LayoutCells(labels)
    var texts = Interning()
    var known: [Int: Int] = [:]
    var unread: [Int: [Int]] = [:]
    var codes = Array(repeating: -1, count: rowCount)
    for row in 0..<rowCount {
      let (first, second) = (label.codes[row], kind.codes[row])
      guard first >= 0 else { continue }
      let position = indicators.ofRow[row]
      let saysKind = position >= 0 && isMixed[position]
      let key = (first * (kind.entries.count + 1) + second + 1) * 2 + (saysKind ? 1 : 0)
      if known[key] == nil {
        let identifier = second < 0 ? TimeIdentifier("") : identifiers[second]
        let text = identifier.label(ofYear: label.entries[first], saysKind: saysKind)
        known[key] = identifier.isRead(in: text) ? texts.number(of: text) : -1
      }
      codes[row] = known[key] ?? -1
      if codes[row] < 0 { unread[second, default: []].append(row) }
    }
    try refuse(unread, kind)
    sayMixed(kindsOfYear, indicators)
    return [("period", TextColumn(numbered: codes, of: texts.texts))]
  }

  /// Whether the part of the year stands under the heading `Quarter`, where 1 is Q1.
  private var isQuarterColumn: Bool {
    layout.columns.contains { $0.role == .periodKind && $0.headings.contains("quarter") }
      && input.frame.schema.fields.contains { foldedColumnName($0.name) == "quarter" }
  }

  /// Which kinds of year each indicator has.
  private func kindsOfYear(
    _ identifiers: [TimeIdentifier],
    _ kind: LayoutCells,
    _ indicators: LayoutIndicators
  ) -> [Set<YearType>] {
    var found: [Set<YearType>] = Array(repeating: [], count: indicators.codes.count)
    for (row, position) in indicators.ofRow.enumerated() where position >= 0 {
      let code = kind.codes[row]
      if code >= 0, let type = identifiers[code].yearType { found[position].insert(type) }
    }
    return found
  }

  private mutating func refuse(
    _ unread: [Int: [Int]],
    _ kind: LayoutCells
  ) throws(LayoutError) {
    guard !unread.isEmpty else { return }
    let words = unread.keys.sorted().map { kind.entries[$0] }
    let shown = words.prefix(3).joined(separator: ", ") + (words.count > 3 ? " …" : "")
    let rows = unread.values.flatMap { $0 }.sorted()
    guard rows.count < rowCount else {
      throw .unusable("all rows are of \(shown), which is no period that is read")
    }
    refused.append(("of \(shown), which is no period that is read", rows))
  }

  private mutating func sayMixed(_ kinds: [Set<YearType>], _ indicators: LayoutIndicators) {
    let mixed = kinds.indices.filter { kinds[$0].count > 1 }
    guard let first = mixed.first else { return }
    let words = YearType.allCases.filter(kinds[first].contains).map(\.rawValue)
    let more = mixed.count > 1 ? " and \(mixed.count - 1) more" : ""
    remarks.append(
      "years of several kinds (\(words.joined(separator: ", "))) in "
        + "\(indicators.names[first])\(more): each label says which"
    )
  }

  /// How the years of each indicator run, where a column says so and all its rows agree.
  func yearTypes(_ indicators: LayoutIndicators) -> [String?]? {
    guard let kinds = columns[.periodKind] else { return nil }
    let cells = LayoutCells(kinds)
    let types = kindsOfYear(
      cells.entries.map { TimeIdentifier($0, isQuarter: isQuarterColumn) },
      cells,
      indicators
    )
    return types.map { $0.count == 1 ? $0.first?.rawValue : nil }
  }
}

/// What a column of quarters says of the year as a whole.
private let wholeYear: Set<String> = ["annual", "full year", "year", "total", "all"]

/// What stands beside a year to say which: `Academic year`, `Financial year Q1`, `April`,
/// `Autumn term`.
struct TimeIdentifier {
  let yearType: YearType?
  /// The part of the year that is meant; nil for all of it.
  let part: String?

  /// With `isQuarter` a number by itself is the quarter.
  init(_ text: String, isQuarter: Bool = false) {
    if text.isEmpty || YearType(word: text) != nil {
      (yearType, part) = (YearType(word: text), nil)
      return
    }
    let words = foldedText(text).split(separator: " ").map(String.init)
    if isQuarter, let number = Int(text), (1...4).contains(number) {
      (yearType, part) = (nil, "Q\(number)")
      return
    }
    if isQuarter, wholeYear.contains(words.joined(separator: " ")) {
      (yearType, part) = (nil, nil)
      return
    }
    var quarter: String?
    var year = words
    if let last = words.last, last.hasPrefix("q"), last.utf8.count == 2 {
      (quarter, year) = (last.uppercased(), words.dropLast())
    } else if words.count >= 2, words[words.count - 2] == "quarter", let last = words.last {
      (quarter, year) = ("Q\(last)", words.dropLast(2))
    }
    yearType = quarter == nil ? nil : YearType(word: year.joined(separator: " "))
    part = quarter ?? text
  }

  /// `2023` and `Q1`, `202324` and `Financial year Q1`, `2023` and `April` in one label.
  ///
  /// With `saysKind` the label names the kind of year, which no catalogue says.
  func label(ofYear year: String, saysKind: Bool) -> String {
    var text = part != nil || saysKind ? splitLabel(year) : year
    if let part {
      text = isQuarter ? "\(text) \(part)" : "\(part) \(calendarYear(of: part, in: text))"
    }
    guard saysKind, let yearType, yearType != .calendar else { return text }
    return "\(text) (\(yearType.label))"
  }

  /// Whether a label made so is a period; a year by itself is left to its column.
  func isRead(in label: String) -> Bool {
    part == nil || !PeriodForm(label, rules: PeriodRules()).candidates.isEmpty
  }

  /// The year of a month in a split year, 2023 for January 2022/23; any other label as it is.
  private func calendarYear(of part: String, in label: String) -> String {
    guard let year = Period(reading: label), year.kind == .splitYear,
      let month = Period(reading: "\(part) \(year.start.components.year)"), month.kind == .month
    else { return label }
    let isInSecond = month.start < year.start
    return String(year.start.components.year + (isInSecond ? 1 : 0))
  }

  private var isQuarter: Bool { part.map { $0.utf8.count == 2 && $0.hasPrefix("Q") } ?? false }

  /// `202324` as `2023/24`; anything else as it is.
  private func splitLabel(_ year: String) -> String {
    guard year.utf8.count == 6, let number = Int(year), number > 0,
      laterYear(number % 100, after: number / 100) == number / 100 + 1
    else { return year }
    return "\(year.prefix(4))/\(year.suffix(2))"
  }
}

extension YearType {
  /// What stands in brackets behind a label whose kind of year nothing else says.
  var label: String {
    switch self {
    case .calendar, .financial, .academic, .census, .rolling: "\(rawValue) year"
    case .midYear, .monthEnd, .reporting: rawValue
    }
  }
}
