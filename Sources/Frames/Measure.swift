/// Whether a rise in a value is good news.
public enum Polarity: UInt8, Sendable, Hashable, CaseIterable {
  case higherIsBetter
  case lowerIsBetter
  /// Neither direction is good or bad: population density, median age.
  case neutral
}

/// What numerator and denominator of a value are worth for a test (`language.md` §2.2).
public enum CountKind: UInt8, Sendable, Hashable, CaseIterable {
  /// Independent events: Byar, Poisson.
  case events
  /// A whole population, or a sample in which a proportion's interval is right: Wilson, binomial.
  case people
  /// Survey-weighted, grossed up, or money: no interval and no test comes from them.
  case estimated
}

/// What all values of one indicator have in common: unit, scale, good direction.
public struct Measure: Sendable, Hashable {
  /// `%`, `pp`, `£`, `per 1,000` …; empty for a plain number.
  public var unit: String
  /// Value = numerator ÷ denominator × multiplier.
  public var multiplier: Double
  public var polarity: Polarity
  public var counts: CountKind?
  /// Decimals to show, when the catalogue says so.
  public var decimals: Int?
  /// Changes up to this size count as no change.
  public var tolerance: Double?
  /// Months from one figure to the next, when the catalogue says so.
  public var frequencyInMonths: Int?

  public init(
    unit: String = "",
    multiplier: Double = 1,
    polarity: Polarity = .neutral,
    counts: CountKind? = nil,
    decimals: Int? = nil,
    tolerance: Double? = nil,
    frequencyInMonths: Int? = nil
  ) {
    self.unit = unit
    self.multiplier = multiplier
    self.polarity = polarity
    self.counts = counts
    self.decimals = decimals
    self.tolerance = tolerance
    self.frequencyInMonths = frequencyInMonths
  }

  /// The measure of a difference of two values: percentages differ by percentage points.
  public var ofDifference: Measure {
    var result = self
    result.multiplier = 1
    result.counts = nil
    if unit == "%" { result.unit = "pp" }
    return result
  }
}

/// What else is known about a published value, beside whether it is there.
public struct ValueState: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let provisional = ValueState(rawValue: 1)
  public static let revised = ValueState(rawValue: 2)
  public static let estimated = ValueState(rawValue: 4)
  public static let unreliable = ValueState(rawValue: 8)
  /// Not comparable with the row before it in its series.
  public static let `break` = ValueState(rawValue: 16)
}
