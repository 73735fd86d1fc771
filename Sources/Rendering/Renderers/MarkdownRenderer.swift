public import Frames

/// A frame as a Markdown table (GitHub's dialect): caption, table, notes; a pure function.
///
/// Numbers are right-aligned, signs that Markdown would read are escaped, no text is cut.
public func markdownText(_ frame: Frame, options: DocumentOptions = DocumentOptions()) -> String {
  let table = DocumentTable(frame, options)
  var blocks: [String] = []
  if !table.caption.isEmpty {
    blocks.append("**" + table.caption.map { markdownEscaped($0) }.joined(separator: " · ") + "**")
  }
  if !table.headings.isEmpty {
    var lines = [
      row(table.headings.map { markdownEscaped($0.text) }),
      row(table.headings.map { $0.alignsRight ? "---:" : ":---" }),
    ]
    lines += table.rows.map { row($0.map { markdownEscaped($0) }) }
    blocks.append(lines.joined(separator: "\n"))
  }
  if !table.notes.isEmpty {
    blocks.append(table.notes.map { "- " + markdownEscaped($0) }.joined(separator: "\n"))
  }
  return blocks.joined(separator: "\n\n") + "\n"
}

private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

/// Text that Markdown shows as it is: no emphasis, link, code, cell border or mark-up of its own.
///
/// An underscore inside a word is no emphasis and stays, so that column names can be read.
func markdownEscaped(_ text: String) -> String {
  let characters = Array(text)
  var result = ""
  for (position, character) in characters.enumerated() {
    switch character {
    case "\\", "`", "*", "[", "]", "|", "~": result += "\\\(character)"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&":
      let next = position + 1 < characters.count ? characters[position + 1] : " "
      result += next.isLetter || next == "#" ? "&amp;" : "&"
    case "_":
      let isInside =
        position > 0 && position + 1 < characters.count
        && isWordPart(characters[position - 1]) && isWordPart(characters[position + 1])
      result += isInside ? "_" : "\\_"
    default: result.append(character)
    }
  }
  return result
}

private func isWordPart(_ character: Character) -> Bool {
  character.isLetter || character.isNumber
}
