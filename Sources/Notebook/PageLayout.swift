import Rendering

/// Lays a page out for a screen: headings at the margin, text two cells in, code four.
struct PageLayout {
  let style: ScreenStyle
  /// What a query answers on a screen of another width than the page was written for; nil where
  /// its answer is not the one on the page.
  var refitted: (_ query: String, _ answer: [String], _ width: Int) -> [String]? = { _, _, _ in nil
  }

  /// The lines of a page below its heading, none wider than the screen but queries, which stay
  /// whole so that they can be copied.
  func lines(_ blocks: [PageBlock]) -> [String] {
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if repeats(block, in: blocks, at: index) { continue }
      // The answer of a query stands right below it.
      let isBelow = index > 0 && isAnswer(block) && isQuery(blocks[index - 1])
      if !lines.isEmpty, !isBelow || repeats(blocks[index - 1], in: blocks, at: index - 1) {
        lines.append("")
      }
      switch block {
      case .heading(let text): lines += wrapped(text, 0).map(style.bold)
      case .paragraph(let text): lines += wrapped(text, 2)
      case .quote(let text): lines += wrapped(text, 4)
      case .list(let items):
        for item in items { lines += entry(item.marker + " ", item.text) }
      case .table(let rows): lines += table(rows)
      case .code(_, let code) where isAnswer(block):
        lines += answer(code, to: index > 0 ? query(blocks[index - 1]) : nil)
      case .code(_, let code): lines += code.map { spaces(4) + shown($0) }
      }
    }
    return lines
  }

  private func isAnswer(_ block: PageBlock) -> Bool {
    if case .code("text", _) = block { true } else { false }
  }

  private func query(_ block: PageBlock) -> String? {
    if case .code("cvq", let lines) = block { lines.joined(separator: "\n") } else { nil }
  }

  private func isQuery(_ block: PageBlock) -> Bool {
    if case .code(let kind, _) = block { kind != "text" } else { false }
  }

  /// Whether the message below starts with the query itself.
  private func repeats(_ block: PageBlock, in blocks: [PageBlock], at index: Int) -> Bool {
    guard case .code(let kind, let query) = block, kind.hasPrefix("cvq"),
      index + 1 < blocks.count, case .code("text", let answer) = blocks[index + 1]
    else { return false }
    return answer.starts(with: query)
  }

  // MARK: Answers

  /// An answer, which was recorded on a screen of a hundred cells.
  ///
  /// Where it is too wide the query is asked again for the room there is. Rows of a table that
  /// cannot be had so are cut at the edge, and show it; messages and what stands around a table
  /// are broken at their spaces.
  private func answer(_ lines: [String], to query: String?) -> [String] {
    let room = max(10, style.width - 4)
    var lines = lines
    if let query, lines.contains(where: { Displayable.width(shown($0)) > room }),
      let fitting = refitted(query, lines, room)
    {
      lines = fitting
    }
    let isMessage = lines.contains { $0.last == "]" && $0.contains(" [") }
    return lines.flatMap { line -> [String] in
      var text = shown(line)
      guard Displayable.width(text) > room else { return [spaces(4) + text] }
      if !isMessage, text.first == " " { return [spaces(4) + cut(text, to: room)] }
      // Under a query that is broken a stroke would point at something else.
      if line.allSatisfy({ $0 == " " || $0 == "─" }) { return [] }
      // A message's code stands at the right edge; it comes nearer before it is broken off.
      if text.last == "]", let bracket = text.lastIndex(of: "[") {
        let start = text[..<bracket].trimmingEnd
        let code = text[bracket...]
        let gap = room - Displayable.width(start) - Displayable.width(String(code))
        text = start + spaces(max(1, gap)) + code
      }
      let start = text.prefix { $0 == " " }.count
      guard Displayable.width(text) > room else { return [spaces(4) + text] }
      let indent = min(start, room / 2)
      return TextFitting.wrapped(String(text.dropFirst(start)), width: room - indent, indent: 2)
        .map { spaces(4 + indent) + $0 }
    }
  }

  private func cut(_ text: String, to room: Int) -> String {
    let end = shown("…")
    var left = room - Displayable.width(end)
    let head = text.prefix { character in
      left -= Displayable.width(String(character))
      return left >= 0
    }
    return head + end
  }

  // MARK: Tables

  /// Columns side by side; cells of the widest ones are broken where the screen is too narrow.
  private func table(_ rows: [[String]]) -> [String] {
    let columnCount = rows.map(\.count).max() ?? 0
    let cells = rows.map { row in
      (0..<columnCount).map { $0 < row.count ? shown(row[$0]) : "" }
    }
    let natural = (0..<columnCount).map { column in
      cells.map { Displayable.width($0[column]) }.max() ?? 0
    }
    let room = style.width - 2 - 2 * (columnCount - 1)
    guard
      let limit = (10...max(10, room)).last(where: { limit in
        natural.reduce(0) { $0 + min($1, limit) } <= room
      })
    else { return stacked(cells) }
    let widths = natural.map { min($0, limit) }
    var lines: [String] = []
    for (number, row) in cells.enumerated() {
      // A head that names one column of several tells nothing on a screen.
      if number == 0, row.contains(where: \.isEmpty) { continue }
      let broken = zip(row, widths).map { TextFitting.wrapped($0, width: max(1, $1)) }
      for index in 0..<(broken.map(\.count).max() ?? 0) {
        var line = "  "
        for (column, pieces) in broken.enumerated() {
          let piece = index < pieces.count ? pieces[index] : ""
          line += piece
          if column < columnCount - 1 {
            line += spaces(widths[column] - Displayable.width(piece) + 2)
          }
        }
        lines.append(number == 0 ? style.grey(line.trimmingEnd) : line.trimmingEnd)
      }
    }
    return lines
  }

  /// The same one cell below the other.
  private func stacked(_ rows: [[String]]) -> [String] {
    rows.dropFirst().flatMap { row -> [String] in
      row.enumerated().flatMap { wrapped($1, $0 == 0 ? 2 : 4) }
    }
  }

  // MARK: Lines

  /// A marker with a text beside it.
  private func entry(_ marker: String, _ text: String) -> [String] {
    let indent = 2 + Displayable.width(marker)
    let lines = wrapped(text, indent)
    return ["  " + marker + lines[0].dropFirst(indent)] + lines.dropFirst()
  }

  /// Never empty; every line starts with `indent` spaces.
  private func wrapped(_ text: String, _ indent: Int) -> [String] {
    TextFitting.wrapped(shown(text), width: max(10, style.width - indent))
      .map { spaces(indent) + $0 }
  }

  private func shown(_ text: String) -> String { Displayable.text(text, level: style.level) }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension StringProtocol {
  /// Without spaces at its end.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
