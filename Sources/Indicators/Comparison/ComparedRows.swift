import Frames
import Statistics

/// What `compare` finds, row by row, as the columns it becomes: a million rows leave no million
/// structures behind.
struct ComparedRows {
  private var direction: [Int] = []
  private var significant: [Bool?] = []
  /// Row of the base's period among the periods of the series, -1 for none.
  private var baseRow: [Int] = []
  // Missing numbers are NaN.
  private var base: [Double] = []
  private var lower: [Double] = []
  private var upper: [Double] = []
  private var decimals: [UInt8] = []
  private var change: [Double] = []
  private var percentChange: [Double] = []
  private var improvement: [Double] = []
  private var p: [Double] = []
  private(set) var tally = ComparisonTally()

  init(count: Int) {
    direction.reserveCapacity(count)
    significant.reserveCapacity(count)
    baseRow.reserveCapacity(count)
    base.reserveCapacity(count)
    lower.reserveCapacity(count)
    upper.reserveCapacity(count)
    decimals.reserveCapacity(count)
    change.reserveCapacity(count)
    percentChange.reserveCapacity(count)
    improvement.reserveCapacity(count)
    p.reserveCapacity(count)
  }

  /// The next row; nil for one that is in no series.
  mutating func append(_ comparison: FigureComparison?) {
    tally.count(comparison)
    guard let comparison else {
      direction.append(DirectionWord.notAvailable.place)
      significant.append(nil)
      append(base: nil)
      change.append(.nan)
      percentChange.append(.nan)
      improvement.append(.nan)
      p.append(.nan)
      return
    }
    direction.append(comparison.direction.place)
    significant.append(comparison.isSignificant)
    append(base: comparison.base)
    change.append(comparison.change ?? .nan)
    percentChange.append(comparison.percentChange ?? .nan)
    improvement.append(comparison.improvement ?? .nan)
    p.append(comparison.p ?? .nan)
  }

  private mutating func append(base point: SeriesPoint?) {
    baseRow.append(point?.row ?? -1)
    base.append(point?.value ?? .nan)
    lower.append(point?.interval?.lower ?? .nan)
    upper.append(point?.interval?.upper ?? .nan)
    decimals.append(
      point?.decimals.map { UInt8(clamping: $0) } ?? EstimateColumn.unknownDecimals
    )
  }

  // MARK: Columns

  func columns(_ values: EstimateColumn, periods: PeriodColumn) -> [Column] {
    let words = TextColumn(DirectionWord.inOrder.map { Optional($0.rawValue) })
    return [
      .period(periods.gathered(baseRow)),
      baseColumn(values),
      .estimate(
        EstimateColumn(
          point: number(change),
          measures: values.measures.map(\.ofDifference),
          measureCodes: values.measureCodes,
          decimals: decimals.indices.map { finer(values.publishedDecimals($0), decimals[$0]) }
        )
      ),
      percent(percentChange),
      percent(improvement),
      .text(words.gathered(direction)),
      .yesNo(YesNoColumn(significant)),
      .number(number(p)),
      .number(number((try? adjustedPValues(p)) ?? p)),
    ]
  }

  /// The base as an estimate, with its limits where any is known.
  private func baseColumn(_ values: EstimateColumn) -> Column {
    let hasLimits = lower.contains { !$0.isNaN }
    return .estimate(
      EstimateColumn(
        point: number(base),
        lower: hasLimits ? number(lower) : nil,
        upper: hasLimits ? number(upper) : nil,
        measures: values.measures,
        measureCodes: values.measureCodes,
        decimals: decimals
      )
    )
  }

  private func percent(_ numbers: [Double]) -> Column {
    .estimate(EstimateColumn(point: number(numbers), measures: [Measure(unit: "%")]))
  }

  private func number(_ numbers: [Double]) -> NumberColumn {
    NumberColumn(numbers, presence: PresenceColumn(knownCount: numbers.count))
  }

  private func finer(_ own: Int?, _ other: UInt8) -> UInt8 {
    guard let own else { return other }
    return other == EstimateColumn.unknownDecimals
      ? UInt8(clamping: own) : max(other, UInt8(clamping: own))
  }
}

/// What the footers of `compare` count.
struct ComparisonTally {
  /// Rows decided by each method, and those of them that are the same; by the place of the method
  /// among all, since a million rows would look a million words up.
  private var decided = Array(repeating: 0, count: ChangeMethod.allCases.count)
  private var same = Array(repeating: 0, count: ChangeMethod.allCases.count)
  private var tested = 0
  private var otherKind = 0
  private var broken = 0
  private var without = 0

  mutating func count(_ comparison: FigureComparison?) {
    guard let comparison, comparison.direction != .notAvailable else {
      without += 1
      if comparison?.isOtherKind == true { otherKind += 1 }
      return
    }
    let method = comparison.outcome.method
    if comparison.isOtherKind { otherKind += 1 }
    if comparison.outcome.reason == .definitionChanged { broken += 1 }
    guard method != .none else { return }
    decided[method.place] += 1
    if comparison.direction == .same { same[method.place] += 1 }
    if comparison.isSignificant != nil { tested += 1 }
  }

  var footnotes: [Footnote] {
    var lines: [Footnote] = []
    let rules: [(String, [ChangeMethod])] = [
      ("significance", [.squareAndAdd, .equivalence]), ("overlap of limits", [.overlap]),
      ("tolerance", [.tolerance]), ("precision", [.publishedPrecision]),
    ]
    let parts = rules.compactMap { name, methods -> String? in
      let number = methods.reduce(0) { $0 + same[$1.place] }
      return number > 0 ? "\(number) by \(name)" : nil
    }
    if !parts.isEmpty { lines.append(Footnote(.method, "same: " + parts.joined(separator: ", "))) }
    let byPrecision = decided[ChangeMethod.publishedPrecision.place]
    if byPrecision > 0 {
      lines.append(Footnote(.method, "no limits are known: \(byPrecision) by precision"))
    }
    if tested > 20 {
      let chance = Int((Double(tested) * 0.05).rounded())
      lines.append(
        Footnote(.chance, "\(tested) tests: about \(chance) would look significant by chance")
      )
    }
    if otherKind > 0 {
      lines.append(
        Footnote(
          .time,
          "\(otherKind) compared with a period of another kind but the same length"
        )
      )
    }
    let shared = decided[ChangeMethod.overlap.place]
    if shared > 0 {
      lines.append(
        Footnote(
          .independence,
          "pooled or overlapping periods share figures: \(shared) compared"
        )
      )
    }
    if broken > 0 {
      lines.append(
        Footnote(.time, "\(broken) can't say: the series breaks between the two figures")
      )
    }
    if without > 0 {
      lines.append(
        Footnote(.unknowns, "\(without) not available: no figure, or none to compare it with")
      )
    }
    return lines
  }
}

extension DirectionWord {
  /// The words in the order of their places.
  fileprivate static let inOrder = allCases.sorted { $0.place < $1.place }

  fileprivate var place: Int {
    switch self {
    case .improved: 0
    case .worse: 1
    case .same: 2
    case .cannotSay: 3
    case .notAvailable: 4
    }
  }
}

extension ChangeMethod {
  fileprivate var place: Int {
    switch self {
    case .squareAndAdd: 0
    case .equivalence: 1
    case .overlap: 2
    case .tolerance: 3
    case .publishedPrecision: 4
    case .none: 5
    }
  }
}
