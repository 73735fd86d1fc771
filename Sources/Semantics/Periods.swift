public import Frames
import Indicators
public import Syntax

extension Period {
  /// The period that a literal of the language means: split years from April, academic ones from
  /// September.
  public init(_ literal: PeriodLiteral) {
    switch literal {
    case .year(let year): self = .calendarYear(year)
    case .splitYear(let first): self = .splitYear(first)
    case .yearOfKind(let first, let kind):
      let startMonth = kind == .academic ? 9 : 4
      self = .splitYear(first, startMonth: startMonth, kindOfYear: kind.rawValue)
    case .quarter(let year, let quarter): self = .quarter(quarter, ofYear: year)
    case .splitYearQuarter(let year, let quarter): self = .quarter(quarter, ofSplitYear: year)
    case .month(let year, let month): self = .month(month, ofYear: year)
    case .day(let year, let month, let day):
      // The parser has checked the day; the first of January stands in for what cannot be.
      self = .day(
        Day(year: year, month: month, day: day) ?? Day(startOfMonth: 1, year: year)
      )
    case .pooledYears(let first, let last): self = .pooledYears(first, last)
    case .pooledSplitYears(let first, let last): self = .pooledSplitYears(first, last)
    case .rollingYear(let year, let month): self = .rollingYear(endMonth: month, ofYear: year)
    case .census(let year): self = .census(year)
    }
  }
}

extension Period {
  /// How a query names the period: its label, or 2023/24 for `202324` and `2023-24`; nil where the
  /// language has no form for it.
  var literalName: String? {
    if let literal = PeriodLiteral(label), Period(literal) == self { return label }
    // A step there and back gives a period the label of its kind.
    guard let usual = moved(by: 1)?.moved(by: -1)?.label, let literal = PeriodLiteral(usual),
      isSame(as: Period(literal))
    else { return nil }
    return usual
  }
}

extension Diagnostic {
  /// A label in quotes as the language writes its period; where it has no form for it, by the label.
  static func quotedPeriod(_ text: String, at range: SourceRange) -> Diagnostic {
    let name = PeriodLiteral(text) != nil ? text : Period(reading: text)?.literalName
    guard let written = name else {
      return Diagnostic(
        code: "period-4",
        message: "\"\(text)\" is no period that a query can name",
        range: range,
        notes: ["by its label:   text(period) = \"\(text)\""]
      )
    }
    return Diagnostic(
      code: "period-4",
      message: "a period is written without quotes:  \(written)",
      range: range,
      fixes: [Fix("write \(written)", replacing: range, with: written)]
    )
  }
}

/// A span that ends before it starts could find nothing.
func requireForwards(
  _ first: Period,
  at firstRange: SourceRange,
  _ last: Period,
  at lastRange: SourceRange
) throws(Diagnostic) {
  guard last < first, !first.overlaps(last) else { return }
  let range = firstRange.union(lastRange)
  let written = "\(last.label) to \(first.label)"
  throw Diagnostic(
    code: "period-2",
    message: "\(first.label) to \(last.label) would end before it starts:  \(written)",
    range: range,
    fixes: [Fix("write \(written)", replacing: range, with: written)]
  )
}

extension Scope {
  /// A period of a `when` clause or of `compare to`.
  func bound(_ syntax: PeriodExpressionSyntax) throws(Diagnostic) -> SliceRequest.Bound {
    switch syntax.base {
    case .latest: return .latest(shift: syntax.shift)
    case .first: return .first(shift: syntax.shift)
    case .literal(let literal):
      return .period(try moved(Period(literal), syntax))
    case .reference(let name):
      guard let binding = binding(name.text) else { throw unknownReference(name) }
      switch binding {
      case .value(.period(let period)): return .period(try moved(period, syntax))
      case .value(.number(let number)):
        if let year = Int(exactly: number), (1000...9999).contains(year) {
          return .period(try moved(.calendarYear(year), syntax))
        }
      case .table, .places, .value: break
      }
      throw Diagnostic(
        code: "period-7",
        message: "$\(name.text) is not a period",
        range: name.range,
        notes: ["a period is defined by   let \(name.text) = 2019/20"]
      )
    }
  }

  /// A period where `latest` and `first` make no sense.
  func fixedPeriod(_ syntax: PeriodExpressionSyntax) throws(Diagnostic) -> Period {
    guard case .period(let period) = try bound(syntax) else {
      throw Diagnostic(
        code: "period-8",
        message: "a fixed period belongs here, such as 2019/20",
        range: syntax.range
      )
    }
    return period
  }

  private func moved(
    _ period: Period,
    _ syntax: PeriodExpressionSyntax
  ) throws(Diagnostic) -> Period {
    guard let moved = period.moved(by: syntax.shift) else {
      throw Diagnostic(
        code: "period-9",
        message: "\(period.label) cannot be moved by \(syntax.shift)",
        range: syntax.range
      )
    }
    return moved
  }

  func unknownReference(_ name: NameSyntax) -> Diagnostic {
    let similar = nearest(to: name.text, among: bindings.keys.sorted() + ["home"])
    let way = similar.first.map { "; similar: $\($0)" } ?? ""
    return Diagnostic(
      code: "name-2",
      message: "no let is called '\(name.text)'\(way)",
      range: name.range,
      notes: ["a value is defined by   let \(name.text) = …"]
    )
  }
}
