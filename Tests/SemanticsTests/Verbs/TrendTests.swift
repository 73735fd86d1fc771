import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Trend` {
  @Test func `one row a series, with what the catalogue says of it`() throws {
    let table = try Fixture.table("get all for home, England | trend")
    #expect(
      table.shownNames == [
        "indicator", "place", "periods", "first", "latest", "change", "trend", "p", "method",
        "reason", "line",
      ]
    )
    #expect(table.schema.field("objective")?.isQuiet == true)
    #expect(table.lost["period"] == "trend" && table.lost["year"] == "trend")
  }

  @Test func `its words are a closed list`() throws {
    let failure = try Fixture.failure(#"get all | trend | where trend = "improved""#)
    #expect(failure.code == "value-1")
    #expect(failure.notes.first?.contains("improving, worsening") == true)
  }

  @Test func `groups and objectives can be counted after it`() throws {
    let table = try Fixture.table("get all | trend | summarise count() by objective, trend")
    #expect(table.shownNames == ["objective", "trend", "count"])
    #expect(table.pending.count == 1 && !table.isOpen)
  }

  @Test func `a pivot after it is open, and what follows is taken as it is`() throws {
    let table = try Fixture.table(
      """
      get all | trend | summarise count() by objective, trend | pivot trend of count
      | keep objective, improving, "no such column" | to csv
      """
    )
    #expect(table.isOpen)
    #expect(table.pending.count == 2)
    #expect(table.destination == Destination(format: "csv", path: nil))
  }

  @Test func `a wrong ending is found even then`() throws {
    let failure = try Fixture.failure("get all | trend | pivot trend of p | to \"x\"")
    #expect(failure.code == "file-3")
  }

  @Test func `the method must be one it has`() throws {
    let failure = try Fixture.failure("get all | trend using mann_kendal")
    #expect(
      failure.message == "trend has no method 'mann_kendal'; it has: chi_squared, mann_kendall"
    )
    #expect(failure.fixes.first?.edits.first?.replacement == "mann_kendall")
  }
}
