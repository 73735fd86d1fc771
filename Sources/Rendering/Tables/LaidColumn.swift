import Frames

/// A column with the cells of the rows on screen and the room they take.
struct LaidColumn {
  let text: ColumnText
  var cells: [CellText]
  let heading: String
  let leadWidth: Int
  let beforeWidth: Int
  let afterWidth: Int
  let headingWidth: Int
  /// The longest word of the heading: headings break at spaces only.
  let headingWordWidth: Int
  /// Cells that the heading needs on three lines.
  let foldedHeadingWidth: Int
  /// From the left of the column to the last digit: figures may be followed by units and marks.
  let figureWidth: Int
  /// Whether a text that is too long runs on in lines below, instead of losing its middle.
  let wraps: Bool

  static let leastText = 12
  /// Names of indicators share their beginnings; cut further they would not be told apart.
  private static let leastKey = 32

  init(_ text: ColumnText, rows: [Int], wraps: Bool = false) {
    self.text = text
    self.wraps = wraps && !text.isNumeric
    cells = rows.map { text.cell($0) }
    heading = text.heading
    leadWidth = cells.map { Displayable.width($0.lead) }.max() ?? 0
    beforeWidth = cells.map { Displayable.width($0.before) }.max() ?? 0
    afterWidth = cells.map { Displayable.width($0.after) }.max() ?? 0
    headingWidth = Displayable.width(heading)
    headingWordWidth =
      heading.split(separator: " ").map { Displayable.width(String($0)) }.max() ?? 0
    var folded = headingWordWidth
    while TextFitting.wrapped(heading, width: max(2, folded)).count > 3 { folded += 1 }
    foldedHeadingWidth = folded
    let digits = cells.map { cell in
      cell.after.hasPrefix(".") ? cell.after.prefix { $0 == "." || $0.isNumber }.count : 0
    }
    figureWidth = leadWidth + beforeWidth + (digits.max() ?? 0)
  }

  var contentWidth: Int { leadWidth + beforeWidth + afterWidth }
  var naturalWidth: Int { max(contentWidth, headingWidth, 1) }

  /// Cells needed when texts and the words of headings may be cut to `floor`.
  func leastWidth(_ floor: Int) -> Int {
    let isName = text.field.role == .indicator && floor > LaidColumn.leastText
    let least = isName ? LaidColumn.leastKey : floor
    let content = text.isNumeric ? contentWidth : min(contentWidth, least)
    let heading = floor > LaidColumn.leastText ? foldedHeadingWidth : headingWordWidth
    return max(content, min(heading, floor), 1)
  }

  /// Heading lines, from the top.
  func headingLines(_ width: Int) -> [String] {
    if headingWidth <= width { return [heading] }
    let glyphs = text.glyphs
    let words = heading.split(separator: " ").map {
      TextFitting.shortened(String($0), to: width, glyphs: glyphs)
    }
    return TextFitting.wrapped(words.joined(separator: " "), width: width)
  }

  func drawnHeading(_ line: String, _ width: Int) -> String {
    let lineWidth = Displayable.width(line)
    guard text.alignsRight else { return Displayable.padded(line, to: width) }
    let gap = max(0, min(width - lineWidth, width - contentWidth + figureWidth - lineWidth))
    return Displayable.padded(Displayable.spaces(gap) + line, to: width)
  }

  /// The cells, with the blank ones of repeated keys used for the rest of a long text.
  ///
  /// `isRepeated` says which cells only repeat the one above; it is empty if none does.
  /// Each cell is its lines, one but for texts that run on.
  func drawn(_ width: Int, isRepeated: [Bool]) -> (cells: [[String]], isCut: Bool) {
    var drawnCells: [[String]] = []
    var isCut = headingWordWidth > width
    var position = 0
    while position < cells.count {
      var end = position + 1
      while end < cells.count, end < isRepeated.count, isRepeated[end] { end += 1 }
      let cell = cells[position]
      var lines = [drawn(cell, width)]
      if !text.isNumeric, Displayable.width(cell.before) > width {
        lines = TextFitting.wrapped(cell.before, width: width)
        if wraps {
          drawnCells.append(lines.map { Displayable.padded($0, to: width) })
          position += 1
          continue
        }
        if lines.count > end - position {
          let last = end - position - 1
          let rest = lines[last...].joined(separator: " ")
          lines = lines[..<last] + [TextFitting.shortened(rest, to: width, glyphs: text.glyphs)]
          isCut = true
        }
      }
      for number in 0..<(end - position) {
        drawnCells.append([
          Displayable.padded(number < lines.count ? lines[number] : "", to: width)
        ])
      }
      position = end
    }
    return (drawnCells, isCut)
  }

  private func drawn(_ cell: CellText, _ width: Int) -> String {
    guard text.isNumeric else {
      return Displayable.padded(cell.before, to: width)
    }
    let content =
      Displayable.padded(cell.lead, to: leadWidth)
      + Displayable.spaces(beforeWidth - Displayable.width(cell.before)) + cell.before
      + Displayable.padded(cell.after, to: afterWidth)
    let gap = Displayable.spaces(width - contentWidth)
    return text.alignsRight ? gap + content : content + gap
  }
}
