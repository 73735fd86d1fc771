public import Frames
import Plans
public import Syntax

/// One word of the language: what it is for, what it needs, and what it makes of a table.
///
/// Checker, help and completion read the same description.
public struct Verb: Sendable {
  public let name: String
  /// The question it answers, in one line.
  public let summary: String
  /// What follows the word, as the help shows it.
  public let usage: String
  /// The shortest step with it that is whole: `forecast 3`.
  public let simplest: String
  public let examples: [String]
  /// What the table must have.
  public let needs: [FieldRole]
  /// The columns it gives that were not there before.
  public let adds: [ColumnNote]
  /// The words that may follow `using`, the usual one first; empty where there is no choice.
  public let methods: [String]
  public let expand: @Sendable (Call) throws(Diagnostic) -> Table

  public init(
    name: String,
    summary: String,
    usage: String,
    simplest: String? = nil,
    examples: [String] = [],
    needs: [FieldRole] = [],
    adds: [ColumnNote] = [],
    methods: [String] = [],
    expand: @escaping @Sendable (Call) throws(Diagnostic) -> Table
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.simplest = simplest ?? name
    self.examples = examples
    self.needs = needs
    self.adds = adds
    self.methods = methods
    self.expand = { (call) throws(Diagnostic) -> Table in
      if let table = call.input {
        try table.refuseAfterLast(name, call)
        // Columns that nobody can know yet are not checked; where the result goes is.
        if table.isOpen, name != "to" { return table }
      }
      return try expand(call)
    }
  }
}

/// A column that a verb gives.
public struct ColumnNote: Sendable, Hashable {
  public let name: String
  public let type: ColumnType
  /// The words it can hold; empty where it holds others than these.
  public let words: [String]
  public let meaning: String
  /// At hand but not shown until a step names it.
  public let isQuiet: Bool

  public init(
    _ name: String,
    _ type: ColumnType,
    words: [String] = [],
    isQuiet: Bool = false,
    _ meaning: String
  ) {
    self.name = name
    self.type = type
    self.words = words
    self.isQuiet = isQuiet
    self.meaning = meaning
  }

  var field: Field { Field(name: name, type: type, isQuiet: isQuiet) }
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
    if table.schema.field(word) != nil, case .detached(let reason) = table.attachment {
      throw Diagnostic(
        code: "needs-1",
        message: "\(verb) works on figures of a workspace, and here \(reason)",
        range: step.verb.range,
        notes: [
          "figures come from get; a file or folder of them opens with   use \"file.csv\""
        ]
      )
    }
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
