import CEditLine

/// The text in libedit's hands, seen and changed.
nonisolated extension LineEditor {
  var edited: EditedText {
    guard let line = el_wline(handle)?.pointee, let start = line.buffer, let end = line.lastchar,
      let cursor = line.cursor
    else { return EditedText([], cursor: 0, gutter: gutter) }
    // SAFETY: libedit keeps start, cursor and end in one buffer, valid until its next call.
    let characters = UnsafeBufferPointer(start: start, count: end - start)
    return EditedText(characters.map(scalar), cursor: cursor - start, gutter: gutter)
  }

  func moveCursor(to position: Int) {
    el_cursor(handle, Int32(clamping: position - edited.cursor))
  }

  func delete(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // libedit deletes before the cursor.
    moveCursor(to: range.upperBound)
    el_deletestr(handle, Int32(clamping: range.count))
  }

  /// Inserts text at the cursor, each further line behind a gutter.
  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    let characters = wideString(gutter.inserted(into: text))
    el_winsertstr(handle, characters)
    characters.deallocate()
  }

  /// Has libedit read a key sequence as if it were typed: the only way to one of its commands.
  func push(_ sequence: PrivateSequence) {
    let characters = wideString(sequence.keys)
    el_wpush(handle, characters)
    characters.deallocate()
  }
}

/// Key sequences that no keyboard sends, bound to commands that our functions need.
nonisolated enum PrivateSequence: Int, CaseIterable {
  case newline = 9999
  case previousEntry = 9996
  case nextEntry = 9995
  case insertText = 9994
  case deleteWord = 9993
  case viCommandMode = 9990

  var keys: String { "\u{1B}[\(rawValue)~" }

  var command: String {
    switch self {
    case .newline: "ed-newline"
    case .previousEntry: "ed-prev-history"
    case .nextEntry: "ed-next-history"
    case .insertText: "cvq-insert-text"
    case .deleteWord: "ed-delete-prev-word"
    case .viCommandMode: "vi-command-mode"
    }
  }
}
