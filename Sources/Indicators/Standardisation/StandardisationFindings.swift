import Frames
import Statistics

/// What has to be said under a table of standardised rates.
struct StandardisationFindings {
  let standard: StandardPopulation
  private var rows = 0
  private var tooFew = 0
  private var unknown = 0
  private var faults: [String] = []
  private var misfits = 0
  private var coarser = 0
  private var counts: [String: Int] = [:]
  private var leftOut: [(name: String, rows: Int, events: Double)] = []
  private var events = 0.0

  init(standard: StandardPopulation) {
    self.standard = standard
  }

  mutating func leaveOut(_ name: String, events: Double?) {
    let at = leftOut.firstIndex { $0.name == name } ?? leftOut.count
    if at == leftOut.count { leftOut.append((name, 0, 0)) }
    leftOut[at].rows += 1
    leftOut[at].events += events ?? 0
  }

  mutating func add(_ rate: StandardisedRate, _ measure: Measure, isUsual: Bool) {
    rows += 1
    events += rate.events ?? 0
    if rate.isCoarser { coarser += 1 }
    if isUsual { counts["a unit without a rate gives rates per 100,000", default: 0] += 1 }
    switch rate.absence {
    case nil:
      if let line = countWords(measure) { counts[line, default: 0] += 1 }
    case .tooFewEvents?: tooFew += 1
    case .unknownParts?: unknown += 1
    case .bands(let fault)?:
      misfits += 1
      note(fault.message(standard.name))
    case .figures(let words)?:
      misfits += 1
      note(words)
    }
  }

  private mutating func note(_ words: String) {
    if !faults.contains(words) { faults.append(words) }
  }

  private func countWords(_ measure: Measure) -> String? {
    switch measure.counts {
    case .events?: nil
    case .people?: "people taken as events, so limits are a little wide"
    case .estimated?: "estimated counts give no limits"
    case nil:
      measure.unit == "%"
        ? "counts taken as people, since the unit is %"
        : "counts taken as events, since the catalogue does not say"
    }
  }

  /// Refuses a table of which no row can be had for one and the same reason.
  func refuse(_ rates: [StandardisedRate], bands: [String]) throws(StandardisationFailure) {
    guard !rates.isEmpty else { return }
    let faults = rates.compactMap { rate -> AgeBandFault? in
      if case .bands(let fault)? = rate.absence { fault } else { nil }
    }
    if faults.count == rates.count, let fault = faults.first {
      throw StandardisationFailure(
        message: fault.message(standard.name),
        notes: ["bands here: " + bands.joined(separator: ", ")]
      )
    }
    if rates.allSatisfy({ !$0.hasParts && $0.presence != .suppressed }) {
      throw StandardisationFailure(
        message: "standardise needs the numerator and the denominator of each age band, and no row "
          + "here has both",
        notes: ["what there is:   keep numerator, denominator"]
      )
    }
  }

  var footnotes: [Footnote] {
    var lines: [Footnote] = []
    if tooFew > 0 {
      lines.append(
        Footnote(.unknowns, "too few events: \(rowWords(tooFew)) with fewer than 10")
      )
    }
    if unknown > 0 {
      lines.append(
        Footnote(
          .unknowns,
          "\(rowWords(unknown)) without a rate: a count or the people of an age band are not known"
        )
      )
    }
    if misfits > 0 {
      lines.append(
        Footnote(
          .unknowns,
          "\(rowWords(misfits)) without a rate: \(faults.joined(separator: "; "))"
        )
      )
    }
    for (name, _, count) in leftOut {
      let share = events + count > 0 ? count / (events + count) * 100 : 0
      let words = exactText(roundedHalfAway(share, decimals: 1))
      lines.append(Footnote(.unknowns, "'\(name)' is no age band: left out, \(words)% of events"))
    }
    lines.append(
      Footnote(
        .method,
        "directly standardised to \(standard.name); 95% limits by Dobson with Byar"
      )
    )
    if coarser > 0 {
      lines.append(
        Footnote(
          .method,
          "\(rowWords(coarser)) with bands that hold several of \(standard.name): their weights "
            + "are added up"
        )
      )
    }
    for (line, count) in counts.sorted(by: { $0.key < $1.key }) {
      lines.append(Footnote(.method, "\(rowWords(count)): \(line)"))
    }
    return lines
  }

  private func rowWords(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
