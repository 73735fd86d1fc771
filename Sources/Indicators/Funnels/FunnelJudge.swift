import Frames
import Statistics

/// Judges the places of a table, one indicator, period and group after another.
struct FunnelJudge {
  var notes = FunnelNotes()
  private let values: EstimateColumn
  private let periods: PeriodColumn
  private var places: PlacesBeside
  private let centres: FunnelCentres
  private let method: FunnelMethod
  /// Centre, lower and upper 95%, lower and upper 99.8% of each row; NaN where there are none.
  private var numbers: [[Double]]
  private var flags: [FunnelFlag?]
  private var ratings: [String]

  init(
    _ values: EstimateColumn,
    _ periods: PeriodColumn,
    _ places: PlacesBeside,
    _ centres: FunnelCentres,
    _ method: FunnelMethod
  ) {
    self.values = values
    self.periods = periods
    self.places = places
    self.centres = centres
    self.method = method
    numbers = Array(repeating: Array(repeating: .nan, count: values.count), count: 5)
    flags = Array(repeating: nil, count: values.count)
    ratings = Array(repeating: "not available", count: values.count)
  }

  var centreName: String { centres.name }

  var columns: [Column] {
    // Centre and limits are figures of the same unit, but not figures with counts.
    let measures = values.measures.map { measure in
      var plain = measure
      plain.counts = nil
      return plain
    }
    let estimates = numbers.map { column -> Column in
      .estimate(
        EstimateColumn(
          point: NumberColumn(column, presence: PresenceColumn(knownCount: column.count)),
          measures: measures,
          measureCodes: values.measureCodes,
          decimals: values.decimals
        )
      )
    }
    return estimates + [
      .text(TextColumn(flags.map { $0?.rawValue })), .text(TextColumn(ratings.map { $0 })),
    ]
  }

  /// A place that can be judged.
  private struct Judged {
    let row: Int
    let count: Double
    let whole: Double
  }

  mutating func judge(_ rows: [Int]) {
    var judged: [Judged] = []
    for (row, standing) in zip(rows, places.standings(of: rows)) {
      switch standing {
      case .container: notes.containers.note(places.name(ofRow: row))
      case .average: notes.averages.note(places.name(ofRow: row))
      case .beside:
        // The centre is not set against itself.
        if let place = places.place(ofRow: row), place == centres.position {
          notes.hasCentre = true
          continue
        }
        if let place = judgedPlace(row) { judged.append(place) }
      }
    }
    notes.most = max(notes.most, judged.count)
    guard let first = judged.first, let period = periods[first.row] else { return }
    guard judged.count >= leastFunnelPlaces else {
      notes.fewPlaces += judged.count
      return
    }
    let measure = values.measure(first.row)
    guard let kind = kind(of: measure),
      judged.allSatisfy({ values.measure($0.row).multiplier == measure.multiplier })
    else { return }
    guard let centre = centres.value(likeRow: first.row, in: period, measure) else {
      notes.withoutCentre += judged.count
      return
    }
    // Places have one order, so that sums have the same bits however the rows are sorted.
    judged.sort { a, b in
      (a.whole, a.count, places.name(ofRow: a.row) ?? "")
        < (b.whole, b.count, places.name(ofRow: b.row) ?? "")
    }
    let share = centre / measure.multiplier
    guard let limits = limits(judged, round: share, kind) else {
      notes.impossible += judged.count
      return
    }
    notes.judged += judged.count
    note(kind, measure)
    set(judged, limits, centre, measure)
  }

  /// The row's counts, when a funnel can be made of them.
  private mutating func judgedPlace(_ row: Int) -> Judged? {
    guard values.presence.isKnown(row) else {
      notes.unknown += 1
      return nil
    }
    let measure = values.measure(row)
    guard let kind = kind(of: measure), measure.multiplier > 0 else {
      if measure.counts == .estimated { notes.estimated += 1 } else { notes.withoutCounts += 1 }
      return nil
    }
    guard let count = values.numerator?[row], let whole = values.denominator?[row], count >= 0,
      whole > 0
    else {
      notes.withoutCounts += 1
      return nil
    }
    guard kind == .events || count <= whole else {
      notes.impossible += 1
      return nil
    }
    return Judged(row: row, count: count, whole: whole)
  }

  /// What the denominators count, by the catalogue, else by the unit; nil for counts that carry no
  /// test.
  private func kind(of measure: Measure) -> FunnelKind? {
    switch measure.counts {
    case .people: return .people
    case .events: return .events
    case .estimated: return nil
    case nil:
      if measure.unit == "%" { return .people }
      return foldedText(measure.unit).hasPrefix("per ") ? .events : nil
    }
  }

  private mutating func note(_ kind: FunnelKind, _ measure: Measure) {
    switch kind {
    case .people: notes.hasBinomial = true
    case .events: notes.hasPoisson = true
    }
    guard measure.counts == nil else { return }
    let words = kind == .people ? "people" : "events"
    notes.byUnit.note("\(measure.unit) as \(words)")
  }

  // MARK: Limits

  /// Limits round the centre for each place, on the scale of count ÷ denominator.
  private mutating func limits(
    _ judged: [Judged],
    round share: Double,
    _ kind: FunnelKind
  ) -> FunnelLimits? {
    guard
      let exact = try? exactFunnelLimits(
        benchmark: share,
        denominators: judged.map(\.whole),
        of: kind
      )
    else { return nil }
    let found = try? overdispersedFunnel(
      counts: judged.map(\.count),
      of: kind == .people ? judged.map(\.whole) : judged.map { $0.whole * share },
      scale: kind == .people ? .proportion : .logRatio,
      target: kind == .people ? share : nil
    )
    guard let found, found.betweenVariance > 0 else { return exact }
    let isSignificant = found.pValue < 0.05
    switch method {
    case .plain:
      if isSignificant { notes.noteOverdispersion(found.dispersion, isAdjusted: false) }
      return exact
    case .automatic where !isSignificant: return exact
    case .automatic, .adjusted:
      notes.noteOverdispersion(found.dispersion, isAdjusted: true)
      return kind == .people ? found.adjusted : found.adjusted.scaled(by: share)
    }
  }

  private mutating func set(
    _ judged: [Judged],
    _ limits: FunnelLimits,
    _ centre: Double,
    _ measure: Measure
  ) {
    let shown = limits.scaled(by: measure.multiplier)
    for (position, place) in judged.enumerated() {
      let row = place.row
      numbers[0][row] = centre
      numbers[1][row] = shown.lower95[position]
      numbers[2][row] = shown.upper95[position]
      numbers[3][row] = shown.lower998[position]
      numbers[4][row] = shown.upper998[position]
      let share = place.count / place.whole
      let flag = limits.flag(of: share, at: position)
      flags[row] = flag
      notes.note(flag)
      ratings[row] = rating(flag, isAbove: share > centre / measure.multiplier, measure.polarity)
    }
  }

  private func rating(_ flag: FunnelFlag, isAbove: Bool, _ polarity: Polarity) -> String {
    if flag == .withinLimits { return "similar" }
    switch polarity {
    case .neutral: return isAbove ? "higher" : "lower"
    case .higherIsBetter: return isAbove ? "better" : "worse"
    case .lowerIsBetter: return isAbove ? "worse" : "better"
    }
  }
}
