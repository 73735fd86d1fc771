/// A piece of a page in the Markdown that our pages use.
enum PageBlock: Equatable {
  case heading(String)
  case paragraph(String)
  /// Kind is what stands behind the fence: `cvq`, `cvq wrong`, `text`.
  case code(kind: String, lines: [String])
  /// The first row heads the others.
  case table([[String]])
  /// Marker and text of each.
  case list([Item])
  case quote(String)

  struct Item: Equatable {
    let marker: String
    var text: String
  }

  /// The pieces of a page in their order; texts without marks, code as it stands.
  static func all(in page: String) -> [PageBlock] {
    var reader = PageReader()
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      reader.read(line.last == "\r" ? line.dropLast() : line)
    }
    reader.close()
    return reader.blocks
  }
}

/// Reads lines one by one; what is open goes on until a line of another kind.
private struct PageReader {
  private(set) var blocks: [PageBlock] = []
  private var fence: Substring?
  private var kind = ""
  private var code: [String] = []
  private var text: [String] = []
  private var quote: [String] = []
  private var rows: [Substring] = []
  private var items: [PageBlock.Item] = []

  mutating func read(_ line: Substring) {
    if let open = fence {
      if line == open { endCode() } else { code.append(String(line)) }
      return
    }
    let ticks = line.prefix { $0 == "`" }
    if ticks.count >= 3 {
      close()
      fence = ticks
      kind = String(line.dropFirst(ticks.count))
    } else if line.allSatisfy({ $0 == " " }) {
      close()
    } else if line.hasPrefix("#") {
      close()
      blocks.append(.heading(PageInline.plain(line.drop { $0 == "#" || $0 == " " })))
    } else if line.hasPrefix("|") {
      if rows.isEmpty { close() }
      rows.append(line)
    } else if line.hasPrefix(">") {
      if quote.isEmpty { close() }
      quote.append(line.drop { $0 == ">" || $0 == " " }.trimmingSpaces)
    } else if let marker = marker(of: line) {
      if items.isEmpty { close() }
      let rest = line.dropFirst(marker.count).trimmingSpaces
      items.append(PageBlock.Item(marker: marker.trimmingSpaces, text: rest))
    } else if let last = items.indices.last, line.first == " " {
      items[last].text += " " + line.trimmingSpaces
    } else {
      if text.isEmpty { close() }
      text.append(line.trimmingSpaces)
    }
  }

  /// Ends whatever is open.
  mutating func close() {
    if fence != nil { endCode() }
    if !text.isEmpty { blocks.append(.paragraph(PageInline.plain(text.joined(separator: " ")))) }
    if !quote.isEmpty { blocks.append(.quote(PageInline.plain(quote.joined(separator: " ")))) }
    if !rows.isEmpty {
      let isRule = { (row: Substring) in row.allSatisfy { "|-: ".contains($0) } && row.contains("-")
      }
      blocks.append(.table(rows.filter { !isRule($0) }.map { PageInline.cells($0) }))
    }
    if !items.isEmpty {
      blocks.append(
        .list(items.map { PageBlock.Item(marker: $0.marker, text: PageInline.plain($0.text)) })
      )
    }
    text = []
    quote = []
    rows = []
    items = []
  }

  private mutating func endCode() {
    blocks.append(.code(kind: kind, lines: code))
    fence = nil
    code = []
  }

  /// `- ` or `12. ` at the start of a line, with spaces before it in a list within a list.
  private func marker(of line: Substring) -> Substring? {
    let spaces = line.prefix { $0 == " " }
    let rest = line.dropFirst(spaces.count)
    if rest.hasPrefix("- ") { return line.prefix(spaces.count + 2) }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < 4, rest.dropFirst(digits.count).hasPrefix(". ")
    else { return nil }
    return line.prefix(spaces.count + digits.count + 2)
  }
}
