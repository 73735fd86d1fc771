public import Frames

/// The cells of a column as numbers of its distinct texts, -1 where a cell is blank.
struct LayoutCells {
  let entries: [String]
  let codes: [Int]

  init(_ text: TextColumn, _ tidy: (String) -> String = trimmedText) {
    entries = text.dictionary.entries.map(tidy)
    codes = text.mapped(entries.enumerated().map { $1.isEmpty ? -1 : $0 })
  }

  subscript(row: Int) -> String? { codes[row] < 0 ? nil : entries[codes[row]] }
}

/// Texts that were met, each with a number.
struct Interning {
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}

/// Asks for room before columns are repeated for each of several figures of a row: a file that is wide
/// both in words and in figures takes many times its size.
///
/// - Throws: `LayoutError.noMemory`.
func checkRoom(rows: Int, repeating columns: [TextColumn]) throws(LayoutError) {
  let codes = columns.reduce(0) { bytes, column in
    let count = column.dictionary.count
    return bytes + (count <= 1 << 8 ? 1 : count <= 1 << 16 ? 2 : 4)
  }
  // What is worked out of each figure, over some stations.
  let (bytes, overflow) = rows.multipliedReportingOverflow(by: codes + 200)
  let size = overflow ? Int.max : bytes
  if let shortage = MemoryBudget.shortage(adding: size, workingOn: size) {
    throw LayoutError.noMemory(shortage)
  }
}

extension TextColumn {
  /// Whether its texts are numbers and markers, at least one of them a number.
  public var isNumeric: Bool {
    let markers = MarkerTable()
    var hasNumber = false
    for entry in dictionary.entries where !trimmedText(entry).isEmpty {
      switch markers.read(entry) {
      case .number: hasNumber = true
      case .marker: break
      case .text: return false
      }
    }
    return hasNumber
  }
}

/// A name without line breaks and repeated spaces, and without quotation marks of its own where
/// the publisher puts them.
func tidyName(_ text: String, hasInnerQuotes: Bool = false) -> String {
  var name = trimmedText(text)
  if hasInnerQuotes, name.utf8.count > 2, name.hasPrefix("\""), name.hasSuffix("\"") {
    name = trimmedText(String(name.dropFirst().dropLast()))
  }
  let isSpaced = zip(name.utf8, name.utf8.dropFirst()).contains { first, second in
    (first == 0x20 && second == 0x20) || (0x09...0x0D).contains(first)
  }
  guard isSpaced else { return name }
  return name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
