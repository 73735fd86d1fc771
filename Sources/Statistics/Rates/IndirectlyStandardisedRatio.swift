/// Observed events over those expected at a reference population's rates.
public struct IndirectlyStandardisedRatio: Sendable, Equatable {
  public let observed: Double
  public let expected: Double
  /// Events for each person of the reference population.
  public let referenceRate: Double
  /// Observed / expected with its limits: 1 is as expected.
  public let ratio: RateInterval
  /// Counts and populations that were unknown and taken as 0.
  public let missingInputs: Int

  public init(
    observed: Double,
    expected: Double,
    referenceRate: Double,
    ratio: RateInterval,
    missingInputs: Int
  ) {
    self.observed = observed
    self.expected = expected
    self.referenceRate = referenceRate
    self.ratio = ratio
    self.missingInputs = missingInputs
  }

  /// Indirectly standardised rate for each person: the ratio times the reference rate.
  public var rate: RateInterval { ratio.scaled(by: referenceRate) }
}

/// Indirectly standardised ratio (SMR) and rate, exact limits below 10 events, Byar's from there.
///
/// Ratios of different areas may be compared with the reference, not with each other: each is
/// weighted by its own age structure.
///
/// - Parameters:
///   - counts: Observed events in each band, 0 or more; nil counts as 0 and is reported.
///   - populations: The area's people in each band, 0 or more; nil counts as 0 and is reported.
///   - referenceCounts: Events of the reference population; nil counts as 0 and is reported.
///   - referencePopulations: People of the reference population, above 0.
///   - level: Confidence level, as a share or a percentage.
/// - Returns: The ratio, the rate and what they are made of.
/// - Throws: `StatisticError.tooFewValues` for no bands, `.unequalLengths`, `.notFinite`,
///   `.outOfRange`, and `.undefined` when no events are expected.
///
/// Reference: Breslow and Day (1987), Statistical Methods in Cancer Research, volume II, 65–72.
public func indirectlyStandardisedRatio(
  counts: [Double?],
  populations: [Double?],
  referenceCounts: [Double?],
  referencePopulations: [Double],
  level: Double = 0.95
) throws(StatisticError) -> IndirectlyStandardisedRatio {
  try requireCount(counts.count, atLeast: 1)
  try requireSameCount(counts.count, "counts", populations.count, "populations")
  try requireSameCount(counts.count, "counts", referenceCounts.count, "reference counts")
  try requireSameCount(counts.count, "counts", referencePopulations.count, "reference populations")
  for case let count? in counts { try requireNonNegative(count, "count") }
  for case let population? in populations { try requireNonNegative(population, "population") }
  for case let count? in referenceCounts { try requireNonNegative(count, "reference count") }
  for population in referencePopulations {
    try requirePositive(population, "reference population")
  }
  let observed = compensatedSum(counts.lazy.map { $0 ?? 0 })
  let expected = compensatedSum(
    counts.indices.lazy.map {
      (populations[$0] ?? 0) * (referenceCounts[$0] ?? 0) / referencePopulations[$0]
    }
  )
  guard expected > 0 else { throw .undefined("no events are expected") }
  let missing =
    counts.count { $0 == nil } + populations.count { $0 == nil }
    + referenceCounts.count { $0 == nil }
  return IndirectlyStandardisedRatio(
    observed: observed,
    expected: expected,
    referenceRate: compensatedSum(referenceCounts.lazy.map { $0 ?? 0 })
      / compensatedSum(referencePopulations),
    ratio: try byarInterval(count: observed, over: expected, level: level),
    missingInputs: missing
  )
}

extension Statistic {
  /// Indirectly standardised ratio and rate, as help shows it.
  public static let smr = Statistic(
    name: "smr",
    title: "Indirectly standardised ratio and rate",
    group: .rates,
    aliases: ["indirectly_standardised_ratio", "isr"],
    summary: "Observed events over those expected at a reference population's rates, with limits.",
    inputs: [
      .init("counts", "observed events in each band"),
      .init("populations", "people in each band"),
      .init("reference counts, reference populations", "of the reference, by band"),
      .init("level", "confidence level, 0.95 when not given; 95 means the same"),
    ],
    results: [
      .init("ratio", "1 is as expected"),
      .init("lower, upper", "exact below 10 events, Byar's from there"),
      .init("expected", "events"),
      .init("rate", "ratio times the reference rate"),
    ],
    caution:
      "Comparing areas with each other: each is weighted by its own age structure, so ratios "
      + "compare with the reference only. Do not rank them.",
    reference: "Breslow and Day (1987), Statistical Methods in Cancer Research, volume II, 65–72"
  )
}
