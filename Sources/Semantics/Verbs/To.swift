import Frames
import Plans
import Syntax

extension Verb {
  static let to = Verb(
    name: "to",
    summary: "Sends the result somewhere: printed as CSV, or into a file.",
    usage: #"to csv | to "file.csv""#,
    examples: [#"get "Recorded crime" | to csv"#],
    expand: expandTo
  )
}

/// Formats that can be written, and those that the language has but that are not built yet.
private let writtenFormats: Set<String> = ["csv"]

private func expandTo(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .to(let format, let path) = call.step.body else { return table }
  let ending = path.flatMap { fileEnding($0.text) }
  guard let wanted = format?.text.lowercased() ?? ending else {
    throw Diagnostic(
      code: "file-3",
      message: "the ending of a file name says its format, and \"\(path?.text ?? "")\" has none",
      range: path?.range ?? call.step.range,
      notes: ["for example   to \"\(path?.text ?? "table").csv\""]
    )
  }
  guard writtenFormats.contains(wanted) else {
    let known = Vocabulary.formats.contains(wanted)
    throw Diagnostic(
      code: known ? "later-5" : "file-4",
      message: known
        ? "'\(wanted)' is part of the language but cannot be written yet; csv can"
        : "there is no format '\(wanted)'; formats: csv",
      range: format?.range ?? path?.range ?? call.step.range
    )
  }
  table.destination = Destination(format: wanted, path: path?.text)
  return table
}

/// `csv` of `table.csv`; nil where the last part of the path has no ending.
private func fileEnding(_ path: String) -> String? {
  let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
  let ending = name[name.index(after: dot)...]
  return ending.isEmpty ? nil : ending.lowercased()
}
