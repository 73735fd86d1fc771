import Frames

/// What each row is about: its indicator's code, and the name of each.
struct LayoutIndicators {
  /// Codes, in order of appearance.
  let codes: [String]
  /// A name for each code.
  let names: [String]
  /// For each row a position in `codes`, -1 where the row does not say.
  let ofRow: [Int]
  /// A row of each.
  let firstRows: [Int]

  var column: TextColumn { TextColumn(numbered: ofRow, of: codes) }

  /// The code of each row: its own, else that of an earlier source's indicator of that name, else
  /// the name itself; without a column for it the file is about one thing, and its name says which.
  init(_ reader: inout LayoutReader) {
    let known = reader.input.knownCodes
    let hasQuotes = reader.layout.hasInnerQuotes
    let ids = reader.columns[.indicatorCode].map { LayoutCells($0) }
    let texts = reader.columns[.indicatorName].map { column in
      LayoutCells(column) { tidyName($0, hasInnerQuotes: hasQuotes) }
    }
    var interning = Interning()
    var ofRow = Array(repeating: -1, count: reader.rowCount)
    if ids == nil, texts == nil {
      let title = fileTitle(reader.input.fileName)
      _ = interning.number(of: known[foldedName(title)] ?? title)
      ofRow = Array(repeating: 0, count: reader.rowCount)
      reader.remarks.append("no column names the indicator: it is \(title), after the file")
      names = [title]
    } else {
      func numbers(_ cells: LayoutCells?) -> [Int] {
        (cells?.entries ?? []).map { interning.number(of: known[foldedName($0)] ?? $0) }
      }
      let ofID = numbers(ids)
      // Names are codes only where there are no codes.
      let ofName = ids.map { $0.codes.contains(-1) } ?? true ? numbers(texts) : []
      var named = Array(repeating: -1, count: interning.texts.count)
      // Another name of the same code.
      var other = named
      let folded = (texts?.entries ?? []).map(foldedText)
      let none = Array(repeating: -1, count: reader.rowCount)
      for (row, (id, name)) in zip(ids?.codes ?? none, texts?.codes ?? none).enumerated() {
        let position = id >= 0 ? ofID[id] : name >= 0 ? ofName[name] : -1
        ofRow[row] = position
        guard position >= 0, name >= 0, name != named[position] else { continue }
        if named[position] < 0 {
          named[position] = name
        } else if other[position] < 0, folded[name] != folded[named[position]] {
          other[position] = name
        }
      }
      names = named.enumerated().map { position, name in
        texts.flatMap { name < 0 ? nil : $0.entries[name] } ?? interning.texts[position]
      }
      let twice = other.indices.filter { other[$0] >= 0 }
      if let first = twice.first, let texts {
        let more = twice.count > 1 ? " (and \(twice.count - 1) more codes with two names)" : ""
        reader.remarks.append(
          "\(interning.texts[first]) is called \(names[first]) and also "
            + "\(texts.entries[other[first]]): one indicator under its first name\(more)"
        )
      }
    }
    self.ofRow = ofRow
    codes = interning.texts
    var firstRows = Array(repeating: -1, count: codes.count)
    for (row, position) in ofRow.enumerated() where position >= 0 && firstRows[position] < 0 {
      firstRows[position] = row
    }
    self.firstRows = firstRows
  }

  /// The text that all rows of an indicator have in a column, by indicator.
  ///
  /// Nil when one of them has two; blank cells do not count.
  func constants(_ cells: LayoutCells) -> [String?]? {
    var found = Array(repeating: -1, count: codes.count)
    let folded = cells.entries.map(foldedText)
    for (row, position) in ofRow.enumerated() where position >= 0 {
      let code = cells.codes[row]
      guard code >= 0 else { continue }
      if found[position] < 0 {
        found[position] = code
      } else if found[position] != code, folded[found[position]] != folded[code] {
        return nil
      }
    }
    return found.map { $0 < 0 ? nil : cells.entries[$0] }
  }
}

/// The name of a file without folder and ending: `mine` of `folder/mine.csv`.
func fileTitle(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
  return String(name[..<dot])
}
