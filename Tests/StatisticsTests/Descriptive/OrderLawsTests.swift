import Testing

@testable import Statistics

struct OrderLawsTests {
  @Test func `shuffling rows changes nothing`() throws {
    var generator = SeededGenerator(seed: 61)
    let values = (0..<80).map { _ in (Normal.draw(using: &generator) * 40).rounded() / 4 }
    let weights = (0..<80).map { _ in generator.uniform() * 9 + 1 }
    let p = (0..<80).map { _ in generator.uniform() }
    for _ in 0..<20 {
      let order = values.indices.shuffled(using: &generator)
      let moved = order.map { values[$0] }
      #expect(isClose(try mean(of: moved), try mean(of: values), 1e-14))
      #expect(
        isClose(try standardDeviation(of: moved), try standardDeviation(of: values), 1e-14)
      )
      #expect(try median(of: moved) == median(of: values))
      #expect(try medianAbsoluteDeviation(of: moved) == medianAbsoluteDeviation(of: values))
      for type in QuantileType.allCases {
        #expect(
          try quantile(of: moved, at: 0.3, type: type) == quantile(of: values, at: 0.3, type: type)
        )
      }
      #expect(
        isClose(
          try weightedMean(of: moved, weights: order.map { weights[$0] }),
          try weightedMean(of: values, weights: weights),
          1e-13
        )
      )
      for rule in TieRule.allCases where rule != .first {
        let ranked = ranks(of: values, ties: rule)
        #expect(ranks(of: moved, ties: rule) == order.map { ranked[$0] })
      }
      for rule in [QuantileGroupRule.equalCount, .interpolatedBounds] {
        let groups = try quantileGroups(of: values, groups: 5, rule: rule)
        #expect(
          try quantileGroups(of: moved, groups: 5, rule: rule) == order.map { groups[$0] }
        )
      }
      for adjustment in PValueAdjustment.allCases {
        let adjusted = try adjustedPValues(p, by: adjustment)
        #expect(
          try adjustedPValues(order.map { p[$0] }, by: adjustment) == order.map { adjusted[$0] }
        )
      }
    }
  }

  @Test func `shuffling age bands changes nothing`() throws {
    var generator = SeededGenerator(seed: 62)
    let populations = (0..<19).map { _ in generator.uniform() * 5000 + 500 }
    let counts = populations.map { Optional(($0 * generator.uniform() / 50).rounded()) }
    let weights = europeanStandardPopulation2013
    let rate = try directlyStandardisedRate(
      counts: counts,
      populations: populations,
      weights: weights
    )
    let ratio = try indirectlyStandardisedRatio(
      counts: counts,
      populations: populations,
      referenceCounts: counts.map { $0.map { $0 * 9 } },
      referencePopulations: weights
    )
    for _ in 0..<20 {
      let order = weights.indices.shuffled(using: &generator)
      let moved = try directlyStandardisedRate(
        counts: order.map { counts[$0] },
        populations: order.map { populations[$0] },
        weights: order.map { weights[$0] }
      )
      expectClose(moved.value, rate.value, 1e-14, "rate")
      expectClose(moved.interval?.upper, rate.interval?.upper, 1e-14, "upper")
      let movedRatio = try indirectlyStandardisedRatio(
        counts: order.map { counts[$0] },
        populations: order.map { populations[$0] },
        referenceCounts: order.map { index in counts[index].map { $0 * 9 } },
        referencePopulations: order.map { weights[$0] }
      )
      expectClose(movedRatio.ratio.value, ratio.ratio.value, 1e-14, "ratio")
    }
  }

  @Test func `adjusted p-values never fall and keep their order`() throws {
    var generator = SeededGenerator(seed: 63)
    let p = (0..<100).map { _ in generator.uniform() * generator.uniform() }
    for adjustment in PValueAdjustment.allCases {
      let adjusted = try adjustedPValues(p, by: adjustment)
      for i in p.indices {
        #expect(adjusted[i] >= p[i] && adjusted[i] <= 1)
        for j in p.indices where p[i] < p[j] { #expect(adjusted[i] <= adjusted[j]) }
      }
    }
  }
}
