/// The physical types of the language (`language.md` §5).
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
  case text, number, period, yesNo, estimate

  /// The word that messages use.
  public var word: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .period: "a period"
    case .yesNo: "yes or no"
    case .estimate: "an estimate"
    }
  }
}

/// An immutable column of one type.
public enum Column: Sendable {
  case text(TextColumn)
  case number(NumberColumn)
  case period(PeriodColumn)
  case yesNo(YesNoColumn)
  case estimate(EstimateColumn)

  public var type: ColumnType {
    switch self {
    case .text: .text
    case .number: .number
    case .period: .period
    case .yesNo: .yesNo
    case .estimate: .estimate
    }
  }

  public var count: Int {
    switch self {
    case .text(let column): column.count
    case .number(let column): column.count
    case .period(let column): column.count
    case .yesNo(let column): column.count
    case .estimate(let column): column.count
    }
  }

  public var presence: PresenceColumn {
    switch self {
    case .text(let column): column.presence
    case .number(let column): column.presence
    case .period(let column): column.presence
    case .yesNo(let column): column.presence
    case .estimate(let column): column.presence
    }
  }

  /// Rows in the given order; a negative row number gives missing.
  public func gathered(_ rows: [Int]) -> Column {
    switch self {
    case .text(let column): .text(column.gathered(rows))
    case .number(let column): .number(column.gathered(rows))
    case .period(let column): .period(column.gathered(rows))
    case .yesNo(let column): .yesNo(column.gathered(rows))
    case .estimate(let column): .estimate(column.gathered(rows))
    }
  }

  /// Rows that are all missing, of the given type.
  public static func missing(_ type: ColumnType, count: Int) -> Column {
    switch type {
    case .text: .text(TextColumn(Array(repeating: String?.none, count: count)))
    case .number: .number(.unknown(count: count))
    case .period: .period(PeriodColumn(Array(repeating: nil, count: count)))
    case .yesNo: .yesNo(YesNoColumn(Array(repeating: Bool?.none, count: count)))
    case .estimate: .estimate(EstimateColumn(point: .unknown(count: count)))
    }
  }

  /// The numbers of a number or estimate column, nil for other types.
  public var numbers: NumberColumn? {
    switch self {
    case .number(let column): column
    case .estimate(let column): column.point
    case .text, .period, .yesNo: nil
    }
  }

  public var byteCount: Int {
    switch self {
    case .text(let column): column.byteCount
    case .number(let column): column.byteCount
    case .period(let column): column.byteCount
    case .yesNo(let column): column.byteCount
    case .estimate(let column): column.byteCount
    }
  }

  /// One after the other; numbers become estimates where any part is one.
  ///
  /// - Throws: `FrameError.mixedTypes` when the parts cannot share a type.
  public static func concatenated(_ parts: [Column]) throws(FrameError) -> Column {
    let types = Set(parts.map(\.type))
    guard let first = parts.first else { return .number(NumberColumn([Double?]())) }
    if types == [.number, .estimate] {
      return .estimate(.concatenated(parts.map(\.asEstimate)))
    }
    guard types.count == 1 else { throw FrameError.mixedTypes }
    switch first {
    case .text:
      return .text(.concatenated(parts.compactMap { if case .text(let c) = $0 { c } else { nil } }))
    case .number:
      return .number(.concatenated(parts.compactMap(\.numbers)))
    case .period:
      return .period(
        .concatenated(parts.compactMap { if case .period(let c) = $0 { c } else { nil } })
      )
    case .yesNo:
      return .yesNo(
        .concatenated(parts.compactMap { if case .yesNo(let c) = $0 { c } else { nil } })
      )
    case .estimate:
      return .estimate(.concatenated(parts.map(\.asEstimate)))
    }
  }

  /// A number column as estimates of which only the point is known.
  private var asEstimate: EstimateColumn {
    switch self {
    case .estimate(let column): column
    case .number(let column): EstimateColumn(point: column)
    case .text, .period, .yesNo: EstimateColumn(point: .unknown(count: count))
    }
  }
}

extension Column {
  /// One value as plain text, for messages and headings: exact, without unit; `–` when missing.
  public func displayText(_ row: Int) -> String {
    switch presence[row] {
    case .known: break
    case .suppressed: return "c"
    case .missing: return "–"
    case .notApplicable: return "n/a"
    case .roundsToZero: return "low"
    }
    switch self {
    case .text(let column): return column[row] ?? "–"
    case .number(let column): return exactText(column.raw(row))
    case .estimate(let column): return exactText(column.point.raw(row))
    case .period(let column): return column[row]?.label ?? "–"
    case .yesNo(let column): return column.raw(row) ? "yes" : "no"
    }
  }
}
