/// A line of the catalogue.
struct IndicatorSpec {
  let code: String
  let name: String
  let otherNames: String
  let definition: String
  let numerator: String
  let denominator: String
  let objective: String
  let theme: String
  let priority: String
  let kind: String
  let polarity: String
  let unit: String
  var multiplier: Double = 1
  let valueType: String
  let counts: String
  var decimals = 1
  var denominatorDecimals = 0
  let yearType: String
  var pooledYears = ""
  let frequency: String
  var tolerance = ""
  var scored = "yes"
  var caveats = ""
  /// How it is drawn, for the read-me and the methodology column.
  let drawn: String

  static let columns = [
    "indicator_id", "indicator", "other_names", "definition", "definition_of_numerator",
    "definition_of_denominator", "caveats", "methodology", "data_source", "objective", "theme",
    "priority", "kind", "polarity", "unit", "multiplier", "value_type", "counts", "decimals",
    "year_type", "pooled_years", "frequency", "tolerance", "neighbours", "comparators", "scored",
  ]

  var cells: [String] {
    [
      code, name, otherNames, definition, numerator, denominator, caveats,
      "Simulated: " + drawn, "Simulated figures, seed \(Truth.seed)", objective, theme, priority,
      kind, polarity, unit, text(multiplier, 0), valueType, counts, String(decimals), yearType,
      pooledYears, frequency, tolerance, "statistical neighbours",
      "\(Country.name);statistical neighbours", scored,
    ]
  }
}

enum Catalogue {
  static let indicators = children + health + work + streets + council

  private static let byCode = Dictionary(
    indicators.map { ($0.code, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  static func indicator(_ code: String) -> IndicatorSpec {
    guard let found = byCode[code] else { preconditionFailure("no indicator \(code)") }
    return found
  }
}
