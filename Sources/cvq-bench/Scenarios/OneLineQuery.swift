import Frames
import Notebook

extension Scenario {
  /// A line at the prompt, from text to answer, on the bundled workspace already opened.
  static let oneLineQuery = Scenario(
    name: "one-line-query",
    size: "prepare and run one line, bundled workspace",
    runs: 21,
    repeats: 100
  ) {
    let opened = try Session(SessionSettings())
    return {
      var session = opened
      var rows = 0
      for query in try session.prepare(#"get "Recorded crime" since 2019/20"#) {
        rows += try session.run(query).shown.rowCount
      }
      guard rows > 0 else { throw Usage("the query gave no rows") }
      return Double(rows)
    }
  }
}
