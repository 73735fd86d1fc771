import Testing

@testable import Statistics

struct FunnelLimitsTests {
  @Test func `exact limits agree with SciPy`() throws {
    for row in try FixtureFile("exact_funnel", count: 10).rows {
      let limits = try exactFunnelLimits(
        benchmark: try row.required("benchmark"),
        denominators: row.numbers("denominators"),
        of: try #require(FunnelKind(rawValue: row["kind"]))
      )
      let columns = [
        (limits.lower95, "lower95"), (limits.upper95, "upper95"), (limits.lower998, "lower998"),
        (limits.upper998, "upper998"),
      ]
      for (got, name) in columns {
        for (i, expected) in row.numbers(name).enumerated() {
          expectClose(
            got[i],
            expected,
            1e-9,
            scale: 1,
            "\(row["kind"]) \(row["benchmark"]) \(name) \(i)"
          )
        }
      }
    }
  }

  @Test func `a flag means that so extreme a count has less than the tail probability`() throws {
    for share in [0.02, 0.3, 0.75] {
      for trials in [1.0, 7, 30, 200] {
        let limits = try exactFunnelLimits(benchmark: share, denominators: [trials], of: .people)
        for x in stride(from: 0, through: trials, by: 1) {
          let low = Binomial.cumulative(x, trials: trials, probability: share)
          let high = Binomial.upperTail(x - 1, trials: trials, probability: share)
          let expected: FunnelFlag =
            min(low, high) < 0.001 ? .alarm : min(low, high) < 0.025 ? .alert : .withinLimits
          #expect(limits.flag(of: x / trials, at: 0) == expected, "\(x) of \(trials) at \(share)")
        }
      }
    }
  }

  @Test func `limits close in on the benchmark as places grow`() throws {
    let sizes: [Double] = [10, 100, 1000, 10_000, 1_000_000]
    for kind in FunnelKind.allCases {
      let limits = try exactFunnelLimits(benchmark: 0.2, denominators: sizes, of: kind)
      for i in 1..<sizes.count {
        #expect(limits.upper95[i] < limits.upper95[i - 1])
        #expect(limits.lower95[i] >= limits.lower95[i - 1])
        #expect(limits.lower998[i] < limits.lower95[i] && limits.upper998[i] > limits.upper95[i])
      }
      #expect(abs(limits.upper95[4] - 0.2) < 0.001)
    }
  }

  @Test func `a benchmark of nobody or everybody leaves no room`() throws {
    let none = try exactFunnelLimits(benchmark: 0, denominators: [50], of: .people)
    #expect(none.upper998 == [0] && none.flag(of: 0, at: 0) == .withinLimits)
    #expect(none.flag(of: 0.02, at: 0) == .alarm)
    let all = try exactFunnelLimits(benchmark: 1, denominators: [50], of: .people)
    #expect(all.lower998 == [1])
    let quiet = try exactFunnelLimits(benchmark: 0, denominators: [50], of: .events)
    #expect(quiet.upper95 == [0])
  }
}
