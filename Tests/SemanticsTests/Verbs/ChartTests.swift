import Frames
import Semantics
import Syntax
import Testing

@Suite struct `Chart` {
  @Test(arguments: [
    #"get "Recorded crime" | chart line"#,
    #"get "Recorded crime" for home, Leeds | chart line colour place title "Crime""#,
    #"get "Crime rate" for home, England | pivot place | chart line"#,
    #"get "Injury admissions" for England by deprivation | inequality | chart line of sii"#,
    #"get "Recorded crime" | chart bar | to "crime.csv""#,
  ])
  func `leaves the table as it is`(script: String) throws {
    let table = try Fixture.table(script)
    #expect(table.isCharted)
    #expect(table.pending.last?.message.hasPrefix("'chart'") == true)
  }

  @Test(arguments: [
    (#"get "Recorded crime" | chart line of place"#, "type-1"),
    (#"get "Recorded crime" | chart line of nothing"#, "name-5"),
    (#"get "Recorded crime" | chart line across when"#, "name-5"),
    (#"get "Recorded crime" | keep period | chart"#, "needs-5"),
    ("get all as at 2019/20 | headline by objective | chart", "needs-5"),
    (#"get "Recorded crime" | chart line | sort value"#, "order-8"),
  ])
  func `refuses what it cannot draw`(script: String, code: String) throws {
    #expect(try Fixture.failure(script).code == code)
  }
}
