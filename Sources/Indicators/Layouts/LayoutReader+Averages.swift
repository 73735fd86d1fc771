import Frames

extension LayoutReader {
  /// Says where the whole's figure that stands beside each group's is off the groups' own mean by
  /// ten: 340.38 beside groups of 21 to 52 is a published slip of the decimal point.
  mutating func checkAverages(_ indicators: LayoutIndicators) {
    guard let averages = columns.removeValue(forKey: .average) else { return }
    plain.append(("setting_average", averages))
    usedCount -= 1
    guard let values = columns[.figure("value")], let sizes = columns[.figure("denominator")] else {
      return
    }
    let cells = [averages, values, sizes].map { LayoutCells($0) }
    let read = cells.map { column in column.entries.map { readNumber($0)?.value } }
    func number(_ column: Int, _ row: Int) -> Double? {
      let code = cells[column].codes[row]
      return code < 0 ? nil : read[column][code]
    }
    let others: [ColumnRole] = [.dimension, .placeName, .period]
    let keys = others.compactMap { columns[$0].map { LayoutCells($0).codes } } + [indicators.ofRow]
    var sums: [[Int]: (weighted: Double, size: Double, average: Double)] = [:]
    for row in 0..<rowCount {
      guard let average = number(0, row), let value = number(1, row), let size = number(2, row),
        size > 0
      else { continue }
      let key = keys.map { $0[row] }
      let old = sums[key] ?? (0, 0, average)
      sums[key] = (old.weighted + value * size, old.size + size, average)
    }
    let off = sums.filter { _, sum in
      let mean = sum.weighted / sum.size
      guard mean > 0, sum.average > 0 else { return false }
      let ratio = sum.average / mean
      return ratio > 5 || ratio < 0.2
    }
    guard let first = off.min(by: { $0.key.lexicographicallyPrecedes($1.key) }),
      let position = first.key.last, indicators.names.indices.contains(position)
    else { return }
    let mean = roundedText(first.value.weighted / first.value.size, decimals: 2)
    let more = off.count > 1 ? " and \(off.count - 1) more" : ""
    remarks.append(
      "setting_average of \(indicators.names[position])\(more) is "
        + "\(roundedText(first.value.average, decimals: 2)) and the groups' weighted mean \(mean)"
    )
  }
}
