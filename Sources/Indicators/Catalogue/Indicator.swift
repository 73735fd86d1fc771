public import Frames

/// What an indicator measures about a service.
public enum IndicatorKind: String, Sendable, Hashable, CaseIterable {
  case outcome, output, input, perception, context

  public init?(word: String) { self.init(rawValue: foldedText(word)) }
}

/// How values are made; picks the interval.
public enum ValueType: String, Sendable, Hashable, CaseIterable {
  case proportion = "Proportion"
  case crudeRate = "Crude rate"
  case directlyStandardisedRate = "Directly standardised rate"
  case indirectlyStandardisedRatio = "Indirectly standardised ratio"
  case count = "Count"
  case mean = "Mean"
  case lifeExpectancy = "Life expectancy"
  case score = "Score"
  case other = "Other"

  public init?(word: String) {
    guard let match = ValueType.byWord[foldedText(word)] else { return nil }
    self = match
  }

  private static let byWord = Dictionary(
    uniqueKeysWithValues: ValueType.allCases.map { (foldedText($0.rawValue), $0) }
  )

  /// Whether numerator ÷ denominator gives the value; standardised rates weight ages, and a life
  /// expectancy comes from a life table.
  public var isOfItsCounts: Bool {
    switch self {
    case .proportion, .crudeRate, .count, .mean, .score, .other: true
    case .directlyStandardisedRate, .indirectlyStandardisedRatio, .lifeExpectancy: false
    }
  }

  /// What counts are worth when the catalogue does not say (`language.md` §2.2).
  public var usualCounts: CountKind? {
    switch self {
    case .proportion: .people
    case .crudeRate, .directlyStandardisedRate, .indirectlyStandardisedRatio, .count: .events
    case .mean, .lifeExpectancy, .score, .other: nil
    }
  }
}

/// Whether the headline counts an indicator.
public enum Scoring: Sendable, Hashable {
  /// The catalogue does not say.
  case unmarked
  case yes, no
  /// Only in these reporting years.
  case years([Period])
}

/// One line of the catalogue.
public struct Indicator: Sendable, Hashable {
  public var code: String
  public var name: String
  public var fullName: String?
  /// As the catalogue has them, parted by `;`; taken apart only when a name is looked for.
  var otherNamesText: String
  public var objective: String?
  public var theme: String?
  public var priority: String?
  public var directorate: String?
  public var kind: IndicatorKind?
  /// Unit, multiplier, good direction, worth of counts, decimals, tolerance, frequency.
  public var measure: Measure
  public var valueType: ValueType?
  public var periodRules: PeriodRules
  /// Name of the peer group that `neighbours` means for it.
  public var neighbours: String?
  /// Names of places and groups that reports compare it with.
  public var comparators: [String]
  public var scoring: Scoring
  /// Whom all of its figures are about: `Persons, <15 yrs`.
  public var scope: String?
  public var definition: String?
  public var numeratorDefinition: String?
  public var denominatorDefinition: String?
  public var rationale: String?
  public var caveats: String?
  public var methodology: String?
  public var dataSource: String?
  public var owner: String?
  public var address: String?

  public init(
    code: String,
    name: String,
    measure: Measure = Measure(),
    periodRules: PeriodRules = PeriodRules()
  ) {
    self.code = code
    self.name = name
    self.measure = measure
    self.periodRules = periodRules
    otherNamesText = ""
    comparators = []
    scoring = .unmarked
  }

  /// What else it is called.
  public var otherNames: [String] {
    get { listParts(otherNamesText) }
    set { otherNamesText = newValue.joined(separator: ";") }
  }
  public var yearType: YearType? { periodRules.yearType }
  public var pooledYears: Int? { periodRules.pooledYears }
  public var polarity: Polarity { measure.polarity }
}

/// Value = numerator ÷ denominator × this, as the unit implies: 100 for `%`, n for `per n`, else 1.
public func usualMultiplier(ofUnit unit: String) -> Double {
  let folded = foldedText(unit)
  if folded == "%" { return 100 }
  guard folded.hasPrefix("per ") else { return 1 }
  let digits = folded.dropFirst(4).prefix { $0.isNumber || $0 == "," }.filter { $0 != "," }
  return Double(digits) ?? 1
}

/// One spelling for the units that publishers spell in many ways; others stay as they are.
public func usualUnit(_ unit: String) -> String {
  switch foldedText(unit) {
  case "percent", "percentage", "per cent", "%": "%"
  case "percentage points", "percentage point", "pp": "pp"
  case "gbp", "£", "pounds": "£"
  case "gbp million", "£ million", "£m", "£ m": "£ million"
  case "number": ""
  default: trimmedText(unit)
  }
}

/// Months from one figure to the next: annual 12, quarterly 3, monthly 1, every n years 12 n.
public func frequencyInMonths(_ words: String) -> Int? {
  let folded = foldedText(words)
  switch folded {
  case "annual", "annually", "yearly": return 12
  case "quarterly", "quarter": return 3
  case "monthly", "month": return 1
  default:
    let parts = folded.split(separator: " ")
    guard parts.count == 3, parts[0] == "every", let count = Int(parts[1]),
      (1...100).contains(count)
    else { return nil }
    switch parts[2] {
    case "years", "year": return 12 * count
    case "quarters", "quarter": return 3 * count
    case "months", "month": return count
    default: return nil
    }
  }
}
