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

  @Test func `columns that can hold nothing but groups are breakdowns`() throws {
    let workspace = try publishedWorkspace(
      """
      KPI,Local Authority,Financial Year,Sex,Age,Outturn
      Smoking,Coventry,2022/23,Persons,All ages,14
      Smoking,Coventry,2022/23,Male,All ages,15
      Smoking,Coventry,2022/23,Persons,18-24,11
      Smoking,Coventry,2022/23,Female,25+,16
      Screening,Coventry,2022/23,Female,50-70,61

      """
    )
    #expect(
      workspace.lines == [
        "Smoking|Coventry|2022/23||14", "Smoking|Coventry|2022/23|Male|15",
        "Smoking|Coventry|2022/23|18-24|11", "Smoking|Coventry|2022/23|25++Female|16",
        // All of it is about women of that age: its scope.
        "Screening|Coventry|2022/23||61",
      ]
    )
    #expect(workspace.rowsAddUp)
  }

  @Test func `an answer written by us opens with its groups, whatever their dimension is called`()
    throws
  {
    let workspace = try publishedWorkspace(
      """
      indicator,place,period,Repair team,value,value_unit,value_state,base,sex
      Repairs,Coventry,2022/23,North,14,days,known,12,x
      Repairs,Coventry,2022/23,South,15,days,known,13,y

      """
    )
    #expect(
      workspace.lines == [
        "Repairs|Coventry|2022/23|North|14", "Repairs|Coventry|2022/23|South|15",
      ]
    )
  }

  @Test func `one group of an answer written by us is no total`() throws {
    let workspace = try publishedWorkspace(
      """
      indicator,place,period,Sex,value,value_state
      Smoking,Coventry,2022/23,Male,15,known

      """
    )
    #expect(workspace.lines == ["Smoking|Coventry|2022/23|Male|15"])
  }

  @Test func `rows that share a key name the column in which they differ`() throws {
    let workspace = try publishedWorkspace(
      """
      measure,place,year,unit,team,value
      Repairs,Coventry,2022/23,days,North,14
      Repairs,Coventry,2022/23,days,South,15

      """
    )
    #expect(workspace.rows.refused == 2)
    #expect(
      workspace.findings.contains {
        $0.code == "data-2" && $0.message.contains("they differ in 'team'")
      }
    )
    let mapped = try publishedWorkspace(
      "measure,place,year,unit,team,value\nRepairs,Coventry,2022/23,days,North,14\n",
      mapping: """
        column,means,value
        measure,indicator,
        place,place,
        year,period,
        team,group,
        value,value,
        ,dimension,team
        """
    )
    #expect(mapped.lines == ["Repairs|Coventry|2022/23|North|14"])
  }

  @Test(arguments: [
    ("Year,Quarter", "2022/23,Q1", "2022/23 Q1", "2022-04-01"),
    ("Financial year,Quarter", "2022-23,4", "2022-23 Q4", "2023-01-01"),
    ("Year,Quarter", "2022,Quarter 2", "2022 Q2", "2022-04-01"),
    ("Year,Quarter", "2022/23,Annual", "2022/23", "2022-04-01"),
    ("Year,Month", "2022,April", "April 2022", "2022-04-01"),
    ("Year,Month", "2022/23,Apr", "Apr 2022", "2022-04-01"),
    ("Year,Month", "2022/23,January", "January 2023", "2023-01-01"),
  ])
  func `a year and its quarter or month are one period`(
    headings: String,
    cells: String,
    label: String,
    start: String
  ) throws {
    let workspace = try publishedWorkspace(
      "\(headings),KPI,Place,Value\n\(cells),Calls,Coventry,5\n"
    )
    #expect(workspace.observations.period[0]?.label == label)
    #expect(workspace.observations.period[0]?.start.isoText == start)
  }
}
