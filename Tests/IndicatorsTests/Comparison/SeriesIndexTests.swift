import Frames
import Indicators
import Testing

/// Figures of one indicator: by place, by group, in no order of time.
private let rows = """
  \(smallHeading)
  employment-rate,E08000026,Coventry,2019,,,73.0,,,,,,
  employment-rate,E08000026,Coventry,2018,,,71.5,,,,,,
  employment-rate,E92000001,England,2018,,,75.1,,,,,,
  employment-rate,E08000026,Coventry,2018,Ethnicity,Asian,60,,,,,,
  employment-rate,E08000026,Coventry,2018,Ethnicity,Unknown,66,,,,,,
  employment-rate,E92000001,England,2018,Ethnicity,asian,64,,,,,,
  employment-rate,E92000001,England,2017,Ethnicity,Asian,63,,,,,,
  """

@Suite struct `Series of a table` {
  private func index(
    by breakdown: SliceRequest.Breakdown = .totals,
    breaks: String = "",
    isDetached: Bool = false
  ) throws -> SeriesIndex {
    let workspace = try smallWorkspace(
      rows: rows,
      more: breaks.isEmpty ? [] : [resource("breaks", breaks)]
    )
    let slice = ObservationSlice(
      workspace: workspace,
      request: SliceRequest(indicators: [0], places: [2, 0], breakdown: breakdown, time: .all)
    )
    let names = slice.schema.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name)
    return SeriesIndex(
      try slice.read(columns: names).frame,
      lookup: isDetached ? .table : .workspace(workspace, breakdown)
    )
  }

  private let byEthnicity = SliceRequest.Breakdown.dimensions([
    SliceRequest.BreakdownColumn(column: "ethnicity", dimension: "Ethnicity")
  ])

  private func texts(_ points: [SeriesPoint]) -> [String] {
    points.map { "\($0.period.label) \($0.value ?? -1)" }
  }

  @Test func `come in the order of their periods, each row at its place`() throws {
    let index = try index()
    #expect(texts(index.series[0]) == ["2018 71.5", "2019 73.0"])
    #expect(index.seriesOfRow == [0, 0, 1])
    #expect(index.positionOfRow == [0, 1, 0])
    #expect(texts(index.points(like: 0, at: (0, "England"))) == ["2018 75.1"])
    #expect(index.points(like: 0, at: (4, "Derby")).isEmpty)
  }

  @Test func `of groups lead to the same group elsewhere, to another group and to the total`()
    throws
  {
    let index = try index(by: byEthnicity)
    #expect(texts(index.series[0]) == ["2018 60.0"])
    #expect(texts(index.points(like: 0, at: (0, "England"))) == ["2017 63.0", "2018 64.0"])
    let other = SeriesGroups.other(group: "unknown", column: "ethnicity")
    #expect(texts(index.points(like: 0, groups: other)) == ["2018 66.0"])
    #expect(texts(index.points(like: 0, groups: .total)) == ["2018 71.5", "2019 73.0"])
    #expect(
      texts(index.points(like: 0, groups: .without(column: "ethnicity")))
        == texts(index.points(like: 0, groups: .total))
    )
    #expect(index.points(like: 0, groups: .without(column: "age")).isEmpty)
    #expect(index.points(like: 0, groups: .other(group: "none", column: "ethnicity")).isEmpty)
  }

  @Test func `stacked by dimension and group lead there too`() throws {
    let index = try index(by: .any)
    #expect(texts(index.series[0]) == ["2018 60.0"])
    let other = SeriesGroups.other(group: "Unknown", column: "group")
    #expect(texts(index.points(like: 0, groups: other)) == ["2018 66.0"])
    #expect(texts(index.points(like: 0, groups: .total)) == ["2018 71.5", "2019 73.0"])
  }

  @Test func `detached are those of the rows alone`() throws {
    let index = try index(by: byEthnicity, isDetached: true)
    #expect(index.keys == [nil, nil, nil])
    #expect(texts(index.points(like: 0, at: (0, "England"))) == ["2017 63.0", "2018 64.0"])
    #expect(index.points(like: 0, groups: .total).isEmpty)
    let other = SeriesGroups.other(group: "Unknown", column: "ethnicity")
    #expect(texts(index.points(like: 0, groups: other)) == ["2018 66.0"])
  }

  @Test func `carry the breaks of the catalogue, at one place or everywhere`() throws {
    let heading = "indicator_id,place_code,period,note\n"
    let here = try index(breaks: heading + "employment-rate,E08000026,2019,new survey\n")
    #expect(here.series[0].map(\.isBreak) == [false, true])
    let everywhere = try index(breaks: heading + "employment-rate,,2018,\n")
    #expect(everywhere.points(like: 0, at: (0, "England")).map(\.isBreak) == [true])
  }
}
