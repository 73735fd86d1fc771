import Frames

extension ScalarFunction {
  /// Finds as `contains` does, without regard to case; what is put in stands as written.
  static let replace = ScalarFunction(
    name: "replace",
    summary: "The text with every find in it replaced by another: replace(text, find, other).",
    argumentCounts: 3...3,
    resultType: { $0 == [.text, .text, .text] ? .text : nil },
    evaluate: { arguments, rowCount throws(PlanError) in
      guard arguments.count == 3, case .text(let texts) = arguments[0],
        case .text(let finds) = arguments[1], case .text(let others) = arguments[2]
      else { return .missing(.text, count: rowCount) }
      if let find = finds.onlyText, let other = others.onlyText, !find.isEmpty {
        let most = texts.dictionary.entries.reduce(0) {
          $0 + mostBytes($1.utf8.count, find, other)
        }
        try requireMemory(for: most)
        return .text(texts.mapped { replacing(find, in: $0, with: other) })
      }
      let presence = texts.presence.combined(with: finds.presence)
        .combined(with: others.presence)
      var values: [Value<String>] = []
      values.reserveCapacity(rowCount)
      var most = 0
      for row in 0..<rowCount {
        if let find = finds[row], find.isEmpty {
          throw PlanError(
            code: "value-20",
            message: "replace looks for some text, and here it is empty",
            notes: [#"for example   replace(place, " region", "")"#]
          )
        }
        guard let text = texts[row], let find = finds[row], let other = others[row] else {
          values.append(.unknown(presence[row]))
          continue
        }
        most += mostBytes(text.utf8.count, find, other)
        if most > 1 << 26 { try requireMemory(for: most) }
        values.append(.known(replacing(find, in: text, with: other)))
      }
      return .text(TextColumn(values))
    }
  )
}

extension TextColumn {
  /// The text of a column that holds one alone, as a constant does.
  fileprivate var onlyText: String? {
    dictionary.count == 1 && presence.isAllKnown ? dictionary.entries[0] : nil
  }
}

/// Every occurrence from left to right, none of them reaching into another.
private func replacing(_ find: String, in text: String, with other: String) -> String {
  let wanted = find.map(folded)
  let letters = Array(text)
  let here = letters.map(folded)
  var result = ""
  var place = 0
  while place < letters.count {
    let end = place + wanted.count
    if end <= here.count, here[place..<end].elementsEqual(wanted) {
      result += other
      place = end
    } else {
      result.append(letters[place])
      place += 1
    }
  }
  return result
}

/// A letter as texts are compared; every space is one space.
private func folded(_ letter: Character) -> String {
  letter.isWhitespace ? " " : foldedText(String(letter))
}

/// The most bytes that replacing can make of a text of `count` bytes.
private func mostBytes(_ count: Int, _ find: String, _ other: String) -> Int {
  let times = count / max(1, find.utf8.count)
  let (bytes, overflow) = times.multipliedReportingOverflow(by: other.utf8.count)
  return overflow ? Int.max / 1_000_000 : min(count + bytes, Int.max / 1_000_000)
}

/// Much text is refused before it is made: texts replaced in texts grow by factors.
private func requireMemory(for bytes: Int) throws(PlanError) {
  guard bytes > 1 << 26,
    let shortage = MemoryBudget.shortage(adding: bytes, workingOn: bytes)
  else { return }
  throw PlanError(shortage)
}
