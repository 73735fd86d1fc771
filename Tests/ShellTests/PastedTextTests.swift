import Testing

@testable import Shell

struct PastedTextTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("a\r\r\n\n", "a\n\n\n"),
    ("\tsort", "    sort"),
    ("a\u{1B}[31mb\u{7}\u{0}c\u{7F}d\u{9B}e", "a[31mbcde"),
    ("é 中 e\u{301} …", "é 中 e\u{301} …"),
    ("", ""),
  ])
  func `line ends become newlines, tabs four spaces, controls nothing`(
    pasted: String,
    cleaned: String
  ) {
    let result = cleanedPaste(pasted.unicodeScalars)
    #expect(Array(result.unicodeScalars) == Array(cleaned.unicodeScalars))
  }
}
