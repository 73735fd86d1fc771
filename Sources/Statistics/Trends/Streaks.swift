/// How many steps in a row each value has gone up or down.
///
/// 3 is the third rise in a row, −3 the third fall; a value equal to the one before it gives 0 and
/// ends the streak. A value without one before it (the first, one after a missing value or after a
/// break) has none.
///
/// - Parameters:
///   - values: Values in time order, one step apart; NaN is missing.
///   - breaks: Places before which the series starts anew, such as a change of definition.
/// - Returns: One streak a value; nil where there is nothing to compare with.
public func streaks(of values: [Double], breaksBefore breaks: Set<Int> = []) -> [Int?] {
  var streaks: [Int?] = []
  streaks.reserveCapacity(values.count)
  var current = 0
  for i in values.indices {
    guard i > 0, !values[i].isNaN, !values[i - 1].isNaN, !breaks.contains(i) else {
      current = 0
      streaks.append(nil)
      continue
    }
    if values[i] > values[i - 1] {
      current = max(current, 0) + 1
    } else if values[i] < values[i - 1] {
      current = min(current, 0) - 1
    } else {
      current = 0
    }
    streaks.append(current)
  }
  return streaks
}

extension Statistic {
  /// Streak, as help shows it.
  public static let streak = Statistic(
    name: "streak",
    title: "Streak",
    group: .trends,
    aliases: ["run_of_rises"],
    summary: "How many steps in a row a value has gone up (above 0) or down (below 0).",
    inputs: [
      .init("values", "in time order, one step apart; NaN is missing"),
      .init("breaks", "places where the series starts anew"),
    ],
    results: [
      .init(
        "streaks",
        "3 is the third rise in a row, −3 the third fall; missing without a value before"
      )
    ],
    caution: "Values that move by chance: four rises in a row happen to about one series in 120 of "
      + "five points, with no trend at all.",
    reference: "plain counting"
  )
}
