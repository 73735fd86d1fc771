import Syntax

/// What a script holds beside queries.
struct HelpStatement: Sendable {
  let name: String
  let usage: String
  let summary: String
  /// Words an analyst brings, beside those of name and summary.
  let meanings: Set<String>

  static let all: [HelpStatement] = [
    HelpStatement(
      name: "use",
      usage: "use \"folder\" [, \"more\"]",
      summary: "Opens other figures.",
      meanings: ["open", "data", "workspace", "package", "folder", "file", "load", "read", "own"]
    ),
    HelpStatement(
      name: "let",
      usage: "let name = query | expression",
      summary: "Keeps a table or a value under a name.",
      meanings: ["variable", "define", "assign", "save", "remember", "reuse", "constant", "home"]
    ),
    HelpStatement(
      name: "places",
      usage: "let name = places place, …",
      summary: "A group of places of one's own.",
      meanings: ["peers", "peer", "neighbours", "cities", "councils", "area", "home", "list"]
    ),
    HelpStatement(
      name: "param",
      usage: "param name = value [\"label\"]",
      summary: "A value that the command line may set.",
      meanings: ["parameter", "argument", "variable", "year", "setting", "input"]
    ),
    HelpStatement(
      name: "include",
      usage: "include \"script.cvq\"",
      summary: "Reads the definitions of another script.",
      meanings: ["import", "share", "common", "library", "file", "reuse"]
    ),
    HelpStatement(
      name: "def",
      usage: "def name([parameter, …]) = steps | expression",
      summary: "Gives steps, or an expression, a name.",
      meanings: ["define", "function", "macro", "own", "reuse", "repeat", "write"]
    ),
    HelpStatement(
      name: "notes",
      usage: "\"\"\" text with {$name} and {$name.column} \"\"\"",
      summary: "Text between the answers, with figures filled in.",
      meanings: ["note", "text", "comment", "markdown", "report", "narrative", "sentence", "title"]
    ),
  ]

  /// A statement by its word; `note` is `notes`.
  static func named(_ word: String) -> HelpStatement? {
    all.first { $0.name == word || (word == "note" && $0.name == "notes") }
  }
}
