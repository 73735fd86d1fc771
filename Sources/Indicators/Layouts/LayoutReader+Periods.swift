import Frames

extension LayoutReader {
  /// The period of each row; a month, quarter or week that stands in a column of its own joins it.
  mutating func periods(
    _ indicators: LayoutIndicators
  ) throws(LayoutError) -> [(String, TextColumn)] {
    guard let labels = columns[.period] else { return [] }
    guard let kinds = columns[.periodKind] else { return [("period", labels)] }
    let kind = LayoutCells(kinds)
    let isYear = kind.entries.map { $0.isEmpty || YearType(word: $0) != nil }
    guard !isYear.allSatisfy({ $0 }) else { return [("period", labels)] }
    let label = LayoutCells(labels)
    var texts = Interning()
    var known: [Int: Int] = [:]
    let codes = (0..<rowCount).map { row -> Int in
      let (first, second) = (label.codes[row], kind.codes[row])
      guard first >= 0 else { return -1 }
      let key = first * (kind.entries.count + 1) + second + 1
      if let code = known[key] { return code }
      let text =
        second < 0 || isYear[second]
        ? label.entries[first] : joinedPeriod(label.entries[first], kind.entries[second])
      let code = texts.number(of: text)
      known[key] = code
      return code
    }
    return [("period", TextColumn(numbered: codes, of: texts.texts))]
  }

  /// `2023` and `Q1`, `202324` and `Financial year Q1`, `2023` and `April` in one label.
  private func joinedPeriod(_ year: String, _ part: String) -> String {
    var year = year
    if year.utf8.count == 6, year.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      year = "\(year.prefix(4))/\(year.suffix(2))"
    }
    let words = foldedText(part).split(separator: " ")
    if let last = words.last, last.hasPrefix("q"), last.count == 2 {
      return "\(year) \(last.uppercased())"
    }
    if words.first == "quarter", words.count == 2 { return "\(year) Q\(words[1])" }
    return "\(part) \(year)"
  }

  /// How the years of each indicator run, where a column says so; rows of one indicator with two
  /// kinds of year cannot be told apart.
  func yearTypes(_ indicators: LayoutIndicators) -> [String?]? {
    guard let kinds = columns[.periodKind] else { return nil }
    let cells = LayoutCells(kinds) { YearType(word: trimmedText($0))?.rawValue ?? "" }
    return indicators.constants(cells)
  }
}
