import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Rank` {
  @Test func `gives its columns`() throws {
    let table = try Fixture.table(#"get "Crime rate" for home, each neighbours in latest | rank"#)
    #expect(
      table.shownNames.suffix(5) == ["rank", "of", "quartile", "rank_lower", "rank_upper"]
    )
    #expect(table.pending.count == 1)
  }

  @Test func `one place cannot be put in order`() throws {
    let failure = try Fixture.failure(#"get "Crime rate" in latest | rank"#)
    #expect(failure.code == "needs-2")
    #expect(failure.message.contains("add  for home, each neighbours"))
    #expect(failure.message.contains("Coventry"))
  }

  @Test func `needs places`() throws {
    let failure = try Fixture.failure(
      #"get "Crime rate" for all | summarise value = max(value) by indicator, period | rank"#
    )
    #expect(failure.message == "rank needs a column 'place'; summarise took it away")
  }
}
