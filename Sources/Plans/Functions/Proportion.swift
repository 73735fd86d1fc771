import Frames
import Statistics

extension ScalarFunction {
  /// People in per cent of all people, with Wilson's 95% limits; missing where there is nobody.
  static let proportion = ScalarFunction(
    name: "proportion",
    summary: "A part of a whole in per cent, with 95% limits: proportion(part, whole).",
    argumentCounts: 2...2,
    resultType: { $0.count == 2 && $0.allSatisfy(isNumeric) ? .estimate : nil },
    evaluate: { arguments, rowCount throws(PlanError) in
      guard let part = arguments.first?.numbers, let whole = arguments.last?.numbers else {
        return .missing(.estimate, count: rowCount)
      }
      let presence = part.presence.combined(with: whole.presence)
      for row in 0..<rowCount {
        try refuseNegative(part, row, "proportion", "a count")
        try refuseNegative(whole, row, "proportion", "a whole")
        guard presence.isKnown(row), part.raw(row) > whole.raw(row) else { continue }
        throw PlanError(
          code: "value-21",
          message: "proportion takes a part of a whole, and here it is "
            + "\(exactText(part.raw(row))) of \(exactText(whole.raw(row)))",
          notes: ["for events, of which one person may have several:   rate(n, d, 1000)"]
        )
      }
      return counted(part, whole, presence, unit: "%", multiplier: 100, .people) {
        (counts, wholes) throws(StatisticError) in
        try wilsonIntervals(counts: counts, denominators: wholes)
      }
    }
  )

  /// Events for so many people, with Byar's 95% limits; missing where there is nobody.
  static let rate = ScalarFunction(
    name: "rate",
    summary: "Events per so many people, with 95% limits: rate(events, people, per).",
    argumentCounts: 3...3,
    resultType: { $0.count == 3 && $0.allSatisfy(isNumeric) ? .estimate : nil },
    evaluate: { arguments, rowCount throws(PlanError) in
      guard arguments.count == 3, let events = arguments[0].numbers,
        let people = arguments[1].numbers, let multipliers = arguments[2].numbers
      else { return .missing(.estimate, count: rowCount) }
      let presence = events.presence.combined(with: people.presence)
      var per: Double?
      for row in 0..<rowCount {
        try refuseNegative(events, row, "rate", "a count")
        try refuseNegative(people, row, "rate", "a number of people")
        guard let multiplier = multipliers[row] else { continue }
        guard multiplier > 0, multiplier <= 1e9, multiplier == per ?? multiplier else {
          throw PlanError(
            code: "value-20",
            message: "rate is per one number of people above 0, the same in every row; here it is "
              + exactText(multiplier),
            notes: ["for example   rate(n, d, 1000)"]
          )
        }
        per = multiplier
      }
      guard let per else {
        return .estimate(EstimateColumn(point: .unknown(count: rowCount)))
      }
      let unit = "per " + roundedText(per, decimals: 0, grouping: true)
      return counted(
        events,
        people,
        presence.combined(with: multipliers.presence),
        unit: per == per.rounded() ? unit : "per " + exactText(per),
        multiplier: per,
        .events
      ) { (counts, wholes) throws(StatisticError) in
        try byarIntervals(counts: counts, denominators: wholes)
      }
    }
  )
}

private func refuseNegative(
  _ numbers: NumberColumn,
  _ row: Int,
  _ function: String,
  _ what: String
) throws(PlanError) {
  guard let value = numbers[row], value < 0 else { return }
  throw PlanError(
    code: "value-21",
    message: "\(function) takes \(what) of 0 or more, and here it is \(exactText(value))",
    notes: ["rows without it:   where … >= 0"]
  )
}

/// An estimate made of its counts; without people there is none, and division says so by itself.
private func counted(
  _ part: NumberColumn,
  _ whole: NumberColumn,
  _ presence: PresenceColumn,
  unit: String,
  multiplier: Double,
  _ counts: CountKind,
  _ limits: ([Double], [Double]) throws(StatisticError) -> IntervalColumns
) -> Column {
  let (above, below) = (part.doubles, whole.doubles)
  // Arrays of equal length at the usual level: there is nothing to refuse.
  let intervals = try? limits(above, below)
  func scaled(_ values: [Double]?) -> NumberColumn? {
    values.map { NumberColumn($0.map { $0 * multiplier }, presence: presence) }
  }
  return .estimate(
    EstimateColumn(
      point: NumberColumn(
        // Multiplied first, so that 50 of 100 events per 1,000 is 500 and not a neighbour of it.
        above.indices.map { above[$0] * multiplier / below[$0] },
        presence: presence
      ),
      lower: scaled(intervals?.lower),
      upper: scaled(intervals?.upper),
      numerator: part,
      denominator: whole,
      measures: [Measure(unit: unit, multiplier: multiplier, counts: counts)]
    )
  )
}
