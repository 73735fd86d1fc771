import Plans
import Semantics
import Statistics
import Syntax

/// One thing that help can speak of.
enum HelpTopic {
  case verb(Verb)
  case function(FunctionEntry)
  case statistic(Statistic)
  case command(PromptCommand)

  /// All of them: verbs in the order of the language, then functions, statistics and commands.
  static let all: [HelpTopic] =
    Vocabulary.verbs.compactMap { VerbRegistry.verb(named: $0).map(HelpTopic.verb) }
    + FunctionCatalogue.entries.map(HelpTopic.function)
    + StatisticRegistry.all.map(HelpTopic.statistic)
    + PromptCommand.allCases.map(HelpTopic.command)

  /// Everything called so: a verb, a function and a statistic may share a name.
  ///
  /// A leading dot asks for a command alone. American spellings, other names of statistics and
  /// spaces for underscores are understood.
  static func named(_ text: String) -> [HelpTopic] {
    let word = text.lowercased()
    let plain = word.hasPrefix(".") ? String(word.dropFirst()) : word
    let command = PromptCommand(rawValue: plain).map(HelpTopic.command)
    if word.hasPrefix(".") { return [command].compactMap { $0 } }
    let joined = String(word.map { $0 == " " || $0 == "-" ? "_" : $0 })
    let verb = Vocabulary.verb(word).flatMap(VerbRegistry.verb(named:)).map(HelpTopic.verb)
    let function = FunctionCatalogue.entry(named: joined).map(HelpTopic.function)
    let statistic = StatisticRegistry.statistic(named: word).map(HelpTopic.statistic)
    return [verb, function, command, statistic].compactMap { $0 }
  }

  var name: String {
    switch self {
    case .verb(let verb): verb.name
    case .function(let function): function.name
    case .statistic(let statistic): statistic.name
    case .command(let command): ".\(command.rawValue)"
    }
  }

  var summary: String {
    switch self {
    case .verb(let verb): verb.summary
    case .function(let function): function.summary
    case .statistic(let statistic): statistic.summary
    case .command(let command): command.summary
    }
  }

  /// Tells topics of one name apart.
  var key: String {
    switch self {
    case .verb: "verb \(name)"
    case .function: "function \(name)"
    case .statistic: "statistic \(name)"
    case .command: "command \(name)"
    }
  }

  /// Whether nothing more is sought once this was named.
  var endsTheSearch: Bool {
    switch self {
    case .verb, .command: true
    case .function, .statistic: false
    }
  }

  var isFunction: Bool {
    if case .function = self { return true }
    return false
  }
}
