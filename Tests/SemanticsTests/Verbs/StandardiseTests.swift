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

  @Test(arguments: [
    (["0-14", "10-29"], "the age bands 0-14 and 10-29 overlap"),
    (
      ["0-14", "15-29"],
      "no age band covers 30–44, 45–59, 60–74, 75–89, 90+ of ESP2013"
    ),
    (["0-10", "11-29", "30+"], "0-10, 11-29 cut across 0–14 of ESP2013"),
    (["adults"], "standardise needs age bands, and 'Bands' has no group that is one"),
  ])
  func `bands that do not fit are listed`(bands: [String], message: String) throws {
    let workspace = try Fixture.workspace(
      moreGroups: bands.map { ["Bands", "age", $0] },
      moreRows: bands.map { ["alcohol", "Coventry", "2023/24", "Bands", $0, "9"] }
    )
    let failure = try Fixture.failure(
      #"get "Alcohol mortality" by Bands | standardise to ESP2013"#,
      workspace
    )
    #expect(failure.code == "needs-14")
    #expect(failure.message == message)
  }

  @Test(arguments: [["0-4", "5-14", "15-29", "30-44", "45-59", "60-74", "75+"], ["0-29", "30+"]])
  func `bands may nest in those of the standard, or hold them`(bands: [String]) throws {
    let workspace = try Fixture.workspace(
      moreGroups: bands.map { ["Bands", "age", $0] },
      moreRows: bands.map { ["alcohol", "Coventry", "2023/24", "Bands", $0, "9"] }
    )
    let table = try Fixture.table(
      #"get "Alcohol mortality" by Bands | standardise to ESP2013"#,
      workspace
    )
    #expect(table.shownNames.last == "events")
  }
}
