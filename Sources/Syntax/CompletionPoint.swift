/// What may stand at a place in a script, for completion.
public struct CompletionPoint: Sendable, Hashable {
  /// What the candidate takes the place of: the word being typed, or an empty range.
  public let replacing: SourceRange
  public let accepted: [GrammarTerminal]
  /// The verb of the step that the place is in.
  public let verb: String?
  /// The name on the left of a comparison whose right side is being typed.
  public let compared: NameSyntax?
  /// The pipeline's finished steps up to the place, for the columns they leave.
  public let steps: [StepSyntax]
}

/// What the parser would accept at a byte offset.
///
/// Nothing right of it is read; nothing is accepted inside a comment or a note.
public func completionPoint(in source: SourceText, at offset: Int) -> CompletionPoint {
  let offset = min(max(0, offset), source.count)
  let prefix = SourceText(utf8: source.bytes[..<offset])
  var tokens = Lexer.tokens(of: prefix).tokens
  let here = SourceRange(offset, offset)
  let nothing = CompletionPoint(replacing: here, accepted: [], verb: nil, compared: nil, steps: [])
  guard let end = tokens.popLast() else { return nothing }
  let hasComment = prefix.bytes[end.leadingTrivia.lowerBound..<end.leadingTrivia.upperBound]
    .contains(UInt8(ascii: "#"))
  if hasComment { return nothing }
  var replacing = here
  if let last = tokens.last, last.range.upperBound == offset {
    switch last.kind {
    case .note: return nothing
    case .invalid where prefix.text(in: last.range).hasPrefix("\"\"\""): return nothing
    case .word, .backtickName, .text, .number, .reference, .invalid, .period:
      replacing = last.range
      tokens.removeLast()
    case .symbol, .newline, .end: break
    }
  }
  tokens.append(
    Token(kind: .end, range: here, leadingTrivia: SourceRange(replacing.lowerBound, offset))
  )
  var parser = Parser(source: prefix, tokens: tokens, isUnfinished: true)
  parser.script()
  return CompletionPoint(
    replacing: replacing,
    accepted: parser.acceptedTerminals,
    verb: parser.currentVerb,
    compared: parser.compared,
    steps: parser.finishedSteps
  )
}
