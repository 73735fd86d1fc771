import Frames
import Indicators
import Testing

@Suite struct PeriodsAcrossTests {
  private let text = """
    Indicator,Area,Unit,2019/20,2020/21
    Recycling,Coventry,%,28.1,27.3
    Recycling,Derby,%,43.8,x

    """

  @Test func `a column for each period is a figure for each period`() throws {
    let workspace = try publishedWorkspace(text)
    #expect(
      workspace.lines == [
        "Recycling|Coventry|2019/20||28.1", "Recycling|Coventry|2020/21||27.3",
        "Recycling|Derby|2019/20||43.8", "Recycling|Derby|2020/21||missing",
      ]
    )
    #expect(workspace.named("Recycling")?.measure.unit == "%")
    #expect(workspace.rowsAddUp)
    #expect(try published(text).title == "own table, a period a column")
  }

  @Test func `messages name the row of the file`() throws {
    let error = #expect(throws: WorkspaceError.self) {
      try publishedWorkspace(text.replacing("43.8", with: "many"))
    }
    guard case .invalid(let findings)? = error else { return }
    #expect(findings.map(\.row) == [3] && findings.map(\.code) == ["data-4"])
  }

  @Test func `without places it says how to name the one`() {
    #expect(
      throws: LayoutError.incomplete(
        title: "own table, a period a column",
        missing: ["place"]
      )
    ) {
      try published("Measure,2019,2020\nVisits,4,5\n")
    }
  }

  @Test func `blank cells under a name are one message`() throws {
    let error = #expect(throws: WorkspaceError.self) {
      try publishedWorkspace(
        "indicator,place,period,value\nVisits,Derby,2019,4\n,,2020,5\n,,2021,6\n"
      )
    }
    guard case .invalid(let findings)? = error else { return }
    #expect(
      findings.map(\.message) == [
        "2 rows have no indicator_id (3, 4); a name is not carried down to the blank cells under it",
        "2 rows have no place (3, 4); a name is not carried down to the blank cells under it",
      ]
    )
  }

  @Test(arguments: [
    "place,2019,2020\nDerby,4,5\n",
    "time_period,time_identifier,geographic_level,country_code,a,b\n2019,Calendar year,National,E92000001,4,5\n",
  ])
  func `room is asked for before a row becomes several`(text: String) {
    let error = MemoryBudget.$current.withValue(MemoryBudget(limit: 1)) {
      #expect(throws: LayoutError.self) { try published(text) }
    }
    guard case .noMemory(let shortage)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(shortage.limit == 1)
  }

  @Test func `one period across is no series, and periods in rows stay rows`() throws {
    #expect(throws: LayoutError.unrecognised) {
      try published("Area,2019/20\nDerby,4\n")
    }
    let rows = try publishedWorkspace("period,place,value,2019,2020\n2018,Derby,4,x,y\n")
    #expect(rows.lines == ["figures|Derby|2018||4"])
  }
}

@Suite struct MappedFilesTests {
  private let text = "Area,Yr,Outturn,Who\nCoventry,2019/20,12.5,Women\nDerby,2019/20,[c],All\n"

  @Test func `a mapping says what columns mean`() throws {
    let workspace = try publishedWorkspace(
      text,
      mapping: """
        column,means,value
        Area,place,
        Yr,period,
        Outturn,value,
        Who,group,
        ,dimension,Sex
        ,indicator,Waiting
        ,unit,days
        ,polarity,lower

        """
    )
    #expect(
      workspace.lines == [
        "Waiting|Coventry|2019/20|Women|12.5", "Waiting|Derby|2019/20||suppressed",
      ]
    )
    #expect(workspace.named("Waiting")?.measure.unit == "days")
    #expect(workspace.named("Waiting")?.polarity == .lowerIsBetter)
  }

  @Test func `a mapping that says nothing known names the nearest`() {
    #expect(
      throws: LayoutError.unusable(
        "figures.mapping.csv says 'valu', which is no column of figures; similar: 'value'"
      )
    ) {
      try published(text, mapping: "column,means,value\nOutturn,valu,\n")
    }
  }

  @Test(arguments: [
    ("Areo,place,\nYr,period,\n", "names the column 'Areo', which is not there; similar: 'Area'"),
    ("Area,place,\nArea,level,\n", "says twice what the column 'Area' means"),
    ("Area,place,\n,place,Derby\n", "says twice what the place is"),
  ])
  func `a mapping that cannot be followed is refused`(rows: String, reason: String) {
    #expect(throws: LayoutError.unusable("figures.mapping.csv " + reason)) {
      try published(text, mapping: "column,means,value\n" + rows)
    }
  }

  @Test func `what holds for every row goes before a column of the same meaning`() throws {
    let workspace = try publishedWorkspace(
      "indicator,place,period,value,unit,polarity\nFalls,Derby,2019,4,people,higher\n",
      mapping: "column,means,value\n,unit,days\n,polarity,lower\n,indicator,Waiting\n"
    )
    #expect(workspace.lines == ["Waiting|Derby|2019||4"])
    #expect(workspace.named("Waiting")?.measure.unit == "days")
    #expect(workspace.named("Waiting")?.polarity == .lowerIsBetter)
    // The columns that it goes before are kept as they are.
    #expect(workspace.observations.plain.map(\.name).count == 3)
  }

  @Test func `a mapping is proposed as far as headings are certain`() {
    #expect(
      proposedMapping(ofHeadings: ["Local authority", "Year", "Outturn", "Rank"])
        == ["column,means,value", "Local authority,place,", "Year,period,", "Outturn,value,"]
    )
    #expect(
      proposedMapping(ofHeadings: ["Place", "Period", "Visits"], numbers: ["Visits"])
        == ["column,means,value", "Place,place,", "Period,period,", "Visits,value,"]
    )
    #expect(
      proposedMapping(ofHeadings: ["x"])
        == ["column,means,value", "…,place,", "…,period,", "…,value,"]
    )
  }
}
