extension Forecast {
  /// Probability that the value at a step meets a target, if the model holds.
  ///
  /// The chance at that date, not of meeting it once on the way. It allows for chance to come, not
  /// for the parameters being estimates, so near 0 and near 1 it is too sure.
  ///
  /// - Parameters:
  ///   - target: In the values' unit; met on the good side or when equal.
  ///   - step: Steps ahead, from 1 to the steps forecast.
  ///   - judgement: Low is good: at most the target; otherwise at least the target.
  /// - Returns: 0...1; 0 or 1 where the forecast has no spread.
  /// - Throws: `StatisticError.outOfRange` for the step, `.notFinite` for the target.
  ///
  /// Reference: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, normal forecast
  /// distributions.
  public func chanceOfMeeting(
    _ target: Double,
    atStep step: Int,
    judgement: Judgement
  ) throws(StatisticError) -> Double {
    try requireFinite(target, "target")
    guard step >= 1, step <= smoothedPoints.count else {
      throw .outOfRange("step \(step) is not from 1 to \(smoothedPoints.count)")
    }
    let point = smoothedPoints[step - 1]
    let deviation = deviations[step - 1]
    let distance = moved(target) - point
    let lowIsGood = judgement == .lowIsGood
    guard deviation > 0 else { return (lowIsGood ? distance >= 0 : distance <= 0) ? 1 : 0 }
    let z = distance / deviation
    return lowIsGood ? Normal.cumulative(z) : Normal.upperTail(z)
  }
}

extension Statistic {
  /// Chance of meeting a target, as help shows it.
  public static let targetChance = Statistic(
    name: "target_chance",
    title: "Chance of meeting a target",
    group: .forecasting,
    aliases: ["chance_of_target"],
    summary: "Probability that a forecast value is on the good side of a target at a date.",
    inputs: [
      .init("forecast", "from holt or exponential smoothing"),
      .init("target", "in the values' unit; met when equal"),
      .init("step", "steps ahead of the last value"),
      .init("judgement", "high is good or low is good"),
    ],
    results: [
      .init("chance", "0 to 1")
    ],
    caution: "Targets far from all values seen: the chance is then a statement about the model. It "
      + "is too sure near 0 and 1, since the weights are taken as known.",
    reference: "Hyndman and Athanasopoulos, Forecasting: Principles and Practice, forecast "
      + "distributions"
  )
}
