import Statistics

/// How `inequality` takes its measures.
public struct InequalityRules: Sendable, Hashable {
  /// Whether the rest of the World Health Organization's set is wanted.
  public let isWhole: Bool
  /// Name of the group that all are set against.
  public let reference: String?
  public let regression: SlopeRegression

  public init(isWhole: Bool, reference: String? = nil, regression: SlopeRegression = .linear) {
    self.isWhole = isWhole
    self.reference = reference
    self.regression = regression
  }

  /// Groups that limits are drawn for, in all rows together: 10,000 draws of each take 9 ms a row of
  /// ten groups, so this many take about 20 seconds.
  public static let mostDrawnGroups = 20_000

  static let simple = ["difference", "ratio"]
  static let slopes = ["sii", "rii"]
  static let impacts = ["par", "paf"]
  static let concentrations = ["aci", "rci"]
  static let variance = "bgv"
  static let entropies = ["mld", "ti"]
  static let dispersions: [DispersionMeasure] = [
    .standardDeviation, .coefficientOfVariation, .disparity, .disparityWeighted, .fromBest,
    .fromBestWeighted, .fromMean, .fromMeanWeighted, .fromReference, .fromReferenceWeighted,
  ]

  /// Columns of the measures, in the order of the page.
  var names: [String] {
    let first = Self.simple + Self.slopes + Self.impacts
    guard isWhole else { return first }
    return first + Self.concentrations + [Self.variance] + Self.dispersions.map(\.rawValue)
      + Self.entropies
  }
}
