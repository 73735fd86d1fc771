/// Life expectancy at the start of one age band, in years.
public struct LifeExpectancy: Sendable, Equatable {
  /// Age at which the band starts, in years.
  public let startAge: Double
  /// Expected further years; nil where they are withheld.
  public let value: Double?
  /// Limits; nil where there is no value for the whole table.
  ///
  /// They are kept where only their width withholds the value.
  public let interval: ConfidenceInterval?

  public init(startAge: Double, value: Double?, interval: ConfidenceInterval?) {
    self.startAge = startAge
    self.value = value
    self.interval = interval
  }
}

/// Why a whole life table is withheld.
public enum LifeTableWithheld: String, Sendable, Hashable, CaseIterable {
  /// 5,000 people or fewer in all.
  case smallPopulation
  /// No deaths in the open top band: its death rate is 0 and lives have no end.
  case noDeathsInTopBand
}

/// Life expectancy at each start age, or the reason why there is none.
public struct LifeTable: Sendable, Equatable {
  public let ages: [LifeExpectancy]
  public let withheld: LifeTableWithheld?

  public init(ages: [LifeExpectancy], withheld: LifeTableWithheld?) {
    self.ages = ages
    self.withheld = withheld
  }

  /// Life expectancy at birth; nil when withheld or when the table does not start at 0.
  public var atBirth: LifeExpectancy? { ages.first { $0.startAge == 0 && $0.value != nil } }
}

/// Start ages of the twenty bands of English local life tables: 0, 1, 5, 10 … 90+.
public let lifeTableStartAges: [Double] = [0, 1] + stride(from: 5.0, through: 90, by: 5)

/// Period life expectancy by an abridged life table (Chiang II) with Silcocks's variance.
///
/// The top band is open and may start at any age. A value whose 95% interval is wider than 20 years
/// is withheld, its limits kept.
///
/// - Parameters:
///   - deaths: Deaths in each band, 0 or more, at most the band's population.
///   - populations: Person-years in each band, above 0.
///   - startAges: Start of each band in years, ascending from 0; at least two bands.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: Life expectancy at each start age, in years.
/// - Throws: `StatisticError.tooFewValues`, `.unequalLengths`, `.notFinite`, `.outOfRange`.
///
/// Reference: Chiang (1968); Newell (1994), Methods and Models in Demography; Silcocks, Jenner and
/// Reza (2001), Journal of Epidemiology and Community Health 55, 38.
public func lifeExpectancy(
  deaths: [Double],
  populations: [Double],
  startAges: [Double] = lifeTableStartAges,
  level: Double = 0.95
) throws(StatisticError) -> LifeTable {
  try checkLifeTable(deaths, populations, startAges)
  let z = try normalMultiple(level: level)
  let share = try confidenceLevel(level)
  func empty(_ reason: LifeTableWithheld) -> LifeTable {
    LifeTable(
      ages: startAges.map { LifeExpectancy(startAge: $0, value: nil, interval: nil) },
      withheld: reason
    )
  }
  guard compensatedSum(populations) > 5000 else { return empty(.smallPopulation) }
  let last = deaths.count - 1
  guard deaths[last] > 0 else { return empty(.noDeathsInTopBand) }

  var survivors = 100_000.0
  var l: [Double] = []  // survivors to the start of each band
  var years: [Double] = []  // person-years lived in each band
  var q: [Double] = []  // probability of dying in each band
  for i in 0...last {
    let rate = deaths[i] / populations[i]
    l.append(survivors)
    if i == last {
      q.append(1)
      years.append(survivors / rate)
      break
    }
    let width = startAges[i + 1] - startAges[i]
    let lived = livedShare(startAges[i])
    let isAllDead = deaths[i] > populations[i] / width / lived
    let dying = isAllDead ? 1 : rate * width / (1 + rate * width * (1 - lived))
    q.append(dying)
    let next = survivors * (1 - dying)
    years.append(width * (next + lived * (survivors - next)))
    survivors = next
  }

  var expectancy = [Double](repeating: 0, count: last + 1)
  var ages: [LifeExpectancy] = []
  var remaining = 0.0
  for i in (0...last).reversed() {
    remaining += years[i]
    expectancy[i] = remaining / l[i]
  }
  // Silcocks: the variance of all later bands, carried back to the band's own survivors.
  let topRate = deaths[last] / populations[last]
  var carried = (l[last] / 2) * (l[last] / 2) * 4 / (deaths[last] * topRate * topRate)
  for i in (0...last).reversed() {
    if i < last, deaths[i] > 0 {
      let width = startAges[i + 1] - startAges[i]
      let step = l[i] * ((1 - livedShare(startAges[i])) * width + expectancy[i + 1])
      carried += q[i] * q[i] * (1 - q[i]) / deaths[i] * step * step
    }
    let error = carried.squareRoot() / l[i]
    let isWide = error * normalMultipleAt95 > 10
    ages.append(
      LifeExpectancy(
        startAge: startAges[i],
        value: isWide || !expectancy[i].isFinite ? nil : expectancy[i],
        interval: ConfidenceInterval(
          lower: expectancy[i] - z * error,
          upper: expectancy[i] + z * error,
          level: share
        )
      )
    )
  }
  return LifeTable(ages: ages.reversed(), withheld: nil)
}

private let normalMultipleAt95 = 1.959963984540054

/// Share of the band that those who die in it have lived: little in the first year of life.
private func livedShare(_ startAge: Double) -> Double { startAge == 0 ? 0.1 : 0.5 }

private func checkLifeTable(
  _ deaths: [Double],
  _ populations: [Double],
  _ startAges: [Double]
) throws(StatisticError) {
  try requireCount(deaths.count, atLeast: 2)
  try requireSameCount(deaths.count, "deaths", populations.count, "populations")
  try requireSameCount(deaths.count, "deaths", startAges.count, "start ages")
  try requireFinite(startAges, "start age")
  guard startAges[0] == 0 else {
    throw .outOfRange("the first band starts at \(startAges[0]), not 0")
  }
  for i in deaths.indices {
    try requireNonNegative(deaths[i], "deaths")
    try requirePositive(populations[i], "population")
    guard deaths[i] <= populations[i] else {
      throw .outOfRange("deaths \(deaths[i]) are above the population \(populations[i])")
    }
    guard i == 0 || startAges[i] > startAges[i - 1] else {
      throw .outOfRange("start ages do not ascend")
    }
  }
}

extension Statistic {
  /// Life expectancy, as help shows it.
  public static let lifeExpectancy = Statistic(
    name: "life_expectancy",
    title: "Life expectancy",
    group: .rates,
    aliases: ["life_table"],
    summary:
      "Period life expectancy by an abridged life table, with limits, for any open top band.",
    inputs: [
      .init("deaths", "in each age band"),
      .init("populations", "person-years in each band, above 0"),
      .init("start ages", "of each band, from 0; 0, 1, 5, 10 … 90 when not given"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("value", "further years at each start age"),
      .init("lower, upper", "Silcocks's limits"),
    ],
    caution: "5,000 people or fewer: withheld. Care homes in small areas lower it for reasons that "
      + "are not the area's health.",
    reference:
      "Chiang (1968); Newell (1994); Silcocks and others (2001), Journal of Epidemiology and "
      + "Community Health 55, 38"
  )
}
