public import Frames
public import Semantics
public import Syntax

/// What a query gave: the columns to show, and what there is to say about them.
public struct Answer: Sendable {
  /// All columns, the quiet and hidden ones marked as such.
  public let frame: Frame
  /// Most consequential first.
  public let footnotes: [Footnote]
  public let judgementColumns: Set<String>
  public let destination: Destination?
  /// What the query is about where no column says it.
  public let subject: [String]
  /// The query as it was run, for a line that continues it.
  public let text: String

  /// The same answer with another place to go.
  public func sent(to destination: Destination) -> Answer {
    Answer(
      frame: frame,
      footnotes: footnotes,
      judgementColumns: judgementColumns,
      destination: destination,
      subject: subject,
      text: text
    )
  }

  /// The frame with just the columns that are shown, in their order.
  public var shown: Frame {
    let indices = frame.schema.fields.indices.filter { frame.schema.fields[$0].isShown }
    return Frame(
      unchecked: Schema(indices.map { frame.schema.fields[$0] }),
      columns: indices.map { frame.columns[$0] },
      rowCount: frame.rowCount
    )
  }

  /// The CSV of the answer: `value` in its seven parts, other estimates as their number.
  func isValue(_ column: String) -> Bool {
    frame.schema.field(column)?.role == .value
  }
}

/// Why a script did not run, and the exit code that says so.
public struct Failure: Error, Sendable {
  public let diagnostics: [Diagnostic]
  public let source: SourceText
  public let exitCode: ExitCode
}

/// Exit codes of the program (`language.md` §11).
public enum ExitCode: Int32, Sendable, Hashable {
  case done = 0
  case failedOnData = 1
  case wrongText = 2
  case cannotOpen = 3
  case disclosure = 4
  case interrupted = 130

  /// What a message's code stands for.
  init(of diagnostic: Diagnostic) {
    let family = diagnostic.code.prefix { $0 != "-" }
    switch family {
    case "file", "use": self = .cannotOpen
    case "policy": self = .disclosure
    case "stop": self = .interrupted
    case "unit", "mean", "join", "pivot", "series", "size", "data", "fault", "memory":
      self = .failedOnData
    default: self = .wrongText
    }
    // A wrong ending is a matter of the text, not of a file.
    if diagnostic.code == "file-3" || diagnostic.code == "file-4" { self = .wrongText }
    if diagnostic.code == "join-3" || diagnostic.code == "join-2" { self = .wrongText }
    if diagnostic.code == "unit-6" { self = .wrongText }
    if diagnostic.code == "value-8" { self = .failedOnData }
    if diagnostic.code == "value-7" || diagnostic.code == "write-1" { self = .failedOnData }
  }
}
