extension SheetGrid {
  /// What merged cells say: two rows of headings become one, and a text that is shown over several
  /// rows stands in each of them (`data.md` §8).
  ///
  /// - Returns: What was done, a sentence each.
  mutating func spreadMerges() -> [String] {
    guard !merges.isEmpty else { return [] }
    var remarks: [String] = []
    let joined = joinHeadings()
    if joined > 0 {
      remarks.append(
        "\(joined + 1) rows of headings were joined, since cells of the upper are merged"
      )
    }
    let (filled, numbers) = fillDown()
    if filled == nil {
      remarks.append("cells are merged over too many rows; their text stands in the first alone")
    }
    let texts = filled ?? 0
    if texts > 0 {
      remarks.append("merged cells: their text was put into \(texts) rows below")
    }
    if numbers > 0 {
      remarks.append(
        "\(numbers) merged \(numbers == 1 ? "cell holds a number, which stands" : "cells hold numbers, which stand") "
          + "in the first of the rows alone"
      )
    }
    return remarks
  }

  /// Joins a row in whose cells several columns are merged to the row below it, if that is filled.
  private mutating func joinHeadings() -> Int {
    var joined = 0
    var upper = rows.first?.number ?? 0
    while let place = rows.firstIndex(where: { $0.number >= upper }), place < 30,
      place + 1 < rows.count
    {
      let row = rows[place].number
      let below = rows[place + 1].number
      let wide = merges.filter {
        $0.rows.lowerBound == row && $0.rows.upperBound < below && $0.columns.count > 1
      }
      // Merged cells do not lie over one another, so that they are no more than the columns.
      guard wide.reduce(0, { $0 + $1.columns.count }) <= SheetGrid.mostColumns,
        !wide.isEmpty, below == row + 1, isHeadings(row), isHeadings(below),
        // A title merged over the whole table is a title, and no heading.
        rows[place].cells.count > 1,
        wide.contains(where: { merge in merge.columns.count { cell(below, $0) != nil } > 1 })
      else {
        upper = row + 1
        continue
      }
      join(row, below, wide)
      joined += 1
      upper = below
    }
    return joined
  }

  private mutating func join(_ row: Int, _ below: Int, _ wide: [Merge]) {
    func texts(_ row: Int) -> [Int: [UInt8]] {
      guard let place = rows.firstIndex(where: { $0.number == row }) else { return [:] }
      var texts: [Int: [UInt8]] = [:]
      for cell in cells[rows[place].cells] { texts[Int(cell.column)] = Array(bytes(cell)) }
      return texts
    }
    var upper = texts(row)
    let lower = texts(below)
    for merge in wide {
      guard let text = upper[merge.columns.lowerBound] else { continue }
      // Only columns with a heading of their own below: an empty one has no use for half a name.
      for column in merge.columns where column == merge.columns.lowerBound || lower[column] != nil {
        upper[column] = text
      }
    }
    var headings: [(column: Int, text: [UInt8])] = []
    for column in Set(upper.keys).union(lower.keys).sorted() {
      let parts = [upper[column], lower[column]].compactMap { $0 }.filter { !$0.isEmpty }
      headings.append((column, Array(parts.joined(separator: [0x20]))))
    }
    replace(below, with: headings)
    remove(row)
    // A heading merged over both rows stands in the lower one now.
    merges.removeAll { $0.rows.lowerBound == row && $0.rows.upperBound <= below }
  }

  /// No number but a year among its cells.
  private func isHeadings(_ row: Int) -> Bool {
    guard let place = rows.firstIndex(where: { $0.number == row }) else { return false }
    return cells[rows[place].cells].allSatisfy { cell in
      guard cell.isNumber else { return true }
      let year = Int(String(decoding: bytes(cell), as: UTF8.self))
      return year.map { (1800...2200).contains($0) } ?? false
    }
  }

  /// Texts of cells that are merged over several rows, put into each; numbers are not, since they
  /// would count several times.
  ///
  /// - Returns: How many texts were put, nil where they are too many, and how many numbers were not.
  private mutating func fillDown() -> (texts: Int?, numbers: Int) {
    var additions: [Int: [Cell]] = [:]
    var numbers = 0
    var count = 0
    for merge in merges where merge.rows.count > 1 && merge.columns.count == 1 {
      guard let top = cell(merge.rows.lowerBound, merge.columns.lowerBound) else { continue }
      if top.isNumber {
        numbers += 1
        continue
      }
      count += merge.rows.count
      guard count <= 1 << 21 else { return (nil, numbers) }
      for row in merge.rows.dropFirst() { additions[row, default: []].append(top) }
    }
    guard !additions.isEmpty else { return (0, numbers) }
    var filled = 0
    for place in rows.indices {
      guard let new = additions[rows[place].number] else { continue }
      var row = Array(cells[rows[place].cells])
      var columns = Set(row.map(\.column))
      for cell in new where columns.insert(cell.column).inserted {
        row.append(cell)
        filled += 1
      }
      row.sort { $0.column < $1.column }
      rows[place].cells = appended(row)
    }
    return (filled, numbers)
  }
}
