import Frames

/// A record at the top of a file, with its cells as text.
struct TopRecord {
  var cells: [String]
  var start: Int
  var end: Int
  var line: Int
  /// Whether a space follows a separator, as commas in prose have it.
  var hasSpacedSeparator: Bool
  /// Cells up to the last that is filled.
  var filledWidth: Int { cells.count - cells.reversed().prefix { $0.isEmpty }.count }
  var filled: Int { cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) } }
}

/// The first record that is not blank.
func firstFilled(_ records: [TopRecord]) -> Int? {
  records.firstIndex { $0.filled > 0 }
}

/// The first of the top 30 records that can be headings and has rows of its width below.
///
/// One or two cells at the top are more likely a title when a row of three or more, which has rows
/// of its width below, follows on nothing but prose.
func headingIndex(_ records: [TopRecord], _ origin: RowOrigin) -> Int? {
  guard let first = firstFilled(records) else { return nil }
  var narrow: Int?
  for index in records.indices.prefix(30) where index >= first {
    let record = records[index]
    let isFirst = index == first
    let width = record.cells.count
    guard record.filled >= (isFirst ? 1 : 3), record.filled * 2 > width, couldBeHeadings(record)
    else { continue }
    let following = records[(index + 1)...].filter { $0.filled > 0 }
    let fitting = following.map {
      // A sheet keeps no empty cells, so a row of it may end before the headings do.
      ($0.cells.count >= record.filledWidth || (origin == .sheet && ($0.filled > 1 || width <= 2)))
        && $0.filledWidth <= width
    }
    let isFollowed =
      fitting.first.map { $0 || fitting.count(where: \.self) * 2 >= fitting.count } ?? isFirst
    guard isFollowed, records[first..<index].allSatisfy({ isProse($0, above: width) }) else {
      continue
    }
    guard isFirst, record.filled < 3, !fitting.allSatisfy(\.self) else { return index }
    narrow = index
  }
  // A title may have a comma of its own.
  if let narrow, !isProse(records[narrow], above: 2) { return narrow }
  return pairIndex(records, below: first) ?? narrow
}

/// Two headings below lines of prose: those above pairs alone, most of them with a number.
private func pairIndex(_ records: [TopRecord], below first: Int) -> Int? {
  let index = records.indices.prefix(30).first { index in
    index > first && records[index].filled > 1 && !records[index].hasSpacedSeparator
  }
  guard let index, records[index].cells.count == 2, couldBeHeadings(records[index]) else {
    return nil
  }
  let following = records[(index + 1)...].filter { $0.filled > 0 }
  let numbers = following.count { isNumberText($0.cells.last ?? "") }
  guard following.allSatisfy({ $0.cells.count == 2 && $0.filled == 2 }),
    !following.isEmpty, numbers * 2 > following.count
  else { return nil }
  return index
}

/// Text in every filled cell; years are headings when the first cell is not one.
private func couldBeHeadings(_ record: TopRecord) -> Bool {
  for (column, cell) in record.cells.enumerated() where isNumberText(cell) {
    let isYear = cell.utf8.count == 4 && (Int(cell).map { (1800...2200).contains($0) } ?? false)
    guard isYear, column > 0, let first = record.cells.first, !isNumberText(first) else {
      return false
    }
  }
  return true
}

/// A title or a note above a table: one filled cell, far fewer cells, or commas followed by spaces.
private func isProse(_ record: TopRecord, above width: Int) -> Bool {
  record.filled <= 1 || record.filled * 2 <= width || record.hasSpacedSeparator
}

/// Whether a text is a number.
func isNumberText(_ text: String) -> Bool {
  readNumber(Array(text.utf8)) != nil
}
