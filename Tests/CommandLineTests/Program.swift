import Foundation
import TestSupport

/// What a run of the program left behind.
struct Run: Sendable {
  let exitCode: Int32
  let output: Data
  let errors: Data

  var text: String { String(decoding: output, as: UTF8.self) }
  var messages: String { String(decoding: errors, as: UTF8.self) }
}

/// The built program, run as a process.
enum Program {
  /// The executable lies beside the test bundle, in every configuration.
  static var path: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "cvq").path
  }

  /// Runs the program in `folder`, else in a new empty one; without `input` there is nothing to read.
  static func run(
    _ arguments: [String],
    input: String? = nil,
    in folder: Folder? = nil
  ) throws -> Run {
    try start(path, arguments, input: input, in: folder)
  }

  /// Runs a line of shell in which `$CVQ` is the program.
  static func shell(_ line: String, in folder: Folder? = nil) throws -> Run {
    try start("/bin/sh", ["-c", line], input: nil, in: folder)
  }

  private static func start(
    _ executable: String,
    _ arguments: [String],
    input: String?,
    in given: Folder?
  ) throws -> Run {
    let folder = try given ?? Folder()
    // Files take what pipes would hold back until somebody reads them.
    let streams = try Folder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = [
      "CVQ": path, "PATH": "/usr/bin:/bin", "HOME": streams.url.path,
      "LANG": "C.UTF-8",
    ]
    if let input {
      process.standardInput = try FileHandle(forReadingFrom: streams.write(input, to: "in"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    let output = try FileHandle(forWritingTo: streams.write("", to: "out"))
    let errors = try FileHandle(forWritingTo: streams.write("", to: "err"))
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    try output.close()
    try errors.close()
    return Run(
      exitCode: process.terminationStatus,
      output: try Data(contentsOf: streams.url.appending(path: "out")),
      errors: try Data(contentsOf: streams.url.appending(path: "err"))
    )
  }
}

/// A folder of one test, gone with it.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "cvq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try data.write(to: file)
    return file
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

/// RFC 4180, read by the book: what another program would make of the output.
///
/// - Returns: Rows of cells, or nil when the text is not such a file.
func rfc4180(_ data: Data) -> [[String]]? {
  guard let text = String(validating: data, as: UTF8.self) else { return nil }
  var rows: [[String]] = []
  var row: [String] = []
  var cell = ""
  var scalars = Array(text.unicodeScalars)[...]
  while let first = scalars.popFirst() {
    switch first {
    case "\"" where cell.isEmpty:
      var isClosed = false
      while let next = scalars.popFirst() {
        if next != "\"" { cell.unicodeScalars.append(next); continue }
        guard scalars.first == "\"" else {
          isClosed = true
          break
        }
        cell.unicodeScalars.append("\""); scalars.removeFirst()
      }
      guard isClosed, scalars.first == "," || scalars.first == "\n" else { return nil }
    case ",":
      row.append(cell)
      cell = ""
    case "\n":
      rows.append(row + [cell])
      (row, cell) = ([], "")
    case "\"", "\r": return nil
    default: cell.unicodeScalars.append(first)
    }
  }
  guard row.isEmpty, cell.isEmpty, let width = rows.first?.count else { return nil }
  return rows.allSatisfy { $0.count == width } ? rows : nil
}
