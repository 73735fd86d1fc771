/// The smallest piece of a script that means something, with the space and comments before it.
///
/// The tokens of a script follow one another without gaps: each `leadingTrivia` starts where the
/// token before ended.
public struct Token: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A bare word, reserved or not.
    case word
    /// `` `West Midlands` ``
    case backtickName
    /// `"…"` or `“…”`
    case text
    /// `70`, `0.5`, `70%`; also a bare year, which only the parser can tell apart.
    case number
    case period(PeriodLiteral)
    /// `$name`
    case reference
    case symbol(Symbol)
    /// `"""` … `"""`
    case note
    case newline
    /// A stretch that is none of these; the lexer has said why.
    case invalid
    case end
  }

  public enum Symbol: String, Sendable, Hashable, CaseIterable {
    case bar = "|"
    case comma = ","
    case open = "("
    case close = ")"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case dot = "."
  }

  public let kind: Kind
  public let range: SourceRange
  /// Spaces, comments and characters read as spaces.
  public let leadingTrivia: SourceRange

  public init(kind: Kind, range: SourceRange, leadingTrivia: SourceRange) {
    self.kind = kind
    self.range = range
    self.leadingTrivia = leadingTrivia
  }
}
