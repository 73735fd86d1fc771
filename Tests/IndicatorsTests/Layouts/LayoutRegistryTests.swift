import Indicators
import Testing

@Suite struct LayoutRegistryTests {
  private func name(_ headings: String) throws -> String {
    try LayoutRegistry.layout(ofHeadings: headings.split(separator: ",").map(String.init)).name
  }

  @Test(arguments: [
    (
      "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,"
        + "Category Type,Category,Time period,Value,Count,Denominator", "fingertips"
    ),
    (
      "IndicatorId,Category,CategoryType,Age,Sex,Trend,Denominator,CategoryTypeId,UpperCI,Value,"
        + "Count,AreaCode,SexID,AgeID,Year,LowerCI,CategoryId", "fingertips_extract"
    ),
    (
      "Financial year,Local authority code,Local authority name,Region,Measure,Code,Value,"
        + "rank_order", "oflog"
    ),
    ("time_period,time_identifier,geographic_level,new_la_code,indicator,value", "dfe_long"),
    ("time_period,time_identifier,geographic_level,new_la_code,pupil_count", "dfe_wide"),
    ("areacd,areanm,period,indicator,observation,lci_95", "ons_els"),
    ("AREACD,AREANM,Geography,Indicator,Period,Value", "ons_subnational"),
    ("indicator_name,setting,date,dimension,subgroup,estimate,se", "heat"),
    ("period,place,indicator,value", "council"), ("year,measure,value", "council"),
    ("Local authority,Financial year,KPI,Outturn,Target", "council"),
    ("Date,Metric,Actual", "council"), ("year,quarter,kpi,value", "council_quarters"),
    ("period,quarter,kpi,value", "council"),
    ("indicator_id,polarity,unit", "catalogue"), ("measure,objective", "catalogue"),
    ("place_code,neighbour_code,rank", "neighbour_list"),
    ("LADCD,LADNM,LADCD_ACTIVE,RGNCD,CTRYCD", "area_lookup"),
  ])
  func `headings alone tell the layout`(headings: String, layout: String) throws {
    #expect(try name(headings) == layout)
    // Case, spaces and underscores do not matter, nor does the order.
    let shuffled = headings.split(separator: ",").reversed().map { $0.uppercased() }
    #expect(try LayoutRegistry.layout(ofHeadings: shuffled).name == layout)
  }

  @Test func `a file without what figures need is no layout`() {
    #expect(throws: LayoutError.unrecognised) { try name("library,2018/19,2019/20") }
    #expect(throws: LayoutError.unrecognised) { try name("place,value") }
    #expect(throws: LayoutError.unrecognised) { try name("place_code,neighbour_code,rank,note") }
  }

  @Test func `a tie names both`() throws {
    let layouts = LayoutRegistry.layouts
    let pair = [layouts[0], layouts[0]]
    #expect(throws: LayoutError.ambiguous(["Fingertips download", "Fingertips download"])) {
      try LayoutRegistry.layout(
        ofHeadings: [
          "Indicator ID", "Indicator Name", "Area Code", "Sex", "Age", "Category Type", "Category",
          "Time period", "Value",
        ],
        among: pair
      )
    }
  }

  @Test func `each layout has a name of its own`() {
    let names = LayoutRegistry.layouts.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(LayoutRegistry.layouts.map(\.title)).count == names.count)
  }
}
