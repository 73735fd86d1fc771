import Frames

/// Matches the pieces of one label against the forms.
struct PeriodFormReader {
  let rules: PeriodRules
  var notation: PeriodForm.Notation?
  var refusal: PeriodRefusal?

  init(rules: PeriodRules) {
    self.rules = rules
  }

  mutating func candidates(_ tokens: [PeriodToken]) -> [PeriodCandidate] {
    if let years = yearLabels(tokens) { return years }
    if let single = singlePeriod(tokens) { return [single] }
    if let span = span(tokens) { return [span] }
    refuse(tokens)
    return []
  }

  /// `2019` and `2019/20`, which most labels are, without cutting them into pieces.
  func commonForm(_ text: String) -> PeriodCandidate? {
    let bytes = text.utf8
    guard bytes.count == 4 || bytes.count == 7 else { return nil }
    var number = 0
    for (at, byte) in bytes.enumerated() {
      if at == 4 {
        guard byte == 0x2F else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    if bytes.count == 4 { return isYear(number) ? plainYear(number) : nil }
    let (first, second) = (number / 100, number % 100)
    guard isYear(first), laterYear(second, after: first) == first + 1 else { return nil }
    return split(first)
  }

  // MARK: Labels of digits only, which a column may have to settle

  private mutating func yearLabels(_ tokens: [PeriodToken]) -> [PeriodCandidate]? {
    switch tokens.count {
    case 1:
      guard case .number(let number, let digits) = tokens[0] else { return nil }
      if digits == 4, isYear(number) { return [plainYear(number)] }
      guard digits == 6, isYear(number / 100) else { return nil }
      notation = .compact
      return shortRange(number / 100, number % 100)
    case 3:
      if case .number(let first, 2) = tokens[0], tokens[1] == .slash,
        case .number(let second, 2) = tokens[2], second == (first + 1) % 100
      {
        return [split(wholeYear(first))]
      }
      guard case .number(let first, 4) = tokens[0], isYear(first),
        case .number(let second, let digits) = tokens[2], digits == 2 || digits == 4
      else { return nil }
      if tokens[1] == .slash {
        let last = digits == 2 ? laterYear(second, after: first) : second
        if last == first + 1 { return [split(first)] }
        refusal = .neitherYearNorPool
        return []
      }
      guard isRangeSign(tokens[1]) else { return nil }
      if digits == 2, tokens[1] == .dash {
        notation = .hyphenated
        return shortRange(first, second)
      }
      let last = digits == 2 ? laterYear(second, after: first) : second
      return years(first, last)
    default: return nil
    }
  }

  private func plainYear(_ year: Int) -> PeriodCandidate {
    let firstYear = rules.isPublishedAsEnd ? year - 1 : year
    switch rules.yearType {
    case .financial, .academic:
      return PeriodCandidate(
        .splitYear(firstYear, startMonth: rules.splitYearStartMonth),
        .plainYear
      )
    case .reporting:
      return PeriodCandidate(
        .splitYear(year - 1, startMonth: rules.financialYearStartMonth),
        .plainYear
      )
    case .census: return PeriodCandidate(.census(year), .plainYear)
    case .midYear: return PeriodCandidate(midYear(year), .plainYear)
    case .calendar, .rolling, .monthEnd, nil:
      // A school year that publishes as its last year may say so without naming its kind.
      if rules.isPublishedAsEnd {
        return PeriodCandidate(
          .splitYear(firstYear, startMonth: rules.academicYearStartMonth),
          .plainYear
        )
      }
      return PeriodCandidate(.calendarYear(year), .plainYear)
    }
  }

  /// `2016-17`, `201617`: a split year, pooled years or a month.
  private mutating func shortRange(_ first: Int, _ second: Int) -> [PeriodCandidate] {
    let last = laterYear(second, after: first)
    var found = years(first, last)
    if notation == .compact, last == first + 1, found.count == 1 {
      found.append(pooled(first, last))
    }
    if (1...12).contains(second) { found.append(month(second, first)) }
    if found.isEmpty { refusal = .neitherYearNorPool }
    return found
  }

  private func years(_ first: Int, _ last: Int) -> [PeriodCandidate] {
    if last == first + 1 { return [rules.pooledYears == 2 ? pooled(first, last) : split(first)] }
    guard last > first, last - first < 10, isYear(last) else { return [] }
    return [pooled(first, last)]
  }

  private func split(_ first: Int) -> PeriodCandidate {
    PeriodCandidate(.splitYear(first, startMonth: rules.splitYearStartMonth), .split)
  }

  private func pooled(_ first: Int, _ last: Int) -> PeriodCandidate {
    PeriodCandidate(.pooledYears(first, last), .pooled)
  }

  private func month(_ month: Int, _ year: Int) -> PeriodCandidate {
    let period = Period.month(month, ofYear: year)
    return PeriodCandidate(rules.yearType == .monthEnd ? .day(period.end) : period, .month)
  }

  private func midYear(_ year: Int) -> Period {
    Period.day(Period.month(6, ofYear: year).end)
  }

  func isYear(_ number: Int) -> Bool { (1800...2199).contains(number) }

  func isRangeSign(_ token: PeriodToken) -> Bool { token == .dash || token == .word("to") }

  // MARK: Labels with one reading

  private mutating func singlePeriod(_ tokens: [PeriodToken]) -> PeriodCandidate? {
    if let ended = yearEnding(tokens) { return ended }
    if let quarter = quarter(tokens[...]) { return PeriodCandidate(quarter, .other) }
    if let month = monthLabel(tokens) { return month }
    if let day = dayLabel(tokens) { return PeriodCandidate(.day(day), .other) }
    if let interval = interval(tokens) { return PeriodCandidate(interval, sense(of: interval)) }
    let outline = PeriodOutline(tokens)
    guard let year = outline.numbers.first, isYear(year) else { return nil }
    switch outline.pattern {
    case "4census", "census4": return PeriodCandidate(.census(year), .other)
    case "mid-4", "mid4": return PeriodCandidate(midYear(year), .other)
    default: return nil
    }
  }

  /// `Year to Jan 2020`, `12 months to Jan 2020`, `Financial year ending 2023`, `FYE 2023`.
  private func yearEnding(_ tokens: [PeriodToken]) -> PeriodCandidate? {
    var rest = tokens[...]
    var isFinancial = false
    if case .word(let word) = tokens.first, word == "fye" {
      isFinancial = true
      rest = rest.dropFirst()
    } else {
      if tokens.first == .word("financial") {
        isFinancial = true
        rest = rest.dropFirst()
      }
      if rest.first == .word("year") {
        rest = rest.dropFirst()
      } else if case .number(12, _) = rest.first, rest.dropFirst().first == .word("months") {
        rest = rest.dropFirst(2)
      } else {
        return nil
      }
      guard case .word(let link) = rest.first, ["to", "ending", "ended"].contains(link) else {
        return nil
      }
      rest = rest.dropFirst()
    }
    let ending = Array(rest)
    if isFinancial, case .number(let year, digits: 4) = ending.first, ending.count == 1,
      isYear(year)
    {
      return PeriodCandidate(
        .splitYear(year - 1, startMonth: rules.financialYearStartMonth),
        .split
      )
    }
    let last: Day
    if let day = dayLabel(ending) {
      last = day
    } else if let (month, year) = plainMonth(ending) {
      last = Period.month(month, ofYear: year).end
    } else {
      return nil
    }
    guard let start = dayAYearBefore(last) else { return nil }
    let kind: Period.Kind = isFinancial ? .splitYear : .rollingYear
    let period = Period(start: start, end: last, kind: kind, label: "")
    return PeriodCandidate(period, isFinancial ? .split : .other)
  }

  /// The day after the same day of the year before.
  private func dayAYearBefore(_ last: Day) -> Day? {
    let after = last.advanced(by: 1).components
    return Day(year: after.year - 1, month: after.month, day: after.day)
      ?? Day(year: after.year - 1, month: after.month, day: 28)
  }

  func quarter(_ tokens: ArraySlice<PeriodToken>) -> Period? {
    let outline = PeriodOutline(tokens)
    let numbers = outline.numbers
    switch outline.pattern {
    case "4q1": return calendarQuarter(numbers[1], numbers[0])
    case "q14": return calendarQuarter(numbers[0], numbers[1])
    case "4/2q1", "4-2q1", "4/4q1", "4-4q1":
      return splitQuarter(numbers[2], numbers[0], numbers[1])
    case "q14/2", "q14-2", "q14/4", "q14-4":
      return splitQuarter(numbers[0], numbers[1], numbers[2])
    case "2/2q1": return splitQuarter(numbers[2], wholeYear(numbers[0]), numbers[1])
    case "q12/2": return splitQuarter(numbers[0], wholeYear(numbers[1]), numbers[2])
    default: return nil
    }
  }

  private func calendarQuarter(_ quarter: Int, _ year: Int) -> Period? {
    guard isYear(year), (1...4).contains(quarter) else { return nil }
    return .quarter(quarter, ofYear: year)
  }

  private func splitQuarter(_ quarter: Int, _ year: Int, _ next: Int) -> Period? {
    guard isYear(year), (1...4).contains(quarter),
      laterYear(next % 100, after: year) == year + 1
    else { return nil }
    return .quarter(quarter, ofSplitYear: year, startMonth: rules.splitYearStartMonth)
  }

  func plainMonth(_ tokens: [PeriodToken]) -> (month: Int, year: Int)? {
    let outline = PeriodOutline(tokens)
    let numbers = outline.numbers
    let found: (month: Int, year: Int)
    switch outline.pattern {
    case "M4", "M-4": found = (outline.months[0], numbers[0])
    case "1/4", "2/4": found = (numbers[0], numbers[1])
    case "4m1", "4m2": found = (numbers[1], numbers[0])
    default: return nil
    }
    return isYear(found.year) && (1...12).contains(found.month) ? found : nil
  }

  private mutating func monthLabel(_ tokens: [PeriodToken]) -> PeriodCandidate? {
    if let (number, year) = plainMonth(tokens) { return month(number, year) }
    let outline = PeriodOutline(tokens)
    guard outline.pattern == "M-2" || outline.pattern == "M2" else { return nil }
    let (number, short) = (outline.months[0], outline.numbers[0])
    notation = .monthAndShortYear(month: number, year: short)
    return month(number, wholeYear(short))
  }

  func dayLabel(_ tokens: [PeriodToken]) -> Day? {
    let outline = PeriodOutline(tokens)
    let numbers = outline.numbers
    switch outline.pattern {
    case "4-2-2": return day(numbers[2], numbers[1], numbers[0])
    // Always day first: publishers here never write the month first.
    case "1/1/4", "1/2/4", "2/1/4", "2/2/4": return day(numbers[0], numbers[1], numbers[2])
    case "1M4", "2M4", "1-M-4", "2-M-4": return day(numbers[0], outline.months[0], numbers[1])
    case "1-M-2", "2-M-2": return day(numbers[0], outline.months[0], wholeYear(numbers[1]))
    default: break
    }
    if tokens.first == .word("as"), tokens.dropFirst().first == .word("at") {
      return dayLabel(Array(tokens.dropFirst(2)))
    }
    return tokens.first == .word("at") ? dayLabel(Array(tokens.dropFirst())) : nil
  }

  private func day(_ day: Int, _ month: Int, _ year: Int) -> Day? {
    isYear(year) ? Day(year: year, month: month, day: day) : nil
  }

  /// `2015-11-16/P1Y`: an ISO 8601 start and length.
  private func interval(_ tokens: [PeriodToken]) -> Period? {
    guard tokens.count == 9, let start = dayLabel(Array(tokens[..<5])), tokens[5] == .slash,
      tokens[6] == .word("p"), case .number(let count, _) = tokens[7], (1...120).contains(count),
      case .word(let unit) = tokens[8], unit == "y" || unit == "m"
    else { return nil }
    let (year, month, day) = start.components
    let months = unit == "y" ? count * 12 : count
    let end = Day(startOfMonth: month + months, year: year).advanced(by: day - 2)
    return wholePeriod(from: start, to: end)
  }

  // MARK: Labels that are refused by name

  private mutating func refuse(_ tokens: [PeriodToken]) {
    if refusal != nil { return }
    switch PeriodOutline(tokens).pattern {
    case "5": refusal = .spreadsheetSerial
    case "3": refusal = .measurementCode
    case "8": refusal = .sortKey
    default:
      let words = tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
      if words.contains("week") { refusal = .week }
      if words.contains("term") { refusal = .term }
    }
  }
}
