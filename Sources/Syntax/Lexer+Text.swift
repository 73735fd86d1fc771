/// Quoted things: text, notes and backtick names.
extension Lexer {
  /// `"""` opens a note only where a statement may start; elsewhere it is text that starts with
  /// a quotation mark.
  var isNoteStart: Bool {
    guard tokens.last.map({ $0.kind == .newline }) ?? true else { return false }
    return hasTripleQuote(at: position)
  }

  private func hasTripleQuote(at offset: Int) -> Bool {
    (0..<3).allSatisfy { source.byte(at: offset + $0) == UInt8(ascii: "\"") }
  }

  mutating func note() -> Token.Kind {
    let start = position
    var end = start + 3
    while source.byte(at: end) != nil {
      if hasTripleQuote(at: end) {
        // Emoji and several scripts need joiners, and prose decides nothing.
        checkVisible(withoutLineEndsFrom: start, to: end)
        position = end + 3
        return .note
      }
      end += 1
    }
    position = end
    diagnostics.append(
      Diagnostic(
        code: "text-2",
        message: "this note is never closed; a note ends with \"\"\"",
        range: SourceRange(start, start + 3),
        fixes: [
          Fix("close the note", replacing: SourceRange(end, end), with: "\n\"\"\"\n")
        ]
      )
    )
    return .invalid
  }

  private mutating func checkVisible(withoutLineEndsFrom start: Int, to end: Int) {
    checkVisible(from: start, to: end, allowingJoiners: true)
  }

  /// Text up to its closing mark; `""` inside straight quotes is one quotation mark.
  mutating func text(closedBy closing: Unicode.Scalar) -> Token.Kind {
    let start = position
    let openingLength = source.decode(at: start)?.length ?? 1
    let limit = lineEnd(from: start)
    var offset = start + openingLength
    while offset < limit, let (scalar, length) = source.decode(at: offset) {
      offset += length
      guard scalar == closing else { continue }
      if closing == "\"", source.byte(at: offset) == UInt8(ascii: "\"") {
        offset += 1
        continue
      }
      checkVisible(from: start, to: offset)
      position = offset
      return .text
    }
    position = limit
    reportUnclosedText(
      opening: SourceRange(start, start + openingLength),
      closing: closing,
      lineEnd: limit
    )
    return .invalid
  }

  mutating func backtickName() -> Token.Kind {
    let start = position
    let limit = lineEnd(from: start)
    var end = start + 1
    while end < limit, source.byte(at: end) != UInt8(ascii: "`") { end += 1 }
    guard end < limit else {
      position = limit
      diagnostics.append(
        Diagnostic(
          code: "text-1",
          message:
            "this backtick is never closed on its line; a name with spaces is written `West Midlands`",
          range: SourceRange(start, start + 1)
        )
      )
      return .invalid
    }
    checkVisible(from: start, to: end)
    position = end + 1
    guard end > start + 1 else {
      diagnostics.append(
        Diagnostic(
          code: "text-7",
          message: "there is no name between these backticks",
          range: SourceRange(start, position)
        )
      )
      return .invalid
    }
    return .backtickName
  }

  /// Refuses single quotes, which do not mark text.
  ///
  /// The whole quotation is taken, so that the fix is one edit.
  mutating func singleQuote(_ length: Int) -> Token.Kind {
    let start = position
    let limit = lineEnd(from: start)
    position += length
    let followsWord = tokens.last.map { $0.range.upperBound == start && $0.kind == .word } ?? false
    if followsWord {
      diagnostics.append(
        Diagnostic(
          code: "text-3",
          message: "a name with an apostrophe goes in double quotes:  \"Children's services\"",
          range: SourceRange(start, position)
        )
      )
      return .invalid
    }
    // A mark that has no partner on the line tells that the ones after it have none either;
    // looking again for each would take the square of the line's length.
    var end = unpairedQuoteLimit == limit ? limit : position
    while end < limit, let (scalar, length) = source.decode(at: end) {
      if scalar == "'" || scalar == "’" {
        let content = text(from: position, to: end)
        position = end + length
        let written = "\"" + content.doublingQuotes + "\""
        diagnostics.append(
          Diagnostic(
            code: "text-3",
            message: "text goes in double quotes:  \(written)",
            range: SourceRange(start, position),
            fixes: [
              Fix("write \(written)", replacing: SourceRange(start, position), with: written)
            ]
          )
        )
        return .invalid
      }
      end += length
    }
    unpairedQuoteLimit = limit
    diagnostics.append(
      Diagnostic(
        code: "text-3",
        message: "single quotes do not mark text here; text goes in double quotes:  \"Derby\"",
        range: SourceRange(start, position)
      )
    )
    return .invalid
  }
}

extension String {
  var doublingQuotes: String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
