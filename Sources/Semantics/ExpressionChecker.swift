import Frames
import Indicators
import Plans
import Syntax

/// Turns expressions as written into typed ones over the columns of a table.
struct ExpressionChecker {
  let table: Table
  /// Changes while the body of a `def` is checked.
  private(set) var scope: Scope
  var lifted: Lifted
  var warnings: [Diagnostic] = []

  init(_ table: Table, _ scope: Scope, lifting place: Lifted.Place) {
    self.table = table
    self.scope = scope
    lifted = Lifted(place)
  }

  mutating func check(_ syntax: ExpressionSyntax) throws(Diagnostic) -> Typed {
    switch syntax.kind {
    case .number(let number):
      var constant = Typed(.number(number.value))
      if number.isPercent { constant.percentage = number.text }
      return constant
    case .text(let text):
      return Typed(.text(text))
    case .period(let literal):
      return Typed(.period(Period(literal)))
    case .endpointPeriod(let isLatest):
      return try endpoint(isLatest: isLatest, at: syntax.range)
    case .yesNo(let value):
      return Typed(.yesNo(value))
    case .missing:
      return Typed(.unknown(.missing, .number), .number)
    case .suppressed:
      return Typed(.unknown(.suppressed, .number), .number)
    case .name(let name):
      return try column(name)
    case .reference(let name):
      return try reference(name)
    case .call(let name, let arguments):
      if let body = try scope.expandedExpression(name, arguments, at: syntax.range) {
        return try check(body, of: name.text, at: syntax.range)
      }
      return try call(name, arguments, at: syntax.range)
    case .part(let inner, let name):
      return try part(inner, name)
    case .negated(let inner):
      return try negated(inner)
    case .not(let inner):
      return Typed(.not(try condition(inner)), .yesNo)
    case .chain(let first, let links):
      return try chain(first, links)
    case .comparison(let left, let test, let right):
      return try comparison(left, test, right, at: syntax.range)
    case .like(let left, let right, let isNegated):
      let test = Plans.Expression.like(try text(left), try text(right))
      return Typed(isNegated ? .not(test) : test, .yesNo)
    case .contains(let left, let right, let isNegated):
      let test = Plans.Expression.contains(try text(left), try text(right))
      return Typed(isNegated ? .not(test) : test, .yesNo)
    case .within(let inner, let set, let isNegated):
      let test = try within(inner, set)
      return Typed(isNegated ? .not(test) : test, .yesNo)
    case .state(let inner, let word, let isNegated):
      let test = try state(inner, word)
      return Typed(isNegated ? .not(test) : test, .yesNo)
    case .conditional(let test, let then, let otherwise):
      return try conditional(test, then, otherwise)
    case .bracketed(let inner):
      return try check(inner)
    }
  }

  private mutating func check(
    _ body: (expression: ExpressionSyntax, scope: Scope),
    of name: String,
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    let outer = scope
    scope = body.scope
    defer { scope = outer }
    do throws(Diagnostic) {
      return try check(body.expression)
    } catch {
      throw Diagnostic(
        code: error.code,
        message: error.message,
        range: range,
        notes: error.notes + ["in what '\(name)' stands for"]
      )
    }
  }

  /// An expression that must be yes or no.
  mutating func condition(_ syntax: ExpressionSyntax) throws(Diagnostic) -> Plans.Expression {
    let checked = try check(syntax)
    guard checked.type == .yesNo else {
      throw Diagnostic(
        code: "type-2",
        message: "a condition is yes or no; \(checked.described(scope.words(syntax.range)))",
        range: syntax.range,
        notes: checked.constant != nil
          ? []
          : [
            "compare it with something:   "
              + scope.words(syntax.range) + (checked.isNumeric ? " > 0" : " = …")
          ]
      )
    }
    return checked.expression
  }

  // MARK: Names

  private mutating func column(_ name: NameSyntax) throws(Diagnostic) -> Typed {
    if let field = table.schema.field(name.text) {
      var column = Typed(.column(field.name), field.type, column: field.name)
      if field.role == .value { column.unit = table.knownUnit }
      return column
    }
    if name.style == .bare, let part = ValuePart(rawValue: name.text.lowercased()),
      part.isOfEstimate, let value = table.valueField
    {
      return Typed(.part(.column(value.name), part), part.type, column: name.text.lowercased())
    }
    if name.style == .bare, ["latest", "first"].contains(name.text.lowercased()) {
      let word = name.text.lowercased()
      throw Diagnostic(
        code: "name-5",
        message: "there is no column '\(word)' here; as a period it is compared with one:  "
          + "period in \(word)",
        range: name.range,
        fixes: [Fix("write period in \(word)", replacing: name.range, with: "period in \(word)")]
      )
    }
    throw unknownColumn(name.text, at: name.range, in: table)
  }

  private func reference(_ name: NameSyntax) throws(Diagnostic) -> Typed {
    if foldedColumnName(name.text) == "home", scope.binding("home") == nil {
      guard let home = scope.workspace.home else {
        throw Diagnostic(
          code: "name-2",
          message: "no home is set",
          range: name.range,
          notes: ["let home = places Leeds"]
        )
      }
      return Typed(.text(scope.workspace.places[home].name))
    }
    guard let binding = scope.binding(name.text) else { throw scope.unknownReference(name) }
    switch binding {
    case .value(let constant): return Typed(constant)
    case .places(let places) where places.count == 1:
      return Typed(.text(scope.workspace.places[places[0]].name))
    case .places:
      throw Diagnostic(
        code: "type-8",
        message: "$\(name.text) is a group of places, not one value",
        range: name.range,
        notes: ["rows of its members:   get … for each \(name.text)"]
      )
    case .table:
      throw Diagnostic(
        code: "type-8",
        message: "$\(name.text) is a table, not one value",
        range: name.range,
        notes: ["its rows:   from \(name.text)      beside these rows:   join \(name.text)"]
      )
    }
  }

  private mutating func part(
    _ inner: ExpressionSyntax,
    _ name: NameSyntax
  ) throws(Diagnostic) -> Typed {
    let checked = try check(inner)
    let part = ValuePart(rawValue: name.text.lowercased())
    if let part, part.isOfEstimate ? checked.type == .estimate : checked.type == .period {
      return Typed(.part(checked.expression, part), part.type)
    }
    let possible = ValuePart.allCases.filter {
      checked.type == .estimate ? $0.isOfEstimate : checked.type == .period && !$0.isOfEstimate
    }
    throw Diagnostic(
      code: "name-10",
      message: possible.isEmpty
        ? "\(checked.described(scope.words(inner.range))), which has no parts"
        : "there is no part '\(name.text)'; parts: "
          + possible.map(\.rawValue).joined(separator: ", "),
      range: name.range
    )
  }

  /// `latest` or `first` in a condition: each series' own, over the rows of this table.
  private mutating func endpoint(
    isLatest: Bool,
    at range: SourceRange
  ) throws(Diagnostic) -> Typed {
    guard let value = table.valueField,
      let period = table.fields.first(where: { $0.role == .period })
    else {
      throw Diagnostic(
        code: "needs-1",
        message: "\(isLatest ? "latest" : "first") needs rows with a period and a value",
        range: range
      )
    }
    let name = lifted.nextName()
    lifted.add(
      window: WindowMeasure(
        name: name,
        function: .series(isLatest ? .latestKnownPeriod : .firstKnownPeriod),
        arguments: [.column(value.name)],
        by: table.seriesKeys,
        period: period.name
      )
    )
    return Typed(.column(name), .period)
  }

  // MARK: Operators

  private mutating func negated(_ inner: ExpressionSyntax) throws(Diagnostic) -> Typed {
    let checked = try check(inner)
    if case .number(let value)? = checked.constant {
      var constant = Typed(.number(-value))
      constant.percentage = checked.percentage.map { "-\($0)" }
      return constant
    }
    guard checked.isNumeric else {
      throw typeError("a minus sign needs a number", checked, inner)
    }
    return Typed(.arithmetic(.number(0), .minus, checked.expression), checked.type)
  }

  private mutating func chain(
    _ first: ExpressionSyntax,
    _ links: [LinkSyntax]
  ) throws(Diagnostic) -> Typed {
    if links.first?.operation == .and || links.first?.operation == .or {
      var result = try condition(first)
      for link in links {
        let next = try condition(link.operand)
        result = link.operation == .and ? .and(result, next) : .or(result, next)
      }
      return Typed(result, .yesNo)
    }
    var result = try check(first)
    var range = first.range
    for link in links {
      let next = try check(link.operand)
      result = try arithmetic(result, range, link.operation, next, link.operand.range)
      range = range.union(link.operand.range)
    }
    return result
  }

  private func arithmetic(
    _ left: Typed,
    _ leftRange: SourceRange,
    _ operation: ChainOperator,
    _ right: Typed,
    _ rightRange: SourceRange
  ) throws(Diagnostic) -> Typed {
    guard let arithmetic = ArithmeticOperator(rawValue: operation.rawValue) else { return left }
    let range = leftRange.union(rightRange)
    if left.type == .period, right.type == .period {
      let names = [leftRange, rightRange].map { "`\(scope.words($0))`" }
      throw Diagnostic(
        code: "period-6",
        message: "this takes one period from another; for the columns use backticks:  "
          + names.joined(separator: " \(operation.rawValue) "),
        range: range,
        fixes: [
          Fix(
            "write backticks",
            replacing: range,
            with: names.joined(separator: " \(operation.rawValue) ")
          )
        ]
      )
    }
    if left.type == .period {
      var isWhole = true
      if case .number(let step)? = right.constant { isWhole = step == step.rounded() }
      guard right.isNumeric, isWhole, arithmetic == .plus || arithmetic == .minus else {
        throw Diagnostic(
          code: "period-10",
          message: "a period moves by whole numbers of its own length:  period + 1",
          range: range
        )
      }
      return Typed(.arithmetic(left.expression, arithmetic, right.expression), .period)
    }
    for (side, sideRange) in [(left, leftRange), (right, rightRange)] where !side.isNumeric {
      throw Diagnostic(
        code: "type-3",
        message: "'\(operation.rawValue)' needs numbers; "
          + side.described(scope.words(sideRange)),
        range: sideRange
      )
    }
    if case .number(let one)? = left.constant, case .number(let other)? = right.constant {
      let value: Double =
        switch arithmetic {
        case .plus: one + other
        case .minus: one - other
        case .times: one * other
        case .divided: other == 0 ? .nan : one / other
        }
      if value.isFinite { return Typed(.number(value)) }
      return Typed(.unknown(.missing, .number), .number)
    }
    let type: ColumnType = left.type == .estimate || right.type == .estimate ? .estimate : .number
    let (one, other) =
      arithmetic == .plus || arithmetic == .minus
      ? try sharingUnit(left, leftRange, right, rightRange) : (left, right)
    var result = Typed(.arithmetic(one.expression, arithmetic, other.expression), type)
    if let first = one.unit ?? one.plainUnit, let second = other.unit ?? other.plainUnit {
      guard let unit = arithmetic.unit(first, second) else {
        let verb = arithmetic == .plus ? "added" : "subtracted"
        throw Diagnostic(
          code: "unit-6",
          message: "\(scope.words(leftRange)) is in \(first) and \(scope.words(rightRange)) in "
            + "\(second), which cannot be \(verb)",
          range: range
        )
      }
      result.unit = unit
    }
    return result
  }

  private mutating func conditional(
    _ test: ExpressionSyntax,
    _ then: ExpressionSyntax,
    _ otherwise: ExpressionSyntax
  ) throws(Diagnostic) -> Typed {
    let condition = try condition(test)
    var one = try check(then)
    var other = try check(otherwise)
    // A bare missing takes the type of the other answer.
    if case .unknown(let reason, _) = one.expression {
      one = Typed(.unknown(reason, other.type), other.type)
    }
    if case .unknown(let reason, _) = other.expression {
      other = Typed(.unknown(reason, one.type), one.type)
    }
    guard one.type == other.type || (one.isNumeric && other.isNumeric) else {
      throw Diagnostic(
        code: "type-4",
        message: "both answers of 'if' must be of one type; "
          + "\(one.described(scope.words(then.range))), "
          + other.described(scope.words(otherwise.range)),
        range: then.range,
        otherRanges: [otherwise.range]
      )
    }
    return Typed(
      .conditional(condition, then: one.expression, else: other.expression),
      one.type == .number ? other.type : one.type
    )
  }

  private mutating func text(_ syntax: ExpressionSyntax) throws(Diagnostic) -> Plans.Expression {
    let checked = try check(syntax)
    guard checked.type == .text else {
      var error = typeError("text belongs here", checked, syntax)
      if case .number = checked.constant {
        let written = "\"\(scope.words(syntax.range))\""
        error.notes = ["in quotes it is one:   \(written)"]
        error.fixes = [Fix("write \(written)", replacing: syntax.range, with: written)]
      }
      throw error
    }
    return checked.expression
  }

  func typeError(_ need: String, _ checked: Typed, _ syntax: ExpressionSyntax) -> Diagnostic {
    Diagnostic(
      code: "type-1",
      message: "\(need); \(checked.described(scope.words(syntax.range)))",
      range: syntax.range
    )
  }
}
