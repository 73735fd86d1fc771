extension Simulation {
  mutating func simulateCouncil() {
    simulateSickness()
    simulateTax()
    simulateSatisfaction()
  }

  private mutating func simulateSickness() {
    let code = "sickness"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let level = 9.5 + 0.6 * draws.normal()
      for year in 0..<Label.yearCount {
        let staff = (0.011 * described.population).rounded()
        let days = draws.normal(mean: level, deviation: 0.4) * staff
        tally.add(council: council, year, days.rounded(), of: staff)
      }
    }
    publish(code, tally, period: Label.split)
    let (home, year) = (country.place(ofCouncil: country.home), Label.split(7))
    amend(code, where: { $0.place == home && $0.period == year }) { row in
      row.states.append("break")
      row.note = "a new payroll system counts part days"
    }
  }

  private mutating func simulateTax() {
    let code = "council-tax-collected"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let level = 0.969 - 0.006 * described.deprivation
      for year in 0..<Label.yearCount {
        let due = (0.55 * described.population * (1 + 0.03 * Double(year))).rounded()
        let share = min(0.999, draws.normal(mean: level, deviation: 0.0025))
        tally.add(council: council, year, (due * share).rounded(), of: due)
      }
    }
    publish(code, tally, period: Label.split)
  }

  private mutating func simulateSatisfaction() {
    let code = "satisfaction"
    let waves = Label.yearCount / 2
    var tally = Tally(country, Grouping(), periodCount: waves)
    var draws = draws(code)
    // The last council of some regions does not ask.
    let silent: Set = [5, 17, 23, 29, 41, 53]
    for (council, described) in country.councils.enumerated() where !silent.contains(council) {
      for wave in 0..<waves {
        let count = draws.binomial(1000, 0.58 - 0.02 * described.deprivation)
        tally.add(council: council, wave, Double(count), of: 1000)
      }
    }
    publish(
      code,
      tally,
      style: Style(showsParts: false, isSuppressed: false, hasLimits: true),
      period: { Label.split(2 * $0 + 1) }
    )
    let places = Set(silent.map { country.place(ofCouncil: $0) })
    amend(code, where: { places.contains($0.place) }) { row in
      row.states = ["not_applicable"]
      row.note = "the council does not ask"
    }
  }
}
