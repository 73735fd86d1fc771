public import Notebook
import Rendering

/// Conversations written down: what was typed, and what a user saw.
///
/// A line that starts with `>` or with the number of a cell and `>` is typed; lines that start
/// with `  …` go on with it; all others are what the program said. Playing a transcript types its
/// lines again and gives the whole text as it is now.
public enum Transcript {
  public static let style = ScreenStyle(width: 100)

  /// What was typed, in order.
  public static func inputs(of transcript: String) -> [String] {
    var inputs: [String] = []
    var isTyped = false
    for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
      if let typed = typedText(line) {
        inputs.append(typed)
        isTyped = true
      } else if isTyped, line.hasPrefix("  … "), let last = inputs.popLast() {
        inputs.append(last + "\n" + line.dropFirst(4))
      } else {
        isTyped = false
      }
    }
    return inputs
  }

  private static func typedText(_ line: Substring) -> String? {
    var rest = line.drop(while: \.isNumber)
    if rest.count < line.count, rest.first == " " { rest = rest.dropFirst() }
    return rest.hasPrefix("> ") ? String(rest.dropFirst(2)) : nil
  }

  private static func typed(_ prompt: String, _ input: String) -> String {
    "\(prompt)> "
      + input.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n  … ") + "\n"
  }

  /// A conversation at the prompt, on one session; `hasBanner` starts it with the first screen.
  public static func conversation(
    _ transcript: String,
    settings: SessionSettings = SessionSettings(isPrompt: true),
    hasBanner: Bool
  ) throws -> String {
    var session = try Session(settings)
    var cell = 0
    var failure: Failure?
    var text = ""
    if hasBanner { text += session.banner(style, version: "0.1").joined(separator: "\n") + "\n" }
    for input in inputs(of: transcript) {
      text += typed("\(cell + 1) ", input)
      if input == "^D" { break }
      if input.hasPrefix(".") {
        switch session.command(input, style: style, after: failure) {
        case .text(let lines): text += lines.joined(separator: "\n") + "\n"
        case .refused(let message): text += message + "\n"
        case .edit(let repaired): text += "(on the line) \(repaired)\n"
        case .leave: break
        }
        text += "\n"
        continue
      }
      let opened = session.openedCount
      do throws(Failure) {
        let queries = try session.prepare(input)
        if session.openedCount != opened { text += lines(session.loadReport.text(style)) }
        for query in queries {
          let answer = try session.run(query)
          let titles = ["\(cell + 1)"] + (input.hasPrefix("|") ? ["from \(cell)"] : [])
          cell += 1
          text += lines(answer.tableText(style, titleParts: titles, hint: ".why"))
          text += lines(answer.footerLines(style))
        }
        if queries.isEmpty { cell += 1 }
        failure = nil
      } catch {
        failure = error
        text += error.text(style)
      }
      text += "\n"
    }
    return text
  }

  private static func lines(_ lines: [String]) -> String {
    lines.map { $0 + "\n" }.joined()
  }

  /// A note, with one line end behind it.
  private static func noteText(_ note: String) -> String {
    Displayable.paragraphs(note) + "\n"
  }

  /// Scripts, each on a session of its own, answered as a pipe would get them.
  public static func pipe(_ transcript: String) throws -> String {
    try inputs(of: transcript).map { input in
      typed("", input) + (try Answers.csv(input)) + "\n"
    }.joined()
  }

  /// Scripts that fail, each on a session of its own: what standard error gets, and the exit code.
  public static func messages(_ transcript: String) throws -> String {
    try inputs(of: transcript).map { input in
      let failure = try Answers.failure(input)
      return typed("", input) + failure.text + "exit code \(failure.exit.rawValue)\n\n"
    }.joined()
  }

  /// What a script shows, notes, tables and footers or the messages; `isWrong` when it failed.
  ///
  /// Its files lie in `folder`, a path from the root of the repository.
  public static func page(_ script: String, folder: String) throws -> (text: String, isWrong: Bool)
  {
    var session = try Session(SessionSettings(baseFolder: "\(Repository.root)/\(folder)/"))
    do throws(Failure) {
      var shown: [String] = []
      let queries = try session.prepare(script)
      for query in queries {
        let answer = try session.run(query)
        if query.isShown { shown += query.notes.map(noteText) + [answer.text(style)] }
      }
      shown += session.closingNotes.map(noteText)
      return (shown.joined(separator: "\n"), false)
    } catch {
      return (error.text(style), true)
    }
  }
}
