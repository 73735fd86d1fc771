import Frames

extension LayoutReader {
  /// One row an indicator.
  ///
  /// A column joins it only where it is constant within each indicator and
  /// has a meaning there; else it stays with the rows.
  mutating func catalogue(
    _ indicators: LayoutIndicators
  ) -> (table: [(String, TextColumn)], rows: [(String, TextColumn)]) {
    let count = indicators.codes.count
    var table: [(String, TextColumn)] = [
      ("indicator_id", TextColumn(indicators.codes.map { .some($0) })),
      ("indicator", TextColumn(uniqueNames(indicators).map { .some($0) })),
    ]
    var rows: [(String, TextColumn)] = []
    var filled: Set<String> = []
    func add(_ name: String, _ texts: [String?]) {
      guard texts.contains(where: { $0 != nil }), filled.insert(name).inserted else { return }
      table.append((name, TextColumn(texts)))
    }
    for fact in layout.mappedFacts {
      add(fact.column, Array(repeating: fact.text, count: count))
    }
    for rule in layout.columns {
      guard case .catalogue(let name) = rule.role, let column = columns[rule.role] else { continue }
      let cells = LayoutCells(column)
      if let texts = indicators.constants(cells) {
        sayUnread(texts, of: name)
        add(name, texts.map { $0.flatMap { isUnderstood($0, in: name) ? $0 : nil } })
      } else if name == "unit" {
        // The first stands; the rows keep theirs, so that the difference is reported.
        add(name, indicators.firstRows.map { $0 < 0 ? nil : cells[$0] })
        rows.append((name, column))
      } else {
        plain.append((name, column))
        usedCount -= 1
      }
    }
    for (name, texts) in madeFacts(indicators) { add(name, texts) }
    if let types = yearTypes(indicators) { add("year_type", types) }
    if let scopes = scopes(indicators) { add("scope", scopes) }
    for constant in layout.constants {
      add(constant.column, Array(repeating: constant.text, count: count))
    }
    return (table, rows)
  }

  /// Facts that the headings of a wide file or a name's ending tell.
  private func madeFacts(_ indicators: LayoutIndicators) -> [(String, [String?])] {
    var result: [(String, [String?])] = []
    for name in ["unit", "multiplier", "value_type"] {
      guard let column = columns[.column("made_\(name)")],
        let texts = indicators.constants(LayoutCells(column))
      else { continue }
      result.append((name, texts))
    }
    if layout.hasUnitInName { result.append(("unit", indicators.names.map(unit(inName:)))) }
    return result
  }

  /// `%` of `Births attended (%)`, `per 1000 live births` of `… (deaths per 1000 live births)`.
  private func unit(inName name: String) -> String? {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
    let inner = foldedText(String(name[name.index(after: open)...].dropLast()))
    if inner == "%" { return "%" }
    guard let per = inner.firstRange(of: "per "),
      inner[per.upperBound...].first.map({ $0.isNumber }) ?? false
    else { return nil }
    return String(inner[per.lowerBound...])
  }

  /// A word for which way is good, or a multiplier, that was left out.
  private mutating func sayUnread(_ texts: [String?], of name: String) {
    guard name == "polarity" || name == "multiplier" else { return }
    let unread = texts.compactMap { $0 }.removingRepeats().filter { !isUnderstood($0, in: name) }
    guard let first = unread.first else { return }
    let more = unread.count > 1 ? " and \(unread.count - 1) more" : ""
    let expected = name == "polarity" ? "higher, lower or none" : "a number"
    remarks.append("\(name) \"\(first)\"\(more) is not read: it is \(expected)")
  }

  /// A publisher's word that says nothing here is left out rather than refused.
  private func isUnderstood(_ text: String, in name: String) -> Bool {
    switch name {
    case "polarity": return Polarity(words: text) != nil
    case "multiplier": return readNumber(text) != nil
    case "pooled_years":
      let folded = foldedText(text)
      let number = Int(folded.hasSuffix("y") ? String(folded.dropLast()) : folded)
      return number.map { (1...10).contains($0) } ?? false
    default: return true
    }
  }

  /// Names that no two indicators share; those that would have their code behind them.
  private func uniqueNames(_ indicators: LayoutIndicators) -> [String] {
    var counts: [String: Int] = [:]
    for name in indicators.names { counts[foldedLookUpName(name), default: 0] += 1 }
    return zip(indicators.names, indicators.codes).map { name, code in
      (counts[foldedLookUpName(name)] ?? 0) > 1 && name != code ? "\(name) (\(code))" : name
    }
  }
}
