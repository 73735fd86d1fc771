import Notebook

/// What the command line asks for.
struct Request {
  enum Script {
    case prompt
    case standardInput
    case text(String)
    case file(String)
  }
  var script: Script
  var use: String?
  var home: String?
  var format: OutputFormat?
  var isStrict = false
  var messages = MessageFormat.text
  /// Folder that shown tables and written files go to, one file each.
  var outFolder: String?
  /// Bytes that the run may take; nil for half of the physical memory.
  var memory: Int?
  /// Whether copies of files that are read are kept in columns.
  var keepsSnapshots = false
  /// Values for the script's `param`s.
  var parameters: [String: String] = [:]
}

/// The forms in which results are printed.
enum OutputFormat: String, CaseIterable {
  case text, csv, json, jsonl, md, html

  var answerFormat: AnswerFormat {
    switch self {
    case .text: .text
    case .csv: .csv
    case .json: .json
    case .jsonl: .jsonl
    case .md: .md
    case .html: .html
    }
  }
}
