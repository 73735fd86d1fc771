/// The marks inside a line of Markdown.
enum PageInline {
  /// The text without its marks: code as typed, links as their text, nothing bold or slanted.
  static func plain(_ text: some StringProtocol) -> String {
    var marks = Marks(Array(text))
    return marks.plain(to: marks.characters.count)
  }

  /// The cells of a row of a table; `\|` is a bar within a cell.
  static func cells(_ line: some StringProtocol) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped {
        cells.append(cell)
        cell = ""
        continue
      }
      if character == "|" { cell.removeLast() }
      cell.append(character)
      isEscaped = character == "\\" && !isEscaped
    }
    cells.append(cell)
    // A row starts and ends with a bar, which makes an empty cell at either end.
    if line.hasPrefix("|") { cells.removeFirst() }
    if cells.last?.allSatisfy({ $0 == " " }) == true { cells.removeLast() }
    return cells.map { plain($0.trimmingSpaces) }
  }

  private struct Marks {
    let characters: [Character]
    private var index = 0
    private var isSlanted = false

    init(_ characters: [Character]) { self.characters = characters }

    mutating func plain(to end: Int) -> String {
      var result = ""
      while index < end {
        let character = characters[index]
        switch character {
        case "\\" where index + 1 < end && characters[index + 1].isPunctuationOfMarkdown:
          result.append(characters[index + 1])
          index += 2
        case "`": result += code(to: end)
        case "[": result += link(to: end)
        case "*" where isMark(to: end): break
        default:
          result.append(character)
          index += 1
        }
      }
      return result
    }

    /// What stands between two runs of backticks of one length.
    private mutating func code(to end: Int) -> String {
      let start = index
      while index < end, characters[index] == "`" { index += 1 }
      let length = index - start
      var run = 0
      for position in index...end {
        if position < end, characters[position] == "`" {
          run += 1
          continue
        }
        if run == length {
          var content = characters[index..<(position - run)]
          index = position
          if content.count > 2, content.first == " ", content.last == " " {
            content = content.dropFirst().dropLast()
          }
          return String(content)
        }
        run = 0
      }
      return String(repeating: "`", count: length)
    }

    /// The text of `[text](target)`; a bracket that is no link is itself.
    private mutating func link(to end: Int) -> String {
      var depth = 0
      for position in index..<end {
        if characters[position] == "[" { depth += 1 }
        guard characters[position] == "]" else { continue }
        depth -= 1
        guard depth == 0 else { continue }
        guard position + 1 < end, characters[position + 1] == "(",
          let close = characters[position..<end].firstIndex(of: ")")
        else { break }
        index += 1
        let text = plain(to: position)
        index = close + 1
        return text
      }
      index += 1
      return "["
    }

    /// Passes `**`, and a `*` that opens or closes a slanted word.
    private mutating func isMark(to end: Int) -> Bool {
      if index + 1 < end, characters[index + 1] == "*" {
        index += 2
        return true
      }
      let before = index > 0 ? characters[index - 1] : " "
      let after = index + 1 < end ? characters[index + 1] : " "
      guard isSlanted ? before != " " : after != " " && characters[(index + 1)..<end].contains("*")
      else { return false }
      isSlanted.toggle()
      index += 1
      return true
    }
  }
}

extension Character {
  fileprivate var isPunctuationOfMarkdown: Bool { "\\`*_{}[]()#+-.!|<>~\"$&".contains(self) }
}

extension StringProtocol {
  /// Without spaces at either end.
  var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
