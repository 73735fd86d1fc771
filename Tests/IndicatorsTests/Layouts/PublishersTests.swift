import Frames
import Indicators
import Testing

@Suite struct OFLOGTests {
  @Test func `rank order is polarity and the council family a level`() throws {
    let workspace = try publishedWorkspace(
      """
      Financial year,Local authority code,Local authority name,Entity_Name,Region,Measure,Code,Value,MEDIAN,rank_order
      2016-17,E08000026,Coventry,Metropolitan Districts,West Midlands,"Turnover, all",T1,25.5,28,asc
      2017-18,E08000026,Coventry,Metropolitan Districts,West Midlands,"Turnover, all",T1,,28,
      2017-18,E06009999,Newtown,Unitary Authorities,West Midlands,Contacts,T2,2100,28,None

      """
    )
    #expect(
      workspace.lines == [
        "Turnover, all|Coventry|2016-17||25.5", "Turnover, all|Coventry|2017-18||missing",
        "Contacts|Newtown|2017-18||2100",
      ]
    )
    #expect(workspace.named("Turnover, all")?.polarity == .lowerIsBetter)
    #expect(workspace.named("Contacts")?.polarity == .neutral)
    #expect(workspace.observations.period[0]?.kind == .splitYear)
    let newtown = try #require(workspace.places.first { $0.name == "Newtown" })
    #expect(newtown.level == .unitary)
    #expect(newtown.parents.map { workspace.places[$0].name } == ["West Midlands region"])
  }
}

@Suite struct ExploreEducationTests {
  private let identity =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    + "old_la_code,la_name,new_la_code"

  @Test func `the level of a row says which code counts`() throws {
    let workspace = try publishedWorkspace(
      """
      \(identity),population_type,population_estimate,children_count,rate_per_10000
      2025,Reporting year,National,E92000001,England,,,,,,Children in care,1000,10,100
      2025,Reporting year,Regional,E92000001,England,E12000005,West Midlands,,,,Children in care,500,x,z
      2025,Reporting year,Local authority,E92000001,England,E12000005,West Midlands,331,Coventry,E08000026,Children in care,400,c,c
      2025,Reporting year,School,E92000001,England,E12000005,West Midlands,331,Coventry,E08000026,Children in care,4,1,1

      """
    )
    #expect(
      workspace.lines == [
        "Children in care|England|2025||100",
        "Children in care|West Midlands region|2025||not_applicable",
        "Children in care|Coventry|2025||suppressed",
      ]
    )
    #expect(workspace.observations.period[0]?.kind == .splitYear)
    #expect(workspace.observations.value.numerator?[0] == 10)
    #expect(workspace.observations.value.denominator?[0] == 1000)
    let indicator = try #require(workspace.named("Children in care"))
    #expect(indicator.measure.unit == "per 10,000")
    #expect(indicator.valueType == .crudeRate)
    // A level without columns of its own is refused, and the account holds.
    #expect(workspace.rows.refused == 1)
    #expect(workspace.rowsAddUp)
  }

  // What `time_identifier` makes of a year (data.md §4): the kind of year, or a part of it in a
  // column of its own.
  @Test(arguments: [
    ("2025", "Reporting year", "2025", "2024-04-01", Period.Kind.splitYear),
    ("2025", "Calendar year", "2025", "2025-01-01", .calendarYear),
    ("202324", "Academic year", "202324", "2023-09-01", .splitYear),
    ("202324", "Financial year", "202324", "2023-04-01", .splitYear),
    ("202324", "Financial year Q3", "2023/24 Q3", "2023-10-01", .quarter),
    ("2023", "Q2", "2023 Q2", "2023-04-01", .quarter),
    ("2023", "Quarter 4", "2023 Q4", "2023-10-01", .quarter),
    ("2023", "April", "April 2023", "2023-04-01", .month),
  ])
  func `the year and what it is stand in two columns`(
    year: String,
    part: String,
    label: String,
    start: String,
    kind: Period.Kind
  ) throws {
    let workspace = try publishedWorkspace(
      "time_period,time_identifier,geographic_level,country_code,indicator,value\n"
        + "\(year),\(part),National,E92000001,Children in care,5\n"
    )
    let period = try #require(workspace.observations.period[0])
    #expect(period.label == label && period.start.isoText == start && period.kind == kind)
  }

  @Test func `columns of one stem are numerator and value, others indicators of their own`() throws
  {
    let workspace = try publishedWorkspace(
      """
      \(identity),sex,pupils_count,pupils_percent,average_score
      202324,Academic year,National,E92000001,England,,,,,,Total,50,25,4.5
      202324,Academic year,National,E92000001,England,,,,,,Female,30,30,4.7

      """
    )
    #expect(
      workspace.lines == [
        "Pupils percent|England|202324||25", "Average score|England|202324||4.5",
        "Pupils percent|England|202324|Female|30", "Average score|England|202324|Female|4.7",
      ]
    )
    #expect(workspace.observations.value.numerator?[0] == 50)
    #expect(workspace.named("Pupils percent")?.measure.unit == "%")
    #expect(workspace.observations.period[0]?.start.isoText == "2023-09-01")
  }

  @Test func `a count and a rate that have nothing to do with each other are both kept`() throws {
    let workspace = try publishedWorkspace(
      """
      \(identity),number_of_schools,absence_percent,population_count
      2024,Calendar year,National,E92000001,England,,,,,,24000,4.5,56000000

      """
    )
    #expect(
      workspace.lines == [
        "Absence percent|England|2024||4.5", "Number of schools|England|2024||24000",
        "Population count|England|2024||56000000",
      ]
    )
    #expect(workspace.observations.value.numerator?[0] == nil)
    let scores = try publishedWorkspace(
      "\(identity),exam_count,exam_rate\n2024,Calendar year,National,E92000001,England,,,,,,9,4.5\n"
    )
    #expect(scores.lines == ["Exam rate|England|2024||4.5", "Exam count|England|2024||9"])
  }

  @Test func `up to three groups cross in the order of their dimensions, four are refused`() throws
  {
    let place = "202324,Academic year,National,E92000001,England,,,,,"
    let workspace = try publishedWorkspace(
      """
      \(identity),sex,age,ethnicity,family_type,pupils_percent
      \(place),Total,Total,Total,Total,1
      \(place),Female,0-15,Total,Total,2
      \(place),Total,Total,White,Lone parents,3
      \(place),Female,0-15,Total,Lone parents,4
      \(place),Female,0-15,White,Lone parents,5
      \(place),Male,Total,Total,Total,6

      """
    )
    #expect(
      workspace.lines == [
        "Pupils percent|England|202324||1", "Pupils percent|England|202324|0-15+Female|2",
        "Pupils percent|England|202324|White+Lone parents|3",
        "Pupils percent|England|202324|0-15+Lone parents+Female|4",
        "Pupils percent|England|202324|Male|6",
      ]
    )
    #expect(workspace.observations.dimension3?[3] == "Sex")
    #expect(workspace.rows.refused == 1)
    #expect(workspace.rowsAddUp)
  }

  @Test func `a breakdown names its topic and a quarter joins its year`() throws {
    let workspace = try publishedWorkspace(
      """
      \(identity),breakdown_topic,breakdown,indicator,value
      202324,Financial year Q1,National,E92000001,England,,,,,,Total,Total,Starts,12
      202324,Financial year Q1,National,E92000001,England,,,,,,Sex,Female,Starts,7

      """
    )
    #expect(
      workspace.lines == ["Starts|England|2023/24 Q1||12", "Starts|England|2023/24 Q1|Female|7"]
    )
    #expect(workspace.observations.period[0]?.kind == .quarter)
    #expect(workspace.observations.dimension[1] == "Sex")
  }

  @Test func `all and a word more is the total where no other group begins so`() throws {
    let start = "\(identity),breakdown_topic,breakdown,indicator,value\n"
    let rows = [
      ("School", "All schools", "Starts", 1), ("School", "Academies", "Starts", 2),
      ("Need", "All support", "Starts", 3), ("Need", "All plans", "Starts", 4),
      ("Need", "All other", "Ends", 5), ("Need", "Plans", "Ends", 6),
    ]
    let workspace = try publishedWorkspace(
      start
        + rows.map {
          "202324,Academic year,National,E92000001,England,,,,,,\($0.0),\($0.1),\($0.2),\($0.3)\n"
        }
        .joined()
    )
    #expect(
      workspace.lines == [
        "Starts|England|202324||1", "Starts|England|202324|Academies|2",
        "Starts|England|202324|All support|3", "Starts|England|202324|All plans|4",
        "Ends|England|202324|All other|5", "Ends|England|202324|Plans|6",
      ]
    )
  }

  /// One indicator under several time identifiers, long and wide.
  private func absence(_ heading: String, _ rows: [(period: String, figures: String)]) -> String {
    ([identity + "," + heading]
      + rows.map { "\($0.period),National,E92000001,England,,,,,,\($0.figures)" })
      .joined(separator: "\n") + "\n"
  }

  @Test(arguments: [("indicator,value", "Absence,"), ("absence_count,absence_percent", "9,")])
  func `years of several kinds are periods of their own, and terms are refused`(
    heading: String,
    start: String
  ) throws {
    let text = absence(
      heading,
      [
        ("202324,Academic year", start + "1"), ("202324,Financial year", start + "2"),
        ("2023,Calendar year", start + "3"), ("2023,Reporting year", start + "4"),
        ("202324,Academic year Q1", start + "5"), ("202324,Autumn term", start + "6"),
        ("2023,Week 12", start + "7"),
      ]
    )
    let reading = try published(text)
    let workspace = try publishedWorkspace(text)
    let starts = (0..<workspace.observations.count).map { row in
      [workspace.observations.period[row]].compactMap { $0 }
        .map { "\($0.label): \($0.start.isoText) to \($0.end.isoText)" }
    }
    #expect(
      starts == [
        ["2023/24 (academic year): 2023-09-01 to 2024-08-31"],
        ["2023/24 (financial year): 2023-04-01 to 2024-03-31"],
        ["2023: 2023-01-01 to 2023-12-31"],
        ["2023 (reporting year): 2022-04-01 to 2023-03-31"],
        ["2023/24 Q1 (academic year): 2023-09-01 to 2023-11-30"],
      ]
    )
    #expect(workspace.observations.value.point[0] == 1 && workspace.rows.kept == 5)
    #expect(workspace.rows.refused == 2 && workspace.rowsAddUp)
    #expect(workspace.findings.contains { $0.message.contains("2 rows of Autumn term, Week 12") })
    #expect(
      reading.remarks.contains {
        $0.hasPrefix("years of several kinds (calendar, financial, academic, reporting year) in")
      }
    )
  }

  @Test func `one kind of year for each indicator needs no word in the label`() throws {
    let workspace = try publishedWorkspace(
      absence(
        "indicator,value",
        [
          ("202324,Academic year", "Absence,1"), ("202324,Academic year Q2", "Absence,2"),
          ("202324,Financial year", "Spending,3"),
        ]
      )
    )
    #expect(
      workspace.lines == [
        "Absence|England|202324||1", "Absence|England|2023/24 Q2||2", "Spending|England|202324||3",
      ]
    )
    #expect(workspace.observations.period[0]?.start.isoText == "2023-09-01")
    #expect(workspace.observations.period[1]?.start.isoText == "2023-12-01")
    #expect(workspace.observations.period[2]?.start.isoText == "2023-04-01")
  }

  @Test func `a row that is refused for two reasons counts once`() throws {
    let workspace = try publishedWorkspace(
      absence(
        "indicator,value",
        [("202324,Academic year", "Absence,1"), ("202324,Autumn term", "Absence,2")]
      ) + "202324,Autumn term,School,E92000001,England,,,,,,Absence,3\n"
    )
    #expect(workspace.rows.read == 3 && workspace.rows.kept == 1 && workspace.rows.refused == 2)
  }

  @Test func `a file of terms alone says so`() {
    #expect(
      throws: LayoutError.unusable("all rows are of Autumn term, which is no period that is read")
    ) {
      try published(absence("indicator,value", [("202324,Autumn term", "Absence,1")]))
    }
  }
}

@Suite struct NationalStatisticsTests {
  @Test func `a status beside the value counts as if it stood in the cell`() throws {
    let workspace = try publishedWorkspace(
      """
      areacd,areanm,period,indicator,observation,lci_95,uci_95,status
      E08000026,Coventry,2015-01-01/P1Y,Pay,500.5,490,510,
      E08000026,Coventry,2016-01-01/P1Y,Pay,,,,x
      E08000026,Coventry,2017-01-01/P1Y,Pay,,,,c
      E08000026,Coventry,2018-01-01/P1Y,Pay,505,,,u
      E08000026,Coventry,2019-01-01/P1Y,Pay,506,,,c
      E08000026,Coventry,2020-01-01/P1Y,Pay,507,,,small sample
      E08000026,Coventry,2021-01-01/P1Y,Pay,z,,,x

      """
    )
    #expect(
      workspace.lines.map { $0.split(separator: "|").last }
        == ["500.5", "missing", "suppressed", "505", "suppressed", "507", "not_applicable"]
    )
    #expect(workspace.observations.value.state(3).contains(.unreliable))
    #expect(workspace.observations.note[5] == "small sample")
    #expect(workspace.observations.value.lower?[0] == 490)
    // A number beside the mark of a hidden one is dropped, and counted.
    #expect(workspace.findings.map(\.code) == ["data-12", "data-12"])
    #expect(workspace.findings.allSatisfy { !$0.isError })
  }

  @Test func `six digits are a pool in a column of pools`() throws {
    let workspace = try publishedWorkspace(
      """
      AREACD,AREANM,Geography,Indicator,Category,Period,Value
      E08000026,Coventry,Local Authority District,Life expectancy,Health,201820,"1,335"
      E08000026,Coventry,Local Authority District,Life expectancy,Health,201719,943

      """
    )
    #expect(workspace.observations.period[0]?.kind == .pooled)
    #expect(workspace.observations.value.point[0] == 1335)
    #expect(workspace.named("Life expectancy")?.theme == "Health")
  }
}

@Suite struct HEATTests {
  private let text = """
    indicator,setting,date,dimension,subgroup,subgroup_order,estimate,se,population,setting_average,favourable_indicator,ordered_dimension,indicator_scale
    Attended births (%),Ruritania,2019,Wealth,Quintile 1 (poorest),1,70,1,200,80,1,1,100
    Attended births (%),Ruritania,2019,Wealth,Quintile 2,2,80,1,200,80,1,1,100
    Attended births (%),Ruritania,2019,Wealth,Quintile 3 (richest),3,90,NA,200,80,1,1,100
    Deaths (per 1000 births),Ruritania,2019,Wealth,Quintile 1 (poorest),1,50,2,200,300,0,1,1000
    Deaths (per 1000 births),Ruritania,2019,Wealth,Quintile 2,2,30,2,200,300,0,1,1000
    Deaths (per 1000 births),Ruritania,2019,Wealth,Quintile 3 (richest),3,10,2,200,300,0,1,1000

    """

  @Test func `limits come from standard errors and the order from the file`() throws {
    let workspace = try publishedWorkspace(text)
    #expect(abs((workspace.observations.value.lower?[0] ?? 0) - 68.04) < 1e-9)
    #expect(abs((workspace.observations.value.upper?[0] ?? 0) - 71.96) < 1e-9)
    #expect(workspace.observations.value.lower?[2] == nil)
    let dimension = try #require(workspace.dimensions.first { $0.name == "Wealth" })
    let order = try #require(dimension.fromMostDisadvantaged)
    #expect(dimension.groups[order[0]].name == "Quintile 1 (poorest)")
    let births = try #require(workspace.named("Attended births (%)"))
    #expect(births.measure.unit == "%")
    #expect(births.polarity == .higherIsBetter)
    #expect(workspace.named("Deaths (per 1000 births)")?.measure.multiplier == 1000)
  }

  @Test func `an average that is off its groups by ten is said`() throws {
    let remarks = try published(text).remarks
    #expect(
      remarks.contains(
        "setting_average of Deaths (per 1000 births) is 300.00 and the groups' weighted mean 30.00"
      )
    )
    #expect(remarks.contains { $0.hasPrefix("limits are the estimate ± 1.96 standard errors") })
  }

  @Test func `without setting and date it is one undated survey, until a mapping says more`() throws
  {
    let bare = """
      indicator,dimension,subgroup,estimate
      Births,Wealth,Poor,70

      """
    #expect(try publishedWorkspace(bare).lines == ["Births|figures|undated|Poor|70"])
    #expect(
      try published(bare).remarks == [
        "no column names the place: it is figures, after the file",
        "no column says when: all is undated",
      ]
    )
    let workspace = try publishedWorkspace(
      bare,
      mapping: "column,means,value\n,place,Ruritania\n,period,2019\n"
    )
    #expect(workspace.lines == ["Births|Ruritania|2019|Poor|70"])
  }
}
