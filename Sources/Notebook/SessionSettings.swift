public import Semantics
public import Syntax

/// What a session starts with.
public struct SessionSettings: Sendable {
  /// Folder that relative paths of `use`, `from` and `to` start from; ends in a slash, or empty.
  public var baseFolder: String
  /// The data to open, as `--use` names it; nil for the bundled workspace.
  public var use: String?
  /// The home place, as `--home` names it; nil for that of the data.
  public var home: String?
  /// At the prompt names may be defined again and `|` continues the last answer.
  public var isPrompt: Bool
  /// Values for the script's `param`s, by name.
  public var parameters: [String: String]
  /// Queries are checked and never run: verbs whose computation is not built are let through.
  public var isChecking = false
  /// Shown rows leave the program for a file or another program, so the disclosure policy holds.
  public var exportsShownRows = false

  public init(
    baseFolder: String = "",
    use: String? = nil,
    home: String? = nil,
    isPrompt: Bool = false,
    parameters: [String: String] = [:]
  ) {
    self.parameters = parameters
    self.baseFolder = baseFolder
    self.use = use
    self.home = home
    self.isPrompt = isPrompt
  }
}

/// A query that has been checked and can run.
public struct PreparedQuery: Sendable {
  public let table: Table
  public let source: SourceText
  /// The query's own text.
  public let text: String
  /// Notes that stand before it, filled in.
  public let notes: [String]

  /// Whether its rows are shown, or sent into a file.
  public var isShown: Bool { table.destination?.path == nil }
}
