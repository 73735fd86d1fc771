import Frames
import Plans
public import Syntax

/// One thing that may stand at the cursor.
public struct Completion: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An indicator or a table.
    case what
    /// A place or a group of places.
    case `where`
    /// A period.
    case when
    /// A dimension or one of its groups.
    case who
    /// A verb, or a word that goes on with its step.
    case step
    case column
    case function
    /// A word a column can hold, a `$name`, an operator.
    case value
  }
  /// What to put in, with quotes or backticks where the language wants them.
  public let text: String
  /// What a list shows.
  public let label: String
  /// What it is, in a few words: code and unit, level, type.
  public let detail: String
  public let kind: Kind

  public init(text: String, label: String, detail: String, kind: Kind) {
    self.text = text
    self.label = label
    self.detail = detail
    self.kind = kind
  }
}

/// What may stand at the cursor, the likeliest first, and what it takes the place of.
public struct CompletionList: Sendable, Hashable {
  /// Bytes of the script that a candidate replaces: the word being typed, or nothing.
  public let replacing: SourceRange
  public let candidates: [Completion]
}

/// What may stand at a place in a script.
///
/// Goes by the parser's record of what it would accept and by the columns that the steps left of
/// the cursor leave; nothing right of it is read. Nothing is offered in comments and notes.
///
/// - Parameters:
///   - source: The script; at the prompt a line that starts with `|` comes with the query before.
///   - cursor: Byte offset of the cursor.
///   - scope: What names mean where the script starts.
/// - Returns: The candidates, the likeliest first, and the bytes that one of them replaces.
public func completions(
  in source: SourceText,
  at cursor: Int,
  scope: Scope
) -> CompletionList {
  let point = completionPoint(in: source, at: cursor)
  guard !point.accepted.isEmpty else {
    return CompletionList(replacing: point.replacing, candidates: [])
  }
  let place = CompletionPlace(point, in: source, scope)
  let typed = TypedWord(source.text(in: point.replacing))
  if place.isAfterEditionWord {
    let edition = Completion(text: "1", label: "1", detail: "the edition", kind: .step)
    return CompletionList(replacing: point.replacing, candidates: [edition])
  }
  var candidates: [Candidate] = []
  for terminal in point.accepted { candidates += place.candidates(for: terminal, typed) }
  return CompletionList(replacing: point.replacing, candidates: ranked(candidates, typed))
}

/// Something to offer and the texts it is found by, its label first.
struct Candidate {
  let completion: Completion
  let keys: [String]
  /// Smaller goes first among those that fit the typed word equally well.
  let order: Int

  init(
    _ text: String,
    label: String? = nil,
    _ detail: String,
    _ kind: Completion.Kind,
    keys: [String] = [],
    order: Int = 1
  ) {
    completion = Completion(text: text, label: label ?? text, detail: detail, kind: kind)
    self.keys = [label ?? text] + keys
    self.order = order
  }
}

/// The word being typed, with the quotes or backticks it was begun with taken off.
struct TypedWord {
  enum Style { case bare, quoted, backtick, reference }
  let style: Style
  /// Folded for comparing.
  let text: String

  init(_ typed: String) {
    var rest = Substring(typed)
    switch rest.first {
    case "\"", "\u{201C}":
      style = .quoted
      rest.removeFirst()
      if let last = rest.last, last == "\"" || last == "\u{201D}" { rest.removeLast() }
    case "`":
      style = .backtick
      rest.removeFirst()
      if rest.last == "`" { rest.removeLast() }
    case "$":
      style = .reference
      rest.removeFirst()
    default: style = .bare
    }
    text = foldedText(String(rest))
  }

  var isEmpty: Bool { text.isEmpty }
}
