public import Syntax

/// A `def`: a name for an expression or for steps, with parameters.
///
/// A use stands for the definition's own text with the arguments put in, in brackets. It is
/// checked where it is used, with the definitions that stood before it, so that none can lead to
/// itself.
public struct Definition: Sendable {
  public enum Kind: Sendable { case expression, steps }
  public let name: String
  public let kind: Kind
  let parameters: [String]
  /// The tokens of the body with what stands before each.
  private let pieces: [(lead: String, text: String)]
  /// How many definitions stood before it.
  let order: Int

  public init(
    name: NameSyntax,
    parameters: [NameSyntax],
    body: SourceRange,
    kind: Kind,
    in script: ScriptSyntax,
    order: Int
  ) {
    self.name = name.text
    self.kind = kind
    self.parameters = parameters.map(\.text)
    self.order = order
    let source = script.source
    pieces = script.tokens
      .filter { $0.range.lowerBound >= body.lowerBound && $0.range.upperBound <= body.upperBound }
      .map { token in
        (source.text(in: token.leadingTrivia), source.text(in: token.range))
      }
  }

  /// The body with arguments in the places of the parameters.
  func expanded(_ arguments: [String]) -> String {
    let values = Dictionary(
      zip(parameters.map { $0.lowercased() }, arguments),
      uniquingKeysWith: { first, _ in first }
    )
    return pieces.enumerated().map { position, piece in
      let text = values[piece.text.lowercased()].map { "(\($0))" } ?? piece.text
      return position == 0 ? text : piece.lead + text
    }.joined()
  }
}

extension Scope {
  public func definition(_ name: String) -> Definition? {
    definitions.last { $0.name.lowercased() == name.lowercased() }
  }

  /// The scope that a definition's body is checked in.
  private func inside(_ definition: Definition, _ source: SourceText) -> Scope {
    var inner = Scope(
      source: source,
      workspace: workspace,
      bindings: bindings,
      evaluate: evaluate,
      readFile: readFile
    )
    inner.definitions = definitions.filter { $0.order < definition.order }
    inner.isChecking = isChecking
    return inner
  }

  /// The steps that a use of a definition stands for, and the scope to check them in.
  func expandedSteps(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> (steps: [StepSyntax], scope: Scope)? {
    guard let definition = definition(name.text) else { return nil }
    let text = try body(of: definition, name, arguments, at: range)
    guard definition.kind == .steps else {
      throw Diagnostic(
        code: "def-2",
        message: "'\(definition.name)' stands for a value, so it belongs in an expression",
        range: name.range,
        notes: ["add x = \(definition.name)(…)"]
      )
    }
    let script = parse(SourceText(text))
    guard case .query(let query)? = script.statements.first?.kind, script.statements.count == 1,
      !script.diagnostics.contains(where: { $0.severity == .error })
    else { throw broken(definition, script, at: range) }
    return (query.steps, inside(definition, script.source))
  }

  /// The expression that a use of a definition stands for, and the scope to check it in.
  func expandedExpression(
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> (expression: ExpressionSyntax, scope: Scope)? {
    guard let definition = definition(name.text) else { return nil }
    guard definition.kind == .expression else {
      throw Diagnostic(
        code: "def-2",
        message: "'\(definition.name)' stands for steps, so it belongs after a |",
        range: name.range
      )
    }
    let text = try body(of: definition, name, arguments, at: range)
    // A statement that holds an expression and nothing else.
    let script = parse(SourceText("where " + text))
    guard case .query(let query)? = script.statements.first?.kind,
      case .where(let expression)? = query.steps.first?.body, query.steps.count == 1,
      !script.diagnostics.contains(where: { $0.severity == .error })
    else { throw broken(definition, script, at: range) }
    return (expression, inside(definition, script.source))
  }

  private func body(
    of definition: Definition,
    _ name: NameSyntax,
    _ arguments: [ExpressionSyntax],
    at range: SourceRange
  ) throws(Diagnostic) -> String {
    guard arguments.count == definition.parameters.count else {
      let count = definition.parameters.count
      throw Diagnostic(
        code: "def-1",
        message: "'\(definition.name)' takes \(count) value\(count == 1 ? "" : "s"), and here "
          + (arguments.count == 1 ? "is 1" : "are \(arguments.count)"),
        range: range
      )
    }
    let text = definition.expanded(arguments.map { source.text(in: $0.range) })
    // Definitions of definitions can double in length; a script has no use for long ones.
    guard text.utf8.count <= 100_000 else {
      throw Diagnostic(
        code: "def-3",
        message: "'\(definition.name)' stands for more than 100,000 letters here",
        range: range
      )
    }
    return text
  }

  private func broken(
    _ definition: Definition,
    _ script: ScriptSyntax,
    at range: SourceRange
  ) -> Diagnostic {
    let first = script.diagnostics.first { $0.severity == .error }
    return Diagnostic(
      code: first?.code ?? "def-4",
      message: first?.message ?? "'\(definition.name)' does not fit here",
      range: range,
      notes: [
        "here '\(definition.name)' stands for   \(script.source.text(in: SourceRange(0, 200)))"
      ]
    )
  }
}

/// Runs a check inside a definition's body; what is wrong there is shown at the place of use.
func atUse<Result>(
  _ range: SourceRange,
  of name: String,
  _ check: () throws(Diagnostic) -> Result
) throws(Diagnostic) -> Result {
  do throws(Diagnostic) {
    return try check()
  } catch {
    throw Diagnostic(
      code: error.code,
      message: error.message,
      range: range,
      notes: error.notes + ["in what '\(name)' stands for"]
    )
  }
}
