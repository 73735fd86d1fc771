import Frames
import Indicators
import Plans
import Syntax

extension ExpressionChecker {
  mutating func comparison(
    _ left: ExpressionSyntax,
    _ test: Syntax.ComparisonOperator,
    _ right: ExpressionSyntax,
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    try refuseUnknowns(left, test, right, at: range)
    let sides = try bothSides(left, right)
    let one = try asPeriod(sides.0, left, beside: sides.1)
    let other = try asPeriod(sides.1, right, beside: one)
    try checkTypes(one, left, other, right, at: range)
    let test = ComparisonTest(rawValue: test.rawValue) ?? .equal
    let (first, second) = try (
      withWords(one, left, of: other), withWords(other, right, of: one)
    )
    let (low, high) = try sharingUnit(first, left.range, second, right.range)
    return Typed(.comparison(low.expression, test, high.expression), .yesNo)
  }

  mutating func within(
    _ inner: ExpressionSyntax,
    _ set: SetSyntax
  ) throws(Diagnostic) -> Plans.Expression {
    let value = try check(inner)
    switch set {
    case .list(let options):
      var expressions: [Plans.Expression] = []
      for option in options {
        let checked = try asPeriod(try side(option, beside: value, inner), option, beside: value)
        try checkTypes(value, inner, checked, option, at: option.range)
        expressions.append(try withWords(checked, option, of: value).expression)
      }
      return .among(value.expression, expressions)
    case .bound(let bound):
      if case .period(let syntax) = bound, let set = try ownSet(syntax, beside: value) {
        return set
      }
      let checked = try self.bound(bound, beside: value)
      if value.type == .period {
        return .within(value.expression, first: checked, last: checked)
      }
      return .comparison(value.expression, .equal, checked)
    case .span(let first, let last):
      let bounds = (try bound(first, beside: value), try bound(last, beside: value))
      if case (.period(let start), .period(let end)) = bounds {
        try requireForwards(start, at: first.range, end, at: last.range)
      }
      return .within(value.expression, first: bounds.0, last: bounds.1)
    }
  }

  /// `place in $core`: what a `let` holds beside a text column, places or one text.
  private func ownSet(
    _ syntax: PeriodExpressionSyntax,
    beside value: Typed
  ) throws(Diagnostic) -> Plans.Expression? {
    guard case .reference(let name) = syntax.base, syntax.shift == 0, value.type == .text
    else { return nil }
    switch scope.binding(name.text) {
    case .places(let places)?:
      let names = places.map { Plans.Expression.text(scope.workspace.places[$0].name) }
      return .among(value.expression, names)
    case .value(.text(let text))?: return .among(value.expression, [.text(text)])
    case .value(let constant)?:
      throw Diagnostic(
        code: "type-1",
        message: "\(value.described("this")), $\(name.text) is \(constant.type.word)",
        range: name.range
      )
    case .table?:
      throw Diagnostic(
        code: "type-8",
        message: "$\(name.text) is a table, not a set of values",
        range: name.range,
        notes: ["its columns beside these rows:   join \(name.text)"]
      )
    case nil:
      guard foldedColumnName(name.text) == "home", let home = scope.workspace.home else {
        throw scope.unknownReference(name)
      }
      return .among(value.expression, [.text(scope.workspace.places[home].name)])
    }
  }

  private mutating func bound(
    _ bound: BoundSyntax,
    beside value: Typed
  ) throws(Diagnostic) -> Plans.Expression {
    switch bound {
    case .number(let number):
      if value.type == .period, let year = yearOf(number.value) {
        return .period(.calendarYear(year))
      }
      guard value.isNumeric else {
        throw Diagnostic(
          code: "type-1",
          message: "\(value.described("this")), \(number.text) is a number",
          range: number.range
        )
      }
      return .number(number.value)
    case .period(let syntax):
      switch syntax.base {
      case .latest, .first:
        let isLatest = syntax.base == .latest
        let endpoint = try check(
          ExpressionSyntax(kind: .endpointPeriod(isLatest: isLatest), range: syntax.range)
        )
        guard syntax.shift != 0 else { return endpoint.expression }
        return .arithmetic(endpoint.expression, .plus, .number(Double(syntax.shift)))
      case .literal, .reference:
        if case .reference(let name) = syntax.base, value.isNumeric,
          case .value(.number(let number))? = scope.binding(name.text)
        {
          return .number(number + Double(syntax.shift))
        }
        guard value.type == .period else {
          throw Diagnostic(
            code: "type-1",
            message: "\(value.described("this")), \(scope.words(syntax.range)) is a period",
            range: syntax.range
          )
        }
        return .period(try scope.fixedPeriod(syntax))
      }
    }
  }

  mutating func state(
    _ inner: ExpressionSyntax,
    _ word: StateWord
  ) throws(Diagnostic) -> Plans.Expression {
    let checked = try check(inner)
    guard let test = StateTest(rawValue: word.rawValue) else {
      guard let column = checked.column else {
        throw Diagnostic(
          code: "type-9",
          message: "'is total' asks a column that with totals added over, such as objective",
          range: inner.range
        )
      }
      return .isTotal(column)
    }
    return .state(checked.expression, test)
  }

  // MARK: Sides

  /// Both sides checked; a bare word that is no column is text without its quotes, most likely.
  private mutating func bothSides(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax
  ) throws(Diagnostic) -> (Typed, Typed) {
    let leftIsUnknown = isUnknownName(left)
    let rightIsUnknown = isUnknownName(right)
    if rightIsUnknown, case .name(let name) = right.kind {
      if leftIsUnknown, case .name(let column) = left.kind {
        let missing = unknownColumn(column.text, at: left.range, in: table)
        throw Diagnostic(
          code: "name-3",
          message: unquotedText(name, beside: scope.words(left.range)),
          range: left.range,
          otherRanges: [right.range],
          notes: [missing.message],
          fixes: [quotesFix(name)]
        )
      }
      return (try check(left), try side(right, beside: try check(left), left))
    }
    return (try check(left), try check(right))
  }

  /// One side of a comparison with a column.
  private mutating func side(
    _ syntax: ExpressionSyntax,
    beside value: Typed,
    _ other: ExpressionSyntax
  ) throws(Diagnostic) -> Typed {
    guard isUnknownName(syntax), case .name(let name) = syntax.kind else {
      return try check(syntax)
    }
    // `latest` and `first` compare with periods.
    let folded = name.text.lowercased()
    if value.type == .period, folded == "latest" || folded == "first" {
      return try check(
        ExpressionSyntax(kind: .endpointPeriod(isLatest: folded == "latest"), range: syntax.range)
      )
    }
    guard value.type == .text, name.style == .bare else { return try check(syntax) }
    throw Diagnostic(
      code: "name-3",
      message: unquotedText(name, beside: scope.words(other.range)),
      range: name.range,
      fixes: [quotesFix(name)]
    )
  }

  private func isUnknownName(_ syntax: ExpressionSyntax) -> Bool {
    guard case .name(let name) = syntax.kind, table.schema.field(name.text) == nil else {
      return false
    }
    guard let part = ValuePart(rawValue: name.text.lowercased()), part.isOfEstimate else {
      return true
    }
    return table.valueField == nil
  }

  private func unquotedText(_ name: NameSyntax, beside column: String) -> String {
    "'\(name.text)' is not a column here; text goes in quotes:  \(column) = \"\(name.text)\""
  }

  private func quotesFix(_ name: NameSyntax) -> Fix {
    Fix("write quotes", replacing: name.range, with: "\"\(name.text)\"")
  }

  // MARK: Periods

  /// A four-digit number beside a period is a year; text that reads as a period lost nothing but
  /// its quotes.
  private func asPeriod(
    _ checked: Typed,
    _ syntax: ExpressionSyntax,
    beside other: Typed
  ) throws(Diagnostic) -> Typed {
    guard other.type == .period, other.constant == nil else { return checked }
    switch checked.constant {
    case .number(let value)?:
      guard let year = yearOf(value) else { return checked }
      return Typed(.period(.calendarYear(year)))
    case .text(let text)?:
      throw .quotedPeriod(text, at: syntax.range)
    case .period, .yesNo, nil: return checked
    }
  }

  private func yearOf(_ value: Double) -> Int? {
    guard let year = Int(exactly: value), (1000...9999).contains(year) else { return nil }
    return year
  }

  // MARK: Refusals

  private func refuseUnknowns(
    _ left: ExpressionSyntax,
    _ test: Syntax.ComparisonOperator,
    _ right: ExpressionSyntax,
    at range: SourceRange
  ) throws(Diagnostic) {
    for (unknown, other) in [(right, left), (left, right)] {
      let word: String
      switch unknown.kind {
      case .missing: word = "missing"
      case .suppressed: word = "suppressed"
      default: continue
      }
      let negation = test == .notEqual ? "is not" : "is"
      let way = "\(scope.words(other.range)) \(negation) \(word)"
      throw Diagnostic(
        code: "logic-1",
        message: "nothing equals \(word); the test is   \(way)",
        range: range,
        fixes: [Fix("write \(way)", replacing: range, with: way)]
      )
    }
  }

  private func checkTypes(
    _ left: Typed,
    _ leftSyntax: ExpressionSyntax,
    _ right: Typed,
    _ rightSyntax: ExpressionSyntax,
    at range: SourceRange
  ) throws(Diagnostic) {
    if left.type == right.type || (left.isNumeric && right.isNumeric) { return }
    throw Diagnostic(
      code: "type-1",
      message: "\(left.described(scope.words(leftSyntax.range))), "
        + right.described(scope.words(rightSyntax.range)),
      range: range,
      notes: left.type == .text && right.isNumeric
        ? ["as text:   \"\(scope.words(rightSyntax.range))\""] : []
    )
  }

  // MARK: Words

  /// Checks a text constant against the words that its column can hold.
  private mutating func withWords(
    _ checked: Typed,
    _ syntax: ExpressionSyntax,
    of column: Typed
  ) throws(Diagnostic) -> Typed {
    guard case .text(let word)? = checked.constant, let name = column.column else { return checked }
    if let words = table.closedWords[name] {
      if let known = words.first(where: { foldedText($0) == foldedText(word) }) {
        return Typed(.text(known))
      }
      if let known = usualWord(word), words.contains(known) { return Typed(.text(known)) }
      let similar = nearest(to: word, among: words)
      let way = similar.first.map { "; similar: \"\($0)\"" } ?? ""
      throw Diagnostic(
        code: "value-1",
        message: "\(name) is never \"\(word)\"\(way)",
        range: syntax.range,
        notes: ["it is one of: " + words.joined(separator: ", ")],
        fixes: similar.first.map {
          [Fix("write \"\($0)\"", replacing: syntax.range, with: "\"\($0)\"")]
        } ?? []
      )
    }
    if let warning = openWordWarning(word, column: name, at: syntax.range) {
      warnings.append(warning)
    }
    return checked
  }

  /// Words of published reports and what the language calls them.
  private func usualWord(_ word: String) -> String? {
    switch foldedText(word).replacingHyphens {
    case "got worse", "worsened": "worse"
    case "stayed the same", "no change", "unchanged": "same"
    case "got better": "improved"
    case "can not say", "cannot say", "cant say": "can't say"
    case "on target": "on target"
    case "off target": "off target"
    default: nil
    }
  }

  /// A place, indicator or catalogue word that nothing here is called: a warning, since the data
  /// may hold it all the same.
  private func openWordWarning(
    _ word: String,
    column: String,
    at range: SourceRange
  ) -> Diagnostic? {
    guard case .attached(let workspace, let request) = table.attachment,
      let field = table.schema.field(column)
    else { return nil }
    let known: [String]
    switch field.role {
    case .indicator: known = request.indicators.map { workspace.indicators[$0].name }
    case .place: known = request.places.map { workspace.places[$0].name }
    default:
      let indicators = request.indicators.map { workspace.indicators[$0] }
      switch field.name {
      case "objective": known = indicators.compactMap(\.objective)
      case "theme": known = indicators.compactMap(\.theme)
      case "priority": known = indicators.compactMap(\.priority)
      case "code": known = indicators.map(\.code)
      default: return nil
      }
    }
    guard !known.contains(where: { foldedText($0) == foldedText(word) }) else { return nil }
    var distinct: [String] = []
    for name in known where !distinct.contains(name) { distinct.append(name) }
    let similar = nearest(to: word, among: distinct)
    let way = similar.isEmpty ? "" : "; similar: " + quoted(similar)
    return Diagnostic(
      severity: .warning,
      code: "value-2",
      message: "no \(column) here is called \"\(word)\"\(way)",
      range: range,
      fixes: similar.first.map {
        [Fix("write \"\($0)\"", replacing: range, with: "\"\($0)\"")]
      } ?? []
    )
  }
}

extension String {
  fileprivate var replacingHyphens: String {
    String(map { $0 == "-" ? " " : $0 })
  }
}
