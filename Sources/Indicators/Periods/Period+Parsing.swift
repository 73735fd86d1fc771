public import Frames

extension Period {
  /// Reads one label that has a single certain meaning under the rules; nil when it is no period
  /// or could be two (`2009-10` is a split year or October).
  public init?(reading text: String, rules: PeriodRules = PeriodRules()) {
    var reader = PeriodColumnReader(rules: rules)
    guard !trimmedText(text).isEmpty, let read = try? reader.read([text]).first else { return nil }
    self = read.period
  }

  /// Of figures whose time is not told: as long as any label can reach, a neighbour of nothing.
  static let undated = Period(
    start: Day(startOfMonth: 1, year: 1800),
    end: Day(startOfMonth: 1, year: 2200).advanced(by: -1),
    kind: .span,
    label: "undated"
  )
}
