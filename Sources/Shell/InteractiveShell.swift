import CEditLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The prompt: reads cells, hands them to the session, keeps the history.
///
/// Ctrl-C never ends it: it leaves the cell being typed, or asks the running one to stop.
public nonisolated final class InteractiveShell {
  private let actions: PromptActions
  private let surface: PromptSurface
  private var history: History

  /// A prompt on standard input and output, which `surface` describes.
  ///
  /// `historyPath` is `History.path(environment:)`; `nil` keeps no history and says so.
  public init(actions: PromptActions, surface: PromptSurface, historyPath: String?) {
    self.actions = actions
    self.surface = surface
    history = History(path: historyPath)
  }

  /// Runs the prompt until Ctrl-D, the end of input or a cell that leaves.
  ///
  /// Cells run on the calling thread.
  public func run() {
    for line in actions.banner { show(line + "\n") }
    if let reason = history.offReason { show(reason + "\n") }
    // Without a terminal nobody presses Ctrl-C here, and the signal keeps its meaning.
    let signals = surface.inputIsTerminal ? cel_signal_pipe(SIGINT) : -1
    defer { cel_signal_restore(SIGINT) }
    let watched = signals < 0 ? nil : signals
    let read = surface.allowsEditing ? keyEditing() : nil
    serve(read ?? plainReading(signals: watched), signals: watched)
  }

  /// Reads one cell, given what it starts with, and remembers one.
  private struct CellSource {
    let read: (_ prompt: String, _ text: String?) -> Reading
    let remember: (String) -> Void
  }

  private func keyEditing() -> CellSource? {
    guard
      let editor = LineEditor(
        input: STDIN_FILENO,
        output: STDOUT_FILENO,
        surface: surface,
        entries: history.records.map(\.text),
        completeness: actions.completeness,
        completions: actions.completions
      )
    else { return nil }
    return CellSource(
      read: { editor.read(prompt: $0, startingWith: $1) },
      remember: { editor.remember($0) }
    )
  }

  private func plainReading(signals: Int32?) -> CellSource {
    let lines = PlainLines(
      reader: KeyReader(input: STDIN_FILENO, signals: signals),
      gutter: surface.isUnicode ? .unicode : .ascii,
      isTyped: surface.inputIsTerminal,
      completeness: actions.completeness,
      show: show
    )
    return CellSource(
      read: { prompt, text in
        // A plain line cannot start with text, so it is shown to be typed again.
        if let text { show(text + "\n") }
        return lines.read(prompt: prompt)
      },
      remember: { _ in }
    )
  }

  private func serve(_ source: CellSource, signals: Int32?) {
    var nextText: String?
    while true {
      let reading = source.read("\(actions.nextCellNumber()) > ", nextText)
      nextText = nil
      switch reading {
      case .endOfInput:
        if surface.inputIsTerminal { show("\n") }
        return
      case .cancelled(let text): source.remember(trimmed(text))
      case .cell(let typed):
        let text = trimmed(typed)
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        let outcome = InterruptWatch.whileRunning(signals: signals, interrupt: actions.interrupt) {
          actions.run(text)
        }
        source.remember(text)
        if let reason = history.keep(HistoryRecord(text: text, ok: outcome.ok)) {
          show(reason + "\n")
        }
        if outcome.leaves { return }
        nextText = outcome.nextText
      }
    }
  }
}

/// The text without blanks and newlines at its end; its start is left, since a space there means
/// that the line is not to be kept.
nonisolated private func trimmed(_ text: String) -> String {
  var text = text[...]
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}

nonisolated private func show(_ text: String) {
  print(text, terminator: "")
  cel_flush_standard_output()
}
