import Frames

/// Figures marked as not comparable with what came before, in the data or in the catalogue.
func breakFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard rows.periods != nil, let values = rows.values else { return [] }
  let notes = BreakNotes(rows)
  return (0..<rows.frame.rowCount).compactMap { row in
    let position = rows.index.positionOfRow[row]
    let isBreak =
      values.state(row).contains(.break)
      || position >= 0 && rows.index.series[rows.index.seriesOfRow[row]][position].isBreak
    guard isBreak else { return nil }
    let note = notes.note(row) ?? rows.text("note", row)
    return rows.finding(
      .break,
      row,
      "not comparable with what came before" + (note.map { ": \($0)" } ?? "")
    )
  }
}

/// What the catalogue says about breaks, found by the names in the rows.
private struct BreakNotes {
  private let rows: CheckedRows
  private var workspace: Workspace?
  private var indicators: [String: Int] = [:]
  private var places: [String: Int] = [:]

  init(_ rows: CheckedRows) {
    self.rows = rows
    guard case .workspace(let workspace, _) = rows.lookup, !workspace.breaks.isEmpty else { return }
    self.workspace = workspace
    for (position, indicator) in workspace.indicators.enumerated().reversed() {
      indicators[indicator.name] = position
    }
    for (position, place) in workspace.places.enumerated().reversed() {
      places[place.name] = position
    }
  }

  func note(_ row: Int) -> String? {
    guard let workspace, let indicator = rows.text(.indicator, row).flatMap({ indicators[$0] }),
      let place = rows.text(.place, row).flatMap({ places[$0] }), let period = rows.periods?[row]
    else { return nil }
    return workspace.breakNote(for: indicator, place: place, at: period)?.note
  }
}

/// Limits the wrong way round, or with the value outside them by more than rounding (data-10).
func limitFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard let values = rows.values, values.lower != nil || values.upper != nil else { return [] }
  return (0..<values.count).compactMap { row in
    let lower = values.lower?[row]
    let upper = values.upper?[row]
    if let lower, let upper, lower > upper {
      return rows.finding(
        .limits,
        row,
        "the lower limit \(exactText(lower)) is above the upper limit \(exactText(upper))"
      )
    }
    guard let point = values.point[row] else { return nil }
    let slack = publishedRounding(values, row)
    if let lower, point < lower - slack {
      return rows.finding(
        .limits,
        row,
        "the value \(rows.figure(row)) is below its lower limit \(exactText(lower))"
      )
    }
    if let upper, point > upper + slack {
      return rows.finding(
        .limits,
        row,
        "the value \(rows.figure(row)) is above its upper limit \(exactText(upper))"
      )
    }
    return nil
  }
}

/// Published values that their own numerator and denominator do not make (data-10).
func roundingFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard let values = rows.values, values.numerator != nil, values.denominator != nil else {
    return []
  }
  return (0..<values.count).compactMap { row in
    guard let made = madeOffValue(values, row, rows.valueType(row)),
      let numerator = values.numerator?[row],
      let denominator = values.denominator?[row]
    else { return nil }
    return rows.finding(
      .rounding,
      row,
      "published \(rows.figure(row)); \(exactText(numerator)) of \(exactText(denominator)) makes "
        + rows.figure(made, row, moreDecimals: 1)
    )
  }
}
