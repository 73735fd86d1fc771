import Testing

@testable import Shell

/// Text as the editor holds it; `^` marks the cursor.
private func edited(_ marked: String) -> EditedText {
  var scalars = Array(Gutter.unicode.inserted(into: marked).unicodeScalars)
  let cursor = scalars.firstIndex(of: "^") ?? scalars.count
  if scalars.indices.contains(cursor) { scalars.remove(at: cursor) }
  return EditedText(scalars, cursor: cursor, gutter: .unicode)
}

/// The text with `^` where a key takes the cursor.
private func marked(_ text: EditedText, at position: Int) -> String {
  var scalars = text.scalars
  scalars.insert("^", at: position)
  return Gutter.unicode.stripped(from: scalars)
}

private func without(_ range: Range<Int>, in text: EditedText) -> String {
  var scalars = text.scalars
  scalars.removeSubrange(range)
  return Gutter.unicode.stripped(from: scalars)
}

struct EditedTextTests {
  @Test(arguments: [
    ("ab^c", "a^bc"), ("^abc", "^abc"), ("ab\n^cd", "ab^\ncd"), ("ab\nc^d", "ab\n^cd"),
  ])
  func `left steps over a gutter`(before: String, after: String) {
    let text = edited(before)
    #expect(marked(text, at: text.left) == after)
  }

  @Test(arguments: [
    ("a^bc", "ab^c"), ("abc^", "abc^"), ("ab^\ncd", "ab\n^cd"), ("ab\nc^d", "ab\ncd^"),
  ])
  func `right steps over a gutter`(before: String, after: String) {
    let text = edited(before)
    #expect(marked(text, at: text.right) == after)
  }

  @Test func `start and end are those of the line`() {
    let text = edited("get a\nsort^ b\nkeep")
    #expect(marked(text, at: text.startOfLine) == "get a\n^sort b\nkeep")
    #expect(marked(text, at: text.endOfLine) == "get a\nsort b^\nkeep")
  }

  @Test(arguments: [
    ("get trend_line^", "get ^trend_line"), ("get  ^x", "^get  x"), ("a |\n^sort", "^a |\nsort"),
    ("^", "^"),
  ])
  func `a word left crosses blanks and gutters`(before: String, after: String) {
    let text = edited(before)
    #expect(marked(text, at: text.wordLeft) == after)
  }

  @Test(arguments: [("^get x", "get^ x"), ("get ^|\nsort b", "get |\nsort^ b"), ("x^", "x^")])
  func `a word right crosses blanks and gutters`(before: String, after: String) {
    let text = edited(before)
    #expect(marked(text, at: text.wordRight) == after)
  }

  @Test func `up and down keep the column of the screen`() {
    // The prompt is five columns wide, the gutter four.
    let down = edited("ab^cdef\nghijkl")
    #expect(
      down.vertical(1, promptWidth: 5) { _ in 1 }.map { marked(down, at: $0) } == "abcdef\nghi^jkl"
    )
    let up = edited("abcdef\nghi^jkl")
    #expect(
      up.vertical(-1, promptWidth: 5) { _ in 1 }.map { marked(up, at: $0) } == "ab^cdef\nghijkl"
    )
    let short = edited("abcdef^\ngh")
    #expect(
      short.vertical(1, promptWidth: 4) { _ in 1 }.map { marked(short, at: $0) } == "abcdef\ngh^"
    )
    let wide = edited("ab^c\n中文")
    let width: (Unicode.Scalar) -> Int = { $0.value > 0x2E80 ? 2 : 1 }
    #expect(
      wide.vertical(1, promptWidth: 4, width: width).map { marked(wide, at: $0) } == "abc\n中^文"
    )
  }

  @Test func `there is no line above the first and none below the last`() {
    #expect(edited("a^\nb").vertical(-1, promptWidth: 4) { _ in 1 } == nil)
    #expect(edited("a\nb^").vertical(1, promptWidth: 4) { _ in 1 } == nil)
  }

  @Test func `deleting at a line's edge joins lines without leaving a gutter`() {
    let backspace = edited("get a |\n^sort b")
    #expect(without(backspace.before, in: backspace) == "get a |sort b")
    let delete = edited("get a |^\nsort b")
    #expect(without(delete.after, in: delete) == "get a |sort b")
    let word = edited("get a |\n^sort b")
    #expect(without(word.wordBefore, in: word) == "get sort b")
    #expect(edited("^").before.isEmpty)
    #expect(edited("^").after.isEmpty)
  }

  @Test func `no key leaves the text, wherever the cursor stands`() {
    let scalars = edited("get a |\n\n中 sort\nb").scalars
    for cursor in -1...scalars.count + 1 {
      let text = EditedText(scalars, cursor: cursor, gutter: .unicode)
      let all = 0...scalars.count
      for position in [
        text.left, text.right, text.wordLeft, text.wordRight, text.startOfLine, text.endOfLine,
      ] { #expect(all.contains(position)) }
      for direction in [-1, 1] {
        if let position = text.vertical(direction, promptWidth: 4, width: { _ in 1 }) {
          #expect(all.contains(position))
        }
      }
    }
  }
}
