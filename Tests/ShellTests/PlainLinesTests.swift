import Foundation
import Testing

@testable import Shell

/// Reads all cells of an input; gives them and what was shown.
private func readings(
  of input: String,
  isTyped: Bool = true,
  signal: Int32? = nil
) -> (readings: [Reading], shown: String) {
  let pipe = Pipe()
  let signals = Pipe()
  pipe.fileHandleForWriting.write(Data(input.utf8))
  if let signal { signals.fileHandleForWriting.write(Data([UInt8(signal)])) }
  try? pipe.fileHandleForWriting.close()
  var shown = ""
  let lines = PlainLines(
    reader: KeyReader(
      input: pipe.fileHandleForReading.fileDescriptor,
      signals: signals.fileHandleForReading.fileDescriptor
    ),
    gutter: .ascii,
    isTyped: isTyped,
    completeness: { text in
      text.hasSuffix("|") || text.hasSuffix("|\n")
        ? .incomplete(reason: "a step is missing") : .complete
    },
    show: { shown += $0 }
  )
  var result: [Reading] = []
  repeat { result.append(lines.read(prompt: "1 > ")) } while result.last != .endOfInput
  return (result, shown)
}

struct PlainLinesTests {
  @Test func `a cell is a line, or as many as it needs`() {
    let (cells, shown) = readings(of: "get a\r\nget b |\n\tsort é\n")
    #expect(cells == [.cell("get a"), .cell("get b |\n    sort é"), .endOfInput])
    #expect(shown == "1 > 1 >   . 1 > ")
  }

  @Test func `a blank line in an unfinished cell says what is missing`() {
    let (cells, shown) = readings(of: "get b |\n\nsort a\n")
    #expect(cells == [.cell("get b |\n\nsort a"), .endOfInput])
    #expect(shown == "1 >   . a step is missing\n  . 1 > ")
  }

  @Test func `what the end of input cuts off is still a cell`() {
    #expect(readings(of: "get a |\nsort").readings == [.cell("get a |\nsort"), .endOfInput])
    #expect(readings(of: "get a |\n").readings == [.cell("get a |\n"), .endOfInput])
  }

  @Test func `nothing is shown to a pipe`() {
    #expect(readings(of: "get a |\n\nsort b\n", isTyped: false).shown.isEmpty)
  }

  @Test func `an interrupt leaves the cell and not the prompt`() {
    let (cells, shown) = readings(of: "get a\n", signal: SIGINT)
    #expect(cells == [.cancelled(""), .cell("get a"), .endOfInput])
    #expect(shown == "1 > \n1 > 1 > ")
  }
}
