import CEditLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Cells from plain lines: for screens that cannot move a cursor, and for input that is no terminal.
nonisolated final class PlainLines {
  private let reader: KeyReader
  private let gutter: Gutter
  /// Whether somebody types: prompts and reasons are shown.
  private let isTyped: Bool
  private let completeness: (String) -> InputCompleteness
  private let show: (String) -> Void

  /// Cells from `reader`; `show` writes text on the output at once.
  init(
    reader: KeyReader,
    gutter: Gutter,
    isTyped: Bool,
    completeness: @escaping (String) -> InputCompleteness,
    show: @escaping (String) -> Void
  ) {
    self.reader = reader
    self.gutter = gutter
    self.isTyped = isTyped
    self.completeness = completeness
    self.show = show
  }

  /// Reads lines until they are a whole cell.
  ///
  /// At the end of input what there is, is the cell.
  func read(prompt: String) -> Reading {
    if isTyped { show(prompt) }
    var text = ""
    while true {
      switch line() {
      case .line(let line): text += line
      case .interrupted:
        show("\n")
        return .cancelled(text)
      case .end(let line):
        text += line
        return text.isEmpty ? .endOfInput : .cell(text)
      }
      let scalars = Array(gutter.inserted(into: text).unicodeScalars)
      let edited = EditedText(scalars, cursor: scalars.count, gutter: gutter)
      switch EnterKey(on: edited, pipeFollows: false, completeness: completeness) {
      case .runs: return .cell(text)
      case .opensLine: break
      case .says(let reason): if isTyped { show(reason + "\n") }
      }
      text += "\n"
      if isTyped { show(String(String.UnicodeScalarView(gutter.scalars))) }
    }
  }

  private enum Line {
    case line(String)
    case interrupted
    case end(String)
  }

  private func line() -> Line {
    var scalars: [Unicode.Scalar] = []
    while true {
      switch reader.next() {
      case .scalar("\n"):
        if scalars.last == "\r" { scalars.removeLast() }
        return .line(cleanedPaste(scalars))
      case .scalar(let scalar): scalars.append(scalar)
      case .signal(let number): if number == SIGINT { return .interrupted }
      case .silence: continue
      case .endOfInput, .failure: return .end(cleanedPaste(scalars))
      }
    }
  }
}
