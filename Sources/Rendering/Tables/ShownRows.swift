import Frames

/// The rows on screen, and how many lie between the first and the last of them.
struct ShownRows {
  let numbers: [Int]
  /// Position in `numbers` before which rows are left out.
  let cut: Int?
  let hiddenCount: Int

  init(rowCount: Int, limit: TableOptions.RowLimit) {
    guard limit == .ends, rowCount > TableOptions.fullRows else {
      numbers = Array(0..<rowCount)
      cut = nil
      hiddenCount = 0
      return
    }
    numbers =
      Array(0..<TableOptions.firstRows)
      + Array(rowCount - TableOptions.lastRows..<rowCount)
    cut = TableOptions.firstRows
    hiddenCount = rowCount - numbers.count
  }

  /// The line ` · 312 more: .all ·` where rows are left out.
  func moreLine(before position: Int, _ options: TableOptions) -> [String]? {
    guard position == cut else { return nil }
    let separator = options.glyphs.separator
    let count = roundedText(Double(hiddenCount), decimals: 0, grouping: true)
    return TextFitting.wrapped(
      "\(separator) \(count) more: .all \(separator)",
      width: options.width - 1
    ).map { " " + $0 }
  }
}

extension String {
  var withoutTrailingSpaces: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
