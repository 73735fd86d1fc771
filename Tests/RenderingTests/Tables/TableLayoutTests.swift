import Frames
import Testing

@testable import Rendering

@Suite struct TableLayoutTests {
  @Test func `all rows are shown when asked for`() {
    let options = TableOptions(width: 80, rowLimit: .all)
    let text = tableLines(SampleFrames.long, options: options)
    #expect(text.rows.count == 338)
    #expect(!text.rows.contains { $0.contains("more") })
  }

  @Test func `a table without rows keeps its headings`() {
    let frame = SampleFrames.trend.gathered([])
    let text = tableLines(frame, options: TableOptions(width: 120))
    #expect(text.rows.count == 1)
    #expect(text.rows[0].hasPrefix(" indicator  place  periods"))
    #expect(text.countLines == ["0 rows × 11"])
    #expect(text.legend.isEmpty)
  }

  @Test func `a table without columns still has rows to count`() {
    let frame = Frame(unchecked: Schema([]), columns: [], rowCount: 3)
    let text = tableLines(frame, options: TableOptions(width: 80))
    #expect(text.lines == ["3 rows × 0"])
  }

  @Test func `quiet columns stay out and a hidden constant key is still told`() {
    let value = SampleFrames.estimates([15.6, 15.1], "%", decimals: 1)
    let code = SampleFrames.texts(["a", "b"])
    let frame = SampleFrames.frame([
      SampleFrames.field(
        "indicator",
        SampleFrames.texts(["Smoking", "Smoking"]),
        .indicator,
        hidden: true
      ),
      SampleFrames.field("period", SampleFrames.periods([2018, 2019]), .period),
      SampleFrames.field("value", value, .value),
      SampleFrames.field("code", code, quiet: true),
    ])
    #expect(
      tableLines(frame, options: TableOptions(width: 80)).lines.joined(separator: "\n") == """
        Smoking · %
         period   value
         2018/19   15.6
         2019/20   15.1
        2 rows × 2
        """
    )
  }

  @Test func `a column that is the same throughout stays when nothing else is told`() {
    let frame = SampleFrames.frame([
      SampleFrames.field("place", SampleFrames.texts(["Bath", "York"]), .place),
      SampleFrames.field("n", SampleFrames.numbers([7, 7])),
    ])
    #expect(
      tableLines(frame, options: TableOptions(width: 80)).rows == [
        " place  n", " Bath   7", " York   7",
      ]
    )
  }

  @Test func `a judgement that is the same throughout stays in the table`() {
    let frame = SampleFrames.trend.gathered([0, 1])
    let options = TableOptions(width: 120, judgementColumns: ["trend"])
    let rows = tableLines(frame, options: options).rows
    #expect(rows.filter { $0.contains("improving") }.count == 2)
    let without = tableLines(frame, options: TableOptions(width: 120))
    #expect(without.caption.joined().contains("trend improving"))
  }

  @Test func `keys out of order are printed in every row`() {
    let frame = SampleFrames.comparison.gathered([0, 2, 1, 3])
    let rows = tableLines(frame, options: TableOptions(width: 140)).rows
    #expect(rows.dropFirst().allSatisfy { $0.hasPrefix(" Resident") || $0.hasPrefix(" Median") })
  }

  @Test func `all suppressed is not nothing known`() {
    let hidden = PresenceColumn(Array(repeating: .suppressed, count: 4))
    let frame = SampleFrames.frame([
      SampleFrames.field("place", SampleFrames.texts(["A", "B", "C", "D"]), .place),
      SampleFrames.field("deaths", .number(NumberColumn([0, 0, 0, 0], presence: hidden))),
    ])
    let text = tableLines(frame, options: TableOptions(width: 80))
    #expect(
      text.rows == [
        " place  deaths", " A           c", " B           c", " C           c", " D           c",
      ]
    )
    #expect(text.legend == ["c suppressed"])
  }

  @Test func `limits below nought are joined by a word`() {
    let frame = SampleFrames.frame([
      SampleFrames.field("place", SampleFrames.texts(["Bath", "York"]), .place),
      SampleFrames.field(
        "difference",
        SampleFrames.estimates([2.1, -0.4], "pp", lower: [-0.3, -2], upper: [4.5, -1])
      ),
    ])
    #expect(
      tableLines(frame, options: TableOptions(width: 80)).rows == [
        " place  difference", " Bath   +2.1 pp (-0.3 to 4.5)", " York   -0.4 pp (-2.0 to -1.0)",
      ]
    )
  }
}
