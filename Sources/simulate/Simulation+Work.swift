import Statistics

extension Simulation {
  mutating func simulateWork() throws(StatisticError) {
    simulateEmployment()
    simulatePay()
    simulateClaimants()
    simulateNewHomes()
  }

  private mutating func simulateEmployment() {
    let code = "employment"
    var grouping = Grouping()
    let sexes = grouping.add("Sex", ["Female", "Male"])
    let disability = grouping.add("Disability", ["Disabled", "Not disabled"])
    let families = Simulation.ethnicGroups
    let ethnic = grouping.add("Ethnicity", families.map(\.parent))
    let ethnicEffects = [0.01, -0.03, -0.02, -0.02, -0.04, -0.03]
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let sample = 600 + described.population / 400
      for year in 0..<Label.yearCount {
        let level = 0.755 - 0.02 * described.deprivation
        for (sex, effect) in zip(sexes, [-0.03, 0.03]) {
          for (group, part) in zip(disability, [(0.2, -0.2), (0.8, 0.05)]) {
            for (position, family) in families.enumerated() {
              let people = (sample / 2 * part.0 * family.share).rounded()
              let p = level + effect + part.1 + ethnicEffects[position]
              let count = draws.binomial(Int(people), p)
              let groups = [sex, group, ethnic[position]]
              tally.add(council: council, year, groups: groups, Double(count), of: people)
            }
          }
        }
      }
    }
    let lastDisability = sexes.count + disability.count
    publish(
      code,
      tally,
      style: Style(isSuppressed: false, roundedTo: 100, grossing: 160, hasLimits: true),
      period: Label.rolling
    ) { place, _, group in
      group <= lastDisability || place < Country.firstCouncil
    }
  }

  private mutating func simulatePay() {
    // A council's sample has the coefficient of variation 2%: 560 × 0.02 is 11.
    publishMeans(
      "pay",
      places: country.main,
      period: Label.calendar,
      size: { $0 / 1000 },
      deviation: 160
    ) { deprivation, year in 560 - 18 * deprivation + 14 * Double(year) }
  }

  private mutating func simulateClaimants() {
    let code = "claimants"
    var tally = Tally(country, Grouping(), periodCount: Label.monthCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let level = 0.63 * described.population * 0.036 * (1 + 0.3 * described.deprivation)
      for month in 0..<Label.monthCount {
        // Month 0 is April, so the last quarter of each year is January to March.
        let season = month % 12 >= 9 ? 1.06 : 1
        tally.add(council: council, month, Double(draws.poisson(level * season)), of: 1)
      }
    }
    publish(code, tally, style: Style(showsParts: false), period: Label.month)
  }

  private mutating func simulateNewHomes() {
    let code = "new-homes"
    var tally = Tally(country, Grouping(), periodCount: Label.quarterCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      for quarter in 0..<Label.quarterCount {
        tally.add(
          council: council,
          quarter,
          Double(draws.poisson(described.population / 1100)),
          of: 1
        )
      }
    }
    publish(code, tally, style: Style(showsDenominator: false), period: Label.quarter)
    // One quarter was published again; the note keeps what it was.
    let quarter = Label.quarter(11)
    amend(code, where: { $0.period == quarter && $0.value != "[c]" }) { row in
      guard let value = Double(row.value) else { return }
      row.states.append("revised")
      row.note = "first published as \(text((value * 0.97).rounded(), 0))"
    }
  }
}
