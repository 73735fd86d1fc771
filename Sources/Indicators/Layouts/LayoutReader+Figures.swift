import Frames

extension LayoutReader {
  /// Values, limits, counts, states and notes.
  mutating func figures() -> [(String, TextColumn)] {
    var result: [(String, TextColumn)] = []
    for case (.figure(let name), let text) in columns where !["note", "state"].contains(name) {
      result.append((name, text))
    }
    result.sort { $0.0 < $1.0 }
    result += limitsFromErrors()
    var states = columns[.figure("state")]
    var notes = columns[.figure("note")]
    if let status = columns[.status] { add(status, &states, &notes) }
    if let notes, states == nil { states = suppressedByNote(notes) }
    if let states { result.append(("state", states)) }
    if let notes { result.append(("note", notes)) }
    return result
  }

  /// 95% limits from standard errors, where the file has none of its own.
  private mutating func limitsFromErrors() -> [(String, TextColumn)] {
    guard let errors = columns[.standardError], let values = columns[.figure("value")] else {
      return []
    }
    let has = ["lower", "upper"].map { columns[.figure($0)].map { $0.presence.knownCount > 0 } }
    if has.contains(true) { return [] }
    let value = LayoutCells(values)
    let error = LayoutCells(errors)
    func limit(_ sign: Double) -> TextColumn {
      TextColumn(
        (0..<rowCount).map { row in
          guard let point = value[row].flatMap({ readNumber($0)?.value }),
            let spread = error[row].flatMap({ readNumber($0)?.value }), spread >= 0
          else { return nil }
          return exactText(point + sign * 1.96 * spread)
        }
      )
    }
    columns[.figure("lower")] = nil
    columns[.figure("upper")] = nil
    remarks.append("limits are the estimate ± 1.96 standard errors: the file has no limits")
    return [("lower", limit(-1)), ("upper", limit(1))]
  }

  /// Marker letters of a status column count as if they stood in the cell; prose goes to the note.
  private func add(_ status: TextColumn, _ states: inout TextColumn?, _ notes: inout TextColumn?) {
    let markers = MarkerTable()
    let cells = LayoutCells(status)
    let read = cells.entries.map { entry -> (state: String?, note: String?) in
      let folded = foldedText(entry)
      if folded.isEmpty || ["a", "normal", "known", "ok"].contains(folded) { return (nil, nil) }
      if listParts(entry).allSatisfy({
        Presence(stateWord: $0) != nil || ValueState(word: $0) != nil || foldedText($0) == "known"
      }) {
        return (entry, nil)
      }
      if let marker = markers.marker(entry) {
        let words = [marker.presence == .known ? nil : marker.presence.stateWord].compactMap { $0 }
        let isFlag = marker.state.contains(.unreliable)
        return ((isFlag ? ["unreliable"] : words).joined(separator: ";"), marker.note)
      }
      if let flag = MarkerTable.flag(entry),
        let word = ValueState.words.first(where: { flag.contains($0.flag) })?.word
      {
        return (word, nil)
      }
      return (nil, tidyName(entry))
    }
    let (ownState, ownNote) = (states.map { LayoutCells($0) }, notes.map { LayoutCells($0) })
    func joined(_ own: LayoutCells?, _ other: (Int) -> String?) -> TextColumn {
      TextColumn(
        (0..<rowCount).map { row in
          let parts = [own?[row], cells.codes[row] < 0 ? nil : other(cells.codes[row])]
          let known = parts.compactMap { $0 }.removingRepeats()
          return known.isEmpty ? nil : known.joined(separator: ";")
        }
      )
    }
    if read.contains(where: { $0.state != nil }) { states = joined(ownState) { read[$0].state } }
    if read.contains(where: { $0.note != nil }) { notes = joined(ownNote) { read[$0].note } }
  }

  /// An empty value is suppressed where its note says so.
  private func suppressedByNote(_ notes: TextColumn) -> TextColumn? {
    guard !layout.suppressingNotes.isEmpty, let values = columns[.figure("value")] else {
      return nil
    }
    let says = notes.dictionary.entries.map { entry in
      let folded = foldedText(entry)
      return layout.suppressingNotes.contains { folded.contains($0) }
    }
    guard says.contains(true) else { return nil }
    let note = LayoutCells(notes)
    let value = LayoutCells(values)
    return TextColumn(
      numbered: (0..<rowCount).map { row in
        value.codes[row] < 0 && note.codes[row] >= 0 && says[note.codes[row]] ? 0 : -1
      },
      of: ["suppressed"]
    )
  }
}
