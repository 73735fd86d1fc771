import Frames
import Testing

@testable import Indicators

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
    ("65+", 65, -1), ("65 years and over", 65, -1), ("Aged 16 to 24", 16, 24),
    ("16 years to 24 years", 16, 24), ("85 plus", 85, -1), ("16-24 years old", 16, 24),
  ])
  func `age bands read to whole years`(text: String, from: Int, to: Int) {
    #expect(AgeBand(reading: text) == AgeBand(from: from, to: to < 0 ? nil : to))
  }

  @Test(arguments: ["Oct-14", "05-Sep", "14-10", "old", "", "1000+"])
  func `what a spreadsheet made of an age band is no age band`(text: String) {
    #expect(AgeBand(reading: text) == nil)
  }

  private func ages(_ names: String...) -> Dimension {
    var dimension = Dimension(
      name: "Age",
      groups: names.map { DimensionGroup(name: $0, isUnknown: $0 == "Not known") }
    )
    dimension.orderByAge()
    return dimension
  }

  @Test func `ages stand by their lower, then their upper ends`() {
    let dimension = ages("65+", "10-14", "Not known", "0-17", "5-9", "<5 yrs", "75+")
    #expect(
      dimension.groups.map(\.name)
        == ["<5 yrs", "0-17", "5-9", "10-14", "65+", "75+", "Not known"]
    )
    #expect(dimension.groups.map(\.order) == [1, 2, 3, 4, 5, 6, nil])
  }

  @Test func `a group that is no band of age leaves the others in place and all without order`() {
    let dimension = ages("65+", "Working age", "0-17")
    #expect(dimension.groups.map(\.name) == ["0-17", "65+", "Working age"])
    #expect(!dimension.isOrdered)
  }

  @Test func `bands of age overlap where they share a year, the wider one outside`() throws {
    let dimension = ages("0-4", "0-17", "5-17", "16-24", "65+", "75+")
    func names(_ one: String, _ other: String) throws -> [String]? {
      let first = try #require(dimension.group(named: one))
      let second = try #require(dimension.group(named: other))
      return dimension.overlap(first, second).map {
        [dimension.groups[$0.inner].name, dimension.groups[$0.outer].name]
      }
    }
    #expect(try names("0-4", "0-17") == ["0-4", "0-17"])
    #expect(try names("0-17", "0-4") == ["0-4", "0-17"])
    #expect(try names("65+", "75+") == ["75+", "65+"])
    #expect(try names("16-24", "5-17") != nil)
    #expect(try names("0-4", "5-17") == nil && names("0-4", "0-4") == nil)
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
