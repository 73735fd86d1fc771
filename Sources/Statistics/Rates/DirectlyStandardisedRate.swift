/// A directly standardised rate, for each unit of population.
public struct DirectlyStandardisedRate: Sendable, Equatable {
  /// The rate; nil when fewer than 10 events make it too unsteady to show.
  public let value: Double?
  /// Dobson's limits; nil when the value is.
  ///
  /// The lower one may fall below 0 with extreme weights.
  public let interval: ConfidenceInterval?
  /// Events in all bands.
  public let totalCount: Double
  /// People in all bands.
  public let totalPopulation: Double
  /// Variance of the rate.
  public let variance: Double
  /// Bands whose unknown count was taken as 0.
  public let missingCounts: Int

  public init(
    value: Double?,
    interval: ConfidenceInterval?,
    totalCount: Double,
    totalPopulation: Double,
    variance: Double,
    missingCounts: Int
  ) {
    self.value = value
    self.interval = interval
    self.totalCount = totalCount
    self.totalPopulation = totalPopulation
    self.variance = variance
    self.missingCounts = missingCounts
  }

  /// Value, limits and variance as a rate for each `multiplier` people.
  public func scaled(by multiplier: Double) -> DirectlyStandardisedRate {
    DirectlyStandardisedRate(
      value: value.map { $0 * multiplier },
      interval: interval?.scaled(by: multiplier),
      totalCount: totalCount,
      totalPopulation: totalPopulation,
      variance: variance * multiplier * multiplier,
      missingCounts: missingCounts
    )
  }
}

/// Rate that an area would have with the age structure of a standard population.
///
/// Below 10 events in all, the value and its limits are nil: the limits would mislead.
///
/// - Parameters:
///   - counts: Events in each age band, 0 or more; nil counts as 0 and is reported.
///   - populations: People or person-years in each band, above 0.
///   - weights: Standard population of each band, 0 or more, not all 0; every band of the standard
///     must be given, since a band left out changes the answer.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The rate with its limits, for each person.
/// - Throws: `StatisticError.tooFewValues` for no bands, `.unequalLengths`, `.notFinite`,
///   `.outOfRange`, and `.undefined` when all weights are 0.
///
/// Reference: Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10, 457.
public func directlyStandardisedRate(
  counts: [Double?],
  populations: [Double],
  weights: [Double],
  level: Double = 0.95
) throws(StatisticError) -> DirectlyStandardisedRate {
  try checkBands(counts: counts, populations: populations, weights: weights)
  let total = compensatedSum(weights)
  guard total > 0 else { throw .undefined("all standard populations are 0") }
  var rate: [Double] = []
  var variance: [Double] = []
  for i in counts.indices {
    let share = weights[i] / total / populations[i]
    let count = counts[i] ?? 0
    rate.append(share * count)
    variance.append(share * share * count)
  }
  return try dobson(
    value: compensatedSum(rate),
    variance: compensatedSum(variance),
    events: compensatedSum(counts.lazy.map { $0 ?? 0 }),
    population: compensatedSum(populations),
    missing: counts.count { $0 == nil },
    level: level
  )
}

/// People in one age band with exactly `frequency` events each.
public struct RepeatedEvents: Sendable, Hashable {
  public let band: Int
  public let frequency: Double
  public let people: Double?
  public let population: Double
  public let weight: Double

  public init(
    band: Int,
    frequency: Double,
    people: Double?,
    population: Double,
    weight: Double
  ) {
    self.band = band
    self.frequency = frequency
    self.people = people
    self.population = population
    self.weight = weight
  }
}

/// Directly standardised rate of events that may befall the same person more than once.
///
/// The value counts every event; the variance counts people, each frequency squared, because one
/// person's events are not independent.
///
/// - Parameters:
///   - rows: One row for each band and frequency. Every frequency lists the same bands.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The rate with its limits, for each person.
/// - Throws: As `directlyStandardisedRate(counts:populations:weights:level:)`.
///
/// Reference: Dobson and others (1991); Stukel and others (1994), Statistics in Medicine 13, 1781.
public func directlyStandardisedRate(
  repeatedEvents rows: [RepeatedEvents],
  level: Double = 0.95
) throws(StatisticError) -> DirectlyStandardisedRate {
  try checkBands(
    counts: rows.map(\.people),
    populations: rows.map(\.population),
    weights: rows.map(\.weight)
  )
  for row in rows { try requirePositive(row.frequency, "event frequency") }
  // Each band stands once a frequency: its weight and its people count once.
  var seen: Set<Int> = []
  let bands = rows.filter { seen.insert($0.band).inserted }
  let total = compensatedSum(bands.lazy.map(\.weight))
  guard total > 0 else { throw .undefined("all standard populations are 0") }
  var rate: [Double] = []
  var variance: [Double] = []
  for row in rows {
    let share = row.weight / total / row.population
    let people = row.people ?? 0
    rate.append(share * people * row.frequency)
    variance.append(share * share * people * row.frequency * row.frequency)
  }
  return try dobson(
    value: compensatedSum(rate),
    variance: compensatedSum(variance),
    events: compensatedSum(rows.lazy.map { ($0.people ?? 0) * $0.frequency }),
    population: compensatedSum(bands.lazy.map(\.population)),
    missing: rows.count { $0.people == nil },
    level: level
  )
}

private func checkBands(
  counts: [Double?],
  populations: [Double],
  weights: [Double]
) throws(StatisticError) {
  try requireCount(counts.count, atLeast: 1)
  try requireSameCount(counts.count, "counts", populations.count, "populations")
  try requireSameCount(counts.count, "counts", weights.count, "weights")
  for case let count? in counts { try requireNonNegative(count, "count") }
  for population in populations { try requirePositive(population, "population") }
  for weight in weights { try requireNonNegative(weight, "standard population") }
}

private func dobson(
  value: Double,
  variance: Double,
  events: Double,
  population: Double,
  missing: Int,
  level: Double
) throws(StatisticError) -> DirectlyStandardisedRate {
  let share = try confidenceLevel(level)
  guard events >= 10 else {
    return DirectlyStandardisedRate(
      value: nil,
      interval: nil,
      totalCount: events,
      totalPopulation: population,
      variance: variance,
      missingCounts: missing
    )
  }
  let byar = byarLimits(count: events, multiple: try normalMultiple(level: share))
  let scale = (variance / events).squareRoot()
  return DirectlyStandardisedRate(
    value: value,
    interval: ConfidenceInterval(
      lower: value + scale * (byar.lower - events),
      upper: value + scale * (byar.upper - events),
      level: share
    ),
    totalCount: events,
    totalPopulation: population,
    variance: variance,
    missingCounts: missing
  )
}

extension Statistic {
  /// Directly standardised rate, as help shows it.
  public static let dsr = Statistic(
    name: "dsr",
    title: "Directly standardised rate",
    group: .rates,
    aliases: ["directly_standardised_rate"],
    summary: "Rate an area would have with the age structure of a standard population, with "
      + "Dobson's limits.",
    inputs: [
      .init("counts", "events in each band, 0 or more"),
      .init("populations", "people in each band, above 0"),
      .init("weights", "standard population of each band"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("value", "for each person; missing under 10 events"),
      .init("lower, upper", "Dobson's limits"),
      .init("total count", "events in all bands"),
    ],
    caution: "Fewer than 10 events: no value is given. Bands dropped from the standard change the "
      + "answer: give every band.",
    reference: "Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10, 457"
  )
}
