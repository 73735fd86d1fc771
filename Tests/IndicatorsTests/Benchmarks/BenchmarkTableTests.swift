import Frames
import Indicators
import Statistics
import Testing

/// Positions in `smallPlaces`.
private enum Where {
  static let (england, region, coventry, birmingham, derby) = (0, 1, 2, 3, 4)
  static let statisticalNeighbours = 11
}

/// What a benchmark gives for the figures of Coventry, row by row.
private struct Result {
  let reading: SourceReading

  func column(_ name: String) -> [String] {
    let frame = reading.frame
    guard let column = frame[name] else { return [] }
    return (0..<frame.rowCount).map { column.displayText($0) }
  }

  var ratings: [String] { column("rating") }
  var footers: [String] { reading.footnotes.map(\.text) }
}

private func benchmark(
  _ rows: String,
  indicator: Int,
  places: [Int] = [Where.coventry],
  against benchmarks: [Benchmark] = [.place(Where.england)],
  using method: BenchmarkMethod = .automatic,
  polarity: Polarity? = nil,
  isDetached: Bool = false,
  more: [ResourceTable] = []
) throws -> Result {
  let workspace = try smallWorkspace(rows: smallHeading + "\n" + rows, more: more)
  let slice = ObservationSlice(
    workspace: workspace,
    request: SliceRequest(indicators: [indicator], places: places, breakdown: .totals, time: .all)
  )
  let names = slice.schema.fields.filter { $0.role.isKey || $0.role == .value }.map(\.name)
  var frame = try slice.read(columns: names).frame
  if let polarity {
    var columns = frame.columns
    for (position, column) in columns.enumerated() {
      guard case .estimate(var values) = column else { continue }
      for at in values.measures.indices { values.measures[at].polarity = polarity }
      columns[position] = .estimate(values)
    }
    frame = Frame(unchecked: frame.schema, columns: columns, rowCount: frame.rowCount)
  }
  return Result(
    reading: benchmarkTable(
      frame,
      workspace: workspace,
      lookup: isDetached ? .table : .workspace(workspace, .totals),
      against: benchmarks,
      method: method
    )
  )
}

private let withLimits = """
  employment-rate,E08000026,Coventry,2018,,,71.5,69.0,74.0,,,,
  employment-rate,E08000026,Coventry,2019,,,73.0,71.0,75.6,,,,
  employment-rate,E08000026,Coventry,2020,,,80.0,78.0,82.0,,,,
  employment-rate,E92000001,England,2018,,,75.1,75.0,75.2,,,,
  employment-rate,E92000001,England,2019,,,75.6,75.5,75.7,,,,
  employment-rate,E92000001,England,2020,,,75.0,72.0,79.0,,,,
  """

@Suite struct `A table against places` {
  @Test func `is rated by the limits of its own rows; touching is similar`() throws {
    let result = try benchmark(withLimits, indicator: 0)
    #expect(result.ratings == ["worse", "similar", "better"])
    #expect(result.column("significant") == ["yes", "no", "yes"])
    #expect(result.column("benchmark") == ["England", "England", "England"])
    #expect(result.column("difference").first?.contains("3.6") == true)
    // 1.96 × 3.6 ÷ 2.5 from zero: p of 0.0048 by tables of the normal distribution.
    guard case .number(let p)? = result.reading.frame["p"] else { throw NoColumn() }
    #expect(abs((p[0] ?? 1) - 0.00476) < 0.0001)
    #expect(result.footers.contains("rated: 3 by the row's limits"))
    #expect(result.footers.contains("England contains Coventry"))
  }

  @Test func `can take the limits of both into account, or none`() throws {
    // 80 − 75 with distances 2 below and 4 above: 5 − √20 is above zero.
    #expect(
      try benchmark(withLimits, indicator: 0, using: .difference).ratings
        == ["worse", "similar", "better"]
    )
    #expect(
      try benchmark(withLimits, indicator: 0, using: .precision).ratings
        == ["worse", "worse", "better"]
    )
  }

  @Test func `swaps better and worse with the good side, and judges neither without one`() throws {
    #expect(
      try benchmark(withLimits, indicator: 0, polarity: .lowerIsBetter).ratings
        == ["better", "similar", "worse"]
    )
    let neutral = try benchmark(withLimits, indicator: 0, polarity: .neutral)
    #expect(neutral.ratings == ["lower", "similar", "higher"])
    #expect(neutral.column("margin").allSatisfy { $0 == "–" })
  }

  @Test func `without limits goes by the coarser published precision, unless a test is forced`()
    throws
  {
    let rows = """
      employment-rate,E08000026,Coventry,2018,,,75,,,,,,
      employment-rate,E08000026,Coventry,2019,,,75,,,,,,
      employment-rate,E92000001,England,2018,,,75.4,,,,,,
      employment-rate,E92000001,England,2019,,,75.6,,,,,,
      """
    let result = try benchmark(rows, indicator: 0)
    #expect(result.ratings == ["similar", "worse"])
    #expect(result.column("significant") == ["–", "–"])
    #expect(
      try benchmark(rows, indicator: 0, using: .limits).ratings == ["can't say", "can't say"]
    )
  }

  @Test func `takes limits from counts only where they give the figure`() throws {
    // 100 of 1000 are 10%: 8.3 to 12.0. 50 of 1000 are 5%, whose limits say nothing of 10%.
    let rows = """
      unemployment-rate,E08000026,Coventry,2018,,,10.0,,,100,1000,,
      unemployment-rate,E08000026,Coventry,2019,,,10.0,,,50,1000,,
      unemployment-rate,E92000001,England,2018,,,8.0,,,,,,
      unemployment-rate,E92000001,England,2019,,,8.0,,,,,,
      """
    #expect(
      try benchmark(rows, indicator: 1, using: .limits).ratings == ["worse", "can't say"]
    )
  }

  @Test func `takes the period before only for the last row, a year back, with no break between`()
    throws
  {
    let rows = """
      employment-rate,E08000026,Coventry,2018,,,71,,,,,,
      employment-rate,E08000026,Coventry,2020,,,72,,,,,,
      employment-rate,E08000026,Coventry,2021,,,73,,,,,,
      employment-rate,E92000001,England,2018,,,75,,,,,,
      employment-rate,E92000001,England,2020,,,75,,,,,,
      """
    let result = try benchmark(rows, indicator: 0)
    #expect(result.ratings == ["worse", "worse", "worse"])
    #expect(result.column("benchmark_period") == ["2018", "2020", "2020"])
    #expect(result.footers.contains("England one period behind for 1 indicator"))
    let twoYears = rows.replacing("England,2020", with: "England,2019")
    #expect(
      try benchmark(twoYears, indicator: 0).ratings == ["worse", "not available", "not available"]
    )
    let broken = [
      resource("breaks", "indicator_id,place_code,period,note\nemployment-rate,,2021,\n")
    ]
    #expect(
      try benchmark(rows, indicator: 0, more: broken).ratings
        == ["worse", "worse", "not available"]
    )
  }

  @Test func `is set against each row's own region, and never against itself`() throws {
    let rows = """
      employment-rate,E08000026,Coventry,2018,,,71,,,,,,
      employment-rate,E06000015,Derby,2018,,,72,,,,,,
      employment-rate,E12000005,West Midlands region,2018,,,73,,,,,,
      """
    let result = try benchmark(
      rows,
      indicator: 0,
      places: [Where.coventry, Where.derby, Where.region],
      against: [.ownRegion]
    )
    #expect(result.ratings == ["worse", "not available", "not available"])
    #expect(result.footers.contains("1 not available: the place lies in no region"))
    #expect(result.footers.contains("1 not available: West Midlands region itself"))
  }

  @Test func `has a row for each row and benchmark, in that order`() throws {
    let result = try benchmark(
      withLimits,
      indicator: 0,
      against: [.place(Where.england), .ownRegion]
    )
    #expect(result.column("period") == ["2018", "2018", "2019", "2019", "2020", "2020"])
    #expect(result.column("benchmark").prefix(2) == ["England", "West Midlands region"])
  }

  @Test func `detached sees only its own rows`() throws {
    #expect(
      try benchmark(withLimits, indicator: 0, isDetached: true).ratings.allSatisfy {
        $0 == "not available"
      }
    )
    let both = try benchmark(
      withLimits,
      indicator: 0,
      places: [Where.coventry, Where.england],
      isDetached: true
    )
    #expect(both.ratings.prefix(3) == ["worse", "similar", "better"])
    #expect(both.ratings.suffix(3).allSatisfy { $0 == "not available" })
  }
}

private let members = """
  unemployment-rate,E08000026,Coventry,2018,,,6.0,,,6000,100000,,
  unemployment-rate,E08000025,Birmingham,2018,,,8.0,,,40000,500000,,
  unemployment-rate,E06000015,Derby,2018,,,5.0,,,5000,100000,,
  """

private let group = Benchmark.group(name: "core", members: [Where.birmingham, Where.derby])

@Suite struct `A table against a group` {
  @Test func `without a published average takes its members' counts together`() throws {
    let result = try benchmark(members, indicator: 1, against: [group])
    // 45,000 of 600,000.
    #expect(result.column("benchmark_value").first?.contains("7.5") == true)
    #expect(result.ratings == ["better"])
    #expect(result.footers.contains("core pooled from the counts of 2 of 2 members"))
  }

  @Test func `pools where half of the members have counts, and says of how many`() throws {
    let one = members.replacing("5.0,,,5000,100000", with: "5.0,,,,")
    let result = try benchmark(one, indicator: 1, against: [group])
    #expect(result.column("benchmark_value").first?.contains("8") == true)
    #expect(result.footers.contains("core pooled from the counts of 1 of 2 members"))
    let none = one.replacing("8.0,,,40000,500000", with: "8.0,,,,")
    let refused = try benchmark(none, indicator: 1, against: [group])
    #expect(refused.ratings == ["not available"])
    #expect(
      refused.footers.contains(
        "1 not available: core has no published average, and too few members have counts to pool "
          + "one"
      )
    )
  }

  @Test func `never makes a crude rate of standardised ones`() throws {
    let standardised = members.replacing("8.0,,,40000", with: "9.1,,,40000")
    let result = try benchmark(standardised, indicator: 1, against: [group])
    #expect(result.ratings == ["not available"])
    #expect(result.footers.contains { $0.contains("are not those of their counts") })
  }

  @Test func `says that the group contains the place`() throws {
    let own = Benchmark.group(name: "core", members: [Where.birmingham, Where.coventry])
    let result = try benchmark(members, indicator: 1, against: [own])
    #expect(result.footers.contains("core contains Coventry"))
  }

  @Test func `of neighbours is the list of the row's own place`() throws {
    let result = try benchmark(members, indicator: 1, against: [.neighbours])
    #expect(result.column("benchmark") == ["statistical neighbours"])
    let elsewhere = try benchmark(
      members,
      indicator: 1,
      places: [Where.derby],
      against: [.neighbours]
    )
    #expect(elsewhere.ratings == ["not available"])
    #expect(
      elsewhere.footers.contains("1 not available: there is no list of neighbours for the place")
    )
  }
}

@Suite struct `A table against its targets` {
  private static let rows = """
    unemployment-rate,E08000026,Coventry,2018,,,4.5,,,,,,
    unemployment-rate,E08000026,Coventry,2019,,,4.6,,,,,,
    unemployment-rate,E08000026,Coventry,2020,,,3.9,,,,,,
    unemployment-rate,E92000001,England,2018,,,4.5,,,,,,
    unemployment-rate,E92000001,England,2019,,,4.5,,,,,,
    unemployment-rate,E92000001,England,2020,,,4.0,,,,,,
    unemployment-rate,,Statistical neighbours,2020,,,3.8,,,,,,
    """

  private func ratings(
    _ target: String,
    polarity: Polarity? = nil
  ) throws -> (ratings: [String], margins: [String]) {
    let heading = "indicator_id,from,to,kind,low,high,direction,compare_to,tolerance,text\n"
    let result = try benchmark(
      Self.rows,
      indicator: 1,
      against: [.target],
      polarity: polarity,
      more: [resource("targets", heading + "unemployment-rate,,," + target + "\n")]
    )
    guard case .estimate(let margins)? = result.reading.frame["margin"] else { throw NoColumn() }
    return (
      result.ratings,
      (0..<margins.count).map { row in
        margins.point[row].map { "\(($0 * 10).rounded() / 10)" } ?? "–"
      }
    )
  }

  @Test func `meets a number on the good side or equal`() throws {
    let lower = try ratings("number,4.5,,,,,")
    #expect(lower.ratings == ["on target", "off target", "on target"])
    #expect(lower.margins == ["0.0", "-0.1", "0.6"])
    let higher = try ratings("number,4.5,,,,,", polarity: .higherIsBetter)
    #expect(higher.ratings == ["on target", "on target", "off target"])
    #expect(try ratings("number,4.5,,below,,,").ratings.first == "off target")
    #expect(
      try ratings("number,4.5,,,,,", polarity: .neutral).ratings
        == ["not available", "not available", "not available"]
    )
  }

  @Test func `counts as met within the target's tolerance`() throws {
    #expect(
      try ratings("number,4.5,,,,0.1,").ratings == ["on target", "on target", "on target"]
    )
  }

  @Test func `meets a range inside it, with the margin to the nearer edge`() throws {
    let result = try ratings("range,4,4.5,,,,")
    #expect(result.ratings == ["on target", "off target", "off target"])
    #expect(result.margins == ["0.0", "-0.1", "-0.1"])
  }

  @Test func `meets a direction by the change from the figure before`() throws {
    let fall = try ratings("direction,,,decrease,,,")
    #expect(fall.ratings == ["not available", "off target", "on target"])
    #expect(fall.margins == ["–", "-0.1", "0.7"])
    #expect(
      try ratings("direction,,,increase,,,").ratings.suffix(2) == ["on target", "off target"]
    )
  }

  @Test func `meets a comparison where all that it names are met`() throws {
    let england = try ratings("comparison,,,below,England,,")
    #expect(england.ratings == ["off target", "off target", "on target"])
    #expect(england.margins == ["0.0", "-0.1", "0.1"])
    #expect(try ratings("comparison,,,,England,,").ratings.first == "on target")
    let both = try ratings("comparison,,,below,England;Statistical neighbours,,")
    // Below England and above the neighbours: the one that is missed decides.
    #expect(both.ratings == ["off target", "off target", "off target"])
    #expect(both.margins.last == "-0.1")
  }

  @Test func `has none where none is set`() throws {
    #expect(try ratings("none,,,,,,").ratings == ["no target", "no target", "no target"])
  }
}

private struct NoColumn: Error {}

@Suite struct `A group as a place` {
  @Test func `has the sum of its members' counts, their limits, and series like any place`() throws
  {
    let workspace = try smallWorkspace(rows: smallHeading + "\n" + members)
    let pooled = try #require(
      workspace.pooling(
        "core",
        members: [Where.birmingham, Where.derby],
        indicators: [1],
        by: .totals
      )
    )
    let own = pooled.workspace
    #expect(own.places.last?.name == "core" && pooled.place == workspace.places.count)
    #expect(pooled.footnote.text == "core pooled from the counts of 2 of 2 members")
    let points = own.points(
      SeriesKey(indicator: 1, place: pooled.place, breakdown: SeriesStore.total)
    )
    #expect(points.map(\.value) == [7.5])
    #expect(points.map(\.period.label) == ["2018"])
    // Wilson for 45,000 of 600,000.
    let limits = try #require(points.first?.interval)
    #expect(abs(limits.lower - 7.4337) < 0.0005 && abs(limits.upper - 7.5669) < 0.0005)
    // The rest is as it was.
    #expect(own.observations.count == workspace.observations.count + 1)
    #expect(workspace.places.count == pooled.place)
  }

  @Test func `is none where no member has counts`() throws {
    let rows = smallHeading + "\nunemployment-rate,E08000025,Birmingham,2018,,,8.0,,,,,,\n"
    let workspace = try smallWorkspace(rows: rows)
    #expect(
      workspace.pooling("core", members: [Where.birmingham], indicators: [1], by: .totals)?.place
        == nil
    )
  }
}
