/// Candidates as lines of a screen.
///
/// A few stand one below the other, each with what it is; many stand in columns, read downwards,
/// apart by the question that they answer.
nonisolated struct CompletionGrid {
  /// Columns of the screen.
  let width: Int
  /// Rows that a list may take; the rest is counted.
  let rowLimit: Int
  /// What stands for a part that was cut off.
  let ellipsis: String

  func lines(_ candidates: [LineCompletion.Candidate]) -> [String] {
    guard candidates.count > 8 else { return described(candidates) }
    var groups: [(name: String, members: [LineCompletion.Candidate])] = []
    for candidate in candidates {
      if let index = groups.firstIndex(where: { $0.name == candidate.group }) {
        groups[index].members.append(candidate)
      } else {
        groups.append((candidate.group, [candidate]))
      }
    }
    let isNamed = groups.count > 1
    let margin = isNamed ? (groups.map { cells($0.name) }.max() ?? 0) + 2 : 0
    var lines: [String] = []
    var left = rowLimit
    var leftOut = 0
    for (position, group) in groups.enumerated() {
      // Every question has a row, whatever the ones before would take.
      let rows = max(1, left - (groups.count - position - 1))
      let (grid, shownCount) = columns(group.members.map(\.label), margin: margin, rows: rows)
      for (number, line) in grid.enumerated() {
        lines.append(padded(isNamed && number == 0 ? group.name : "", to: margin) + line)
      }
      left -= grid.count
      leftOut += group.members.count - shownCount
    }
    if leftOut > 0 { lines.append("and \(leftOut) more; another letter narrows them") }
    return lines
  }

  private func described(_ candidates: [LineCompletion.Candidate]) -> [String] {
    let margin = (candidates.map { cells($0.label) }.max() ?? 0) + 2
    return candidates.map { candidate in
      cut(
        candidate.detail.isEmpty
          ? candidate.label
          : padded(candidate.label, to: margin)
            + candidate.detail,
        to: width - 1
      )
    }
  }

  /// As many columns as fit, each as wide as it needs; how many of the labels are shown.
  private func columns(
    _ labels: [String],
    margin: Int,
    rows limit: Int
  ) -> (lines: [String], shownCount: Int) {
    let room = max(10, width - 1 - margin)
    let labels = labels.map { cut($0, to: room) }
    let widths = labels.map { cells($0) }
    var rows = 1
    while rows < limit, neededWidth(widths, rows: rows) > room { rows += 1 }
    var columns = (labels.count + rows - 1) / rows
    while columns > 1, neededWidth(Array(widths.prefix(columns * rows)), rows: rows) > room {
      columns -= 1
    }
    let shown = min(labels.count, columns * rows)
    let lines = (0..<min(rows, shown)).map { row in
      var line = ""
      for position in stride(from: row, to: shown, by: rows) {
        let column = widths[(position - row)..<min(shown, position - row + rows)]
        let isLast = position + rows >= shown
        line += isLast ? labels[position] : padded(labels[position], to: (column.max() ?? 0) + 2)
      }
      return line
    }
    return (lines, shown)
  }

  /// Cells that labels take in columns of so many rows.
  private func neededWidth(_ widths: [Int], rows: Int) -> Int {
    var total = -2
    for start in stride(from: 0, to: widths.count, by: rows) {
      total += (widths[start..<min(widths.count, start + rows)].max() ?? 0) + 2
    }
    return total
  }

  private func cut(_ text: String, to room: Int) -> String {
    guard cells(text) > room else { return text }
    var left = room - cells(ellipsis)
    let head = text.prefix { character in
      left -= cells(String(character))
      return left >= 0
    }
    return head + ellipsis
  }

  private func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + cellWidth(of: $1) }
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - cells(text)))
  }
}
