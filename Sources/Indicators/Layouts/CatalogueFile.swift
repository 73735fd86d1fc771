import Frames

extension Layout {
  /// A catalogue on its own: codes or names with polarity, unit and the like, and no figures.
  static let catalogue = Layout(
    name: "catalogue",
    title: "catalogue",
    score: { headings in
      let names: Set<String> = ["indicatorid", "code", "indicator", "indicatorname", "measure"]
      let facts: Set<String> = [
        "polarity", "unit", "units", "objective", "theme", "priority", "counts", "kind",
        "valuetype", "decimals", "tolerance", "frequency", "scored", "yeartype", "othernames",
      ]
      guard !headings.contains("value"), !headings.isDisjoint(with: names) else { return nil }
      let count = headings.intersection(facts).count
      return count > 0 ? 1 + count : nil
    },
    tables: { (input) throws(LayoutError) -> [ResourceTable] in
      var columns: [(String, TextColumn)] = []
      for (field, column) in zip(input.frame.schema.fields, input.frame.columns) {
        guard case .text(let text) = column else { continue }
        let folded = foldedColumnName(field.name)
        switch folded {
        case "code", "indicatorid": columns.append(("indicator_id", codes(text, input)))
        case "indicatorname", "measure": columns.append(("indicator", text))
        default: columns.append((field.name, text))
        }
      }
      if !columns.contains(where: { $0.0 == "indicator_id" }),
        let names = columns.first(where: { foldedColumnName($0.0) == "indicator" })
      {
        columns.insert(("indicator_id", codes(names.1, input)), at: 0)
      }
      return [try input.resource("indicators", columns)]
    }
  )
}

/// Codes that earlier sources know under these names, else the names themselves.
private func codes(_ column: TextColumn, _ input: LayoutInput) -> TextColumn {
  TextColumn(
    (0..<column.count).map { row in
      column[row].map { input.knownCodes[foldedName($0)] ?? $0 }
    }
  )
}
