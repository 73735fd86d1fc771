import Testing

@testable import Rendering

@Suite struct TextFittingTests {
  private let full = Glyphs(level: .full)

  @Test func `lines break at spaces and long words where they must`() {
    #expect(TextFitting.wrapped("one two three", width: 7) == ["one two", "three"])
    #expect(TextFitting.wrapped("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(TextFitting.wrapped("中文中文", width: 5) == ["中文", "中文"])
    #expect(TextFitting.wrapped("one two three", width: 8, indent: 2) == ["one two", "  three"])
    #expect(TextFitting.wrapped("", width: 8) == [""])
  }

  @Test func `parts are kept whole while they fit`() {
    let parts = ["4 rows × 11", "7 shown", "in the caption: a, b"]
    #expect(
      TextFitting.joined(parts, by: full, width: 30) == [
        "4 rows × 11 · 7 shown", "  in the caption: a, b",
      ]
    )
    #expect(TextFitting.joined(parts, by: full, width: 80).count == 1)
    #expect(TextFitting.joined([], by: full, width: 80).isEmpty)
    let long = TextFitting.joined(["a", "several words that are long"], by: full, width: 12)
    #expect(long.allSatisfy { Displayable.width($0) <= 12 })
    #expect(long.first == "a")
  }

  @Test func `both ends of a long text survive`() {
    #expect(TextFitting.shortened("abcdefghij", to: 5, glyphs: full) == "ab…ij")
    #expect(TextFitting.shortened("abcdefghij", to: 10, glyphs: full) == "abcdefghij")
    #expect(TextFitting.shortened("ages 16 to 64", to: 9, glyphs: full) == "ages…o 64")
    #expect(
      TextFitting.shortened("abcdefghij", to: 6, glyphs: Glyphs(level: .ascii)) == "ab..ij"
    )
  }
}
