import Frames
import Statistics

/// How a figure stands to its target.
struct TargetResult {
  var rating: BenchmarkRating
  /// The number that decides: the target, the nearer edge of a range, the figure before, or the
  /// place that is hardest to beat; nil without one.
  var point: SeriesPoint?
  /// The period that goes with it; nil for a number or a range, which are of no period.
  var hasPeriod = false
  /// Value less the number, with + on the good side.
  var margin: Double?
  var isSignificant: Bool?
  var p: Double?
  var absence: BenchmarkAbsence?
  /// References of a comparison that were of the period before.
  var earlier: [Int] = []
}

/// Sets figures against the targets of the catalogue (`language.md` §8.3).
struct TargetJudge {
  /// The row's own series, with the periods before; made when a direction asks for it.
  let own: (Int) -> [SeriesPoint]

  /// - Parameters:
  ///   - figure: The row's figure.
  ///   - measure: Its unit, polarity and tolerance.
  ///   - series: Number of the row's series.
  ///   - isLast: Whether the period is that of the series' last row, so that other places' figures
  ///     may be a year older.
  ///   - target: What was aimed at; nil for no target.
  ///   - references: Finds what a comparison names.
  /// - Returns: The rating, with what the figure was set against.
  func result(
    of figure: BenchmarkedFigure,
    _ measure: Measure,
    series: Int,
    isLast: Bool,
    target: Target,
    references: inout BenchmarkReferences
  ) -> TargetResult {
    let slack = (target.tolerance ?? 0) + 1e-12 * abs(figure.value)
    switch target.shape {
    case .none: return TargetResult(rating: .noTarget)
    case .number(let number, let side):
      guard let isAbove = side?.isAbove ?? measure.polarity.goodIsAbove else {
        return TargetResult(
          rating: .notAvailable,
          point: point(number, figure),
          absence: .noSide
        )
      }
      let margin = signed(figure, number, figure.decimals, isAbove: isAbove)
      // Equal is met, unless the target says above or below.
      let isMet = side?.includesEqual == false ? margin > -slack && margin != 0 : margin >= -slack
      return TargetResult(
        rating: isMet ? .onTarget : .offTarget,
        point: point(number, figure),
        margin: margin
      )
    case .range(let low, let high):
      let edge = abs(figure.value - low) <= abs(figure.value - high) ? low : high
      let margin = signed(figure, edge, figure.decimals, isAbove: edge == low)
      return TargetResult(
        rating: margin >= -slack ? .onTarget : .offTarget,
        point: point(edge, figure),
        margin: margin
      )
    case .direction(let isRise):
      return direction(figure, measure, series, isRise: isRise, tolerance: target.tolerance)
    case .comparison(let side, let named):
      return comparison(figure, measure, series, isLast, side, named, slack, &references)
    }
  }

  /// A rise or fall that `compare` calls a change.
  private func direction(
    _ figure: BenchmarkedFigure,
    _ measure: Measure,
    _ series: Int,
    isRise: Bool,
    tolerance: Double?
  ) -> TargetResult {
    let points = own(series)
    guard let position = points.position(of: figure.period) else {
      return TargetResult(rating: .notAvailable, absence: .noFigure)
    }
    var aimed = measure
    aimed.polarity = isRise ? .higherIsBetter : .lowerIsBetter
    aimed.tolerance = tolerance ?? measure.tolerance
    let compared = compareFigure(at: position, in: points, measure: aimed, method: .automatic)
    let change = compared.change
    var result = TargetResult(
      rating: .notAvailable,
      point: compared.base,
      hasPeriod: true,
      margin: change.map { isRise || $0 == 0 ? $0 : -$0 },
      isSignificant: compared.isSignificant,
      p: compared.p
    )
    switch compared.direction {
    case .improved: result.rating = .onTarget
    case .same, .worse: result.rating = .offTarget
    case .cannotSay, .notAvailable: result.absence = .noFigure
    }
    return result
  }

  /// On the stated side of all that the target names; the margin is the least of them.
  private func comparison(
    _ figure: BenchmarkedFigure,
    _ measure: Measure,
    _ series: Int,
    _ isLast: Bool,
    _ side: ComparisonSide?,
    _ named: [TargetReference],
    _ slack: Double,
    _ references: inout BenchmarkReferences
  ) -> TargetResult {
    guard let isAbove = side?.isAbove ?? measure.polarity.goodIsAbove else {
      return TargetResult(rating: .notAvailable, absence: .noSide)
    }
    var least: (margin: Double, point: SeriesPoint)?
    var isComplete = true
    var isMet = true
    var earlier: [Int] = []
    for name in named {
      let number =
        switch name {
        case .place(let place): references.reference(toPlace: place, for: series)
        case .group(let group): references.reference(toGroup: group, for: series)
        }
      let found = benchmarkPosition(
        for: figure.period,
        in: references.all[number].points,
        own: isLast ? { own(series) } : nil
      )
      guard let found, let value = references.all[number].points[found.position].value else {
        isComplete = false
        continue
      }
      if found.isEarlier { earlier.append(number) }
      let point = references.all[number].points[found.position]
      let margin = signed(figure, value, point.decimals, isAbove: isAbove)
      let isReached =
        side?.includesEqual == false ? margin > -slack && margin != 0 : margin >= -slack
      isMet = isMet && isReached
      if least.map({ margin < $0.margin }) ?? true { least = (margin, point) }
    }
    // One that is missed decides, whatever the others would say.
    let rating: BenchmarkRating = !isMet ? .offTarget : isComplete ? .onTarget : .notAvailable
    return TargetResult(
      rating: rating,
      point: least?.point,
      hasPeriod: true,
      margin: least?.margin,
      absence: rating == .notAvailable ? .noFigure : nil,
      earlier: earlier
    )
  }

  private func signed(
    _ figure: BenchmarkedFigure,
    _ number: Double,
    _ decimals: Int?,
    isAbove: Bool
  ) -> Double {
    let difference = benchmarkDifference(figure.value, figure.decimals, number, decimals)
    return isAbove || difference == 0 ? difference : -difference
  }

  private func point(_ number: Double, _ figure: BenchmarkedFigure) -> SeriesPoint {
    SeriesPoint(
      period: figure.period,
      value: number,
      presence: .known,
      interval: nil,
      decimals: nil,
      isBreak: false,
      row: -1
    )
  }
}

extension Polarity {
  /// Whether the good side lies above; nil where there is none.
  var goodIsAbove: Bool? {
    switch self {
    case .higherIsBetter: true
    case .lowerIsBetter: false
    case .neutral: nil
    }
  }
}
