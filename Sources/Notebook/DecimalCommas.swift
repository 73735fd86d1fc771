import Frames
import Indicators

/// Decimal commas as points in the columns of a file with semicolons; nil where there are none, or
/// where a number of the file has a point, so that its commas part thousands.
func withPoints(_ frame: Frame) -> Frame? {
  let markers = MarkerTable()
  let hasPoints = frame.columns.contains { column in
    guard case .text(let text) = column,
      text.dictionary.entries.contains(where: { $0.utf8.contains(0x2E) && readNumber($0) != nil })
    else { return false }
    return text.dictionary.entries.allSatisfy { isDecimalComma($0) || markers.read($0) != .text }
  }
  guard !hasPoints else { return nil }
  var hasCommas = false
  let columns = frame.columns.map { column -> Column in
    guard case .text(let text) = column,
      text.dictionary.entries.contains(where: isDecimalComma),
      text.dictionary.entries.allSatisfy({ isDecimalComma($0) || !$0.utf8.contains(0x2C) })
    else { return column }
    hasCommas = true
    let entries = text.dictionary.entries.map { entry in
      isDecimalComma(entry) ? String(entry.map { $0 == "," ? "." : $0 }) : entry
    }
    return .text(
      TextColumn(
        dictionary: StringDictionary(inOrderGiven: entries),
        codes: text.codes,
        presence: text.presence
      )
    )
  }
  return hasCommas
    ? Frame(unchecked: frame.schema, columns: columns, rowCount: frame.rowCount) : nil
}

/// `5,5` and `-0,25`.
private func isDecimalComma(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
  guard parts.count == 2 else { return false }
  let whole = parts[0].first == 0x2D ? parts[0].dropFirst() : parts[0]
  return [whole, parts[1]].allSatisfy { part in
    !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
  }
}
