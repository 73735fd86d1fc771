/// One message about a script: what is wrong, where, and a way out if one is known.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable, Hashable {
    case error, warning
  }

  public var severity: Severity
  /// Stable and short, such as `name-1`; tests, `.fix` and editors go by it.
  public var code: String
  /// One line: facts, no blame, the words of the script in quotes.
  public var message: String
  /// What is underlined: the cause and nothing else.
  public var range: SourceRange
  /// Further stretches to underline with it.
  public var otherRanges: [SourceRange]
  /// Further lines under the message, such as `similar:  1 "Employment rate"`.
  public var notes: [String]
  /// Nearest intention first.
  public var fixes: [Fix]

  public init(
    severity: Severity = .error,
    code: String,
    message: String,
    range: SourceRange,
    otherRanges: [SourceRange] = [],
    notes: [String] = [],
    fixes: [Fix] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.otherRanges = otherRanges
    self.notes = notes
    self.fixes = fixes
  }
}

/// A change of the script that would settle a message.
public struct Fix: Sendable, Hashable {
  public let title: String
  public let edits: [Edit]

  public init(title: String, edits: [Edit]) {
    self.title = title
    self.edits = edits
  }

  /// One range replaced by one text.
  public init(_ title: String, replacing range: SourceRange, with replacement: String) {
    self.init(title: title, edits: [Edit(range: range, replacement: replacement)])
  }

  /// The script after the edits; edits that reach into one another or out of the text are left out.
  public func applied(to source: SourceText) -> SourceText {
    var bytes = source.bytes
    var limit = bytes.count
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      guard edit.range.lowerBound >= 0, edit.range.upperBound <= limit else { continue }
      bytes.replaceSubrange(
        edit.range.lowerBound..<edit.range.upperBound,
        with: edit.replacement.utf8
      )
      limit = edit.range.lowerBound
    }
    return SourceText(utf8: bytes)
  }
}

/// A stretch of the script and what to put in its place.
public struct Edit: Sendable, Hashable {
  public let range: SourceRange
  public let replacement: String

  public init(range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
