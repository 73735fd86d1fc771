import Formats
import Frames
import Indicators
import Semantics

/// Reads a file as a plain table (`language.md` §8.1, from).
///
/// - Parameters:
///   - path: The file, as the query names it.
///   - folder: Where relative paths start; ends in a slash, or empty.
///   - mentioned: Folded names of the columns that are wanted; nil for all.
/// - Returns: The rows, and what there is to say about them.
/// - Throws: A failure where the file cannot be read, or holds a format that is not read.
func readPlainTable(
  _ path: String,
  folder: String,
  mentioned: Set<String>?
) throws(FileFailure) -> SourceReading {
  var options = CSVOptions()
  options.periodReader = { Period(reading: $0) }
  if let mentioned {
    options.wantedColumns = { headings in
      let wanted = headings.indices.filter { mentioned.contains(foldedColumnName(headings[$0])) }
      // A count needs no column, but a table needs one.
      return Set(wanted.isEmpty ? [0] : wanted)
    }
  }
  options.snapshotPurpose = "table " + (mentioned?.sorted().joined(separator: ",") ?? "*")
  do throws(FormatError) {
    let full = path.hasPrefix("/") ? path : folder + path
    let reading = try openTable(full, named: path, options: options)
    return SourceReading(
      frame: reading.table.frame,
      footnotes: footnotes(reading.table.report, path)
        + reading.remarks.map { Footnote(.scope, "\(path): \($0)") }
    )
  } catch {
    if case .noMemory(_, let shortage) = error {
      throw FileFailure(code: "memory-1", message: error.message, notes: [shortage.wayOut])
    }
    throw FileFailure(
      code: Cancellation.isRequested ? "stop-1" : error.isOpeningFailure ? "file-1" : "file-2",
      message: error.message,
      notes: []
    )
  }
}

/// What was odd about a file, one line a kind.
private func footnotes(_ report: ReadReport, _ name: String) -> [Footnote] {
  var lines: [Footnote] = []
  var byMeaning: [(word: String, count: Int, texts: [String])] = []
  for marker in report.markers {
    let word = marker.meaning.word
    // Blank cells are the ordinary way to have no figure.
    guard !marker.text.isEmpty else { continue }
    if let index = byMeaning.firstIndex(where: { $0.word == word }) {
      byMeaning[index].count += marker.count
      if !byMeaning[index].texts.contains(marker.text) {
        byMeaning[index].texts.append(marker.text)
      }
    } else {
      byMeaning.append((word, marker.count, [marker.text]))
    }
  }
  for entry in byMeaning {
    let texts = entry.texts.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
    let cells = entry.count == 1 ? "1 cell" : "\(entry.count) cells"
    lines.append(Footnote(.unknowns, "\(name): \(cells) read as \(entry.word) (\(texts))"))
  }
  lines += report.repairs.map { Footnote(.scope, "\(name): \($0)") }
  return lines
}

extension MarkerList.Meaning {
  fileprivate var word: String {
    switch presence {
    case .known: "a number with a flag"
    case .missing: "missing"
    case .suppressed: "suppressed"
    case .notApplicable: "not applicable"
    case .roundsToZero: "rounding to zero"
    }
  }
}
