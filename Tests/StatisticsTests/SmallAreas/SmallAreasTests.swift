import Foundation
import Testing

@testable import Statistics

struct SmallAreasTests {
  @Test func `shrunk rates agree with esda`() throws {
    var negative = 0
    for row in try FixtureFile("shrinkage", count: 8).rows {
      let got = try shrunkRates(
        counts: row.numbers("counts"),
        over: row.numbers("denominators")
      )
      // esda goes on with a negative variance between areas; here it is 0, as Marshall has it.
      if got.betweenVariance == 0 {
        negative += 1
        #expect(got.rates.allSatisfy { $0 == got.overall })
        continue
      }
      for (i, expected) in row.numbers("rates").enumerated() {
        expectClose(got.rates[i], expected, 1e-11, "line \(row.line) area \(i)")
      }
    }
    #expect(negative == 1, "rows without variance between areas")
  }

  @Test func `a shrunk rate lies between the area's own and that of all`() throws {
    var generator = SeededGenerator(seed: 31)
    let people = (0..<50).map { _ in Double(Int.random(in: 100...9000, using: &generator)) }
    let counts = people.map { ($0 * Double.random(in: 0.001...0.01, using: &generator)).rounded() }
    let got = try shrunkRates(counts: counts, over: people)
    #expect(got.betweenVariance > 0)
    for i in people.indices {
      let own = counts[i] / people[i]
      #expect(got.rates[i] >= min(own, got.overall) - 1e-15)
      #expect(got.rates[i] <= max(own, got.overall) + 1e-15)
    }
    // The more people, the more the area's own rate counts.
    let order = people.indices.sorted { people[$0] < people[$1] }
    for (a, b) in zip(order, order.dropFirst()) { #expect(got.weights[a] <= got.weights[b]) }
    let even = try shrunkRates(counts: [10, 20, 30], over: [100, 200, 300])
    #expect(even.betweenVariance == 0 && even.rates == [0.1, 0.1, 0.1])
  }

  @Test func `overdispersed funnels agree with SciPy`() throws {
    for row in try FixtureFile("modelled_funnel", count: 16).rows {
      let counts = row.numbers("counts")
      let denominators = row.numbers("denominators")
      let what = "\(row["kind"]) line \(row.line)"
      let funnel =
        row["kind"] == "people"
        ? try betaBinomialFunnel(counts: counts, of: denominators)
        : try negativeBinomialFunnel(counts: counts, over: denominators)
      // The peak of a likelihood is flat: its place to four digits, its height to six.
      expectClose(
        funnel.dispersion,
        row.number("dispersion"),
        1e-4,
        scale: 1e-3,
        "\(what) dispersion"
      )
      expectClose(
        funnel.likelihoodRatio,
        row.number("ratio"),
        1e-6,
        scale: 1,
        "\(what) ratio"
      )
      let columns = [
        (funnel.limits.lower95, "lower95"), (funnel.limits.upper95, "upper95"),
        (funnel.limits.lower998, "lower998"), (funnel.limits.upper998, "upper998"),
      ]
      for (got, name) in columns {
        for (i, expected) in row.numbers(name).enumerated() {
          expectClose(got[i], expected, 1e-4, scale: 1, "\(what) \(name) \(i)")
        }
      }
    }
  }

  @Test func `probabilities of both distributions add up to 1`() {
    for correlation in [0.001, 0.05, 0.6] {
      let masses = (0...60).map {
        exp(
          BetaBinomial.logMass(Double($0), trials: 60, mean: 0.3, correlation: correlation)
        )
      }
      #expect(isClose(compensatedSum(masses), 1, 1e-12))
      let mean = masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      #expect(isClose(mean, 18, 1e-11))
    }
    for dispersion in [0.001, 0.2, 2] {
      let masses = (0...3000).map {
        exp(NegativeBinomial.logMass(Double($0), mean: 20, dispersion: dispersion))
      }
      #expect(isClose(compensatedSum(masses), 1, 1e-11))
      let below = compensatedSum(masses.prefix(31))
      #expect(
        isClose(NegativeBinomial.cumulative(30, mean: 20, dispersion: dispersion), below, 1e-11)
      )
    }
  }

  @Test func `modelled limits are wider than those of chance`() throws {
    let counts: [Double] = [3, 30, 12, 55, 9, 40, 2, 70]
    let people: [Double] = [100, 120, 90, 150, 110, 130, 95, 160]
    let modelled = try betaBinomialFunnel(counts: counts, of: people)
    #expect(modelled.dispersion > 0 && modelled.pValue < 0.001)
    let plain = try exactFunnelLimits(
      benchmark: modelled.limits.benchmark,
      denominators: people,
      of: .people
    )
    for i in people.indices {
      #expect(modelled.limits.upper95[i] > plain.upper95[i])
      #expect(modelled.limits.lower95[i] < plain.lower95[i])
    }
    let events = try negativeBinomialFunnel(counts: counts, over: people)
    #expect(events.dispersion > 0 && events.pValue < 0.001)
    // A U-shaped mixture still has limits in order.
    let extreme = try betaBinomialFunnel(
      counts: [0, 50, 0, 48, 50, 1],
      of: [50, 50, 50, 50, 50, 50]
    )
    #expect(extreme.dispersion > 0.5)
    #expect(extreme.limits.lower95[0] >= 0 && extreme.limits.upper95[0] <= 1)
  }
}
