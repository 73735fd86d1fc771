/// Whether a text typed at the prompt is ready to run.
public enum Completeness: Sendable, Hashable {
  /// Nothing more is needed; the text may still be wrong.
  case complete
  /// More has to follow; the reason is a short sentence for the person who presses Enter again.
  case incomplete(reason: String)
}

/// Says whether a text is finished: not inside `( )`, after `|` or `,`, or inside `"""`.
///
/// A quotation mark that is never closed ends with its line, so it is complete and wrong.
public func completeness(of source: SourceText) -> Completeness {
  let (tokens, diagnostics) = Lexer.tokens(of: source)
  for diagnostic in diagnostics {
    if diagnostic.code == "text-2" {
      return .incomplete(reason: "the note opened here is not closed with \"\"\"")
    }
    if diagnostic.code == "text-1" { return .complete }
  }
  var open = 0
  var last: Token.Kind?
  for token in tokens {
    switch token.kind {
    case .symbol(.open): open += 1
    case .symbol(.close): open = max(0, open - 1)
    case .newline, .end: continue
    default: break
    }
    last = token.kind
  }
  if open > 0 { return .incomplete(reason: "the '(' opened here is not closed") }
  switch last {
  case .symbol(.bar): return .incomplete(reason: "after '|' comes a step")
  case .symbol(.comma): return .incomplete(reason: "after ',' comes one more")
  default: return .complete
  }
}
