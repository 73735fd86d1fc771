import Frames
import Plans
import Rendering
import Semantics
import Statistics
import Syntax

/// Lines of help for one screen: a term in the margin, what there is to say beside it.
struct HelpPage {
  private(set) var lines: [String] = []
  private let style: ScreenStyle

  init(_ style: ScreenStyle) { self.style = style }

  // MARK: Whole pages

  mutating func overview() {
    heading("get what for where in when by who   picks figures; | passes them on, one verb a step")
    gap()
    for verb in VerbRegistry.verbs { entry(verb.name, verb.summary, margin: 13) }
    gap()
    heading("commands")
    for command in PromptCommand.allCases {
      entry(".\(command.rawValue)", command.summary, margin: 13)
    }
    gap()
    heading("functions")
    for group in FunctionEntry.Group.allCases {
      let names = FunctionCatalogue.entries.filter { $0.group == group }.map(\.name)
      entry(group.title, names.joined(separator: " "), margin: 13)
    }
  }

  mutating func describe(_ topic: HelpTopic) {
    gap()
    switch topic {
    case .verb(let verb): describe(verb)
    case .function(let function):
      heading(function.usage)
      paragraph(function.summary)
      entry("works on", function.group.scope)
    case .statistic(let statistic): describe(statistic)
    case .command(let command): heading(".\(command.rawValue)   \(command.summary)")
    }
  }

  private mutating func describe(_ verb: Verb) {
    heading(verb.usage)
    paragraph(verb.summary)
    if !verb.needs.isEmpty {
      entry("needs", verb.needs.map(\.title).joined(separator: ", "))
    }
    if let usual = verb.methods.first {
      entry(
        "using",
        (["\(usual), the usual one"] + verb.methods.dropFirst()).joined(separator: ", ")
      )
    }
    let margin = widest(verb.adds.map(\.name))
    for (number, column) in verb.adds.enumerated() {
      var meaning = column.meaning
      if !column.words.isEmpty { meaning += ": " + column.words.joined(separator: ", ") }
      if column.isQuiet { meaning += " (shown when named)" }
      entry(number == 0 ? "adds" : "", column.name, meaning, margin: margin)
    }
    for (number, example) in verb.examples.enumerated() {
      whole(number == 0 ? "example" : "", example)
    }
    if verb.examples.isEmpty { whole("example", "… | \(verb.simplest)") }
  }

  private mutating func describe(_ statistic: Statistic) {
    heading("\(statistic.title)   statistic \(statistic.name)")
    paragraph(statistic.summary)
    let margin = widest((statistic.inputs + statistic.results).map(\.name))
    for (number, term) in statistic.inputs.enumerated() {
      entry(number == 0 ? "takes" : "", term.name, term.meaning, margin: margin)
    }
    for (number, term) in statistic.results.enumerated() {
      entry(number == 0 ? "gives" : "", term.name, term.meaning, margin: margin)
    }
    entry("not for", statistic.caution)
    entry("source", statistic.reference)
    entry("formula", statistic.page)
  }

  // MARK: Lists

  /// Topics found by meaning: a sentence each, and how to use it.
  mutating func list(_ findings: [HelpFinding]) {
    guard !findings.isEmpty else { return }
    gap()
    let margin = widest(findings.map(\.topic.name))
    for finding in findings {
      entry(finding.topic.name, finding.topic.summary, margin: margin)
      if let reason = finding.reason { entry("", reason, margin: margin) }
      switch finding.topic {
      case .verb(let verb):
        whole("", verb.examples.first ?? "… | \(verb.simplest)", margin: margin)
      case .function(let function): whole("", function.usage, margin: margin)
      case .statistic(let statistic):
        entry("", "statistic: .help \(statistic.name)", margin: margin)
      case .command: break
      }
    }
  }

  /// Indicators by code and name.
  ///
  /// - Parameters:
  ///   - indicators: Code and name of each; of many the first eight are shown.
  ///   - query: How to ask for them.
  mutating func list(indicators: [(code: String, name: String)], query: String) {
    gap()
    heading("indicators")
    let shown = indicators.prefix(8)
    let margin = widest(shown.map(\.code))
    for indicator in shown { entry(indicator.code, indicator.name, margin: margin) }
    if indicators.count > shown.count {
      entry("", "and \(indicators.count - shown.count) more", margin: margin)
    }
    whole("", query, margin: margin)
  }

  mutating func nothing(called word: String, near names: [String]) {
    lines += wrapped("nothing here is called '\(word)'; the words there are:   .help", indent: 0)
    let similar = nearest(to: word, among: names)
    if !similar.isEmpty {
      lines += wrapped("similar: \(similar.joined(separator: ", "))", indent: 2)
    }
  }

  // MARK: Lines

  private mutating func gap() {
    if !lines.isEmpty { lines.append("") }
  }

  private mutating func heading(_ text: String) { lines += wrapped(text, indent: 0) }

  private mutating func paragraph(_ text: String) { lines += wrapped(text, indent: 2) }

  /// A term in the margin with a text beside it, or under it on a narrow screen.
  private mutating func entry(_ term: String, _ text: String, margin: Int = 10) {
    guard style.width >= 26 + margin else {
      if !term.isEmpty { lines += wrapped(term, indent: 2) }
      lines += wrapped(text, indent: 4)
      return
    }
    let broken = wrapped(text, indent: 2 + margin)
    lines.append("  " + padded(term, to: margin) + broken[0].dropFirst(2 + margin))
    lines += broken.dropFirst()
  }

  /// The same with a second term, as wide as `margin`.
  private mutating func entry(_ term: String, _ second: String, _ text: String, margin: Int) {
    guard style.width >= 36 + margin else {
      entry(term, second)
      lines += wrapped(text, indent: 12)
      return
    }
    let broken = wrapped(text, indent: 12 + margin)
    let start = padded(term, to: 10) + padded(second, to: margin)
    lines.append("  " + start + broken[0].dropFirst(12 + margin))
    lines += broken.dropFirst()
  }

  /// A query, which stays on one line so that it can be copied.
  private mutating func whole(_ term: String, _ query: String, margin: Int = 10) {
    lines.append("  " + padded(term, to: margin) + Displayable.text(query, level: style.level))
  }

  private func widest(_ names: [String]) -> Int {
    2 + (names.map { Displayable.width(shown($0)) }.max() ?? 0)
  }

  private func shown(_ text: String) -> String { Displayable.text(text, level: style.level) }

  private func padded(_ term: String, to margin: Int) -> String {
    let term = shown(term)
    return term + String(repeating: " ", count: max(0, margin - Displayable.width(term)))
  }

  /// Never empty; every line starts with `indent` spaces.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    let start = String(repeating: " ", count: indent)
    return TextFitting.wrapped(shown(text), width: max(10, style.width - indent)).map { start + $0 }
  }
}

extension FunctionEntry.Group {
  /// What the overview calls it.
  fileprivate var title: String {
    switch self {
    case .number: "numbers"
    case .text: "texts"
    case .any: "any value"
    case .aggregate: "many rows"
    case .series: "series"
    case .acrossRows: "across rows"
    case .domain: "figures"
    }
  }

  /// What its functions work on, in words.
  fileprivate var scope: String {
    switch self {
    case .number: "a number of each row"
    case .text: "a text of each row"
    case .any: "values of any type, row by row"
    case .aggregate: "many rows, and makes one value of them"
    case .series: "a series, by period"
    case .acrossRows: "each row beside the others of its indicator, place and period"
    case .domain: "figures with their limits and groups, row by row"
    }
  }
}

extension FieldRole {
  /// What the table must have, in words.
  fileprivate var title: String {
    switch self {
    case .indicator: "indicator"
    case .place: "place"
    case .period: "period"
    case .asAt: "as at"
    case .breakdown: "groups (get … by …)"
    case .value: "value"
    case .plain: "a column"
    }
  }
}
