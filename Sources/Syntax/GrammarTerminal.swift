/// Something the parser would have accepted at a place; completion and messages read the same list.
public enum GrammarTerminal: Sendable, Hashable {
  /// A word of the language, such as `by`.
  case word(String)
  case symbol(Token.Symbol)
  /// The start of a statement that is not a query: `use`, `let`, …
  case statement
  case verb
  /// An indicator, or `all`.
  case indicator
  case place
  /// What a verb compares with: a place, a group or a standard.
  case reference
  /// A breakdown dimension after `by` in `get`.
  case dimension
  case period
  case number
  case text
  case table
  case column
  /// A name the script makes up.
  case newName
  /// A value: a column, a function, a number, a text, a `$name`.
  case value
  /// An operator after a value: `+`, `=`, `and` …
  case operation
  case state
  /// A part of an estimate or a period after `.`.
  case part
  case method
  case chartKind
  case format
  case lineEnd
}

extension GrammarTerminal {
  /// In a message: "after 'sort' comes *a column*".
  var plainWords: String {
    switch self {
    case .word(let word): "'\(word)'"
    case .symbol(.bar): "the next step after '|'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .statement: "a statement such as let"
    case .verb: "a verb such as get, where or sort"
    case .indicator: "an indicator"
    case .place: "a place"
    case .reference: "what to compare with"
    case .dimension: "a group such as ethnicity"
    case .period: "a period such as 2019/20"
    case .number: "a number"
    case .text: "a text in quotes"
    case .table: "a table"
    case .column: "a column"
    case .newName: "a new name"
    case .value: "a column, a number or a text"
    case .operation: "an operator such as + or ="
    case .state: "a state such as missing"
    case .part: "a part such as lower"
    case .method: "the name of a method"
    case .chartKind: "a kind of chart such as line"
    case .format: "a format such as csv"
    case .lineEnd: "the end of the line"
    }
  }

  /// Whether a name stands here that quotes or backticks could save.
  var isName: Bool {
    switch self {
    case .indicator, .place, .reference, .dimension, .table, .column, .newName: true
    default: false
    }
  }
}

extension [GrammarTerminal] {
  /// The words among them that open a clause, for "words that may follow:  by, with".
  var clauseWords: String {
    compactMap { if case .word(let word) = $0 { word } else { nil } }.joined(separator: ", ")
  }

  /// "a column, 'by' or the end of the line"; words that are operators are told by one example.
  var plainWords: String {
    var kept: [GrammarTerminal] = []
    let operators: Set<String> = ["and", "or", "not", "in", "is", "like", "contains"]
    for terminal in self where !kept.contains(terminal) {
      if case .word(let word) = terminal, operators.contains(word), contains(.operation) {
        continue
      }
      if case .word("not") = terminal, contains(.value) { continue }
      if case .word("if") = terminal, contains(.value) { continue }
      if case .symbol(.open) = terminal, contains(.value) || contains(.operation) { continue }
      if case .symbol(.dot) = terminal, contains(.operation) { continue }
      kept.append(terminal)
    }
    if kept.contains(.verb), kept.contains(.value) { return "a query or a value" }
    let words = kept.map(\.plainWords)
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
