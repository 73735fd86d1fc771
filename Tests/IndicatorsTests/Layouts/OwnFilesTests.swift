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

  @Test func `dimensions without a column of groups are refused`() {
    #expect(throws: LayoutError.incomplete(title: "own CSV", missing: ["group"])) {
      try published("indicator,place,period,dimension,value\nFalls,Derby,2019,Sex,4\n")
    }
  }
}
