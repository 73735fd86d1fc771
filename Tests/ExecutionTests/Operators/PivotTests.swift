import Frames
import Plans
import Testing

struct PivotTests {
  private func pivoted(
    _ frame: Frame,
    names: String,
    values: [String] = ["value"],
    keys: [String]
  ) -> Plan {
    .pivot(scan(frame), names: names, values: values, keys: keys, origin)
  }

  private func frame() throws -> Frame {
    try table(
      .text("place", ["b", "a", "b", "a"]),
      .years([2019, 2018, 2018, 2017]),
      .number("value", [1, 2, 3, 4]),
      .text("level", ["city", "shire", "city", "shire"]),
      .text("note", ["w", "x", "y", "z"])
    )
  }

  @Test func `periods become columns in their order, empty cells missing`() throws {
    let result = try run(pivoted(frame(), names: "period", keys: ["place"]))
    #expect(result.frame.names == ["place", "level", "2017/18", "2018/19", "2019/20"])
    #expect(
      result.frame.rowTexts == [["b", "city", "–", "3", "1"], ["a", "shire", "4", "2", "–"]]
    )
  }

  @Test func `columns that differ within a new row are dropped and named`() throws {
    let result = try run(pivoted(frame(), names: "period", keys: ["place"]))
    #expect(result.footnotes.map(\.text) == ["pivot dropped note: different within a row"])
  }

  @Test func `other names become columns as they first appear`() throws {
    let result = try run(pivoted(frame(), names: "place", keys: ["period"])).frame
    #expect(
      result.names == ["period", "level", "note", "b", "a"] || result.names.suffix(2) == ["b", "a"]
    )
    #expect(result.texts("b") == ["1", "3", "–"])
    #expect(result.texts("a") == ["–", "2", "4"])
  }

  @Test func `several values have their own columns beside one another`() throws {
    let frame = try table(
      .text("k", ["x", "x"]),
      .text("c", ["p", "q"]),
      .number("m", [1, 2]),
      .number("n", [3, 4])
    )
    let result = try run(pivoted(frame, names: "c", values: ["m", "n"], keys: ["k"])).frame
    #expect(result.names == ["k", "p m", "p n", "q m", "q n"])
    #expect(result.rowTexts == [["x", "1", "3", "2", "4"]])
  }

  @Test func `two values for one cell are refused with the column that tells them apart`() throws {
    let frame = try table(
      .text("place", ["a", "A"]),
      .text("sex", ["f", "m"]),
      .years([2018, 2018]),
      .number("value", [1, 2])
    )
    let error = failure(pivoted(frame, names: "period", keys: ["place"]))
    #expect(error?.code == "pivot-1")
    #expect(error?.message == "two values fall into one cell of column '2018/19'")
    #expect(error?.notes.first == "rows 1 and 2: 1, 2")
  }

  @Test func `a table beyond any memory is refused before it is made`() throws {
    let count = 8_000
    let names = (0..<count).map { "n\($0)" }
    let frame = try table(
      .text("k", names),
      .text("c", names),
      .number("value", Array(repeating: 1, count: count))
    )
    let error = failure(pivoted(frame, names: "c", keys: ["k"]))
    #expect(error?.code == "size-1" && error?.message.contains("8000 rows") == true)
  }

  @Test func `estimates keep their unit and an unknown name comes last`() throws {
    let frame = try table(.text("c", [nil, "x"]), .estimates("value", [1, 2]))
    let result = try run(pivoted(frame, names: "c", keys: [])).frame
    #expect(result.names == ["x", "–"])
    #expect(result["x"]?.units == ["%"] && result["x"]?.list == [2])
  }

  @Test func `unpivot undoes a pivot`() throws {
    let frame = try table(
      .text("k", ["x", "y"]),
      .number("2018", [1, 2]),
      .number("2019", [3, nil])
    )
    let plan = Plan.unpivot(scan(frame), columns: ["2018", "2019"], into: "year", origin)
    let long = try run(plan).frame
    #expect(
      long.rowTexts == [
        ["x", "2018", "1"], ["x", "2019", "3"], ["y", "2018", "2"], ["y", "2019", "–"],
      ]
    )
    let wide = try run(.pivot(plan, names: "year", values: ["value"], keys: ["k"], origin)).frame
    #expect(wide.rowTexts == frame.rowTexts && wide.names == frame.names)
  }

  @Test func `unpivot refuses columns of different types, and names one that is not there`() throws
  {
    let frame = try table(.text("a", ["x"]), .number("b", [1]))
    func code(_ columns: [String]) -> String? {
      failure(.unpivot(scan(frame), columns: columns, into: "c", origin))?.code
    }
    #expect(code(["a", "b"]) == "type-7")
    #expect(code(["a", "z"]) == "name-5")
  }
}
