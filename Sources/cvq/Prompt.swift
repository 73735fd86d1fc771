import Frames
import Notebook
import Rendering
import Semantics
import Shell
import Synchronization
import Syntax

/// Opens the prompt and stays until it is left.
func runPrompt(_ request: Request, _ output: Output, isUnicode: Bool) -> Notebook.ExitCode {
  var settings = SessionSettings(isPrompt: true)
  settings.use = request.use
  settings.home = request.home
  let prompt: Prompt
  do throws(OpeningFailure) {
    prompt = Prompt(try Session(settings), output)
  } catch {
    output.say(error.text)
    return .cannotOpen
  }
  var environment: [String: String] = [:]
  for name in ["XDG_STATE_HOME", "HOME"] { environment[name] = Output.environment(name) }
  let shell = InteractiveShell(
    actions: PromptActions(
      banner: prompt.banner,
      nextCellNumber: { prompt.nextCellNumber },
      completeness: { prompt.completeness(of: $0) },
      completions: { prompt.completions(before: $0) },
      run: { prompt.run($0) },
      interrupt: { [stop = prompt.stop] in stop.request() }
    ),
    surface: PromptSurface(
      inputIsTerminal: true,
      outputIsTerminal: output.isTerminal,
      terminalName: Output.environment("TERM"),
      isUnicode: isUnicode,
      usesColour: output.style.isColoured
    ),
    historyPath: History.path(environment: environment)
  )
  shell.run()
  return .done
}

/// The session behind the prompt: runs cells and dot commands, writes what there is to read.
final class Prompt {
  private var session: Session
  private let output: Output
  private var cellCount = 0
  private var lastFailure: Failure?
  /// Stops the cell that is running, from another thread.
  let stop = StopButton()

  init(_ session: Session, _ output: Output) {
    self.session = session
    self.output = output
  }

  var nextCellNumber: Int { cellCount + 1 }

  var banner: [String] { session.banner(output.style, version: programVersion) }

  func completeness(of text: String) -> InputCompleteness {
    if text.first(where: { !$0.isWhitespace }) == "." { return .complete }
    return switch Syntax.completeness(of: SourceText(text)) {
    case .complete: .complete
    case .incomplete(let reason): .incomplete(reason: reason)
    }
  }

  /// What Tab may put in; what goes to the screen is fit for one.
  func completions(before text: String) -> LineCompletion {
    let found = session.completions(before: text)
    let level = output.style.level
    return LineCompletion(
      replacedCount: found.replacedCount,
      candidates: found.candidates.map { candidate in
        LineCompletion.Candidate(
          text: candidate.text,
          label: Displayable.text(candidate.label, level: level),
          detail: Displayable.text(candidate.detail, level: level),
          group: candidate.kind.rawValue
        )
      }
    )
  }

  func run(_ text: String) -> RunOutcome {
    if text.first(where: { !$0.isWhitespace }) == "." { return runCommand(text) }
    defer { writeSnapshots() }
    return Cancellation.$current.withValue(stop.renewed()) { runCell(text) }
  }

  private func runCell(_ text: String) -> RunOutcome {
    let continues = text.first(where: { !$0.isWhitespace }) == "|"
    let from = cellCount
    do throws(Failure) {
      let queries = try prepared(text)
      for query in queries {
        let answer = try session.run(query)
        cellCount += 1
        let titles = ["\(cellCount)"] + (continues ? ["from \(from)"] : [])
        guard show(answer, titles) else { return RunOutcome(ok: false) }
      }
      if queries.isEmpty { cellCount += 1 }
      lastFailure = nil
      return RunOutcome(ok: true)
    } catch {
      guard !stop.isPressed else {
        output.say("stopped; nothing has changed\n")
        return RunOutcome(ok: false)
      }
      lastFailure = error
      output.say(error.text(output.errorStyle))
      return RunOutcome(ok: false)
    }
  }

  /// The cell's queries; what `use` opened is told of before they run, or before the message of
  /// what is wrong behind it.
  private func prepared(_ text: String) throws(Failure) -> [PreparedQuery] {
    let opened = session.openedCount
    defer { if session.openedCount != opened { output.report(session.loadReport) } }
    return try session.prepare(text)
  }

  /// Whether the answer could be written.
  private func show(_ answer: Answer, _ titles: [String]) -> Bool {
    do throws(ScriptEnd) {
      try deliver(answer, folder: "", output, titleParts: titles, hint: ".why")
      return true
    } catch {
      output.say(error.message)
      return false
    }
  }

  private func runCommand(_ text: String) -> RunOutcome {
    switch session.command(text, style: output.style, after: lastFailure) {
    case .leave: return RunOutcome(ok: true, leaves: true)
    case .text(let lines):
      output.say(lines.joined(separator: "\n") + "\n")
      return RunOutcome(ok: true)
    case .edit(let repaired): return RunOutcome(ok: true, nextText: repaired)
    case .refused(let message):
      output.say(message + "\n")
      return RunOutcome(ok: false)
    }
  }
}

/// What Ctrl-C presses: each cell has a wish of its own, so that a late one stops nothing else.
final class StopButton: Sendable {
  private let current = Mutex(Cancellation())

  func renewed() -> Cancellation {
    let fresh = Cancellation()
    current.withLock { $0 = fresh }
    return fresh
  }

  func request() { current.withLock { $0 }.request() }

  var isPressed: Bool { current.withLock { $0.isRequested } }
}
