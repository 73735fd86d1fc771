import Frames
import Plans
import Semantics

extension Session {
  /// What `.help` says: an overview, a word of the language, or what is like it in meaning.
  func help(_ argument: String) -> [String] {
    let word = argument.lowercased()
    if word.isEmpty { return overview }
    if let verb = VerbRegistry.verb(named: word) { return page(verb) }
    if let function = FunctionRegistry.function(named: word) {
      return ["\(function.name)(…)   \(function.summary)"]
    }
    let meant = meanings.filter { $0.words.contains(word) }.flatMap(\.verbs)
    let found = VerbRegistry.verbs.filter { verb in
      meant.contains(verb.name) || verb.summary.lowercased().contains(word)
    }
    guard !found.isEmpty else {
      return ["nothing here is called '\(argument)'; the words there are:   .help"]
    }
    return found.flatMap { page($0) }
  }

  private var overview: [String] {
    [
      "get what for where in when by who   picks figures; | passes them on, one verb a step",
      "",
    ]
      + VerbRegistry.verbs.map { verb in
        "  \(verb.name)\(String(repeating: " ", count: max(1, 13 - verb.name.count)))\(verb.summary)"
      } + ["", "commands"]
      + PromptCommand.allCases.map { command in
        let name = ".\(command.rawValue)"
        let space = String(repeating: " ", count: max(1, 13 - name.count))
        return "  \(name)\(space)\(command.summary)"
      }
  }

  private func page(_ verb: Verb) -> [String] {
    ["\(verb.usage)", "  \(verb.summary)"] + verb.examples.map { "  \($0)" }
  }
}

/// Words an analyst brings, and the verbs that answer them.
private let meanings: [(words: Set<String>, verbs: [String])] = [
  (["worse", "better", "improved", "progress", "before", "change"], ["compare", "headline"]),
  (["behind", "equality", "groups"], ["gap", "inequality"]),
  (["average", "mean", "total", "totals", "count"], ["summarise"]),
  (["other places", "places", "england", "neighbours", "target"], ["benchmark", "rank"]),
  (["filter", "only", "condition"], ["where"]),
  (["export", "csv", "file", "save"], ["to"]),
  (["table", "wide", "side", "years"], ["pivot"]),
]
