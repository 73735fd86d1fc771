import Frames
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

  @Test func `many distinct texts widen the codes`() {
    let texts = (0..<70_000).map { "t\($0)" }
    let column = TextColumn(texts.map(Optional.some))
    #expect(column.codes.byteCount == 4 * texts.count)
    #expect(column[0] == "t0" && column[69_999] == "t69999")
  }
}
