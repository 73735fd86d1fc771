import Frames

extension ScalarFunction {
  /// A count of a count in per cent, with both kept: prints as 79% (50/63).
  ///
  /// Missing over zero.
  public static let fraction = ScalarFunction(
    name: "fraction",
    summary: "A count of a count, in per cent.",
    argumentCounts: 2...2,
    resultType: { $0 == [.number, .number] ? .estimate : nil },
    evaluate: { arguments, rowCount in
      guard let count = arguments.first?.numbers, let whole = arguments.last?.numbers else {
        return .missing(.estimate, count: rowCount)
      }
      let (above, below) = (count.doubles, whole.doubles)
      return .estimate(
        EstimateColumn(
          point: NumberColumn(
            above.indices.map { above[$0] / below[$0] * 100 },
            presence: count.presence.combined(with: whole.presence)
          ),
          numerator: count,
          denominator: whole,
          measures: [Measure(unit: "%", multiplier: 100, counts: .people)]
        )
      )
    }
  )
}
