import Frames

/// Rows that cannot be told apart by their key.
func duplicateKeyFindings(_ rows: CheckedRows) -> [CheckFinding] {
  let keys = rows.frame.schema.fields.indices.filter { rows.frame.schema.fields[$0].role.isKey }
  guard rows.periods != nil, !keys.isEmpty else { return [] }
  let grouping = Grouping(keys.map { rows.frame.columns[$0] }, rowCount: rows.frame.rowCount)
  guard grouping.groupCount < rows.frame.rowCount else { return [] }
  return grouping.rowsOfGroups.filter { $0.count > 1 }.compactMap { group in
    // Days under two labels are another rule's matter.
    let labels = Set(group.map { rows.periods?[$0].map { foldedText($0.label) } })
    guard labels.count < group.count else { return nil }
    let figures = group.prefix(4).map { rows.figure($0) }.joined(separator: ", ")
    return rows.finding(
      .duplicateKey,
      group[0],
      "\(group.count) rows with one key"
        + (rows.values == nil ? "" : ": \(figures)\(group.count > 4 ? " …" : "")")
    )
  }
}

/// Figures of one series for the same days under different labels, such as 2019 and Year to Dec
/// 2019.
func twoLabelFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard let periods = rows.periods else { return [] }
  return rows.series.flatMap { series -> [CheckFinding] in
    zip(series, series.dropFirst()).compactMap { first, second -> CheckFinding? in
      guard let one = periods[first], let other = periods[second], one.start == other.start,
        one.end == other.end, !one.hasSameLabel(as: other)
      else { return nil }
      let figures = rows.values == nil ? "" : ": \(rows.figure(first)), \(rows.figure(second))"
      return rows.finding(
        .twoLabels,
        second,
        "\(one.label) and \(other.label) are the same days\(figures)"
      )
    }
  }
}
