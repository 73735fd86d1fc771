import Testing

@testable import Shell

struct GutterTests {
  @Test(arguments: [
    ("get a", "get a"),
    ("get a |\nsort b", "get a |\n  … sort b"),
    ("a\n\nb", "a\n  … \n  … b"),
    ("a\n    b", "a\n  …     b"),
  ])
  func `each further line gets one gutter and loses it again`(plain: String, edited: String) {
    #expect(Gutter.unicode.inserted(into: plain) == edited)
    #expect(Gutter.unicode.stripped(from: edited.unicodeScalars) == plain)
  }

  @Test func `a gutter that was partly deleted is taken out as far as it stands`() {
    #expect(Gutter.unicode.stripped(from: "a\n  …".unicodeScalars) == "a\n")
    #expect(Gutter.unicode.stripped(from: "a\n  sort".unicodeScalars) == "a\nsort")
    #expect(Gutter.unicode.stripped(from: "a\nsort".unicodeScalars) == "a\nsort")
  }

  @Test func `the ASCII gutter has the same width and no other characters`() {
    #expect(Gutter.ascii.inserted(into: "a\nb") == "a\n  . b")
    #expect(Gutter.ascii.scalars.count == Gutter.unicode.scalars.count)
    #expect(Gutter.ascii.scalars.allSatisfy { $0.isASCII })
  }
}
