import Frames
import Statistics

/// A series continued.
struct SeriesForecast {
  /// Row of the last figure.
  let last: Int
  let periods: [Period]
  let points: [Double]
  let limits: [ConfidenceInterval]
  let model: SmoothingModel
  /// Smoothed as logits, so that no share leaves 0 to 100.
  let isOnLogits: Bool
  /// Limits that went below nought, or above 100, and were cut there.
  let isCut: Bool
  /// Figures come several times a year, and no season is modelled.
  let isSeasonal: Bool
}

/// Why a series is not continued.
enum ForecastRefusal: Hashable, Error {
  /// Figures in a row, and how many are needed.
  case fewFigures(Int, needed: Int)
  case overlap
  /// Steps that may be forecast at most.
  case tooFar(Int)
  case noCalendar

  var cause: String {
    switch self {
    case .fewFigures(_, let needed): "fewer than \(needed) figures in a row"
    case .overlap: "periods overlap"
    case .tooFar: "asked further than half of the figures"
    case .noCalendar: "no period follows"
    }
  }
}

extension PeriodRun {
  /// Figures in a row that a forecast needs: 8, and two whole years of what is not annual.
  var neededForForecast: Int {
    guard step > 0 else { return 8 }
    return max(8, isInDays ? (730 + step - 1) / step : step < 12 ? 24 / step : 8)
  }
}

/// Continues the unbroken end of a run by exponential smoothing.
func continued(
  _ run: PeriodRun,
  _ runs: SeriesRuns,
  by steps: Int,
  using model: SmoothingModel?
) -> Result<SeriesForecast, ForecastRefusal> {
  if run.overlaps { return .failure(.overlap) }
  let range = run.unbrokenEnd().range
  let needed = run.neededForForecast
  guard range.count >= needed, let last = range.last else {
    return .failure(.fewFigures(range.count, needed: needed))
  }
  guard steps <= range.count / 2 else { return .failure(.tooFar(range.count / 2)) }
  let rows = run.rows[range]
  let lastRow = run.rows[last]
  guard let lastPeriod = runs.periods[lastRow] else { return .failure(.noCalendar) }
  var periods: [Period] = []
  for step in 1...steps {
    let next =
      run.isInDays
      ? lastPeriod.movedByDays(step * run.step)
      : lastPeriod.shifted(byMonths: step * run.step)
    guard let next else { return .failure(.noCalendar) }
    periods.append(next)
  }
  let figures = rows.compactMap { runs.values.point[$0] }
  let measure = runs.values.measure(lastRow)
  let isShare = measure.unit == "%"
  let isOnLogits = isShare && figures.allSatisfy { $0 > 0 && $0 < 100 }
  let scale: ForecastScale = isOnLogits ? .percentage : .linear
  // On figures that fit exactly smoothing has no error; it is still defined.
  guard
    let forecast = model.map({
      try? smoothingForecast(figures, model: $0, steps: steps, scale: scale)
    })
      ?? (try? chosenForecast(figures, steps: steps, scale: scale)),
    let limits = try? forecast.intervals()
  else { return .failure(.fewFigures(range.count, needed: needed)) }
  let bounds = allowedRange(figures, measure)
  let points = forecast.points.map { min(max($0, bounds.lowerBound), bounds.upperBound) }
  var isCut = points != forecast.points
  let kept = limits.map { interval in
    let lower = min(max(interval.lower, bounds.lowerBound), bounds.upperBound)
    let upper = min(max(interval.upper, bounds.lowerBound), bounds.upperBound)
    if lower != interval.lower || upper != interval.upper { isCut = true }
    return ConfidenceInterval(lower: lower, upper: upper, level: interval.level)
  }
  return .success(
    SeriesForecast(
      last: lastRow,
      periods: periods,
      points: points,
      limits: kept,
      model: forecast.model,
      isOnLogits: isOnLogits,
      isCut: isCut,
      isSeasonal: run.isInDays || run.step < 12
    )
  )
}

/// What figures of a measure can be: shares stay within 0 to 100 where they always were, counts
/// and their rates not below 0.
private func allowedRange(_ figures: [Double], _ measure: Measure) -> ClosedRange<Double> {
  let wide = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  guard figures.allSatisfy({ $0 >= 0 }) else { return wide }
  let isCounted = measure.counts != nil || measure.unit.hasPrefix("per ")
  // A change in per cent may be negative though none has been yet; a share of people may not.
  if measure.unit == "%", figures.allSatisfy({ $0 <= 100 }) { return 0...100 }
  return isCounted ? 0...Double.greatestFiniteMagnitude : wide
}

extension Period {
  /// Days later in the same form, for weeks and days; nil beyond the calendar.
  fileprivate func movedByDays(_ days: Int) -> Period? {
    guard dayCount > 0, days.isMultiple(of: dayCount) else {
      return kind == .day ? moved(by: days) : nil
    }
    return moved(by: days / dayCount)
  }
}
