import CEditLine
import Foundation
import Testing

@testable import Shell

private let up = "\u{1B}[A", down = "\u{1B}[B", right = "\u{1B}[C", left = "\u{1B}[D"
private let home = "\u{1B}[H", end = "\u{1B}[F", delete = "\u{1B}[3~", altEnter = "\u{1B}\r"
private let (controlC, controlD, enter, backspace) = ("\u{3}", "\u{4}", "\r", "\u{7F}")

/// Types keys on a terminal of its own; gives what each prompt read, and all that was shown.
private func type(
  _ keys: String,
  readings count: Int = 1,
  columns: UInt16 = 40,
  entries: [String] = [],
  startingWith text: String? = nil
) throws -> (readings: [Reading], shown: String) {
  _ = adoptCharacterType()
  setenv("TERM", "xterm", 1)
  setenv("HOME", "/nonexistent", 1)  // no ~/.editrc of the person's own
  let terminal = try #require(PseudoTerminal(columns: columns))
  let surface = PromptSurface(
    inputIsTerminal: true,
    outputIsTerminal: true,
    terminalName: "xterm",
    isUnicode: true,
    usesColour: true
  )
  var result: [Reading] = []
  do {
    let editor = try #require(
      LineEditor(
        input: terminal.descriptor,
        output: terminal.descriptor,
        surface: surface,
        entries: entries,
        completeness: { text in
          text.hasSuffix("|") || text.hasSuffix("|\n")
            ? .incomplete(reason: "a step follows '|'") : .complete
        },
        completions: { text in
          let word = text.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
          let texts = ["compare", "country", "\"Crime rate\""].filter {
            $0.filter { $0 != "\"" }.lowercased().hasPrefix(word.filter { $0 != "\"" })
          }
          return LineCompletion(
            replacedCount: word.unicodeScalars.count,
            candidates: texts.map { LineCompletion.Candidate(text: $0, label: $0) }
          )
        }
      )
    )
    // Not through the terminal: until the editor has set its modes, the terminal itself acts on
    // Ctrl-C and Backspace.
    editor.reader.insert(keys)
    for number in 1...count {
      let reading = editor.read(prompt: "\(number) > ", startingWith: number == 1 ? text : nil)
      if case .cell(let text) = reading { editor.remember(text) }
      if case .cancelled(let text) = reading { editor.remember(text) }
      result.append(reading)
    }
  }
  return (result, terminal.close())
}

private func cell(_ keys: String, columns: UInt16 = 40, entries: [String] = []) throws -> String? {
  guard case .cell(let text)? = try type(keys, columns: columns, entries: entries).readings.first
  else { return nil }
  return text
}

// One at a time: the environment and the pipe of signals belong to the whole process.
@Suite(.serialized)
struct LineEditorTests {
  @Test func `typed text runs at Enter, whichever newline the terminal sends`() throws {
    #expect(try cell("get a\r") == "get a")
    #expect(try cell("get a\n") == "get a")
    #expect(try cell("café 中文\r") == "café 中文")
  }

  @Test func `keys edit in the middle, over wrapped rows too`() throws {
    #expect(try cell("gt a\(home)\(right)e\(end)b\r") == "get ab")
    #expect(try cell("abc\(left)\(backspace)\r") == "ac")
    #expect(try cell("abc\(left)\(left)\(delete)\r") == "ac")
    let long = String(repeating: "abcdefghi ", count: 9)
    #expect(try cell("\(long)\(home)X\(end)Y\r", columns: 20) == "X\(long)Y")
  }

  @Test func `Enter on unfinished text opens a line behind a gutter`() throws {
    let (readings, shown) = try type("get a |\rsort b\r")
    #expect(readings == [.cell("get a |\nsort b")])
    #expect(shown.contains("  … "))
  }

  @Test func `Alt-Enter always opens a line and Backspace takes it back`() throws {
    #expect(try cell("get a\(altEnter)| sort b\r") == "get a\n| sort b")
    #expect(try cell("get a\(altEnter)\(backspace)b\r") == "get ab")
  }

  @Test func `a second Enter says what is missing and keeps the text`() throws {
    let (readings, shown) = try type("get a |\r\rsort b\r")
    #expect(readings == [.cell("get a |\nsort b")])
    #expect(shown.contains("a step follows '|'"))
  }

  @Test func `up and down move inside a cell, then through earlier ones`() throws {
    #expect(try cell("get a |\rsort b\(up)X\r") == "get a X|\nsort b")
    #expect(try cell("\(up)\(up)\r", entries: ["one", "two"]) == "one")
    #expect(try cell("\(up)\(up)\(down)\r", entries: ["one", "two"]) == "two")
    #expect(try cell("draft\(up)\(down)!\r", entries: ["one"]) == "draft!")
    #expect(try cell("\(up)\r", entries: ["get a |\nsort b"]) == "get a |\nsort b")
    #expect(try cell("\(up)\(up)\(up)\r", entries: ["old", "get a |\nsort b"]) == "old")
  }

  @Test func `an entry longer than libedit's first buffer comes back whole`() throws {
    let long = String(repeating: "0123456789", count: 400)
    #expect(try cell("\(up)!\r", entries: [long]) == long + "!")
  }

  @Test func `Ctrl-C gives a new prompt and keeps the text as the newest entry`() throws {
    let (readings, _) = try type("get a |\rhalf\(controlC)\(up)!\r", readings: 2, entries: ["old"])
    #expect(readings == [.cancelled("get a |\nhalf"), .cell("get a |\nhalf!")])
  }

  @Test func `Ctrl-D leaves only when nothing is typed`() throws {
    #expect(try type(controlD).readings == [.endOfInput])
    #expect(try cell("ab\(home)\(controlD)\r") == "b")
    #expect(try cell("ab\(controlD)\r") == "ab")
  }

  @Test func `a marked paste of several lines runs only at Enter`() throws {
    let paste = "\u{1B}[200~get a\r\n\t| sort b\u{7}\n\u{1B}[201~"
    let (readings, shown) = try type("\(paste)!\r")
    #expect(readings == [.cell("get a\n    | sort b!")])
    #expect(shown.contains("\u{1B}[?2004h"))
    #expect(shown.contains("\u{1B}[?2004l"))
  }

  @Test func `an unmarked paste is joined where a line starts with a pipe`() throws {
    let (readings, _) = try type("get a\r| sort b\rget c\r", readings: 2)
    #expect(readings == [.cell("get a\n| sort b"), .cell("get c")])
  }

  @Test func `a repair is put in the editor and does not run by itself`() throws {
    let (readings, shown) = try type("!\r", startingWith: "get a |\nsort b")
    #expect(readings == [.cell("get a |\nsort b!")])
    #expect(shown.contains("sort b"))
  }

  @Test func `a line that starts with a space is not remembered`() throws {
    let (readings, _) = try type(" secret\r\(up)\r", readings: 2, entries: ["old"])
    #expect(readings == [.cell(" secret"), .cell("old")])
  }

  @Test func `Tab puts in the only word that fits, in the middle of a line too`() throws {
    #expect(try cell("get com\t\r") == "get compare ")
    #expect(try cell("get com now\(left)\(left)\(left)\(left)\t\r") == "get compare now")
    #expect(try cell("get \"cri\t!\r") == "get \"Crime rate\" !")
    #expect(try cell("a |\rcom\t\r") == "a |\ncompare ")
  }

  @Test func `Tab lists what fits when several words do, and keeps the text`() throws {
    let (readings, shown) = try type("get co\tm\t\r")
    #expect(readings == [.cell("get compare ")])
    // Nobody typed it.
    #expect(shown.contains("country"))
  }

  @Test func `a Tab for which nothing fits changes nothing`() throws {
    #expect(try cell("zzz\t!\r") == "zzz!")
  }

  @Test func `a signal arrives as a byte and its old meaning comes back`() throws {
    let pipe = cel_signal_pipe(SIGUSR1)
    try #require(pipe >= 0)
    // Not `raise`: the threads that tests run on block signals.
    kill(getpid(), SIGUSR1)
    let reader = KeyReader(input: pipe, signals: pipe)
    #expect(reader.next(within: 5000) == .signal(SIGUSR1))
    #expect(takeSignal(from: pipe) == nil)
    cel_signal_restore(SIGUSR1)
    var action = sigaction()
    sigaction(SIGUSR1, nil, &action)
    #expect(action.__sigaction_handler.sa_handler == nil, "the system's own action")
  }

  @Test func `a terminal that the system does not know is not edited on`() throws {
    setenv("TERM", "no-such-terminal", 1)
    let terminal = try #require(PseudoTerminal(columns: 40))
    let surface = PromptSurface(
      inputIsTerminal: true,
      outputIsTerminal: true,
      terminalName: "no-such-terminal",
      isUnicode: true,
      usesColour: false
    )
    let editor = LineEditor(
      input: terminal.descriptor,
      output: terminal.descriptor,
      surface: surface,
      entries: [],
      completeness: { _ in .complete }
    )
    #expect(editor == nil)
    _ = terminal.close()
  }

  @Test(arguments: [nil, "", "dumb", "emacs"])
  func `a terminal without a cursor gets plain lines`(name: String?) {
    var surface = PromptSurface(
      inputIsTerminal: true,
      outputIsTerminal: true,
      terminalName: name,
      isUnicode: true,
      usesColour: false
    )
    #expect(!surface.allowsEditing)
    surface.terminalName = "xterm"
    #expect(surface.allowsEditing)
    surface.outputIsTerminal = false
    #expect(!surface.allowsEditing)
  }
}
