import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Standardise` {
  private let deaths = #"get "Alcohol mortality" for home, England by age since 2020/21"#

  @Test func `the ages become one rate`() throws {
    let table = try Fixture.table(deaths + #" | standardise to "ESP2013""#)
    #expect(table.shownNames == ["indicator", "place", "period", "value", "bands", "events"])
    guard case .detached(let reason) = table.attachment else {
      Issue.record("standardised figures are not those of the workspace")
      return
    }
    #expect(reason == "value was standardised by age")
  }

  @Test func `an unknown standard is an error that lists those there are`() throws {
    let failure = try Fixture.failure(deaths + " | standardise to ESP2031")
    #expect(failure.code == "name-23")
    #expect(failure.notes == ["there are: ESP2013"])
    #expect(failure.fixes.map(\.title) == ["write ESP2013"])
  }

  @Test func `without ages it says how to get them`() throws {
    let failure = try Fixture.failure(#"get "Injury admissions" | standardise to ESP2013"#)
    #expect(failure.code == "needs-3")
    #expect(failure.message.contains("add  by age  to get"))
  }

  @Test func `a lost age is named`() throws {
    let failure = try Fixture.failure(
      deaths + " | summarise value = max(value) by indicator | standardise to ESP2013"
    )
    #expect(failure.code == "needs-1")
  }
}
