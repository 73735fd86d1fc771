public import Frames

/// One column that an aggregate makes, a value a group.
public struct Aggregation: Sendable {
  public let name: String
  public let function: AggregateFunction
  public let arguments: [Expression]

  public init(name: String, function: AggregateFunction, arguments: [Expression]) {
    self.name = name
    self.function = function
    self.arguments = arguments
  }
}

/// The aggregates of the language (`language.md` §9).
///
/// All but `sum` skip unknowns and say so.
public enum AggregateFunction: String, Sendable, Hashable, CaseIterable {
  /// Rows, or known values, or rows for which a condition holds.
  case count
  case countDistinct = "count_distinct"
  /// Unknown as soon as one part is.
  case sum
  case sumKnown = "sum_known"
  /// Of rates through their counts, else weighted by denominator; plain numbers as they are.
  case mean
  case simpleMean = "simple_mean"
  case median, quantile, min, max, stdev, first, last
  /// Share of rows for which a condition holds, with its fraction.
  case percent
  case list, slope, correlation

  /// Whether people who are there twice, in a place and in one that contains it, distort it.
  var countsPeopleOnce: Bool {
    switch self {
    case .sum, .sumKnown, .mean, .simpleMean: true
    case .count, .countDistinct, .median, .quantile, .min, .max, .stdev, .first, .last, .percent,
      .list, .slope, .correlation:
      false
    }
  }

  public var argumentCounts: ClosedRange<Int> {
    switch self {
    case .count: 0...1
    case .quantile, .slope, .correlation: 2...2
    case .countDistinct, .sum, .sumKnown, .mean, .simpleMean, .median, .min, .max, .stdev, .first,
      .last, .percent, .list:
      1...1
    }
  }

  /// The type of the result for arguments of these types, nil when they do not fit.
  public func resultType(_ arguments: [ColumnType]) -> ColumnType? {
    func isNumeric(_ type: ColumnType?) -> Bool { type == .number || type == .estimate }
    let first = arguments.first
    switch self {
    case .count, .countDistinct: return .number
    case .sum, .sumKnown, .mean, .simpleMean, .median, .stdev:
      return isNumeric(first) ? first : nil
    case .quantile: return isNumeric(first) && arguments.last == .number ? first : nil
    case .min, .max, .first, .last: return first
    case .percent: return first == .yesNo ? .estimate : nil
    case .list: return .text
    case .slope, .correlation:
      return arguments.allSatisfy { isNumeric($0) || $0 == .period } ? .number : nil
    }
  }
}

/// One column worked out along series or over groups, a value a row.
public struct WindowMeasure: Sendable {
  public enum Function: Sendable {
    /// An aggregate over the rows of the group, repeated on each of them.
    case aggregate(AggregateFunction)
    /// A function along the series, by period.
    case series(SeriesFunction)
    /// The value's share of the group's total.
    case share
    /// The value's place in its group, 1 for the best.
    case rank
    /// The value's band in its group, 1 for the lowest; the second argument is how many there are.
    case quantileBand
  }
  public let name: String
  public let function: Function
  public let arguments: [Expression]
  /// Columns whose equal values make a series or group; none means the whole table.
  public let by: [String]
  /// The period column that orders a series.
  public let period: String?

  public init(
    name: String,
    function: Function,
    arguments: [Expression],
    by: [String],
    period: String?
  ) {
    self.name = name
    self.function = function
    self.arguments = arguments
    self.by = by
    self.period = period
  }
}

/// Functions that follow a series by period, never by row position (`language.md` §2.1, §9).
public enum SeriesFunction: String, Sendable, Hashable, CaseIterable {
  case prev, next, change
  case percentChange = "percent_change"
  case streak
  case indexTo = "index_to"
  case runningSum = "running_sum"
  case rollingMean = "rolling_mean"
  /// The last and first period with a known value; behind `latest` and `first` in conditions.
  case latestKnownPeriod = "latest"
  case firstKnownPeriod = "first_period"

  public var argumentCounts: ClosedRange<Int> {
    switch self {
    case .prev, .next: 1...2
    case .indexTo, .rollingMean: 2...2
    case .change, .percentChange, .streak, .runningSum, .latestKnownPeriod, .firstKnownPeriod: 1...1
    }
  }

  public func resultType(_ argument: ColumnType?) -> ColumnType? {
    guard argument == .number || argument == .estimate else { return nil }
    switch self {
    case .prev, .next, .runningSum, .rollingMean, .change: return argument
    case .percentChange: return .estimate
    case .streak, .indexTo: return .number
    case .latestKnownPeriod, .firstKnownPeriod: return .period
    }
  }
}
