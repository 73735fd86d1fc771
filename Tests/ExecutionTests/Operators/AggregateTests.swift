import Frames
import Plans
import Testing

struct AggregateTests {
  private let items = [
    Aggregation(name: "n", function: .count, arguments: []),
    Aggregation(name: "total", function: .sum, arguments: [.column("value")]),
  ]

  private func summarised(_ frame: Frame, by keys: [String], rollup: Bool) throws -> Frame {
    try run(.aggregate(scan(frame), by: keys, items, rollup: rollup, origin)).frame
  }

  private func frame() throws -> Frame {
    try table(
      .text("g", ["b", "a", "b", "a", "B "]),
      .years([2019, 2018, 2018, 2018, 2019]),
      .number("value", [1, 2, 4, 8, 16])
    )
  }

  @Test func `one row a group, keys as they first appear and periods by time`() throws {
    #expect(
      try summarised(frame(), by: ["g", "period"], rollup: false).rowTexts == [
        ["b", "2018/19", "1", "4"], ["b", "2019/20", "2", "17"], ["a", "2018/19", "2", "10"],
      ]
    )
  }

  @Test func `without keys all rows are one group`() throws {
    #expect(try summarised(frame(), by: [], rollup: false).rowTexts == [["5", "31"]])
  }

  @Test func `totals follow their group, worked out from the rows, the grand total last`() throws {
    let result = try summarised(frame(), by: ["g", "period"], rollup: true)
    #expect(
      result.rowTexts.map { Array($0.prefix(4)) } == [
        ["b", "2018/19", "1", "4"], ["b", "2019/20", "2", "17"], ["b", "All", "3", "21"],
        ["a", "2018/19", "2", "10"], ["a", "All", "2", "10"], ["All", "All", "5", "31"],
      ]
    )
    #expect(
      result.texts(Field.totalMarker(of: "period")) == ["no", "no", "yes", "no", "yes", "yes"]
    )
    #expect(result.texts(Field.totalMarker(of: "g")) == ["no", "no", "no", "no", "no", "yes"])
    #expect(result.schema.fields.filter(\.isHidden).count == 2)
  }

  @Test func `a total over periods covers the periods that are there`() throws {
    let early = try run(
      .filter(
        scan(frame()),
        where: [Condition(.comparison(.column("value"), .greater, .number(8)), text: "")],
        origin
      )
    ).frame
    let result = try summarised(early, by: ["period"], rollup: true)
    guard case .period(let periods)? = result["period"] else {
      Issue.record("not periods")
      return
    }
    #expect(periods[1]?.label == "All" && periods[1]?.start == Period.splitYear(2019).start)
  }

  @Test func `a mean in a total is of the rows and not of the groups`() throws {
    let mean = Aggregation(name: "m", function: .mean, arguments: [.column("value")])
    let frame = try table(.text("g", ["a", "b", "b", "b"]), .number("value", [1, 5, 5, 5]))
    let result = try run(.aggregate(scan(frame), by: ["g"], [mean], rollup: true, origin)).frame
    #expect(result["m"]?.list == [1, 5, 4])
  }

  @Test func `an unknown key is a group, and no rows give no groups`() throws {
    let frame = try table(.text("g", [nil, "a", nil]), .number("value", [1, 2, 3]))
    #expect(try summarised(frame, by: ["g"], rollup: false)["n"]?.list == [2, 1])
    let none = try summarised(frame.gathered([]), by: ["g"], rollup: true)
    #expect(none.rowCount == 0 && none.names.prefix(3) == ["g", "n", "total"])
  }
}
