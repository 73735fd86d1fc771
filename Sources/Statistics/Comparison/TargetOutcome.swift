/// What an indicator is meant to reach.
public enum Target: Sendable, Hashable {
  /// One number: met on the good side of it or on it.
  case value(Double)
  /// Below `lower`, from `lower` to below `upper`, and from `upper` on.
  case range(lower: Double, upper: Double)
}

/// Figure against a target by the figure alone; equal to a single target is better (met).
///
/// Without judgement the high side counts as good, as the published rule has it. Inside a range is
/// similar (amber).
public func targetStanding(
  of value: Double?,
  target: Target,
  judgement: Judgement
) -> Standing {
  guard judgement != .notApplicable, let value, value.isFinite else { return .notAvailable }
  let lowIsGood = judgement == .lowIsGood
  switch target {
  case .value(let target):
    guard target.isFinite else { return .notAvailable }
    return (lowIsGood ? value <= target : value >= target) ? .better : .worse
  case .range(let lower, let upper):
    guard lower <= upper else { return .notAvailable }
    if value < lower { return lowIsGood ? .better : .worse }
    return value < upper ? .similar : lowIsGood ? .worse : .better
  }
}

/// Figure against a single target by the figure's interval: similar unless the whole interval lies
/// on one side; a lower limit equal to the target counts as above it.
public func targetStanding(
  of value: Double?,
  interval: ConfidenceInterval?,
  target: Double,
  judgement: Judgement
) -> Standing {
  guard judgement != .notApplicable, let value, let interval, value.isFinite, target.isFinite,
    !interval.lower.isNaN, !interval.upper.isNaN
  else { return .notAvailable }
  let lowIsGood = judgement == .lowIsGood
  if interval.lower >= target { return lowIsGood ? .worse : .better }
  if interval.upper < target { return lowIsGood ? .better : .worse }
  return .similar
}

extension Statistic {
  /// Figure against a target, as help shows it.
  public static let target = Statistic(
    name: "target",
    title: "Figure against a target",
    group: .comparison,
    aliases: [],
    summary: "Whether a figure meets a target: one number or a range.",
    inputs: [
      .init("value", "the figure; its limits on request"),
      .init("target", "one number, or the lower and upper end of a range"),
      .init("judgement", "high is good, low is good, none, not applicable"),
    ],
    results: [
      .init("standing", "better is met, worse is not, similar is inside a range or not told apart")
    ],
    caution: "Figures with wide limits: meeting a target by chance is not meeting it; use the rule "
      + "with limits.",
    reference: "Office for Health Improvement and Disparities, Fingertips technical guidance"
  )
}
