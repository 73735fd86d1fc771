/// The words of the language, for the parser, for completion and for messages.
public enum Vocabulary {
  /// Words that name nothing without backticks.
  public static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "like", "contains", "if", "then", "else", "true", "false",
    "missing", "suppressed", "by", "with", "as", "to", "desc", "for", "since", "last", "each",
    "all", "any", "against",
  ]

  /// The verbs a step may start with, in the order of `language.md` §4.
  public static let verbs = [
    "get", "from", "where", "add", "keep", "drop", "rename", "summarise", "sort", "take", "pivot",
    "unpivot", "join", "append", "compare", "headline", "trend", "spc", "rank", "benchmark",
    "funnel", "gap", "inequality", "standardise", "pool", "forecast", "protect", "chart", "to",
    "describe", "check", "explain",
  ]

  private static let verbSet = Set(verbs)

  /// The words that start a statement which is not a query.
  public static let statements = ["use", "let", "param", "include", "def"]

  /// How each of them looks.
  private static let statementExamples = [
    "use": "use \"figures.csv\"", "let": "let crime = get \"Recorded crime\"",
    "param": "param year = 2019/20", "include": "include \"common.cvq\"",
    "def": "def worst(n) = sort value | take 5",
  ]

  public static let chartKinds = [
    "line", "bar", "column", "dot", "range", "slope", "scatter", "spark", "heat",
  ]

  public static let formats = ["csv", "json", "jsonl", "md", "html", "svg", "xlsx", "text"]

  /// The verb a word stands for: itself, or the British spelling of an American one.
  public static func verb(_ word: String) -> String? {
    let word = word.lowercased()
    switch word {
    case "summarize": return "summarise"
    case "standardize": return "standardise"
    default: return verbSet.contains(word) ? word : nil
    }
  }

  /// A verb of another language and how the same is said here.
  struct Foreign {
    let example: String
    /// What may stand in its place with the same words after it.
    let replacement: String?
  }

  static let foreignVerbs: [String: Foreign] = [
    "filter": Foreign(example: "where value > 70", replacement: "where"),
    "having": Foreign(example: "where value > 70", replacement: "where"),
    "contains": Foreign(example: "where indicator contains \"pov\"", replacement: nil),
    "select": Foreign(example: "keep place, value", replacement: "keep"),
    "project": Foreign(example: "keep place, value", replacement: "keep"),
    "group": Foreign(example: "summarise count() by objective", replacement: nil),
    "group_by": Foreign(example: "summarise count() by objective", replacement: nil),
    "aggregate": Foreign(example: "summarise count() by objective", replacement: "summarise"),
    "count": Foreign(example: "summarise count()", replacement: nil),
    "distinct": Foreign(example: "summarise by objective", replacement: "summarise by"),
    "unique": Foreign(example: "summarise by objective", replacement: "summarise by"),
    "order": Foreign(example: "sort value desc", replacement: "sort"),
    "arrange": Foreign(example: "sort value desc", replacement: "sort"),
    "mutate": Foreign(example: "add rise = change(value)", replacement: "add"),
    "extend": Foreign(example: "add rise = change(value)", replacement: "add"),
    "derive": Foreign(example: "add rise = change(value)", replacement: "add"),
    "calculate": Foreign(example: "add rise = change(value)", replacement: "add"),
    "limit": Foreign(example: "take 5", replacement: "take"),
    "head": Foreign(example: "take 5", replacement: "take"),
    "top": Foreign(example: "sort value desc | take 5", replacement: nil),
    "tail": Foreign(example: "sort period desc | take 5", replacement: nil),
    "remove": Foreign(example: "drop note", replacement: "drop"),
    "delete": Foreign(example: "drop note", replacement: "drop"),
    "merge": Foreign(example: "join visits on period", replacement: "join"),
    "lookup": Foreign(example: "join visits on period", replacement: "join"),
    "union": Foreign(example: "append visits", replacement: "append"),
    "spread": Foreign(example: "pivot period", replacement: "pivot"),
    "melt": Foreign(example: "unpivot `2018`, `2019` as year", replacement: "unpivot"),
    "plot": Foreign(example: "chart line", replacement: "chart"),
    "graph": Foreign(example: "chart line", replacement: "chart"),
    "draw": Foreign(example: "chart line", replacement: "chart"),
    "export": Foreign(example: "to \"figures.csv\"", replacement: "to"),
    "save": Foreign(example: "to \"figures.csv\"", replacement: "to"),
    "write": Foreign(example: "to \"figures.csv\"", replacement: "to"),
    "read": Foreign(example: "from \"figures.csv\"", replacement: "from"),
    "load": Foreign(example: "from \"figures.csv\"", replacement: "from"),
    "import": Foreign(example: "from \"figures.csv\"", replacement: "from"),
    "open": Foreign(example: "use \"folder\"", replacement: "use"),
    "find": Foreign(example: "get \"*poverty*\"", replacement: "get"),
    "show": Foreign(example: "get all", replacement: nil),
    "print": Foreign(example: "get all", replacement: nil),
  ]

  /// How a verb of another language is said here: `where value > 70` for `filter`; nil for other
  /// words.
  public static func equivalent(of word: String) -> String? {
    foreignVerbs[word.lowercased()]?.example
  }

  /// The message for a step that starts with a word which is no verb (`verb-1` where people bring
  /// it from another language, else `verb-2` with the nearest names).
  ///
  /// - Parameters:
  ///   - word: The word as typed.
  ///   - range: Where it stands.
  ///   - startsQuery: Whether it is the first step, where `select` means `get`.
  ///   - definitions: Names given with `def`, which are steps too.
  /// - Returns: An error with the nearest intention as its fix.
  public static func unknownVerb(
    _ word: String,
    at range: SourceRange,
    startsQuery: Bool = false,
    definitions: some Sequence<String> = []
  ) -> Diagnostic {
    if var foreign = foreignVerbs[word.lowercased()] {
      if startsQuery, foreign.replacement == "keep" {
        foreign = Foreign(example: "get \"Employment rate\"", replacement: "get")
      }
      let fixes = foreign.replacement.map { [Fix("write \($0)", replacing: range, with: $0)] }
      return Diagnostic(
        code: "verb-1",
        message: "there is no verb '\(word.shortened)'; here it is  \(foreign.example)",
        range: range,
        fixes: fixes ?? []
      )
    }
    if !startsQuery, statements.contains(word.lowercased()) {
      return Diagnostic(
        code: "verb-2",
        message: "\(word.lowercased()) is a statement, not a step: it stands on a line of its own"
          + (word.lowercased() == "use" ? ", before the query" : ""),
        range: range,
        notes: [statementExamples[word.lowercased()] ?? ""]
      )
    }
    let similar = nearest(
      to: word,
      among: Array(definitions) + verbs + (startsQuery ? statements : [])
    )
    guard let first = similar.first else {
      return Diagnostic(
        code: "verb-2",
        message: "there is no verb '\(word.shortened)'",
        range: range,
        notes: ["a step starts with a verb such as  get, where, compare, sort, keep"]
      )
    }
    return Diagnostic(
      code: "verb-2",
      message: "there is no verb '\(word.shortened)'; similar: " + similar.joined(separator: ", "),
      range: range,
      fixes: [Fix("write \(first)", replacing: range, with: first)]
    )
  }
}
