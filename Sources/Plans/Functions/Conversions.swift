import Frames

extension ScalarFunction {
  /// Any value as exact text, without its unit; unknown values stay unknown.
  static let text = ScalarFunction(
    name: "text",
    summary: "The value as text: a number with all its digits, a period by its label.",
    argumentCounts: 1...1,
    resultType: { $0.count == 1 ? .text : nil },
    evaluate: { arguments, rowCount in
      guard let column = arguments.first else { return .missing(.text, count: rowCount) }
      if case .text = column { return column }
      let presence = column.presence
      return .text(
        TextColumn(
          (0..<rowCount).map { row in
            presence.isKnown(row) ? .known(column.displayText(row)) : .unknown(presence[row])
          }
        )
      )
    }
  )

  /// Text read as a number, or the number of an estimate; text that is no number is missing.
  static let number = ScalarFunction(
    name: "number",
    summary: "The number that a text says, or the plain number of an estimate.",
    argumentCounts: 1...1,
    resultType: { types in
      types == [.text] || types.allSatisfy(isNumeric) ? .number : nil
    },
    evaluate: { arguments, rowCount in
      guard let column = arguments.first else { return .missing(.number, count: rowCount) }
      if let numbers = column.numbers { return .number(numbers) }
      guard case .text(let texts) = column else { return .missing(.number, count: rowCount) }
      let read = texts.dictionary.entries.map(readNumber)
      var numbers = NumberColumnBuilder()
      for row in 0..<rowCount {
        let presence = texts.presence[row]
        if !presence.isKnown {
          numbers.append(unknown: presence)
        } else if let value = read[texts.codes[row]] {
          numbers.append(value)
        } else {
          numbers.append(unknown: .missing)
        }
      }
      return .number(numbers.finish())
    }
  )
}

/// `1,234.5`, `-3`, `71%`, `£12`; nil for anything else, numbers of more than 15 digits too.
func readNumber(_ text: String) -> Double? {
  var letters = Array(foldedText(text).unicodeScalars.filter { $0 != " " })
  if letters.last == "%" { letters.removeLast() }
  var sign = 1.0
  if letters.first == "-" || letters.first == "+" {
    if letters.first == "-" { sign = -1 }
    letters.removeFirst()
  }
  if letters.first == "£" { letters.removeFirst() }
  let parts = letters.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, let whole = parts.first else { return nil }
  // Thousands come in threes, or a comma may stand for something else.
  let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
  if groups.count > 1 {
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count)
    else { return nil }
  }
  let digits = groups.flatMap { $0 }
  let decimals = parts.count == 2 ? Array(parts[1]) : []
  let all = digits + decimals
  guard !all.isEmpty, all.count <= 15, all.allSatisfy({ ("0"..."9").contains($0) }) else {
    return nil
  }
  var plain = ""
  plain.unicodeScalars.append(contentsOf: digits.isEmpty ? ["0"] : digits)
  plain += "."
  plain.unicodeScalars.append(contentsOf: decimals.isEmpty ? ["0"] : decimals)
  return Double(plain).map { sign * $0 }
}
