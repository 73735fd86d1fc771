public import Frames

extension ScalarFunction {
  /// Text to periods by a list of labels; text that is none of them is missing.
  public static func readingPeriods(_ labels: [(String, Period)]) -> ScalarFunction {
    let periods = Dictionary(
      labels.map { (foldedText($0.0), $0.1) },
      uniquingKeysWith: { first, _ in first }
    )
    return ScalarFunction(
      name: "period",
      summary: "The period that a label means.",
      argumentCounts: 1...1,
      resultType: { $0 == [.text] ? .period : nil },
      evaluate: { arguments, rowCount in
        guard case .text(let texts)? = arguments.first else {
          return .missing(.period, count: rowCount)
        }
        return .period(
          PeriodColumn((0..<rowCount).map { texts[$0].flatMap { periods[foldedText($0)] } })
        )
      }
    )
  }
}
