import Frames
import Indicators
import TestFiles
import Testing

/// Markers and numbers of `data.md` §5 as figures read them.
@Suite struct NumberReadingTests {
  @Test(arguments: publishedNumbers)
  func `a number reads with the decimals and the unit printed`(number: PublishedNumber) throws {
    let read = try #require(readNumber(number.text))
    #expect(read.value == number.value)
    #expect(read.decimals == number.decimals)
    #expect(read.unit == number.unit)
  }

  // Beyond what publishers write on purpose.
  @Test(arguments: [("7.", 7.0, 0), ("007", 7, 0), ("+5", 5, 0)])
  func `a number reads in spite of its spelling`(text: String, value: Double, decimals: Int) throws
  {
    let read = try #require(readNumber(text))
    #expect(read.value == value && read.decimals == decimals)
  }

  @Test(arguments: publishedTexts + ["", "-", "1-4"])
  func `text is no number`(text: String) {
    #expect(readNumber(text) == nil)
  }

  @Test(arguments: publishedFlags)
  func `flags behind the number become its state`(text: String, word: String) throws {
    let read = try #require(readNumber("12.3" + text))
    #expect(read.state == ValueState(word: word))
    #expect(read.value == 12.3 && read.decimals == 1)
  }

  @Test(arguments: publishedMarkers)
  func `markers are never numbers`(published: PublishedMarker) {
    guard case .marker(let marker) = MarkerTable().read(published.text) else {
      Issue.record("\(published.text) is no marker")
      return
    }
    #expect(marker.presence == Presence(stateWord: published.word))
    #expect(marker.note == published.note)
    #expect(marker.state == (published.isUnreliable ? .unreliable : []))
  }
}
