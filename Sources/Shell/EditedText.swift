/// Text in the editor with its cursor, and where keys take the cursor or what they delete.
///
/// Positions count Unicode scalars, as libedit does. The gutter counts as part of the newline before
/// it: no movement stops inside.
nonisolated struct EditedText: Equatable {
  var scalars: [Unicode.Scalar]
  /// Between 0 and `scalars.count`.
  var cursor: Int
  let gutter: Gutter

  init(_ scalars: [Unicode.Scalar], cursor: Int, gutter: Gutter) {
    self.scalars = scalars
    self.cursor = min(max(cursor, 0), scalars.count)
    self.gutter = gutter
  }

  /// The text as it would run.
  var text: String { gutter.stripped(from: scalars) }

  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// The text of each line, without gutter and newline.
  var lines: [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where scalars[index] == "\n" {
      result.append(start..<index)
      start = index + 1 + gutter.length(at: scalars[(index + 1)...])
    }
    result.append(start..<scalars.count)
    return result
  }

  /// The line that the cursor is on; a cursor inside a gutter counts to the line behind it.
  var lineOfCursor: Int { lines.lastIndex { $0.lowerBound <= cursor } ?? 0 }

  /// Whether the cursor stands at the end of a cell whose last, further line is blank.
  var endsInBlankLine: Bool {
    let lines = lines
    guard lines.count > 1, cursor == scalars.count, let last = lines.last else { return false }
    return scalars[last].allSatisfy(\.properties.isWhitespace)
  }
}

// Movement

nonisolated extension EditedText {
  var left: Int {
    let line = lineOfCursor
    let start = lines[line].lowerBound
    if cursor > start { return cursor - 1 }
    return line > 0 ? lines[line - 1].upperBound : start
  }

  var right: Int {
    guard cursor < scalars.count else { return cursor }
    let line = lineOfCursor
    if cursor < lines[line].upperBound { return max(cursor + 1, lines[line].lowerBound) }
    return line + 1 < lines.count ? lines[line + 1].lowerBound : cursor
  }

  var startOfLine: Int { lines[lineOfCursor].lowerBound }
  var endOfLine: Int { lines[lineOfCursor].upperBound }

  /// Start of the word before the cursor.
  var wordLeft: Int {
    var moved = self
    while moved.cursor != moved.left, !moved.isWord(at: moved.left) { moved.cursor = moved.left }
    while moved.cursor != moved.left, moved.isWord(at: moved.left) { moved.cursor = moved.left }
    return moved.cursor
  }

  /// End of the word after the cursor.
  var wordRight: Int {
    var moved = self
    while moved.cursor != moved.right, !moved.isWord(at: moved.cursor) {
      moved.cursor = moved.right
    }
    while moved.cursor != moved.right, moved.isWord(at: moved.cursor) { moved.cursor = moved.right }
    return moved.cursor
  }

  /// The cursor one line up or down, in the same column of the screen as near as the line allows;
  /// `nil` at the edge of the cell.
  ///
  /// A direction of −1 is up, 1 is down. `promptWidth` is the columns before the first line, `width`
  /// the columns of one scalar.
  func vertical(
    _ direction: Int,
    promptWidth: Int,
    width: (Unicode.Scalar) -> Int
  ) -> Int? {
    let lines = lines
    let from = lineOfCursor
    let to = from + direction
    guard lines.indices.contains(to) else { return nil }
    let line = lines[from]
    let typed = scalars[line.lowerBound..<max(line.lowerBound, cursor)]
    let wanted = typed.reduce(from == 0 ? promptWidth : gutter.scalars.count) { $0 + width($1) }
    var column = to == 0 ? promptWidth : gutter.scalars.count
    for position in lines[to] {
      column += width(scalars[position])
      if column > wanted { return position }
    }
    return lines[to].upperBound
  }

  private func isWord(at position: Int) -> Bool {
    guard scalars.indices.contains(position) else { return false }
    let properties = scalars[position].properties
    return properties.isAlphabetic || properties.numericType != nil || scalars[position] == "_"
  }
}

// Deletion

nonisolated extension EditedText {
  /// What Backspace deletes: a scalar, or a newline together with its gutter.
  var before: Range<Int> { left..<max(left, cursor) }

  /// What Delete deletes: a scalar, or a newline together with its gutter.
  var after: Range<Int> { cursor..<max(right, cursor) }

  var wordBefore: Range<Int> { wordLeft..<max(wordLeft, cursor) }
}
