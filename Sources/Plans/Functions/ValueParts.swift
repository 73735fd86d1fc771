public import Frames

extension ScalarFunction {
  /// The value with another good direction; limits, counts and state stay.
  public static func settingPolarity(_ polarity: Polarity) -> ScalarFunction {
    changingMeasure("polarity") { measure in
      var changed = measure
      changed.polarity = polarity
      return changed
    }
  }

  /// The value with another unit; nothing is converted.
  public static func settingUnit(_ unit: String) -> ScalarFunction {
    changingMeasure("unit") { measure in
      var changed = measure
      changed.unit = unit
      return changed
    }
  }

  /// The value with a good direction that a text column gives row by row, by what `reading` makes
  /// of its words; where the word is unknown the value keeps its own.
  public static func settingPolarity(
    byRow reading: @escaping @Sendable (String) -> Polarity?
  ) -> ScalarFunction {
    changingMeasureByRow("polarity") { (measure, word) throws(PlanError) in
      guard let polarity = reading(word) else {
        throw PlanError(
          code: "value-8",
          message: "polarity is never \"\(word)\"",
          notes: ["it is one of: higher, lower, none"]
        )
      }
      measure.polarity = polarity
    }
  }

  /// The value with a unit that a text column gives row by row; nothing is converted.
  public static func settingUnitByRow() -> ScalarFunction {
    changingMeasureByRow("unit") { (measure, word) throws(PlanError) in measure.unit = word }
  }

  /// The value as it is; refused where a known one is no percentage.
  public static func percentage(written: String) -> ScalarFunction {
    ScalarFunction(
      name: "percentage",
      summary: "The value, which must be a percentage.",
      argumentCounts: 1...1,
      resultType: { $0.first },
      evaluate: { (arguments, rowCount) throws(PlanError) in
        guard let column = arguments.first else { return .missing(.number, count: rowCount) }
        guard case .estimate(let estimates) = column else { return column }
        let fits = estimates.measures.map { ["%", "pp", ""].contains($0.unit) }
        for row in 0..<rowCount
        where !fits[estimates.measureCodes[row]] && estimates.presence.isKnown(row) {
          throw PlanError(
            code: "unit-7",
            message: "\(written) is a percentage, and some values here are in "
              + estimates.measure(row).unit,
            notes: ["the percentages by themselves:   where unit = \"%\" and …"]
          )
        }
        return column
      }
    )
  }

  private static func changingMeasureByRow(
    _ name: String,
    _ change: @escaping @Sendable (inout Measure, String) throws(PlanError) -> Void
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: "The value with another \(name), row by row.",
      argumentCounts: 2...2,
      resultType: { $0 == [.estimate, .text] ? .estimate : nil },
      evaluate: { (arguments, rowCount) throws(PlanError) in
        guard case .estimate(var estimates)? = arguments.first,
          case .text(let words)? = arguments.last
        else { return .missing(.estimate, count: rowCount) }
        var measures: [Measure] = []
        var numbers: [Measure: Int] = [:]
        var codes: [Int] = []
        codes.reserveCapacity(rowCount)
        for row in 0..<rowCount {
          var measure = estimates.measure(row)
          if let word = words[row] { try change(&measure, word) }
          if let number = numbers[measure] {
            codes.append(number)
          } else {
            numbers[measure] = measures.count
            codes.append(measures.count)
            measures.append(measure)
          }
        }
        guard !measures.isEmpty else { return .estimate(estimates) }
        estimates.measures = measures
        estimates.measureCodes = Codes(codes, bound: measures.count)
        return .estimate(estimates)
      }
    )
  }

  private static func changingMeasure(
    _ name: String,
    _ change: @escaping @Sendable (Measure) -> Measure
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: "The value with another \(name).",
      argumentCounts: 1...1,
      resultType: { $0 == [.estimate] ? .estimate : nil },
      evaluate: { arguments, rowCount in
        guard case .estimate(var estimates)? = arguments.first else {
          return .missing(.estimate, count: rowCount)
        }
        estimates.measures = estimates.measures.map(change)
        return .estimate(estimates)
      }
    )
  }
}
