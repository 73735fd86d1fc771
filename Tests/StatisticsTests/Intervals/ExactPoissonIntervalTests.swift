import Testing

@testable import Statistics

struct ExactPoissonIntervalTests {
  // The reference bisects μ / (1 + E + μ) to 1e-7 and so cannot be met more closely; it counts
  // whole events only: P(X ≥ E) starts at the next whole count up, P(X ≤ E) ends at the next one down.
  @Test func `agrees with the bisection of published practice`() throws {
    try checkRows(of: "poisson_exact_limits", count: 44) { row in
      let level = 1 - 2 * (try row.required("p"))
      let events = try row.required("events")
      let lower = try exactPoissonInterval(count: events.rounded(.up), level: level).lower
      let upper = try exactPoissonInterval(count: events.rounded(.down), level: level).upper
      for (got, column) in [(lower, "lower"), (upper, "upper")] {
        let expected = try row.required(column)
        let allowed = max(1e-6 * expected, 1e-7 * (1 + events + expected))
        #expect(abs(got - expected) <= allowed, "\(row["case_id"]) \(column): \(got), \(expected)")
      }
    }
  }
}
