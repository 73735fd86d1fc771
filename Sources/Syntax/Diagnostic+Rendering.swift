extension Diagnostic {
  /// The message as a picture (`language.md` §12): the source line, a rule under the cause, the
  /// message with its code at the right, and the notes, indented.
  ///
  /// Of a script of several lines the one that holds the start of the range is shown. Lines end
  /// within `width` cells where a space allows it; there is no trailing line end.
  public func rendered(in source: SourceText, width: Int) -> String {
    let width = max(width, 20)
    var lines = SourcePicture(of: self, in: source).lines(width: width)
    lines += messageLines(width: width)
    for note in notes {
      lines += wrapped(note.drawn, width: width - 2).map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private static let codeColumn = 90

  private func messageLines(width: Int) -> [String] {
    let mark = "[\(code)]"
    let column = min(Self.codeColumn, width - mark.displayWidth)
    var lines = wrapped(message.drawn, width: width)
    let last = lines.last ?? ""
    if last.displayWidth < column {
      lines[lines.endIndex - 1] = last + spaces(column - last.displayWidth) + mark
    } else if last.displayWidth + 3 + mark.displayWidth <= width {
      lines[lines.endIndex - 1] = last + spaces(3) + mark
    } else {
      lines.append(spaces(max(0, column)) + mark)
    }
    return lines
  }
}

/// One line of source with a rule under some stretches of it.
private struct SourcePicture {
  /// One scalar as drawn, its first column and whether it is underlined.
  struct Cell {
    let drawn: String
    let width: Int
    let column: Int
    let isMarked: Bool
  }
  private var cells: [Cell] = []
  private var width = 0
  /// A place between two scalars that is marked, for empty ranges.
  private var markedGap: Int?

  init(of diagnostic: Diagnostic, in source: SourceText) {
    let line = source.lineRange(at: diagnostic.range.lowerBound)
    let ranges = [diagnostic.range] + diagnostic.otherRanges
    var position = line.lowerBound
    while position < line.upperBound, let (scalar, length) = source.decode(at: position) {
      let drawn = scalar?.drawn ?? "\u{FFFD}"
      let isMarked = ranges.contains {
        $0.lowerBound < position + length && position < $0.upperBound
      }
      if diagnostic.range.lowerBound == position, diagnostic.range.isEmpty { markedGap = width }
      let cell = Cell(
        drawn: drawn,
        width: drawn.displayWidth,
        column: width,
        isMarked: isMarked
      )
      cells.append(cell)
      width += cell.width
      position += length
    }
    if markedGap == nil, !cells.contains(where: { $0.isMarked && $0.width > 0 }) {
      markedGap = width
    }
  }

  func lines(width limit: Int) -> [String] {
    var marked = cells.filter(\.isMarked)
    if let markedGap {
      marked.append(Cell(drawn: "", width: 1, column: markedGap, isMarked: true))
    }
    let first = marked.map(\.column).min() ?? 0
    let last = marked.map { $0.column + $0.width }.max() ?? 0
    // A long line is cut to a window that shows the first mark.
    let start = last < limit || width <= limit ? 0 : max(0, first - limit / 3)
    let end = width - start <= limit ? width : start + limit - 1
    var picture = ""
    for cell in cells where cell.column >= start && cell.column + cell.width <= end {
      picture += cell.drawn
    }
    if start > 0 { picture = "…" + picture.dropFirst() }
    if end < width { picture += "…" }

    var rule = Array(repeating: " ", count: max(0, min(last, max(end, last - 1) + 1) - start))
    for cell in marked {
      for column in cell.column..<(cell.column + cell.width)
      where rule.indices.contains(column - start) {
        if column <= end { rule[column - start] = "─" }
      }
    }
    while rule.last == " " { rule.removeLast() }
    return [picture, rule.joined()]
  }
}

private func spaces(_ count: Int) -> String {
  String(repeating: " ", count: max(0, count))
}

/// Breaks a text at spaces; a word wider than the line stays whole.
private func wrapped(_ text: String, width: Int) -> [String] {
  guard text.displayWidth > width else { return [text] }
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if !line.isEmpty,
      line.displayWidth + 1 + word.unicodeScalars.reduce(0, { $0 + $1.displayWidth }) > width
    {
      lines.append(line)
      line = String(word)
    } else {
      line +=
        line.isEmpty && lines.isEmpty == false ? String(word) : (line.isEmpty ? "" : " ") + word
    }
  }
  lines.append(line)
  return lines
}
