import Statistics

extension Simulation {
  mutating func simulateHealth() throws(StatisticError) {
    simulateFalls()
    try simulateDeaths()
    simulateSmoking()
    simulateLifeSatisfaction()
    simulateAdmissions()
  }

  private mutating func simulateFalls() {
    let code = "falls-admissions"
    var grouping = Grouping()
    let sexes = grouping.add("Sex", ["Female", "Male"])
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let share = Ages.olderShare(oldness: described.oldness)
      let factor = described.name == Truth.outlierPlace ? Truth.outlierFactor : 1
      for year in 0..<Label.yearCount {
        for (sex, (part, rate)) in zip(sexes, [(0.54, 0.024), (0.46, 0.0174)]) {
          let people = (country.population(council, year: year) * share * part).rounded()
          let count = draws.poisson(people * rate * factor)
          tally.add(council: council, year, groups: [sex], Double(count), of: people)
        }
      }
    }
    tallies[code] = tally
    publish(code, tally, period: Label.split)
  }

  private mutating func simulateSmoking() {
    let code = "smoking"
    var grouping = Grouping()
    let sexes = grouping.add("Sex", ["Female", "Male"])
    let disability = grouping.add("Disability", ["Disabled", "Not disabled"])
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let sample = 400 + described.population / 480
      for year in 0..<Label.yearCount {
        let level = 0.165 + 0.012 * described.deprivation - 0.003 * Double(year)
        for (sex, effect) in zip(sexes, [-0.02, 0.02]) {
          for (group, part) in zip(disability, [(0.2, 0.04), (0.8, -0.01)]) {
            let people = (sample / 2 * part.0).rounded()
            let count = draws.binomial(Int(people), level + effect + part.1)
            tally.add(council: council, year, groups: [sex, group], Double(count), of: people)
          }
        }
      }
    }
    publish(
      code,
      tally,
      style: Style(showsParts: false, isSuppressed: false, hasLimits: true),
      period: Label.calendar
    )
  }

  private mutating func simulateLifeSatisfaction() {
    publishMeans(
      "life-satisfaction",
      places: country.main,
      period: Label.split,
      size: { 300 + $0 / 800 },
      deviation: 1.6
    ) { deprivation, _ in 7.4 - 0.1 * deprivation }
    let without = Label.split(6)
    amend("life-satisfaction", where: { $0.period == without }) { row in
      (row.value, row.lower, row.upper) = ("", "", "")
      row.note = "no survey was held"
    }
  }

  private mutating func simulateAdmissions() {
    let code = "admissions-ratio"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let older = Ages.olderShare(oldness: described.oldness)
      let level = 1 + 0.08 * described.deprivation
      for year in 0..<Label.yearCount {
        let exact = country.population(council, year: year) * (0.06 + 0.2 * older)
        let expected = (exact * 10).rounded() / 10
        tally.add(council: council, year, Double(draws.poisson(expected * level)), of: expected)
      }
    }
    publish(code, tally, period: Label.split)
  }
}
