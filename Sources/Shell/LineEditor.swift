import CEditLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The editor of one terminal: libedit holds the text, we own the keys that come in.
///
/// Not `Sendable`: libedit calls back on the thread that reads, so all of it stays on one.
nonisolated final class LineEditor {
  let handle: OpaquePointer
  let output: Int32
  let reader: KeyReader
  let gutter: Gutter
  let completeness: (String) -> InputCompleteness
  let completions: (String) -> LineCompletion
  let isUnicode: Bool
  private let usesColour: Bool
  private let history: OpaquePointer
  private var newestEntry: String?
  /// libedit reads the prompt whenever it draws, so it lives until the next one.
  private var prompt: UnsafeMutablePointer<wchar_t>

  /// Cells before the first line of the text.
  private(set) var promptWidth = 0
  /// Columns of the terminal, as last drawn.
  var width = 80
  /// What the key that ends a reading made of it.
  var reading: Reading?
  /// Text to put in once the next reading has begun.
  var textToInsert = ""
  /// A continue signal of our own suspension is on its way.
  var expectsContinue = false

  /// Signals that matter while the terminal is in the editor's hands.
  private static let signals = [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP]

  /// Opens a terminal; `nil` if the system does not know how to move its cursor.
  ///
  /// `entries` are earlier cells for the arrow keys, oldest first.
  init?(
    input: Int32,
    output: Int32,
    surface: PromptSurface,
    entries: [String],
    completeness: @escaping (String) -> InputCompleteness,
    completions: @escaping (String) -> LineCompletion = { _ in .nothing }
  ) {
    guard let handle = cel_open("cvq", input, output) else { return nil }
    guard cel_has_capability(handle, "up"), let history = history_winit() else {
      cel_close(handle)
      return nil
    }
    self.handle = handle
    self.history = history
    self.output = output
    self.completeness = completeness
    self.completions = completions
    isUnicode = surface.isUnicode
    gutter = surface.isUnicode ? .unicode : .ascii
    usesColour = surface.usesColour
    prompt = wideString("")
    // The pipe exists once a signal has been asked for; a reader needs it from the start.
    let signals = cel_signal_pipe(SIGWINCH)
    cel_signal_restore(SIGWINCH)
    reader = KeyReader(input: input, signals: signals < 0 ? nil : signals)

    cel_set_client(handle, Unmanaged.passUnretained(self).toOpaque())
    cel_set_signal(handle, 0)
    // libedit's inserting and deleting of cells loses text in wrapped lines; overwriting does not.
    for capability in ["ic", "IC", "im", "dc", "DC", "dm"] { cel_settc(handle, capability, "") }
    cel_setty(handle, "-d", "-isig")
    cel_set_getc(handle) { handle, scalar in LineEditor.of(handle)?.readKey(scalar) ?? -1 }
    cel_set_prompt(handle, { handle in LineEditor.of(handle)?.prompt ?? wideString("") }, 1)
    cel_set_history(handle, history)
    cel_hist_size(history, Int32(History.capacity))
    for entry in entries { remember(entry) }
    addKeyFunctions()
    cel_set_editor(handle, "emacs")
    bindKeys()
    // Last, so that the person's own bindings win. `bind -v` there drops all bindings before it.
    el_source(handle, nil)
    if cel_is_vi(handle) { bindKeys() }
  }

  deinit {
    cel_close(handle)
    history_wend(history)
    prompt.deallocate()
  }

  static func of(_ handle: OpaquePointer) -> LineEditor? {
    // SAFETY: set in `init` to the editor that closes the handle when it goes.
    cel_get_client(handle).map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
  }

  /// Reads one cell; the editor starts with `text`.
  func read(prompt: String, startingWith text: String? = nil) -> Reading {
    setPrompt(prompt)
    reading = nil
    width = terminalWidth()
    cel_flush_standard_output()
    for number in Self.signals { _ = cel_signal_pipe(number) }
    cel_mark_pastes(handle, output, true)
    if let text {
      textToInsert = text
      push(.insertText)
    }
    var count: Int32 = 0
    let line = el_wgets(handle, &count)
    cel_mark_pastes(handle, output, false)
    for number in Self.signals { cel_signal_restore(number) }
    if let reading { return reading }
    // Some binding of the person's own ended the line, or the terminal is gone.
    guard let line, count > 0 else { return .endOfInput }
    var scalars = UnsafeBufferPointer(start: line, count: Int(count)).map(scalar)
    if scalars.last == "\n" { scalars.removeLast() }
    return .cell(gutter.stripped(from: scalars))
  }

  /// Makes a cell the newest entry for the arrow keys.
  func remember(_ text: String) {
    guard text != newestEntry, !text.isEmpty, History.isKept(text) else { return }
    newestEntry = text
    let entry = wideString(gutter.inserted(into: text))
    cel_hist_enter(history, entry)
    entry.deallocate()
  }

  private func setPrompt(_ text: String) {
    promptWidth = text.unicodeScalars.reduce(0) { $0 + cellWidth(of: $1) }
    prompt.deallocate()
    // libedit wants a printable character after the last escape.
    if usesColour, text.last == " " {
      prompt = wideString("\u{1}\u{1B}[1m\u{1}\(text.dropLast())\u{1}\u{1B}[0m\u{1} ")
    } else {
      prompt = wideString(text)
    }
  }

  func terminalWidth() -> Int {
    var columns: Int32 = 0
    var rows: Int32 = 0
    return cel_winsize(output, &columns, &rows) ? Int(columns) : 80
  }
}

/// A zero-terminated copy for libedit, to be deallocated by the caller.
nonisolated func wideString(_ text: String) -> UnsafeMutablePointer<wchar_t> {
  let scalars = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  let copy = UnsafeMutablePointer<wchar_t>.allocate(capacity: scalars.count)
  copy.initialize(from: scalars, count: scalars.count)
  return copy
}

/// A character of libedit's as a scalar.
nonisolated func scalar(_ character: wchar_t) -> Unicode.Scalar {
  Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
}
