import Frames
import Indicators
import Rendering
import Semantics
import Syntax

extension Session {
  /// A note with `{$name}` and `{$name.column}` filled in.
  ///
  /// - Throws: A diagnostic at the note for a name that is not defined, or a table that has not
  ///   just one row.
  func filledIn(_ note: String, at range: SourceRange) throws(Diagnostic) -> String {
    var result = ""
    var rest = note[...]
    while let open = rest.firstRange(of: "{$") {
      result += rest[..<open.lowerBound]
      let inside = rest[open.upperBound...]
      guard let close = inside.firstIndex(of: "}") else { return result + rest }
      let parts = inside[..<close].split(separator: ".", maxSplits: 1).map(String.init)
      result += try value(of: parts, at: range)
      rest = inside[inside.index(after: close)...]
    }
    return result + rest
  }

  private func value(of parts: [String], at range: SourceRange) throws(Diagnostic) -> String {
    guard let name = parts.first else { return "" }
    if foldedColumnName(name) == "home", let home = workspace.home {
      return workspace.places[home].name
    }
    switch binding(named: name) {
    case .value(let constant): return constant.noteText
    case .places(let places):
      return places.map { workspace.places[$0].name }.joined(separator: ", ")
    case .table(let table):
      guard parts.count == 2 else {
        throw Diagnostic(
          code: "note-2",
          message: "$\(name) is a table; a note takes one of its columns:  {$\(name).column}",
          range: range
        )
      }
      if settings.isChecking {
        guard table.isOpen || table.schema.field(parts[1]) != nil else {
          throw Diagnostic(
            code: "note-3",
            message: "$\(name) has no column '\(parts[1])'",
            range: range
          )
        }
        return ""
      }
      let frame = try evaluatedFrame(table, at: range)
      guard let column = frame[parts[1]] else {
        throw Diagnostic(
          code: "note-3",
          message: "$\(name) has no column '\(parts[1])'",
          range: range
        )
      }
      guard frame.rowCount == 1 else {
        throw Diagnostic(
          code: "note-4",
          message: "$\(name) has \(frame.rowCount) rows, and a note takes a table of one",
          range: range
        )
      }
      if case .estimate(let estimates) = column {
        return estimateText(estimates, row: 0, level: .full)
      }
      return column.displayText(0)
    case nil:
      throw Diagnostic(
        code: "note-1",
        message: "no let is called '\(name)', which the note fills in",
        range: range
      )
    }
  }
}
