import Formats
public import Syntax

/// Messages as JSON objects, one a line (`language.md` §13), for editors and other programs.
///
/// Lines and columns count from 1, columns in Unicode scalars; `end_line` and `end_column` name the
/// place after the last scalar. `start` and `end` of an edit count Unicode scalars from 0 from the
/// start of the file, a byte order mark left out and CR LF taken as two.
public struct DiagnosticJSON: Sendable {
  private let file: String?
  private let source: SourceText
  private let offsets: ScalarOffsets

  /// - Parameters:
  ///   - source: The text that the ranges of the messages are in.
  ///   - file: Its name as given; nil for a text that is in no file.
  public init(_ source: SourceText, file: String?) {
    self.file = file
    self.source = source
    offsets = ScalarOffsets(source.bytes)
  }

  /// One message on one line, with its line end.
  public func line(_ diagnostic: Diagnostic) -> String {
    let start = place(diagnostic.range.lowerBound)
    let end = place(diagnostic.range.upperBound)
    return messageLine(
      code: diagnostic.code,
      severity: diagnostic.severity.rawValue,
      message: diagnostic.message,
      file: file,
      places: [start.line, start.column, end.line, end.column],
      notes: diagnostic.notes,
      fixes: diagnostic.fixes.map(fix)
    )
  }

  private func place(_ offset: Int) -> (line: Int, column: Int) {
    let start = source.lineRange(at: offset).lowerBound
    return (
      source.line(at: offset), offsets.scalars(before: offset) - offsets.scalars(before: start) + 1
    )
  }

  private func fix(_ fix: Fix) -> JSONValue {
    let edits = fix.edits.map { edit in
      JSONValue.object([
        .init("start", .number(Double(offsets.scalars(before: edit.range.lowerBound)))),
        .init("end", .number(Double(offsets.scalars(before: edit.range.upperBound)))),
        .init("text", .string(edit.replacement)),
      ])
    }
    return .object([.init("title", .string(fix.title)), .init("edits", .array(edits))])
  }

  /// A message that is about no place in a script, on one line with its line end.
  ///
  /// - Parameters:
  ///   - code: Stable and short, such as `run-3`.
  ///   - severity: `error`, `warning`, or `note` for what stands beside an answer.
  ///   - message: One line.
  ///   - file: The script's name as given; nil for a text that is in no file.
  ///   - notes: Further lines.
  /// - Returns: The object, whose places are null.
  public static func line(
    code: String,
    severity: String,
    message: String,
    file: String? = nil,
    notes: [String] = []
  ) -> String {
    messageLine(
      code: code,
      severity: severity,
      message: message,
      file: file,
      places: nil,
      notes: notes,
      fixes: []
    )
  }
}

private func messageLine(
  code: String,
  severity: String,
  message: String,
  file: String?,
  places: [Int]?,
  notes: [String],
  fixes: [JSONValue]
) -> String {
  let names = ["line", "column", "end_line", "end_column"]
  let numbers = names.indices.map { index in
    JSONValue.Member(names[index], places.map { .number(Double($0[index])) } ?? .null)
  }
  let object = JSONValue.object(
    [
      .init("code", .string(code)),
      .init("severity", .string(severity)),
      .init("message", .string(message)),
      .init("file", file.map { .string($0) } ?? .null),
    ] + numbers + [
      .init("notes", .array(notes.map { .string($0) })),
      .init("fixes", .array(fixes)),
    ]
  )
  return object.jsonText + "\n"
}

/// Counts scalars before a byte of a text in a time that does not grow with the text.
private struct ScalarOffsets: Sendable {
  private static let stride = 512
  private let bytes: [UInt8]
  /// Scalars before each multiple of the stride.
  private let marks: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var marks: [Int] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.stride == 0 { marks.append(count) }
      if startsScalar(byte) { count += 1 }
    }
    self.marks = marks
  }

  /// Offsets outside the text count as its ends.
  func scalars(before offset: Int) -> Int {
    let end = min(max(0, offset), bytes.count)
    guard !marks.isEmpty else { return 0 }
    let mark = min(end / Self.stride, marks.count - 1)
    return bytes[(mark * Self.stride)..<end].reduce(marks[mark]) { count, byte in
      startsScalar(byte) ? count + 1 : count
    }
  }
}

private func startsScalar(_ byte: UInt8) -> Bool { byte & 0b1100_0000 != 0b1000_0000 }
