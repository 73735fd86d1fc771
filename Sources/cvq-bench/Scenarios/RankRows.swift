import Frames
import Indicators

extension Scenario {
  /// Ranks without their ranges, on rows that are in memory already.
  static let rankRows = Scenario(
    name: "rank-rows",
    size: "332 places x 40 indicators x 76 periods, 1,009,280 rows",
    runs: 5
  ) {
    let places = (1...332).map { "Place \($0)" }
    let workspace = try buildWorkspace(
      description: PackageDescription(name: "ranked", title: "Ranked"),
      resources: [noObservations]
    )
    let frame = rankedFrame(places: places, indicators: 40, periods: 76)
    return {
      let reading = rankTable(frame, workspace: workspace, ranges: .upToRows(100_000))
      guard case .number(let ranks)? = reading.frame["rank"] else { throw Usage("no ranks") }
      var total = 0.0
      for row in 0..<reading.frame.rowCount { total += ranks[row] ?? 0 }
      return total
    }
  }
}

/// A workspace needs the table, if only its headings.
private var noObservations: ResourceTable {
  ResourceTable(
    name: "observations",
    fileName: "observations.csv",
    frame: Frame.empty(
      Schema(["indicator_id", "place", "period", "value"].map { Field(name: $0, type: .text) })
    )
  )
}

/// Rows of indicators, places and periods with figures of two decimals, places innermost.
private func rankedFrame(places: [String], indicators: Int, periods: Int) -> Frame {
  var indicator: [String?] = []
  var place: [String?] = []
  var period: [Period?] = []
  var value: [Double?] = []
  for i in 0..<indicators {
    for t in 0..<periods {
      let year = Period.calendarYear(1950 + t)
      for (number, name) in places.enumerated() {
        indicator.append("Indicator \(i)")
        place.append(name)
        period.append(year)
        value.append(Double((i * 7_919 + t * 104_729 + number * 611_953) % 10_007) / 100)
      }
    }
  }
  return Frame(
    unchecked: Schema([
      Field(name: "indicator", type: .text, role: .indicator),
      Field(name: "place", type: .text, role: .place),
      Field(name: "period", type: .period, role: .period),
      Field(name: "value", type: .estimate, role: .value),
    ]),
    columns: [
      .text(TextColumn(indicator)), .text(TextColumn(place)), .period(PeriodColumn(period)),
      .estimate(
        EstimateColumn(
          point: NumberColumn(value),
          measures: [Measure(unit: "%", polarity: .higherIsBetter)]
        )
      ),
    ],
    rowCount: value.count
  )
}
