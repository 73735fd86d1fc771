import Plans
import Semantics
import Statistics
import Syntax

/// One thing that help can speak of.
enum HelpTopic {
  case verb(Verb)
  case statement(HelpStatement)
  case function(FunctionEntry)
  case statistic(Statistic)
  case command(PromptCommand)
  /// A page about no single word, by its path: `glossary.md`.
  case guide(String)

  /// All that are found by meaning: verbs in the order of the language, then statements,
  /// functions, statistics and commands.
  static let all: [HelpTopic] =
    Vocabulary.verbs.compactMap { VerbRegistry.verb(named: $0).map(HelpTopic.verb) }
    + HelpStatement.all.map(HelpTopic.statement)
    + FunctionCatalogue.entries.map(HelpTopic.function)
    + StatisticRegistry.all.map(HelpTopic.statistic)
    + PromptCommand.allCases.map(HelpTopic.command)

  /// Pages about no single word.
  static let guides: [HelpTopic] = HelpPages.paths.compactMap { path in
    let topic = topic(ofPage: path)
    if case .guide? = topic { return topic }
    return nil
  }

  /// What a page is about.
  static func topic(ofPage path: String) -> HelpTopic? {
    let parts = path.split(separator: "/")
    guard let last = parts.last, last.hasSuffix(".md") else { return nil }
    let name = String(last.dropLast(3))
    let topic: HelpTopic? =
      switch parts.count == 2 ? parts[0] : "" {
      case "verbs": VerbRegistry.verb(named: name).map(HelpTopic.verb)
      case "statements": HelpStatement.named(name).map(HelpTopic.statement)
      case "functions": FunctionCatalogue.entry(named: name).map(HelpTopic.function)
      case "statistics": StatisticRegistry.statistic(named: name).map(HelpTopic.statistic)
      default: nil
      }
    return topic ?? .guide(path)
  }

  /// Everything called so: a verb, a function and a statistic may share a name.
  ///
  /// A leading dot asks for a command alone, brackets for a function, `statistic rank` for what
  /// the first word says. American spellings, other names of statistics and spaces for
  /// underscores are understood.
  static func named(_ text: String) -> [HelpTopic] {
    let word = text.lowercased()
    let plain = word.hasPrefix(".") ? String(word.dropFirst()) : word
    let command = PromptCommand(rawValue: plain).map(HelpTopic.command)
    if word.hasPrefix(".") { return [command].compactMap { $0 } }
    let kinds: Set<String> = ["verb", "statement", "function", "statistic"]
    let parts = word.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, kinds.contains(parts[0]) {
      let asked = everything(called: parts[1]).filter { $0.kind == parts[0] }
      if !asked.isEmpty { return asked }
    }
    if let bracket = word.firstIndex(of: "("), word.hasSuffix(")") {
      return everything(called: String(word[..<bracket])).filter(\.isFunction)
    }
    let topics = everything(called: word)
    // A page about no single word is meant where no word is called so.
    guard topics.isEmpty, command == nil else { return topics + [command].compactMap { $0 } }
    let dashed = String(word.map { $0 == " " || $0 == "_" ? "-" : $0 })
    return guides.filter { $0.name == dashed }
  }

  private static func everything(called word: String) -> [HelpTopic] {
    let joined = String(word.map { $0 == " " || $0 == "-" ? "_" : $0 })
    let verb = Vocabulary.verb(word).flatMap(VerbRegistry.verb(named:)).map(HelpTopic.verb)
    let statement = HelpStatement.named(word).map(HelpTopic.statement)
    let function = FunctionCatalogue.entry(named: joined).map(HelpTopic.function)
    let statistic = StatisticRegistry.statistic(named: word).map(HelpTopic.statistic)
    return [verb, statement, function, statistic].compactMap { $0 }
  }

  var name: String {
    switch self {
    case .verb(let verb): verb.name
    case .statement(let statement): statement.name
    case .function(let function): function.name
    case .statistic(let statistic): statistic.name
    case .command(let command): ".\(command.rawValue)"
    case .guide(let path):
      path.split(separator: "/").last == "README.md"
        ? String(path.dropLast("/README.md".count))
        : path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? path
    }
  }

  var summary: String {
    switch self {
    case .verb(let verb): verb.summary
    case .statement(let statement): statement.summary
    case .function(let function): function.summary
    case .statistic(let statistic): statistic.summary
    case .command(let command): command.summary
    case .guide(let path): HelpPages.title(path) ?? name
    }
  }

  /// What the topic is called in a list, and what asks for it alone before its name.
  var kind: String {
    switch self {
    case .verb: "verb"
    case .statement: "statement"
    case .function: "function"
    case .statistic: "statistic"
    case .command: "command"
    case .guide: "page"
    }
  }

  /// Where its page lies within `docs`; commands have none.
  var page: String? {
    switch self {
    case .verb: "verbs/\(name).md"
    case .statement: "statements/\(name).md"
    case .function: "functions/\(name).md"
    case .statistic(let statistic):
      statistic.page.hasPrefix("docs/") ? String(statistic.page.dropFirst(5)) : statistic.page
    case .command: nil
    case .guide(let path): path
    }
  }

  /// How it is written, and the title of a page that is about a method.
  var heading: String {
    switch self {
    case .verb(let verb): verb.usage
    case .statement(let statement): statement.usage
    case .function(let function): function.usage
    case .statistic(let statistic): "\(statistic.title)   statistic \(statistic.name)"
    case .command(let command): ".\(command.rawValue)   \(command.summary)"
    case .guide: summary
    }
  }

  /// Tells topics of one name apart.
  var key: String { "\(kind) \(name)" }

  /// Whether nothing more is sought once this was named.
  var endsTheSearch: Bool {
    switch self {
    case .verb, .command, .statement, .guide: true
    case .function, .statistic: false
    }
  }

  var isFunction: Bool {
    if case .function = self { return true }
    return false
  }
}
