import Frames

/// One way to understand a label.
struct PeriodCandidate: Sendable, Equatable {
  /// What kind of label it would be; the column settles which sense all its labels have.
  enum Sense: Sendable, Equatable { case split, pooled, month, plainYear, other }
  let start: Day
  let end: Day
  let kind: Period.Kind
  let sense: Sense

  init(_ period: Period, _ sense: Sense) {
    (start, end, kind) = (period.start, period.end, period.kind)
    self.sense = sense
  }

  func period(label: String) -> Period {
    Period(start: start, end: end, kind: kind, label: label)
  }
}

/// Why a label is no period although it looks like one.
public enum PeriodRefusal: Sendable, Hashable {
  case spreadsheetSerial, measurementCode, sortKey, week, term, neitherYearNorPool
  /// `Nov-10` among split years: 10-11 as a spreadsheet made it.
  case mangledBySpreadsheet

  /// The sentence that messages use after the label.
  public var words: String {
    switch self {
    case .spreadsheetSerial: "a spreadsheet's number for a date; save the column as text"
    case .measurementCode: "a measurement programme's code for a year; a mapping must say which"
    case .sortKey: "a sort key, not a period"
    case .week: "a week; weeks are not read"
    case .term: "a school term; terms are not read"
    case .neitherYearNorPool: "neither a split year nor pooled years"
    case .mangledBySpreadsheet: "a range that a spreadsheet turned into a date"
    }
  }
}

/// A label with every way it could be understood, before its column has decided.
struct PeriodForm: Sendable {
  enum Notation: Sendable, Equatable {
    case hyphenated, compact
    /// `Apr-21`
    case monthAndShortYear(month: Int, year: Int)
  }
  /// As published, without a trailing state mark.
  var label: String
  var state: ValueState = []
  var note: String?
  var candidates: [PeriodCandidate] = []
  var notation: Notation?
  var refusal: PeriodRefusal?

  init(_ text: String, rules: PeriodRules) {
    if let candidate = PeriodFormReader(rules: rules).commonForm(text) {
      label = text
      candidates = [candidate]
      return
    }
    var folded = foldedText(text)
    if folded == Period.undated.label {
      label = trimmedText(text)
      candidates = [PeriodCandidate(.undated, .other)]
      return
    }
    // A start that is written with midnight (`2015-11-16T00:00:00/P1Y`) is a day.
    if let time = folded.firstRange(of: "t00:00:00") { folded.removeSubrange(time) }
    label = trimmedText(text)
    takeStateMarks(&folded)
    PeriodForm.shortenQuarter(&folded)
    var rules = rules
    if let type = PeriodForm.takeKindOfYear(&folded) { rules.yearType = type }
    var reader = PeriodFormReader(rules: rules)
    candidates = reader.candidates(periodTokens(folded))
    notation = reader.notation
    refusal = candidates.isEmpty ? reader.refusal : nil
  }

  private static let stateMarks: [(String, ValueState, String?)] = [
    ("(prov)", .provisional, nil), ("(p)", .provisional, nil), ("[p]", .provisional, nil),
    ("(provisional)", .provisional, nil), (" provisional", .provisional, nil),
    ("(rev)", .revised, nil), ("(r)", .revised, nil), ("[r]", .revised, nil),
    ("(revised)", .revised, nil), (" revised", .revised, nil),
    ("(final)", [], nil), (" final", [], nil), ("(ot)", [], "OT"),
  ]

  /// Takes `(p)`, `provisional`, `(rev)` … off the end of the label.
  private mutating func takeStateMarks(_ folded: inout String) {
    guard let last = folded.utf8.last, last == 0x29 || last == 0x5D || (0x61...0x7A).contains(last)
    else { return }
    for (mark, flag, words) in PeriodForm.stateMarks where folded.hasSuffix(mark) {
      state.formUnion(flag)
      if let words { note = words }
      folded = trimmedText(String(folded.dropLast(mark.count)))
      // A state is no part of the period's name.
      label = trimmedText(String(label.dropLast(trimmedText(mark).count)))
      break
    }
  }

  /// Takes `(FY)`, `(academic year)` off the end, or the words off either; the label keeps them,
  /// since they say which year.
  private static func takeKindOfYear(_ folded: inout String) -> YearType? {
    guard folded.hasSuffix(")"), let open = folded.lastIndex(of: "(") else {
      return takeWordsOfYear(&folded)
    }
    let words = folded[folded.index(after: open)...].dropLast()
    guard words == "fy" || words.hasSuffix(" year"), let type = YearType(word: String(words))
    else { return nil }
    folded = trimmedText(String(folded[..<open]))
    return type
  }

  private static let wordsOfYear: [(String, YearType)] = [
    ("academic year", .academic), ("school year", .academic), ("academic", .academic),
    ("ay", .academic), ("financial year", .financial), ("fy", .financial),
  ]

  /// `academic year 2023/24`, `FY2023/24`, `2023/24 academic year`; a single year beside such words
  /// could be the first or the last, and keeps them.
  private static func takeWordsOfYear(_ folded: inout String) -> YearType? {
    guard
      folded.utf8.first.map({ $0 == 0x61 || $0 == 0x66 || $0 == 0x73 }) ?? false
        || folded.utf8.last.map({ $0 == 0x63 || $0 == 0x72 || $0 == 0x79 }) ?? false
    else { return nil }
    for (words, type) in wordsOfYear {
      let rest: String
      if folded.hasPrefix(words) {
        rest = trimmedText(String(folded.dropFirst(words.count)))
      } else if folded.hasSuffix(" " + words) {
        rest = trimmedText(String(folded.dropLast(words.count)))
      } else {
        continue
      }
      guard let first = rest.utf8.first, (0x30...0x39).contains(first), rest.utf8.count > 4 else {
        return nil
      }
      folded = rest
      return type
    }
    return nil
  }

  /// `quarter 1 2023/24` as `q1 2023/24`.
  private static func shortenQuarter(_ folded: inout String) {
    guard let words = folded.firstRange(of: "quarter "),
      let number = folded[words.upperBound...].utf8.first, (0x31...0x34).contains(number)
    else { return }
    folded.replaceSubrange(words, with: "q")
  }
}
