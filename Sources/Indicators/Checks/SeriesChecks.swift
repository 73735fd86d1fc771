import Frames
import Statistics

/// Pooled periods of a series that share years, so that their figures are not independent.
///
/// One finding a series, at its last such row.
func overlappingPoolFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard let periods = rows.periods else { return [] }
  return rows.series.compactMap { series in
    let pooled = series.compactMap { row in
      periods[row].flatMap { $0.kind == .pooled ? (row: row, period: $0) : nil }
    }
    var overlapping: [(row: Int, period: Period)] = []
    for (one, other) in zip(pooled, pooled.dropFirst())
    where one.period.overlaps(other.period) && one.period != other.period {
      if overlapping.last?.row != one.row { overlapping.append(one) }
      overlapping.append(other)
    }
    guard let first = overlapping.first, let last = overlapping.last else { return nil }
    return rows.finding(
      .overlappingPools,
      last.row,
      "\(overlapping.count) pooled periods share years, from \(first.period.label) to "
        + last.period.label
    )
  }
}

/// Published results that are not what the figures give (`language.md` §8.3, compare).
func progressFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard let values = rows.values, case .text(let published)? = rows.frame["published_progress"]
  else { return [] }
  return (0..<rows.frame.rowCount).compactMap { row in
    let position = rows.index.positionOfRow[row]
    guard let word = published[row], position >= 0 else { return nil }
    let series = rows.index.series[rows.index.seriesOfRow[row]]
    let comparison = compareFigure(
      at: position,
      in: series,
      measure: values.measure(row),
      method: .automatic
    )
    let computed = comparison.direction.rawValue
    guard foldedText(word) != foldedText(computed) else { return nil }
    let from = comparison.base.map { base in
      " (from \(base.value.map { rows.figure($0, row) } ?? "–") in \(base.period.label) to "
        + "\(rows.figure(row)))"
    }
    return rows.finding(
      .progress,
      row,
      "published \(word), computed \(computed)\(from ?? " (no earlier figure here)")"
    )
  }
}

/// A figure that would sit among the others of its series if it were a hundred times larger or
/// smaller: a share between 0 and 1 among percentages, pence among pounds.
///
/// Only series whose other figures are steady can tell: four or more of them, within a factor of 5.
func offByHundredFindings(_ rows: CheckedRows) -> [CheckFinding] {
  guard let values = rows.values else { return [] }
  return rows.series.flatMap { series -> [CheckFinding] in
    let known = series.compactMap { row in
      values.point[row].flatMap { $0 == 0 ? nil : (row: row, size: $0.magnitude) }
    }
    guard known.count >= 5 else { return [] }
    let sorted = known.map(\.size).sorted()
    let last = sorted.count - 1
    return known.compactMap { figure in
      // Of the others in order: the figure itself is the first of its size.
      let own = sorted.firstPlace(of: figure.size)
      func other(_ place: Int) -> Double { sorted[place < own ? place : place + 1] }
      guard other(last - 1) <= 5 * other(0) else { return nil }
      let middle = other(last / 2)
      let ratio = max(figure.size / middle, middle / figure.size)
      guard (50...200).contains(ratio) else { return nil }
      return rows.finding(
        .offByHundred,
        figure.row,
        "\(rows.figure(figure.row)) stands among figures about \(rows.figure(middle, figure.row))"
      )
    }
  }
}

extension [Double] {
  /// The place of the first number, of those in order, that is not below the given one; their count
  /// when all are.
  func firstPlace(of number: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
