import Frames
public import Notebook
import Syntax

/// Queries asked of the bundled workspace, as a script would.
public enum Answers {
  /// The last answer of a script.
  ///
  /// - Throws: `Failure` as the script does; `NoAnswer` when it has no query.
  public static func answer(_ script: String, settings: SessionSettings = SessionSettings()) throws
    -> Answer
  {
    var session = try Session(settings)
    var last: Answer?
    for query in try session.prepare(script) { last = try session.run(query) }
    guard let last else { throw NoAnswer() }
    return last
  }

  /// The shown columns as text, row by row: exact numbers, labels, words.
  public static func rows(_ script: String) throws -> [[String]] {
    let shown = try answer(script).shown
    return (0..<shown.rowCount).map { row in shown.columns.map { $0.displayText(row) } }
  }

  /// One column as text.
  public static func column(_ name: String, of script: String) throws -> [String] {
    let answer = try answer(script)
    guard let column = answer.frame[name] else { throw NoAnswer() }
    return (0..<answer.frame.rowCount).map { column.displayText($0) }
  }

  /// Names of the columns that an answer shows, and the number of its rows.
  public static func shape(of answer: Answer) -> (columns: [String], rowCount: Int) {
    (answer.shown.schema.fields.map(\.name), answer.frame.rowCount)
  }

  /// The CSV of the last answer.
  public static func csv(_ script: String) throws -> String {
    String(decoding: try answer(script).csv, as: UTF8.self)
  }

  /// The messages of a script that must fail, as they are shown, and its exit code.
  public static func failure(_ script: String, settings: SessionSettings = SessionSettings()) throws
    -> (text: String, codes: [String], exit: ExitCode)
  {
    var session = try Session(settings)
    do throws(Failure) {
      let queries = try session.prepare(script)
      for query in queries { _ = try session.run(query) }
    } catch {
      return (error.text(ScreenStyle(width: 100)), error.diagnostics.map(\.code), error.exitCode)
    }
    throw NoAnswer()
  }

  /// Whether a script asks for what the language has and nothing computes yet.
  public static func isPending(_ script: String) throws -> Bool {
    do {
      return try failure(script).codes.contains("later-1")
    } catch is NoAnswer {
      return false
    }
  }

  public struct NoAnswer: Error {}
}
