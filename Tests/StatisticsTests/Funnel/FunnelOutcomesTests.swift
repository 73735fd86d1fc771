import Testing

@testable import Statistics

struct FunnelOutcomesTests {
  private static func outcomes(_ row: VectorRow) throws -> [FunnelOutcome] {
    switch row["statistic"] {
    case "proportion":
      return try proportionFunnelOutcomes(
        counts: row.numbers("numerator"),
        of: row.numbers("denominator")
      )
    case "ratio":
      return try ratioFunnelOutcomes(
        observed: row.numbers("numerator"),
        expected: row.numbers("denominator")
      )
    default: return try rateFunnelOutcomes(of: try FunnelCurvesTests.ratePlaces(row))
    }
  }

  @Test func `places of the published tool get its words`() throws {
    let datasets = try FunnelCurvesTests.datasets()
    var outcomes: [String: [FunnelOutcome]] = [:]
    for (id, row) in datasets where row["significance_status"] == "ok" {
      outcomes[id] = try Self.outcomes(row)
    }
    try checkRows(of: "funnel_significance", count: 908) { row in
      let id = row["dataset_id"]
      let place = Int(try row.required("row")) - 1
      let got = try #require(outcomes[id])[place]
      let word = row["significance"]
      let isSame =
        got == .notApplicable ? word.hasPrefix(got.rawValue) : got.rawValue == word
      #expect(isSame, "\(id) place \(place + 1): \(got), \(word)")
    }
  }

  @Test func `data sets that the published tool refuses are errors, but one`() throws {
    for row in try VectorFile("funnel_datasets").rows where row["significance_status"] == "error" {
      // A missing denominator column breaks the tool; it is needed for places without events only.
      if row["label"] == "no denominator field" {
        #expect(try Self.outcomes(row).count == 5)
        continue
      }
      #expect(throws: StatisticError.self, "\(row["dataset_id"])") { try Self.outcomes(row) }
    }
  }

  @Test func `counting the others mirrors the outcome of shares`() throws {
    var generator = SeededGenerator(seed: 10)
    let sizes = (0..<60).map { _ in Double(Int.random(in: 20...900, using: &generator)) }
    let counts = sizes.map { ($0 * Double.random(in: 0.1...0.4, using: &generator)).rounded() }
    let yes = try proportionFunnelOutcomes(counts: counts, of: sizes)
    let no = try proportionFunnelOutcomes(counts: zip(sizes, counts).map { $0 - $1 }, of: sizes)
    #expect(no == yes.map(\.mirrored))
    #expect(Set(yes).count >= 4)
  }

  @Test func `the order of places changes nothing`() throws {
    var generator = SeededGenerator(seed: 11)
    let expected = (0..<40).map { _ in Double.random(in: 1...200, using: &generator) }
    let observed = expected.map { ($0 * Double.random(in: 0.5...1.6, using: &generator)).rounded() }
    let outcomes = try ratioFunnelOutcomes(observed: observed, expected: expected)
    let order = Array(0..<40).shuffled(using: &generator)
    let shuffled = try ratioFunnelOutcomes(
      observed: order.map { observed[$0] },
      expected: order.map { expected[$0] }
    )
    #expect(shuffled == order.map { outcomes[$0] })
  }
}
