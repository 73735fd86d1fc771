import Statistics

extension PlantedTruth {
  var cells: [String] {
    [name, indicator, place, from, size, test, power.map { text($0, 4) } ?? ""]
  }
}

/// The table of truths, each with the power that theory gives for its test.
struct PlantedTruths {
  static let columns = ["truth", "indicator_id", "place", "from", "size", "test", "power"]
  let all: [PlantedTruth]

  init(_ simulation: Simulation) {
    let country = simulation.country
    let last = Label.yearCount - 1
    func place(_ name: String) -> Int { country.place(ofCouncil: country.council(named: name)) }
    func cell(_ code: String, _ place: Int, _ period: Int, _ group: Int = 0) -> Double {
      simulation.tallies[code]?.cell(place, period, group).total ?? 0
    }
    let home = place(Truth.home)
    let homeCouncil = country.councils[country.home]
    var all: [PlantedTruth] = []

    for name in Truth.risingPlaces {
      let council = country.councils[country.council(named: name)]
      let years = (last - 4)...last
      all.append(
        PlantedTruth(
          name: "trend",
          indicator: "excess-weight",
          place: name,
          from: Label.split(Truth.trendStart),
          size: "\(text(Truth.trendSlope * 100, 1)) points a year",
          test: "chi-squared test for trend over the last 5 years at 5%",
          power: Power.trend(
            totals: years.map { cell("excess-weight", place(name), $0) },
            shares: years.map { Simulation.excessWeight(council, $0) }
          )
        )
      )
    }

    let mean = Simulation.collections(homeCouncil) * Truth.missedPerCollection
    all.append(
      PlantedTruth(
        name: "step",
        indicator: "missed-bins",
        place: Truth.home,
        from: Label.month(Truth.stepMonth),
        size: "\(text((Truth.stepFactor - 1) * 100, 0))% more",
        test: "Anhøj's crossings over 48 months",
        power: Power.step(
          before: Truth.stepMonth,
          after: Label.monthCount - Truth.stepMonth,
          mean: mean,
          changed: mean * Truth.stepFactor
        )
      )
    )

    let falls = place(Truth.outlierPlace)
    all.append(
      PlantedTruth(
        name: "outlier",
        indicator: "falls-admissions",
        place: Truth.outlierPlace,
        from: Label.split(0),
        size: "\(text((Truth.outlierFactor - 1) * 100, 0))% above all others",
        test: "funnel, exact Poisson limits at 99.8%, in one year",
        power: Power.outlier(
          expected: cell("falls-admissions", falls, last) * (0.54 * 0.024 + 0.46 * 0.0174),
          factor: Truth.outlierFactor
        )
      )
    )

    all.append(
      PlantedTruth(
        name: "widening gap",
        indicator: "school-readiness",
        place: Truth.home,
        from: Label.split(0),
        size: "slope index \(text(Truth.slope * 100, 0)) to "
          + "\(text((Truth.slope + Truth.widening) * 100, 0)) points",
        test: "slope index by deprivation, last year less first, at 5%",
        power: PlantedTruths.powerOfWidening(country, homeCouncil) {
          cell("school-readiness", home, $0)
        }
      )
    )

    let absence = (Simulation.absence(homeCouncil, last - 1), Simulation.absence(homeCouncil, last))
    all.append(
      PlantedTruth(
        name: "change",
        indicator: "persistent-absence",
        place: Truth.home,
        from: Label.split(last),
        size: "\(text(Truth.changeOfAbsence * 100, 1)) points",
        test: "two proportions, latest year against the one before, at 5%",
        power: Power.change(
          (absence.0, of: cell("persistent-absence", home, last - 1)),
          (absence.1, of: cell("persistent-absence", home, last))
        )
      )
    )
    all.append(
      PlantedTruth(
        name: "gap",
        indicator: "persistent-absence",
        place: Truth.home,
        from: Label.split(0),
        size: "disabled pupils \(text(Truth.disabilityGap * 100, 0)) points above the others",
        test: "total outside the 95% limits of disabled pupils, in the latest year",
        power: Power.difference(
          absence.1 + Truth.disabilityGap * (1 - Simulation.disabledShare),
          from: absence.1,
          of: cell("persistent-absence", home, last, 1)
        )
      )
    )

    let sick = place(Truth.mortalityPlace)
    all.append(
      PlantedTruth(
        name: "excess deaths",
        indicator: "deaths",
        place: Truth.mortalityPlace,
        from: Label.calendar(0),
        size: "\(text(Truth.mortalityExcess * 100, 0))% more at every age",
        test: "country outside the 95% limits of the rate standardised to ESP2013, in one year",
        power: Power.standardised(
          populations: (1...19).map { cell("deaths", sick, last, $0) },
          rates: PlantedTruths.publishedRates,
          weights: europeanStandardPopulation2013,
          excess: Truth.mortalityExcess
        )
      )
    )
    for (name, what) in [(Truth.oldPlace, "old"), (Truth.youngPlace, "young")] {
      all.append(
        PlantedTruth(
          name: "age structure",
          indicator: "deaths",
          place: name,
          from: Label.calendar(0),
          size: "none: \(what) people, death rates of the country",
          test: "country outside the 95% limits of the standardised rate: a false alarm",
          power: 0.05
        )
      )
    }
    all.append(
      PlantedTruth(
        name: "overdispersion",
        indicator: "crime",
        place: "all councils",
        from: Label.split(0),
        size: "true rates spread by \(text(Truth.crimeSpread * 100, 0))% of their mean",
        test: "dispersion of the funnel's scores",
        power: nil
      )
    )
    self.all = all
  }

  private static func powerOfWidening(
    _ country: Country,
    _ home: Council,
    _ total: (Int) -> Double
  ) -> Double {
    let shares = country.decileShares(country.home)
    let ranks = middleRanks(shares)
    func proportions(_ year: Int) -> [Double] {
      ranks.map { 0.62 - 0.02 * home.deprivation + Simulation.slope(true, year) * ($0 - 0.5) }
    }
    let last = Label.yearCount - 1
    return Power.widening(
      shares: shares,
      first: (proportions(0), total(0)),
      last: (proportions(last), total(last)),
      widening: Truth.widening
    )
  }

  /// Death rates of both sexes in the published bands; the sexes are equal in number.
  static let publishedRates: [Double] = {
    let both = zip(Ages.female, Ages.male).map { ($0 + $1) / 200_000 }
    // Ages 0 and 1–4 together, by the years they cover.
    return [(both[0] + 4 * both[1]) / 5] + both[2...]
  }()
}
