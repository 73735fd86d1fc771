public import Frames
import Statistics

/// Sets each row beside everybody's figure, or beside a group's, for the same place and period.
///
/// Needs an indicator, a period and a value column; the caller has checked that.
///
/// - Parameters:
///   - frame: Rows of groups.
///   - columns: Which columns say the group.
///   - lookup: Where the other figure is looked for.
///   - dimensions: What is known of the groups.
///   - against: Name of the group to set against, as published; its rows go. Nil for the total.
/// - Returns: The rows with the columns of `gap`; p-values are adjusted over the whole table.
public func gapTable(
  _ frame: Frame,
  groups columns: GroupColumns,
  lookup: SeriesLookup,
  dimensions: [Dimension],
  against: String? = nil
) -> SourceReading {
  guard let field = frame.schema.first(.value), case .estimate(let values)? = frame[field.name],
    let periodField = frame.schema.first(.period),
    case .period(let periods)? = frame[periodField.name],
    let reader = GroupReader(frame, columns, dimensions: dimensions)
  else { return SourceReading(frame: frame) }
  let column = against.flatMap { columnOfGroup($0, in: frame, columns) }
  let isReference = (0..<frame.rowCount).map { row -> Bool in
    guard let against, let column, case .text(let texts)? = frame[column] else { return false }
    return texts[row].map { foldedText($0) == foldedText(against) } ?? false
  }
  let index = SeriesIndex(frame, lookup: lookup)
  var references: [Int: [SeriesPoint]] = [:]
  var findings = GapFindings(against: against, columns: columns)
  var rows: [Int] = []
  var gaps: [GroupGap] = []
  for row in 0..<frame.rowCount {
    if isReference[row] {
      findings.referenceRows += 1
      continue
    }
    let series = index.seriesOfRow[row]
    if references[series] == nil {
      if let against {
        references[series] =
          column.map { index.points(like: series, groups: .other(group: against, column: $0)) }
          ?? []
      } else {
        references[series] = index.points(like: series, groups: .total)
      }
    }
    let reference = periods[row].flatMap { period in
      references[series]?.first { $0.period == period }
    }
    let gap = GroupGap(
      value: values.point[row],
      interval: values.point[row] == nil ? nil : limits(of: values, row: row),
      decimals: values.publishedDecimals(row),
      measure: values.measure(row),
      reference: reference
    )
    findings.add(
      gap,
      isKnown: values.presence.isKnown(row),
      measure: values.measure(row),
      group: reader.group(ofRow: row)
    )
    rows.append(row)
    gaps.append(gap)
  }
  let replaced = Set(gapFields.map(\.name))
  let kept = frame.schema.fields.indices.filter {
    !replaced.contains(frame.schema.fields[$0].name)
  }
  return SourceReading(
    frame: Frame(
      unchecked: Schema(kept.map { frame.schema.fields[$0] } + gapFields),
      columns: kept.map { frame.columns[$0].gathered(rows) }
        + gapColumns(gaps, values.gathered(rows)),
      rowCount: rows.count
    ),
    footnotes: findings.footnotes
  )
}

/// The columns that `gap` adds, in order.
public let gapFields: [Field] = [
  Field(name: "reference", type: .estimate),
  Field(name: "gap", type: .estimate),
  Field(name: "behind", type: .estimate),
  Field(name: "significant", type: .yesNo),
  Field(name: "p", type: .number, isQuiet: true),
  Field(name: "p_adjusted", type: .number, isQuiet: true),
]

/// The column under which a group stands; of several the first.
private func columnOfGroup(_ group: String, in frame: Frame, _ columns: GroupColumns) -> String? {
  let wanted = foldedText(group)
  switch columns {
  case .stacked(_, let group): return group
  case .crossed(let asked):
    if asked.count == 1 { return asked[0].column }
    // A row of it may be out of sight; then it cannot be told whose it is.
    return asked.first { asked in
      guard case .text(let texts)? = frame[asked.column] else { return false }
      return texts.dictionary.entries.contains { foldedText($0) == wanted }
    }?.column
  }
}

private func gapColumns(_ gaps: [GroupGap], _ values: EstimateColumn) -> [Column] {
  var references = EstimateCells()
  var differences = EstimateCells()
  var behind = EstimateCells()
  for (row, gap) in gaps.enumerated() {
    let measure = values.measure(row)
    let point = gap.reference
    // Who may not see one figure may not see what is made of it.
    let presence = values.presence[row].combined(with: point?.presence ?? .missing)
    references.append(
      point?.value,
      interval: point?.interval,
      measure: measure,
      decimals: point?.decimals,
      presence: point?.presence ?? .missing
    )
    let decimals = [values.publishedDecimals(row), point?.decimals].compactMap { $0 }.max()
    differences.append(
      gap.gap,
      measure: measure.ofDifference,
      decimals: decimals,
      presence: presence
    )
    behind.append(
      gap.behind,
      measure: Measure(unit: "%"),
      presence: presence == .suppressed ? .suppressed : .missing
    )
  }
  let p = gaps.map(\.p)
  let adjusted = (try? adjustedPValues(p.map { $0 ?? .nan }))?.map { $0.isNaN ? nil : $0 }
  return [
    .estimate(references.finish()), .estimate(differences.finish()), .estimate(behind.finish()),
    .yesNo(YesNoColumn(gaps.map(\.isSignificant))), .number(NumberColumn(p)),
    .number(NumberColumn(adjusted ?? p)),
  ]
}
