import Frames
import Statistics

extension ScalarFunction {
  static let better = judging("better", "Whether the first figure is better than the second.") {
    $0 == .better
  }
  static let worse = judging("worse", "Whether the first figure is worse than the second.") {
    $0 == .worse
  }
  static let similar = judging(
    "similar",
    "Whether two figures differ by no more than chance, or than their rounding.",
    needsPolarity: false
  ) { $0 == .similar }

  private static func judging(
    _ name: String,
    _ summary: String,
    needsPolarity: Bool = true,
    _ holds: @escaping @Sendable (Verdict) -> Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: summary,
      argumentCounts: 2...2,
      resultType: { types in
        types.allSatisfy(isNumeric) && types.contains(.estimate) ? .yesNo : nil
      },
      evaluate: { arguments, rowCount throws(PlanError) in
        guard let one = arguments.first?.asEstimates, let other = arguments.last?.asEstimates
        else { return .missing(.yesNo, count: rowCount) }
        let presence = one.presence.combined(with: other.presence)
        var answers: [Bool] = []
        var reasons: [Presence] = []
        for row in 0..<rowCount {
          guard presence.isKnown(row) else {
            answers.append(false)
            reasons.append(presence[row])
            continue
          }
          let verdict = try judged(one, other, row)
          answers.append(holds(verdict))
          // Apart, but which way is good nobody says.
          reasons.append(needsPolarity && verdict == .different ? .missing : .known)
        }
        return .yesNo(YesNoColumn(answers, presence: PresenceColumn(reasons)))
      }
    )
  }
}

/// How a figure stands to another.
private enum Verdict {
  case better, worse, similar
  /// Apart, without a good direction.
  case different
}

/// By the square-and-add interval of the difference (Zou and Donner, 2008), where a side without
/// limits counts as exact; without any limits by the coarser published precision.
private func judged(
  _ one: EstimateColumn,
  _ other: EstimateColumn,
  _ row: Int
) throws(PlanError) -> Verdict {
  let (measure, reference) = (one.measure(row), other.measure(row))
  let (unit, otherUnit) = (measure.unit, reference.unit)
  guard unit == otherUnit || unit.isEmpty || otherUnit.isEmpty else {
    throw PlanError(
      code: "unit-1",
      message: "\(unit) and \(otherUnit) cannot be compared",
      notes: ["each unit by itself:   where unit = \"\(unit)\""]
    )
  }
  let (a, b) = (one.point.raw(row), other.point.raw(row))
  guard differ(a, one, b, other, row) else { return .similar }
  switch measure.polarity == .neutral ? reference.polarity : measure.polarity {
  case .higherIsBetter: return a > b ? .better : .worse
  case .lowerIsBetter: return a < b ? .better : .worse
  case .neutral: return .different
  }
}

private func differ(
  _ a: Double,
  _ one: EstimateColumn,
  _ b: Double,
  _ other: EstimateColumn,
  _ row: Int
) -> Bool {
  let (limits, otherLimits) = (one.limits(row), other.limits(row))
  if limits != nil || otherLimits != nil {
    let difference = try? squareAndAddDifference(
      a,
      limits ?? ConfidenceInterval(lower: a, upper: a),
      b,
      otherLimits ?? ConfidenceInterval(lower: b, upper: b)
    )
    return difference?.isSignificant ?? false
  }
  let decimals = [one.publishedDecimals(row), other.publishedDecimals(row)].compactMap { $0 }
  guard let coarser = decimals.min() else { return a != b }
  return roundedHalfAway(a, decimals: coarser) != roundedHalfAway(b, decimals: coarser)
}
