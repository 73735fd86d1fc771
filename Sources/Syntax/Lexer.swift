/// Cuts a script into tokens (`language.md` §3); never fails, reports what it could not read.
///
/// Works on bytes from front to back and looks at most a few tokens ahead, so its time grows with
/// the length of the text and with nothing else.
struct Lexer {
  let source: SourceText
  var position = 0
  private(set) var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  private var triviaStart = 0
  /// A stretch of one line up to its end, of the line looked at last.
  private var knownLine: ClosedRange<Int>?
  /// The end of a line on which a single quote was found to have no partner.
  var unpairedQuoteLimit = -1

  init(_ source: SourceText) {
    self.source = source
  }

  static func tokens(of source: SourceText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    repeat { lexer.scanToken() } while lexer.tokens.last?.kind != .end
    return (lexer.tokens, lexer.diagnostics)
  }

  private mutating func scanToken() {
    triviaStart = position
    skipTrivia()
    let start = position
    guard let (scalar, length) = source.decode(at: start), let scalar else {
      return finish(.end, from: start)
    }
    switch scalar {
    case "\n":
      position += 1
      finish(.newline, from: start)
    case "\r":
      position += source.byte(at: start + 1) == UInt8(ascii: "\n") ? 2 : 1
      finish(.newline, from: start)
    case "0"..."9": finish(numberOrPeriod(), from: start)
    case "\"": finish(isNoteStart ? note() : text(closedBy: "\""), from: start)
    case "“": finish(text(closedBy: "”"), from: start)
    case "`": finish(backtickName(), from: start)
    case "$": finish(reference(), from: start)
    case _ where scalar.isWordStart:
      position = wordEnd(from: start)
      finish(periodStartingWithWord(from: start) ?? .word, from: start)
    default: finish(symbol(scalar, length), from: start)
    }
  }

  private mutating func finish(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind,
        range: SourceRange(start, position),
        leadingTrivia: SourceRange(triviaStart, start)
      )
    )
  }

  // MARK: Looking ahead

  func scalar(at offset: Int) -> Unicode.Scalar? {
    source.decode(at: offset)?.scalar
  }

  func isDigit(at offset: Int) -> Bool {
    scalar(at: offset)?.isASCIIDigit ?? false
  }

  /// The end of the run of digits that starts at an offset.
  func digitsEnd(from offset: Int) -> Int {
    var end = offset
    while isDigit(at: end) { end += 1 }
    return end
  }

  /// Whether no word or number goes on at an offset.
  func isBoundary(at offset: Int) -> Bool {
    !(scalar(at: offset)?.isWordPart ?? false)
  }

  func inlineSpaceEnd(from offset: Int) -> Int {
    var end = offset
    while let (scalar, length) = source.decode(at: end), let scalar, scalar.isInlineSpace {
      end += length
    }
    return end
  }

  /// The end of the line that holds an offset, before its line end.
  ///
  /// Kept until the next line, since every quotation mark on a line asks for it.
  mutating func lineEnd(from offset: Int) -> Int {
    if let knownLine, knownLine.contains(offset) { return knownLine.upperBound }
    var end = offset
    defer { knownLine = offset...end }
    while let byte = source.byte(at: end), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
      end += 1
    }
    return end
  }

  func text(from start: Int, to end: Int) -> String {
    source.text(in: SourceRange(start, end))
  }

  /// The end of a word.
  ///
  /// An invisible character inside it is reported and read over, so that one slip of the clipboard
  /// gives one message.
  mutating func wordEnd(from start: Int) -> Int {
    var end = start
    while let (scalar, length) = source.decode(at: end), let scalar {
      if scalar.isWordPart {
        end += length
      } else if scalar.refusedName != nil, !isBoundary(at: end + length) {
        reportInvisible(scalar, SourceRange(end, end + length))
        end += length
      } else {
        break
      }
    }
    return end
  }

  // MARK: Trivia

  private mutating func skipTrivia() {
    while let (scalar, length) = source.decode(at: position) {
      guard let scalar else {
        skipBytesOutsideUTF8()
        continue
      }
      if scalar.isInlineSpace {
        position += length
      } else if scalar == "#" {
        position = checkedLineEnd(from: position)
      } else if scalar.refusedName != nil {
        let start = position
        // One message for a run of them.
        while let (next, length) = source.decode(at: position), next?.refusedName != nil {
          position += length
        }
        reportInvisible(scalar, SourceRange(start, position))
      } else {
        return
      }
    }
  }

  private mutating func skipBytesOutsideUTF8() {
    let start = position
    while let (scalar, length) = source.decode(at: position), scalar == nil { position += length }
    reportBytesOutsideUTF8(SourceRange(start, position))
  }

  /// The end of the line; what is invisible or not UTF-8 on the way is reported once.
  private mutating func checkedLineEnd(from start: Int) -> Int {
    let end = lineEnd(from: start)
    checkVisible(from: start, to: end)
    return end
  }

  /// Reports the first character in a stretch that cannot be seen or read.
  mutating func checkVisible(from start: Int, to end: Int, allowingJoiners: Bool = false) {
    var offset = start
    while offset < end, let (scalar, length) = source.decode(at: offset) {
      guard let scalar else { return reportBytesOutsideUTF8(SourceRange(offset, offset + 1)) }
      let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
      if scalar.refusedName != nil, !(allowingJoiners && isJoiner) {
        return reportInvisible(scalar, SourceRange(offset, offset + length))
      }
      offset += length
    }
  }

  // MARK: Symbols

  private mutating func symbol(_ scalar: Unicode.Scalar, _ length: Int) -> Token.Kind {
    let next = self.scalar(at: position + length)
    let (symbol, symbolLength): (Token.Symbol?, Int) =
      switch (scalar, next) {
      case ("=", "="): (.equal, 2)
      case ("!", "="): (.notEqual, 2)
      case ("<", ">"): (.notEqual, 2)
      case ("<", "="): (.lessOrEqual, 2)
      case (">", "="): (.greaterOrEqual, 2)
      case ("–", _): (.minus, length)
      default: (Token.Symbol(rawValue: String(Character(scalar))), length)
      }
    if let symbol {
      position += symbolLength
      return .symbol(symbol)
    }
    if "'‘’".unicodeScalars.contains(scalar) { return singleQuote(length) }
    let start = position
    position += scalar == "&" && next == "&" ? 2 : length
    reportUnknownCharacter(scalar, SourceRange(start, position))
    return .invalid
  }

  private mutating func reference() -> Token.Kind {
    let start = position
    position += 1
    guard scalar(at: position)?.isWordStart ?? false else {
      reportBareDollar(SourceRange(start, position))
      return .invalid
    }
    position = wordEnd(from: position)
    return .reference
  }
}
