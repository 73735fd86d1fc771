import Testing

@testable import Statistics

struct AdjustedPValuesTests {
  @Test func `agrees with R`() throws {
    let columns: [(String, PValueAdjustment)] = [
      ("BH", .benjaminiHochberg), ("BY", .benjaminiYekutieli), ("holm", .holm),
      ("hochberg", .hochberg), ("bonferroni", .bonferroni),
    ]
    try checkRows(of: "p_adjust", count: 33) { row in
      let p = row.numbers("p")
      for (column, adjustment) in columns {
        let got = try adjustedPValues(p, by: adjustment)
        let expected = row.numbers(column)
        #expect(got.count == expected.count, "\(row["case_id"])")
        for (g, e) in zip(got, expected) {
          expectClose(g, e, 1e-12, "\(row["case_id"]) \(column)")
        }
      }
    }
  }

  @Test func `many values come in the order that a few would`() throws {
    // Beyond some thousands they are sorted by their bits.
    var generator = SeededGenerator(seed: 5)
    var p = (0..<20_000).map { _ in Double.random(in: 0...1, using: &generator) }
    for place in stride(from: 0, to: p.count, by: 7) { p[place] = .nan }
    for place in stride(from: 3, to: p.count, by: 11) { p[place] = p[place - 1] }
    (p[1], p[2], p[4], p[5]) = (0, -0.0, 1, .leastNonzeroMagnitude)
    for adjustment in PValueAdjustment.allCases {
      let found = try adjustedPValues(p, by: adjustment)
      // Benjamini and Hochberg's definition, by counting: the least of p N / rank from here up.
      let known = p.filter { !$0.isNaN }.sorted()
      for place in stride(from: 0, to: p.count, by: 97) {
        #expect(p[place].isNaN == found[place].isNaN)
        guard adjustment == .benjaminiHochberg, !p[place].isNaN else { continue }
        var least = 1.0
        for (rank, value) in known.enumerated() where value >= p[place] {
          least = min(least, value * Double(known.count) / Double(rank + 1))
        }
        #expect(abs(found[place] - least) <= 1e-12 * max(least, 1e-300), "\(place)")
      }
      let order = p.indices.filter { !p[$0].isNaN }.sorted { p[$0] < p[$1] }
      #expect(zip(order, order.dropFirst()).allSatisfy { found[$0] <= found[$1] }, "\(adjustment)")
    }
  }
}
