public import Frames

extension Workspace {
  /// The target of an indicator that holds for a period.
  public func target(for indicator: Int, in period: Period) -> Target? {
    targetRanges[indicator]?.first { $0.holds(in: period) }
  }

  /// Whether the series of an indicator at a place breaks at a period, as the catalogue says.
  public func breakNote(for indicator: Int, place: Int, at period: Period) -> SeriesBreak? {
    breakLists[indicator]?.first {
      ($0.place == nil || $0.place == place) && $0.period.isSame(as: period)
    }
  }

  /// Whether the headline counts an indicator, in the reporting year of a period if one is given.
  ///
  /// Where no indicator is marked, all count.
  public func isScored(_ indicator: Int, in period: Period? = nil) -> Bool {
    guard indicators.indices.contains(indicator) else { return false }
    switch indicators[indicator].scoring {
    case .unmarked: return !hasScoring
    case .yes: return true
    case .no: return false
    case .years(let years):
      guard let period else { return true }
      let year = reportingYear(of: period, for: indicator)
      return years.contains { $0.isSame(as: year) }
    }
  }

  /// The financial year that a figure is reported in: a split year is itself, any other period
  /// the financial year in which it ends (`language.md` §2.1).
  public func reportingYear(of period: Period, for indicator: Int? = nil) -> Period {
    guard period.kind == .splitYear else {
      return period.reportingYear(startMonth: calendar.financialYearStartMonth)
    }
    // A school year printed as `2019` is still reported as 2018/19.
    let start = period.start.components
    return .splitYear(start.year, startMonth: start.month)
  }

  /// The standard population with this name.
  public func standard(named text: String) -> StandardPopulation? {
    let key = foldedLookUpName(text)
    return standards.first { foldedLookUpName($0.name) == key }
  }
}
