/// The script in the layout and the spellings that all scripts share (`language.md` §13).
///
/// One step a line with its `|` in front, clauses of `get` in the order `for`, when, `by`, words of
/// the language in lower case and in their British spelling, columns of lists in backticks and not
/// in quotes. Comments, notes and one blank line between statements stay. A query of at most two
/// steps that was written on one line and fits stays on it.
///
/// The result parses to the same tree, and its own formatted text is itself. Line ends are those
/// of the first line.
///
/// - Returns: Nil for a script with an error, which is left to its author.
public func formatted(_ script: ScriptSyntax) -> String? {
  guard !script.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
  var formatter = Formatter(script)
  return formatter.text()
}

/// Goes through the tokens of a script and puts lines in their place.
struct Formatter {
  static let width = 100

  let script: ScriptSyntax
  let spelling: Spelling
  private var lines: [String] = []
  /// Whether the text had an empty line here.
  private var hasGap = false
  private var index = 0

  init(_ script: ScriptSyntax) {
    self.script = script
    spelling = Spelling(script)
  }

  mutating func text() -> String {
    for statement in script.statements {
      passGap(to: statement.range.lowerBound)
      put(statement)
    }
    passGap(to: Int.max)
    guard !lines.isEmpty else { return "" }
    return lines.joined(separator: lineEnd) + lineEnd
  }

  private var lineEnd: String {
    script.tokens.first { $0.kind == .newline }.map { script.source.text(in: $0.range) } ?? "\n"
  }

  private mutating func put(line: String) {
    if hasGap, !lines.isEmpty { lines.append("") }
    hasGap = false
    lines.append(line)
  }

  /// Line ends and comments between statements.
  private mutating func passGap(to offset: Int) {
    var isAfterStatement = !lines.isEmpty
    while index < script.tokens.count, script.tokens[index].range.lowerBound < offset {
      let token = script.tokens[index]
      let comment = spelling.comment(before: token)
      if isAfterStatement, let comment {
        lines[lines.count - 1] += "  " + comment
      } else if let comment {
        put(line: comment)
      } else if token.kind == .newline, !isAfterStatement {
        hasGap = true
      }
      isAfterStatement = false
      index += 1
    }
  }

  private mutating func put(_ statement: StatementSyntax) {
    let start = index
    while index < script.tokens.count,
      script.tokens[index].range.lowerBound < statement.range.upperBound
    {
      index += 1
    }
    let tokens = script.tokens[start..<index]
    if case .note = statement.kind {
      put(line: script.source.text(in: statement.range))
      return
    }
    let steps = pieces(of: tokens)
    var isFirst = true
    for line in steps.lines {
      if isFirst { put(line: line) } else { lines.append(line) }
      isFirst = false
    }
  }

  /// Cuts a statement into steps of pieces; comments go with the piece before them.
  private func pieces(of tokens: ArraySlice<Token>) -> StatementPieces {
    var statement = StatementPieces()
    var depth = 0
    var isLineStart = false
    var previous: Token?
    for token in tokens {
      if token.kind == .newline {
        statement.isOnOneLine = false
        if let comment = spelling.comment(before: token) {
          statement.attach(Comment(text: comment, isOnItsOwnLine: isLineStart))
        }
        isLineStart = true
        continue
      }
      isLineStart = false
      if token.kind == .symbol(.bar) {
        statement.startStep()
      } else {
        if token.kind == .symbol(.close) { depth -= 1 }
        if let piece = spelling.piece(of: token, after: previous, depth: depth) {
          statement.append(piece)
        }
        if token.kind == .symbol(.open) { depth += 1 }
      }
      previous = token
    }
    return statement
  }
}
