import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Funnel` {
  @Test func `gives its limits and its flag`() throws {
    let table = try Fixture.table(
      #"get "Injury admissions" for each England in latest | funnel against England"#
    )
    #expect(
      table.shownNames.suffix(7) == [
        "centre", "lower_95", "upper_95", "lower_998", "upper_998", "flag", "rating",
      ]
    )
  }

  @Test(
    arguments: [
      (#"get "Injury admissions" for home, England | funnel against England"#, "needs-8"),
      (#"get "Employment rate" for each England | funnel against England"#, "needs-12"),
      (#"get "Injury admissions" for each England | funnel against "Eng*""#, nil),
      (#"get "Injury admissions" for each England | funnel against "*e*""#, "needs-8"),
      (#"get "Injury admissions" for each England | funnel against Nowhere"#, "name-17"),
      (#"get "Injury admissions" for each England | funnel against England using both"#, "value-6"),
    ] as [(String, String?)]
  )
  func `refuses what it cannot do`(script: String, code: String?) throws {
    guard let code else {
      #expect(try Fixture.table(script).pending.count == 1)
      return
    }
    #expect(try Fixture.failure(script).code == code)
  }

  @Test func `alarm is a word of its flag`() throws {
    let failure = try Fixture.failure(
      """
      get "Injury admissions" for each England | funnel against England | where flag = "alarmed"
      """
    )
    #expect(failure.message.contains("similar: \"alarm\""))
  }
}
