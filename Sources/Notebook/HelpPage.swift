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
    heading("statements of a script")
    for statement in HelpStatement.all { entry(statement.name, statement.summary, margin: 13) }
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
    gap()
    heading("a page on each word:   .help compare   on other things:")
    let margin = widest(HelpTopic.guides.map(\.name))
    for guide in HelpTopic.guides { entry(guide.name, guide.summary, margin: margin) }
  }

  /// The page of a topic as it stands in `docs`, below how the word is written.
  mutating func describe(_ topic: HelpTopic) {
    gap()
    lines += wrapped(topic.heading, indent: 0).map(style.bold)
    if case .command = topic { return }
    guard let text = topic.page.flatMap(HelpPages.text) else {
      paragraph(topic.summary)
      if case .verb(let verb) = topic { whole("", verb.examples.first ?? "… | \(verb.simplest)") }
      return
    }
    var blocks = PageBlock.all(in: text)
    // The heading above takes the place of the page's own, and of a line that says the same.
    if case .heading? = blocks.first { blocks.removeFirst() }
    blocks.removeAll { $0 == .paragraph(topic.heading) }
    lines += PageLayout(style: style, refitted: HelpExamples(style).refitted).lines(blocks)
  }

  /// What else is called so.
  mutating func also(_ topics: some Collection<HelpTopic>) {
    guard !topics.isEmpty else { return }
    gap()
    heading("also")
    let margin = widest(topics.map { ".help \($0.key)" })
    for topic in topics {
      let asking = topic.page == nil ? ".help \(topic.name)" : ".help \(topic.key)"
      entry(asking, topic.summary, margin: margin)
    }
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
      case .statement(let statement): whole("", statement.usage, margin: margin)
      case .statistic: entry("", "statistic", margin: margin)
      case .command, .guide: break
      }
    }
    if let first = findings.first {
      gap()
      heading("a page on each:   .help \(first.topic.name)")
    }
  }

  /// Pages in which the words stand.
  mutating func list(pages: [HelpTopic]) {
    gap()
    heading("pages that speak of it")
    let margin = widest(pages.map { ".help \($0.name)" })
    for page in pages { entry(".help \(page.name)", page.summary, margin: margin) }
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
}
