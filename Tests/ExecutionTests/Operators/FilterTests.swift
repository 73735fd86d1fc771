import Frames
import Plans
import Testing

struct FilterTests {
  private func place(_ name: String) -> Condition {
    Condition(
      .comparison(.column("place"), .equal, .text(name)),
      text: "place = \"\(name)\"",
      comparedColumn: "place"
    )
  }

  private func above(_ limit: Double) -> Condition {
    Condition(
      .comparison(.column("n"), .greater, .number(limit)),
      text: "n > \(exactText(limit))"
    )
  }

  private func frame() throws -> Frame {
    try table(
      .text("place", ["Coventry", "Leeds", "Coventry", nil]),
      .number("n", [1, 2, 3, 4])
    )
  }

  @Test func `rows for which every condition holds are kept, in order, and counted`() throws {
    let result = try run(.filter(scan(frame()), where: [place("COVENTRY"), above(0)], origin))
    #expect(result.frame["n"]?.list == [1, 3])
    #expect(result.footnotes == [Footnote(.rows, "where kept 2 of 4 rows")])
  }

  @Test func `the condition that removed the last row is named, with what was there`() throws {
    let result = try run(.filter(scan(frame()), where: [above(1), place("Derby")], origin))
    #expect(result.frame.rowCount == 0 && result.frame.names == ["place", "n"])
    #expect(
      result.footnotes.map(\.text) == [
        "0 rows: 'place = \"Derby\"' removed the last 3; place here: Leeds (1), Coventry (1)"
      ]
    )
    #expect(result.footnotes.first?.topic == .emptiness)
    let other = try run(.filter(scan(frame()), where: [place("Leeds"), above(2)], origin))
    #expect(other.footnotes.map(\.text) == ["0 rows: 'n > 2' removed the last 1"])
  }

  @Test func `more than five values are cut short`() throws {
    let many = try table(.text("place", (1...7).map { "p\($0)" }))
    let result = try run(.filter(scan(many), where: [place("x")], origin))
    #expect(result.footnotes.first?.text.hasSuffix("p5 (1) and 2 more") == true)
  }

  @Test func `a filter that keeps all says nothing`() throws {
    let result = try run(.filter(scan(frame()), where: [above(0)], origin))
    #expect(result.footnotes == [] && result.frame.rowCount == 4)
    let empty = try run(.filter(scan(frame().gathered([])), where: [above(0)], origin))
    #expect(empty.footnotes == [])
  }
}
