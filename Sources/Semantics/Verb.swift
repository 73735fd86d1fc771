import Frames
import Plans
public import Syntax

/// One word of the language: what it is for, and what it makes of a table.
public struct Verb: Sendable {
  public let name: String
  /// The question it answers, in one line.
  public let summary: String
  /// What follows the word, as the help shows it.
  public let usage: String
  public let examples: [String]
  public let expand: @Sendable (Call) throws(Diagnostic) -> Table

  public init(
    name: String,
    summary: String,
    usage: String,
    examples: [String] = [],
    expand: @escaping @Sendable (Call) throws(Diagnostic) -> Table
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.examples = examples
    self.expand = expand
  }
}

/// One use of a verb: its step, the table that flows in, and what names mean.
public struct Call: Sendable {
  public let step: StepSyntax
  public let scope: Scope
  /// Nil for the first step of a query.
  public let input: Table?
  /// Folded names that the whole query mentions; nil when any column may be wanted.
  public let mentioned: Set<String>?

  public init(step: StepSyntax, scope: Scope, input: Table?, mentioned: Set<String>?) {
    self.step = step
    self.scope = scope
    self.input = input
    self.mentioned = mentioned
  }

  var origin: Origin {
    Origin(
      verb: step.verb.text,
      lowerBound: step.range.lowerBound,
      upperBound: step.range.upperBound
    )
  }

  /// The table the step works on.
  func table() throws(Diagnostic) -> Table {
    guard let input else {
      throw Diagnostic(
        code: "order-1",
        message: "a query starts with get or from; '\(step.verb.text)' works on their rows",
        range: step.verb.range,
        fixes: [
          Fix(
            "put get all before it",
            replacing: SourceRange(step.range.lowerBound, step.range.lowerBound),
            with: "get all | "
          )
        ]
      )
    }
    return input
  }

  /// A column of the table, by name.
  func field(_ name: NameSyntax, in table: Table) throws(Diagnostic) -> Field {
    try resolveColumn(name, in: table)
  }

  /// Several columns, in the order named, none twice.
  func fields(_ names: [NameSyntax], in table: Table) throws(Diagnostic) -> [Field] {
    var fields: [Field] = []
    for name in names {
      let field = try resolveColumn(name, in: table)
      if fields.contains(where: { $0.name == field.name }) {
        throw Diagnostic(
          code: "name-9",
          message: "'\(field.name)' is named twice",
          range: name.range
        )
      }
      fields.append(field)
    }
    return fields
  }

  /// Refuses a table that lacks what the verb needs, naming the step that lost it.
  func require(_ role: FieldRole, _ word: String, in table: Table) throws(Diagnostic) {
    if table.fields.contains(where: { $0.role == role }) { return }
    let verb = step.verb.text
    let loser = table.lost[foldedColumnName(word)]
    let cause = loser.map { "; \($0) took it away" } ?? ""
    throw Diagnostic(
      code: "needs-1",
      message: "\(verb) needs a column '\(word)'\(cause)",
      range: step.verb.range,
      notes: loser == nil
        ? ["rows with indicator, place, period and value come from   get"]
        : ["put \(verb) before that step, or keep '\(word)' in it"]
    )
  }
}
