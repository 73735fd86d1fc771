import Frames
import Indicators
import Testing

private let targets = """
  indicator_id,from,to,kind,low,high,direction,compare_to,tolerance,text
  employment-rate,2018,2019,direction,,,increase,,,To increase
  unemployment-rate,,2018/19,number,4.5,,,,0.1,4.5
  unemployment-rate,2019/20,,range,3,4,,,,3-4
  fuel-poverty,2019/20,2019/20,comparison,,,below,England;Statistical neighbours,,Below both
  gva,2019,2019,none,,,,,,No target
  """

@Suite struct WorkspaceTargetsTests {
  private func period(_ text: String) throws -> Period { try #require(Period(reading: text)) }

  @Test func `the five shapes are read and found by period`() throws {
    let workspace = try smallWorkspace(more: [resource("targets", targets)])
    #expect(workspace.target(for: 0, in: try period("2019"))?.shape == .direction(isRise: true))
    #expect(workspace.target(for: 0, in: try period("2020")) == nil)
    let number = try #require(workspace.target(for: 1, in: try period("2010/11")))
    #expect(number.shape == .number(4.5, side: nil) && number.tolerance == 0.1)
    #expect(workspace.target(for: 1, in: try period("2022/23"))?.shape == .range(low: 3, high: 4))
    let comparison = try #require(workspace.target(for: 2, in: try period("Mar 2020")))
    #expect(comparison.text == "Below both")
    #expect(
      comparison.shape
        == .comparison(
          side: ComparisonSide(isAbove: false, includesEqual: false),
          references: [.place(0), .group(0)]
        )
    )
    #expect(workspace.target(for: 3, in: try period("2019"))?.shape == TargetShape.none)
    #expect(workspace.target(for: 4, in: try period("2019")) == nil)
  }

  @Test(arguments: [
    "crime-rate,2018,2020,number,1,,,,,\ncrime-rate,2020,2021,number,2,,,,,\n",
    "crime-rate,,,number,,,,,,\n", "crime-rate,,,range,5,4,,,,\n", "crime-rate,,,hope,,,,,,\n",
    "crime-rate,soon,,number,1,,,,,\n", "nothing,,,number,1,,,,,\n",
  ])
  func `a target that cannot be understood is an error`(lines: String) {
    let heading = "indicator_id,from,to,kind,low,high,direction,compare_to,tolerance,text\n"
    #expect(errors(more: [resource("targets", heading + lines)]).count == 1)
  }

  @Test func `breaks are found by indicator, place and period`() throws {
    let workspace = try smallWorkspace(more: [
      resource(
        "breaks",
        "indicator_id,place_code,period,note\ncrime-rate,,2016-18,new rules\nfuel-poverty,E08000026,2019/20,\n"
      )
    ])
    #expect(workspace.breakNote(for: 4, place: 2, at: try period("2016-18"))?.note == "new rules")
    #expect(workspace.breakNote(for: 2, place: 2, at: try period("2019/20")) != nil)
    #expect(workspace.breakNote(for: 2, place: 3, at: try period("2019/20")) == nil)
  }

  @Test func `scoring follows the catalogue and the reporting year`() throws {
    let workspace = try smallWorkspace()
    #expect(workspace.hasScoring)
    #expect(workspace.isScored(0) && !workspace.isScored(3) && !workspace.isScored(4))
    #expect(workspace.isScored(2, in: try period("2019/20")))
    #expect(workspace.isScored(2, in: try period("2019")))
    #expect(!workspace.isScored(2, in: try period("2021/22")))
    #expect(!workspace.isScored(99))
  }

  @Test func `standard populations are found by name`() throws {
    let workspace = try smallWorkspace(more: [
      resource(
        "standards",
        "standard,from_age,to_age,population\nESP2013,5,,60\nESP2013,0,4,40\n"
      )
    ])
    let standard = try #require(workspace.standard(named: "esp 2013"))
    #expect(standard.bands.map(\.ages.from) == [0, 5])
    #expect(standard.bands.map(\.population).reduce(0, +) == 100)
  }

  @Test func `built-in tables have a row for each thing`() throws {
    let workspace = try smallWorkspace(more: [
      resource(
        "published_headlines",
        "report_year,improved,percent,note\n2019/20,31,79,as printed\n"
      )
    ])
    #expect(workspace.table(named: "indicators")?.rowCount == 5)
    #expect(workspace.table(named: "Places")?.rowCount == 12)
    #expect(workspace.table(named: "peer groups")?.rowCount == 2)
    #expect(workspace.table(named: "dimensions")?.rowCount == 8)
    #expect(workspace.table(named: "published_headlines")?["percent"]?.numbers?[0] == 79)
    #expect(workspace.table(named: "nothing") == nil)
  }
}
