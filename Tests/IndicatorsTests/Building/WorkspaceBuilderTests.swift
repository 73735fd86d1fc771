import Frames
import Indicators
import Testing

@Suite struct WorkspaceBuilderTests {
  @Test func `figures keep their parts, order and decimals`() throws {
    let workspace = try smallWorkspace()
    let figures = workspace.observations
    #expect(figures.count == 8)
    #expect(workspace.rows == workspace.rows)
    #expect(workspace.rows.read == 8 && workspace.rows.kept == 8)
    #expect(figures.value.point[0] == 71.5)
    #expect(figures.value.lower?[0] == 69)
    #expect(figures.value.numerator?[0] == 173_100)
    #expect(figures.value.publishedDecimals(3) == 2)
    #expect(figures.value.state(1) == .provisional)
    #expect(figures.value.state(7) == [.estimated, .break])
    #expect(figures.value.measure(0).unit == "%")
    #expect(figures.value.measure(0).counts == .estimated)
    #expect(figures.value.measure(6).multiplier == 1000)
    #expect(figures.value.measure(6).counts == .events)
    #expect(figures.period[6]?.kind == .pooled)
    #expect(figures.rows(ofIndicator: 2) == [3, 4, 5])
    #expect(figures.rows(ofIndicator: 3).isEmpty && figures.rows(ofIndicator: 99).isEmpty)
  }

  @Test func `missing, suppressed and not applicable stay three things`() throws {
    let figures = try smallWorkspace().observations
    #expect(figures.value.presence[4] == .suppressed)
    #expect(figures.note[4] == "<5")
    #expect(figures.value.presence[5] == .notApplicable)
    #expect(figures.note[5] == "no survey")
    #expect(figures.isTotal(5) && !figures.isTotal(4))
    #expect(figures.breakdown(3).map(\.group) == ["Asian"])
  }

  @Test func `what a package declares as missing is missing in every column`() throws {
    let rows = """
      indicator_id,place,period,dimension,group,value,lower
      a,Here,2019,NA,NA,-99,-99
      a,Here,2020,Sex,Male,c,5
      a,Here,2021,NA,NA,-9.9,1

      """
    let figures = try buildWorkspace(
      description: PackageDescription(name: "declared"),
      resources: [resource("observations", rows, missingValues: ["", "-99", "c", "NA"])]
    ).observations
    #expect((0..<3).map { figures.value.point[$0] } == [nil, nil, -9.9])
    #expect((0..<2).map { figures.value.presence[$0] } == [.missing, .missing])
    #expect(figures.value.lower?[0] == nil && figures.value.lower?[1] == 5)
    #expect((0..<3).map { figures.isTotal($0) } == [true, false, true])
  }

  @Test func `an empty text is no group`() throws {
    let row = "\nemployment-rate,E08000026,,2019,,,70,,,,,,\n"
    let table = resource("observations", smallHeading + row)
    let columns = zip(table.frame.schema.fields, table.frame.columns).map { field, column in
      ["dimension", "group"].contains(field.name) ? Column.text(TextColumn([" "])) : column
    }
    let figures = try buildWorkspace(
      description: PackageDescription(name: "own"),
      resources: [
        ResourceTable(
          name: "observations",
          fileName: "observations.csv",
          frame: Frame(schema: table.frame.schema, columns: columns, rowCount: 1),
          firstRowLine: 2,
          source: 0
        )
      ],
      underneath: smallWorkspace()
    ).observations
    #expect(figures.isTotal(0) && figures.breakdownCount(0) == 0)
  }

  @Test func `figures that agree in eleven digits are one figure`() throws {
    func rows(_ other: String) throws -> LayoutReading {
      try published(
        "indicator,place,period,value,lower,upper\nVisits,Derby,2019,74.75,74.3387676287214,75.1\n"
          + "Visits,Derby,2019,74.75,\(other),75.1\n"
      )
    }
    func merged(_ other: String) throws -> (merged: Int, refused: Int) {
      let workspace = try buildWorkspace(
        description: PackageDescription(name: "own"),
        resources: rows(other).tables,
        underneath: smallWorkspace()
      )
      return (workspace.rows.merged, workspace.rows.refused)
    }
    #expect(try merged("74.3387676288186") == (1, 0))
    #expect(try merged("74.338767628721") == (1, 0))
    #expect(try merged("74.338767") == (0, 2))
  }

  @Test func `a suppressed figure loses its parts`() throws {
    let rows = smallHeading + "\nunemployment-rate,E08000026,,2019,,,c,1,2,3,40,,\n"
    let value = try smallWorkspace(rows: rows).observations.value
    #expect(value.numerator?.presence[0] == .suppressed)
    #expect(value.lower?[0] == nil && value.denominator?[0] == nil)
  }

  @Test func `headings fold case, spaces and dashes, and other columns are kept`() throws {
    let rows =
      "Indicator-ID,PLACE CODE,Period,Value,Recent trend\nemployment-rate,E08000026,2019,1,up\n"
    let figures = try smallWorkspace(rows: rows).observations
    #expect(figures.plain.map(\.name) == ["Recent trend"])
    #expect(figures.plain.first?.text[0] == "up")
  }

  @Test func `without a catalogue one is derived from the rows`() throws {
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "own"),
      resources: [
        resource(
          "observations",
          "indicator_id,indicator,unit,place_code,period,value\nx,My rate,percent,E08000026,2019,4\n"
        )
      ],
      underneath: smallWorkspace()
    )
    #expect(workspace.indicators.map(\.name) == ["My rate"])
    #expect(workspace.indicators[0].measure == Measure(unit: "%", multiplier: 100))
    #expect(workspace.places.count == 12)
    #expect(workspace.home.map { workspace.places[$0].name } == "Coventry")
    #expect(workspace.homeHasFigures)
    #expect(workspace.peerGroups.map(\.name) == ["statistical neighbours"])
    #expect(workspace.dimensions.count == 4)
    #expect(workspace.isScored(0))
  }

  @Test func `own places stand before those underneath`() throws {
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "own", home: "E08000035"),
      resources: [
        resource("places", "place_code,place,level,parents\nE08000035,Leeds,metropolitan,\n"),
        resource(
          "observations",
          "indicator_id,place,period,value\nx,Leeds,2019,4\nx,Coventry,2019,5\n"
        ),
      ],
      underneath: smallWorkspace()
    )
    #expect(workspace.places[0].name == "Leeds")
    #expect(workspace.home == 0)
    let coventry = try #require(workspace.places.firstIndex { $0.name == "Coventry" })
    #expect(
      workspace.region(of: coventry).map { workspace.places[$0].name } == "West Midlands region"
    )
    #expect(workspace.neighbours(of: 0, for: nil) == nil)
    #expect(workspace.neighbours(of: coventry, for: nil) == .group(0))
  }

  @Test func `an unknown place is kept and named`() throws {
    let rows = smallHeading + "\nemployment-rate,,Atlantis,2019,,,1,,,,,,\n"
    let workspace = try smallWorkspace(rows: rows)
    #expect(workspace.places.last?.name == "Atlantis")
    #expect(workspace.findings.map(\.code) == ["data-7"])
    #expect(!workspace.homeHasFigures)
  }

  @Test func `equal rows merge and are counted`() throws {
    let row = "employment-rate,E08000026,Coventry,2019,,,1.0,,,,,,\n"
    let workspace = try smallWorkspace(rows: smallHeading + "\n" + row + row)
    #expect(workspace.rows.read == 2 && workspace.rows.kept == 1 && workspace.rows.merged == 1)
    #expect(workspace.findings.map(\.code) == ["data-3"])
    #expect(workspace.observations.count == 1)
  }

  @Test func `what a repeat says beside its figure is not dropped in silence`() throws {
    let row = "employment-rate,E08000026,Coventry,2019,,,1.0,,,,,"
    let rows = [smallHeading, row + ",", row + ",", row + "provisional,", row + ",revised by hand"]
    let workspace = try smallWorkspace(rows: rows.joined(separator: "\n") + "\n")
    #expect(workspace.rows.merged == 3)
    #expect(
      workspace.findings.map(\.message) == [
        "3 rows repeat another (first in row 3), merged; the note, source or state of 2 was not kept"
      ]
    )
  }

  @Test func `two values for a key in a publisher's file are both refused`() throws {
    let rows =
      smallHeading + "\nemployment-rate,E08000026,,2019,,,1,,,,,,"
      + "\nemployment-rate,E08000026,,2019,,,2,,,,,,\nemployment-rate,E08000026,,2018,,,3,,,,,,\n"
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "published"),
      resources: [resource("observations", rows, isPublishers: true)],
      underneath: smallWorkspace()
    )
    #expect(workspace.rows.refused == 2 && workspace.rows.kept == 1)
    #expect(workspace.observations.value.point[0] == 3)
  }

  @Test func `the figure and the catalogue of an earlier source stand`() throws {
    let rows =
      smallHeading + "\nemployment-rate,E08000026,,2019,,,99,,,,,,\n"
      + "employment-rate,E08000026,,2022,,,70,,,,,,\n"
    let workspace = try smallWorkspace(more: [
      resource("observations", rows, file: "mine.csv", source: 1),
      resource(
        "indicators",
        "code,polarity,directorate\nemployment-rate,lower,People\n",
        file: "catalogue.csv",
        source: 1
      ),
    ])
    #expect(workspace.rows.read == 10 && workspace.rows.kept == 9 && workspace.rows.refused == 1)
    let figures = workspace.observations
    #expect(figures.rows(ofIndicator: 0).map { figures.value.point[$0] } == [71.5, 73, 75.6, 70])
    #expect(workspace.indicators[0].polarity == .higherIsBetter)
    #expect(workspace.indicators[0].directorate == "People")
  }

  @Test(arguments: ["polarity\na,lower\n", "year_type\na,financial\n"])
  func `a catalogue that comes later leaves the years pooled`(catalogue: String) throws {
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "pooled"),
      resources: [
        resource("indicators", "code,indicator,pooled_years\na,A,2\n"),
        resource("observations", "indicator_id,place,period,value\na,Here,2016-17,1\n"),
        resource("indicators", "code,\(catalogue)", file: "catalogue.csv", source: 1),
      ]
    )
    #expect(workspace.observations.period[0]?.kind == .pooled)
    #expect(workspace.indicators[0].pooledYears == 2)
  }

  @Test func `groups that no table lists join their dimension`() throws {
    let rows =
      smallHeading + "\nfuel-poverty,E08000026,,2019/20,Ethnicity,Roma,1,,,,,,"
      + "\nfuel-poverty,E08000026,,2019/20,Tenure,Not known,1,,,,,,\n"
    let workspace = try smallWorkspace(rows: rows)
    #expect(workspace.dimensions[0].groups.last?.name == "Roma")
    #expect(workspace.dimensions.last?.name == "Tenure")
    #expect(workspace.dimensions.last?.groups.first?.isUnknown == true)
    #expect(workspace.dimensions[0].level(ofGroup: 1) == 2)
    #expect(workspace.hasFigures(dimension: 0) && !workspace.hasFigures(dimension: 2))
  }

  @Test func `crosses are held in their own columns`() throws {
    let rows = """
      indicator_id,place_code,period,dimension,group,dimension_2,group_2,value
      fuel-poverty,E08000026,2019/20,Age,0-15,Sex,Male,4
      fuel-poverty,E08000026,2019/20,Age,0-15,,,5
      """
    let figures = try smallWorkspace(rows: rows).observations
    #expect(figures.breakdownCount(0) == 2 && figures.breakdownCount(1) == 1)
    #expect(figures.breakdown(0).map(\.dimension) == ["Age", "Sex"])
    #expect(figures.dimension3 == nil)
  }

  @Test func `published progress reads the words of reports`() throws {
    let rows = """
      indicator_id,place_code,period,value,published_progress
      fuel-poverty,E08000026,2018/19,4,got worse
      fuel-poverty,E08000026,2019/20,4,Stayed the same
      """
    let progress = try smallWorkspace(rows: rows).observations.publishedProgress
    #expect(progress[0] == "worse" && progress[1] == "same")
  }

  @Test func `money printed in millions comes into the indicator's unit`() throws {
    let rows =
      "indicator_id,place_code,period,value\ngva,E08000026,2019,£1.2m\ngva,E08000026,2020,\"£3,400\"\n"
    let workspace = try smallWorkspace(rows: rows)
    #expect(workspace.observations.value.point[0] == 1_200_000)
    #expect(workspace.observations.value.point[1] == 3400)
    #expect(workspace.findings.isEmpty)
  }

  @Test func `millions of pounds beside thousands of pounds are two units, and no thousands`()
    throws
  {
    let workspace = try publishedWorkspace(
      "indicator,place,period,value,unit\nCost,Derby,2019,£1.2m,£000\nRent,Derby,2019,£1.2m,£ per home\n"
    )
    #expect(workspace.observations.value.point[0] == 1.2)
    #expect(workspace.observations.value.point[1] == 1_200_000)
    #expect(
      workspace.findings.map(\.message) == ["Cost has two units: '£000' and '£ million' (row 2)"]
    )
  }

  @Test func `a unit beside all numbers is the unit where nothing else names one`() throws {
    let workspace = try publishedWorkspace(
      """
      indicator,place,period,value,lower,upper
      Share,Derby,2019,45%,44%,46%
      Share,Derby,2020,[c],,
      Cost,Derby,2019,£1.2m,£1.1m,£1.3m
      Cost,Derby,2020,£900000,£800000,£1m
      Odd,Derby,2019,45%,,
      Odd,Derby,2020,46,,

      """
    )
    #expect(workspace.named("Share")?.measure.unit == "%")
    #expect(workspace.named("Share")?.measure.multiplier == 100)
    #expect(workspace.named("Cost")?.measure.unit == "£")
    #expect(workspace.named("Odd")?.measure.unit == "")
    let value = workspace.observations.value
    #expect((2..<4).map { value.point[$0] } == [1_200_000, 900_000])
    #expect((2..<4).map { value.lower?[$0] } == [1_100_000, 800_000])
    #expect((2..<4).map { value.upper?[$0] } == [1_300_000, 1_000_000])
    #expect(workspace.reading.remarks == ["unit of Cost and 1 more from its numbers: £"])
    #expect(
      workspace.findings.map(\.message) == [
        "Odd has '%' beside some of its numbers and not beside others (row 6)"
      ]
    )
  }

  @Test func `grossed-up counts agree with their rounded rate`() throws {
    #expect(try smallWorkspace().findings.isEmpty)
  }
}
