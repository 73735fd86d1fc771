import Statistics
import TestSupport
import Testing

@testable import simulate

/// What was planted is found again by the statistics themselves, in the published rows.
@Suite struct `Planted truths` {
  private let simulation: Simulation
  private let truths: [PlantedTruth]
  private var country: Country { simulation.country }

  init() throws {
    simulation = try Simulated.package.get().simulation
    truths = PlantedTruths(simulation).all
  }

  /// Counts and denominators of a series, from the rows as published.
  private func series(
    _ code: String,
    _ place: Int,
    _ groups: [String] = []
  ) throws -> (counts: [Double], totals: [Double]) {
    let key = SeriesKey(indicator: code, place: place, groups: groups)
    let rows = try #require(try Simulated.series.get()[key], "\(key)")
    let counts = try rows.map { try #require(Double($0.numerator)) }
    return (counts, try rows.map { try #require(Double($0.denominator)) })
  }

  private func place(_ name: String) -> Int {
    country.place(ofCouncil: country.council(named: name))
  }

  private func power(_ name: String) throws -> Double {
    try #require(truths.first { $0.name == name }?.power)
  }

  @Test func `single truths are planted with a power of 0.99 at least`() throws {
    for name in ["step", "outlier", "widening gap", "change", "gap", "excess deaths"] {
      #expect(try power(name) >= 0.99, "\(name)")
    }
    let trends = truths.filter { $0.name == "trend" }
    #expect(trends.first?.place == Truth.home)
    #expect(try #require(trends.first?.power) >= 0.99)
    // Modest: not every one of them is sure to be found.
    #expect(trends.contains { ($0.power ?? 1) < 0.97 })
    #expect(trends.allSatisfy { ($0.power ?? 0) > 0.9 })
  }

  @Test func `powers agree with repeated drawing`() throws {
    var draws = Draws(seed: 7, stream: "power")
    let repeats = 400
    let shares = (0..<5).map { 0.3 + 0.01 * Double($0) }
    let totals = [Double](repeating: 1500, count: 5)
    var trends = 0
    var steps = 0
    for _ in 0..<repeats {
      let counts = shares.map { Double(draws.binomial(1500, $0)) }
      if try chiSquaredTrend(events: counts, of: totals).pValue < 0.05 { trends += 1 }
      let months = (0..<48).map { Double(draws.poisson($0 < 24 ? 250 : 280)) }
      let runs = try runsAnalysis(of: months, around: arithmeticMean(months))
      if let crossings = runs.crossings, let limit = runs.crossingsLimit, crossings < limit {
        steps += 1
      }
    }
    for (found, power) in [
      (trends, Power.trend(totals: totals, shares: shares)),
      (steps, Power.step(before: 24, after: 24, mean: 250, changed: 280)),
    ] {
      #expect((0.3...0.95).contains(power), "a power that tells nothing")
      // Four standard errors, and some room for what the formula leaves out.
      let reach = 4 * (power * (1 - power) / Double(repeats)).squareRoot() + 0.03
      #expect(abs(Double(found) / Double(repeats) - power) < reach, "\(found), \(power)")
    }
  }

  @Test func `the chi-squared test finds the trends, and few where there are none`() throws {
    var found: Set<String> = []
    for place in country.councilPlaces {
      let (counts, totals) = try series("excess-weight", place)
      #expect(counts.count == 12)
      let test = try chiSquaredTrend(events: Array(counts.suffix(5)), of: Array(totals.suffix(5)))
      if test.pValue < 0.05 { found.insert(country.name(place)) }
    }
    #expect(found.contains(Truth.home))
    // Fewer are missed than all but one draw in a thousand would miss.
    let powers = truths.filter { $0.name == "trend" }.compactMap(\.power)
    let missed = Truth.risingPlaces.count { !found.contains($0) }
    let expected = powers.reduce(0) { $0 + 1 - $1 }
    #expect(Double(missed) <= Poisson.quantile(0.999, mean: expected), "missed \(missed)")
    let alarms = found.subtracting(Truth.risingPlaces).count
    let level = Double(country.councils.count - Truth.risingPlaces.count)
    let bound = Binomial.quantile(0.999, trials: level, probability: 0.05)
    #expect(Double(alarms) <= bound, "\(alarms) false alarms of \(level)")
  }

  @Test func `control chart and runs find the step at home, and few elsewhere`() throws {
    var signals: Set<Int> = []
    for place in country.councilPlaces {
      let (counts, totals) = try series("missed-bins", place)
      #expect(counts.count == Label.monthCount)
      let chart = try xmrChart(zip(counts, totals).map { $0 / $1 })
      let runs = try runsAnalysis(of: chart.values, around: chart.centre[0])
      if runs.isSignal { signals.insert(place) }
    }
    let home = place(Truth.home)
    #expect(signals.contains(home))
    // Anhøj's rules on 48 steady points signal in about one series of ten at most.
    let others = Double(country.councils.count - 1)
    let bound = Binomial.quantile(0.999, trials: others, probability: 0.1)
    #expect(Double(signals.subtracting([home]).count) <= bound, "\(signals.count)")

    // The chart by halves: the levels lie apart by what was planted, within four errors.
    let (counts, _) = try series("missed-bins", home)
    let before = counts[..<Truth.stepMonth].reduce(0, +)
    let after = counts[Truth.stepMonth...].reduce(0, +)
    let ratio = after / before
    let error = ratio * (1 / before + 1 / after).squareRoot()
    #expect(abs(ratio - Truth.stepFactor) < 4 * error, "\(ratio)")
  }

  @Test func `the funnel flags the outlier, and few others in any year`() throws {
    let outlier = place(Truth.outlierPlace)
    var alarms = 0
    let all = try country.councilPlaces.map { (place: $0, try series("falls-admissions", $0)) }
    let nation = try series("falls-admissions", 0)
    for year in 0..<Label.yearCount {
      let limits = try exactFunnelLimits(
        benchmark: nation.counts[year] / nation.totals[year],
        denominators: all.map { $0.1.totals[year] },
        of: .events
      )
      for (position, (place, figures)) in all.enumerated() {
        let flag = limits.flag(of: figures.counts[year] / figures.totals[year], at: position)
        if place == outlier, year == Label.yearCount - 1 { #expect(flag == .alarm) }
        if place != outlier, flag == .alarm { alarms += 1 }
      }
    }
    let trials = Double((country.councils.count - 1) * Label.yearCount)
    #expect(Double(alarms) <= Binomial.quantile(0.999, trials: trials, probability: 0.002))
  }

  @Test func `crime is overdispersed and falls are not but for the outlier`() throws {
    func dispersion(_ code: String, without name: String? = nil) throws -> Double {
      let last = Label.yearCount - 1
      let all = try country.councilPlaces.filter { country.name($0) != name }
        .map { try series(code, $0) }
      let counts = all.map { $0.counts[last] }
      let totals = all.map { $0.totals[last] }
      let rate = counts.reduce(0, +) / totals.reduce(0, +)
      return try overdispersedFunnel(
        counts: counts,
        of: totals.map { $0 * rate },
        scale: .rootRatio
      ).pValue
    }
    #expect(try dispersion("crime") < 1e-6)
    #expect(try dispersion("falls-admissions", without: Truth.outlierPlace) > 0.001)
  }

  @Test func `the slope index has widened at home by what was planted`() throws {
    let home = place(Truth.home)
    func slope(_ place: Int, _ year: Int) throws -> (value: Double, error: Double) {
      let groups = try Simulation.deciles.map { decile in
        let (counts, totals) = try series("school-readiness", place, [decile])
        let at = counts.count == Label.yearCount ? year : min(year, 1)
        return (counts[at], totals[at])
      }
      let p = groups.map { $0.0 / $0.1 }
      let index = try slopeIndex(
        of: SlopeIndexGroups(
          values: p,
          populations: groups.map(\.1),
          standardErrors: zip(p, groups).map { ($0 * (1 - $0) / $1.1).squareRoot() },
          figure: .mean
        )
      )
      return (index.slope, try #require(index.slopeError))
    }
    let last = Label.yearCount - 1
    func widening(_ place: Int) throws -> (value: Double, error: Double) {
      let (first, latest) = (try slope(place, 0), try slope(place, last))
      let error = (first.error * first.error + latest.error * latest.error).squareRoot()
      return (latest.value - first.value, error)
    }
    let (value, error) = try widening(home)
    #expect(value - 1.96 * error > 0, "\(value) ± \(1.96 * error)")
    #expect(abs(value - Truth.widening) < 4 * error)
    // Nowhere else has it moved: the false alarms are those of a test at 5%.
    let alarms = try country.councilPlaces.filter { $0 != home }.count { place in
      let (value, error) = try widening(place)
      return abs(value) > 1.96 * error
    }
    let bound = Binomial.quantile(
      0.999,
      trials: Double(country.councils.count - 1),
      probability: 0.05
    )
    #expect(Double(alarms) <= bound, "\(alarms)")
  }

  @Test func `absence has fallen at home, and disabled pupils are absent more often`() throws {
    let home = place(Truth.home)
    func isChanged(_ place: Int) throws -> Bool {
      let (counts, totals) = try series("persistent-absence", place)
      let last = counts.count - 1
      let test = try ProportionPair(
        count1: counts[last],
        of: totals[last],
        count2: counts[last - 1],
        of: totals[last - 1]
      ).pooledTest()
      return test.pValue < 0.05
    }
    #expect(try isChanged(home))
    let others = country.councilPlaces.filter { $0 != home }
    let alarms = try others.count { try isChanged($0) }
    #expect(
      Double(alarms)
        <= Binomial.quantile(0.999, trials: Double(others.count), probability: 0.05)
    )
    let (all, people) = try series("persistent-absence", home)
    let (disabled, disabledPeople) = try series("persistent-absence", home, ["Disabled"])
    let limits = try wilsonInterval(count: disabled[11], of: disabledPeople[11])
    #expect(all[11] / people[11] < limits.lower)
  }

  @Test func `standardising finds the excess deaths and sets age aside`() throws {
    let last = Label.yearCount - 1
    func standardised(_ place: Int) throws -> DirectlyStandardisedRate {
      let bands = try Ages.published.map { band -> (Double, Double) in
        let (counts, totals) = try series("deaths", place, [band])
        return (try #require(counts.last), try #require(totals.last))
      }
      return try directlyStandardisedRate(
        counts: bands.map(\.0),
        populations: bands.map(\.1),
        weights: europeanStandardPopulation2013
      )
    }
    func crude(_ place: Int) throws -> Double {
      let (counts, totals) = try series("deaths", place)
      return counts[last] / totals[last]
    }
    let country = try #require(try standardised(0).value)
    let sick = try #require(try standardised(place(Truth.mortalityPlace)).interval)
    #expect(sick.lower > country)
    let (old, young) = (place(Truth.oldPlace), place(Truth.youngPlace))
    #expect(try crude(old) > 1.3 * crude(young))
    for place in [old, young] {
      let rate = try #require(try standardised(place).value)
      // Within a tenth of the country, where the crude rates lie far apart.
      #expect(abs(rate / country - 1) < 0.1, "\(rate), \(country)")
    }
  }
}
