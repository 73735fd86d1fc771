extension Simulation {
  mutating func simulateStreets() {
    simulateCrime()
    simulateCasualties()
    simulateMissedBins()
    simulateRecycling()
    simulateAir()
  }

  /// Publishes the wards of home; one ward alone is never hidden.
  private mutating func publishWards(
    _ code: String,
    _ tally: Tally,
    style: Style = Style(),
    period label: (Int) -> String
  ) {
    var byWard: [Int: [Row]] = [:]
    for period in 0..<tally.periodCount {
      let before = rows.count
      publish(
        code,
        tally,
        places: country.wards,
        style: Style(showsDenominator: style.showsDenominator, isSuppressed: false),
        period: label
      ) { _, _, _ in false }
      // One period at a time: the block is all wards of it.
      var block = rows[before...].filter { $0.period == label(period) }
      rows.removeSubrange(before...)
      Suppression.apply(to: &block, blocks: block.map { _ in "wards" })
      for row in block { byWard[row.place, default: []].append(row) }
    }
    for ward in country.wards { rows += byWard[ward] ?? [] }
  }

  private mutating func simulateCrime() {
    let code = "crime"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for council in country.councils.indices {
      let level = 0.085 * max(0.3, 1 + Truth.crimeSpread * draws.normal())
      let parts = council == country.home ? country.wardShares : [1]
      let wardLevels = parts.map { _ in parts.count > 1 ? max(0.4, 1 + 0.25 * draws.normal()) : 1 }
      for year in 0..<Label.yearCount {
        for (ward, share) in parts.enumerated() {
          let people = (country.population(council, year: year) * share).rounded()
          let count = draws.poisson(people * level * wardLevels[ward])
          let position = parts.count > 1 ? ward : nil
          tally.add(council: council, ward: position, year, Double(count), of: people)
        }
      }
    }
    tallies[code] = tally
    publish(code, tally, period: Label.split)
    publishWards(code, tally, period: Label.split)
    let latest = Label.split(Label.yearCount - 1)
    amend(code, where: { $0.period == latest }) { $0.states.append("provisional") }
  }

  private mutating func simulateCasualties() {
    let code = "road-casualties"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for council in country.councils.indices {
      let parts = council == country.home ? country.wardShares : [1]
      for year in 0..<Label.yearCount {
        for (ward, share) in parts.enumerated() {
          let people = country.population(council, year: year) * share
          let position = parts.count > 1 ? ward : nil
          let count = Double(draws.poisson(people * 0.0004))
          tally.add(council: council, ward: position, year, count, of: 1)
        }
      }
    }
    let style = Style(showsDenominator: false)
    publish(code, tally, style: style, period: Label.calendar)
    publishWards(code, tally, style: style, period: Label.calendar)
  }

  static func collections(_ council: Council) -> Double { (1.3 * council.population).rounded() }

  private mutating func simulateMissedBins() {
    let code = "missed-bins"
    var tally = Tally(country, Grouping(), periodCount: Label.monthCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      let due = Simulation.collections(described)
      for month in 0..<Label.monthCount {
        let isMoved = described.name == Truth.home && month >= Truth.stepMonth
        let mean = due * Truth.missedPerCollection * (isMoved ? Truth.stepFactor : 1)
        tally.add(council: council, month, Double(draws.poisson(mean)), of: due)
      }
    }
    tallies[code] = tally
    publish(code, tally, period: Label.month)
  }

  private mutating func simulateRecycling() {
    let code = "recycling"
    var tally = Tally(country, Grouping(), periodCount: Label.yearCount)
    var draws = draws(code)
    for (council, described) in country.councils.enumerated() {
      for year in 0..<Label.yearCount {
        let tonnes = (0.4 * country.population(council, year: year)).rounded()
        let level = 0.43 - 0.025 * described.deprivation + (year >= 5 ? 0.02 : 0)
        let share = draws.normal(mean: level, deviation: 0.008)
        tally.add(council: council, year, (tonnes * share).rounded(), of: tonnes)
      }
    }
    publish(code, tally, period: Label.split)
    let (year, code1) = (Label.split(6), country.place(ofCouncil: 3))
    amend(code, where: { $0.period == year && $0.place == code1 }) { row in
      row.states.append("estimated")
      row.note = "estimated from nine months"
    }
  }

  private mutating func simulateAir() {
    publishMeans(
      "air-quality",
      places: country.main,
      period: Label.calendar,
      size: { _ in 1 },
      deviation: 1.2,
      isLimited: false
    ) { deprivation, year in 27 + 1.5 * deprivation - 0.6 * Double(year) }
    var draws = draws("air-quality, missing")
    amend("air-quality", where: { $0.place >= Country.firstCouncil }) { row in
      guard draws.uniform() < 0.04 else { return }
      row.value = ""
      row.note = "the monitor was out of use"
    }
  }
}
