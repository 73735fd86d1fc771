import Frames
import Plans
import Testing

/// A function of the registry called on columns, row by row as exact text.
func answers(
  of name: String,
  _ arguments: Column...,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String] {
  let function = try #require(
    FunctionRegistry.function(named: name),
    "no function \(name)",
    sourceLocation: sourceLocation
  )
  let column = try function.evaluate(arguments, arguments[0].count)
  #expect(function.resultType(arguments.map(\.type)) == column.type, sourceLocation: sourceLocation)
  #expect(column.count == arguments[0].count, sourceLocation: sourceLocation)
  return (0..<column.count).map { column.displayText($0) }
}

func texts(_ values: String?...) -> Column { .text(TextColumn(values)) }
func numbers(_ values: Double?...) -> Column { .number(NumberColumn(values)) }

/// One row that someone may not say.
let suppressedText = Operand.unknown(.suppressed, .text).column(count: 1)
let suppressedNumber = Operand.unknown(.suppressed, .number).column(count: 1)

/// Estimates of one measure, with limits where they are given.
func estimates(
  _ points: [Double?],
  lower: [Double?]? = nil,
  upper: [Double?]? = nil,
  unit: String = "%",
  polarity: Polarity = .higherIsBetter,
  decimals: [UInt8]? = nil
) -> EstimateColumn {
  EstimateColumn(
    point: NumberColumn(points),
    lower: lower.map { NumberColumn($0) },
    upper: upper.map { NumberColumn($0) },
    measures: [Measure(unit: unit, polarity: polarity)],
    decimals: decimals
  )
}
