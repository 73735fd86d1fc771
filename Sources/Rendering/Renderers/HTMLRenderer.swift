public import Frames

/// A frame as an HTML table with its caption and notes; a pure function.
///
/// The fragment holds no script and no style, and fits into any UTF-8 page. Keys at the left are row
/// headings; cells of numbers have the class `number`, the notes the class `notes`.
public func htmlText(_ frame: Frame, options: DocumentOptions = DocumentOptions()) -> String {
  let table = DocumentTable(frame, options)
  var lines = ["<table>"]
  if !table.caption.isEmpty {
    lines.append("<caption>\(htmlEscaped(table.caption.joined(separator: " · ")))</caption>")
  }
  lines += ["<thead>", "<tr>"]
  lines += table.headings.map { heading in
    "<th scope=\"col\"\(className(heading))>\(htmlEscaped(heading.text))</th>"
  }
  lines += ["</tr>", "</thead>", "<tbody>"]
  for row in table.rows {
    let cells = zip(table.headings, row).map { heading, cell in
      heading.isRowHeading
        ? "<th scope=\"row\"\(className(heading))>\(htmlEscaped(cell))</th>"
        : "<td\(className(heading))>\(htmlEscaped(cell))</td>"
    }
    lines.append("<tr>\(cells.joined())</tr>")
  }
  lines += ["</tbody>", "</table>"]
  if !table.notes.isEmpty {
    lines.append("<ul class=\"notes\">")
    lines += table.notes.map { "<li>\(htmlEscaped($0))</li>" }
    lines.append("</ul>")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// A frame as a small web page of its own: the fragment of `htmlText` with a title and a style.
public func htmlDocument(_ frame: Frame, options: DocumentOptions = DocumentOptions()) -> String {
  let title = DocumentTable(frame, options).caption.joined(separator: " · ")
  return """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(htmlEscaped(title.isEmpty ? "Table" : title))</title>
    <style>
    body { font-family: system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fff; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
    th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid #bbb; vertical-align: top; }
    th { text-align: left; }
    tbody th { font-weight: normal; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .notes { color: #555; padding-left: 1.2rem; }
    </style>
    </head>
    <body>

    """ + htmlText(frame, options: options) + "</body>\n</html>\n"
}

private func className(_ heading: DocumentTable.Heading) -> String {
  heading.alignsRight ? " class=\"number\"" : ""
}

/// Text that a page shows as it is, in elements and in quoted attributes.
func htmlEscaped(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
