/// Individuals chart: limits from the mean moving range.
///
/// Missing values (NaN) are left out and no range is taken across them. Limits are not cut at 0 or
/// 100. With screening, ranges that are not below 3.267 times their mean are dropped once.
///
/// - Parameters:
///   - values: Values in time order; NaN is missing, infinite an error.
///   - breaks: Places at which limits start anew, counted from 0.
///   - fixedAfter: Points of each segment that make the limits; all when nil.
///   - screening: Whether extreme ranges are dropped.
///   - factor: Limits lie so many mean ranges from the mean; 2.66 as published.
/// - Returns: Each point with its centre and limits.
/// - Throws: `StatisticError.tooFewValues` without a value, `.notFinite`, `.outOfRange` for a break
///   that is no point or fewer than two fixed points.
///
/// Reference: Shewhart (1931); Wheeler (1993), Understanding Variation; NHS England, Making Data
/// Count.
public func xmrChart(
  _ values: [Double],
  breaks: [Int] = [],
  fixedAfter: Int? = nil,
  screening: Bool = true,
  factor: Double = 2.66
) throws(StatisticError) -> ControlChart {
  for value in values where value.isInfinite { throw .notFinite("value") }
  try requireCount(values.count, atLeast: 1)
  try requirePositive(factor, "factor")
  if let fixedAfter, fixedAfter < 2 {
    throw .outOfRange("limits fixed after \(fixedAfter) points, 2 needed")
  }
  let nothing = [Double](repeating: .nan, count: values.count)
  var chart = ControlChart(
    values: values,
    centre: nothing,
    lower: nothing,
    upper: nothing,
    segments: []
  )
  for range in try segmentRanges(count: values.count, breaks: breaks) {
    let used = values[range.prefix(fixedAfter ?? range.count)]
    let known = used.filter { !$0.isNaN }
    var ranges = zip(used, used.dropFirst()).map { abs($1 - $0) }.filter { !$0.isNaN }
    if screening {
      let cut = 3.267 * arithmeticMean(ranges)
      ranges = ranges.filter { $0 < cut }
    }
    let centre = arithmeticMean(known)
    let reach = factor * arithmeticMean(ranges)
    for i in range {
      chart.centre[i] = centre
      chart.lower[i] = centre - reach
      chart.upper[i] = centre + reach
    }
    let all = values[range].count { !$0.isNaN }
    let note: ControlChart.Segment.Note =
      reach.isNaN
      ? .noLimits
      : reach == 0 ? .noVariation : range.count < ControlChart.shortSegment ? .short : .none
    chart.segments.append(ControlChart.Segment(range: range, known: all, note: note))
  }
  guard chart.segments.contains(where: { $0.known > 0 }) else {
    throw .tooFewValues(needed: 1, found: 0)
  }
  return chart
}

extension Statistic {
  /// XmR chart, as help shows it.
  public static let xmr = Statistic(
    name: "xmr",
    title: "XmR chart",
    group: .processControl,
    aliases: ["individuals_chart", "i_chart", "spc"],
    summary:
      "Control chart of single values: limits from the mean distance of neighbouring points.",
    inputs: [
      .init("values", "in time order; NaN is missing"),
      .init("breaks", "places at which limits start anew"),
      .init("fixed_after", "points of a segment that make its limits; all when not given"),
      .init("screening", "whether extreme distances are dropped once; yes when not given"),
    ],
    results: [
      .init("centre", "mean"),
      .init("lower", "limit at three sigma; missing where there is none"),
      .init("upper", "likewise"),
      .init("note", "short, no variation or no limits"),
    ],
    caution: "Counts and shares of places whose size changes from point to point: p and u charts "
      + "know it. Values that drift with the season.",
    reference: "Shewhart (1931); Wheeler (1993), Understanding Variation; NHS England, Making Data "
      + "Count"
  )
}
