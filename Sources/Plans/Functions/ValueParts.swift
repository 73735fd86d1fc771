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
