/// Why a statistic gives no answer.
///
/// Text in a case names the input in the field's words ("denominator", "count", "population").
public enum StatisticError: Error, Equatable, Sendable {
  /// Fewer values than the statistic needs.
  case tooFewValues(needed: Int, found: Int)
  /// An input lies outside the values it may take; the text is a full sentence part
  /// ("denominator 0 is not above 0").
  case outOfRange(String)
  /// An input is infinite or not a number.
  case notFinite(String)
  /// Two inputs that belong together have different numbers of values.
  case unequalLengths(String, Int, String, Int)
  /// The formula has no value for these inputs ("all values are equal").
  case undefined(String)
}

extension StatisticError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewValues(let needed, let found):
      "\(needed) value\(needed == 1 ? "" : "s") needed, \(found) found"
    case .outOfRange(let text): text
    case .notFinite(let input): "\(input) is not a finite number"
    case .unequalLengths(let first, let firstCount, let second, let secondCount):
      "\(first) has \(firstCount) values, \(second) has \(secondCount)"
    case .undefined(let text): text
    }
  }
}
