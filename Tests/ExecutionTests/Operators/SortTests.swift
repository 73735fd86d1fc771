import Frames
import Plans
import Testing

struct SortTests {
  @Test func `rows are sorted by several keys, unknowns last either way`() throws {
    let frame = try table(
      .text("t", ["b", "a", "B", nil, "a"]),
      .number("n", [1, 2, 3, 4, nil])
    )
    let keys = [
      SortKey(.column("t"), isDescending: true), SortKey(.column("n"), isDescending: true),
    ]
    let sorted = try run(.sort(scan(frame), keys, origin)).frame
    #expect(sorted["n"]?.list == [3, 1, 2, nil, 4])
  }

  @Test func `a key may be worked out`() throws {
    let frame = try table(.number("n", [1, -3, 2]))
    let key = SortKey(.arithmetic(.column("n"), .times, .column("n")), isDescending: false)
    #expect(try run(.sort(scan(frame), [key], origin)).frame["n"]?.list == [1, 2, -3])
  }

  @Test func `take keeps the first rows of each group in table order`() throws {
    let frame = try table(.text("g", ["a", "b", "A", "a", "b"]), .number("n", [1, 2, 3, 4, 5]))
    let result = try run(.limit(scan(frame), count: 2, by: ["g"], origin))
    #expect(result.frame["n"]?.list == [1, 2, 3, 5])
    #expect(result.footnotes.map(\.text) == ["take kept 4 of 5 rows"])
    #expect(try run(.limit(scan(frame), count: 0, by: [], origin)).frame.rowCount == 0)
    let all = try run(.limit(scan(frame), count: 9, by: [], origin))
    #expect(all.frame.rowCount == 5 && all.footnotes == [])
  }
}
