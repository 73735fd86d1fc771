import Frames

extension ScalarFunction {
  /// Rounds the decimal number that is meant: 2.345 to 2.35, though as a double it lies below.
  static let round = ScalarFunction(
    name: "round",
    summary: "Rounded to n decimals, halves away from zero; round(x) is whole.",
    argumentCounts: 1...2,
    resultType: { types in types.allSatisfy(isNumeric) ? types.first : nil },
    evaluate: { arguments, rowCount throws(PlanError) in
      guard let first = arguments.first, let numbers = first.numbers else {
        return .missing(.number, count: rowCount)
      }
      let values = numbers.doubles
      guard arguments.count == 2, let decimals = arguments[1].numbers else {
        let whole = values.map { roundedHalfAway($0, decimals: 0) }
        return first.replacingNumbers(
          NumberColumn(whole, presence: numbers.presence),
          decimals: 0
        )
      }
      var rounded: [Double] = []
      var finest = 0
      rounded.reserveCapacity(rowCount)
      for row in 0..<rowCount {
        guard let places = decimals[row] else {
          rounded.append(0)
          continue
        }
        let count = try wholeNumber(places, from: 0, to: 15, of: "round", "decimals")
        finest = max(finest, count)
        rounded.append(roundedHalfAway(values[row], decimals: count))
      }
      return first.replacingNumbers(
        NumberColumn(rounded, presence: numbers.presence.combined(with: decimals.presence)),
        decimals: finest
      )
    }
  )
}
