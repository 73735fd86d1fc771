/// The messages of the parser that need no look at the tokens around.
extension Diagnostic {
  static func nestedTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "form-6",
      message:
        "this is nested more than \(Parser.nestingLimit) deep; give a part of it a name with let",
      range: range
    )
  }

  static func chainTooLong(_ operation: ChainOperator, at range: SourceRange) -> Diagnostic {
    let isChoice = operation == .or || operation == .and
    return Diagnostic(
      code: "form-7",
      message: "more than 1,000 parts are joined by '\(operation.rawValue)' here"
        + (isChoice ? "; a long choice is written  in (\"a\", \"b\")" : ""),
      range: range
    )
  }

  static func tooManySteps(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "form-8",
      message: "this query has more than 1,000 steps; give a part of it a name with let",
      range: range
    )
  }

  static func dotCommand(at range: SourceRange, _ text: String) -> Diagnostic {
    Diagnostic(
      code: "form-9",
      message: "'\(text)' is a prompt command; a script holds statements only",
      range: range
    )
  }

  static func editionNotFirst(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "form-10",
      message: "the edition stands on the first line of a script, before everything else",
      range: range
    )
  }

  static func clauseTwice(
    _ message: String,
    at range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(code: "form-11", message: message, range: range, otherRanges: [first])
  }

  static func quotedNewName(_ name: NameSyntax) -> Diagnostic {
    let written = "`\(name.text)`"
    return Diagnostic(
      code: "form-12",
      message: "a new name takes backticks, not quotes:  \(written)",
      range: name.range,
      fixes: [Fix("write \(written)", replacing: name.range, with: written)]
    )
  }

  static func chainedComparison(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "logic-2",
      message:
        "one comparison follows another; two are joined with and:  value > 60 and value < 70",
      range: range
    )
  }

  static func notState(
    _ text: String,
    at range: SourceRange,
    operatorRange: SourceRange?,
    isNegated: Bool
  ) -> Diagnostic {
    let isUnknown = ["null", "na", "nan", "none", "nil", "blank", "empty", "nothing"]
      .contains(text.lowercased())
    if let similar = isUnknown
      ? "missing" : nearest(to: text, among: StateWord.allCases.map(\.rawValue), limit: 1).first
    {
      return Diagnostic(
        code: "logic-3",
        message: "'\(text)' is not a state of a figure; similar: \(similar)",
        range: range,
        fixes: [Fix("write \(similar)", replacing: range, with: similar)]
      )
    }
    let sign = isNegated ? "!=" : "="
    return Diagnostic(
      code: "logic-3",
      message: "'is' asks for a state, such as missing or known; to compare write  \(sign) \(text)",
      range: range
    )
  }

  static func listWithoutBrackets(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "logic-4",
      message: "several values after 'in' stand in brackets:  in (2018/19, 2019/20)",
      range: range
    )
  }

  static func notSet(_ text: String, at range: SourceRange, isList: Bool) -> Diagnostic {
    Diagnostic(
      code: "logic-4",
      message: isList
        ? "several values after 'in' stand in brackets:  in (\(text), …)"
        : "after 'in' comes a list in brackets or a period; for one value write  = \(text)",
      range: range
    )
  }

  static func unbracketedIf(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "logic-5",
      message: "an 'if' inside a larger expression stands in brackets:  1 + (if … then … else …)",
      range: range
    )
  }

  static func notWhole(after lead: String, _ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "number-3",
      message: "after '\(lead)' comes a whole number, not '\(text)'",
      range: range
    )
  }

  static func bareCode(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "form-1",
      message: "a code of digits is written in quotes:  \"\(text)\"",
      range: range,
      notes: text.utf8.count == 4 ? ["for a year:   in \(text)"] : [],
      fixes: [Fix("put quotes round \(text)", replacing: range, with: "\"\(text)\"")]
    )
  }

  static func quotedPeriod(
    after lead: String,
    _ text: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "period-4",
      message: "a period is written without quotes:  \(lead) \(text)",
      range: range,
      fixes: [Fix("write \(text)", replacing: range, with: text)]
    )
  }

  static func notPeriod(after lead: String, _ text: String, at range: SourceRange) -> Diagnostic {
    let quoted = text.hasPrefix("\"") || text.hasPrefix("`") ? text : "'\(text)'"
    let isName = text.first.map { $0.isLetter || $0 == "\"" } ?? false
    let year = splitYear(ofDigits: text)
    return Diagnostic(
      code: "period-5",
      message: "after '\(lead)' comes a period such as 2019/20, Mar 2020 or latest, not \(quoted)",
      range: range,
      notes: (isName && lead == "in" ? ["for a place:   for \(text)"] : [])
        + (year.map { ["for that year:   \(lead) \($0)"] } ?? []),
      fixes: year.map { [Fix("write \($0)", replacing: range, with: $0)] } ?? []
    )
  }

  /// 2023/24 for `202324`, as publishers write it.
  private static func splitYear(ofDigits text: String) -> String? {
    guard text.utf8.count == 6, let number = Int(text), number / 100 % 100 + 1 == number % 100
    else { return nil }
    return PeriodLiteral.splitYear(number / 100).description
  }
}
