/// What the parser says when a word does not fit.
extension Parser {
  func spelling(of range: SourceRange) -> String {
    source.text(in: range).shortened
  }

  var spellingOfLast: String {
    last.map { spelling(of: $0.range) } ?? ""
  }

  /// A stretch of the script in a message: in single quotes, unless it brings its own.
  private func quoted(_ range: SourceRange) -> String {
    let text = spelling(of: range)
    let first = text.first
    return first == "\"" || first == "“" || first == "`" ? text : "'\(text)'"
  }

  /// The message for the current token: the most helpful reading of the slip first.
  func misfit() -> Diagnostic {
    let isLineEnd = current.kind == .newline || current.kind == .end
    if let bracket = unclosedBracket {
      return Diagnostic(
        code: "form-3",
        message: "this bracket is never closed",
        range: bracket.range
      )
    }
    if current.kind == .symbol(.close), !isInsideBrackets {
      return Diagnostic(
        code: "form-3",
        message: "this bracket closes nothing: no '(' is open before it",
        range: current.range,
        fixes: [Fix("delete it", replacing: current.range, with: "")]
      )
    }
    if let diagnostic = commonSlip() { return diagnostic }
    if !isLineEnd, let diagnostic = knownSlip() { return diagnostic }
    return generalMisfit(isLineEnd: isLineEnd)
  }

  private func generalMisfit(isLineEnd: Bool) -> Diagnostic {
    let accepted = acceptedTerminals
    let wanted = accepted.plainWords
    // At a line end the cause is the word that asks for more.
    let range = isLineEnd ? (last?.range ?? current.range) : current.range
    guard let last, last.kind != .newline else { return misplacedStart() }
    // Where the statement could have ended the list is long, and only its words help.
    if !isLineEnd, accepted.contains(.lineEnd) {
      let words = accepted.clauseWords
      return Diagnostic(
        code: "form-1",
        message: "\(quoted(range)) does not fit after \(quoted(last.range))"
          + (words.isEmpty ? "" : "; words that may follow:  \(words)"),
        range: range
      )
    }
    let lead = "after \(quoted(last.range)) comes \(wanted)"
    return Diagnostic(
      code: "form-1",
      message: isLineEnd ? lead : lead + ", not \(quoted(range))",
      range: range
    )
  }

  /// A line that starts with something no statement starts with.
  private func misplacedStart() -> Diagnostic {
    let range = current.range
    let start = SourceRange(range.lowerBound, range.lowerBound)
    switch current.kind {
    case .text:
      let written = "get " + spelling(of: range)
      return Diagnostic(
        code: "form-13",
        message: "a line starts with a verb:  \(written)",
        range: range,
        fixes: [Fix("write \(written)", replacing: start, with: "get ")]
      )
    case .reference:
      let written = "from " + name(from: current).text
      return Diagnostic(
        code: "form-13",
        message: "a line starts with a verb; a table with a name is shown by  \(written)",
        range: range,
        fixes: [Fix("write \(written)", replacing: range, with: written)]
      )
    default:
      return Diagnostic(
        code: "form-13",
        message: "a line starts with a verb such as get, or with let or use, not \(quoted(range))",
        range: range
      )
    }
  }

  private func knownSlip() -> Diagnostic? {
    let range = current.range
    let text = spelling(of: range)
    switch current.kind {
    case .symbol(.bar) where last?.kind == .symbol(.bar):
      return Diagnostic(
        code: "form-1",
        message: "two '|' stand here with no step between; either … or … is written  or",
        range: range
      )
    case .symbol(.comma): return thousandsSeparator()
    case .symbol(.dot) where next.kind == .number && isExpecting(.value):
      let number = range.union(next.range)
      let written = "0" + source.text(in: number)
      return Diagnostic(
        code: "number-3",
        message: "a number starts with a digit:  \(written)",
        range: number,
        fixes: [Fix("write \(written)", replacing: number, with: written)]
      )
    case .text where isExpecting(.operation) || isExpecting(.lineEnd): return nil
    case .word: return missingBar() ?? severalWords() ?? strayWord(text) ?? reservedName(text)
    default: return nil
    }
  }

  /// Thousands separators, as in `1,000`.
  private func thousandsSeparator() -> Diagnostic? {
    guard let last, last.kind == .number, next.kind == .number,
      last.range.upperBound == current.range.lowerBound,
      next.range.lowerBound == current.range.upperBound,
      next.range.upperBound - next.range.lowerBound >= 3
    else { return nil }
    let range = last.range.union(next.range)
    let written = source.text(in: range).filter { $0 != "," }
    return Diagnostic(
      code: "number-4",
      message: "numbers are written without commas:  \(written)",
      range: range,
      fixes: [Fix("write \(written)", replacing: range, with: written)]
    )
  }

  /// A verb without its bar, as in `get all headline`.
  private func missingBar() -> Diagnostic? {
    let word = source.text(in: current.range)
    guard isExpecting(.symbol(.bar)), let verb = Vocabulary.verb(word),
      definitions[word.lowercased()] == nil
    else { return nil }
    let position = SourceRange(current.range.lowerBound, current.range.lowerBound)
    return Diagnostic(
      code: "form-2",
      message: "a step starts with a bar:  | \(verb)",
      range: current.range,
      fixes: [Fix("put | before it", replacing: position, with: "| ")]
    )
  }

  /// `get Employment rate`: a bare name that another bare word follows.
  private func severalWords() -> Diagnostic? {
    guard let last, last.kind == .word, !isReserved(last), !isReserved(current),
      isExpecting(.symbol(.comma)), !isExpecting(.operation), currentVerb != nil
    else { return nil }
    var range = last.range
    for token in restOfLine {
      guard token.kind == .word, !isReserved(token) else { break }
      range = range.union(token.range)
    }
    let written = "\"" + source.text(in: range) + "\""
    let first = source.text(in: last.range)
    return Diagnostic(
      code: "form-4",
      message: "a name of several words goes in quotes:  \(written)",
      range: range,
      notes: ["two names have a comma between:   \(first), \(source.text(in: current.range))"],
      fixes: [Fix("write \(written)", replacing: range, with: written)]
    )
  }

  private func strayWord(_ text: String) -> Diagnostic? {
    let word = text.lowercased()
    let range = current.range
    if word == "by", let last, isWord(last, "sort"), currentVerb == "sort" {
      return Diagnostic(
        code: "form-1",
        message: "'by' is not needed after sort:  sort value",
        range: range,
        fixes: [Fix("delete it", replacing: range, with: "")]
      )
    }
    if isExpecting(.word("desc")) {
      switch word {
      case "asc", "ascending":
        return Diagnostic(
          code: "form-1",
          message: "'\(text)' is not needed: sort puts the least first",
          range: range,
          fixes: [Fix("delete it", replacing: range, with: "")]
        )
      case "descending":
        return Diagnostic(
          code: "form-1",
          message: "'\(text)' is written  desc",
          range: range,
          fixes: [Fix("write desc", replacing: range, with: "desc")]
        )
      default: break
      }
    }
    let words =
      expectedWords + (isExpecting(.chartKind) ? Vocabulary.chartKinds : [])
      + (isExpecting(.format) ? Vocabulary.formats : [])
    guard !isExpectingName, !isReserved(current),
      let similar = nearest(to: text, among: words, limit: 1).first
    else { return nil }
    return Diagnostic(
      code: "form-1",
      message: "'\(text)' does not fit here; similar: \(similar)",
      range: range,
      fixes: [Fix("write \(similar)", replacing: range, with: similar)]
    )
  }

  /// A reserved word where a name belongs.
  private func reservedName(_ text: String) -> Diagnostic? {
    guard isReserved(current), isExpectingName || isExpecting(.value), let last,
      last.kind == .symbol(.comma) || !isExpecting(.lineEnd)
    else { return nil }
    // A clause word after a verb or a clause means that the name was left out.
    let isClauseWord = [
      "by", "for", "in", "as", "to", "with", "and", "or", "then", "else", "since",
    ]
    .contains(text.lowercased())
    guard !isClauseWord || isExpecting(.newName) else { return nil }
    return Diagnostic(
      code: "form-5",
      message: "'\(text)' is a word of the language; as a name it takes backticks:  `\(text)`",
      range: current.range,
      fixes: [Fix("write `\(text)`", replacing: current.range, with: "`\(text)`")]
    )
  }
}
