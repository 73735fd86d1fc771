import Frames

/// Texts of a column that differ only in case, spaces or punctuation: `St Helens`, `St. Helens`.
///
/// They are one value to a reader but two to a program. Texts with digits are compared with their
/// punctuation, since `1-4` is not `14`.
func spellingFindings(_ rows: CheckedRows) -> [CheckFinding] {
  zip(rows.frame.schema.fields, rows.frame.columns).flatMap { field, column -> [CheckFinding] in
    guard case .text(let texts) = column else { return [] }
    var counts = Array(repeating: 0, count: texts.dictionary.count)
    for row in 0..<texts.count where texts.presence.isKnown(row) { counts[texts.codes[row]] += 1 }
    var spellings: [String: [Int]] = [:]
    for code in counts.indices where counts[code] > 0 {
      let key = withoutPunctuation(texts.dictionary.entries[code])
      if !key.isEmpty { spellings[key, default: []].append(code) }
    }
    return spellings.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { _, codes in
      let list = codes.sorted { counts[$0] > counts[$1] || counts[$0] == counts[$1] && $0 < $1 }
        .map { "\"\(texts.dictionary.entries[$0])\" (\(counts[$0]))" }
      return CheckFinding(
        .spelling,
        row: nil,
        "\(field.name): \(list.joined(separator: ", "))"
      )
    }
  }
}

/// What two spellings of one name have in common.
private func withoutPunctuation(_ text: String) -> String {
  let folded = foldedText(text)
  if folded.contains(where: \.isNumber) { return folded }
  let words = folded.split(separator: "&", omittingEmptySubsequences: false)
  let letters = words.joined(separator: "and")
  return String(letters.filter { $0.isLetter || $0.isSymbol })
}
