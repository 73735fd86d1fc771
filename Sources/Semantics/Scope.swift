public import Frames
public import Indicators
public import Plans
public import Syntax

/// What names mean while a script is checked.
public struct Scope: Sendable {
  public let source: SourceText
  public var workspace: Workspace {
    get { held.workspace }
    set { held = Held(newValue) }
  }
  /// A workspace is a large value, and a scope is copied for every step.
  private var held: Held

  private final class Held: Sendable {
    let workspace: Workspace

    init(_ workspace: Workspace) { self.workspace = workspace }
  }

  /// `let` values by folded name.
  public var bindings: [String: Binding]
  /// What `def` has named, in order.
  public var definitions: [Definition] = []
  /// Whether nothing is to be worked out: columns that are data stay open (`cvq check`).
  public var isChecking = false
  /// Runs a plan while checking: `let` is worked out once, and the columns of a pivot are data.
  public let evaluate: @Sendable (Plan) throws(PlanError) -> PlanResult
  /// Reads a file as a plain table; `mentioned` are the folded names that the query speaks of.
  public let readFile: @Sendable (String, Set<String>?) throws(FileFailure) -> SourceReading

  public init(
    source: SourceText,
    workspace: Workspace,
    bindings: [String: Binding] = [:],
    evaluate: @escaping @Sendable (Plan) throws(PlanError) -> PlanResult,
    readFile: @escaping @Sendable (String, Set<String>?) throws(FileFailure) -> SourceReading
  ) {
    self.source = source
    held = Held(workspace)
    self.bindings = bindings
    self.evaluate = evaluate
    self.readFile = readFile
  }

  public func binding(_ name: String) -> Binding? { bindings[foldedColumnName(name)] }

  /// The words of the script in a range.
  func words(_ range: SourceRange) -> String { source.text(in: range) }
}

/// What a `let` stands for.
public enum Binding: Sendable {
  /// A table, worked out when it was defined.
  case table(Table)
  /// Places or a group of one's own, as positions in the workspace.
  case places([Int])
  case value(Constant)
}

/// A value known before any row is read.
public enum Constant: Sendable, Hashable {
  case number(Double)
  case text(String)
  case period(Period)
  case yesNo(Bool)

  var expression: Plans.Expression {
    switch self {
    case .number(let value): .number(value)
    case .text(let text): .text(text)
    case .period(let period): .period(period)
    case .yesNo(let value): .yesNo(value)
    }
  }

  var type: ColumnType {
    switch self {
    case .number: .number
    case .text: .text
    case .period: .period
    case .yesNo: .yesNo
    }
  }
}

/// A file that cannot be read as a table.
public struct FileFailure: Error, Sendable, Hashable {
  /// `file-1` cannot be opened, `file-2` is not a table.
  public let code: String
  public let message: String
  public let notes: [String]

  public init(code: String, message: String, notes: [String] = []) {
    self.code = code
    self.message = message
    self.notes = notes
  }
}
