extension Simulation {
  static let ethnicGroups: [(parent: String, share: Double, groups: [(String, Double)])] = [
    ("White", 0.74, [("White British", 0.85), ("White Irish", 0.03), ("Other White", 0.12)]),
    (
      "Asian",
      0.12,
      [("Indian", 0.3), ("Pakistani", 0.36), ("Bangladeshi", 0.14), ("Other Asian", 0.2)]
    ),
    ("Black", 0.06, [("African", 0.66), ("Caribbean", 0.22), ("Other Black", 0.12)]),
    ("Mixed", 0.04, []),
    ("Other ethnic group", 0.02, []),
    ("Unknown", 0.02, []),
  ]
  static let deciles = (1...10).map {
    $0 == 1 ? "1 (most deprived)" : $0 == 10 ? "10 (least deprived)" : String($0)
  }

  /// A group that a person is in, what it does to the proportion, and how many are in it.
  private struct Leaf {
    let groups: [Int]
    let share: Double
    let effect: Double
  }

  mutating func simulateChildren() {
    simulateReadiness()
    simulateExcessWeight()
    simulateAbsence()
    simulateAttainment()
    simulateCare()
  }

  /// Leaves of the ethnic groups at both levels.
  private func ethnicLeaves(_ grouping: inout Grouping) -> [Leaf] {
    let parents = grouping.add("Ethnicity", Simulation.ethnicGroups.map(\.parent))
    let effects = [0.004, -0.01, -0.01, 0.01, -0.02, 0.0]
    var leaves: [Leaf] = []
    for (position, family) in Simulation.ethnicGroups.enumerated() {
      if family.groups.isEmpty {
        leaves.append(
          Leaf(groups: [parents[position]], share: family.share, effect: effects[position])
        )
        continue
      }
      let names = family.groups.map(\.0)
      let added = grouping.add("Ethnicity", names, block: "Ethnicity: \(family.parent)")
      for (group, child) in zip(added, family.groups) {
        leaves.append(
          Leaf(
            groups: [parents[position], group],
            share: family.share * child.1,
            effect: effects[position]
          )
        )
      }
    }
    return leaves
  }

  private mutating func simulateReadiness() {
    let code = "school-readiness"
    var grouping = Grouping()
    let sexes = grouping.add("Sex", ["Female", "Male"])
    let deciles = grouping.add("Deprivation", Simulation.deciles)
    let ethnic = ethnicLeaves(&grouping)
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    var draws = draws(code)
    for council in country.councils.indices {
      let shares = country.decileShares(council)
      let ranks = middleRanks(shares)
      let level = 0.62 - 0.02 * country.councils[council].deprivation
      for year in 0..<Label.yearCount {
        let children = 0.012 * country.population(council, year: year)
        let slope = Simulation.slope(council == country.home, year)
        for (sex, sexEffect) in zip(sexes, [0.06, -0.06]) {
          for leaf in ethnic {
            for decile in deciles.indices {
              let people = (children / 2 * leaf.share * shares[decile]).rounded()
              guard people > 0 else { continue }
              let p = level + sexEffect + leaf.effect + slope * (ranks[decile] - 0.5)
              let count = draws.binomial(Int(people), p)
              let groups = [sex, deciles[decile]] + leaf.groups
              tally.add(council: council, year, groups: groups, Double(count), of: people)
            }
          }
        }
      }
    }
    tallies[code] = tally
    let firstDecile = deciles[0]
    let firstEthnic = firstDecile + deciles.count
    let homePlace = country.place(ofCouncil: country.home)
    publish(code, tally, period: Label.split) { place, year, group in
      if group < firstDecile || place == homePlace || place < Country.firstCouncil { return true }
      // Councils publish deciles for the first and the latest year, ethnic groups not at all.
      return group < firstEthnic && (year == 0 || year == Label.yearCount - 1)
    }
  }

  /// Slope index of school readiness in a year.
  static func slope(_ isHome: Bool, _ year: Int) -> Double {
    Truth.slope + (isHome ? Truth.widening * Double(year) / Double(Label.yearCount - 1) : 0)
  }

  /// True share of children with excess weight.
  static func excessWeight(_ council: Council, _ year: Int) -> Double {
    let rise = Truth.risingPlaces.contains(council.name) ? Truth.trendSlope : 0
    return 0.34 + 0.015 * council.deprivation + rise * Double(max(0, year - Truth.trendStart))
  }

  private mutating func simulateExcessWeight() {
    let code = "excess-weight"
    var grouping = Grouping()
    let sexes = grouping.add("Sex", ["Female", "Male"])
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      for year in 0..<Label.yearCount {
        let p = Simulation.excessWeight(described, year)
        for (sex, effect) in zip(sexes, [-0.01, 0.01]) {
          let people = (0.006 * country.population(council, year: year)).rounded()
          let count = draws.binomial(Int(people), p + effect)
          tally.add(council: council, year, groups: [sex], Double(count), of: people)
        }
      }
    }
    tallies[code] = tally
    publish(code, tally, period: Label.split)
  }

  /// True share of pupils persistently absent, all pupils together.
  static func absence(_ council: Council, _ year: Int) -> Double {
    let hasFallen = council.name == Truth.home && year == Label.yearCount - 1
    return 0.19 + 0.02 * council.deprivation + (hasFallen ? Truth.changeOfAbsence : 0)
  }

  static let disabledShare = 0.15

  private mutating func simulateAbsence() {
    let code = "persistent-absence"
    var grouping = Grouping()
    let groups = grouping.add("Disability", ["Disabled", "Not disabled", "Unknown"])
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    var draws = draws(code)
    let shares = [Simulation.disabledShare, 0.8, 0.05]
    let gap = Truth.disabilityGap
    let effects = [gap * (1 - shares[0]), -gap * shares[0], -gap * shares[0]]
    for (council, described) in country.councils.enumerated() {
      for year in 0..<Label.yearCount {
        let p = Simulation.absence(described, year)
        for (position, group) in groups.enumerated() {
          let pupils = 0.13 * country.population(council, year: year)
          let people = (pupils * shares[position]).rounded()
          let count = draws.binomial(Int(people), p + effects[position])
          tally.add(council: council, year, groups: [group], Double(count), of: people)
        }
      }
    }
    tallies[code] = tally
    publish(code, tally, period: Label.split)
    let latest = Label.split(Label.yearCount - 1)
    amend(code, where: { $0.period == latest }) { $0.states.append("provisional") }
  }

  private mutating func simulateAttainment() {
    publishMeans(
      "attainment-score",
      places: country.main,
      period: Label.split,
      size: { 0.011 * $0 },
      deviation: 18
    ) { deprivation, _ in 46 - 1.5 * deprivation }
    let without = [Label.split(5), Label.split(6)]
    amend("attainment-score", where: { without.contains($0.period) }) { row in
      (row.value, row.lower, row.upper) = ("", "", "")
      row.note = "no examinations were held"
    }
  }

  private mutating func simulateCare() {
    let code = "children-in-care"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let rate = 0.0075 * (1 + 0.2 * described.deprivation)
      for year in 0..<Label.yearCount {
        let people = (0.21 * country.population(council, year: year)).rounded()
        tally.add(council: council, year, Double(draws.poisson(rate * people)), of: people)
      }
    }
    publish(code, tally, period: Label.split)
  }

  /// Publishes means with limits: each council's is drawn, those above are their weighted means.
  mutating func publishMeans(
    _ code: String,
    places: Range<Int>,
    period label: (Int) -> String,
    size: (_ population: Double) -> Double,
    deviation: Double,
    isLimited: Bool = true,
    mean: (_ deprivation: Double, _ year: Int) -> Double
  ) {
    let spec = Catalogue.indicator(code)
    var draws = draws(code)
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    for (council, described) in country.councils.enumerated() {
      for year in 0..<Label.yearCount {
        let people = size(country.population(council, year: year))
        let error = deviation / people.squareRoot()
        let value = draws.normal(mean: mean(described.deprivation, year), deviation: error)
        tally.add(council: council, year, value * people, of: people)
      }
    }
    for place in places {
      for year in 0..<Label.yearCount {
        let (sum, people) = tally.cell(place, year)
        var row = Row(indicator: code, place: place, period: label(year))
        let reach = 1.959964 * deviation / people.squareRoot()
        row.value = text(sum / people, spec.decimals)
        if isLimited {
          row.lower = text(sum / people - reach, spec.decimals)
          row.upper = text(sum / people + reach, spec.decimals)
        }
        rows.append(row)
      }
    }
  }
}
