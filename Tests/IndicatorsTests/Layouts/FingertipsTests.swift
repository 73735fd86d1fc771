import Frames
import Indicators
import Testing

/// Invented figures in the shape of a Fingertips download.
private let heading =
  "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,"
  + "Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,"
  + "Denominator,Value note,Recent Trend,Time period Sortable,Time period range\n"

private func row(
  _ area: String,
  _ sex: String = "Persons",
  age: String = "<15 yrs",
  type: String = "",
  group: String = "",
  period: String = "2019/20",
  value: String,
  count: String = "",
  of denominator: String = "",
  parent: String = ",",
  note: String = "",
  id: String = "1,Falls"
) -> String {
  let quoted = type.isEmpty ? "" : "\"\(type)\""
  return "\(id),\(parent),\(area),,\(sex),\(age),\(quoted),\(group),\(period),\(value),,,"
    + "\(count),\(denominator),\(note),,20190000,1y\n"
}

private let england = "E92000001,England"
private let coventry = "E08000026,Coventry"

@Suite struct FingertipsTests {
  @Test func `persons are the total and a sex is a breakdown`() throws {
    let workspace = try publishedWorkspace(
      heading + row(coventry, value: "80") + row(coventry, "Male", value: "90")
        + row(coventry, "Female", value: "70")
    )
    #expect(
      workspace.lines == [
        "Falls|Coventry|2019/20||80", "Falls|Coventry|2019/20|Male|90",
        "Falls|Coventry|2019/20|Female|70",
      ]
    )
    // The age is the same all through: a scope, no breakdown.
    #expect(workspace.named("Falls")?.scope == "<15 yrs")
    #expect(workspace.reading.dimensions.map(\.name) == ["Sex"])
  }

  @Test func `the age band that contains the others is the total`() throws {
    let workspace = try publishedWorkspace(
      heading + row(coventry, age: "65-74 yrs", value: "1")
        + row(coventry, age: "65+ yrs", value: "2") + row(coventry, age: "75+ yrs", value: "3")
    )
    #expect(
      workspace.lines.map { $0.split(separator: "|", omittingEmptySubsequences: false)[3] }
        == ["65-74 yrs", "", "75+ yrs"]
    )
  }

  @Test func `ages of which none contains all have no total, and the report says so`() throws {
    let text =
      heading + row(coventry, age: "65-74 yrs", value: "1")
      + row(coventry, age: "75-84 yrs", value: "2")
    #expect(try publishedWorkspace(text).lines.allSatisfy { $0.contains("yrs") })
    #expect(
      try published(text).remarks.contains(
        "no group of Age is everyone in Falls: there are no totals"
      )
    )
  }

  @Test func `of two names for everyone neither is a group, and all adults are one`() throws {
    let workspace = try publishedWorkspace(
      heading + row(coventry, age: "All ages", value: "1")
        + row(coventry, age: "All adults", value: "2") + row(coventry, age: "18-64", value: "3")
        + row(coventry, "Persons", period: "2018/19", value: "4", id: "2,Trips")
        + row(coventry, "All", period: "2019/20", value: "5", id: "2,Trips")
    )
    #expect(
      workspace.lines == [
        "Falls|Coventry|2019/20||1", "Falls|Coventry|2019/20|All adults|2",
        "Falls|Coventry|2019/20|18-64|3", "Trips|Coventry|2018/19||4", "Trips|Coventry|2019/20||5",
      ]
    )
  }

  @Test func `rows that name no sex are the total of those that do`() throws {
    let workspace = try publishedWorkspace(
      heading + row(coventry, "", age: "", value: "1")
        + row(coventry, "Male", age: "65+ yrs", period: "2018/19", value: "2")
    )
    #expect(
      workspace.lines == ["Falls|Coventry|2019/20||1", "Falls|Coventry|2018/19|65+ yrs+Male|2"]
    )
    #expect(workspace.named("Falls")?.scope == nil)
  }

  @Test func `a place under two parents counts once`() throws {
    let workspace = try publishedWorkspace(
      heading + row(england, value: "70") + row(england, value: "70", parent: "E92000001,England")
        + row(coventry, value: "80", parent: "E12000005,West Midlands")
    )
    #expect(workspace.lines.count == 2)
    #expect(workspace.rows.merged == 1)
    #expect(workspace.rowsAddUp)
    #expect(
      workspace.findings.contains {
        $0.code == "data-3"
          && $0.message.contains("1 row repeats another (England under two parents)")
      }
    )
  }

  @Test func `schemes of deprivation stay apart and have their order`() throws {
    let groups = [
      "Most deprived decile (IMD2019)", "Second most deprived decile (IMD2019)",
      "Third more deprived decile (IMD2019)", "Fourth more deprived decile (IMD2019)",
      "Fifth more deprived decile (IMD2019)", "Fifth less deprived decile (IMD2019)",
      "Fourth less deprived decile (IMD2019)", "Third less deprived decile (IMD2019)",
      "Second least deprived decile (IMD2019)", "Least deprived decile (IMD2019)",
    ]
    let schemes = ["County deciles (IMD2019, 4/23)", "District deciles (IMD2019, 4/23)"]
    // The other way round in the file: the order comes from the words.
    let rows = schemes.flatMap { scheme in
      groups.reversed().enumerated().map { at, group in
        row(england, type: scheme, group: group, value: "\(20 + at)")
      }
    }
    let workspace = try publishedWorkspace(heading + rows.joined())
    for scheme in schemes {
      let dimension = try #require(workspace.dimensions.first { $0.name == scheme })
      #expect(dimension.family == "deprivation")
      let order = try #require(dimension.fromMostDisadvantaged)
      #expect(order.map { dimension.groups[$0].name } == groups)
    }
    #expect(workspace.rows.merged == 0)
  }

  @Test func `an empty value is suppressed where its note says so`() throws {
    let workspace = try publishedWorkspace(
      heading + row(coventry, value: "", note: "Value suppressed for disclosure control")
        + row(coventry, period: "2018/19", value: "", note: "Not presented")
        + row(coventry, period: "2017/18", value: "5", note: "Includes suppressed counts")
    )
    #expect(
      workspace.lines.map { $0.split(separator: "|").last } == ["suppressed", "missing", "5"]
    )
    #expect(workspace.observations.note[0] == "Value suppressed for disclosure control")
  }

  @Test func `what values are made with comes from their own counts`() throws {
    let rows = (0..<5).map { at in
      row(
        coventry,
        period: "201\(at)/1\(at + 1)",
        value: exactText(Double(200 + at * 10) / 40_000 * 10_000),
        count: "\(200 + at * 10)",
        of: "40000"
      )
    }
    let workspace = try publishedWorkspace(heading + rows.joined())
    #expect(workspace.named("Falls")?.measure.unit == "per 10,000")
    #expect(workspace.named("Falls")?.measure.multiplier == 10_000)
    #expect(workspace.reading.remarks == ["unit of Falls from its counts: per 10,000"])
  }

  @Test func `counts that contradict one another make no unit`() throws {
    let rows = (0..<5).map { at in
      row(
        coventry,
        period: "201\(at)/1\(at + 1)",
        value: "\(50 + at * 20)",
        count: "200",
        of: "40000"
      )
    }
    let workspace = try publishedWorkspace(heading + rows.joined())
    #expect(workspace.named("Falls")?.measure.unit == "")
  }

  @Test func `names in a second pair of quotation marks lose it`() throws {
    let type = "\"\"County deciles (IMD2019, 4/21)\"\""
    let workspace = try publishedWorkspace(
      heading + row(england, type: type, group: "Most deprived decile", value: "1")
    )
    #expect(workspace.observations.dimension[0] == "County deciles (IMD2019, 4/21)")
  }

  @Test func `the sort key is dropped and the rest is kept as it is`() throws {
    let reading = try published(heading + row(coventry, value: "80"))
    #expect(reading.plain == ["Recent Trend"])
    #expect(reading.usedCount == 20)
  }
}

private let extract =
  "IndicatorId,Category,CategoryType,Age,Sex,Trend,Denominator,CategoryTypeId,UpperCI,Value,"
  + "Count,AreaCode,SexID,AgeID,Year,LowerCI,CategoryId\n"

@Suite struct FingertipsExtractTests {
  @Test func `years are calendar years and codes are names`() throws {
    let workspace = try publishedWorkspace(
      extract + "241,,,17+ yrs,Persons,,1000,,9.5,8.5,85,E08000026,4,187,2018,7.5,\n"
        + "241,,,17+ yrs,Persons,,1000,,9.5,8.5,85,A82003,4,187,2019,7.5,\n"
    )
    #expect(workspace.lines == ["241|Coventry|2018||8.5", "241|A82003|2019||8.5"])
    #expect(workspace.observations.period[0]?.kind == .calendarYear)
    #expect(workspace.places.first { $0.code == "A82003" }?.level == .organisation)
    #expect(workspace.reading.matches == [.code: 1, .unlisted: 1])
  }

  @Test func `all rows of a key with two figures are refused, counted by indicator`() throws {
    let row = { (value: String, id: String) in
      "\(id),,,17+ yrs,Persons,,,,,\(value),,E08000026,4,187,2018,,\n"
    }
    let workspace = try publishedWorkspace(
      extract + row("1", "241") + row("2", "241") + row("1", "241") + row("5", "352")
        + row("5", "352") + row("7", "383")
    )
    // Neither figure of 241 can be told right, and its repeat goes with it.
    #expect(workspace.lines == ["352|Coventry|2018||5", "383|Coventry|2018||7"])
    #expect(workspace.rows.read == 6)
    #expect(workspace.rows.kept == 2)
    #expect(workspace.rows.merged == 1)
    #expect(workspace.rows.refused == 3)
    #expect(
      workspace.findings.contains {
        $0.code == "data-2" && $0.message.hasSuffix("refused: 241 3")
      }
    )
  }

  @Test func `a swapped pair of columns is recognised by what it holds`() {
    #expect(
      throws: LayoutError.unusable(
        "Category and CategoryType are swapped: the type holds the names of groups"
      )
    ) {
      try published(
        extract
          + "241,Deciles,Most deprived decile,17+ yrs,Persons,,,,,1,,E92000001,4,187,2018,,\n"
      )
    }
  }
}
