import Execution
import Frames
import Plans
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
    #expect(table.pending.isEmpty && !table.isOpen)
  }

  @Test func `a pivot after it knows its columns`() throws {
    let table = try Fixture.table(
      """
      get all for home, England | trend | summarise count() by objective, trend
      | pivot trend of count
      """
    )
    #expect(table.pending.isEmpty && !table.isOpen)
    let rows = try LocalBackend().run(table.plan).frame
    #expect(rows.schema.field("improving") != nil && rows.rowCount > 0)
  }

  @Test func `runs on every series, with its method and reasons`() throws {
    let table = try Fixture.table("get all for home, England by sex | trend")
    let frame = try LocalBackend().run(table.plan).frame
    for note in VerbRegistry.verb(named: "trend")?.adds ?? [] {
      #expect(frame.schema.field(note.name)?.type == note.type, "\(note.name)")
    }
    #expect(frame.schema.field("sex") != nil && frame.rowCount > 0)
  }

  @Test func `explain names the test and says that only the rows here are used`() throws {
    let explained = try Fixture.table(#"get "KS2 RWM expected" | trend | explain"#)
    let text = try LocalBackend().run(explained.plan).frame["does"]?.displayText(1) ?? ""
    #expect(text.contains("chi-squared test for trend"))
    #expect(text.contains("Only the rows here are used"))
  }

  @Test func `the method must be one it has`() throws {
    let failure = try Fixture.failure("get all | trend using mann_kendal")
    #expect(
      failure.message == "trend has no method 'mann_kendal'; it has: chi_squared, mann_kendall"
    )
    #expect(failure.fixes.first?.edits.first?.replacement == "mann_kendall")
  }
}
