import Frames
import Testing

@testable import Indicators

@Suite struct `Funnel table` {
  private static let events = Measure(
    unit: "per 1,000",
    multiplier: 1_000,
    polarity: .lowerIsBetter,
    counts: .events
  )

  private func workspace() throws -> Workspace {
    var lines = "place_code,place,level,aliases,parents\nE92000001,England,country,,\n"
    for number in 1...12 { lines += ",P\(number),unitary,,E92000001\n" }
    return try buildWorkspace(
      description: PackageDescription(name: "places", title: "Places"),
      resources: [resource("places", lines), noFigures]
    )
  }

  /// Twelve places, 10 events for 1,000 people each but for what is said, and England.
  private func rows(_ counts: [Int: Double] = [:], measure: Int = 0) -> PlaceRows {
    var rows = PlaceRows()
    rows.add("England", 10, of: 10_000, 1_000_000, measure: measure)
    for number in 1...12 {
      let count = counts[number] ?? 10
      rows.add("P\(number)", count, of: count, 1_000, measure: measure)
    }
    return rows
  }

  private func judged(
    _ rows: PlaceRows,
    _ measure: Measure = events,
    against centre: String = "England",
    _ method: FunnelMethod = .plain
  ) throws -> SourceReading {
    let workspace = try workspace()
    let place = try #require(workspace.places.firstIndex { $0.name == centre })
    return try funnelTable(
      rows.frame([measure]),
      workspace: workspace,
      lookup: .table,
      against: .place(place),
      method: method
    )
  }

  @Test func `exact Poisson limits judge each place, none of it too`() throws {
    // Poisson of mean 10: P(X ≤ 3) = 0.0103, P(X ≥ 18) = 0.0143, P(X = 0) = 0.0000454,
    // P(X ≥ 22) = 0.000700.
    let reading = try judged(rows([1: 3, 2: 18, 3: 0, 4: 22, 5: 5, 6: 16]))
    #expect(
      PlaceRows.texts(reading.frame, "flag") == [
        nil, "alert", "alert", "alarm", "alarm", "within limits", "within limits",
        "within limits", "within limits", "within limits", "within limits", "within limits",
        "within limits",
      ]
    )
    #expect(
      PlaceRows.texts(reading.frame, "rating").prefix(7) == [
        "not available", "better", "worse", "better", "worse", "similar", "similar",
      ]
    )
    #expect(PlaceRows.numbers(reading.frame, "centre").dropFirst().allSatisfy { $0 == 10 })
    #expect(
      reading.footnotes.map(\.text).first == "not judged: England contains others here"
    )
    #expect(
      reading.footnotes.map(\.text).contains(
        "limits for chance round England: exact Poisson, 95% and 99.8%"
      )
    )
  }

  @Test func `the other good direction swaps better and worse, none gives sides`() throws {
    var measure = Self.events
    let counts = [1: 0.0, 2: 30]
    func ratings() throws -> [String?] {
      Array(PlaceRows.texts(try judged(rows(counts), measure).frame, "rating")[1...3])
    }
    #expect(try ratings() == ["better", "worse", "similar"])
    measure.polarity = .higherIsBetter
    #expect(try ratings() == ["worse", "better", "similar"])
    measure.polarity = .neutral
    #expect(try ratings() == ["lower", "higher", "similar"])
  }

  @Test func `rows in another order are judged the same`() throws {
    var shuffled = PlaceRows()
    let counts = [1: 3.0, 4: 22, 9: 30]
    for number in [7, 3, 12, 1, 9, 5, 2, 8, 4, 11, 6, 10] {
      let count = counts[number] ?? 10
      shuffled.add("P\(number)", count, of: count, 1_000)
    }
    shuffled.add("England", 10, of: 10_000, 1_000_000)
    for method in [FunnelMethod.plain, .automatic, .adjusted] {
      func found(_ rows: PlaceRows) throws -> [String: [String]] {
        let frame = try judged(rows, against: "England", method).frame
        let places = PlaceRows.texts(frame, "place")
        let limits = ["lower_95", "upper_998"].map { PlaceRows.numbers(frame, $0) }
        let flags = PlaceRows.texts(frame, "flag")
        return Dictionary(
          uniqueKeysWithValues: places.indices.map { row in
            (places[row] ?? "", limits.map { "\($0[row] ?? -1)" } + [flags[row] ?? "–"])
          }
        )
      }
      #expect(try found(rows(counts)) == found(shuffled))
    }
  }

  @Test func `limits are adjusted where places vary more than chance`() throws {
    var counts: [Int: Double] = [:]
    for number in 1...12 { counts[number] = number % 2 == 0 ? 2 : 24 }
    let plain = try judged(rows(counts))
    #expect(PlaceRows.texts(plain.frame, "flag").dropFirst().allSatisfy { $0 != "within limits" })
    #expect(plain.footnotes.contains { $0.text.hasSuffix("using adjusted allows for it") })
    let adjusted = try judged(rows(counts), against: "England", .automatic)
    #expect(
      PlaceRows.texts(adjusted.frame, "flag").dropFirst().allSatisfy { $0 == "within limits" }
    )
    #expect(adjusted.footnotes.contains { $0.text.contains("overdispersion (Spiegelhalter)") })
    // Where chance explains all, they are not.
    let calm = try judged(rows(), against: "England", .automatic)
    #expect(
      PlaceRows.numbers(calm.frame, "lower_95")
        == PlaceRows.numbers(try judged(rows()).frame, "lower_95")
    )
    #expect(!calm.footnotes.contains { $0.text.contains("Spiegelhalter") })
  }

  @Test func `counts that nobody marked go by the unit`() throws {
    var measure = Self.events
    measure.counts = nil
    let events = try judged(rows(), measure)
    #expect(
      events.footnotes.last?.text == "counts are not marked, taken by the unit: per 1,000 as events"
    )
    let people = try judged(rows(), Measure(unit: "%", multiplier: 1_000))
    #expect(people.footnotes.last?.text == "counts are not marked, taken by the unit: % as people")
    #expect(throws: TooFewForFunnel(most: 0)) { try judged(rows(), Measure(unit: "offences")) }
    measure.counts = .estimated
    #expect(throws: TooFewForFunnel(most: 0)) { try judged(rows(), measure) }
  }

  @Test func `rows without a figure or counts are kept and counted`() throws {
    var table = rows()
    table.value[1] = nil
    table.presence[1] = .missing
    table.denominator[2] = nil
    let reading = try judged(table)
    #expect(reading.frame.rowCount == 13)
    #expect(
      PlaceRows.texts(reading.frame, "rating")[1...3] == [
        "not available", "not available", "similar",
      ]
    )
    #expect(reading.footnotes.contains { $0.text == "1 not judged: no figure" })
    #expect(reading.footnotes.contains { $0.text == "1 not judged: no counts" })
    table.value[3] = nil
    table.presence[3] = .suppressed
    #expect(throws: TooFewForFunnel(most: 9)) { try judged(table) }
  }

  @Test func `the centre is not set against itself and has to have a figure`() throws {
    let reading = try judged(rows([1: 30]), against: "P1")
    #expect(PlaceRows.texts(reading.frame, "flag")[0...2] == [nil, nil, "alarm"])
    var earlier = rows()
    earlier.period[0] = .calendarYear(2019)
    let without = try judged(earlier)
    #expect(PlaceRows.texts(without.frame, "flag").allSatisfy { $0 == nil })
    #expect(
      without.footnotes.contains {
        $0.text == "12 not judged: England has no figure of their period"
      }
    )
  }

  @Test func `members of a group are pooled by their counts`() throws {
    let workspace = try workspace()
    let members = workspace.places.indices.filter {
      ["P1", "P2"].contains(workspace.places[$0].name)
    }
    let reading = try funnelTable(
      rows([1: 30, 2: 0]).frame([Self.events]),
      workspace: workspace,
      lookup: .table,
      against: .members(name: "pair", members),
      method: .plain
    )
    #expect(PlaceRows.numbers(reading.frame, "centre")[3] == 15)
  }

  @Test func `tiny places have wide limits and are not flagged`() throws {
    var table = rows()
    for row in 1...12 { table.denominator[row] = 2 }
    for row in 1...12 { table.numerator[row] = 0 }
    let reading = try judged(table)
    #expect(PlaceRows.texts(reading.frame, "flag").dropFirst().allSatisfy { $0 == "within limits" })
    #expect(PlaceRows.numbers(reading.frame, "lower_998").dropFirst().allSatisfy { $0 == 0 })
  }
}
