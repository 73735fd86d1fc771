/// What marks a point of a control chart, by the rules of the NHS.
public enum SpecialCause: String, Sendable, Hashable, CaseIterable {
  case none = "Common Cause"
  case aboveLimit = "Above UCL"
  case belowLimit = "Below LCL"
  case trendUp = "7 Point Trend (Increasing)"
  case trendDown = "7 Point Trend (Decreasing)"
  case nearUpperLimit = "2 in 3 Above CL"
  case nearLowerLimit = "2 in 3 Below CL"
  case shiftAbove = "7 Points Above CL"
  case shiftBelow = "7 Points Below CL"

  /// 1 for a signal upwards, −1 downwards, 0 for none.
  public var side: Int {
    switch self {
    case .none: 0
    case .aboveLimit, .trendUp, .nearUpperLimit, .shiftAbove: 1
    case .belowLimit, .trendDown, .nearLowerLimit, .shiftBelow: -1
    }
  }

  /// How the signal is to be judged when `judgement` says which way is good.
  public func kind(_ judgement: Judgement) -> SpecialCauseKind {
    switch (side, judgement) {
    case (0, _): .commonCause
    case (1, .highIsGood), (-1, .lowIsGood): .improvement
    case (1, .lowIsGood), (-1, .highIsGood): .concern
    default: side > 0 ? .neutralHigh : .neutralLow
    }
  }
}

/// What the variation icon shows for a point.
public enum SpecialCauseKind: String, Sendable, Hashable, CaseIterable {
  case commonCause = "common_cause"
  case improvement = "special_cause_improvement"
  case concern = "special_cause_concern"
  case neutralHigh = "special_cause_neutral_high"
  case neutralLow = "special_cause_neutral_low"
}

/// What the assurance icon shows: whether the process meets its target by itself.
public enum Assurance: String, Sendable, Hashable, CaseIterable {
  case consistentPass = "consistent_pass"
  case consistentFail = "consistent_fail"
  case inconsistent
}

/// How one point of a chart lies to its centre and limits.
public struct ChartPosition: Sendable, Hashable {
  /// Strictly beyond the three-sigma limits.
  public let isOutside: Bool
  /// Beyond two sigma, but not outside.
  public let isCloseToLimit: Bool
  /// 1 above the centre line, −1 below, 0 on it or missing.
  public let side: Int

  public init(isOutside: Bool, isCloseToLimit: Bool, side: Int) {
    self.isOutside = isOutside
    self.isCloseToLimit = isCloseToLimit
    self.side = side
  }
}

extension ControlChart {
  /// How each point lies; equal to the centre within a part in 10¹² counts as on it.
  public func positions() -> [ChartPosition] {
    values.indices.map { i in
      let distance = values[i] - centre[i]
      let scale = max(abs(values[i]), abs(centre[i]))
      let side = abs(distance) <= 1e-12 * scale || distance.isNaN ? 0 : distance > 0 ? 1 : -1
      let near = (upper[i] - centre[i]) * 2 / 3
      let nearLow = (centre[i] - lower[i]) * 2 / 3
      let isOutside = isOutside(i)
      return ChartPosition(
        isOutside: isOutside,
        isCloseToLimit: !isOutside && (distance > near || -distance > nearLow),
        side: side
      )
    }
  }

  /// The rule that marks each point: outside, then trend, then two of three, then shift.
  ///
  /// Seven points that each rise (or fall) are a trend, seven on one side of the centre a shift;
  /// two of three points beyond two sigma on one side are marked themselves. Missing values and
  /// breaks end every run.
  ///
  /// Reference: NHS England, Making Data Count (2024 wording of two of three).
  public func specialCauses() -> [SpecialCause] {
    let positions = positions()
    var causes = [SpecialCause](repeating: .none, count: values.count)
    for segment in segments {
      for run in knownRuns(in: segment.range) { mark(&causes, positions, run) }
    }
    return causes
  }

  /// The variation icon: the kind of the last known point of the last segment.
  public func variationIcon(_ judgement: Judgement) -> SpecialCauseKind? {
    guard let last = lastKnown else { return nil }
    return specialCauses()[last].kind(judgement)
  }

  /// The assurance icon against `target`; nil without judgement or limits.
  ///
  /// A limit equal to the target is inconsistent.
  public func assuranceIcon(target: Double, _ judgement: Judgement) -> Assurance? {
    guard let last = lastKnown, !lower[last].isNaN, !upper[last].isNaN, !target.isNaN else {
      return nil
    }
    switch judgement {
    case .highIsGood:
      return target > upper[last]
        ? .consistentFail : target < lower[last] ? .consistentPass : .inconsistent
    case .lowIsGood:
      return target > upper[last]
        ? .consistentPass : target < lower[last] ? .consistentFail : .inconsistent
    case .noJudgement, .notApplicable: return nil
    }
  }

  private var lastKnown: Int? {
    segments.last.flatMap { segment in segment.range.last { !values[$0].isNaN } }
  }

  /// Stretches without a missing value.
  private func knownRuns(in range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = range.lowerBound
    for i in range where values[i].isNaN {
      if start < i { runs.append(start..<i) }
      start = i + 1
    }
    if start < range.upperBound { runs.append(start..<range.upperBound) }
    return runs
  }

  private func mark(
    _ causes: inout [SpecialCause],
    _ positions: [ChartPosition],
    _ run: Range<Int>
  ) {
    let length = 7
    var inTrend = Set<Int>()
    var inShift = Set<Int>()
    var near = Set<Int>()
    var steps = 0
    var sides = 0
    for i in run {
      if i > run.lowerBound {
        let step = values[i] > values[i - 1] ? 1 : values[i] < values[i - 1] ? -1 : 0
        steps = step == 0 ? 0 : step == steps.signum() ? steps + step : step
        if abs(steps) >= length - 1 { inTrend.formUnion(i - length + 1...i) }
      }
      let side = positions[i].side
      sides = side == 0 ? 0 : side == sides.signum() ? sides + side : side
      if abs(sides) >= length { inShift.formUnion(i - length + 1...i) }
      if i >= run.lowerBound + 2, side != 0 {
        let three = i - 2...i
        let close = three.filter { positions[$0].isCloseToLimit }
        if three.allSatisfy({ positions[$0].side == side }), close.count >= 2 {
          near.formUnion(close)
        }
      }
    }
    for i in run {
      let isUp = positions[i].side > 0
      if positions[i].isOutside {
        causes[i] = values[i] > upper[i] ? .aboveLimit : .belowLimit
      } else if inTrend.contains(i) {
        // A peak shared by a rise and a fall belongs to the fall.
        let takesNext = inTrend.contains(i + 1) || i == run.lowerBound
        let step = takesNext ? values[i + 1] - values[i] : values[i] - values[i - 1]
        causes[i] = step > 0 ? .trendUp : .trendDown
      } else if near.contains(i) {
        causes[i] = isUp ? .nearUpperLimit : .nearLowerLimit
      } else if inShift.contains(i) {
        causes[i] = isUp ? .shiftAbove : .shiftBelow
      }
    }
  }
}

extension Statistic {
  /// Special causes and icons (NHS), as help shows it.
  public static let specialCause = Statistic(
    name: "special_cause",
    title: "Special causes and icons (NHS)",
    group: .processControl,
    aliases: ["spc_rules", "making_data_count"],
    summary: "The four NHS rules for points of a control chart, with the variation and assurance "
      + "icons.",
    inputs: [
      .init("chart", "an XmR, p, u or c chart"),
      .init("judgement", "high is good, low is good or none"),
      .init("target", "for the assurance icon"),
    ],
    results: [
      .init("rules", "one a point: outside, trend, two of three, shift or common cause"),
      .init("variation", "kind of the last point"),
      .init("assurance", "consistent pass, consistent fail or inconsistent"),
    ],
    caution: "Fewer than 13 points: limits are provisional.",
    reference: "NHS England, Making Data Count (two of three as in 2024)"
  )
}
