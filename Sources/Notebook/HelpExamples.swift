import Rendering
import Semantics

/// The examples of a page, asked again for a screen of another width.
struct HelpExamples {
  private let style: ScreenStyle

  init(_ style: ScreenStyle) { self.style = style }

  /// The answer of a query on the bundled figures, as wide as there is room.
  ///
  /// - Parameters:
  ///   - query: The example, a script.
  ///   - answer: Its lines on the page, which was written for a hundred cells.
  ///   - width: The room there is.
  /// - Returns: nil where asking does not give what the page shows: its figures lie in a file, or
  ///   are other ones.
  func refitted(_ query: String, _ answer: [String], width: Int) -> [String]? {
    // What opens files or writes them is for its readers to run.
    guard !query.contains("use "), !query.contains("from \""), !query.contains("include "),
      var session = try? Session(SessionSettings()), let queries = try? session.prepare(query)
    else { return nil }
    var style = style
    var recorded: [String] = []
    var fitting: [String] = []
    for query in queries where query.isShown {
      guard query.notes.isEmpty, let result = try? session.run(query) else { return nil }
      style.width = 100
      style.level = .full
      recorded.append(result.text(style))
      style.width = width
      style.level = self.style.level
      fitting.append(result.text(style))
    }
    guard lines(recorded) == answer else { return nil }
    return lines(fitting)
  }

  private func lines(_ texts: [String]) -> [String] {
    var lines = texts.joined(separator: "\n").split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    .map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
