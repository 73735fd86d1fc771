import Frames

let unknownReasons: [Presence] = [.missing, .suppressed, .notApplicable, .roundsToZero]

extension Column {
  static func texts(_ values: [String?]) -> Column { .text(TextColumn(values)) }
  static func numbers(_ values: [Double?]) -> Column { .number(NumberColumn(values)) }
  static func periods(_ values: [Period?]) -> Column { .period(PeriodColumn(values)) }
  static func yesNos(_ values: [Bool?]) -> Column { .yesNo(YesNoColumn(values)) }

  /// Estimates of one unit of which only the points are known.
  static func estimates(
    _ values: [Double?],
    unit: String,
    decimals: [UInt8]? = nil
  ) -> Column {
    .estimate(
      EstimateColumn(
        point: NumberColumn(values),
        measures: [Measure(unit: unit)],
        decimals: decimals
      )
    )
  }

  /// The same numbers as doubles, however they are stored.
  var numberList: [Double?] { numbers.map { list in (0..<list.count).map { list[$0] } } ?? [] }

  var textList: [String?] {
    guard case .text(let column) = self else { return [] }
    return (0..<column.count).map { column[$0] }
  }

  var presences: [Presence] { (0..<count).map { presence[$0] } }
}
