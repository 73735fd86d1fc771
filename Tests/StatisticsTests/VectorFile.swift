import Foundation
import Testing

/// One file of reference vectors: a CSV with a header row and quoted cells.
///
/// The folder is `vectors` beside this file, or the one that `CVQ_VECTORS` names; both hold files
/// with the same columns.
struct VectorFile {
  let name: String
  let rows: [VectorRow]

  static let folder: URL =
    if let path = ProcessInfo.processInfo.environment["CVQ_VECTORS"], !path.isEmpty {
      URL(fileURLWithPath: path, isDirectory: true)
    } else {
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "vectors")
    }

  /// Whether the rows are those copied into the repository, so that their number is known.
  static let isBundled = (ProcessInfo.processInfo.environment["CVQ_VECTORS"] ?? "").isEmpty

  init(_ name: String) throws {
    self.name = name
    let url = Self.folder.appending(path: "\(name).csv")
    let lines = Self.records(try Data(contentsOf: url))
    let header = try #require(lines.first)
    let places = Dictionary(
      header.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    rows = lines.dropFirst().enumerated().map {
      VectorRow(line: $0 + 2, cells: $1, places: places)
    }
  }

  private static func records(_ data: Data) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    let bytes = [UInt8](data)
    var i = 0
    func endCell() {
      record.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
    }
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if i < bytes.count, bytes[i] == UInt8(ascii: "\"") {
          cell.append(byte)
          i += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: ","): endCell()
      case UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"):
        endCell()
        records.append(record)
        record.removeAll(keepingCapacity: true)
      default: cell.append(byte)
      }
    }
    if !cell.isEmpty || !record.isEmpty {
      endCell()
      records.append(record)
    }
    return records
  }
}

/// One row of a vector file; cells are found by the name of their column.
struct VectorRow: Sendable {
  /// Line in the file, counted from 1 with the header.
  let line: Int
  let cells: [String]
  let places: [String: Int]

  /// The text of a column; empty where the row has no such cell.
  subscript(_ column: String) -> String {
    guard let place = places[column], place < cells.count else { return "" }
    return cells[place]
  }

  /// The number in a column; nil for an empty cell or NA, NaN and infinities as numbers.
  func number(_ column: String) -> Double? { Self.number(in: self[column]) }

  /// The number in a column that must have one.
  func required(_ column: String) throws -> Double {
    try #require(number(column), "\(column) of line \(line) has no number: '\(self[column])'")
  }

  /// The cells of a list column, nil where a cell is NA; an empty cell is an empty list.
  func list(_ column: String, separator: Character = ";") -> [Double?] {
    let text = self[column]
    if text.isEmpty { return [] }
    return text.split(separator: separator, omittingEmptySubsequences: false).map {
      Self.number(in: String($0))
    }
  }

  /// The numbers of a list column; NaN where a cell is NA.
  func numbers(_ column: String, separator: Character = ";") -> [Double] {
    list(column, separator: separator).map { $0 ?? .nan }
  }

  /// The texts of a list column.
  func texts(_ column: String, separator: Character = ";") -> [String] {
    let text = self[column]
    if text.isEmpty { return [] }
    return text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a column holds `true` or `TRUE`.
  func flag(_ column: String) -> Bool { self[column].lowercased() == "true" }

  private static func number(in text: String) -> Double? {
    switch text {
    case "", "NA": nil
    case "NaN": .nan
    case "Inf": .infinity
    case "-Inf": -.infinity
    default: Double(text)
    }
  }
}

/// Whether `got` lies within `tolerance` of `expected`: relative, with an absolute floor of
/// `tolerance × scale` where the expected value is 0 or round-off (below 1e-12 of the scale).
func isClose(
  _ got: Double,
  _ expected: Double,
  _ tolerance: Double,
  scale: Double = 0
) -> Bool {
  if got.isNaN || expected.isNaN { return got.isNaN && expected.isNaN }
  if got.isInfinite || expected.isInfinite { return got == expected }
  let difference = abs(got - expected)
  if abs(expected) <= 1e-12 * abs(scale) { return difference <= tolerance * abs(scale) }
  return difference <= tolerance * max(1e-300, abs(expected))
}

/// Expects `got` to lie within `tolerance` of `expected`, with the row named where it does not.
func expectClose(
  _ got: Double?,
  _ expected: Double?,
  _ tolerance: Double,
  scale: Double = 0,
  _ what: @autoclosure () -> String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  switch (got, expected) {
  case (nil, nil): return
  case (let got?, let expected?):
    if isClose(got, expected, tolerance, scale: scale) { return }
    let relative = abs(got - expected) / max(1e-300, abs(expected))
    Issue.record(
      "\(what()): \(got), expected \(expected), relative error \(relative)",
      sourceLocation: sourceLocation
    )
  default:
    func shown(_ value: Double?) -> String { value.map { "\($0)" } ?? "missing" }
    Issue.record(
      "\(what()): \(shown(got)), expected \(shown(expected))",
      sourceLocation: sourceLocation
    )
  }
}

/// Runs `check` on each row of a file, leaves out the rows that `exclusions` names with a reason,
/// and holds the numbers of rows read and left out.
///
/// The numbers are checked for the copied files only: other folders have other rows.
func checkRows(
  of name: String,
  count: Int,
  excluded: Int = 0,
  excluding exclusions: (VectorRow) -> String? = { _ in nil },
  sourceLocation: SourceLocation = #_sourceLocation,
  _ check: (VectorRow) throws -> Void
) throws {
  let file = try VectorFile(name)
  #expect(!file.rows.isEmpty, sourceLocation: sourceLocation)
  var left = 0
  for row in file.rows {
    if exclusions(row) != nil {
      left += 1
      continue
    }
    do {
      try check(row)
    } catch {
      Issue.record(
        "\(name) \(row["case_id"]) line \(row.line): threw \(error)",
        sourceLocation: sourceLocation
      )
    }
  }
  guard VectorFile.isBundled else { return }
  #expect(file.rows.count == count, "rows of \(name)", sourceLocation: sourceLocation)
  #expect(left == excluded, "excluded rows of \(name)", sourceLocation: sourceLocation)
}
