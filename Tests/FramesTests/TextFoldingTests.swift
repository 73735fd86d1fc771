import Frames
import TestFiles
import Testing

struct TextFoldingTests {
  @Test(arguments: [
    ("  Fuel \t poverty\n", "fuel poverty"), ("", ""), ("   ", ""), ("King\u{2019}s", "king's"),
    ("A\u{00A0}B", "a b"), ("\u{201C}x\u{201D}", "\"x\""), ("2017\u{2013}19", "2017-19"),
    ("ÉCOLE  Élémentaire ", "école élémentaire"),
  ])
  func `case, runs of space and curly marks do not matter`(text: String, folded: String) {
    #expect(foldedText(text) == folded)
  }

  @Test func `folding twice is folding once`() {
    var generator = SeededNumbers(3)
    let letters = Array("aB Z-_\t\n*'9\u{2019}É\u{00A0}ßΣ\u{2013}İK")
    for _ in 0..<2000 {
      let text = String((0..<generator.below(12)).map { _ in generator.one(of: letters) })
      #expect(foldedText(foldedText(text)) == foldedText(text))
    }
  }

  @Test func `plain text folds alike with and without a letter beyond ASCII behind it`() {
    var generator = SeededNumbers(4)
    for _ in 0..<2000 {
      let bytes = (0..<generator.below(10)).map { _ in UInt8(generator.below(128)) }
      let text = String(decoding: bytes, as: UTF8.self)
      // The same text by the slow road, which the letter forces.
      let slow = foldedText(text + "xé")
      #expect(slow == foldedText(text + "x") + "é")
      #expect(foldedName(text + "xé") == foldedName(text + "x") + "é")
    }
  }

  @Test(arguments: [
    ("Employment rate", "employmentrate"), ("employment-rate", "employmentrate"),
    ("*Poverty*", "*poverty*"), ("St. Michael's (ward)", "stmichaelsward"),
    ("Ålesund 2", "ålesund2"),
    ("½ day", "½day"), ("  %  ", "%"), ("£/€", "£/€"), ("", ""),
  ])
  func `names keep letters, digits and stars, or all when there are none`(
    text: String,
    folded: String
  ) {
    #expect(foldedName(text) == folded)
  }

  @Test(arguments: [
    ("West Midlands", "westmidlands"), ("west_midlands", "westmidlands"),
    ("WEST-midlands ", "westmidlands"), ("a.b", "a.b"), ("_", "_"), ("é_É", "éé"),
  ])
  func `column names fold case, spaces, underscores and hyphens`(text: String, folded: String) {
    #expect(foldedColumnName(text) == folded)
  }
}
