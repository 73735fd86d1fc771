import Frames

/// The rows of a table as the rules of `check` see them.
struct CheckedRows {
  let frame: Frame
  let lookup: SeriesLookup
  let periods: PeriodColumn?
  let values: EstimateColumn?
  /// For each row what it is about beside place and period: `by sex Female`; empty for totals.
  private let breakdowns: [TextColumn]
  /// Rows of each series, in the order of their periods; rows without a period are in none.
  let series: [[Int]]
  /// The series as comparisons see them, beyond the table where they may look further.
  let index: SeriesIndex

  init(_ frame: Frame, lookup: SeriesLookup) {
    self.frame = frame
    self.lookup = lookup
    var periods: PeriodColumn?
    if let field = frame.schema.first(.period), case .period(let column)? = frame[field.name] {
      periods = column
    }
    var values: EstimateColumn?
    if let field = frame.schema.first(.value), case .estimate(let column)? = frame[field.name] {
      values = column
    }
    self.periods = periods
    self.values = values
    breakdowns = frame.schema.fields.indices.compactMap { position in
      guard frame.schema.fields[position].role == .breakdown,
        case .text(let texts) = frame.columns[position]
      else { return nil }
      return texts
    }
    index = SeriesIndex(frame, lookup: lookup)
    series = CheckedRows.seriesRows(frame, periods)
  }

  private static func seriesRows(_ frame: Frame, _ periods: PeriodColumn?) -> [[Int]] {
    guard let periods else { return [] }
    let keys = frame.schema.fields.indices.filter {
      frame.schema.fields[$0].role.isKey && frame.schema.fields[$0].role != .period
    }
    let grouping = Grouping(keys.map { frame.columns[$0] }, rowCount: frame.rowCount)
    return grouping.rowsOfGroups.map { rows in
      rows.compactMap { row in periods[row].map { (row, $0) } }
        .sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
        .map(\.0)
    }
  }

  /// How a row's value is made, where the catalogue says so and the rows are still its own.
  func valueType(_ row: Int) -> ValueType? {
    guard case .workspace(let workspace, _) = lookup else { return nil }
    let series = index.seriesOfRow[row]
    guard index.keys.indices.contains(series), let key = index.keys[series] else { return nil }
    return workspace.indicators[Int(key.indicator)].valueType
  }

  func text(_ role: FieldRole, _ row: Int) -> String? {
    guard let field = frame.schema.first(role), case .text(let texts)? = frame[field.name] else {
      return nil
    }
    return texts[row]
  }

  func text(_ name: String, _ row: Int) -> String? {
    guard case .text(let texts)? = frame[name] else { return nil }
    return texts[row]
  }

  /// A finding about a row, with the groups that the row is of in front.
  func finding(_ rule: CheckRule, _ row: Int, _ found: String) -> CheckFinding {
    let groups = breakdowns.compactMap { $0[row] }.joined(separator: ", ")
    return CheckFinding(rule, row: row, groups.isEmpty ? found : "\(groups): \(found)")
  }

  /// A figure with its unit where that is short; `c` and the like for unknown ones.
  func figure(_ row: Int) -> String {
    guard let values else { return "" }
    guard values.presence.isKnown(row) else { return Column.estimate(values).displayText(row) }
    return figure(values.point.raw(row), row)
  }

  func figure(_ value: Double, _ row: Int, moreDecimals: Int = 0) -> String {
    guard let values else { return exactText(value) }
    let decimals = values.publishedDecimals(row)
    let number =
      decimals.map { roundedText(value, decimals: $0 + moreDecimals) }
      ?? (moreDecimals > 0 ? roundedText(value, decimals: 3) : exactText(value))
    return number + (values.measure(row).unit == "%" ? "%" : "")
  }
}
