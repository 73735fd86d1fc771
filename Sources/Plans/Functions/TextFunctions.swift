import Frames

extension ScalarFunction {
  static let lowerCase = ofText("lower_case", "The text in small letters.") { $0.lowercased() }
  static let upperCase = ofText("upper_case", "The text in capital letters.") { $0.uppercased() }
  static let trim = ofText("trim", "The text without spaces at its ends.") { text in
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
  static let left = ofTextAndCount("left", "The first n letters of a text.") { text, count in
    String(text.prefix(count))
  }
  static let right = ofTextAndCount("right", "The last n letters of a text.") { text, count in
    String(text.suffix(count))
  }

  /// Letters as a reader counts them: é is one, however it is written.
  static let length = ScalarFunction(
    name: "length",
    summary: "How many letters a text has, spaces and signs too.",
    argumentCounts: 1...1,
    resultType: { $0 == [.text] ? .number : nil },
    evaluate: { arguments, rowCount in
      guard case .text(let texts)? = arguments.first else {
        return .missing(.number, count: rowCount)
      }
      let lengths = texts.dictionary.entries.map { Double($0.count) }
      return .number(
        NumberColumn(
          (0..<rowCount).map { texts.presence.isKnown($0) ? lengths[texts.codes[$0]] : 0 },
          presence: texts.presence
        )
      )
    }
  )
}
