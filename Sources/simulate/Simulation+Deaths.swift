import Statistics

extension Simulation {
  /// Deaths by age and sex, and what is computed from them.
  mutating func simulateDeaths() throws(StatisticError) {
    let drawn = drawDeaths()
    publishDeaths(drawn)
    try publishStandardised(drawn)
    try publishLifeExpectancy(drawn)
  }

  /// Deaths and people of each council's year, by sex (female, male) and life-table band.
  struct DeathTable {
    var deaths: [Double]
    var people: [Double]
    static func index(_ council: Int, _ year: Int, _ sex: Int, _ band: Int) -> Int {
      ((council * Label.yearCount + year) * 2 + sex) * Ages.bandCount + band
    }
  }

  private func drawDeaths() -> DeathTable {
    let size = country.councils.count * Label.yearCount * 2 * Ages.bandCount
    var table = DeathTable(
      deaths: [Double](repeating: 0, count: size),
      people: [Double](repeating: 0, count: size)
    )
    var draws = draws("deaths")
    for (council, described) in country.councils.enumerated() {
      let shares = Ages.shares(oldness: described.oldness)
      let factor = described.name == Truth.mortalityPlace ? 1 + Truth.mortalityExcess : 1
      for year in 0..<Label.yearCount {
        for (sex, rates) in [Ages.female, Ages.male].enumerated() {
          for band in 0..<Ages.bandCount {
            let at = DeathTable.index(council, year, sex, band)
            let people = (country.population(council, year: year) / 2 * shares[band]).rounded()
            table.people[at] = people
            table.deaths[at] = Double(draws.poisson(people * rates[band] / 100_000 * factor))
          }
        }
      }
    }
    return table
  }

  private mutating func publishDeaths(_ drawn: DeathTable) {
    let code = "deaths"
    var grouping = Grouping()
    let sexNames = ["Female", "Male"]
    let ages = grouping.add("Age", Ages.published)
    let sexes = grouping.add("Sex", sexNames)
    var crossed: [[Int]] = []
    for sex in sexNames {
      crossed.append(Ages.published.map { grouping.add(("Age", $0), ("Sex", sex)) })
    }
    var tally = Tally(country, grouping, periodCount: Label.yearCount)
    for council in country.councils.indices {
      for year in 0..<Label.yearCount {
        for sex in 0..<2 {
          for band in 0..<Ages.bandCount {
            let at = DeathTable.index(council, year, sex, band)
            let age = Ages.published(band)
            let groups = [ages[age], sexes[sex], crossed[sex][age]]
            tally.add(
              council: council,
              year,
              groups: groups,
              drawn.deaths[at],
              of: drawn.people[at]
            )
          }
        }
      }
    }
    tallies[code] = tally
    let home = country.place(ofCouncil: country.home)
    let lastAge = ages.count
    let lastSex = lastAge + sexes.count
    // Small counts of deaths by age are published as they are, so that rates can be standardised.
    publish(code, tally, style: Style(isSuppressed: false), period: Label.calendar) {
      place,
      year,
      group in
      if group > lastSex { return place == home || place == 0 }
      if group > lastAge { return true }
      return place < Country.firstCouncil || place == home || year >= Label.yearCount - 2
    }
  }

  /// Sums over three years and the places' councils: one number a life-table band and sex.
  private func pooled(
    _ drawn: DeathTable,
    _ place: Int,
    _ year: Int
  ) -> (deaths: [[Double]], people: [[Double]]) {
    var deaths = [[Double]](
      repeating: [Double](repeating: 0, count: Ages.bandCount),
      count: 2
    )
    var people = deaths
    for (council, described) in country.councils.enumerated() {
      let places = [
        0, country.place(ofRegion: described.region), country.place(ofCouncil: council),
      ]
      guard places.contains(place) else { continue }
      for (sex, year, band) in (0..<2).flatMap({ sex in
        (year..<year + 3).flatMap { year in (0..<Ages.bandCount).map { (sex, year, $0) } }
      }) {
        let at = DeathTable.index(council, year, sex, band)
        deaths[sex][band] += drawn.deaths[at]
        people[sex][band] += drawn.people[at]
      }
    }
    return (deaths, people)
  }

  private mutating func publishStandardised(_ drawn: DeathTable) throws(StatisticError) {
    let code = "deaths-standardised"
    let spec = Catalogue.indicator(code)
    for place in country.main {
      for year in 0..<Label.yearCount - 2 {
        let sums = pooled(drawn, place, year)
        var deaths = [Double](repeating: 0, count: Ages.published.count)
        var people = deaths
        for band in 0..<Ages.bandCount {
          deaths[Ages.published(band)] += sums.deaths[0][band] + sums.deaths[1][band]
          people[Ages.published(band)] += sums.people[0][band] + sums.people[1][band]
        }
        let rate = try directlyStandardisedRate(
          counts: deaths,
          populations: people,
          weights: europeanStandardPopulation2013
        ).scaled(by: spec.multiplier)
        var row = Row(indicator: code, place: place, period: Label.pooled(year))
        row.value = rate.value.map { text($0, spec.decimals) } ?? ""
        row.lower = rate.interval.map { text($0.lower, spec.decimals) } ?? ""
        row.upper = rate.interval.map { text($0.upper, spec.decimals) } ?? ""
        row.numerator = text(rate.totalCount, 0)
        rows.append(row)
      }
    }
  }

  private mutating func publishLifeExpectancy(_ drawn: DeathTable) throws(StatisticError) {
    let code = "life-expectancy"
    let spec = Catalogue.indicator(code)
    for place in country.main {
      for year in 0..<Label.yearCount - 2 {
        let sums = pooled(drawn, place, year)
        for sex in -1..<2 {
          let deaths = sex < 0 ? zip(sums.deaths[0], sums.deaths[1]).map(+) : sums.deaths[sex]
          let people = sex < 0 ? zip(sums.people[0], sums.people[1]).map(+) : sums.people[sex]
          let atBirth = try lifeExpectancy(deaths: deaths, populations: people).ages[0]
          var row = Row(indicator: code, place: place, period: Label.pooled(year))
          if sex >= 0 { row.groups = [("Sex", sex == 0 ? "Female" : "Male")] }
          row.value = atBirth.value.map { text($0, spec.decimals) } ?? ""
          row.lower = atBirth.interval.map { text($0.lower, spec.decimals) } ?? ""
          row.upper = atBirth.interval.map { text($0.upper, spec.decimals) } ?? ""
          rows.append(row)
        }
      }
    }
  }
}
