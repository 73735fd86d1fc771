import Frames
import TestFiles
import Testing

struct TextColumnTests {
  @Test func `texts come back as they were written`() {
    let texts = ["b", nil, "B ", "b", "", nil]
    #expect(Column.text(TextColumn(texts)).textList == texts)
  }

  @Test func `the reason of an unknown text is kept by gathering and concatenation`() {
    let column = TextColumn([.unknown(.suppressed), .known("a"), .unknown(.notApplicable)])
    let gathered = column.gathered([2, 1, -1, 0])
    #expect(
      Column.text(gathered).presences == [.notApplicable, .known, .missing, .suppressed]
    )
    let joined = TextColumn.concatenated([column, TextColumn(["z"]), column])
    #expect(
      Column.text(joined).presences
        == [.suppressed, .known, .notApplicable, .known, .suppressed, .known, .notApplicable]
    )
    #expect(Column.text(joined).textList == [nil, "a", nil, "z", nil, "a", nil])
  }

  @Test func `a column without any text keeps its reasons`() {
    let column = TextColumn([Value<String>.unknown(.suppressed), .unknown(.missing)])
    #expect(
      Column.text(column.gathered([1, 0, -1])).presences == [.missing, .suppressed, .missing]
    )
  }

  @Test func `columns of one dictionary share it when they follow one another`() {
    let column = TextColumn(["a", "b", "c"])
    let joined = TextColumn.concatenated([column.gathered([2]), column.gathered([0, 1])])
    #expect(joined.dictionary === column.dictionary)
    #expect(Column.text(joined).textList == ["c", "a", "b"])
  }

  @Test(arguments: [3, 300, 70_000])
  func `codes of known rows tell the texts, and numbers stand for them`(distinct: Int) {
    var generator = SeededNumbers(distinct.words.first.map(UInt64.init) ?? 0)
    let texts = (0..<distinct + 40).map { row -> String? in
      generator.below(5) == 0 ? nil : "t\(row % distinct)"
    }
    let column = TextColumn(texts)
    let entries = column.dictionary.entries
    #expect(column.knownCodes.map { $0 < 0 ? nil : entries[$0] } == texts)
    let doubled = column.mapped(entries.indices.map { 2 * $0 })
    #expect(doubled == column.knownCodes.map { $0 < 0 ? -1 : 2 * $0 })
    let numbered = TextColumn(numbered: column.knownCodes, of: entries)
    #expect(Column.text(numbered).textList == texts)
    #expect(Column.text(.missing(count: 3)).textList == [nil, nil, nil])
    #expect(Column.text(.missing(count: 0)).textList == [])
  }

  @Test func `many distinct texts widen the codes`() {
    let texts = (0..<70_000).map { "t\($0)" }
    let column = TextColumn(texts.map(Optional.some))
    #expect(column.codes.byteCount == 4 * texts.count)
    #expect(column[0] == "t0" && column[69_999] == "t69999")
  }
}
