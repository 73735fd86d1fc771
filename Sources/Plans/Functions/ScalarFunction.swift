public import Frames

/// A function of the values of one row, worked out a whole column at a time.
public struct ScalarFunction: Sendable {
  public let name: String
  /// One line for the help, and what the arguments are.
  public let summary: String
  public let argumentCounts: ClosedRange<Int>
  /// The result's type for arguments of these types, nil when they do not fit.
  public let resultType: @Sendable ([ColumnType]) -> ColumnType?
  public let evaluate: @Sendable ([Column], Int) throws(PlanError) -> Column

  public init(
    name: String,
    summary: String,
    argumentCounts: ClosedRange<Int>,
    resultType: @escaping @Sendable ([ColumnType]) -> ColumnType?,
    evaluate: @escaping @Sendable ([Column], Int) throws(PlanError) -> Column
  ) {
    self.name = name
    self.summary = summary
    self.argumentCounts = argumentCounts
    self.resultType = resultType
    self.evaluate = evaluate
  }
}

extension ScalarFunction {
  /// A function of one number; unknown in, unknown out; results that are no number are missing.
  static func ofNumber(
    _ name: String,
    _ summary: String,
    decimals: Int? = nil,
    _ function: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: summary,
      argumentCounts: 1...1,
      resultType: { $0.first.flatMap { isNumeric($0) ? $0 : nil } },
      evaluate: { arguments, rowCount in
        guard let first = arguments.first, let numbers = first.numbers else {
          return .missing(.number, count: rowCount)
        }
        let values = NumberColumn(numbers.doubles.map(function), presence: numbers.presence)
        return first.replacingNumbers(values, decimals: decimals)
      }
    )
  }

  /// A function of two numbers, row by row; of more than two from left to right.
  static func ofNumbers(
    _ name: String,
    _ summary: String,
    counts: ClosedRange<Int> = 2...2,
    _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name: name,
      summary: summary,
      argumentCounts: counts,
      resultType: { types in
        types.allSatisfy(isNumeric) ? types.first : nil
      },
      evaluate: { arguments, rowCount in
        guard let first = arguments.first, var result = first.numbers else {
          return .missing(.number, count: rowCount)
        }
        for other in arguments.dropFirst() {
          guard let numbers = other.numbers else { return .missing(.number, count: rowCount) }
          let left = result.doubles
          let right = numbers.doubles
          result = NumberColumn(
            left.indices.map { function(left[$0], right[$0]) },
            presence: result.presence.combined(with: numbers.presence)
          )
        }
        return first.replacingNumbers(result)
      }
    )
  }
}

func isNumeric(_ type: ColumnType) -> Bool { type == .number || type == .estimate }

extension Column {
  /// The same unit with other numbers: limits, counts and published decimals no longer hold.
  ///
  /// They are shown with as many decimals as are given, else with those that are usual.
  func replacingNumbers(_ numbers: NumberColumn, decimals: Int? = nil) -> Column {
    switch self {
    case .estimate(let estimates):
      .estimate(
        EstimateColumn(
          point: numbers,
          measures: estimates.measures.map { measure in
            var result = measure.withoutCounts
            if let decimals { result.decimals = decimals }
            return result
          },
          measureCodes: estimates.measureCodes
        )
      )
    case .text, .number, .period, .yesNo: .number(numbers)
    }
  }
}

extension Measure {
  var withoutCounts: Measure {
    var result = self
    result.counts = nil
    result.multiplier = 1
    return result
  }
}
