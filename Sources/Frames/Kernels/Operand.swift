/// A column, or one constant that stands for a column of it.
public enum Operand: Sendable {
  case column(Column)
  case number(Double)
  case text(String)
  case period(Period)
  case yesNo(Bool)
  case unknown(Presence, ColumnType)

  public var type: ColumnType {
    switch self {
    case .column(let column): column.type
    case .number: .number
    case .text: .text
    case .period: .period
    case .yesNo: .yesNo
    case .unknown(_, let type): type
    }
  }

  /// The constant written out row by row.
  public func column(count: Int) -> Column {
    switch self {
    case .column(let column):
      return column
    case .number(let value):
      return .number(.constant(value, count: count))
    case .text(let text):
      let (dictionary, _) = StringDictionary.sorting([text])
      return .text(
        TextColumn(
          dictionary: dictionary,
          codes: .narrow(Array(repeating: 0, count: count)),
          presence: PresenceColumn(knownCount: count)
        )
      )
    case .period(let period):
      return .period(
        PeriodColumn(
          dictionary: [period],
          codes: .narrow(Array(repeating: 0, count: count)),
          presence: PresenceColumn(knownCount: count)
        )
      )
    case .yesNo(let value):
      return .yesNo(
        YesNoColumn(
          Array(repeating: value, count: count),
          presence: PresenceColumn(knownCount: count)
        )
      )
    case .unknown(let reason, let type):
      switch type {
      case .number: return .number(.unknown(count: count, reason: reason))
      case .estimate:
        return .estimate(EstimateColumn(point: .unknown(count: count, reason: reason)))
      case .text:
        return .text(TextColumn(Array(repeating: Value<String>.unknown(reason), count: count)))
      case .period, .yesNo:
        let presence = PresenceColumn(codes: Array(repeating: reason.rawValue, count: count))
        if type == .yesNo {
          return .yesNo(YesNoColumn(Array(repeating: false, count: count), presence: presence))
        }
        let codes = Codes.narrow(Array(repeating: 0, count: count))
        return .period(PeriodColumn(dictionary: [], codes: codes, presence: presence))
      }
    }
  }
}
