import Formats
import Frames
public import Rendering
import Syntax

/// How answers look on a screen.
public struct ScreenStyle: Sendable {
  public var width: Int
  public var level: DrawingLevel
  public var isColoured: Bool

  public init(width: Int = 100, level: DrawingLevel = .full, isColoured: Bool = false) {
    self.width = width
    self.level = level
    self.isColoured = isColoured
  }

  /// Grey, for what stands beside an answer.
  public func grey(_ text: String) -> String {
    isColoured ? "\u{1B}[90m\(text)\u{1B}[0m" : text
  }

  /// Bold, for headings of pages.
  func bold(_ text: String) -> String {
    isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

extension Answer {
  /// The table as lines, without footers.
  ///
  /// - Parameters:
  ///   - style: Width, colours and drawing of the screen.
  ///   - titleParts: What the caption starts with, such as the number of the cell.
  ///   - showsAllRows: Whether long tables are shown whole.
  ///   - hint: What the count line ends with, such as `.why`.
  /// - Returns: The lines, each without its line end.
  public func tableText(
    _ style: ScreenStyle,
    titleParts: [String] = [],
    showsAllRows: Bool = false,
    hint: String? = nil
  ) -> [String] {
    var options = TableOptions(width: style.width)
    options.level = style.level
    options.titleParts = titleParts + subject
    options.judgementColumns = judgementColumns
    options.rowLimit = showsAllRows ? .all : .ends
    options.elapsed = nil
    options.hint = hint
    return tableLines(frame, options: options).lines
  }

  /// Footers as lines: the six most consequential, or all.
  public func footerLines(_ style: ScreenStyle, all: Bool = false) -> [String] {
    let shown = all ? footnotes : Array(footnotes.prefix(6))
    var lines = shown.map { Displayable.text($0.text, level: style.level) }
    if shown.count < footnotes.count {
      lines.append("and \(footnotes.count - shown.count) more: .why")
    }
    return lines
  }

  /// The answer as CSV bytes.
  public var csv: [UInt8] {
    csvBytes(of: shown) { isValue($0) }
  }

  /// The table and its footers, for a text file or a transcript.
  public func text(_ style: ScreenStyle) -> String {
    (tableText(style) + footerLines(style)).joined(separator: "\n") + "\n"
  }
}

extension Failure {
  /// The messages as they are shown.
  public func text(_ style: ScreenStyle) -> String {
    // Thousands of messages about one script help nobody.
    let shown = diagnostics.prefix(20).map { $0.rendered(in: source, width: style.width) }
    let more =
      diagnostics.count > shown.count
      ? ["and \(diagnostics.count - shown.count) more messages"] : []
    return (shown + more).joined(separator: "\n\n") + "\n"
  }
}

extension OpeningFailure {
  public var text: String {
    ([message] + notes.map { "  \($0)" }).joined(separator: "\n") + "\n"
  }
}
