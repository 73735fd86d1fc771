import Frames

/// What is counted while rows are rated, for the footers.
struct BenchmarkTally {
  /// Rows that each rule decided, by its number.
  private var decided = Array(repeating: 0, count: BenchmarkRule.allCases.count)
  private var tested = 0
  /// Rows without a rating, by reason and benchmark.
  var absences: [BenchmarkAbsence: [String: Int]] = [:]
  var otherUnits = 0
  /// Indicators for which a benchmark is of the period before, by number of the reference.
  private var earlierNames: [Int: Set<Int>] = [:]
  /// Places that lie in a benchmark, by its name.
  private var contained: [(name: String, place: Int)] = []
  private var pooled: [Int] = []

  mutating func count(_ outcome: BenchmarkOutcome) {
    if let rule = outcome.rule { decided[rule.rawValue] += 1 }
    if outcome.isSignificant != nil { tested += 1 }
  }

  /// A reference that a series is set against.
  mutating func note(
    _ reference: Reference,
    number: Int,
    _ series: Int,
    _ references: BenchmarkReferences
  ) {
    if reference.pooled != nil, !pooled.contains(number) { pooled.append(number) }
    guard reference.absence == nil, !reference.points.isEmpty,
      let place = references.placeOfSeries[series]
    else { return }
    let isMember = reference.places.count > 1 && reference.places.contains(place)
    let isInside = reference.places.contains { references.workspace.contains($0, place) }
    guard isMember || isInside else { return }
    if !contained.contains(where: { $0.name == reference.name && $0.place == place }) {
      contained.append((reference.name, place))
    }
  }

  mutating func noteEarlier(_ reference: Int, _ indicator: Int?) {
    earlierNames[reference, default: []].insert(indicator ?? -1)
  }

  // MARK: Lines

  func footnotes(_ references: BenchmarkReferences) -> [Footnote] {
    var lines = timeLines(references) + unknownLines
    let rules = BenchmarkRule.allCases.compactMap { rule -> String? in
      let count = decided[rule.rawValue]
      return count > 0 ? "\(count) by \(rule.words)" : nil
    }
    if !rules.isEmpty { lines.append(Footnote(.method, "rated: " + rules.joined(separator: ", "))) }
    lines += poolingLines(references) + containmentLines(references.workspace)
    if tested > 20 {
      let chance = Int((Double(tested) * 0.05).rounded())
      lines.append(
        Footnote(.chance, "\(tested) tests: about \(chance) would look significant by chance")
      )
    }
    return lines
  }

  private func timeLines(_ references: BenchmarkReferences) -> [Footnote] {
    var byName: [String: Set<Int>] = [:]
    for (number, indicators) in earlierNames {
      byName[references.all[number].name, default: []].formUnion(indicators)
    }
    return byName.sorted { $0.key < $1.key }.map { name, indicators in
      Footnote(.time, "\(name) one period behind for \(counted(indicators.count, "indicator"))")
    }
  }

  private var unknownLines: [Footnote] {
    var lines: [Footnote] = []
    func add(_ absence: BenchmarkAbsence, _ topic: Footnote.Topic, _ text: (String, Int) -> String)
    {
      for (name, count) in (absences[absence] ?? [:]).sorted(by: { $0.key < $1.key }) {
        lines.append(Footnote(topic, text(name, count)))
      }
    }
    add(.noFigure, .unknowns) { name, count in
      name == "target"
        ? "\(count) not available: nothing to measure the target by"
        : "\(count) not available: \(name) has no figure for the period"
    }
    let missing = (absences[.noValue] ?? [:]).values.max() ?? 0
    if missing > 0 { lines.append(Footnote(.unknowns, "\(missing) not available: no figure")) }
    add(.notPooled(.noCounts), .unknowns) { name, count in
      "\(count) not available: \(name) has no published average, and too few members have counts "
        + "to pool one"
    }
    add(.notPooled(.notOfCounts), .unknowns) { name, count in
      "\(count) not available: \(name) has no published average, and its members' rates are not "
        + "those of their counts (standardised)"
    }
    add(.notPooled(.noFigures), .unknowns) { name, count in
      "\(count) not available: no member of \(name) has figures"
    }
    add(.noRegion, .unknowns) { _, count in "\(count) not available: the place lies in no region" }
    add(.noNeighbours, .unknowns) { _, count in
      "\(count) not available: there is no list of neighbours for the place"
    }
    add(.noSide, .unknowns) { _, count in
      "\(count) not available: nothing says on which side the target is met"
    }
    add(.itself, .scope) { name, count in "\(count) not available: \(name) itself" }
    if otherUnits > 0 {
      lines.append(Footnote(.unknowns, "\(otherUnits) can't say: the units differ"))
    }
    return lines
  }

  private func poolingLines(_ references: BenchmarkReferences) -> [Footnote] {
    var byName: [(name: String, used: ClosedRange<Int>, of: Int)] = []
    for number in pooled {
      let reference = references.all[number]
      guard let pooled = reference.pooled else { continue }
      if let known = byName.firstIndex(where: { $0.name == reference.name }) {
        let used = byName[known].used
        byName[known].used =
          min(
            used.lowerBound,
            pooled.used.lowerBound
          )...max(used.upperBound, pooled.used.upperBound)
      } else {
        byName.append((reference.name, pooled.used, pooled.of))
      }
    }
    return byName.map { name, used, all in
      Footnote(.method, poolingWords(name, used, of: all))
    }
  }

  private func containmentLines(_ workspace: Workspace) -> [Footnote] {
    var names: [String] = []
    for entry in contained where !names.contains(entry.name) { names.append(entry.name) }
    return names.map { name in
      let places = contained.filter { $0.name == name }
      let inside =
        places.count <= 3
        ? places.map { workspace.places[$0.place].name }.joined(separator: ", ")
        : "\(places.count) of the places"
      return Footnote(.independence, "\(name) contains \(inside)")
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension BenchmarkRun {
  func footnotes() -> [Footnote] { tally.footnotes(references) }
}
