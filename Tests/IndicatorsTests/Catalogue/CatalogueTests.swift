import Frames
import Indicators
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: [
    ("higher", Polarity.higherIsBetter), ("RAG - Low is good", .lowerIsBetter),
    ("RAG - High is good", .higherIsBetter), ("BOB - Blue orange blue", .neutral),
    ("No judgement", .neutral), ("Low is good", .lowerIsBetter), ("asc", .lowerIsBetter),
    ("desc", .higherIsBetter), ("1", .higherIsBetter), ("none", .neutral),
  ])
  func `polarity reads catalogues' and publishers' words`(words: String, polarity: Polarity) {
    #expect(Polarity(words: words) == polarity)
  }

  @Test func `a word that says nothing about polarity is not guessed`() {
    #expect(Polarity(words: "good") == nil)
  }

  @Test(arguments: [
    ("<15 yrs", 0, 14), ("0-14", 0, 14), ("65+ yrs", 65, -1), ("17 to 18 years", 17, 18),
    ("2 yrs", 2, 2), ("10-11 yrs", 10, 11), ("All ages", 0, -1), ("90 and over", 90, -1),
    ("65+", 65, -1),
  ])
  func `age bands read to whole years`(text: String, from: Int, to: Int) {
    #expect(AgeBand(reading: text) == AgeBand(from: from, to: to < 0 ? nil : to))
  }

  @Test(arguments: ["Oct-14", "05-Sep", "14-10", "old", "", "1000+"])
  func `what a spreadsheet made of an age band is no age band`(text: String) {
    #expect(AgeBand(reading: text) == nil)
  }

  @Test(arguments: [
    ("%", 100.0), ("per 1,000", 1000), ("per 100,000", 100_000), ("£", 1), ("people", 1),
  ])
  func `the unit gives the multiplier`(unit: String, multiplier: Double) {
    #expect(usualMultiplier(ofUnit: unit) == multiplier)
  }

  @Test func `frequency reads as months`() {
    #expect(frequencyInMonths("annual") == 12)
    #expect(frequencyInMonths("every 2 years") == 24)
    #expect(frequencyInMonths("quarterly") == 3)
    #expect(frequencyInMonths("now and then") == nil)
  }

  @Test func `levels are known by their words`() {
    #expect(PlaceLevel(word: "London Borough") == .londonBorough)
    #expect(PlaceLevel(word: "group average") == .groupAverage)
    #expect(PlaceLevel(word: "village") == nil)
  }
}
