/// A kind of year that runs over two calendar years.
public enum SplitYearKind: String, Sendable, Hashable, CaseIterable {
  case financial = "financial year"
  case academic = "academic year"
}

extension PeriodLiteral {
  /// The period a text names, if it is exactly one of the forms of `language.md` §3.
  public init?(_ text: String) {
    let (tokens, diagnostics) = Lexer.tokens(of: SourceText(text))
    guard diagnostics.isEmpty, tokens.count == 2, let token = tokens.first else { return nil }
    switch token.kind {
    case .period(let literal): self = literal
    case .number:
      let digits = text.trimmed
      guard digits.utf8.count == 4, let year = Int(digits) else { return nil }
      self = .year(year)
    default: return nil
    }
  }
}

extension PeriodLiteral: CustomStringConvertible {
  /// The canonical spelling, as the formatter writes it: `2019/20 Q1`, `Mar 2020`, `2017-19`.
  public var description: String {
    switch self {
    case .year(let year): digits(year, 4)
    case .splitYear(let year): splitYear(year)
    case .yearOfKind(let year, let kind): "\(splitYear(year)) (\(kind.rawValue))"
    case .quarter(let year, let quarter): "\(digits(year, 4)) Q\(quarter)"
    case .splitYearQuarter(let year, let quarter): "\(splitYear(year)) Q\(quarter)"
    case .month(let year, let month): "\(monthName(month)) \(digits(year, 4))"
    case .day(let year, let month, let day):
      "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
    case .pooledYears(let first, let last): "\(digits(first, 4))-\(digits(last % 100, 2))"
    case .pooledSplitYears(let first, let last):
      "\(splitYear(first))-\(digits(last % 100, 2))/\(digits((last + 1) % 100, 2))"
    case .rollingYear(let year, let month): "Year to \(monthName(month)) \(digits(year, 4))"
    case .census(let year): "\(digits(year, 4)) Census"
    }
  }

  private func splitYear(_ year: Int) -> String {
    "\(digits(year, 4))/\(digits((year + 1) % 100, 2))"
  }

  private func monthName(_ month: Int) -> String {
    Lexer.months.indices.contains(month - 1) ? Lexer.months[month - 1] : "month \(month)"
  }

  private func digits(_ number: Int, _ count: Int) -> String {
    let written = String(number)
    return String(repeating: "0", count: max(0, count - written.count)) + written
  }
}
