import Frames
import TestFiles
import Testing

struct StringDictionaryTests {
  @Test func `entries are ordered by folded text, then by bytes`() {
    let (dictionary, codes) = StringDictionary.sorting(["b", "a ", "B", "A", "", "a", "Á"])
    #expect(dictionary.entries == ["", "A", "a", "a ", "B", "b", "Á"])
    #expect(codes == [5, 3, 4, 1, 0, 2, 6])
    #expect(dictionary.foldNumbers == [0, 1, 1, 1, 2, 2, 3])
    #expect(dictionary.foldCount == 4)
  }

  @Test func `a text is found by what it folds to`() {
    let (dictionary, _) = StringDictionary.sorting(["West Midlands", "Derby"])
    #expect(dictionary.foldNumber(of: "  DERBY") == 0)
    #expect(dictionary.foldNumber(of: "west  midlands") == 1)
    #expect(dictionary.foldNumber(of: "west") == nil)
    #expect(StringDictionary.sorting([]).dictionary.foldNumber(of: "") == nil)
  }

  @Test func `codes lead back to the texts, in order, whatever order they came in`() {
    var generator = SeededNumbers(5)
    let letters = Array("abAB é")
    for _ in 0..<100 {
      var distinct: Set<String> = []
      for _ in 0..<generator.below(40) {
        distinct.insert(
          String((0..<generator.below(4)).map { _ in generator.one(of: letters) })
        )
      }
      let texts = distinct.sorted().shuffled(using: &generator)
      let (dictionary, codes) = StringDictionary.sorting(texts)
      #expect(texts.indices.allSatisfy { dictionary.entries[codes[$0]] == texts[$0] })
      for (one, other) in zip(dictionary.entries.indices, dictionary.entries.indices.dropFirst()) {
        let (left, right) = (dictionary.entries[one], dictionary.entries[other])
        let step = dictionary.foldNumbers[other] - dictionary.foldNumbers[one]
        #expect(foldedText(left) <= foldedText(right))
        #expect(step == (foldedText(left) == foldedText(right) ? 0 : 1))
      }
      #expect(dictionary.foldCount == Set(texts.map(foldedText)).count)
    }
  }

  private func packed(_ texts: [String]) -> PackedTexts {
    var bytes: [UInt8] = []
    let ends = texts.map { text in
      bytes += text.utf8
      return bytes.count
    }
    return PackedTexts(bytes: bytes, ends: ends)
  }

  @Test func `packed texts come back one by one and together`() {
    let texts = ["", "12.5", "é", "", "a longer text than fits into one word"]
    let packed = packed(texts)
    #expect(packed.count == texts.count)
    #expect(texts.indices.map { packed[$0] } == texts)
    #expect(StringDictionary(packed).entries == texts)
    #expect(StringDictionary(packed).packed?.bytes == Array(texts.joined().utf8))
    #expect(StringDictionary(inOrderGiven: texts).packed == nil)
  }

  @Test func `a dictionary in the order given sorts, groups and compares as a sorted one`() {
    var generator = SeededNumbers(26)
    let letters = Array("abAB é")
    for _ in 0..<60 {
      let rows = (0..<40).map { _ in
        String((0..<generator.below(4)).map { _ in generator.one(of: letters) })
      }
      var entries: [String] = []
      let codes = rows.map { text -> Int in
        if let code = entries.firstIndex(of: text) { return code }
        entries.append(text)
        return entries.count - 1
      }
      let sorted = Column.texts(rows)
      let dictionary =
        generator.below(2) == 0
        ? StringDictionary(inOrderGiven: entries) : StringDictionary(packed(entries))
      let given = Column.text(
        TextColumn(
          dictionary: dictionary,
          codes: Codes(codes, bound: entries.count),
          presence: PresenceColumn(knownCount: rows.count)
        )
      )
      #expect(dictionary.count == entries.count)
      #expect(given.textList == sorted.textList)
      #expect(
        Grouping([given], rowCount: 40).groupOfRow == Grouping([sorted], rowCount: 40).groupOfRow
      )
      for isDescending in [true, false] {
        #expect(
          sortedRows(by: [SortColumn(given, isDescending: isDescending)], rowCount: 40)
            == sortedRows(by: [SortColumn(sorted, isDescending: isDescending)], rowCount: 40)
        )
      }
      for test in ComparisonTest.allCases {
        #expect(
          compare(.column(given), test, .text("AB"), count: 40)
            == compare(.column(sorted), test, .text("AB"), count: 40)
        )
      }
    }
  }
}
