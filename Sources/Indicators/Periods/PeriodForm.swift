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

  /// Takes `(FY)`, `(academic year)` off the end; the label keeps it, since it says which year.
  private static func takeKindOfYear(_ folded: inout String) -> YearType? {
    guard folded.hasSuffix(")"), let open = folded.lastIndex(of: "(") else { return nil }
    let words = folded[folded.index(after: open)...].dropLast()
    guard words == "fy" || words.hasSuffix(" year"), let type = YearType(word: String(words))
    else { return nil }
    folded = trimmedText(String(folded[..<open]))
    return type
  }
}
