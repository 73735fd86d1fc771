/// p chart: shares of people, with limits that narrow as the denominators grow.
///
/// Centre Σx / Σn of each segment, limits three binomial standard deviations off, kept within 0...1.
///
/// - Parameters:
///   - counts: People with the property; NaN is missing.
///   - denominators: People in all, above 0; NaN is missing.
///   - breaks: Places at which limits start anew, counted from 0.
/// - Returns: A chart of shares.
/// - Throws: `StatisticError.unequalLengths`, `.tooFewValues` without a point, `.notFinite`,
///   `.outOfRange` for a negative count, a denominator that is not above 0, a count above its
///   denominator, or a break that is no point.
///
/// Reference: Shewhart (1931), Economic Control of Quality; Montgomery (2012), chapter 7.
public func proportionChart(
  counts: [Double],
  of denominators: [Double],
  breaks: [Int] = []
) throws(StatisticError) -> ControlChart {
  for (x, n) in zip(counts, denominators) where x > n {
    throw .outOfRange("count \(x) is above its denominator \(n)")
  }
  return try countChart(counts, denominators, breaks, upperBound: 1) { p, n in
    3 * (p * (1 - p) / n).squareRoot()
  }
}

/// u chart: events for each unit of exposure, with limits that narrow as the exposure grows.
///
/// Centre Σx / Σn of each segment, limits three Poisson standard deviations off, none below 0.
///
/// - Parameters:
///   - counts: Events; NaN is missing.
///   - exposures: People, person-years or bed days, above 0; NaN is missing.
///   - breaks: Places at which limits start anew, counted from 0.
/// - Returns: A chart of rates for each unit.
/// - Throws: As `proportionChart`, but a count may exceed its exposure.
///
/// Reference: Shewhart (1931), Economic Control of Quality; Montgomery (2012), chapter 7.
public func rateChart(
  counts: [Double],
  over exposures: [Double],
  breaks: [Int] = []
) throws(StatisticError) -> ControlChart {
  try countChart(counts, exposures, breaks, upperBound: .infinity) { rate, n in
    3 * (rate / n).squareRoot()
  }
}

/// c chart: events in periods of equal exposure.
///
/// Centre the mean count of each segment, limits three Poisson standard deviations off, none below
/// 0.
///
/// - Throws: As `rateChart`.
///
/// Reference: Shewhart (1931), Economic Control of Quality; Montgomery (2012), chapter 7.
public func countChart(
  _ counts: [Double],
  breaks: [Int] = []
) throws(StatisticError) -> ControlChart {
  try rateChart(counts: counts, over: counts.map { _ in 1 }, breaks: breaks)
}

private func countChart(
  _ counts: [Double],
  _ denominators: [Double],
  _ breaks: [Int],
  upperBound: Double,
  reach: (Double, Double) -> Double
) throws(StatisticError) -> ControlChart {
  try requireSameCount(counts.count, "counts", denominators.count, "denominators")
  for (x, n) in zip(counts, denominators) {
    if !x.isNaN { try requireNonNegative(x, "count") }
    if !n.isNaN { try requirePositive(n, "denominator") }
  }
  let values = zip(counts, denominators).map { $0 / $1 }
  try requireCount(values.count { !$0.isNaN }, atLeast: 1)
  let nothing = [Double](repeating: .nan, count: values.count)
  var chart = ControlChart(
    values: values,
    centre: nothing,
    lower: nothing,
    upper: nothing,
    segments: []
  )
  for range in try segmentRanges(count: values.count, breaks: breaks) {
    let known = range.filter { !values[$0].isNaN }
    let centre =
      compensatedSum(known.lazy.map { counts[$0] })
      / compensatedSum(known.lazy.map { denominators[$0] })
    for i in range {
      let half = reach(centre, denominators[i])
      chart.centre[i] = centre
      chart.lower[i] = half.isNaN ? .nan : max(0, centre - half)
      chart.upper[i] = half.isNaN ? .nan : min(upperBound, centre + half)
    }
    // A centre of 0 or 1 leaves no room for chance.
    let note: ControlChart.Segment.Note =
      known.isEmpty
      ? .noLimits
      : centre == 0 || centre == upperBound
        ? .noVariation : range.count < ControlChart.shortSegment ? .short : .none
    chart.segments.append(
      ControlChart.Segment(range: range, known: known.count, note: note)
    )
  }
  return chart
}

extension Statistic {
  /// p, u and c charts, as help shows it.
  public static let countChart = Statistic(
    name: "count_chart",
    title: "p, u and c charts",
    group: .processControl,
    aliases: ["p_chart", "u_chart", "c_chart"],
    summary: "Control charts of shares, rates and counts, with limits that know the denominators.",
    inputs: [
      .init("counts", "people or events, 0 or more; NaN is missing"),
      .init("denominators", "people (p) or exposures (u), above 0; none for c"),
      .init("breaks", "places at which limits start anew"),
    ],
    results: [
      .init("centre", "share, rate or mean count"),
      .init("lower", "limit at three sigma, never below 0"),
      .init("upper", "never above 1 on a p chart"),
    ],
    caution:
      "Denominators in the hundred thousands: chance is then small beside real variation and "
      + "nearly every point is outside; an XmR chart of the shares serves better.",
    reference:
      "Shewhart (1931), Economic Control of Quality; Montgomery (2012), Statistical Quality "
      + "Control, chapter 7"
  )
}
