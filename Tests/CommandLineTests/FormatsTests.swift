import Foundation
import TestSupport
import Testing

@Suite struct `Formats on the command line` {
  static let query = #"get "Recorded crime" in 2019/20, 2020/21 | keep period, value"#

  @Test func `JSON can be read back`() throws {
    let run = try Program.run(["--format", "json", "-c", Self.query])
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]]
    )
    #expect(rows.map { $0["period"] as? String } == ["2019/20", "2020/21"])
    let values = rows.map { ($0["value"] as? [String: Any])?["value"] as? Double }
    #expect(values == [28592, 31309])
  }

  @Test func `a step 'to' decides before --format`() throws {
    let run = try Program.run(["--format", "json", "-c", Self.query + " | to md"])
    #expect(run.text.contains("| 2019/20 | 28,592"), "\(run.text)")
  }

  @Test(arguments: ["csv", "json"])
  func `several tables of a format that stands alone are refused before anything runs`(
    format: String
  ) throws {
    let run = try Program.run(["--format", format, "-c", "get all\nget all\n"])
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("2 tables in one stream of \(format.uppercased())"))
  }

  @Test(arguments: [("md", "| period"), ("html", "<table>"), ("text", "period")])
  func `other formats may hold several tables`(format: String, start: String) throws {
    let run = try Program.run(["--format", format, "-c", "\(Self.query)\n\(Self.query)\n"])
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.text.components(separatedBy: start).count == 3, "\(run.text)")
  }

  @Test(arguments: [
    ("table.json", "[\n{\"period\""), ("table.md", "**"), ("table.html", "<!DOCTYPE html>"),
    ("table.txt", "Coventry"),
  ])
  func `the ending of a file says its format`(name: String, start: String) throws {
    let folder = try Folder()
    let run = try Program.run(["-c", Self.query + " | to \"\(name)\""], in: folder)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try folder.text(name).hasPrefix(start))
    #expect(run.messages.contains("\(name): 2 rows"))
  }
}
