/// Slips of people who know other languages, or English: what is said to each.
extension Parser {
  /// The message for a slip that the tokens round the current one give away.
  func commonSlip() -> Diagnostic? {
    foreignComment() ?? dashedName() ?? brokenNumber() ?? stepInPlaceOfName() ?? unwordedPeriod()
      ?? unwrittenCount() ?? tableForParameter() ?? summarySlip() ?? wordSlip()
  }

  /// The token before the last one taken.
  private var beforeLast: Token? {
    guard index >= 2, index - 2 >= statementStart else { return nil }
    return tokens[index - 2]
  }

  private var textOfLast: String { last.map { source.text(in: $0.range) } ?? "" }

  private func touches(_ first: Token, _ second: Token) -> Bool {
    first.range.upperBound == second.range.lowerBound
  }

  /// `//` and `--` start comments elsewhere.
  private func foreignComment() -> Diagnostic? {
    guard isExpecting(.lineEnd) || last == nil || last?.kind == .newline,
      current.kind == .symbol(.divided) || current.kind == .symbol(.minus),
      next.kind == current.kind, touches(current, next)
    else { return nil }
    let range = current.range.union(next.range)
    return Diagnostic(
      code: "form-1",
      message: "a comment starts with  #",
      range: range,
      fixes: [Fix("write #", replacing: range, with: "#")]
    )
  }

  /// `get employment-rate`: to the language a dash is a minus sign.
  private func dashedName() -> Diagnostic? {
    guard current.kind == .symbol(.minus), let last, last.kind == .word, touches(last, current),
      touches(current, next), next.kind == .word, !isExpecting(.operation),
      isExpecting(.symbol(.comma)), !isReserved(last)
    else { return nil }
    var range = last.range
    for token in restOfLine {
      guard token.kind == .word || token.kind == .number || token.kind == .symbol(.minus),
        token.range.lowerBound == range.upperBound
      else { break }
      range = range.union(token.range)
    }
    let written = "\"\(source.text(in: range))\""
    return Diagnostic(
      code: "form-4",
      message: "a name with a dash goes in quotes:  \(written)",
      range: range,
      fixes: [Fix("write \(written)", replacing: range, with: written)]
    )
  }

  /// `5.` and `1.2.3`.
  private func brokenNumber() -> Diagnostic? {
    guard let last, last.kind == .symbol(.dot), let number = beforeLast, number.kind == .number,
      touches(number, last)
    else { return nil }
    if current.kind == .number, touches(last, current) {
      let range = number.range.union(current.range)
      return Diagnostic(
        code: "number-1",
        message: "\(spelling(of: range)) is not a number: it has two points",
        range: range
      )
    }
    let written = source.text(in: number.range)
    let range = number.range.union(last.range)
    return Diagnostic(
      code: "number-1",
      message: "a number ends with a digit:  \(written)",
      range: range,
      fixes: [Fix("write \(written)", replacing: range, with: written)]
    )
  }

  /// `get all for where value > 3`: the place was left out, and the bar.
  private func stepInPlaceOfName() -> Diagnostic? {
    guard let last, last.kind == .word, let verb = Vocabulary.verb(textOfLast),
      let clause = beforeLast, isReserved(clause), !isExpecting(.operation),
      current.kind != .newline, current.kind != .end, current.kind != .symbol(.bar)
    else { return nil }
    let word = source.text(in: clause.range)
    let wanted =
      switch word.lowercased() {
      case "for", "against", "each": "a place"
      case "by": "a column"
      default: ""
      }
    guard !wanted.isEmpty else { return nil }
    let start = SourceRange(last.range.lowerBound, last.range.lowerBound)
    return Diagnostic(
      code: "form-2",
      message: "after \(word) comes \(wanted); a step of its own starts with a bar:  | \(verb) …",
      range: last.range,
      fixes: [Fix("put | before it", replacing: start, with: "| ")]
    )
  }

  /// `compare 2019/20`, `compare to last year`.
  private func unwordedPeriod() -> Diagnostic? {
    guard currentVerb == "compare" else { return nil }
    let text = spelling(of: current.range)
    switch current.kind {
    case .period, .number:
      guard isExpecting(.word("to")) else { return nil }
      let start = SourceRange(current.range.lowerBound, current.range.lowerBound)
      return Diagnostic(
        code: "form-1",
        message: "a period follows to:  compare to \(text)",
        range: current.range,
        fixes: [Fix("write to \(text)", replacing: start, with: "to ")]
      )
    case .word:
      guard isExpecting(.period), ["last", "previous", "prior"].contains(text.lowercased())
      else { return nil }
      return Diagnostic(
        code: "form-1",
        message: "compare takes the figure before unless it is told another period:  "
          + "compare   or   compare to 2019/20",
        range: current.range
      )
    default: return nil
    }
  }

  /// `def top(n) = take n`: what a `def` takes are values, and a count is part of the step.
  private func unwrittenCount() -> Diagnostic? {
    guard tokens.indices.contains(statementStart), isWord(tokens[statementStart], "def"),
      isExpecting(.number), current.kind == .word, let verb = currentVerb
    else { return nil }
    return Diagnostic(
      code: "form-1",
      message: "\(verb) needs a number written out; "
        + "'\(spelling(of: current.range))' of a def cannot stand for it",
      range: current.range
    )
  }

  /// `param year = get all`.
  private func tableForParameter() -> Diagnostic? {
    guard tokens.indices.contains(statementStart), isWord(tokens[statementStart], "param"),
      let last, last.kind == .word, Vocabulary.verb(textOfLast) != nil,
      beforeLast?.kind == .symbol(.equal), index >= 3
    else { return nil }
    let name = source.text(in: tokens[index - 3].range)
    return Diagnostic(
      code: "form-1",
      message: "a param keeps a number, a text or a period; a table is kept by  "
        + "let \(name) = \(textOfLast) …",
      range: last.range,
      fixes: [Fix("write let", replacing: tokens[statementStart].range, with: "let")]
    )
  }

  /// `summarise value`, `summarise mean value`, `summarise count`.
  private func summarySlip() -> Diagnostic? {
    guard currentVerb == "summarise", let last, last.kind == .word, isExpecting(.symbol(.open)),
      isExpecting(.symbol(.equal))
    else { return nil }
    let word = textOfLast
    let isLineEnd = current.kind == .newline || current.kind == .end
    if word.lowercased() == "count" {
      return Diagnostic(
        code: "form-1",
        message: "count is written with its brackets:  count()",
        range: last.range,
        fixes: [Fix("write count()", replacing: last.range, with: "count()")]
      )
    }
    if summaryWords.contains(word.lowercased()) {
      let column = current.kind == .word && !isReserved(current) ? current : nil
      let written = "\(word)(\(column.map { source.text(in: $0.range) } ?? "value"))"
      let range = column.map { last.range.union($0.range) } ?? last.range
      return Diagnostic(
        code: "form-1",
        message: "what is summarised stands in brackets:  \(written)",
        range: range,
        fixes: [Fix("write \(written)", replacing: range, with: written)]
      )
    }
    if isWord(current, "by") || current.kind == .symbol(.comma) || isLineEnd
      || current.kind == .symbol(.bar)
    {
      return Diagnostic(
        code: "form-1",
        message: "summarise makes one value of many rows, such as  mean(\(word))",
        range: last.range,
        notes: ["one row for each \(word):   summarise n = count() by \(word)"]
      )
    }
    return nil
  }

  /// `between`, `keep value as rate`, `keep by`.
  private func wordSlip() -> Diagnostic? {
    guard current.kind == .word, let last else { return nil }
    let range = current.range
    switch source.text(in: range).lowercased() {
    case "between" where isExpecting(.word("is")):
      let rest = Array(restOfLine.prefix(4))
      guard rest.count == 4, isWord(rest[2], "and") else {
        return Diagnostic(
          code: "form-1",
          message: "between … and … is written  \(textOfLast) in 3 to 5",
          range: range
        )
      }
      let ends = (source.text(in: rest[1].range), source.text(in: rest[3].range))
      let written = "in \(ends.0) to \(ends.1)"
      return Diagnostic(
        code: "form-1",
        message: "between … and … is written  \(textOfLast) \(written)",
        range: range,
        fixes: [Fix("write \(written)", replacing: range.union(rest[3].range), with: written)]
      )
    case "as" where currentVerb == "keep" && last.kind != .symbol(.comma):
      guard !isWord(last, "keep") else { return nil }
      let name = next.kind == .word ? source.text(in: next.range) : "…"
      return Diagnostic(
        code: "form-1",
        message: "keep gives no names; that is a step before it:  rename \(textOfLast) as \(name)",
        range: range
      )
    case let word where isReserved(current) && isExpecting(.column) && !isExpecting(.lineEnd):
      switch next.kind {
      case .newline, .end, .symbol(.bar), .symbol(.comma): break
      default: return nil
      }
      return Diagnostic(
        code: "form-5",
        message: "'\(word)' is a word of the language; as a column it takes backticks:  "
          + "`\(word)`",
        range: range,
        fixes: [Fix("write `\(word)`", replacing: range, with: "`\(word)`")]
      )
    default: return nil
    }
  }

  /// The first step of a query is no verb: what the words would mean behind one.
  ///
  /// - Parameter start: The word that stands where a verb belongs.
  /// - Returns: nil where the line is not made of names alone.
  func namesWithoutVerb(from start: Token) -> Diagnostic? {
    let words = restOfLine
    guard words.count <= 6, words.allSatisfy({ $0.kind == .word && !isReserved($0) }),
      let last = words.last
    else { return nil }
    let word = source.text(in: start.range)
    let known = Vocabulary.foreignVerbs[word.lowercased()] != nil
    guard !known, nearest(to: word, among: Vocabulary.verbs + Vocabulary.statements).isEmpty
    else { return nil }
    let range = start.range.union(last.range)
    let name = source.text(in: range)
    let written = "get \"\(name)\""
    return Diagnostic(
      code: "verb-2",
      message: "a line starts with a verb:  \(written)",
      range: range,
      notes: words.count == 1 ? ["if it is a place:   get all for \(name)"] : [],
      fixes: [Fix("write \(written)", replacing: range, with: written)]
    )
  }
}

/// Functions that put rows together, as people call them.
private let summaryWords: Set<String> = [
  "mean", "sum", "min", "max", "median", "first", "list", "percent", "stdev", "simple_mean",
  "sum_known", "count_distinct", "average", "avg", "total",
]
