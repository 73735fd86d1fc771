import Testing

@testable import Shell

private func enter(
  _ text: String,
  pipeFollows: Bool = false,
  _ completeness: InputCompleteness
) -> EnterKey {
  let scalars = Array(Gutter.unicode.inserted(into: text).unicodeScalars)
  let edited = EditedText(scalars, cursor: scalars.count, gutter: .unicode)
  return EnterKey(on: edited, pipeFollows: pipeFollows) { asked in
    #expect(asked == text, "the parser never sees a gutter")
    return completeness
  }
}

struct EnterKeyTests {
  private let missing = InputCompleteness.incomplete(reason: "a step follows '|'")

  @Test func `complete text runs`() {
    #expect(enter("get a", .complete) == .runs)
    #expect(enter("get a |\nsort b", .complete) == .runs)
  }

  @Test func `incomplete text opens a line`() {
    #expect(enter("get a |", missing) == .opensLine)
    #expect(enter("get a |\nsort b |", missing) == .opensLine)
  }

  @Test func `a second Enter on incomplete text says what is missing`() {
    #expect(enter("get a |\n", missing) == .says("a step follows '|'"))
    #expect(enter("get a |\n  ", missing) == .says("a step follows '|'"))
  }

  @Test func `blank text asks nobody and is left`() {
    #expect(enter(" ", missing) == .runs)
    #expect(enter("", missing) == .runs)
  }

  @Test func `a pipe that already waits keeps the cell open`() {
    #expect(enter("get a", pipeFollows: true, .complete) == .opensLine)
  }
}
