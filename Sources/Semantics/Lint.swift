import Frames
public import Syntax

/// What is allowed in a script and likely to disappoint: warnings, in the order of their place.
///
/// Goes by the text alone, so that it needs no workspace. A statement that does not parse is not
/// looked at.
public func lint(_ script: ScriptSyntax) -> [Diagnostic] {
  var linter = Linter(script)
  for statement in script.statements { linter.check(statement) }
  linter.checkEdition()
  linter.checkDefinitions()
  return linter.warnings.sorted {
    ($0.range.lowerBound, $0.code) < ($1.range.lowerBound, $1.code)
  }
}

/// What is known of a script after the statements looked at so far.
struct Linter {
  let script: ScriptSyntax
  var warnings: [Diagnostic] = []
  /// Tables kept with `let`, and steps made with `def`, by folded name.
  var tables: [String: PipelineFacts] = [:]
  var steps: [String: PipelineSyntax] = [:]

  init(_ script: ScriptSyntax) { self.script = script }

  mutating func check(_ statement: StatementSyntax) {
    for expression in statement.expressions {
      // The walk takes no writer, so it lists first.
      var found: [ExpressionSyntax] = []
      expression.visit { found.append($0) }
      for expression in found { checkExpression(expression) }
    }
    guard let pipeline = statement.pipeline else { return }
    switch statement.kind {
    case .letQuery(let name, _):
      tables[foldedColumnName(name.text)] = checkPipeline(pipeline)
    case .defQuery(let name, _, _):
      // What flows into it is not known here; it is looked at where it is used.
      _ = checkPipeline(pipeline, isOpen: true)
      steps[foldedColumnName(name.text)] = pipeline
    case .continuation: _ = checkPipeline(pipeline, isOpen: true)
    case .query: _ = checkPipeline(pipeline)
    case .edition, .use, .letPlaces, .letExpression, .param, .include, .defExpression, .note: break
    }
  }

  // MARK: The script as a whole

  mutating func checkEdition() {
    guard let first = script.statements.first else { return }
    if case .edition = first.kind { return }
    warnings.append(
      .noEdition(atLineOf: SourceRange(first.range.lowerBound, first.range.lowerBound))
    )
  }

  mutating func checkDefinitions() {
    let names = script.statements.flatMap(\.names)
    let used = Set(names.filter { $0.role != .new }.map { foldedColumnName($0.name.text) })
    for statement in script.statements {
      let name: NameSyntax
      switch statement.kind {
      case .letQuery(let defined, _), .letPlaces(let defined, _), .letExpression(let defined, _):
        name = defined
      case .edition, .use, .param, .include, .defQuery, .defExpression, .note, .query,
        .continuation:
        continue
      }
      let folded = foldedColumnName(name.text)
      // `let home` is used by every query after it.
      if folded == "home" || used.contains(folded) || namesInNotes.contains(folded) { continue }
      warnings.append(.unused(name, lines: wholeLines(of: statement)))
    }
  }

  /// Names that notes fill in: `{$name}` and `{$name.column}`.
  private var namesInNotes: Set<String> {
    var names: Set<String> = []
    for statement in script.statements {
      guard case .note(let text) = statement.kind else { continue }
      for piece in text.split(separator: "{$").dropFirst() {
        let name = piece.unicodeScalars.prefix {
          $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        names.insert(foldedColumnName(String(name)))
      }
    }
    return names
  }

  /// A statement with its line end, if nothing else stands on its last line.
  private func wholeLines(of statement: StatementSyntax) -> SourceRange {
    guard let next = script.tokens[firstToken(from: statement.range.upperBound)...].first,
      next.kind == .newline, !script.source.text(in: next.leadingTrivia).contains("#")
    else { return statement.range }
    return SourceRange(statement.range.lowerBound, next.range.upperBound)
  }

  // MARK: Expressions

  private mutating func checkExpression(_ expression: ExpressionSyntax) {
    switch expression.kind {
    case .call(let function, _) where foldedColumnName(function.text) == "simplemean":
      warnings.append(.simpleMean(function))
    case .like(let left, let pattern, let isNegated):
      guard case .text(let text) = pattern.kind, !text.contains("*") else { return }
      warnings.append(
        .likeWithoutStar(
          text,
          at: pattern.range,
          operation: operation(between: left, and: pattern),
          isNegated: isNegated
        )
      )
    default: break
    }
  }

  /// The words between two operands: `like`, or `not like`.
  private func operation(
    between left: ExpressionSyntax,
    and right: ExpressionSyntax
  ) -> SourceRange? {
    let words = script.tokens[firstToken(from: left.range.upperBound)...]
      .prefix { $0.range.upperBound <= right.range.lowerBound }
      .filter { $0.kind == .word }
    guard let first = words.first, let last = words.last else { return nil }
    return first.range.union(last.range)
  }

  /// The position of the first token that starts at or after a byte, by halving.
  private func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = script.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if script.tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Diagnostic {
  fileprivate static func noEdition(atLineOf range: SourceRange) -> Diagnostic {
    Diagnostic(
      severity: .warning,
      code: "lint-1",
      message: "no edition line; with  cvq 1  on top a later edition gives the same answers",
      range: range,
      fixes: [Fix("write cvq 1 on the first line", replacing: SourceRange(0, 0), with: "cvq 1\n")]
    )
  }

  fileprivate static func unused(_ name: NameSyntax, lines: SourceRange) -> Diagnostic {
    Diagnostic(
      severity: .warning,
      code: "lint-2",
      message: "'\(name.text)' is defined and never used",
      range: name.range,
      fixes: [Fix("delete it", replacing: lines, with: "")]
    )
  }

  fileprivate static func simpleMean(_ function: NameSyntax) -> Diagnostic {
    Diagnostic(
      severity: .warning,
      code: "lint-3",
      message: "simple_mean counts every figure alike, however many people stand behind it",
      range: function.range,
      notes: ["by numerators and denominators:   mean"],
      fixes: [Fix("write mean", replacing: function.range, with: "mean")]
    )
  }

  fileprivate static func likeWithoutStar(
    _ text: String,
    at range: SourceRange,
    operation: SourceRange?,
    isNegated: Bool
  ) -> Diagnostic {
    let sign = isNegated ? "!=" : "="
    // A quotation mark inside would have to be doubled; that fix is left to the author.
    let starred = text.contains("\"") ? nil : "\"*\(text)*\""
    return Diagnostic(
      severity: .warning,
      code: "lint-5",
      message: "like without a star finds whole texts only, as  \(sign)  does",
      range: range,
      notes: starred.map { ["a part of a text has stars:   \($0)"] } ?? [],
      fixes: (operation.map { [Fix("write \(sign)", replacing: $0, with: sign)] } ?? [])
        + (starred.map { [Fix("write \($0)", replacing: range, with: $0)] } ?? [])
    )
  }
}
