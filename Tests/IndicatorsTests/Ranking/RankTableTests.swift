import Frames
import Testing

@testable import Indicators

/// Tables of figures for the tests of verbs that set places beside one another.
struct PlaceRows {
  var place: [String?] = []
  var period: [Period?] = []
  var value: [Double?] = []
  var presence: [Presence] = []
  var numerator: [Double?] = []
  var denominator: [Double?] = []
  var measureCodes: [Int] = []

  mutating func add(
    _ place: String,
    _ value: Double?,
    of numerator: Double? = nil,
    _ denominator: Double? = nil,
    year: Int = 2020,
    isSuppressed: Bool = false,
    measure: Int = 0
  ) {
    self.place.append(place)
    period.append(.calendarYear(year))
    self.value.append(value)
    presence.append(value != nil ? .known : isSuppressed ? .suppressed : .missing)
    self.numerator.append(numerator)
    self.denominator.append(denominator)
    measureCodes.append(measure)
  }

  func frame(_ measures: [Measure]) -> Frame {
    let points = NumberColumn(value.map { $0 ?? 0 }, presence: PresenceColumn(presence))
    let hasCounts = numerator.contains { $0 != nil }
    return Frame(
      unchecked: Schema([
        Field(name: "indicator", type: .text, role: .indicator),
        Field(name: "place", type: .text, role: .place),
        Field(name: "period", type: .period, role: .period),
        Field(name: "value", type: .estimate, role: .value),
      ]),
      columns: [
        .text(TextColumn(place.map { _ in Optional("Made up") })), .text(TextColumn(place)),
        .period(PeriodColumn(period)),
        .estimate(
          EstimateColumn(
            point: points,
            numerator: hasCounts ? NumberColumn(numerator) : nil,
            denominator: hasCounts ? NumberColumn(denominator) : nil,
            measures: measures,
            measureCodes: Codes(measureCodes, bound: max(1, measures.count))
          )
        ),
      ],
      rowCount: place.count
    )
  }

  static func numbers(_ frame: Frame, _ name: String) -> [Double?] {
    switch frame[name] {
    case .number(let numbers)?: (0..<frame.rowCount).map { numbers[$0] }
    case .estimate(let estimates)?: (0..<frame.rowCount).map { estimates.point[$0] }
    default: []
    }
  }

  static func texts(_ frame: Frame, _ name: String) -> [String?] {
    guard case .text(let texts)? = frame[name] else { return [] }
    return (0..<frame.rowCount).map { texts[$0] }
  }
}

/// Observations of nothing: a workspace needs the table.
let noFigures = resource("observations", "indicator_id,place,period,value\n")

@Suite struct `Rank table` {
  private let workspace = try? buildWorkspace(
    description: PackageDescription(name: "empty", title: "Empty"),
    resources: [noFigures]
  )

  private func ranked(
    _ rows: PlaceRows,
    _ measures: [Measure] = [Measure(polarity: .higherIsBetter)],
    _ ranges: RankRanges = .always
  ) throws -> SourceReading {
    rankTable(rows.frame(measures), workspace: try #require(workspace), ranges: ranges)
  }

  @Test func `figures that are not there are not ranked and counted`() throws {
    var rows = PlaceRows()
    rows.add("A", 5)
    rows.add("B", nil)
    rows.add("C", nil, isSuppressed: true)
    rows.add("D", 7)
    rows.add("E", 5)
    let reading = try ranked(rows)
    #expect(PlaceRows.numbers(reading.frame, "rank") == [2, nil, nil, 1, 2])
    #expect(PlaceRows.numbers(reading.frame, "of") == [3, nil, nil, 3, 3])
    #expect(PlaceRows.numbers(reading.frame, "rank_lower").allSatisfy { $0 == nil })
    #expect(
      reading.footnotes.map(\.text) == [
        "1 missing, 1 suppressed not ranked", "3 without limits: no range of ranks",
      ]
    )
  }

  @Test func `quarters keep ties together and start at four places`() throws {
    var rows = PlaceRows()
    for (number, value) in [9.0, 8, 8, 7, 6, 5, 4, 3].enumerated() { rows.add("P\(number)", value) }
    #expect(
      PlaceRows.numbers(try ranked(rows).frame, "quartile") == [1, 1, 1, 2, 3, 3, 4, 4]
    )
    var few = PlaceRows()
    for (number, value) in [9.0, 8, 7].enumerated() { few.add("P\(number)", value) }
    #expect(PlaceRows.numbers(try ranked(few).frame, "quartile") == [nil, nil, nil])
    few.add("P3", 6)
    #expect(PlaceRows.numbers(try ranked(few).frame, "quartile") == [1, 2, 3, 4])
  }

  @Test func `each period is ranked by itself, and different latest periods are told`() throws {
    var rows = PlaceRows()
    for place in ["A", "B"] { rows.add(place, place == "A" ? 1 : 2, year: 2019) }
    for place in ["C", "D"] { rows.add(place, place == "C" ? 8 : 9, year: 2020) }
    let reading = try ranked(rows)
    #expect(PlaceRows.numbers(reading.frame, "rank") == [2, 1, 2, 1])
    let note = "places have figures of different periods, ranked apart: 1 indicator"
    #expect(reading.footnotes.contains { $0.text == note })
    rows.add("A", 3, year: 2020)
    #expect(try !ranked(rows).footnotes.contains { $0.text == note })
  }

  @Test func `a figure alone is not ranked`() throws {
    var rows = PlaceRows()
    rows.add("A", 1)
    rows.add("B", 1, year: 2019)
    let reading = try ranked(rows)
    #expect(PlaceRows.numbers(reading.frame, "rank") == [nil, nil])
    #expect(
      reading.footnotes.contains {
        $0.text == "2 figures are not ranked: no other of the indicator and period is here"
      }
    )
  }

  @Test func `figures of different units are not ranked together`() throws {
    var rows = PlaceRows()
    rows.add("A", 1)
    rows.add("B", 2, measure: 1)
    let reading = try ranked(rows, [Measure(unit: "%"), Measure(unit: "£")])
    #expect(PlaceRows.numbers(reading.frame, "rank") == [nil, nil])
    #expect(
      reading.footnotes.map(\.text) == [
        "2 not ranked: unit or good direction differs between places"
      ]
    )
  }

  @Test func `places without limits are ranked as they stand and have no range`() throws {
    let events = Measure(
      unit: "per 1,000",
      multiplier: 1_000,
      polarity: .lowerIsBetter,
      counts: .events
    )
    var rows = PlaceRows()
    rows.add("A", 10, of: 100, 10_000)
    rows.add("B", 10.5, of: 105, 10_000)
    rows.add("C", 100)
    let reading = try ranked(rows, [events])
    #expect(PlaceRows.numbers(reading.frame, "rank_lower") == [1, 1, nil])
    #expect(PlaceRows.numbers(reading.frame, "rank_upper") == [2, 2, nil])
    #expect(
      reading.footnotes.map(\.text) == [
        "ranges of ranks: 10,000 draws within the figures' 95% limits",
        "1 without limits: no range of ranks",
      ]
    )
  }

  @Test func `no count at all still has a range, and it is not 1 to 1`() throws {
    let events = Measure(
      unit: "per 1,000",
      multiplier: 1_000,
      polarity: .lowerIsBetter,
      counts: .events
    )
    var rows = PlaceRows()
    rows.add("A", 0, of: 0, 1_000)
    rows.add("B", 1, of: 1, 1_000)
    rows.add("C", 40, of: 40, 1_000)
    let reading = try ranked(rows, [events])
    #expect(PlaceRows.numbers(reading.frame, "rank_lower") == [1, 1, 3])
    #expect(PlaceRows.numbers(reading.frame, "rank_upper") == [2, 2, 3])
  }

  @Test func `ranges are left out above a number of rows`() throws {
    var rows = PlaceRows()
    rows.add("A", 10, of: 1_000, 10_000)
    rows.add("B", 20, of: 2_000, 10_000)
    let people = [Measure(unit: "%", multiplier: 100, counts: .people)]
    #expect(
      PlaceRows.numbers(try ranked(rows, people, .upToRows(2)).frame, "rank_lower") == [2, 1]
    )
    let left = try ranked(rows, people, .upToRows(1))
    #expect(PlaceRows.numbers(left.frame, "rank_lower") == [nil, nil])
    #expect(PlaceRows.numbers(left.frame, "rank") == [2, 1])
    #expect(left.footnotes.contains { $0.text.contains("keep place, rank_lower, rank_upper") })
    #expect(try ranked(rows, people, .never).footnotes.map(\.topic) == [.method])
  }

  @Test func `no rows give no ranks`() throws {
    let reading = try ranked(PlaceRows())
    #expect(reading.frame.rowCount == 0)
    #expect(reading.frame.schema.fields.suffix(5) == rankFields[...])
    #expect(reading.footnotes.isEmpty)
  }
}
