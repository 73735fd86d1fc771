import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Gap` {
  @Test func `gives its columns`() throws {
    let table = try Fixture.table(
      #"get "Good level of development" for home, England by "free school meals" | gap"#
    )
    #expect(table.shownNames.suffix(4) == ["reference", "gap", "behind", "significant"])
    #expect(!table.hasDroppedRows)
  }

  @Test func `without groups it says how to get some`() throws {
    let failure = try Fixture.failure(#"get "Employment rate" for home, England | gap"#)
    #expect(failure.code == "needs-3")
    #expect(
      failure.message
        == "gap compares groups and this table has none: add  by ethnicity  to get"
    )
    #expect(failure.notes.last == "to compare places:   benchmark against England")
  }

  @Test func `it names groups that the indicator has`() throws {
    let failure = try Fixture.failure(#"get "Healthy life expectancy" | gap"#)
    #expect(failure.message.contains("add  by sex  to get"))
  }

  @Test func `a group that does not exist is an error with those that do`() throws {
    let failure = try Fixture.failure(
      #"get "Healthy life expectancy" by sex | gap against "Mals""#
    )
    #expect(failure.code == "name-22")
    #expect(failure.notes == ["groups here: Male, Female"])
    #expect(failure.fixes.first?.edits.first?.replacement == "Male")
  }

  @Test func `the rows of a named reference go`() throws {
    let table = try Fixture.table(
      #"get "Healthy life expectancy" by sex | gap against "male""#
    )
    #expect(table.hasDroppedRows)
  }

  @Test func `the total is looked up, so the rows must be the workspace's`() throws {
    let script = #"get "Healthy life expectancy" by sex | add value = value * 2 | gap"#
    #expect(try Fixture.failure(script).code == "needs-7")
    #expect(try Fixture.table(script + #" against "Male""#).pending.isEmpty)
  }

  @Test func `benchmarks are no groups`() throws {
    let failure = try Fixture.failure("get all | benchmark against England | gap")
    #expect(failure.code == "needs-3")
  }
}
