import CEditLine

/// What our keys do. Each gives libedit's code for what must be drawn after it.
nonisolated extension LineEditor {
  /// Names our functions for libedit; `~/.editrc` may bind them too.
  func addKeyFunctions() {
    add("cvq-enter", "Run the cell, or open a line") { handle, _ in
      LineEditor.of(handle).map { $0.enter() } ?? failed
    }
    add("cvq-open-line", "Open a line of the cell") { handle, _ in
      LineEditor.of(handle).map { $0.change { $0.insert("\n") } } ?? failed
    }
    add("cvq-cancel", "Leave the cell, keep its text") { handle, _ in
      LineEditor.of(handle).map { $0.cancel() } ?? failed
    }
    add("cvq-delete-or-leave", "Delete, or leave when empty") { handle, _ in
      LineEditor.of(handle).map { $0.deleteOrLeave() } ?? failed
    }
    add("cvq-suspend", "Stop the program") { handle, _ in
      LineEditor.of(handle).map { $0.suspend() } ?? failed
    }
    add("cvq-paste", "Take pasted text") { handle, _ in
      LineEditor.of(handle).map { $0.change { $0.insert($0.pastedText()) } } ?? failed
    }
    add("cvq-insert-text", "Put in the text at hand") { handle, _ in
      LineEditor.of(handle).map { $0.change { $0.insert($0.textToInsert) } } ?? failed
    }
    add("cvq-ignore", "Do nothing") { _, _ in code(CC_NORM) }
    add("cvq-up", "Line up, or earlier cell") { handle, _ in
      LineEditor.of(handle).map { $0.moveLine(-1, orElse: .previousEntry) } ?? failed
    }
    add("cvq-down", "Line down, or later cell") { handle, _ in
      LineEditor.of(handle).map { $0.moveLine(1, orElse: .nextEntry) } ?? failed
    }
    add("cvq-left", "Left") { handle, _ in
      LineEditor.of(handle).map { $0.move(to: \.left) } ?? failed
    }
    add("cvq-right", "Right") { handle, _ in
      LineEditor.of(handle).map { $0.move(to: \.right) } ?? failed
    }
    add("cvq-home", "Start of the line") { handle, _ in
      LineEditor.of(handle).map { $0.move(to: \.startOfLine) } ?? failed
    }
    add("cvq-end", "End of the line") { handle, _ in
      LineEditor.of(handle).map { $0.move(to: \.endOfLine) } ?? failed
    }
    add("cvq-word-left", "Start of the word") { handle, _ in
      LineEditor.of(handle).map { $0.move(to: \.wordLeft) } ?? failed
    }
    add("cvq-word-right", "End of the word") { handle, _ in
      LineEditor.of(handle).map { $0.move(to: \.wordRight) } ?? failed
    }
    add("cvq-delete-before", "Delete before the cursor") { handle, _ in
      LineEditor.of(handle).map { $0.change { $0.delete($0.edited.before) } } ?? failed
    }
    add("cvq-delete-after", "Delete after the cursor") { handle, _ in
      LineEditor.of(handle).map { $0.change { $0.delete($0.edited.after) } } ?? failed
    }
    add("cvq-delete-word", "Delete the word before the cursor") { handle, _ in
      LineEditor.of(handle).map { $0.deleteWord() } ?? failed
    }
    add("cvq-complete", "Put in what must follow, or list what may") { handle, _ in
      LineEditor.of(handle).map { $0.complete() } ?? failed
    }
  }

  func bindKeys() {
    let bindings: [(command: String, keys: [String])] = [
      // The terminal turns Enter into ^J; some send ^M all the same.
      ("cvq-enter", ["^J", "^M"]),
      ("cvq-open-line", ["\\e^J", "\\e^M"]),
      ("cvq-cancel", ["^C"]),
      ("cvq-delete-or-leave", ["^D"]),
      ("cvq-suspend", ["^Z"]),
      ("cvq-paste", ["\\e[200~"]),
      ("cvq-ignore", ["\\e[201~"]),
      ("cvq-up", ["\\e[A", "\\eOA", "^P"]),
      ("cvq-down", ["\\e[B", "\\eOB", "^N"]),
      ("cvq-left", ["\\e[D", "\\eOD", "^B"]),
      ("cvq-right", ["\\e[C", "\\eOC", "^F"]),
      ("cvq-home", ["\\e[H", "\\eOH", "\\e[1~", "\\e[7~", "^A"]),
      ("cvq-end", ["\\e[F", "\\eOF", "\\e[4~", "\\e[8~", "^E"]),
      ("cvq-word-left", ["\\e[1;5D", "\\e[1;3D", "\\eb"]),
      ("cvq-word-right", ["\\e[1;5C", "\\e[1;3C", "\\ef"]),
      ("cvq-delete-before", ["^H", "^?"]),
      ("cvq-delete-after", ["\\e[3~"]),
      ("cvq-delete-word", ["^W", "\\e^?", "\\e^H"]),
      ("em-inc-search-prev", ["^R"]),
      ("cvq-complete", ["^I"]),
    ]
    for (command, keys) in bindings {
      for key in keys {
        cel_bind(handle, key, command)
        cel_bind_alt(handle, key, command)
      }
    }
    for sequence in PrivateSequence.allCases {
      let key = "\\e" + sequence.keys.dropFirst()
      cel_bind(handle, key, sequence.command)
      cel_bind_alt(handle, key, sequence.command)
    }
  }

  private func add(
    _ name: String,
    _ help: String,
    _ function: @escaping cel_key_function
  ) {
    cel_addfn(handle, name, help, function)
  }

  private func change(_ edit: (LineEditor) -> Void) -> UInt8 {
    edit(self)
    return code(CC_REFRESH)
  }

  private func move(to target: (EditedText) -> Int) -> UInt8 {
    let edited = edited
    moveCursor(to: target(edited))
    return code(CC_CURSOR)
  }

  private func moveLine(_ direction: Int, orElse sequence: PrivateSequence) -> UInt8 {
    if let position = edited.vertical(direction, promptWidth: promptWidth, width: cellWidth) {
      moveCursor(to: position)
      return code(CC_CURSOR)
    }
    push(sequence)
    return code(CC_NORM)
  }

  private func enter() -> UInt8 {
    let edited = edited
    // Input that waits already was pasted on a terminal that does not mark it.
    let pipeFollows = reader.waitingByte() == UInt8(ascii: "|")
    switch EnterKey(on: edited, pipeFollows: pipeFollows, completeness: completeness) {
    case .runs:
      reading = .cell(edited.text)
      push(.newline)
      return code(CC_NORM)
    case .opensLine:
      insert("\n")
      return code(CC_REFRESH)
    case .says(let reason):
      goToFirstCell()
      write(reason + "\r\n")
      cel_refresh(handle)
      return code(CC_NORM)
    }
  }

  private func complete() -> UInt8 {
    let edited = edited
    let before = gutter.stripped(from: edited.scalars[..<edited.cursor])
    let next = edited.scalars.dropFirst(edited.cursor).first
    let touchesWord = next.map { $0 != " " && $0 != "\n" } ?? false
    switch TabKey(before: before, completions(before), touchesWord: touchesWord) {
    case .inserts(let text, let replacedCount):
      delete(max(0, edited.cursor - replacedCount)..<edited.cursor)
      insert(next == " " && text.hasSuffix(" ") ? String(text.dropLast()) : text)
      return code(CC_REFRESH)
    case .lists(let candidates):
      let grid = CompletionGrid(width: width, rowLimit: 12, ellipsis: isUnicode ? "…" : "..")
      goToFirstCell()
      write(grid.lines(candidates).map { $0 + "\r\n" }.joined())
      cel_refresh(handle)
      return code(CC_NORM)
    case .nothing: return code(CC_NORM)
    }
  }

  private func cancel() -> UInt8 {
    let edited = edited
    reading = .cancelled(edited.text)
    moveCursor(to: edited.scalars.count)
    insert("^C")
    push(.newline)
    return code(CC_REFRESH)
  }

  private func deleteOrLeave() -> UInt8 {
    let edited = edited
    if edited.scalars.isEmpty {
      reading = .endOfInput
      return code(CC_EOF)
    }
    delete(edited.after)
    return code(CC_REFRESH)
  }

  /// Deletes a word; libedit's own command, which feeds its kill ring, knows nothing of gutters.
  private func deleteWord() -> UInt8 {
    let edited = edited
    if edited.wordBefore.lowerBound >= edited.startOfLine {
      push(.deleteWord)
      return code(CC_NORM)
    }
    delete(edited.wordBefore)
    return code(CC_REFRESH)
  }
}

nonisolated private func code(_ libeditCode: Int32) -> UInt8 { UInt8(clamping: libeditCode) }
nonisolated private var failed: UInt8 { code(CC_ERROR) }
