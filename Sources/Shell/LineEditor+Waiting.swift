import CEditLine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// libedit asks here for every key, with the line already drawn.
nonisolated extension LineEditor {
  /// Milliseconds after which a lone Esc is Esc, not the start of a key.
  private static let escapeTime: Int32 = 40
  /// Milliseconds after which a paste without an end has ended.
  private static let pasteTime: Int32 = 2000

  /// Gives the next key: 1, or 0 at the end of input, or −1 for a failure.
  func readKey(_ key: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
      if !reader.hasWaiting { paint() }
      switch reader.next() {
      case .scalar(let scalar):
        // Bindings begin with Esc, so libedit would wait for ever after one that stands alone.
        if scalar == "\u{1B}", cel_is_vi(handle), reader.isSilent(for: Self.escapeTime) {
          reader.insert(String(PrivateSequence.viCommandMode.keys.dropFirst()))
        }
        key.pointee = wchar_t(bitPattern: scalar.value)
        return 1
      case .signal(SIGINT):
        key.pointee = 3  // as the key itself
        return 1
      case .signal(let number): handle(signal: number)
      case .silence: continue
      case .endOfInput: return 0
      case .failure: return -1
      }
    }
  }

  /// Draws over libedit's plain line just before a wait; draws nothing yet.
  func paint() {}

  /// Takes what a terminal sends between the marks of a paste.
  func pastedText() -> String {
    let end = Array("\u{1B}[201~".unicodeScalars)
    var pasted: [Unicode.Scalar] = []
    reading: while !pasted.suffix(end.count).elementsEqual(end) {
      switch reader.next(within: Self.pasteTime) {
      case .scalar(let scalar): pasted.append(scalar)
      case .signal(let number): handle(signal: number)
      case .silence, .endOfInput, .failure: break reading
      }
    }
    if pasted.suffix(end.count).elementsEqual(end) { pasted.removeLast(end.count) }
    var text = cleanedPaste(pasted)
    // The last newline was copied with the line; Enter follows if it is meant.
    while text.last == "\n" { text.removeLast() }
    return text
  }

  private func handle(signal number: Int32) {
    switch number {
    case SIGWINCH: resize()
    case SIGTSTP: _ = suspend()
    case SIGCONT:
      if expectsContinue {
        expectsContinue = false
      } else {
        takeTerminalBack()
      }
    case SIGTERM, SIGHUP:
      write("\r\n")
      giveTerminalAway()
      cel_signal_raise(number)
    default: break
    }
  }

  /// Stops the program until the shell continues it.
  func suspend() -> UInt8 {
    let edited = edited
    let rows = row(of: edited.scalars[...]) - row(of: edited.scalars[..<edited.cursor])
    write(String(repeating: "\n", count: rows + 1) + "\r")
    giveTerminalAway()
    expectsContinue = true
    cel_signal_restore(SIGTSTP)
    // The whole group, as the terminal would have done.
    kill(0, SIGTSTP)
    _ = cel_signal_pipe(SIGTSTP)
    takeTerminalBack()
    return UInt8(clamping: CC_NORM)
  }

  private func giveTerminalAway() {
    cel_mark_pastes(handle, output, false)
    cel_prep_term(handle, 0)
  }

  private func takeTerminalBack() {
    cel_prep_term(handle, 1)
    cel_mark_pastes(handle, output, true)
    width = terminalWidth()
    el_resize(handle)
    write("\r\u{1B}[J")
    cel_refresh(handle)
  }

  /// Draws anew for another width.
  ///
  /// Terminals that wrap anew have moved the cursor, others have not; going up by the smaller
  /// number may leave rows of our own but never erases an answer above.
  private func resize() {
    let edited = edited
    let before = row(of: edited.scalars[..<edited.cursor])
    width = terminalWidth()
    goUp(min(before, row(of: edited.scalars[..<edited.cursor])))
    el_resize(handle)
    cel_refresh(handle)
  }

  /// Puts the cursor on the prompt's first cell and clears from there; `cel_refresh` believes that
  /// it starts so.
  func goToFirstCell() {
    let edited = edited
    goUp(row(of: edited.scalars[..<edited.cursor]))
  }

  private func goUp(_ rows: Int) {
    write((rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J")
  }

  private func row(of text: ArraySlice<Unicode.Scalar>) -> Int {
    TextLayout.row(after: text, promptWidth: promptWidth, width: width)
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else { return }
        cel_write(handle, start, characters.count)
      }
    }
  }
}
