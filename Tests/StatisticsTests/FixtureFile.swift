import Foundation
import Testing

/// One file of figures from an independent implementation, made by a script of `scripts/reference`.
///
/// The cells hold no commas; each row names its source.
struct FixtureFile {
  let rows: [VectorRow]

  init(_ name: String, count: Int) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "fixtures/\(name).csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = try #require(lines.first).split(separator: ",").map(String.init)
    let places = Dictionary(
      header.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    rows = lines.dropFirst().enumerated().map {
      VectorRow(
        line: $0 + 2,
        cells: $1.split(separator: ",", omittingEmptySubsequences: false).map(String.init),
        places: places
      )
    }
    #expect(rows.count == count, "rows of \(name)")
    #expect(rows.allSatisfy { !$0["source"].isEmpty }, "sources of \(name)")
  }
}
