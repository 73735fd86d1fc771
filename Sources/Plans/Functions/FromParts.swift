import Frames

extension ScalarFunction {
  /// Numerator ÷ denominator × multiplier; missing where a part is, or the denominator is zero.
  static let fromParts = ScalarFunction(
    name: "from_parts",
    summary: "The value worked out again from its numerator, denominator and multiplier.",
    argumentCounts: 1...1,
    resultType: { $0 == [.estimate] ? .estimate : nil },
    evaluate: { arguments, rowCount in
      guard case .estimate(let estimates)? = arguments.first else {
        return .missing(.estimate, count: rowCount)
      }
      guard let numerator = estimates.numerator, let denominator = estimates.denominator else {
        return Column.estimate(estimates).replacingNumbers(.unknown(count: rowCount))
      }
      let above = numerator.doubles
      let below = denominator.doubles
      // A zero denominator gives no finite number, which the column takes as missing.
      let values = (0..<rowCount).map { row in
        above[row] / below[row] * estimates.measure(row).multiplier
      }
      let presence = numerator.presence.combined(with: denominator.presence)
      return Column.estimate(estimates).replacingNumbers(
        NumberColumn(values, presence: presence)
      )
    }
  )

  /// Half a unit of the last published digit: 0.05 for a value printed as 71.5.
  static let rounding = ScalarFunction(
    name: "rounding",
    summary: "Half a unit of the value's last published digit.",
    argumentCounts: 1...1,
    resultType: { $0 == [.estimate] ? .number : nil },
    evaluate: { arguments, rowCount in
      guard case .estimate(let estimates)? = arguments.first else {
        return .missing(.number, count: rowCount)
      }
      let halves: [Double?] = (0..<rowCount).map { row in
        guard estimates.presence.isKnown(row) else { return nil }
        let decimals = estimates.publishedDecimals(row) ?? estimates.measure(row).decimals
        return decimals.map { 0.5 / powerOfTen($0) }
      }
      return .number(NumberColumn(halves))
    }
  )
}
