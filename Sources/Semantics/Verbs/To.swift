import Frames
import Plans
import Syntax

extension Verb {
  static let to = Verb(
    name: "to",
    summary: "Sends the result somewhere: printed in a format, or into a file.",
    usage: #"to csv|json|jsonl|xlsx|md|html|text | to "file.csv""#,
    examples: [#"get "Recorded crime" | to csv"#],
    expand: expandTo
  )
}

/// Formats that can be written, in the order of messages.
private let writtenFormats = ["csv", "json", "jsonl", "xlsx", "md", "html", "text"]

/// Endings of file names that say a format by another word.
private let formatsByEnding = [
  "txt": "text", "htm": "html", "markdown": "md", "ndjson": "jsonl",
]

private func expandTo(_ call: Call) throws(Diagnostic) -> Table {
  var table = try call.table()
  guard case .to(let format, let path) = call.step.body else { return table }
  let ending = path.flatMap { fileEnding($0.text) }
  guard let wanted = format?.text.lowercased() ?? ending.map({ formatsByEnding[$0] ?? $0 })
  else {
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
        ? "'\(wanted)' is part of the language but cannot be written yet; these can: "
          + writtenFormats.joined(separator: ", ")
        : "there is no format '\(wanted)'; formats: " + writtenFormats.joined(separator: ", "),
      range: format?.range ?? path?.range ?? call.step.range
    )
  }
  if let refusal = table.needsProtection(call.scope.workspace, at: call.step.range) {
    throw refusal
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
