import Foundation
import TestSupport
import Testing

/// Files that are not what they should be: each has its message and its exit code.
@Suite struct `Bad files` {
  struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let message: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, says message: String) {
      self.init(name, Array(text.utf8), says: message)
    }

    init(_ name: String, _ bytes: [UInt8], says message: String) {
      (self.name, self.bytes, self.message) = (name, bytes, message)
    }
  }

  @Test(arguments: [
    BadFile("empty.csv", "", says: "empty"),
    BadFile("spaces.csv", "\n\n", says: "spaces.csv"),
    BadFile("latin.csv", Array("place,n\nCaf".utf8) + [0x81, 0x2C, 0x31, 0x0A], says: "UTF-8"),
    BadFile("cut.csv", "place,n,m\nCoventry,1,2\nDerby,2,3\nLeeds,", says: "line 4"),
    BadFile("quote.csv", "place,n\n\"Coventry,1\nDerby,2\n", says: "line 2"),
    BadFile("long.csv", "place,n\nCoventry,1\nDerby,2,3\n", says: "line 3"),
    BadFile("nul.csv", "place,n\nCoven\u{0}try,1\n", says: "NUL"),
    BadFile("page.csv", "<!DOCTYPE html><html><body>no</body></html>\n", says: "web page"),
  ])
  func `is refused by name and place`(file: BadFile) throws {
    let folder = try Folder()
    try folder.write(Data(file.bytes), to: file.name)
    let run = try Program.run(["-c", "from \"\(file.name)\""], in: folder)
    #expect(run.exitCode == 3, "\(run.messages)")
    #expect(run.messages.contains(file.name), "\(run.messages)")
    #expect(run.messages.contains(file.message), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test func `a folder is not a table`() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "inner.csv"),
      withIntermediateDirectories: false
    )
    let run = try Program.run(["-c", #"from "inner.csv""#], in: folder)
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("folder"))
  }

  @Test func `a script that is not UTF-8 is refused`() throws {
    let folder = try Folder()
    try folder.write(Data(Array("get \"Caf".utf8) + [0xE9, 0x22]), to: "latin.cvq")
    let run = try Program.run(["run", "latin.cvq"], in: folder)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("latin.cvq is not UTF-8 text"))
  }

  /// The bundled package, with one file changed.
  private func package(_ name: String, _ change: (inout [String]) -> Void) throws -> Folder {
    let folder = try Folder()
    for entry in Repository.entries("datasets/coventry") {
      let bytes = try #require(Repository.bytes("datasets/coventry/\(entry)"))
      try folder.write(Data(bytes), to: entry)
    }
    var lines = try folder.text(name).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    change(&lines)
    try folder.write(lines.joined(separator: "\n"), to: name)
    return folder
  }

  @Test func `two figures for one key in a package are refused, and both are named`() throws {
    let folder = try package("observations.csv") { lines in
      let changed = lines[1].replacingOccurrences(of: ",313,", with: ",314,")
      lines.insert(changed, at: 2)
    }
    let run = try Program.run(["--use", ".", "-c", "get all"], in: folder)
    #expect(run.exitCode == 3, "\(run.messages)")
    #expect(run.messages.contains("observations.csv"), "\(run.messages)")
    #expect(run.messages.contains("313") && run.messages.contains("314"), "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test func `a package whose observations are cut short is refused`() throws {
    let folder = try package("observations.csv") { lines in
      lines = Array(lines.prefix(40))
      lines[39] = String(lines[39].prefix(20))
    }
    let run = try Program.run(["--use", ".", "-c", "get all"], in: folder)
    #expect(run.exitCode == 3, "\(run.messages)")
    #expect(run.messages.contains("observations.csv"), "\(run.messages)")
  }

  @Test func `a package without its observations is refused`() throws {
    let folder = try package("observations.csv") { $0 = [] }
    try FileManager.default.removeItem(at: folder.url.appending(path: "observations.csv"))
    let run = try Program.run(["--use", ".", "-c", "get all"], in: folder)
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("observations.csv"), "\(run.messages)")
  }

  @Test func `a folder that is no package is refused`() throws {
    let run = try Program.run(["--use", ".", "-c", "get all"])
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("datapackage.json"), "\(run.messages)")
  }
}
