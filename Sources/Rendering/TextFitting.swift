/// Breaking and shortening of displayable text by the cells it takes.
public enum TextFitting {
  /// Lines of at most `width` cells, broken at spaces; a longer word is broken where it has to be.
  ///
  /// Every line but the first starts with `indent` spaces.
  public static func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    func room() -> Int { max(2, width - (lines.isEmpty ? 0 : indent)) }
    func close() {
      lines.append(Displayable.spaces(lines.isEmpty ? 0 : indent) + line)
      (line, lineWidth) = ("", 0)
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wordWidth = Displayable.width(String(word))
      if !line.isEmpty, lineWidth + 1 + wordWidth <= room() {
        line += " " + word
        lineWidth += 1 + wordWidth
        continue
      }
      if !line.isEmpty { close() }
      for character in word {
        let cells = Displayable.width(String(character))
        if lineWidth + cells > room(), !line.isEmpty { close() }
        line.append(character)
        lineWidth += cells
      }
    }
    if !line.isEmpty || lines.isEmpty { close() }
    return lines
  }

  /// Parts joined by a separator; a part that does not fit starts a line of its own.
  static func joined(_ parts: [String], by glyphs: Glyphs, width: Int) -> [String] {
    let separator = " \(glyphs.separator) "
    var lines: [String] = []
    var line = ""
    for part in parts where !part.isEmpty {
      let longer = line.isEmpty ? part : line + separator + part
      if Displayable.width(longer) + (lines.isEmpty ? 0 : 2) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append((lines.isEmpty ? "" : "  ") + line) }
      var pieces = wrapped(part, width: width - (lines.isEmpty ? 0 : 2), indent: 2)
      line = pieces.popLast() ?? ""
      if pieces.isEmpty { continue }
      let indent = lines.isEmpty ? "" : "  "
      lines.append(contentsOf: pieces.map { indent + $0 })
      // A continuation already carries the indent of its first line.
      if lines.count == pieces.count { line = String(line.drop { $0 == " " }) }
    }
    if !line.isEmpty { lines.append((lines.isEmpty ? "" : "  ") + line) }
    return lines
  }

  /// The text with its middle taken out, so that both ends survive.
  static func shortened(_ text: String, to width: Int, glyphs: Glyphs) -> String {
    guard Displayable.width(text) > width else { return text }
    let ellipsis = Displayable.width(glyphs.ellipsis) < width ? glyphs.ellipsis : ""
    let room = max(0, width - Displayable.width(ellipsis))
    let characters = Array(text)
    func taken(_ source: some Sequence<Character>, _ room: Int) -> [Character] {
      var result: [Character] = []
      var left = room
      for character in source {
        left -= Displayable.width(String(character))
        if left < 0 { break }
        result.append(character)
      }
      return result
    }
    let head = taken(characters, (room + 1) / 2)
    let tail = taken(characters.reversed(), room / 2)
    var start = String(head)
    var end = String(tail.reversed())
    // No space beside the cut: it would look like the end of a word.
    while start.last == " " { start.removeLast() }
    while end.first == " " { end.removeFirst() }
    return start + ellipsis + end
  }
}
