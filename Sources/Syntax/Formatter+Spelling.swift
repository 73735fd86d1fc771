/// A word or sign of a formatted line.
struct Piece {
  let text: String
  /// Whether it stands against the piece before it.
  let isGlued: Bool
  /// Brackets open around it.
  let depth: Int
  /// The word, where it is one of the language.
  let keyword: String?
  var comments: [Comment] = []

  var isComma: Bool { text == "," }
}

struct Comment {
  /// From its `#` on, without spaces at the end.
  let text: String
  let isOnItsOwnLine: Bool
}

/// How each token of a script is written.
struct Spelling {
  private let source: SourceText
  private let tokens: [Token]
  private var names: [Int: NameOccurrence] = [:]
  /// Where a minus sign stands that belongs to what follows it.
  private var signs: Set<Int> = []

  init(_ script: ScriptSyntax) {
    source = script.source
    tokens = script.tokens
    var signs: Set<Int> = []
    for statement in script.statements {
      for occurrence in statement.names { names[occurrence.name.range.lowerBound] = occurrence }
      for expression in statement.expressions {
        expression.visit { signs.formUnion($0.signs) }
      }
    }
    self.signs = signs
  }

  /// The comment in the space before a token.
  func comment(before token: Token) -> String? {
    let space = source.text(in: token.leadingTrivia).unicodeScalars
    guard let start = space.firstIndex(of: "#") else { return nil }
    var comment = space[start...]
    while let last = comment.last, last.isInlineSpace { comment.removeLast() }
    return String(comment)
  }

  /// Nil for a word that is not written: the `group` of `group by`.
  func piece(of token: Token, after previous: Token?, depth: Int) -> Piece? {
    let keyword = keyword(of: token)
    if keyword == "group" { return nil }
    return Piece(
      text: keyword ?? text(of: token),
      isGlued: isGlued(token, after: previous),
      depth: depth,
      keyword: keyword
    )
  }

  private func keyword(of token: Token) -> String? {
    guard token.kind == .word else { return nil }
    let typed = source.text(in: token.range)
    switch names[token.range.lowerBound] {
    case nil:
      let word = typed.lowercased()
      return word == "color" ? "colour" : word
    case let occurrence? where occurrence.role == .verb: return occurrence.name.text
    case let occurrence? where occurrence.role == .word: return typed.lowercased()
    case .some: return nil
    }
  }

  private func text(of token: Token) -> String {
    let typed = source.text(in: token.range)
    switch token.kind {
    case .period(let literal): return literal.description
    case .symbol(let symbol): return symbol.rawValue
    case .text: return quoted(token, typed)
    case .word, .backtickName, .number, .reference, .note, .newline, .invalid, .end: return typed
    }
  }

  private func quoted(_ token: Token, _ typed: String) -> String {
    if let occurrence = names[token.range.lowerBound], occurrence.role == .column {
      let name = occurrence.name.text
      // A name that holds a backtick, or nothing, has no other form.
      return name.isEmpty || name.contains("`") ? typed : "`\(name)`"
    }
    guard typed.hasPrefix("“") else { return typed }
    let content = String(typed.dropFirst().dropLast())
    // Straight marks inside would have to be doubled, and at the start of a line three of them
    // open a note.
    return content.contains("\"") ? typed : "\"\(content)\""
  }

  private func isGlued(_ token: Token, after previous: Token?) -> Bool {
    guard let previous else { return true }
    switch token.kind {
    case .symbol(.comma), .symbol(.close), .symbol(.dot): return true
    default: break
    }
    switch previous.kind {
    case .symbol(.open), .symbol(.dot): return true
    case .symbol(.minus) where signs.contains(previous.range.lowerBound): return true
    default: break
    }
    return token.kind == .symbol(.open) && takesArguments(previous)
  }

  /// Whether a bracket after a token holds what a function, a table or a `def` takes.
  private func takesArguments(_ token: Token) -> Bool {
    switch names[token.range.lowerBound]?.role {
    case .function, .table, .new: true
    case .verb, .word, .column, .thing, .place, .operand, .part, .text, nil: false
    }
  }
}

extension ExpressionSyntax {
  /// Where minus signs stand that belong to what follows them.
  fileprivate var signs: [Int] {
    switch kind {
    case .negated: [range.lowerBound]
    case .within(_, .bound(let bound), _): bound.signs
    case .within(_, .span(let first, let last), _): first.signs + last.signs
    default: []
    }
  }
}

extension BoundSyntax {
  fileprivate var signs: [Int] {
    guard case .number(let number) = self, number.text.hasPrefix("-") else { return [] }
    return [number.range.lowerBound]
  }
}
