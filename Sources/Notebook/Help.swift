import Frames
import Indicators
import Plans
import Semantics
import Statistics
import Syntax

extension Session {
  /// What `.help` says: an overview, all that has this name, and what is like it in meaning.
  ///
  /// - Parameters:
  ///   - argument: A word or several, as typed: `gap`, `.why`, `compare over time`.
  ///   - style: Width and drawing of the screen.
  /// - Returns: The lines, fit for a screen.
  func help(_ argument: String, _ style: ScreenStyle) -> [String] {
    var page = HelpPage(style)
    if argument.isEmpty {
      page.overview()
      return page.lines
    }
    let named = HelpTopic.named(argument)
    if let first = named.first {
      page.describe(first)
      page.also(named.dropFirst())
    }
    // Who asks for a verb or a command by name has what was asked for.
    if !named.contains(where: \.endsTheSearch) {
      page.list(similarInMeaning(argument, besides: named))
      if !named.contains(where: \.isFunction) { listIndicators(argument, on: &page) }
    }
    if page.lines.isEmpty { listPages(argument, on: &page) }
    if page.lines.isEmpty { page.nothing(called: argument, near: HelpTopic.all.map(\.name)) }
    return page.lines
  }

  private func similarInMeaning(
    _ argument: String,
    besides named: [HelpTopic]
  ) -> [HelpFinding] {
    let shown = Set(named.map(\.key))
    return HelpSearch(argument).findings.filter { !shown.contains($0.topic.key) }
  }

  /// Adds the indicators that a text names, and those whose names hold it.
  ///
  /// A likeness of spelling alone counts only where there is nothing else to say.
  private func listIndicators(_ argument: String, on page: inout HelpPage) {
    // No name is as long as that, and a likeness of long texts takes long to find.
    guard argument.utf8.count <= 200 else { return }
    let isAlone = page.lines.isEmpty
    var positions: [Int]
    switch workspace.findIndicators(argument) {
    case .one(let position): positions = [position]
    case .many(let all), .ambiguous(let all): positions = all
    case .none(let similar):
      positions = similar.filter { $0.reason == .allWords || isAlone }.map(\.position)
    }
    // A pattern of its own is in `argument` already; quotes would end the text of the query.
    let pattern = argument.contains { "\"*\\".contains($0) } ? argument : "*\(argument)*"
    var holding: [Int] = []
    if pattern != argument, argument.count >= 3, isAlone || !positions.isEmpty,
      case .many(let all) = workspace.findIndicators(pattern)
    {
      holding = all
      positions += all.filter { !positions.contains($0) }
    }
    guard let first = positions.first else { return }
    let named = holding.count > 1 ? pattern : workspace.indicators[first].code
    page.list(
      indicators: positions.map { (workspace.indicators[$0].code, workspace.indicators[$0].name) },
      query: "get \"\(named)\""
    )
  }

  /// Adds the pages in which words stand that nothing is called after.
  private func listPages(_ argument: String, on page: inout HelpPage) {
    let words = HelpSearch(argument).words
    let found = HelpPages.speaking(of: words, limit: 5).compactMap(HelpTopic.topic(ofPage:))
    if !found.isEmpty { page.list(pages: found) }
  }
}
