import Testing

@testable import Shell

struct TextLayoutTests {
  init() { _ = adoptCharacterType() }

  private func row(_ text: String, width: Int) -> Int {
    TextLayout.row(after: text.unicodeScalars, promptWidth: 4, width: width)
  }

  @Test func `the cursor wraps when the last column is filled`() {
    #expect(row("", width: 20) == 0)
    #expect(row(String(repeating: "a", count: 15), width: 20) == 0)
    #expect(row(String(repeating: "a", count: 16), width: 20) == 1)
    #expect(row(String(repeating: "a", count: 36), width: 20) == 2)
  }

  @Test func `a newline starts a row`() {
    #expect(row("a\n  … b", width: 20) == 1)
    #expect(row("a\n\n", width: 20) == 2)
  }

  @Test func `a wide character is never split`() {
    // 4 + 15 columns are filled; the wide one needs two and moves on whole.
    var layout = TextLayout(promptWidth: 4, width: 20)
    for scalar in (String(repeating: "a", count: 15) + "中").unicodeScalars { layout.add(scalar) }
    #expect(layout.row == 1)
    #expect(layout.column == 2)
  }

  @Test func `controls take two cells and zero-width scalars one`() {
    #expect(cellWidth(of: "\u{3}") == 2)
    #expect(cellWidth(of: "\u{301}") == 1)
    #expect(cellWidth(of: "中") == 2)
    #expect(cellWidth(of: "é") == 1)
  }
}
