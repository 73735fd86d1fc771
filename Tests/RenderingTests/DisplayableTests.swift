import Testing

@testable import Rendering

@Suite struct DisplayableTests {
  @Test(arguments: [
    ("\u{1B}[2J", "␛[2J"), ("bell\u{7}", "bell␇"), ("\0", "␀"), ("\u{7F}", "␡"),
    ("a\tb", "a␉b"), ("a\nb", "a␤b"), ("a\r\nb", "a␤b"), ("a\rb", "a␍b"),
    ("\u{9B}31m", "\\u{9b}31m"), ("\u{202E}abc", "\\u{202e}abc"),
    ("a\u{200B}b", "a\\u{200b}b"), ("\u{FEFF}x", "\\u{feff}x"), ("\u{2028}", "\\u{2028}"),
    ("\u{AD}", "\\u{ad}"), ("\u{E0041}", "\\u{e0041}"), ("\u{3164}", "\\u{3164}"),
    ("\u{E000}", "\\u{e000}"), ("Café £5 – 中", "Café £5 – 中"), ("e\u{301}", "e\u{301}"),
    ("\u{301}e", "\\u{301}e"),
  ])
  func `what could steer a terminal is drawn or spelt`(text: String, drawn: String) {
    #expect(Displayable.text(text) == drawn)
  }

  @Test(arguments: [
    ("£5 – 6", "GBP 5 - 6"), ("Café", "Caf\\u{e9}"), ("a\nb", "a\\nb"), ("a\r\nb", "a\\nb"),
    ("\u{1B}[0m", "\\u{1b}[0m"), ("“ok”…", "\"ok\"..."),
  ])
  func `ASCII screens get twins or numbers`(text: String, drawn: String) {
    #expect(Displayable.text(text, level: .ascii) == drawn)
  }

  @Test(arguments: [
    ("abc", 3), ("e\u{301}", 1), ("中文", 4), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("▲ 2", 3),
    ("é", 1), ("\u{1F600}", 2), ("ﾊ", 1), ("Ｆ", 2), ("–", 1), ("", 0),
  ])
  func `widths count cells`(text: String, width: Int) {
    #expect(Displayable.width(text) == width)
  }

  @Test func `a tower of marks is cut to four`() {
    let tower = "a" + String(repeating: "\u{300}", count: 6)
    let drawn = Displayable.text(tower)
    #expect(drawn.unicodeScalars.filter { $0 == "\u{300}" }.count == 4)
    #expect(drawn.hasSuffix("\\u{300}\\u{300}"))
  }
}
