public import Frames

/// A label read as a period, with what was printed beside it.
public struct ReadPeriod: Sendable, Hashable {
  public let period: Period
  /// Provisional or revised, when the label said so.
  public let state: ValueState
  public let note: String?
}

/// Why a column of labels has no certain reading.
public enum PeriodColumnError: Error, Sendable, Hashable {
  /// Labels that are no periods, with the reason where one is known.
  case unreadable([UnreadLabel])
  /// Labels that can be understood in two ways; `senses` are the plural words for them.
  case undecided(labels: [String], senses: [String])

  public struct UnreadLabel: Sendable, Hashable {
    public let label: String
    public let refusal: PeriodRefusal?
  }
}

/// Reads the period labels of one indicator; the column decides what an ambiguous label means.
///
/// Keeps what it has read, so that one reader can serve many columns under the same rules.
public struct PeriodColumnReader: Sendable {
  public let rules: PeriodRules
  /// Labels met before, with all their readings.
  private var known: [String: PeriodForm] = [:]

  public init(rules: PeriodRules = PeriodRules()) {
    self.rules = rules
  }

  /// A reading for each label, in order.
  ///
  /// - Throws: `PeriodColumnError` when a label is no period, or the labels can be read in
  ///   more than one way and neither the other labels nor the rules tell.
  public mutating func read(_ labels: [String]) throws(PeriodColumnError) -> [ReadPeriod] {
    var forms: [PeriodForm] = []
    forms.reserveCapacity(labels.count)
    for label in labels {
      if let form = known[label] {
        forms.append(form)
      } else {
        let form = PeriodForm(label, rules: rules)
        known[label] = form
        forms.append(form)
      }
    }
    // Labels with a single reading need no look at their neighbours.
    if forms.contains(where: { $0.notation != nil || $0.candidates.isEmpty }) {
      try decide(&forms)
    }
    return forms.map { form in
      ReadPeriod(
        period: form.candidates[0].period(label: form.label),
        state: form.state,
        note: form.note
      )
    }
  }

  private func decide(_ forms: inout [PeriodForm]) throws(PeriodColumnError) {
    let unread = forms.filter { $0.candidates.isEmpty }
    guard unread.isEmpty else {
      throw .unreadable(unread.map { .init(label: $0.label, refusal: $0.refusal) })
    }
    let certain = forms.filter { $0.notation == nil }.map { $0.candidates[0].sense }
    try refuseMangledRanges(forms, certain)
    for notation in [PeriodForm.Notation.hyphenated, .compact] {
      let rows = forms.indices.filter { forms[$0].notation == notation }
      guard rows.contains(where: { forms[$0].candidates.count > 1 }) else { continue }
      let senses = remainingSenses(rows.map { forms[$0] }, certain)
      for row in rows where forms[row].candidates.count > 1 {
        let fitting = forms[row].candidates.filter { senses.contains($0.sense) }
        // Split years and pools can stand in one column: a label is one or the other.
        guard let first = fitting.first,
          fitting.count == 1 || !fitting.contains(where: { $0.sense == .month })
        else {
          throw .undecided(
            labels: rows.map { forms[$0].label }.removingRepeats(),
            senses: ["years", "months"]
          )
        }
        forms[row].candidates = [first]
      }
    }
  }

  /// The senses that fit all labels of one notation, narrowed by the rest of the column, then by
  /// the rules.
  private func remainingSenses(
    _ forms: [PeriodForm],
    _ certain: [PeriodCandidate.Sense]
  ) -> [PeriodCandidate.Sense] {
    func fits(_ senses: [PeriodCandidate.Sense]) -> Bool {
      forms.allSatisfy { form in form.candidates.contains { senses.contains($0.sense) } }
    }
    var years: [PeriodCandidate.Sense] = []
    if fits([.split]) { years = [.split] }
    if rules.pooledYears == 2, fits([.pooled]) { years = [.pooled] }
    if years.isEmpty, fits([.split, .pooled]) { years = [.split, .pooled] }
    let areMonths = fits([.month])
    if years.isEmpty && !areMonths { return [.split, .month] }
    if years.isEmpty { return [.month] }
    if !areMonths { return years }

    let hasYears = certain.contains { $0 == .split || $0 == .pooled || $0 == .plainYear }
    let hasMonths = certain.contains(.month)
    if hasYears != hasMonths { return hasYears ? years : [.month] }
    if rules.yearType == .monthEnd { return [.month] }
    if rules.yearType != nil || rules.pooledYears != nil { return years }
    return years + [.month]
  }

  /// `Nov-10` among split years is 10-11 as a spreadsheet made it.
  private func refuseMangledRanges(
    _ forms: [PeriodForm],
    _ certain: [PeriodCandidate.Sense]
  ) throws(PeriodColumnError) {
    let others =
      certain
      + forms.compactMap { form in
        form.notation == .hyphenated || form.notation == .compact
          ? form.candidates.first?.sense : nil
      }
    guard others.contains(.split), !others.contains(.month) else { return }
    let mangled = forms.filter { form in
      guard case .monthAndShortYear(let month, let year)? = form.notation else { return false }
      return month == year + 1
    }
    guard mangled.isEmpty else {
      throw .unreadable(
        mangled.map { .init(label: $0.label, refusal: .mangledBySpreadsheet) }
      )
    }
  }
}

/// Reads a column of period labels; nil and empty labels give nil.
///
/// - Throws: `PeriodColumnError` as `PeriodColumnReader.read(_:)` does.
public func readPeriods(
  _ labels: [String?],
  yearType: YearType? = nil,
  pooledYears: Int? = nil
) throws(PeriodColumnError) -> [Period?] {
  var reader = PeriodColumnReader(rules: PeriodRules(yearType: yearType, pooledYears: pooledYears))
  let present = labels.indices.filter { labels[$0].map { !trimmedText($0).isEmpty } ?? false }
  let read = try reader.read(present.map { labels[$0] ?? "" })
  var periods = [Period?](repeating: nil, count: labels.count)
  for (row, reading) in zip(present, read) { periods[row] = reading.period }
  return periods
}
