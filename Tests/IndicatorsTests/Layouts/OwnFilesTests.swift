import Frames
import Indicators
import Testing

/// Councils' own tables, which no publisher lays out.
@Suite struct OwnFilesTests {
  @Test func `groups without a column of dimensions are no totals`() throws {
    let text =
      "indicator,place,period,group,value\nFalls,Derby,2019,Male,4\nFalls,Derby,2020,Female,5\n"
      + "Falls,Derby,2020,All,6\n"
    let workspace = try publishedWorkspace(text)
    #expect(
      workspace.lines == [
        "Falls|Derby|2019|Male|4", "Falls|Derby|2020|Female|5", "Falls|Derby|2020||6",
      ]
    )
    #expect(workspace.observations.dimension[0] == "Group")
    #expect(
      try published(text).remarks == [
        "no column names the dimension of the groups: it is called Group"
      ]
    )
  }

  @Test func `codes of places under Code are the places'`() throws {
    let places = "Code,Area,Year,Value\nE08000026,Coventry,2019,4\nE06000015,Derby,2019,5\n"
    #expect(
      try publishedWorkspace(places).lines == ["figures|Coventry|2019||4", "figures|Derby|2019||5"]
    )
    let wrong = places.replacing("E06000015", with: "E08000025")
    #expect(throws: WorkspaceError.self) { try publishedWorkspace(wrong) }
    let indicators = "Code,Area,Year,Value\nF1,Coventry,2019,4\n,Derby,2019,5\n"
    #expect(throws: WorkspaceError.self) { try publishedWorkspace(indicators) }
    #expect(
      try publishedWorkspace(indicators.replacing("\n,", with: "\nF2,")).lines
        == ["F1|Coventry|2019||4", "F2|Derby|2019||5"]
    )
  }

  @Test func `two names of one code are said`() throws {
    let reading = try published(
      "code,indicator,place,period,value\nF1,Falls,Derby,2019,4\nF1,falls,Derby,2020,5\n"
        + "F1,Trips,Derby,2021,5\nF2,Visits,Derby,2019,1\n"
    )
    #expect(
      reading.remarks == ["F1 is called Falls and also Trips: one indicator under its first name"]
    )
  }

  @Test func `a word that is no polarity is said`() throws {
    let text = "indicator,place,period,value,polarity\nFalls,Derby,2019,4,decrease\n"
    #expect(
      try published(text).remarks == [
        "polarity \"decrease\" is not read: it is higher, lower or none"
      ]
    )
    #expect(try published(text.replacing("decrease", with: "Low is good")).remarks.isEmpty)
  }

  @Test func `a column of progress in words of one's own is kept as it is`() throws {
    let text = "indicator,place,period,value,progress\nFalls,Derby,2019,4,On track\n"
    #expect(try published(text).plain == ["progress"])
    #expect(try publishedWorkspace(text).lines == ["Falls|Derby|2019||4"])
  }

  @Test func `dimensions without a column of groups are refused`() {
    #expect(throws: LayoutError.incomplete(title: "own CSV", missing: ["group"])) {
      try published("indicator,place,period,dimension,value\nFalls,Derby,2019,Sex,4\n")
    }
  }
}
