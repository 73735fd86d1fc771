/// What the lexer says about quotation marks and characters.
extension Lexer {
  mutating func reportUnclosedText(
    opening: SourceRange,
    closing: Unicode.Scalar,
    lineEnd: Int
  ) {
    var message = "this quotation mark is never closed on its line"
    var fixes: [Fix] = []
    let rest = text(from: opening.upperBound, to: lineEnd)
    if let guess = Self.likelyEnd(of: rest) {
      let end = opening.upperBound + guess.utf8.count
      message += "; did it end after  \(guess) ?"
      fixes = [
        Fix(
          "close it after \(guess)",
          replacing: SourceRange(end, end),
          with: String(Character(closing))
        )
      ]
    }
    diagnostics.append(
      Diagnostic(code: "text-1", message: message, range: opening, fixes: fixes)
    )
  }

  /// The text before the first thing that seldom stands in a name: a step, a comma, a clause.
  private static func likelyEnd(of rest: String) -> String? {
    let clauses: Set<String> = [
      "for", "in", "since", "last", "as", "by", "to", "against", "and", "or", "using",
    ]
    var end: String.Index?
    var index = rest.startIndex
    while index < rest.endIndex, end == nil {
      let character = rest[index]
      if character == "|" || character == "," || character == ")" || character == "#" {
        end = index
      } else if character == " " {
        let word = rest[rest.index(after: index)...].prefix { $0 != " " }
        if clauses.contains(word.lowercased()) { end = index }
      }
      index = rest.index(after: index)
    }
    guard let end else { return nil }
    var guess = rest[..<end]
    while guess.last == " " { guess = guess.dropLast() }
    return guess.isEmpty || guess.first == " " ? nil : String(guess)
  }

  mutating func reportInvisible(_ scalar: Unicode.Scalar, _ range: SourceRange) {
    let name = scalar.refusedName ?? "invisible character"
    diagnostics.append(
      Diagnostic(
        code: "text-4",
        message: "a character that cannot be seen stands here: \(name) (\(scalar.codePointName))",
        range: range,
        fixes: [Fix("delete it", replacing: range, with: "")]
      )
    )
  }

  mutating func reportBytesOutsideUTF8(_ range: SourceRange) {
    let byte = source.byte(at: range.lowerBound) ?? 0
    let digits = String(byte, radix: 16, uppercase: true)
    diagnostics.append(
      Diagnostic(
        code: "text-5",
        message: "byte \(digits) here is not UTF-8; a script is saved as UTF-8",
        range: range
      )
    )
  }

  mutating func reportUnknownCharacter(_ scalar: Unicode.Scalar, _ range: SourceRange) {
    let replacement: String? =
      switch scalar {
      case "≤": "<="
      case "≥": ">="
      case "≠": "!="
      case "×": "*"
      case "÷": "/"
      case "−", "—": "-"
      case "&": "and"
      case "„", "”": "\""
      case "[", "{": "("
      case "]", "}": ")"
      default: nil
      }
    let shown = scalar.drawn
    if let replacement {
      diagnostics.append(
        Diagnostic(
          code: "text-6",
          message: "'\(source.text(in: range))' is written  \(replacement)",
          range: range,
          fixes: [Fix("write \(replacement)", replacing: range, with: replacement)]
        )
      )
      return
    }
    let message: String =
      switch scalar {
      case "!": "'!' alone means nothing; for the opposite write  not  or  !="
      case "%": "'%' follows its number without a space:  70%"
      case ";": "';' is not needed: a statement ends with its line"
      default: "'\(shown)' means nothing outside quotes"
      }
    diagnostics.append(Diagnostic(code: "text-6", message: message, range: range))
  }

  mutating func reportBareDollar(_ range: SourceRange) {
    diagnostics.append(
      Diagnostic(
        code: "text-6",
        message: "'$' comes before the name of a let or param:  $year",
        range: range
      )
    )
  }
}
