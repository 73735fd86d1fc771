import Frames

extension PeriodFormReader {
  func span(_ tokens: [PeriodToken]) -> PeriodCandidate? {
    if let quarters = quarterSpan(tokens) { return quarters }
    for at in tokens.indices where isRangeSign(tokens[at]) && at > 0 {
      let left = Array(tokens[..<at])
      let right = Array(tokens[(at + 1)...])
      if let first = splitYearStart(left, after: nil),
        let last = splitYearStart(right, after: first), last > first, last - first < 10
      {
        return PeriodCandidate(
          .pooledSplitYears(first, last, startMonth: rules.splitYearStartMonth),
          .pooled
        )
      }
      if let first = dayLabel(left), let last = dayLabel(right), first <= last {
        let period = wholePeriod(from: first, to: last)
        return PeriodCandidate(period, sense(of: period))
      }
      guard let (lastMonth, lastYear) = plainMonth(right) else { continue }
      let first: (month: Int, year: Int)
      if let month = plainMonth(left) {
        first = month
      } else if left.count == 1, case .word(let word) = left[0], let month = monthNumber(word) {
        first = (month, month <= lastMonth ? lastYear : lastYear - 1)
      } else {
        continue
      }
      let start = Day(startOfMonth: first.month, year: first.year)
      let end = Period.month(lastMonth, ofYear: lastYear).end
      guard start < end else { continue }
      let period = wholePeriod(from: start, to: end)
      return PeriodCandidate(period, sense(of: period))
    }
    return nil
  }

  /// `2013/14`, or `15/16` after a first year.
  private func splitYearStart(_ tokens: [PeriodToken], after first: Int?) -> Int? {
    guard tokens.count == 3, case .number(let year, let digits) = tokens[0], tokens[1] == .slash,
      case .number(let next, _) = tokens[2]
    else { return nil }
    let whole: Int
    if digits == 4, isYear(year) {
      whole = year
    } else if digits == 2, let first {
      whole = laterYear(year, after: first)
    } else {
      return nil
    }
    return laterYear(next % 100, after: whole) == whole + 1 ? whole : nil
  }

  /// `2021/22 Q1 - 2023/24 Q1`, `2019/20 Q1-Q3`: cumulative, so never a neighbour of a quarter.
  private func quarterSpan(_ tokens: [PeriodToken]) -> PeriodCandidate? {
    guard let at = tokens.lastIndex(of: .dash) ?? tokens.lastIndex(of: .word("to")),
      let first = quarter(tokens[..<at])
    else { return nil }
    let right = tokens[(at + 1)...]
    var last = quarter(right)
    if last == nil, PeriodOutline(right).pattern == "q1" {
      last = quarter(tokens[..<(at - 2)] + right)
    }
    if last == nil, let second = tokens.firstIndex(where: isRangeSign), second < at {
      // `2022-23 Q1 - 2023-24 Q1` has dashes of its own.
      for cut in tokens.indices where isRangeSign(tokens[cut]) {
        if let left = quarter(tokens[..<cut]), let end = quarter(tokens[(cut + 1)...]) {
          return spanOf(left, end)
        }
      }
    }
    guard let last else { return nil }
    return spanOf(first, last)
  }

  private func spanOf(_ first: Period, _ last: Period) -> PeriodCandidate? {
    guard first.start < last.start else { return nil }
    return PeriodCandidate(
      Period(start: first.start, end: last.end, kind: .span, label: ""),
      .other
    )
  }

  /// Days as the kind of period that they make.
  func wholePeriod(from start: Day, to end: Day) -> Period {
    let bare = Period(start: start, end: end, kind: .span, label: "")
    func kind(_ kind: Period.Kind) -> Period {
      Period(start: start, end: end, kind: kind, label: "")
    }
    let first = start.components
    guard let months = bare.monthCount else {
      let after = end.advanced(by: 1).components
      let isYear =
        after.year == first.year + 1 && after.month == first.month && after.day == first.day
      return isYear ? kind(.rollingYear) : (start == end ? kind(.day) : bare)
    }
    let splitStarts = [rules.financialYearStartMonth, rules.academicYearStartMonth]
    switch months {
    case 1: return kind(.month)
    case 3 where first.month % 3 == 1: return kind(.quarter)
    case 12 where first.month == 1: return kind(.calendarYear)
    case 12 where splitStarts.contains(first.month): return kind(.splitYear)
    case 12: return kind(.rollingYear)
    case 24...120 where months % 12 == 0 && ([1] + splitStarts).contains(first.month):
      return kind(.pooled)
    default: return bare
    }
  }

  func sense(of period: Period) -> PeriodCandidate.Sense {
    switch period.kind {
    case .month: .month
    case .splitYear: .split
    case .pooled: .pooled
    case .calendarYear: .plainYear
    case .day, .quarter, .rollingYear, .census, .span: .other
    }
  }
}
