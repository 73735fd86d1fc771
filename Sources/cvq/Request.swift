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
}

/// The forms in which results are printed.
enum OutputFormat: String, CaseIterable {
  case text, csv
}
