/// The forms of a period (`language.md` §3), longest match.
extension Lexer {
  // MARK: Periods that start with a year

  mutating func periodStartingWithYear(
    _ year: Int,
    from start: Int,
    to end: Int
  ) -> Token.Kind? {
    if source.byte(at: end) == UInt8(ascii: "/") {
      return splitYear(year, from: start, slash: end)
    }
    if let dash = dashLength(at: end) {
      return pooledYearsOrDay(year, from: start, afterDash: end + dash)
    }
    if let quarter = quarter(after: end, from: start) {
      return quarter.token { .quarter(year: year, quarter: $0) }
    }
    let next = inlineSpaceEnd(from: end)
    let wordEnd = next + 6
    if next > end, text(from: next, to: wordEnd).lowercased() == "census", isBoundary(at: wordEnd) {
      position = wordEnd
      return .period(.census(year))
    }
    return nil
  }

  private mutating func splitYear(_ year: Int, from start: Int, slash: Int) -> Token.Kind? {
    let end = digitsEnd(from: slash + 1)
    guard let second = integer(slash + 1, end), isBoundary(at: end) else { return nil }
    let digits = end - slash - 1
    let written = PeriodLiteral.splitYear(year).description
    if digits == 4 {
      position = end
      return refuse(
        second == year + 1
          ? "a financial year is written with two digits after the slash:  \(written)"
          : "\(text(from: start, to: end)) is not a financial year; similar: \(written)",
        code: "period-1",
        range: SourceRange(start, end),
        replacement: written
      )
    }
    guard digits == 2 else { return nil }
    guard second == (year + 1) % 100 else {
      position = end
      let typed = text(from: start, to: end)
      return refuse(
        "\(typed) is not a financial year; similar: \(written); to divide put spaces round /",
        code: "period-1",
        range: SourceRange(start, end),
        replacement: written
      )
    }
    if let dash = dashLength(at: end),
      let pooled = pooledSplitYears(year, from: start, afterDash: end + dash)
    {
      return pooled
    }
    if let quarter = quarter(after: end, from: start) {
      return quarter.token { .splitYearQuarter(year: year, quarter: $0) }
    }
    position = end
    let open = inlineSpaceEnd(from: end)
    for kind in SplitYearKind.allCases {
      let words = "(\(kind.rawValue))"
      let close = open + words.utf8.count
      guard text(from: open, to: close).lowercased() == words else { continue }
      position = close
      return .period(.yearOfKind(first: year, kind))
    }
    return .period(.splitYear(year))
  }

  /// `2016/17-18/19`, seen from its dash.
  private mutating func pooledSplitYears(
    _ year: Int,
    from start: Int,
    afterDash second: Int
  ) -> Token.Kind? {
    let slash = digitsEnd(from: second)
    guard slash - second == 2, source.byte(at: slash) == UInt8(ascii: "/") else { return nil }
    let end = digitsEnd(from: slash + 1)
    guard end - slash == 3, isBoundary(at: end),
      let first = integer(second, slash), let next = integer(slash + 1, end)
    else { return nil }
    position = end
    guard let last = Self.lastYear(endingIn: first, after: year), next == (last + 1) % 100 else {
      let typed = text(from: start, to: end)
      return refuse(
        "\(typed) is not a run of financial years; such a run is written  2016/17-18/19",
        code: "period-1",
        range: SourceRange(start, end),
        replacement: nil
      )
    }
    return .period(.pooledSplitYears(first: year, last: last))
  }

  /// `2017-19` or `2020-03-31`, seen from its first dash.
  private mutating func pooledYearsOrDay(
    _ year: Int,
    from start: Int,
    afterDash second: Int
  ) -> Token.Kind? {
    let end = digitsEnd(from: second)
    guard let number = integer(second, end) else { return nil }
    if end - second == 2, let dash = dashLength(at: end) {
      let dayEnd = digitsEnd(from: end + dash)
      if dayEnd - end - dash == 2, isBoundary(at: dayEnd), let day = integer(end + dash, dayEnd) {
        position = dayEnd
        return self.day(year, number, day, range: SourceRange(start, dayEnd))
      }
    }
    guard isBoundary(at: end) else { return nil }
    let typed = text(from: start, to: end)
    let range = SourceRange(start, end)
    if end - second == 4, (1800...2200).contains(year), (1800...2200).contains(number) {
      position = end
      let last = Self.twoDigits(number % 100)
      guard number > year, number - year < 100 else {
        return refuse(
          "\(typed) is not a run of years; to take one number from another put spaces round -",
          code: "period-2",
          range: range,
          replacement: nil
        )
      }
      return refuse(
        "pooled years are written  \(year)-\(last) ; years one by one are  \(year) to \(number)",
        code: "period-2",
        range: range,
        replacement: "\(year)-\(last)"
      )
    }
    guard end - second == 2 else { return nil }
    position = end
    if let last = Self.lastYear(endingIn: number, after: year) {
      return .period(.pooledYears(first: year, last: last))
    }
    let month = Self.months.indices.contains(number - 1) ? Self.months[number - 1] : nil
    let isOneYear = number == year % 100
    var message =
      "\(typed) would be pooled years that "
      + (isOneYear ? "are one year" : "end before they start")
    var replacement: String?
    if let month {
      replacement = "\(month) \(year)"
      message += "; for a month write  \(month) \(year)"
    } else if isOneYear {
      replacement = "\(year)"
      message += "; for that year write  \(year)"
    }
    return refuse(message, code: "period-2", range: range, replacement: replacement)
  }

  private mutating func day(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    range: SourceRange
  ) -> Token.Kind {
    guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
      return refuse(
        "\(source.text(in: range)) is not a day of the calendar; days are written  2020-03-31",
        code: "period-3",
        range: range,
        replacement: nil
      )
    }
    return .period(.day(year: year, month: month, day: day))
  }

  private enum QuarterScan {
    case quarter(Int)
    /// Written wrongly and reported.
    case refused

    func token(_ literal: (Int) -> PeriodLiteral) -> Token.Kind {
      switch self {
      case .quarter(let number): .period(literal(number))
      case .refused: .invalid
      }
    }
  }

  /// ` Q1` after a year; nil when there is none.
  private mutating func quarter(after end: Int, from start: Int) -> QuarterScan? {
    let letter = inlineSpaceEnd(from: end)
    guard
      source.byte(at: letter) == UInt8(ascii: "Q") || source.byte(at: letter) == UInt8(ascii: "q"),
      let number = integer(letter + 1, digitsEnd(from: letter + 1)),
      isBoundary(at: digitsEnd(from: letter + 1))
    else { return nil }
    position = digitsEnd(from: letter + 1)
    let range = SourceRange(start, position)
    let year = text(from: start, to: end)
    guard (1...4).contains(number) else {
      _ = refuse(
        "there is no \(text(from: letter, to: position)); quarters are Q1 to Q4",
        code: "period-3",
        range: range,
        replacement: nil
      )
      return .refused
    }
    guard letter > end else {
      _ = refuse(
        "a quarter is written with a space:  \(year) Q\(number)",
        code: "period-3",
        range: range,
        replacement: "\(year) Q\(number)"
      )
      return .refused
    }
    return .quarter(number)
  }

  // MARK: Periods that start with a word

  /// `Mar 2020` or `Year to Jan 2020`, when the word just read starts one.
  mutating func periodStartingWithWord(from start: Int) -> Token.Kind? {
    // The longest month has nine letters; anything longer costs no string.
    guard position - start <= 9 else { return nil }
    let word = text(from: start, to: position).lowercased()
    if let month = Self.month(named: word) {
      guard let (year, end) = year(after: position) else { return nil }
      position = end
      return .period(.month(year: year, month: month))
    }
    guard word == "year" else { return nil }
    let to = inlineSpaceEnd(from: position)
    guard to > position, text(from: to, to: to + 2).lowercased() == "to" else { return nil }
    let monthStart = inlineSpaceEnd(from: to + 2)
    var monthEnd = monthStart
    while let scalar = scalar(at: monthEnd), scalar.isASCII, scalar.isWordStart { monthEnd += 1 }
    guard monthStart > to + 2, monthEnd - monthStart <= 9,
      let month = Self.month(named: text(from: monthStart, to: monthEnd).lowercased()),
      let (year, end) = year(after: monthEnd)
    else { return nil }
    position = end
    return .period(.rollingYear(endYear: year, endMonth: month))
  }

  private func year(after offset: Int) -> (year: Int, end: Int)? {
    let start = inlineSpaceEnd(from: offset)
    let end = digitsEnd(from: start)
    guard start > offset, end - start == 4, isBoundary(at: end), let year = integer(start, end)
    else { return nil }
    return (year, end)
  }

  // MARK: Small parts

  /// The length of `-` or `–` at an offset, or nil.
  private func dashLength(at offset: Int) -> Int? {
    switch scalar(at: offset) {
    case "-": 1
    case "–": 3
    default: nil
    }
  }

  /// The year that ends in two digits and comes after a year of the same century.
  ///
  /// Pools over a turn of the century (`1998-00`) are read when they span at most ten years;
  /// `2009-08` could only be meant as a month.
  private static func lastYear(endingIn twoDigits: Int, after year: Int) -> Int? {
    let sameCentury = year / 100 * 100 + twoDigits
    if sameCentury > year { return sameCentury }
    let nextCentury = sameCentury + 100
    return sameCentury < year && nextCentury - year <= 10 ? nextCentury : nil
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static let fullMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(named word: String) -> Int? {
    if word == "sept" { return 9 }
    let index = fullMonths.firstIndex { $0 == word || (word.utf8.count == 3 && $0.hasPrefix(word)) }
    return index.map { $0 + 1 }
  }
}
