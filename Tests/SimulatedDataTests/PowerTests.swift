import Statistics
import TestSupport
import Testing

@testable import simulate

/// The powers that `truths.csv` states, beside the share of repeated draws in which the test finds
/// what was planted: once where theory says that many miss it, once at the planted size.
@Suite struct `Powers of the planted truths` {
  private let simulation: Simulation
  private let truths: [PlantedTruth]

  init() throws {
    simulation = try Simulated.package.get().simulation
    truths = PlantedTruths(simulation).all
  }

  private func stated(_ name: String) throws -> Double {
    try #require(truths.first { $0.name == name }?.power)
  }

  /// People of a series in the latest year, as the simulation has them.
  private func people(_ code: String, _ name: String, _ group: Int = 0) throws -> Double {
    let place = simulation.country.place(ofCouncil: simulation.country.council(named: name))
    return try #require(
      simulation.tallies[code]?.cell(place, Label.yearCount - 1, group).total
    )
  }

  /// A share of draws agrees with a power: within four standard errors, and some room for what the
  /// formula takes as normal.
  private func agree(_ found: Int, of repeats: Int, _ power: Double, room: Double = 0.02) {
    let reach = 4 * (power * (1 - power) / Double(repeats)).squareRoot() + room
    #expect(
      abs(Double(found) / Double(repeats) - power) < reach,
      "\(found) of \(repeats), \(power)"
    )
  }

  private func tellsSomething(_ power: Double) {
    #expect((0.3...0.95).contains(power), "\(power) tells nothing")
  }

  // MARK: Outlier

  private func outliers(expected: Double, factor: Double, repeats: Int) throws -> Int {
    var draws = Draws(seed: 11, stream: "outlier \(factor)")
    let limits = try exactFunnelLimits(
      benchmark: expected / 1e6,
      denominators: [1e6],
      of: .events
    )
    return (0..<repeats).count { _ in
      let count = Double(draws.poisson(expected * factor))
      return count > expected && limits.flag(of: count / 1e6, at: 0) == .alarm
    }
  }

  @Test func `an outlier is flagged as often as stated`() throws {
    let modest = Power.outlier(expected: 400, factor: 1.18)
    tellsSomething(modest)
    agree(try outliers(expected: 400, factor: 1.18, repeats: 2_000), of: 2_000, modest, room: 0.005)
    let expected =
      try people("falls-admissions", Truth.outlierPlace) * (0.54 * 0.024 + 0.46 * 0.0174)
    agree(
      try outliers(expected: expected, factor: Truth.outlierFactor, repeats: 4_000),
      of: 4_000,
      try stated("outlier"),
      room: 0.002
    )
  }

  // MARK: Gap

  private func gaps(_ proportion: Double, from reference: Double, of total: Double, repeats: Int)
    throws -> Int
  {
    var draws = Draws(seed: 12, stream: "gap \(proportion)")
    return try (0..<repeats).count { _ in
      let count = Double(draws.binomial(Int(total), proportion))
      return try !wilsonInterval(count: count, of: total).contains(reference)
    }
  }

  @Test func `a gap is significant as often as stated`() throws {
    let modest = Power.difference(0.23, from: 0.2, of: 900)
    tellsSomething(modest)
    agree(try gaps(0.23, from: 0.2, of: 900, repeats: 2_000), of: 2_000, modest)
    let home = simulation.country.councils[simulation.country.home]
    let everybody = Simulation.absence(home, Label.yearCount - 1)
    let disabled = everybody + Truth.disabilityGap * (1 - Simulation.disabledShare)
    agree(
      try gaps(
        disabled,
        from: everybody,
        of: try people("persistent-absence", Truth.home, 1),
        repeats: 4_000
      ),
      of: 4_000,
      try stated("gap"),
      room: 0.002
    )
  }

  @Test func `a change of two proportions is significant as often as stated`() throws {
    func changes(_ first: (Double, of: Double), _ last: (Double, of: Double), repeats: Int)
      throws -> Int
    {
      var draws = Draws(seed: 13, stream: "change \(first.0)")
      return try (0..<repeats).count { _ in
        let one = Double(draws.binomial(Int(first.of), first.0))
        let other = Double(draws.binomial(Int(last.of), last.0))
        return try newcombeDifference(count1: other, of: last.of, count2: one, of: first.of)
          .isSignificant
      }
    }
    let modest = Power.change((0.2, of: 3_000), (0.178, of: 3_000))
    tellsSomething(modest)
    agree(
      try changes((0.2, of: 3_000), (0.178, of: 3_000), repeats: 2_000),
      of: 2_000,
      modest
    )
    let home = simulation.country.councils[simulation.country.home]
    let last = Label.yearCount - 1
    let pupils = try people("persistent-absence", Truth.home)
    agree(
      try changes(
        (Simulation.absence(home, last - 1), of: pupils),
        (Simulation.absence(home, last), of: pupils),
        repeats: 2_000
      ),
      of: 2_000,
      try stated("change"),
      room: 0.004
    )
  }

  // MARK: Deaths

  /// How often the country's rate lies outside the limits of a place whose rates are higher.
  private func deaths(_ populations: [Double], excess: Double, repeats: Int) throws -> Int {
    var draws = Draws(seed: 14, stream: "deaths \(excess)")
    let rates = PlantedTruths.publishedRates
    let weights = europeanStandardPopulation2013
    let country = zip(rates, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    return try (0..<repeats).count { _ in
      let counts = zip(populations, rates).map { Double(draws.poisson($0 * $1 * (1 + excess))) }
      let rate = try directlyStandardisedRate(
        counts: counts,
        populations: populations,
        weights: weights
      )
      return try !#require(rate.interval).contains(country)
    }
  }

  @Test func `excess deaths are significant as often as stated, and none as often as an alarm`()
    throws
  {
    let populations = try (1...19).map { try people("deaths", Truth.mortalityPlace, $0) }
    func power(_ excess: Double) -> Double {
      Power.standardised(
        populations: populations,
        rates: PlantedTruths.publishedRates,
        weights: europeanStandardPopulation2013,
        excess: excess
      )
    }
    tellsSomething(power(0.05))
    agree(try deaths(populations, excess: 0.05, repeats: 1_000), of: 1_000, power(0.05))
    agree(
      try deaths(populations, excess: Truth.mortalityExcess, repeats: 1_000),
      of: 1_000,
      try stated("excess deaths"),
      room: 0.003
    )
    for place in [Truth.oldPlace, Truth.youngPlace] {
      let own = try (1...19).map { try people("deaths", place, $0) }
      agree(
        try deaths(own, excess: 0, repeats: 1_000),
        of: 1_000,
        try stated("age structure"),
        room: 0.01
      )
    }
  }
}
