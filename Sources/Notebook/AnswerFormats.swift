public import Formats
import Frames
import Rendering

/// The forms in which an answer leaves the program (`language.md` §11).
public enum AnswerFormat: String, Sendable, Hashable, CaseIterable {
  case csv, json, jsonl, xlsx, md, html, text

  /// Whether several answers may follow one another in one stream.
  ///
  /// Tables of CSV would run into one another, and two arrays are no JSON text.
  public var canFollowAnother: Bool {
    switch self {
    case .csv, .json, .jsonl, .xlsx: false
    case .md, .html, .text: true
    }
  }

  /// What the format is called in messages.
  public var title: String {
    switch self {
    case .csv: "CSV"
    case .json: "JSON"
    case .jsonl: "JSON Lines"
    case .xlsx: "XLSX"
    case .md: "Markdown"
    case .html: "HTML"
    case .text: "text"
    }
  }
}

extension Answer {
  /// The answer in a format, as UTF-8.
  ///
  /// CSV, JSON, JSON Lines and XLSX hold rows alone. Markdown and HTML hold the footers too, since a document is read
  /// without the screen that it came from. Only text is laid out for a width, that of `style`;
  /// nothing else is cut. As a whole file HTML is a page of its own instead of a fragment, and text
  /// has its footers.
  ///
  /// - Throws: What hinders an XLSX file; the other formats are always there.
  public func bytes(
    as format: AnswerFormat,
    isWholeFile: Bool = false,
    style: ScreenStyle = ScreenStyle(),
    name: String = "the workbook"
  ) throws(FormatError) -> [UInt8] {
    switch format {
    case .csv: return csv
    case .json:
      var all: [UInt8] = []
      writeJSON(shown) { bytes in all += bytes }
      return all
    case .jsonl:
      var all: [UInt8] = []
      writeJSONLines(shown, estimateParts: isValue) { bytes in all += bytes }
      return all
    case .xlsx: return try xlsxBytes(of: shown, estimateParts: isValue, name: name)
    case .md: return Array(markdownText(frame, options: documentOptions).utf8)
    case .html:
      let text =
        isWholeFile
        ? htmlDocument(frame, options: documentOptions)
        : htmlText(frame, options: documentOptions)
      return Array(text.utf8)
    case .text:
      var plain = style
      plain.isColoured = false
      let lines =
        tableText(plain, showsAllRows: true)
        + (isWholeFile ? footerLines(plain, all: true) : [])
      return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
  }

  private var documentOptions: DocumentOptions {
    DocumentOptions(
      titleParts: subject,
      footers: footnotes.map(\.text),
      judgementColumns: judgementColumns
    )
  }
}
